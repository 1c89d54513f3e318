"""The labels of a conversation's turns, in every form: "Q:", "A.", "SMITH:", "JO:", "Ann Lee:".

Everybody who asks whether a line opens somebody's turn asks here: interviews (``interview_turns``),
transcripts, kinds of text, and what must not run over such a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from analysis.article.name_lists import noun_of
from analysis.article.spans import Span

WORD = r"[^\W\d_a-z](?:[\w'’-]|\.(?=[\w ]))*"
# A word of a name amid a sentence, which a full stop ends: "They met in Orel. Ann Lee spoke".
WITHIN = (
    r"(?:(?:Dr|Mrs?|Ms|Sen|Rep|Gov|Prof|Rev|Gen|Col|Lt|Sgt|Capt|St)\.|(?:[^\W\d_a-z]\.){1,3}"
    r"|[^\W\d_a-z][\w'’-]*(?:\.[\w'’-]+)*)(?![\w'’-])"
)
NAME = rf"{WORD}(?: (?:{WORD}|de|van|von|der|bin|al)){{0,3}}"
ASKS, ANSWERS = "interviewer", "interviewee"
# Whom the letters and words stand for that name a part in a conversation and nobody.
PARTS: Mapping[str, str] = MappingProxyType({
    "Q": ASKS, "QUESTION": ASKS, "Question": ASKS,
    "A": ANSWERS, "ANSWER": ANSWERS, "Answer": ANSWERS,
})  # fmt: skip
_OPEN = '"“”„«‘'
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? )?"  # [00:01:12] ANN LEE:
_FRONT = rf"\s*{_TIME}(?:[{_OPEN}]\s*)?[*_]{{0,3}}(?:[{_OPEN}]\s*)?"
_ASIDE = r"(?: ?\([^)\n]{1,60}\))?"
_PARTY = r"(?P<party> ?\([A-Z]{1,3}(?:[-–, ][A-Z][\w.]*)?\)(?=, ))?"  # SEN. ANN LEE (R), OHIO:
_ROLE = r"(?P<role>, [^\W\d_a-z][^\n:(),]{2,40}(?:, [^\n:(),]{2,40})?)?"  # ANN LEE, HOST:
_ON_AIR = frozenset(("host", "co-host", "byline", "anchor", "presenter", "moderator", "guest"))
_LABEL = re.compile(
    rf"{_FRONT}(?:(?P<part>{'|'.join(PARTS)})[*_]{{0,3}}{_ASIDE}(?P<sign>[.:)]| ?[—–-])"
    rf"|(?P<who>{NAME}\.?){_PARTY}{_ROLE}[*_]{{0,3}}{_ASIDE}[*_]{{0,3}}(?P<colon>:))[*_]{{0,3}}(?=\s|\Z)"
)
_ALONE = re.compile(rf"[*_]{{0,3}}(?P<who>{NAME}\.?):?[*_]{{0,3}}:?")
# Capitals before a colon that name nobody. Written by ourselves, checked against lines of PolNeAR's
# train part.
_NO_NAME = re.compile(
    "UPDATED?|BREAKING|NOTE|READ|WATCH|SEE ALSO|RELATED|CORRECTION|CLARIFICATION|EXCLUSIVE|VIDEO|"
    "PHOTOS?|POLL|MORE|LIVE|OPINION|ANALYSIS|INTERVIEW|(?:WHO|WHAT|WHEN|WHERE|WHY|HOW)(?: .*)?|"
    "(?:AP )?FACT CHECK|"
    "(?:THE |OUR |JUST THE )?(?:FACTS?|TRUTH|REALITY(?: CHECK)?|VERDICT|CLAIMS?|RULING|BACKGROUND|"
    "CONTEXT|BOTTOM LINE|STAKES|ISSUES?|TAKEAWAY|QUOTE|RESULTS?|RATING|TRANSLATION)"
)
SHORT = 2  # letters of a name in capitals that is believed only where names alternate


class Form(StrEnum):
    """How a label is written."""

    PART = "part"  # Q: and A:, whoever they are
    CAPITALS = "capitals"  # SMITH:
    NAME = "name"  # Smith:


class Label(NamedTuple):
    """The label at the start of a line, in offsets from the line's start.

    Args:
        form: How it is written.
        name: The words that name who speaks, without marks: "Q", "SMITH", "Ann Lee".
        who: Where they stand.
        mark: Where the colon or full stop behind them stands.
        end: Where the label ends; what is said begins behind it.
        loose: It has no colon ("A.", "Q -"), so that alone it may be another thing: an initial.
        role: What the name is said to be behind a comma: "HOST"; empty for nothing.
    """

    form: Form
    name: str
    who: Span
    mark: Span
    end: int
    loose: bool = False
    role: str = ""

    @property
    def part(self) -> str:
        """Whether it asks or answers, by the label alone; empty for a name."""
        return PARTS.get(self.name, "") if self.form is Form.PART else ""

    def moved(self, by: int) -> Label:
        """The label in offsets that count from elsewhere."""
        who, mark = (Span(s.start + by, s.end + by) for s in (self.who, self.mark))
        return self._replace(who=who, mark=mark, end=self.end + by)


def label(line: str) -> Label | None:
    """The label with which a line opens; none where it opens without, or where one line can't tell.

    Example:
        >>> [label(line).name for line in ("Q: Why?", "SMITH: No.", "Ann Lee (laughing): No.")]
        ['Q', 'SMITH', 'Ann Lee']
        >>> label("A. J. Smith came.") or label("JO: No.") or label("RELATED: Trams")
    """
    found = _label(line)
    if found is None or found.loose or _is_short(found):
        return None
    return found


def labels(lines: Sequence[str]) -> list[Label | None]:
    """The label of each line of a text.

    Several lines tell what one cannot: "A." answers where "Q." asks, both twice at least, and "JO:"
    is a name where it and another name come again and again, or one label is "Joan Orr:".

    Example:
        >>> [l and l.name for l in labels(["Q. Why?", "A. Oh.", "Who, I?", "Q. Yes.", "A. No."])]
        ['Q', 'A', None, 'Q', 'A']
        >>> labels(["A. J. Smith came."])
        [None]
    """
    found = [_label(line) for line in lines]
    parts = Counter(one.part for one in found if one and one.loose)
    talk = min(parts[ASKS], parts[ANSWERS]) > 1
    names = Counter(one.name for one in found if one and not one.part)
    again = {name: times for name, times in names.items() if times > 1}
    alternate = len(again) > 1 and sum(again.values()) > 3
    full = {"".join(part[0] for part in name.split()) for name in names if " " in name}
    return [
        one
        if one is not None
        and (talk or not one.loose)
        and (not _is_short(one) or (alternate and one.name in again) or one.name in full)
        else None
        for one in found
    ]


def heads_no_turn(words: str) -> bool:
    """Whether words in capitals before a colon are a heading and nobody's name.

    Example:
        >>> heads_no_turn("THE FACTS"), heads_no_turn("ANN LEE")
        (True, False)
    """
    return _NO_NAME.fullmatch(words) is not None


def first_part(text: str) -> int | None:
    r"""Where the first turn of somebody who asks or answers begins; nothing where none does.

    Example:
        >>> first_part("Ann Lee met Tom Ward.\n\nQ: Why?")
        23
    """
    lines = list(re.finditer(r"[^\n]+", text))
    every = zip(lines, labels([line[0] for line in lines]), strict=True)
    return next((m.start() for m, one in every if one and one.form is Form.PART), None)


def alone(line: str) -> Span | None:
    """Where the name stands of which a line consists, with or without a colon; none if of more.

    Example:
        >>> alone("**Ann Lee**"), alone("Ann Lee came.")
        (Span(start=2, end=9), None)
    """
    match = _ALONE.fullmatch(line)
    if match is None:
        return None
    start = match.start("who")
    return Span(start, start + len(match["who"].rstrip(".")))


def _label(line: str) -> Label | None:
    match = _LABEL.match(line)
    if match is None:
        return None
    if match["part"]:
        span, mark = Span(*match.span("part")), Span(*match.span("sign"))
        return Label(Form.PART, match["part"], span, mark, match.end(), match["sign"] != ":")
    name, role = match["who"].rstrip("."), (match["role"] or "").strip(", ")
    capitals = name.isupper()
    if role and not (capitals and role.isupper() and (match["party"] or _is_role(role))):
        return None
    if _NO_NAME.fullmatch(name.upper()) or (capitals and len(name) < SHORT):
        return None
    span = Span(match.start("who"), match.start("who") + len(name))
    form = Form.CAPITALS if capitals else Form.NAME
    return Label(form, name, span, Span(*match.span("colon")), match.end(), role=role)


def _is_role(words: str) -> bool:
    """Whether words behind a name tell what its bearer is: "CNN HOST", "MAYOR OF OREL"."""
    every = re.findall(r"[\w-]+", words.lower())
    nouns = (noun_of(word) for word in every)
    return not _ON_AIR.isdisjoint(every) or any(n and n.kind == "person" for n in nouns)


def _is_short(one: Label) -> bool:
    return one.form is Form.CAPITALS and sum(map(str.isalpha, one.name)) <= SHORT
