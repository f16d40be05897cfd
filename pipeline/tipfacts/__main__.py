"""`python -m tipfacts` is `tipfacts`."""

from __future__ import annotations

from tipfacts.cli import main

if __name__ == "__main__":
    main()
