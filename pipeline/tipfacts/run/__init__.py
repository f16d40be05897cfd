"""Run: many documents from files to files; what the command line does, as a function."""

from __future__ import annotations

from tipfacts.run.batch import Job, Summary, run
from tipfacts.run.watcher import Silent, Watcher

__all__ = ["Job", "Silent", "Summary", "Watcher", "run"]
