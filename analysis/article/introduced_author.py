"""Who is introduced above or below an article as its author: "Ada Holm is mayor of Northam".

Such a line stands by itself, says in a few words what somebody is, and the article names that
person nowhere else. Of one of the paper's own reporters it tells nothing of the kind of text; who
holds an office, leads a body or has written a book writes there to argue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.article.name_lists import known_names

TOP = 4  # lines at the top in which an author is introduced: headline and by-line are among them
LAST = 3  # lines at the end
LONGEST = 400  # characters of such a line
NEAR = 90  # characters behind "is" in which the line tells what somebody is


class Sort(StrEnum):
    """What an introduction makes of an author."""

    HEADED = "the headline has his name"
    COLUMNIST = "argues by trade"
    OUTSIDE = "is of no newsroom"
    STAFF = "may report"


@dataclass(frozen=True, slots=True)
class Introduced:
    """A line that introduces an author.

    Args:
        line: Which of the lines it is.
        who: The author's name; empty where the line has none ("The writer is ...").
        sort: What it makes of him.
    """

    line: int
    who: str
    sort: Sort


_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der)){{1,3}}"
_TITLE = (
    r"(?:(?:Sen|Rep|Gov|Dr|Prof|Rev|Mr|Mrs|Ms|Lt|Col|Gen)\.|(?:U\.S\. )?Senator|Representative"
    r"|Governor|Ambassador|Judge|Professor|Congress(?:man|woman)|The Rev\.) "
)
_ASIDE = r"(?:, [^.;:“”\"]{2,80}?,| ?\([^()]{2,40}\))?"
_IS = (
    r"(?:is|was|are|has (?:served|been|worked|written)|(?:currently |now |also )?(?:serves|served"
    r"|represents|chairs|directs|leads|heads|teaches|writes|hosts))\b"
)
_LINE = re.compile(
    rf"\W*(?:{_TITLE})?(?P<who>{_NAME}){_ASIDE} (?P<more>(?:and|&) (?:{_TITLE})?{_NAME}{_ASIDE} )?"
    rf"(?P<is>{_IS})(?! (?:not|seen|known|said|regarded|considered|expected|called)\b)"
    r"(?P<what>[^\n]*)"
)
_SECTION = re.compile(r"^(?:[A-Z]{3,} )+(?=[A-Z][a-z.])")  # "IDEAS Ada Holm is ..."
_WRITER = re.compile(
    r"\W*The (?:writer|author|columnist)s? (?:is|was|are|were)"
    r" (?:(?:an?|the|both|currently|now|also)\b|[\w-]+ (?:of|at|for|in|and)\b)"
)
_COLUMNIST = re.compile(
    r"\b(?:columnist|commentator|contributors?|contributing (?:writer|editor|columnist)"
    r"|fellows?|(?<!co-)authors? of|pundit|professor|editorial (?:board|page))\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:(?:staff|senior|chief|political|digital|national|congressional|investigative|freelance"
    r"|health|science|business|technology|sports|news|general) (?:\w+ )?(?:writer|reporter|editor)"
    r"|reporters?|correspondents?|editor[- ]at[- ]large|staff writers?|producer|intern|freelance"
    r"|journalist|photographer|newsletter|anchor|student)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:governor|senator|(?:congress|assembly|council|states|chair|spokes)(?:man|woman|person)"
    r"|congressm[ae]n|representative|mayor|president|chair|chief executive|c\.?e\.?o\.?|director"
    r"|founder|dean|professor|lecturer|scholar|analyst|attorney|lawyer|economist|historian"
    r"|(?:co-?)?authors?|writer|editor|host|members?|strategist|consultant|advis[eo]r|physician"
    r"|doctor|nurse|teacher|pastor|rabbi|bishop|candidate|secretary|commissioner|ambassador|judge"
    r"|general|colonel|officer|plaintiff|veteran|activist|graduate|researcher|scientist|principal"
    r"|partner|co-?chair|head|manager|coordinator|counsel|prosecutor|psychologist|sociologist"
    r"|democrat|republican|owner|executive|expert|leader|trustee|publisher|blogger)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(  # "Harbour Attitude is a weekly column", "Rain News is using"
    r"\s*(?:\w+ing\b|an? (?:[\w-]+ ){0,4}?(?:column|newsletter|podcast|program|project|series"
    r"|website|newspaper|magazine|company|group|organi[sz]ation|publication|blog|nonprofit|service)\b)"
)
_OFFICE_VERBS = ("serve", "represent", "chair", "direct", "lead", "head", "teach")
_RESUMES = re.compile(r"\b[Ff]ollow (?:him|her|them)\b|\bcan be (?:reached|followed)\b")
_WRITES = re.compile(
    rf"{_RESUMES.pattern}|\b(?:writ(?:es|er)|column(?:ist)?|author|editor)\b"
    r"|\be-?mail (?:him|her|them|me|address|is)\b"
)
_HEAD = re.compile(rf"\W*(?:(?i:opinion|commentary|column)\W+)?(?P<who>[A-Z]{{3,}}|{_NAME}): ")
_BEGINS = re.compile(rf"\W*(?P<who>{_NAME})\b")
_CREDIT = re.compile(r"\W*(?:by|written by|opinion|analysis|commentary|column)\b", re.IGNORECASE)
_SHORT = 90  # characters of a by-line, which names the author as well


def introduced(lines: Sequence[str]) -> tuple[Introduced, ...]:
    """The lines at the ends of a text that introduce who wrote it.

    Args:
        lines: The lines of the text, the headline first.

    Example:
        >>> lines = ["Trams Are Late", "They are late.", "We wait.", "Bo Lund is mayor of Northam."]
        >>> [(one.line, one.who, str(one.sort)) for one in introduced(lines)]
        [(3, 'Bo Lund', 'is of no newsroom')]
    """
    return tuple(one for at in _ends(lines) if (one := _introduction(lines, at)) is not None)


def _ends(lines: Sequence[str]) -> Iterator[int]:
    """The places of the lines at both ends, where there is a text between them."""
    for at, line in enumerate(lines):
        end = at < TOP or at >= len(lines) - LAST
        if at > 0 and end and len(line) < LONGEST and len(lines) > LAST:
            yield at


def _introduction(lines: Sequence[str], at: int) -> Introduced | None:
    line = lines[at]
    if line.lstrip()[:1] in "\"“‘'":
        return None
    if _WRITER.match(line):
        return Introduced(at, "", Sort.OUTSIDE)
    if who := _headed(lines[0], line):
        return Introduced(at, who, Sort.HEADED)
    line = _SECTION.sub("", line)
    match = _LINE.match(line)
    if match is None or match["who"].split()[0] in ("The", "This", "That", "In", "An", "A"):
        return None
    sort = _sort(match["is"], match["what"], line)
    if sort is None or _is_elsewhere(lines, at, match["who"]):
        return None
    return Introduced(at, match["who"], sort)


def _headed(head: str, line: str) -> str:
    """Whose name stands above and begins a line below: "HOLM: A Bridge" and "Ada Holm was ..."."""
    label, begins = _HEAD.match(head), _BEGINS.match(line)
    bio = _LINE.match(line)
    is_one = bio and not _NO_PERSON.match(bio["what"]) and _OFFICE.search(bio["what"][:NEAR])
    tells = _WRITES.search(line) or is_one
    if label is None or begins is None or not tells or begins["who"] in known_names():
        return ""  # "South Korea: Envoy Is Wrong"
    if begins["who"].startswith("The "):
        return ""  # "The Note is a daily column by Ada Holm"
    same = label["who"] in (begins["who"], begins["who"].split()[-1].upper())
    return begins["who"] if same else ""


def _sort(verb: str, what: str, line: str) -> Sort | None:
    """What a line makes of an author; ``None`` where it tells of nothing that somebody is."""
    near = what[:NEAR]
    if _NO_PERSON.match(what):
        return None
    if _COLUMNIST.search(line):
        return Sort.COLUMNIST
    if _STAFF.search(f"{verb}{near}"):
        return Sort.STAFF
    office = _OFFICE.search(near) or any(map(verb.split()[-1].startswith, _OFFICE_VERBS))
    if office:
        return Sort.OUTSIDE
    return Sort.STAFF if _RESUMES.search(line) else None


def _is_elsewhere(lines: Sequence[str], at: int, who: str) -> bool:
    """Whether the text names somebody beside the line, but for a by-line and other such lines."""
    last = next((w for w in reversed(who.split()) if w.strip(".") not in ("Jr", "Sr", "III")), who)
    name = re.compile(rf"\b{re.escape(last)}\b")
    for other, line in enumerate(lines):
        if other == at or not name.search(line):
            continue
        credit = line.strip() == who or _CREDIT.match(line) is not None
        by_line = len(line) < _SHORT and who in line and credit
        beside = abs(other - at) < 3 and _RESUMES.search(line)
        headed = other == 0 and _HEAD.match(line) is not None
        if not (by_line or beside or headed):
            return True
    return False
