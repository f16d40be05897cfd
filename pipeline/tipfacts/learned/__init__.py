"""Learned parts of the line: models that find what the rules miss, each behind a small protocol.

A model is a folder (`config.json`, weights, `metrics.json`, a card) whose files are checked by their
hashes when it is loaded. Nothing here reaches the network, and nothing is unpickled.
"""
