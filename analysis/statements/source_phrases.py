"""The words of a source without a name, taken apart: its head, what stands before it and behind.

"Two former port officials who saw it" is about officials; ``source_types`` tells by this what sort
of source they are, and ``anonymity_words`` whether the article keeps their names back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.article.name_lists import given, noun_of
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.common.resources import rows

_LEAD = re.compile(r"\A(?:according to|by|from|as|per|in|to)\s+(?=\S)", re.IGNORECASE)
_SHORT = re.compile(r" \([A-Z][\w.&’'-]{1,9}\)(?= [a-z])")  # a Tram Board (TB) | officer
_BEHIND = re.compile(
    r"[,;:—–()]|\b(?:of|for|from|at|in|on|with|to|by|who|whom|whose|that|which|about|around|near|"
    r"against|representing|claiming|speaking|familiar|close|briefed|involved|including)\b"
)
_PRONOUN = re.compile(
    r"(?:(?:\w+ of )?(?:whom|them|which|us)|I|he|she|they|we|it|you|who|that|him|her|this|these|"
    r"those)$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*\.?")
# "a University of Northam poll", "the Harbour Institute for Trade study"
_OWNED_TEXT = re.compile(
    r"(?P<front>(?:[Aa]n?|[Tt]he|[Oo]ne) (?:(?:new|recent|latest|national|\d{4}) )*"
    r"(?:[A-Z][\w.’'&/-]* )+"
    r"(?:of|for|on) (?:the )?(?:[A-Z][\w.’'&/-]* )+)(?P<text>[a-z]+)"
)
_FEW = re.compile(r"(?:a (?:handful|number|couple|pair|few|dozen) of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without a name, taken apart.

    Args:
        words: All of it.
        front: The words up to its head, in small letters.
        head: The noun that it is about, in small letters.
        rest: What stands behind the head.
    """

    words: str
    front: tuple[str, ...]
    head: str
    rest: str

    @property
    def first(self) -> str:
        """Its first word, an article or a number for one."""
        return self.front[0] if self.front else self.head


@cache
def words_of(kind: str) -> frozenset[str]:
    """A class of words of ``analysis/data/source_words.tsv``, where the classes are told."""
    return {row["class"]: frozenset(row["words"].split()) for row in rows("source_words")}[kind]


def phrase(words: str) -> Phrase:
    """A noun phrase taken apart.

    Example:
        >>> one = phrase("two former port officials who saw it")
        >>> one.first, one.head, one.rest
        ('two', 'officials', 'who saw it')
    """
    words = _SHORT.sub("", _LEAD.sub("", " ".join(words.split()), count=1))
    if owned := _named_text(words):
        return owned
    few = _FEW.match(words)
    body = words[few.end() :].strip() if few else words
    cut = _BEHIND.search(body, 1)
    front = body[: cut.start()] if cut else body
    parts = WORD.findall(front)
    low = [re.sub(r"['’]s?$", "", w.lower().rstrip(".")) for w in parts]
    # A capital within a phrase is a name's: "Mayor Bill de Blasio" is no bill.
    first = 0 if not _is_given(parts) else -1
    plain = [i for i, w in enumerate(parts) if (i == first or w[0].islower()) and _tells(low[i])]
    if low and low[-1] in words_of("member"):
        plain.append(len(low) - 1)  # the ranking Democrat
    at = plain[-1] if plain else len(low) - 1
    head = low[at] if low else ""
    ahead = (*(["several"] if few else []), *low[: max(0, at)])
    return Phrase(words, tuple(ahead), head, body[cut.start() :].strip() if cut else "")


def _named_text(words: str) -> Phrase | None:
    """A text behind the long name of its owner: "a University of Northam poll"."""
    match = _OWNED_TEXT.fullmatch(words)
    noun = noun_of(match["text"]) if match is not None else None
    if match is None or noun is None or noun.kind != "document":
        return None
    front = (re.sub(r"['’]s?$", "", w.lower().rstrip(".")) for w in WORD.findall(match["front"]))
    return Phrase(words, tuple(front), match["text"], "")


def _is_given(parts: Sequence[str]) -> bool:
    """Whether words begin with a first name and a surname: "Bill Ward"."""
    return len(parts) > 1 and parts[0] in given() and parts[1][0].isupper()


def _tells(word: str) -> bool:
    kinds = ("someone", "hidden", "document", "some_of", "post", "text")
    return noun_of(word) is not None or any(word in words_of(kind) for kind in kinds)


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun alone."""
    return bool(_PRONOUN.match(words.strip()))


def document_words(words: str) -> bool:
    """Whether the words name a document that is not just somebody's voice.

    "The report said" is the report's; "her statement said" is hers.

    Example:
        >>> document_words("A study by the port"), document_words("the mayor’s statement")
        (True, False)
    """
    one = phrase(words)
    noun = noun_of(one.head)
    if one.head in words_of("document"):
        return True
    own = one.head in name_words("own_document")
    return noun is not None and noun.kind == "document" and not own


def own_words(words: str) -> bool:
    """Whether the words name a document that is its owner's voice, wherever he is named.

    Example:
        >>> own_words("Ward's post"), own_words("testimony by Ward"), own_words("the study")
        (True, True, False)
    """
    return phrase(words).head in name_words("own_document")


def span_words(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans, in one line."""
    return " ".join(" ".join(s.of(text).split()) for s in spans)
