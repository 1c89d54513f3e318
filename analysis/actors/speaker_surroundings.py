"""Who stands where beside a source: ahead of it in its sentence, before "whom", asking."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.article.name_lists import words_of
from analysis.article.spans import Span

CATAPHORA = 4  # words before a pronoun that opens a clause ahead of its sentence's subject
_WHOM = re.compile(r",?\s(?:who|whom|that|which)\s$")
_OWNS = re.compile(r"['’]s? [A-Z]")  # "with Acme News’ Ann Lee" she asks
_WITH_OUTLET = re.compile(r"\binterview with (?:[A-Z][\w&.-]* ){0,3}[A-Z][\w&.-]*['’]s? $")
_IS_ASKED = re.compile(
    r"\b(?:was|were|been|being|when|after|if) (?:\w+ )?(?:asked|pressed|questioned|quizzed)\b",
    re.IGNORECASE,
)
_ON_AIR = re.compile(r"\b(?:on|told|with|by)\s(?:the\s)?[“\"'‘]?$")
_ASKER = re.compile(r"\b(?:on|told|with|by|to)\s(?:the\s)?[“\"'‘]?$")


def main_ahead(stage: Stage, source: Span) -> int:
    """Who is the subject of a sentence that a source stands before; -1 for nobody.

    As in "In what he called a mistake, Lee wrote".
    """
    sentence = stage.sentence(source.start)
    lead = low_words(stage.text[stage.sentence_starts[sentence] : source.start])
    if not lead or len(lead) > CATAPHORA or lead[0] not in _leading():
        return -1
    last = bisect_left(stage.starts, stage.sentence_end(sentence))
    for met in stage.met[bisect_left(stage.starts, source.end) : last]:
        if met.subject and "," in stage.text[source.end : met.start]:
            return met.actor if met.form != "pronoun" else -1
    return -1


def relative_before(stage: Stage, at: int) -> int:
    """Who stands before "who" that stands before an offset: "Ann Lee, whom he"; -1 for none."""
    found = _WHOM.search(stage.text, max(0, at - 12), at)
    last = next(stage.back(found.start() + 1, 1), None) if found else None
    return last.actor if found and last is not None and last.end >= found.start() - 1 else -1


def askers(stage: Stage, at: int) -> tuple[int, ...]:
    """Whom the sentence at an offset names as who asks: "on Acme News", "told Ann Lee"."""
    sentence = stage.sentence(at)
    first = bisect_left(stage.starts, stage.sentence_starts[sentence])
    last = bisect_left(stage.starts, stage.sentence_end(sentence))
    return tuple(
        m.actor for m in stage.met[first:last]
        if m.form in NAMING and m.quoted < 0 and not _OWNS.match(stage.text, m.end)
        and (_ASKER.search(stage.text, max(0, m.start - 16), m.start)
             or _WITH_OUTLET.search(stage.text, max(0, m.start - 50), m.start)
             or stage.text.startswith((" interview", " host"), m.end))
    )  # fmt: skip


def who_asks(stage: Stage, cue: Span, content: Sequence[Span]) -> int:
    """Who asks where nobody is said to: "Lee was asked about it on Acme News"; -1 for nobody.

    Args:
        stage: The article.
        cue: The first words of the cue of a statement without a source.
        content: What is asked.
    """
    if not _IS_ASKED.search(stage.text[max(0, cue.start - len("when ")) : cue.end]):
        return -1
    here, text = stage.sentence(cue.start), stage.text
    every = stage.within(Span(stage.sentence_starts[here], stage.sentence_end(here)))
    asking = {
        met.actor for met in every
        if met.form in NAMING and met.quoted < 0 and stage.cast.actors[met.actor].named
        and not any(part.start <= met.start < part.end for part in content)
        and _interviews(stage, met, text)
    }  # fmt: skip
    return asking.pop() if len(asking) == 1 else -1


def _interviews(stage: Stage, met: Met, text: str) -> bool:
    """Whether somebody named holds an interview: "with Acme News’ Ann Lee", "told Acme News"."""
    if _OWNS.match(text, met.end):
        return False
    if text.startswith((" interview", " host"), met.end):
        return True
    if _WITH_OUTLET.search(text, max(0, met.start - 50), met.start):
        return True
    on_air = _ON_AIR.search(text, max(0, met.start - 16), met.start) is not None
    return on_air and stage.cast.actors[met.actor].kind == "media"


@cache
def _leading() -> frozenset[str]:
    return words_of("preposition") | words_of("clause")
