"""Knows nothing of news: files, locks, fingerprints, processes, HTML fragments, data files."""
