"""Where a description ends, and whose it is: words that are cut, or that lead on to another name.

"Ann Lee, the harbour counsel, Bo Ray, and" tells what Ray is, "head of the Fund’s trade | and
safety office" is cut, and "graduate of Hale College whom he met" ends before "whom".
"""

from __future__ import annotations

import re

from analysis.actors.cast import Cast
from analysis.actors.mention_candidates import NAMING
from analysis.article.lexicon import word_set
from analysis.article.name_lists import titles
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.statements.source_phrases import words_of

_OWN_END = re.compile(r"['’]s [a-z-]+\Z")  # "of the Fund’s trade | and safety office"
_SECOND = re.compile(r" and [a-z-]+(?: [a-z-]+){1,3}(?=[,.;])")
_LISTED = re.compile(r", [A-Z][\w&]*(?: [A-Z][\w&]*)*,?(?: and|, [A-Z])")
_AFTER = re.compile(r"\s*(?:,\s*(?:an?|the|and|or|who|\d\d)\b|\s(?:and|or)\b|;)")
_PLURAL = re.compile(r"(?:co-)?(?:chairs|leaders|founders|owners|hosts|authors|directors|heads)")
_CLAUSE = re.compile(
    r"(?:, in the (?:fall|spring|summer|winter)| whom| in the (?:photo|picture|video))\b.*",
    re.DOTALL,
)


def is_of_next(cast: Cast, title: Span) -> bool:
    """Whether what stands behind a name tells of the name behind it: "Lee, the clerk, | Bo Ray,".

    Where a list of people goes on behind that name, nobody knows.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("He fired Ann Lee, the harbour clerk, Bo Ray, said."))
        >>> is_of_next(people, Span(18, 35)), is_of_next(people, Span(0, 9))
        (True, False)
    """
    text = cast.article.text
    if not text.startswith(", ", title.end):
        return False
    behind = (m for m in cast.touching(Span(title.end + 2, title.end + 3)) if m.kind in NAMING)
    last = next((m for m in behind if m.span.start == title.end + 2), None)
    if last is None or cast.actors[last.actor].kind != "person":
        return False
    return text[: title.start].endswith("the ") or not _AFTER.match(text, last.span.end)


def whole_end(text: str, whole: Span) -> Span | None:
    """A description to the end of its last field; ``None`` where that is not told.

    Example:
        >>> text = "head of the Fund’s trade and safety office, said"
        >>> whole_end(text, Span(0, 24)).of(text)
        'head of the Fund’s trade and safety office'
    """
    if _OWN_END.search(whole.of(text)) and text.startswith(" and ", whole.end):
        more = _SECOND.match(text, whole.end)
        return Span(whole.start, more.end()) if more else None
    if re.search(r" of (?:the )?[A-Z]\w+\Z", whole.of(text)) and _LISTED.match(text, whole.end):
        head = re.search(r"(\w+) of (?:the )?[A-Z]\w+\Z", whole.of(text))
        if head is not None and head[1] in ("Bureau", "Department", "Ministry", "Office"):
            return None  # Bureau of Alcohol | , Tobacco, Firearms
    clause = _CLAUSE.search(whole.of(text))
    return Span(whole.start, whole.start + clause.start()) if clause else whole


def is_unsound(words: list[str]) -> bool:
    """Whether words are a piece of something else: a name's owner, or two sentences.

    Example:
        >>> [is_unsound(w.split()) for w in ("Harbour Guard’s", "Hale Act. senator", "Sen.")]
        [True, True, False]
    """
    if re.search(r"['’]s?\Z", words[-1]) or _PLURAL.fullmatch(words[-1]):
        return True
    deed = words[0].islower() and words[0].endswith("ed") and words[1:2] != []
    if (deed and words[1] in name_words("preposition")) or "as" in words[1:]:
        return True  # served with the counsel, politics as governor
    if words[-1] in ("Convention", "Primary", "Caucuses") and "of" not in words:
        return True
    short = word_set("abbreviations")
    return any(
        len(w) > 3 and not w.endswith("-St.") and w.endswith(".") and "." not in w[:-1]
        and w.rstrip(".") not in titles() and w.lower() not in short and w.lower()[:-1] not in short
        for w in words[:-1]
    )  # fmt: skip


def without_means(text: str, whole: Span) -> Span:
    """A committee chairman's title from its first word: "the ways and | means committee chairman".

    Args:
        text: The article's text.
        whole: The description.
    """
    before = re.search(r"[Ww]ays and \Z", text[max(0, whole.start - 9) : whole.start])
    return Span(whole.start - len("ways and "), whole.end) if before else whole


def weight(text: str, span: Span) -> tuple[bool, bool, int, int]:
    """Offices before other words, phrases that name a body before others, then the longest."""
    words = span.of(text)
    *ahead, front = re.split(r" (?:of|for|at|in) ", words)[0].replace(".", "").split()
    led = "".join(ahead[-1:])[:1].isupper()  # "FCC | Chairman"
    office = front in titles() and (led or front.lower() not in words_of("of_whom"))
    body = re.search(r" (?:of|at|for|with) (?:the )?[A-Z]", words)
    return office, bool(body), len(words.split()), -span.start
