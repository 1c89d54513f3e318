"""Whose turn it is in an interview that marks turns by lines: a name, or a question, by itself.

A name or initials that stand by themselves, or before a colon, and come again and again beside
another's are the labels of a conversation (``turn_labels``): what stands below is that person's up
to the next label.
Where nobody is named so, paragraphs that end in a question mark are an interviewer's, if the text
before them tells of a conversation; what stands below each is its answer. Turns that are labelled
in capitals, or with Q and A, are seen by ``analysis/article/transcripts.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.article.name_lists import given, titles
from analysis.article.spans import Span, trim
from analysis.article.talk_signs import CREDIT, TALK, WITH
from analysis.article.turn_initials import FULL, are_initials, initials, of_initials
from analysis.article.turn_labels import PARTS, Form, alone, labels

if TYPE_CHECKING:
    from analysis.article.article import Article

_PARTS = frozenset([
    "answer", "audience", "chair", "counsel", "defendant", "host", "interviewer", "judge",
    "moderator", "presenter", "prime minister", "question", "reporter", "the speaker", "witness",
])  # fmt: skip
_BOLD = re.compile(r"(\*\*|__)(?=\S).+\S\1")
_NOTED = re.compile(r"[\[(].*[\])]|advertisement:?|story continues.*|[\W_]+", re.IGNORECASE)
_CLOSED = re.compile(
    r"[*_(\[]*(?:this|the) (?:interview|conversation|transcript|q ?& ?a)\b.*\b(?:edited|condensed)"
    r"|[*_(\[]*(?:follow|subscribe|contact|read more|more from)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(  # no "World War I", "Title I", "Part I"
    r"\b(?:(?<!War )(?<!Title )(?<!Phase )(?<!Part )(?<!Article )(?<!Act )I(?!-)|I['’](?:m|ve|d|ll)"
    r"|we|We|my|My|our|Our|us|me)\b"
)
_QUOTES = "\"“”'‘«"
FEWEST_HOSTED = 2  # turns where every line is one
FEWEST = 4  # questions that make an interview
_FEWEST_ALONE = 2  # the same where nothing but questions and short answers stands below the lead
_YOU = re.compile(r"\byou(?:r|['’]\w+)?\b", re.IGNORECASE)
_MOST = 0.3  # share of labels that may follow one of the same name
_LEAST = 0.2  # share of the lines that are questions
SHORT = 4  # words of what is hardly a turn
_CLOSE = 4  # lines before the first question that may tell of the conversation


class Turn(NamedTuple):
    """What one says in a conversation, up to the next turn.

    Args:
        label: The words that mark it; empty where none do.
        named: The words that name who speaks: the label, or a name before the conversation.
        content: What is said, in parts.
    """

    label: Span
    named: Span
    content: tuple[Span, ...]


class _Label(NamedTuple):
    """A label with its line's number, its name and where it stands; turns begin behind ``end``."""

    line: int
    who: str
    span: Span
    end: int


def turns(article: Article) -> tuple[Turn, ...]:
    r"""The turns of an interview, in order; none where the lines mark no conversation.

    Example:
        >>> from analysis.article.article import parse
        >>> talk = "Ann Lee\n\nWhy did you come?\n\nTom Ward\n\nI had to, I think.\n\n"
        >>> text = "Ann Lee met Tom Ward.\n\n" + talk * 2
        >>> [t.label.of(text) for t in turns(parse(text))]
        ['Ann Lee', 'Tom Ward', 'Ann Lee', 'Tom Ward']
    """
    lines = _lines(article)
    return _labelled(article.text, lines) or _answers(article.text, lines)


def speaks_of_oneself(text: str) -> bool:
    """Whether a text has a first person, as who answers for himself uses it."""
    return bool(_PERSON.search(text))


def _lines(article: Article) -> list[Span]:
    text, out = article.text, []
    for paragraph in article.paragraphs:
        if paragraph.kind == "caption":
            continue
        for found in re.finditer(r"[^\n]+", paragraph.span.of(text)):
            start = paragraph.span.start
            line = trim(text, Span(start + found.start(), start + found.end()))
            if line and (paragraph.kind != "boilerplate" or _NOTED.fullmatch(line.of(text))):
                out.append(line)
    return out


def _labelled(text: str, lines: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns below names by themselves, or behind names with a colon."""
    led = _one_name_each(_led(text, lines))
    if _is_hosted(led, lines):
        return tuple(_under(text, lines, led))
    if answers := _to_questions(text, lines, led):
        return answers
    for found, whole in ((_alone(text, lines), True), (led, False)):
        times = Counter(row.who for row in found)
        again = [row for row in found if times[row.who] > 1]
        again = again and _of_people(text, again)
        if _alternate(again) and (whole or _mostly(again, lines)):
            out = tuple(_under(text, lines, again))
            return out if _is_talk(text, out) else ()
    return ()


def _alone(text: str, lines: Sequence[Span]) -> list[_Label]:
    """The names that are lines by themselves."""
    out = []
    for at, line in enumerate(lines):
        name = alone(line.of(text))
        if name is not None:
            who = Span(line.start + name.start, line.start + name.end)
            out.append(_Label(at, who.of(text), who, line.end))
    return out


def _led(text: str, lines: Sequence[Span]) -> list[_Label]:
    """The names with a colon that open lines."""
    found = labels([line.of(text) for line in lines])
    return [
        _Label(at, one.name, one.moved(lines[at].start).who, lines[at].start + one.end)
        for at, one in enumerate(found)
        if one and not one.loose and one.end < len(lines[at])
    ]


def _one_name_each(labels: Sequence[_Label]) -> list[_Label]:
    """The labels, a full name under the surname or initials that are a label too: "Lee:", "AL:"."""
    short = {row.who for row in labels if " " not in row.who}
    out = []
    for row in labels:
        last, letters = row.who.split()[-1], initials(row.who)
        brief = last if last in short else letters if letters in short else row.who
        out.append(row._replace(who=brief))
    return out


def _is_hosted(labels: Sequence[_Label], lines: Sequence[Span]) -> bool:
    """Whether every line from the first label on has one, and one of them is the host's."""
    first = labels[0].line if labels else len(lines)
    if len(labels) < FEWEST_HOSTED or len(labels) < len(lines) - first:
        return False
    names = {row.who.lower() for row in labels}
    return bool(names & _PARTS) and not names <= _PARTS


def _to_questions(text: str, lines: Sequence[Span], labels: Sequence[_Label]) -> tuple[Turn, ...]:
    """The turns of the one who has a label, each below a line that asks and has none."""
    labelled = {row.line for row in labels}
    asked = [
        row.line - 1 for row in labels
        if row.line and row.line - 1 not in labelled and _asks(text, lines[row.line - 1])
    ]  # fmt: skip
    if len({row.who for row in labels}) != 1 or not 1 < len(asked) == len(labels):
        return ()
    if labels[0].span.of(text) not in text[: lines[asked[0]].start]:
        return ()
    stops = [*asked[1:], _closed(text, lines, labels[-1].line + 1)]
    out = []
    for row, stop in zip(labels, stops, strict=True):
        rest = trim(text, Span(row.end, lines[row.line].end))
        content = _joined(text, [rest, *lines[row.line + 1 : stop]] if rest else [])
        out += [Turn(row.span, row.span, content)] if content else []
    return tuple(out)


def _asks(text: str, line: Span) -> bool:
    own = line.of(text)
    return own.rstrip("*_ ").endswith("?") and own.lstrip("*_ ")[:1] not in _QUOTES


def _is_talk(text: str, found: Sequence[Turn]) -> bool:
    """Whether turns are sentences of which some ask or have a first person: no list of figures."""
    said = [" ".join(c.of(text) for c in turn.content) for turn in found]
    long = sum(len(words.split()) > SHORT for words in said)
    asks = sum(words.endswith("?") for words in said)
    own = any(map(speaks_of_oneself, said))
    return bool(asks or own) and (2 * long >= len(said) or (own and 4 * asks >= len(said)))


def _of_people(text: str, labels: Sequence[_Label]) -> list[_Label]:
    """The labels that name somebody: introduced before, known by a given name, or a part."""
    every, before = {row.who for row in labels}, text[: labels[0].span.end]
    talk = Span(labels[0].span.end, labels[-1].end)
    pair = len(every) == 2 and all(who.istitle() and " " not in who for who in every)
    firsts = every if pair and every & given().keys() else set[str]()  # "Ann:" and "Tom:"
    firsts |= {row.who for row in labels if _is_full(row.span.of(text))}
    kept = []
    for row in labels:
        words = row.who.split()
        known = words[-1].lower() in _PARTS or row.who in before or row.who in firsts
        known = known or (are_initials(row.who) and bool(of_initials(text, row.who, talk)))
        if known or (len(words[-1]) > 3 and words[-1].title() in before):
            kept.append(row)
    return kept


def _is_full(name: str) -> bool:
    first, *rest = name.split()
    return bool(rest) and (first.title() in given() or first.rstrip(".") in titles())


def _alternate(labels: Sequence[_Label]) -> bool:
    again = sum(a.who == b.who for a, b in pairwise(labels))
    return len(labels) > 3 and len({row.who for row in labels}) > 1 and again <= _MOST * len(labels)


def _mostly(labels: Sequence[_Label], lines: Sequence[Span]) -> bool:
    """Whether labels with a colon open most of the lines: no report with a list in it."""
    others = [
        row for row in labels
        if row.who not in PARTS and (not row.who.isupper() or len(row.who) < 3)
    ]  # fmt: skip
    within = labels[-1].line - labels[0].line + 1
    return bool(others) and 2.5 * len(labels) >= within and len(labels) >= len(lines) / 4


def _under(text: str, lines: Sequence[Span], labels: Sequence[_Label]) -> list[Turn]:
    talk, out = Span(labels[0].span.end, labels[-1].end), []
    for (at, who, label, end), after in zip(labels, [*labels[1:], None], strict=True):
        rest = [line] if (line := trim(text, Span(end, lines[at].end))) else []
        stop = after.line if after else _closed(text, lines, at + 1)
        content = _joined(text, [*rest, *lines[at + 1 : stop]])
        initials = of_initials(text, who, talk) if are_initials(who) else None
        if content:
            out.append(Turn(label, initials or label, content))
    return out


def _answers(text: str, lines: Sequence[Span]) -> tuple[Turn, ...]:
    """The answers below questions that stand by themselves."""
    asked = _questions(text, lines)
    found_labels = filter(None, labels([line.of(text) for line in lines]))
    if sum(one.form is not Form.NAME for one in found_labels) > 2:
        return ()  # labels in capitals tell whose turn it is
    only = _only_asks(text, lines, asked)
    if (len(asked) < FEWEST and not only) or len(asked) < _LEAST * (len(lines) - asked[0]):
        return ()
    lead = lines[max(0, asked[0] - _CLOSE) : asked[0]]
    stops = [*asked[1:], _closed(text, lines, asked[-1] + 1)]
    credit = CREDIT.match(text, lines[stops[-1]].start) if stops[-1] < len(lines) else None
    told = bool(credit) or any(TALK.search(line.of(text)) for line in lead)
    if not (told or only) and not all(_is_to_you(text, lines[at]) for at in asked):
        return ()
    found = [_joined(text, lines[a + 1 : b]) for a, b in zip(asked, stops, strict=True)]
    found = [content for content in found if content]
    own = sum(speaks_of_oneself(" ".join(c.of(text) for c in content)) for content in found)
    who = _interviewee(text, lines[0], lines[asked[0]].start, lead)
    who = Span(*credit.span("who")) if credit and who is None else who
    if not found or 2 * own < len(found) or who is None or _is_told_of(text, who, found):
        return ()
    return tuple(Turn(Span(0, 0), who, content) for content in found)


def _is_told_of(text: str, who: Span, answers: Sequence[tuple[Span, ...]]) -> bool:
    """Whether many of the answers name who should give them: a report's own questions."""
    last = re.findall(r"\w+", who.of(text))[-1]
    named = sum(any(last in part.of(text) for part in answer) for answer in answers)
    return 3 * named > len(answers)


def _only_asks(text: str, lines: Sequence[Span], asked: Sequence[int]) -> bool:
    """Whether all below the lead is a few questions to "you", each with one line below it."""
    if len(asked) < _FEWEST_ALONE or asked[0] >= _CLOSE:
        return False
    ends = [*asked[1:], _closed(text, lines, asked[-1] + 1)]
    in_turn = all(b - a == 2 for a, b in zip(asked, ends, strict=True))
    return in_turn and any(_YOU.search(lines[at].of(text)) for at in asked)


def _is_to_you(text: str, line: Span) -> bool:
    """Whether a line is in bold and speaks to "you"."""
    return bool(_BOLD.fullmatch(line.of(text)) and _YOU.search(line.of(text)))


def _questions(text: str, lines: Sequence[Span]) -> list[int]:
    """The lines that are questions; one right below another is its answer."""
    out: list[int] = []
    last = -1  # the last line that is no note
    for at, line in enumerate(lines):
        own = line.of(text)
        if _NOTED.fullmatch(own):
            continue
        bold = bool(_BOLD.fullmatch(own))
        if (bold or (at and _asks(text, line))) and not (out and out[-1] == last and not bold):
            out.append(at)
        last = at
    return out


def _interviewee(text: str, first: Span, end: int, lead: Sequence[Span]) -> Span | None:
    """The name before a conversation of who answers: of those talked to the one named most."""
    before = text[first.start : end]
    names = []
    for line in lead:
        for m in WITH.finditer(text, line.start, line.end):
            at = "own" if m["own"] else "other"
            names.append(Span(*m.span(at)))
    if not names:
        names = [
            Span(first.start + m.start(), first.start + m.end()) for m in FULL.finditer(before)
        ]
    times = Counter(re.findall(r"\w+", before))
    return max(names, key=lambda n: times[re.findall(r"\w+", n.of(text))[-1]], default=None)


def _closed(text: str, lines: Sequence[Span], at: int) -> int:
    """The line with which a conversation is over."""
    return next((n for n in range(at, len(lines)) if _ends_talk(text, lines, n)), len(lines))


def _ends_talk(text: str, lines: Sequence[Span], at: int) -> bool:
    last = at >= len(lines) - 2 and CREDIT.match(text, lines[at].start)
    return bool(last or _CLOSED.match(lines[at].of(text)))


def _joined(text: str, lines: Sequence[Span]) -> tuple[Span, ...]:
    """Lines as spans, parted where a note in brackets or an advertisement stands between."""
    out: list[Span] = []
    open_ = False
    for line in lines:
        if _NOTED.fullmatch(line.of(text)):
            open_ = False
            continue
        if open_:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
        open_ = True
    return tuple(out)
