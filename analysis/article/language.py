"""Whether a text is in English, the one language that Sayso's methods are made for."""

from __future__ import annotations

import re
from itertools import islice

from analysis.article.lexicon import word_set

FEWEST = 20  # words; of fewer, how many are common tells nothing
LEAST = 0.18  # of the words; see ``share``
MOST = 5_000  # words that are looked at
NOTE = (
    "This text does not seem to be in English. Sayso is made for English and was measured on "
    "English alone, so expect much of what stands here to be wrong or missing."
)
ENGLISH, OTHER, UNKNOWN = "en", "other", "und"  # "und" as in BCP 47: too short to tell
_WORD = re.compile(r"[^\W\d_]+")


def share(text: str) -> float:
    """Which share of a text's words are common English ones, such as "the" and "said", 0 to 1.

    Of 924 articles of PolNeAR (train and dev parts) none is below 0.25; texts in German, French,
    Spanish and Dutch that were written to try this are below 0.11, since few words are common to
    both ("in", "was", "on").

    Example:
        >>> share("The rain was heavy") > 0.4 > share("Der Regen war schwer")
        True
    """
    words = [word[0].lower() for word in islice(_WORD.finditer(text), MOST)]
    common = word_set("function_words")
    return sum(word in common for word in words) / max(1, len(words))


def language(text: str) -> str:
    """The language of a text as far as it matters here: ``en``, ``other`` or ``und``.

    ``und`` (undetermined) is a text of less than ``FEWEST`` words, which is read as English.

    Example:
        >>> language("It rained."), language("今天下了很大的雨，市长说。")
        ('und', 'other')
    """
    if note(text):
        return OTHER
    few = sum(1 for _ in islice(_WORD.finditer(text), FEWEST)) < FEWEST
    return UNKNOWN if few else ENGLISH


def note(text: str) -> str:
    """What a reader is to be told where a text does not seem to be in English; else nothing.

    A short text in the letters of the west is given the benefit of the doubt.

    Example:
        >>> note("It rained."), note("今天下了很大的雨，市长说。")[:27]
        ('', 'This text does not seem to ')
    """
    letters = [letter for letter in text[: 10 * MOST] if letter.isalpha()]
    foreign = sum(letter > "\u024f" for letter in letters) > len(letters) / 2
    few = sum(1 for _ in islice(_WORD.finditer(text), FEWEST)) < FEWEST
    return NOTE if foreign or (not few and share(text) < LEAST) else ""
