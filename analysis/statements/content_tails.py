"""Where what somebody says ends for who tells of it: the time, a second verb, another's tag.

"said “we will stay” when Ward left" has when it was said, "Telling Ward that it is late | is
unkind" the author's verb, "praised the crew | and promised a rise" the next statement, "informed us
that it sank, | according to two divers" who told of it, and "spoke of | the dock. | “It sank.”" the
topic before the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import OWN_WORDS, Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined
from analysis.statements.run_on_contents import finite_verbs

BACK = 200  # characters before a source in which its sentence begins
FEWEST = 3  # words of a content
_MARKS = frozenset('“”"')
_QUOTED = re.compile(
    r"[“\"](?P<said>[^“”\"\n]{15,400})[”\"](?P<tail>,? (?:when|after|during|in (?:an? )?(?:\w+ )?"
    r"(?:reference|response|reply) to|while|at an?|on (?:[A-Z]\w+|stage|air"
    r"|(?:the|college) \w+)) [^“”\"\n]{6,})"
)
_UTTERS = re.compile(
    r"(?:.* )?(?:sa(?:id|ys?|ying)|shout|chant|yell|scream|tweet|stat|declar|wr[io]t|ask|told|tell"
    r"|repl(?:y|i)|exclaim|joke)(?:e[sd]?|s|ed|es|ing)?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:,? in (?:an? )?(?:\w+ )?(?:reference|allusion) to|, (?:referring|alluding) to)"
    r" [^“”\"\n]+\Z"
)
_SPEECH = re.compile(
    r",? during (?:his|her|their) (?:[\w’'-]+ ){0,5}?(?:address|speech|interview|testimony"
    r"|remarks|briefing|conference|rally|appearance|monologue|keynote)\b(?! (?:that|is|was))"
    r"[^“”\"\n,;]{0,80}\Z"
)
_PERSON = re.compile(r"[A-Z]\w+|\b(?:he|she|they|him|her|them|his|their)\b")  # whose speech it is
_ACCORDING = re.compile(r",[”\"]? according to [^“”\"\n]+\Z")
_ONLY_TO = re.compile(  # what came of it, or that it is not so
    r", only to (?:be|have|see|find|discover|learn|watch|lose|realize|change|reverse|back)\b"
    r"[^“”\"\n]+\Z"
    r"|,? (?:when|though|although|while) in (?:fact|reality|truth)\b[^“”\"\n]+\Z"
    r"|,? despite (?:his|her|its|their) (?:[\w’'-]+ ){1,4}(?:otherwise|to the contrary)\W*\Z"
)
_NOT_THAT = re.compile(r" ?(?:—|–|--| -) ?(?:not that|as if|never mind|so much for)\b[^“”\"\n]+\Z")
_GERUND = re.compile(r"(?:\w+ly )?(?:telling|saying|suggesting|implying|claiming|noting|arguing)")
_OPENS = re.compile(r"(?:(?:And|But|So|Yet|Still|Now|Just|Simply|Even),? )?")
_CLAIMS_BY = re.compile(
    r"(?:(?:The|Those|These|Such|His|Her|Their) )?(?:\w+ )?(?:claims?|allegations?|assertions?"
    r"|accusations?|suggestions?|reports?|argument|notion|complaints?) (?:by|from|of)",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:all |many |most |some )?(?:those|people|anyone|men|women|voters)", re.I)
_DAY = re.compile(r" ?(?:(?:on )?\w+day )?")
_SHORT = re.compile(r"(?:that )?(?:he|she|it|they|we|I|you|there)['’](?:s|re|m)\b")
_MAIN = re.compile(r"(?:is|are|was|were|has|have|had|will|would|did|does|do)\b")
_CLAUSE = re.compile(r"\b(?:who|which|that|when|while|as|if|after|before|since)\b|[,;:—]", re.I)
_PARTICIPLE = re.compile(r"(?:\w+ly )?(?:noting|citing|saying|arguing|claiming|insisting|warning)")
_OWN_VERB = re.compile(r"[^,;:“”\"—]+(?P<tail>, (?P<verb>[a-z]+) [^;:“”\"—]+)")
_JOINED = re.compile(r"(?:,|\b(?:and|but|or|nor|not|than|because|while|if|as|what|who)) ?\Z")
_NEXT = (
    r"(?:promis|vow|pledg|threaten|warn|urg|criticiz|accus|blast|slamm|mock|sneer|denounc|insist"
    r"|demand|announc|complain|argu|claim)"
)
_AND_SAID = re.compile(rf",? and (?:then |also |even |\w+ly )?{_NEXT}(?:ed|d)\b")
_AND_SAYING = re.compile(rf",? and (?:then |also |even |\w+ly )?{_NEXT}ing\b")
_AND_SAYS = re.compile(rf",? and (?:then |also |even |\w+ly )?{_NEXT}(?:es|s)\b(?! (?:of|that))")
_PAST = re.compile(r"(?:\w+ly |also |then |once )?\w+ed")
_PRESENT = re.compile(r"(?:\w+ly |also )?\w+[a-z]s")
_SIDE = re.compile(r" (?=(?:the|its|his|her|their) [\w ]{3,40} (?:has|have|had)\b)")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|be|been|started|kept) [^,]*\Z")
_JUDGES = re.compile(
    r"(?:has |have |had |also |\w+ly )*(?:critici[sz]|mock|attack|blast|slam|ridicul|defend|denounc"
    r"|prais)\w*"
)
_BY = re.compile(r" by (?:\w+ly )?(?!(?:being|having)\b)\w+ing\b[^“”\"]*\Z")
_TOPICAL = re.compile(
    r".*\b(?:about|on|wrote|writes|published|released|posted|spoke of|speaks of)", re.IGNORECASE
)
_STOP = re.compile(r"[.!?][”\"]?\s")


def without_tails(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none of which runs on behind what its source says.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee told us that it sank, according to two divers."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(12, 49),))
        >>> without_tails(text, [one])[0].content[0].of(text)
        'that it sank'
    """
    return [_cut(text, _without_topic(text, one)) for one in candidates]


def _cut(text: str, one: Candidate) -> Candidate:
    if not one.cue or not one.content or one.content[-1].start < one.cue[-1].end:
        return one
    if not OWN_WORDS.isdisjoint(one.rules):
        return one
    last = one.content[-1]
    end = _time(text, one, last) or _verb(text, one, last) or _next_cue(text, one, last)
    end = end or _manner(text, one, last)
    kept = trim(text, Span(last.start, end), ",—–-") if end else None
    if not kept or (len(kept.of(text).split()) < FEWEST and len(one.content) == 1):
        return one
    return replace(one, content=(*one.content[:-1], kept))


def _time(text: str, one: Candidate, last: Span) -> int:
    """Where it is told when, of what or by whom else it was said; 0 for nowhere."""
    quoted = _QUOTED.fullmatch(text, last.start, last.end)
    if quoted and _UTTERS.fullmatch(joined(text, one.cue)):
        return quoted.start("tail")
    words = last.of(text)
    speech = _SPEECH.search(words)
    if speech and not _PERSON.search(words[1 : speech.start()]):
        return last.start + speech.start()
    for form in (_REFERENCE, _ACCORDING, _ONLY_TO, _NOT_THAT):
        if found := form.search(words):
            return last.start + found.start()
    return 0


def _verb(text: str, one: Candidate, last: Span) -> int:
    """Where the verb stands that has cue and content for its subject; 0 for nowhere."""
    if len(one.cue) != 1 or len(one.content) != 1:
        return 0
    cue = one.cue[0]
    source = one.source[0] if one.source else Span(cue.start, cue.start)
    if source.end < cue.start and _STOP.search(text, source.end, cue.start):
        source = Span(cue.start, cue.start)  # "He is told. Telling him that ..."
    if gap_verb := _behind_participle(text, one, last):
        return gap_verb
    lead = sentence_before(text, min(source.start, cue.start), BACK)
    gap = text[source.end : cue.start] if source.end <= cue.start else ""
    gerund = _GERUND.fullmatch(cue.of(text)) and _DAY.fullmatch(gap)
    who = _WHO.fullmatch(source.of(text)) and gap.strip() in ("who", "")
    who = who and (gap.strip() == "who" or cue.of(text).startswith("who "))
    by = cue.end <= source.start and _CLAIMS_BY.fullmatch(text[cue.start : source.start].strip())
    if not (gerund or who or by):
        return 0
    if _OPENS.fullmatch(lead) is None and (not gerund or not _is_phrase(lead)):
        return 0
    verbs = list(finite_verbs(text, last))
    short = _SHORT.match(text, last.start, last.end) is not None  # "that he's late | is sad"
    at = 0 if short else 1
    if len(verbs) != at + 1 or _JOINED.search(text, last.start, verbs[at]):
        return 0
    return verbs[at] if _MAIN.match(text, verbs[at]) else 0


def _behind_participle(text: str, one: Candidate, last: Span) -> int:
    """Where a source's own verb stands: "Lee, noting the rain, | stayed"; 0 for nowhere."""
    cue = one.cue[0]
    apart = one.source and text[one.source[-1].end : cue.start] == ", "
    verb = _OWN_VERB.fullmatch(text, last.start, last.end) if apart else None
    if verb is None or not _PARTICIPLE.fullmatch(cue.of(text)):
        return 0
    word = verb["verb"]
    known = word in word_set("verbs", "base") or word in word_set("verbs", "past")
    return verb.start("tail") if known or word in ("is", "are", "was", "were", "has") else 0


def _is_phrase(lead: str) -> bool:
    """Whether words before a source are the beginning of a subject: "The firm behind | a study"."""
    plain = lead[:1].isupper() and _CLAUSE.search(lead) is None and lead.endswith((" for ", " of ",
        " behind ", " in ", " with "))  # fmt: skip
    return plain and not has_finite_verb(lead)


def _next_cue(text: str, one: Candidate, last: Span) -> int:
    """Where the next verb of saying stands, of the same form as the cue; 0 for nowhere."""
    tells, words = joined(text, one.cue), last.of(text)
    if words.startswith("to "):
        return 0
    if tells.endswith("ing"):
        found = _AND_SAYING.search(words)
        clear = found and not _PROGRESSIVE.search(words[: found.start()].split("”")[-1])
        return last.start + found.start() if found and clear else 0
    form = _AND_SAID if _PAST.fullmatch(tells) else _AND_SAYS if _PRESENT.fullmatch(tells) else None
    found = form.search(words) if form else None
    if found is None or words.startswith("that ") or lookup(tells.split()[-1]) is None:
        return 0
    side = _SIDE.split(words[: found.start()])[0]  # "progress | it had made"
    return 0 if has_finite_verb(side) else last.start + found.start()


def _manner(text: str, one: Candidate, last: Span) -> int:
    """Where it is told how somebody criticised or praised a thing; 0 for nowhere."""
    words = last.of(text)
    if not _JUDGES.fullmatch(joined(text, one.cue)) or not _MARKS.isdisjoint(words):
        return 0
    found = _BY.search(words)
    plain = found and not re.search(
        r"\b(?:for|of \w+ing|as|that|who|which)\b", words[: found.start()]
    )
    return last.start + found.start() if found and plain else 0


def _without_topic(text: str, one: Candidate) -> Candidate:
    """Without the topic that a cue names, where a quotation in the next sentence has the words."""
    if len(one.content) < 2 or not one.cue or one.content[0].start < one.cue[-1].end:
        return one
    first, second = one.content[:2]
    topic = first.of(text)
    between = text[first.end : second.start]
    quoted = text[second.start] in _MARKS and _STOP.match(between) is not None
    bare = _MARKS.isdisjoint(topic) and not has_finite_verb(topic) and len(topic.split()) < 12
    if not (quoted and bare and _TOPICAL.fullmatch(joined(text, one.cue))):
        return one
    return replace(one, content=one.content[1:])
