"""State: from mentions and relations to validated records."""
