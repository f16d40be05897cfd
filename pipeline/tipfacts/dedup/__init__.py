"""Deduplicate: which passages are copies of which, told by words and by figures."""
