"""The command line: `tipfacts COMMAND`; the one place that catches errors and prints."""

from __future__ import annotations

from tipfacts.cli.app import app, main

__all__ = ["app", "main"]
