"""The words of a text as they are compared: what is the same for readers has the same key.

Marks, spaces and capitals do not count, nor whether a contraction is written out, nor whether a
number is in words or figures. A number with its scale, currency and per cent is one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.article.lexicon import word_set
from analysis.article.spans import Span
from analysis.common.number_words import SCALES, SMALL

# A letter with its accents and with what nobody sees: soft hyphens, spaces without width, joiners.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W\d_][\u0300-\u036f{_UNSEEN}]*"
_WORD = re.compile(
    rf"\[(?:{_LETTER}){{1,2}}\](?:{_LETTER})+"  # [W]e
    r"|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"  # U.S.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|bn|tn|m|k)?(?![^\W_])"
    r"|\d+(?:[.,]\d+)*"
    rf"|(?:{_LETTER})+(?:['’‘](?:{_LETTER})+)*"
    r"|%"
)
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_ENDINGS = MappingProxyType({"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"})
_IRREGULAR = MappingProxyType({"can't": "can", "won't": "will", "shan't": "shall"})
_SCALES = MappingProxyType({**SCALES, "k": 1_000, "m": 10**6, "bn": 10**9, "tn": 10**12})
_ORDINALS = MappingProxyType(
    {
        "first": "#1th", "second": "#2th", "third": "#3th", "fourth": "#4th", "fifth": "#5th",
        "sixth": "#6th", "seventh": "#7th", "eighth": "#8th", "ninth": "#9th", "tenth": "#10th",
    }
)  # fmt: skip
_FIGURES = re.compile(r"(\d+(?:[.,]\d+)*)(st|nd|rd|th|bn|tn|m|k)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CURRENCIES = frozenset("$£€")
_CURRENCY_WORDS = MappingProxyType(
    {"dollar": "$", "dollars": "$", "pounds": "£", "euro": "€", "euros": "€"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared.

    Args:
        key: What is the same for all its spellings; of a number "#" and its value.
        start, end: Where it stands; the parts of a contraction stand at the same place.
    """

    key: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.key[0] == "#"

    @property
    def value(self) -> str:
        """A number's value without its currency or per cent; empty for ordinals and words."""
        plain = self.key[1:].rstrip("%$£€")
        return plain if self.is_number and not plain.endswith("th") else ""

    @property
    def is_content(self) -> bool:
        """Whether it carries meaning of its own: a number, or no word of grammar."""
        return self.is_number or self.key not in word_set("function_words")


def word_keys(text: str, span: Span) -> tuple[Token, ...]:
    """The words of a part of a text.

    Example:
        >>> text = "We don’t owe $12 million, or twenty-five per cent."
        >>> [token.key for token in word_keys(text, Span(0, len(text)))]
        ['we', 'do', 'not', 'owe', '#12000000$', 'or', '#25%']
    """
    raw = [
        (_plain(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text, span.start, span.end)
    ]
    out: list[Token] = []
    at = 0
    while at < len(raw):
        value, end = _number(raw, at)
        if value:
            unit, end = _unit(text, raw, at, end)
            out.append(Token(f"#{value}{unit}", raw[at][1], raw[end - 1][2]))
            at = end
            continue
        word, start, stop = raw[at]
        out.extend(Token(key, start, stop) for key in _parts(word))
        at += 1
    return tuple(out)


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFKC", _UNSEEN_SIGN.sub("", word).lower())
    return plain.replace("’", "'").replace("‘", "'")


def keys(tokens: Iterable[Token]) -> list[str]:
    """Their keys."""
    return [token.key for token in tokens]


def marks(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Where words stand, each place once."""
    return tuple(dict.fromkeys(token.span for token in tokens))


def _parts(word: str) -> Sequence[str]:
    word = word.replace("[", "").replace("]", "").replace(".", "")
    if word in _ORDINALS:
        return (_ORDINALS[word],)
    if word == "cannot":
        return ("can", "not")
    if word.endswith("n't") and len(word) > 3:
        return (_IRREGULAR.get(word, word[:-3]), "not")
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    return ("percent",) if word == "%" else (word,)


_Raw = Sequence[tuple[str, int, int]]


def _number(raw: _Raw, at: int) -> tuple[str, int]:
    """The value of a number that begins at a word, and behind which word it ends; "" for none."""
    word = raw[at][0]
    figures = _FIGURES.fullmatch(word)
    if figures and figures[2] in ("st", "nd", "rd", "th"):
        return f"{int(figures[1].replace(',', '').split('.')[0])}th", at + 1
    if figures:
        value = _value(figures[1])
        if value is None:
            return figures[1], at + 1
        return _scaled(raw, at + 1, value * _SCALES.get(figures[2] or "", 1))
    if word in ("a", "an") and at + 1 < len(raw) and raw[at + 1][0] in _SCALES:
        return _scaled(raw, at + 1, 1)
    if word in SMALL:
        return _spelled(raw, at)
    return "", at


def _value(figures: str) -> float | None:
    plain = figures.replace(",", "") if _THOUSANDS.fullmatch(figures) else figures
    return float(plain) if re.fullmatch(r"\d{1,15}(?:\.\d{1,9})?", plain) else None


def _spelled(raw: _Raw, at: int) -> tuple[str, int]:
    value, at = SMALL[raw[at][0]], at + 1
    if value >= 20 and at < len(raw) and 0 < SMALL.get(raw[at][0], 0) < 10:
        value, at = value + SMALL[raw[at][0]], at + 1
    return _scaled(raw, at, value)


def _scaled(raw: _Raw, at: int, value: float) -> tuple[str, int]:
    """A value with the words behind it that multiply it, or add to hundreds and thousands."""
    total = 0.0
    while at < len(raw):
        word = raw[at][0]
        if word in _SCALES and len(word) > 2:
            value *= _SCALES[word]
            at += 1
        elif value >= 100 and word in SMALL and raw[at - 1][0] in _SCALES:
            total, value = total + value, SMALL[word]
            at += 1
            if value >= 20 and at < len(raw) and 0 < SMALL.get(raw[at][0], 0) < 10:
                value, at = value + SMALL[raw[at][0]], at + 1
        elif (
            word == "and"
            and raw[at - 1][0] in ("hundred", "thousand")
            and at + 1 < len(raw)
            and raw[at + 1][0] in SMALL
        ):
            total, value = total + value, SMALL[raw[at + 1][0]]
            at += 2
        else:
            break
    return f"{total + value:.15g}" if total + value < 1e15 else f"{total + value:.6e}", at


def _unit(text: str, raw: _Raw, first: int, end: int) -> tuple[str, int]:
    """The currency or per cent of a number, and behind which word it ends."""
    start = raw[first][1]
    before = text[start - 1] if start and text[start - 1] in _CURRENCIES else ""
    following = [word for word, _, _ in raw[end : end + 2]]
    if following[:1] in (["%"], ["percent"]):
        return "%", end + 1
    if following == ["per", "cent"]:
        return "%", end + 2
    if not before and following and following[0] in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[following[0]], end + 1
    return before, end
