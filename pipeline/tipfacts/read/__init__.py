"""Read: from files to documents, or to the reason why there is none."""
