"""What a page may call the source of a statement, and which labels name one source.

A speaker who is sure goes by his name. Where the article names nobody, its own words for the source
are true by themselves: "the draft rule", "a French diplomat". "The poll" and "a CNN/ORC survey",
"5,000 migrants" and "many of the migrants", a judge and her ruling are one source each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.actors.roles import label_of
from analysis.article.name_lists import noun_of
from analysis.statements.attribution_candidate import Rule
from analysis.statements.source_phrases import (
    Phrase,
    document_words,
    is_pronoun,
    own_words,
    phrase,
    span_words,
    words_of,
)
from analysis.statements.source_types import SourceType, described_type, is_thing
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import is_sure

LONGEST = 12  # words of a label
_BEHIND = re.compile(
    r"\s*(?:,(?!\d)|[;:(–—])|\s-\s|\s(?:who|whom|whose|which|that|where|when|with whom)\s",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\A(?:according to|by|from|as|per|in|to|both)\s+(?=\S)", re.IGNORECASE)
_MANY = re.compile(
    r"\A(?:(?:many|some|most|several|all|both|few|a few|hundreds|thousands|dozens|scores|one|two"
    r"|three|[\d,.]+) of (?=the\b|those\b|these\b)|(?:many|some|most|several|all|few|a few"
    r"|[\d,.]+)\s)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ("the", "a", "an", "these", "those", "this", "that", "its", "their", "his", "her", "our")
)
_WHOSE = _SMALL - {"the", "a", "an"} | {"my", "your", "who", "which", "it", "i"}
_POLLED = re.compile(
    r"\d\s?%|\bper ?cent\b|\b(?:half|third|quarter|majority|plurality|two-thirds|respondents"
    r"|those surveyed|those polled)\b"
    r"|\A(?:most|more|fewer|many) (?:\w+ )?(?:americans|voters|adults)\b"
    r"|\A(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:of|for|by|to|with|from) (?:my|our|your)\b|\bago\b"
    r"|\bof (?:it|them|this|that|us|you|these|those)\Z|\b(?:is|are|was|were|has|have|had|will)\b"
    r"|\band others\Z"
)
_NUMBER = re.compile(r"\A[\d,.]+\s(?=\S)")
_POLLS = frozenset(("poll", "polls", "polling", "survey", "surveys", "questionnaire"))
_WHO = ("ers", "ors", "ists", "ians", "ants", "ents", "men", "women", "crats", "cans", "people")
_COURT = frozenset([
    "papers", "filing", "filings", "memo", "motion", "brief", "briefs", "complaint", "lawsuit",
    "suit",
])  # fmt: skip
_PIECES = frozenset(("editorial", "op-ed", "column", "piece", "essay"))
_WRITERS = re.compile(r"\A(?:the )?(?:[\w-]+ )?(?:authors|researchers)(?: of the \w+)?\Z")
_POLL, _PAPERS, _STUDY = "poll", "court papers", "study"
_FRONT = re.compile(r"\s(?:in|on|of|for|at|during)\s")
_JUDGES = ("judge", "justice")
_PANEL = re.compile(r"\bjudges?[ -]panel\b|\bpanel of (?:\w+ )?judges\b", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:appeals?|appellate|circuit)\b", re.IGNORECASE)
_TRAILS = re.compile(r"\s(?:released|published|conducted|issued|out)\Z")
_OTHER = re.compile(r"\A(?:another|other|a (?:separate|different|previous|second)|an earlier)\b")
_OWNER = re.compile(r"(\w[\w-]+)(?:['’]s|s['’])\s")
_BESIDE = re.compile(r"\b(?:of|for|from|with|by|to|against|and)\s")
_PERSONS = re.compile(  # a trade right before a name, which is then no other's
    r"\b[a-z]{3,}(?:er|or|ist|ian|ar|yst|ant|man|woman|eer|ess) (?:[A-Z][\w.’'-]* )*\Z"
)
_JOINT = re.compile(r"\S(?:,? and |, )[A-Z]")
_BODIES = frozenset(
    ("agency", "body", "company", "department", "firm", "group", "institution", "network")
) | {"nonprofit", "organization", "organisation", "team"}
_COUNTED = re.compile(
    r"\A[\d,.]+\Z|\A(?:some|many|most|several|others|few|all|one|more|\w+ percent)\Z"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a page may call the source of a statement.

    Args:
        name: A speaker's name, or the article's words; empty where it is nobody that can be told.
        sure: Whether that is sure, and that it is a statement.
        actor: The speaker's name where it is he; empty where the words are the article's.
    """

    name: str
    sure: bool
    actor: str = ""


def label_in(said: Statements, statement: Statement) -> Label:
    """What a page may call the source of a statement.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> said = statements(parse("The draft rule, which is new, says that trams must stop."))
        >>> label_in(said, said[0]).name
        'the draft rule'
    """
    words = span_words(said.article.text, statement.source)
    cue = span_words(said.article.text, statement.cue).lower()
    told = statement.kind != "indirect" or cue in ("according to", "per")
    if statement.speaker and (statement.speaker_sure or _is_named_in(said, statement, words)):
        actor = said.cast.get(statement.speaker_id)
        named = (actor is not None and actor.named) or _is_name(statement.speaker)
        sure = named or bool(_own_label(statement.speaker, told, definite=True))
        return Label(statement.speaker, statement.sure and sure, statement.speaker)
    own = _own_label(words, told)
    if own:
        plain = Rule.PLAIN_VERB in statement.rules
        parts = (statement.kind, statement.statement_class, statement.confidence)
        return Label(own, is_sure(*parts, None, plain))
    return Label(statement.speaker, False, statement.speaker)


def _is_name(words: str) -> bool:
    """Whether words are a name by their form: "Harbour War Room"."""
    return all(word[0].isupper() or len(word) < 4 for word in words.split()) and " " in words


def _is_named_in(said: Statements, statement: Statement, words: str) -> bool:
    """Whether the source has the speaker's name as its head: no "lawyers for Bo Lund"."""
    actor = said.cast.get(statement.speaker_id)
    if not _is_name(statement.speaker) and (actor is None or not actor.named):
        return False
    whole = statement.speaker.removeprefix("The ")
    before, name, after = words.partition(whole if whole in words else whole.split()[-1])
    if not name or re.match(r"['’]|\w", after):
        return False
    if _PERSONS.search(before) and not after:
        return True  # "Norland College, Port Ann scholar Sue Reed"
    return not _BESIDE.search(_LEAD.sub("", before))


def _own_label(words: str, told: bool, definite: bool = False) -> str:
    """The article's words for a source without a name, where they tell what it is; or nothing.

    Args:
        words: The words of the source.
        told: Whether even a law tells this: it is quoted, or "according to" it.
        definite: Whether "the driver", too, tells enough.
    """
    short = _BEHIND.split(_LEAD.sub("", words), maxsplit=1)[0].strip()
    short = _TRAILS.sub("", short)
    parts = short.split()
    if not parts or len(parts) > LONGEST or is_pronoun(short) or _COUNTED.match(short.lower()):
        return ""
    if parts[0].lower() in _WHOSE or _POLLED.search(short) or _NO_NAME.search(short):
        return ""
    one = phrase(_NUMBER.sub("", short, count=1))
    if is_thing(one) and not (told and (one.head in words_of("rule") or one.first in ("a", "an"))):
        return ""
    sort = described_type(one)
    if sort is SourceType.DOCUMENT and (own_words(short) or len(parts) == 1):
        return ""
    if sort in (SourceType.ORGANISATION, SourceType.MEDIUM, SourceType.GROUP):
        generic = one.head in _BODIES or one.head in words_of("outlet")
        if generic and one.front == ("the",) and not one.rest:
            return ""  # one that the article names elsewhere
    if sort is SourceType.GROUP and not _is_known(one):
        return ""
    single = sort in (SourceType.ANONYMOUS, SourceType.ROLE) and not _is_plural(one.head)
    if single and one.first not in ("a", "an") and not definite:
        return ""
    return label_of(short, "")


def _is_known(one: Phrase) -> bool:
    """Whether the head of a phrase is surely many who can speak: "migrants", not "midterms"."""
    known = noun_of(one.head) is not None or one.first in words_of("counted")
    listed = any(one.head in words_of(kind) for kind in ("public", "some_of", "insider", "hidden"))
    return known or listed or one.head.endswith(_WHO)


def is_polled(name: str) -> bool:
    """Whether words are those whom a poll asked: "53 percent of those surveyed".

    Example:
        >>> is_polled("just over half the public"), is_polled("the public")
        (True, False)
    """
    return bool(_POLLED.search(name))


def _is_plural(head: str) -> bool:
    return head.endswith("s") and not head.endswith("ss")


def merged(said: Statements, rows: Sequence[tuple[Statement, Label]]) -> Mapping[str, str]:
    """For each label the one that stands for its source.

    Args:
        said: The statements of the article.
        rows: Some of them with their labels.
    """
    names = list(dict.fromkeys(label.name for _, label in rows if label.name))
    named = {actor.name for actor in said.cast.actors if actor.named}
    plain = [name for name in names if name not in named]
    same: Mapping[str, str] = {name: name for name in names}
    people = [name for name in names if name in named]
    pairs = [*_families(names, plain), *_one_group(plain), *_fuller(said, plain, people)]
    pairs += _panels(plain)
    pairs += [(name, owner) for name in plain for owner in _owners(name, names)]
    for one, other in pairs:
        same = _joined(same, one, other)
    papers = [name for name in plain if phrase(name).head in _COURT]
    writers = {same[name] for name in _writers(said, rows) if name not in papers}
    if papers and len(writers) == 1:
        for name in papers:
            same = _joined(same, name, next(iter(writers)))
    return same


def _joined(same: Mapping[str, str], one: str, other: str) -> dict[str, str]:
    """The labels with those of two sources put together."""
    return {name: same[other] if first == same[one] else first for name, first in same.items()}


def _families(names: Sequence[str], plain: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of labels of one document: a poll and whom it asked, a study and its authors."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in plain:
        one = phrase(name)
        texts = _COURT | words_of("study")
        if described_type(one) is SourceType.DOCUMENT or one.head in texts:
            heads[_family(one.head)].append(name)
    for kind, family in heads.items():
        several = [name for name in family if _is_one_of_several(name)]
        if len(several) > 1 or (kind == _STUDY and len(_not_again(family)) > 1):
            continue
        same = [*family[1:]]
        if kind == _POLL:
            same += filter(is_polled, names)
        if kind == _STUDY:
            same += filter(_WRITERS.match, plain)
        yield from ((name, family[0]) for name in same if not _OTHER.match(name))


def _panels(plain: Sequence[str]) -> list[tuple[str, str]]:
    """The judges of a court with it: "the three-judge panel" is the appeals court that is heard."""
    courts = [name for name in plain if phrase(name).head == "court"]
    higher = [name for name in courts if _HIGHER.search(name)] or courts
    if len({phrase(name).words.split()[-2:][0] for name in higher}) != 1:
        return []  # of an "appeals court" and a "district court" nobody knows whose it is
    return [(name, higher[0]) for name in plain if _PANEL.search(name)]


def _is_one_of_several(name: str) -> bool:
    """Whether a label tells its document from others: "a Northam Post poll", "another poll"."""
    front = _FRONT.split(name, maxsplit=1)[0]
    return bool(re.search(r"\s[A-Z]", front) or _OTHER.match(name))


def _family(head: str) -> str:
    """The head of a document, or what stands for all heads that name the same."""
    if head in _POLLS:
        return _POLL
    if head in _COURT:
        return _PAPERS
    if head in _PIECES:
        return "piece"
    return _STUDY if head in words_of("study") else head.removesuffix("s")


def _not_again(family: Sequence[str]) -> list[str]:
    """The labels that do not refer back: "a study", but not "the study"."""
    return [name for name in family if not name.startswith("the ")]


def _fuller(
    said: Statements, plain: Sequence[str], named: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of other words for a name, and the name: "Mayor Ann Lee", "the court", "the judge"."""
    roles = {a.name: a.role.lower().split()[-1] for a in said.cast.actors if a.named and a.role}
    for name in plain:
        last, one = name.split()[-1], phrase(name)
        same: list[str] = []
        if last[0].isupper() and not _BESIDE.search(name):
            same = [who for who in named if who.split()[-1] == last and not _JOINT.search(who)]
        elif one.first == "the" and len(one.front) == 1 and not one.rest:
            same = [who for who in named if who.lower().split()[-1] == one.head]
        if not same and (one.front == ("the",) or one.head in _JUDGES) and not one.rest:
            same = [who for who, role in roles.items() if role == one.head]
        if len(same) == 1 and same[0] in named:
            yield name, same[0]


def _one_group(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of labels of one group: "many of the migrants", "5,000 migrants"."""
    parts: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for name in names:
        one = phrase(_MANY.sub("", name.lower(), count=1))
        if one.head and not _JOINT.search(name) and " and " not in name:
            words = frozenset(one.front) | frozenset(one.rest.split())
            if described_type(phrase(name)) is not SourceType.ANONYMOUS:
                parts[one.head.removesuffix("s"), words - _SMALL].append(name)
    for (head, words), same in parts.items():
        yield from ((name, same[0]) for name in same[1:])
        wider = sorted((m for top, m in parts if top == head and words < m), key=len)
        if wider and all(less <= more for less, more in pairwise(wider)):
            yield same[0], parts[head, wider[0]][0]


def _owners(name: str, names: Iterable[str]) -> Iterator[str]:
    """Whose a document is: "Kim's ruling", "a report by the council"; only one who is a source."""
    if not (document_words(name) or own_words(name) or is_thing(phrase(name))):
        return
    owner = _OWNER.match(name)
    whose = [
        one
        for one in names
        if one != name
        and (
            (owner and one.split()[-1] == owner[1])
            or re.search(rf"\b(?:by|from|of)\s(?:.*\s)?{re.escape(one)}\Z", name)
        )
    ]
    if len(whose) == 1:
        yield whose[0]


def _writers(said: Statements, rows: Sequence[tuple[Statement, Label]]) -> Iterator[str]:
    """Who says something in papers of a court: "argued in the court papers"."""
    for s, label in rows:
        cue = span_words(said.article.text, s.cue).lower()
        if label.name and _COURT & set(re.findall(r"\w+", cue)):
            yield label.name
