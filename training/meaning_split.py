"""Which articles a run of "meaning" leaves out, to choose by."""

from __future__ import annotations

import hashlib


def fold(key: str, folds: int = 5) -> int:
    """The fold of an article, by its id."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds
