"""Names fit for files, folders and anchors."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 120  # bytes; a file's name may have 255, and slugs get endings
_UNSEEN = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that show nothing
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")  # what Windows takes for a device


def slugify(name: str) -> str:
    """A name fit for a file or an anchor: letters and digits joined by hyphens, 80 at most.

    Names that some file system takes for one have one slug; no slug holds two hyphens in a row.

    Example:
        >>> slugify("Iran Orders 'Speedy' Missiles"), slugify("../../Con")
        ('iran-orders-speedy-missiles', 'con-0')
    """
    plain = _bare(_bare(name[:1000]).casefold())
    slug = unicodedata.normalize("NFC", re.sub(r"[\W_]+", "-", plain).strip("-"))[:80]
    slug = slug.encode("utf-8")[:LONGEST_SLUG].decode("utf-8", "ignore").strip("-")
    return f"{slug}-0" if _DEVICE.fullmatch(slug) else slug or "article"


def _bare(name: str) -> str:
    """A name without accents and letters that show nothing, each letter in its plainest form."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in _UNSEEN)


def is_name(word: str) -> bool:
    """Whether a word can name one thing in a folder, on any system, and nothing beyond it.

    Example:
        >>> is_name("rain--2"), is_name("../rain"), is_name(".."), is_name("C:rain")
        (True, False, False, False)
    """
    try:
        long = len(word.encode()) > 255
    except UnicodeEncodeError:
        return False
    odd = any(c in "/\\:" or ord(c) < 32 or ord(c) == 127 for c in word)
    return not (long or odd or word in ("", ".", ".."))
