"""Tag: from cleaned text to mentions. Nothing here decides what a fact is."""
