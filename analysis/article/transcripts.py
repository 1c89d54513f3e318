"""Who says what where the page's layout tells it: signed quotations and transcripts.

A line that is one quotation, then a dash and a name, is that person's, and so is a quotation below
"And from Ann Lee:". Lines that begin with a name in capitals, or with Q or A (``turn_labels``), are
turns of a conversation, if there are two or more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.article.interview_turns import speaks_of_oneself
from analysis.article.name_lists import noun_of
from analysis.article.paragraphs import QUOTED
from analysis.article.turn_labels import ANSWERS, ASKS, Form, Label, label, labels

_OPEN, _CLOSE = '"“”„«‘', '"”“»’'
_SIGNED = re.compile(
    rf"^[ \t]*(?P<what>[{_OPEN}][^\n]*[{_CLOSE}])[^\S\n]{{0,200}}\n?\s{{0,200}}"
    r"(?P<mark>[―—–]|--?)[^\S\n]?(?P<who>[^\n()]{1,60}?(?= \(@[\w.-]{1,60}\))|@[\w.-]{2,60}"
    r"|[^\W\d_a-z][^\n,.;:—–―]{1,60})[^\n]{0,60}$",
    re.MULTILINE,
)
_HEADED = re.compile(
    r"\s*(?P<what>[^\n]{12,140}?)(?P<mark>:|(?: |(?<=[^\w\s]))[–—-])"
    r" (?P<who>[a-z]+(?: [a-z]+){0,2})\.?[^\S\n]*(?=\n\s*\S)"
)
_QUOTED_HEAD = re.compile(  # ‘It broke my heart’: mother tells of her daughter
    r"\s*(?P<what>[“\"‘'][^\n“”\"‘]{3,120}[”\"’'])(?P<mark>:| [–—-]) (?P<who>[^\n:;,.“”\"‘]{2,60}?)"
    r" (?:tells|says|speaks|recalls|describes|remembers|reveals|admits|warns|claims)\b[^\n]*\n"
)
_LED = re.compile(  # And from the engineer, Ann Lee:
    r"^[ \t]*(?:(?:and|but|then|next|also|this|here|one|another|is) ){0,3}"
    r"from (?P<who>[^\n:]{2,60})(?P<mark>:)[^\S\n]*\n"
    rf"\s*(?P<what>[{_OPEN}][^\n]*[{_CLOSE}])[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_LETTERS = re.compile(r"\bletters\b|\bto the editor\b|\breaders (?:write|reply)\b", re.IGNORECASE)
_WRITER = re.compile(
    r"^[ \t]*(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})(?P<mark>,) [A-Z][^\n.!?]{2,60}$",
    re.MULTILINE,
)
_LINE = re.compile(r"\S[^\n]*")
_WITHIN = (  # a label amid a line: "Who pays? MAYOR LEE: We do."
    r"(?<=[.?!…)\]”“\"—–-])(?<![A-Z]\.) "
    r"(?=(?:[A-Z][A-Z.'’-]+ ){0,6}[A-Z][A-Z.'’-]+(?:, [A-Z][A-Z ]+)?:\s)"
)
_INNER = re.compile(_WITHIN)
_CALLED = re.compile(  # Q. Why did you come, Mr. Lee?
    r"^\s*[*_]{0,3}(?:Q|Question|QUESTION)\b(?:[^\n]*,|\W{1,4}) ?(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov)\.? "
    r"[^\W\d_a-z][\w'’-]+(?=[?.!,]|$)",
    re.MULTILINE,
)
_SEGMENT = re.compile(rf"\S(?:(?!{_WITHIN})[^\n])*")
SIGNED_P, TURN_P = (
    0.95,
    0.8,
)  # how sure: of 31 signed quotations in train and dev 31 are gold


class Placed(NamedTuple):
    """An attribution that the layout tells, in offsets (start, end).

    ``direct`` says that the content is somebody's own words, though it may lack quotation marks.
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    p: float
    direct: bool = False


def placed(text: str) -> list[Placed]:
    """The attributions that a text's layout tells, in order.

    Example:
        >>> text = "“It is too late.” — Mary Hill"
        >>> [text[a:b] for a, b in placed(text)[0][:3]]
        ['Mary Hill', '—', '“It is too late.”']
    """
    attributions = [*_headed(text), *_signed(text), *_led(text), *_turns(text), *_letters(text)]
    return sorted(attributions, key=lambda one: one.cue)


def _signed(text: str) -> Iterator[Placed]:
    for m in _SIGNED.finditer(text):
        start = m.start("what")
        while (before := _line_before(text, start)) and _goes_on(text[before[0] : before[1]]):
            start = before[0]
        yield Placed(
            _trimmed(text, m.span("who")),
            m.span("mark"),
            (start, m.end("what")),
            SIGNED_P,
        )


def _headed(text: str) -> Iterator[Placed]:
    """A headline that ends in who says it: "Trams to run: mayor", "‘It hurt’: nurse tells"."""
    quoted = _QUOTED_HEAD.match(text)
    first = quoted["who"].split(" of ")[0].split(" who ")[0].split()[-1] if quoted else ""
    noun = noun_of(first.lower())
    if quoted and noun and noun.kind in ("person", "collective", "source"):
        yield Placed(quoted.span("who"), quoted.span("mark"), quoted.span("what"), TURN_P, True)
        return
    match = _HEADED.match(text)
    last = match["who"].split()[-1] if match else ""
    noun = noun_of("group" if last == "body" else last) if match else None  # a trade body
    if match and noun and noun.kind in ("person", "collective", "organisation", "source"):
        yield Placed(match.span("who"), match.span("mark"), match.span("what"), TURN_P)


def _led(text: str) -> Iterator[Placed]:
    for m in _LED.finditer(text):
        yield Placed(m.span("who"), m.span("mark"), m.span("what"), SIGNED_P)


def _letters(text: str) -> Iterator[Placed]:
    """Letters to the editor, each signed below by a name and a place."""
    heading = _LINE.search(text)
    if heading is None or not _LETTERS.search(heading[0]):
        return
    start = heading.end()
    for m in _WRITER.finditer(text, start):
        what = text[start : m.start()]
        if what.strip() and what.rstrip()[-1] in '.!?”"':
            first = start + len(what) - len(what.lstrip())
            last = start + len(what.rstrip())
            yield Placed(m.span("who"), m.span("mark"), (first, last), TURN_P, True)
        start = m.end()


def _turns(text: str) -> Iterator[Placed]:
    lines = list(_segments(text))
    found = list(zip(lines, labels([line[0] for line in lines]), strict=True))
    every = [
        (line, one) for (line, one), after in zip(found, [*found[1:], (None, None)], strict=False)
        if one and (line[0][one.end :].strip() or (one.role and after[0] and not after[1]))
    ]  # fmt: skip
    rows = [(line, one) for line, one in every if one.form is not Form.NAME]
    if len(lines) > len(_LINE.findall(text)):
        rows = _in_talk(text, rows)
    if len(rows) < 2 or len({one.name.split()[-1] for _, one in rows}) == len(rows) > 2:
        return  # labels such as PLACE: and DATE: come once each
    answers = [line[0][one.end :] for line, one in rows if one.part == ANSWERS]
    own_words = any(map(speaks_of_oneself, answers)) or bool(_CALLED.search(text))
    if answers and len(answers) * 2 >= len(rows) - 1 and not own_words:
        return  # a report that explains something in questions and answers of its own
    first, last = rows[0][0].start(), rows[-1][0].start()
    below = [line[0] for line, one in found if not one and first < line.start() < last]
    if all(one.part == ASKS for _, one in rows) and not _answered(below, len(rows)):
        return  # the headings of a report
    opens = {line.start() for line in _LINE.finditer(text)}
    between = sum(rows[0][0].start() <= at <= rows[-1][0].start() for at in opens)
    own = 2 * sum(line.start() in opens for line, _ in rows) >= between  # no report about it
    starts = [line.start() for line, _ in every]
    for line, one in rows:
        after = starts[bisect_right(starts, line.start()) :]
        goes_on = own and line.start() < rows[-1][0].start()
        end = _turn_end(text, line, one.end, after[0]) if goes_on else line.end()
        moved = one.moved(line.start())
        who, mark = moved.who, moved.mark
        start = line.end() - len(line[0][one.end :].lstrip())
        if start >= line.end() and (spoken := _LINE.search(text, line.end())):
            start, end = spoken.start(), max(end, spoken.end())  # below "ANN LEE, HOST:"
        yield Placed((who.start, who.end), (mark.start, mark.end), (start, end), TURN_P, True)


def _segments(text: str) -> Iterator[re.Match[str]]:
    """The lines of a text, those with several turns parted where the next turn begins."""
    for line in _LINE.finditer(text):
        inner = len(_INNER.findall(line[0]))
        if inner > 1 or (inner and label(line[0])):
            yield from _SEGMENT.finditer(text, line.start(), line.end())
        else:
            yield line


def _in_talk(
    text: str, rows: Sequence[tuple[re.Match[str], Label]]
) -> list[tuple[re.Match[str], Label]]:
    """The turns that stand in a line with others, or whose name comes again."""
    names = Counter(one.name.split()[-1] for _, one in rows)
    homes = Counter(text.count("\n", 0, line.start()) for line, _ in rows)
    return [
        (line, one) for line, one in rows
        if names[one.name.split()[-1]] > 1 or homes[text.count("\n", 0, line.start())] > 1
    ]  # fmt: skip


def _answered(below: Sequence[str], questions: int) -> bool:
    """Whether one speaks of oneself below many of the questions whose answers have no label."""
    own = sum(speaks_of_oneself(QUOTED.sub("", line)) for line in below)
    return 2 * own >= questions


def _turn_end(text: str, turn: re.Match[str], label_end: int, most: int) -> int:
    """Where a turn ends that goes on over lines without a name, up to the next turn.

    Lines of a turn that begins with a mark begin with one as well; a line in brackets, such as
    "(CROSSTALK)", ends it. What follows the last turn is no part of it.
    """
    end = turn.end()
    marked = turn[0].strip()[:1] in _OPEN or turn[0][label_end:].strip()[:1] in _OPEN
    for line in _LINE.finditer(text, end, most):
        words = line[0].strip(_OPEN + _CLOSE + " \t")
        noted = words[:1] in ("(", "[") or not any(map(str.isalpha, words))
        if noted or (marked and line[0][0] not in _OPEN):
            break
        end = line.end()
    return end


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """The last line with words before the one that begins at ``start``."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    return (text.rfind("\n", 0, end) + 1, end) if end else None


def _goes_on(line: str) -> bool:
    """Whether a line begins a quotation that it does not end."""
    line = line.strip()
    return line[:1] in tuple('"“«') and not any(c in line[1:] for c in '"”»―')


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without white space at its end."""
    return span[0], span[0] + len(text[span[0] : span[1]].rstrip())
