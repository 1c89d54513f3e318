"""What somebody says to a claim, told in an apposition behind it: "..., a charge Ward denies".

The form alone tells who takes which side of what has just been said; the tagger overlooks it. What
is denied or echoed is what stands before the comma: the words of whoever is told to say it there,
or the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.article import Article
from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb

_CLAIM = (
    r"(?:claim|charge|allegation|accusation|assertion|suggestion|contention|argument|point|view"
    r"|sentiment|statement|notion|idea|theory|characterization|conclusion|position|message|concern"
    r"|complaint|warning|assessment|prediction)"
)
_WHO = (
    r"(?P<who>(?!(?:we|I|you|would|could|should|may|might|will|can|has|have|is|was)\b)"
    r"[^,.;:\n“”\"()—–]{2,70}?)"
)
_AUX = r"(?:(?:has|have|had|also|all|both|\w+ly) )*"
_ACTIVE = (
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:e|es|ed)"
    r"|rebut(?:s|ted)?|contest(?:s|ed)?|echo(?:es|ed)?|reiterat(?:e|es|ed)"
    r"|push(?:es|ed) back (?:on|against))"
)
_PASSIVE = (
    r"(?:denied|disputed|rejected|dismissed|refuted|contested|echoed|shared|reiterated|seconded) by"
)
_APPOSED = re.compile(
    rf"(?:,[”\"]?| ?[—–]| --) ?(?P<what>an? (?:\w+ )?{_CLAIM})"
    rf"(?: (?:that |which )?{_WHO} (?P<does>{_AUX}{_ACTIVE})"
    rf"| (?:that (?:was|is|has been) )?(?P<done>{_PASSIVE}) (?P<by>[^,.;:\n“”\"()—–]{{2,70}}?))"
    r"(?=[.;!?]|,| [—–-]| to \w+s\b| (?:on|in|at|during|as) )"
)
_CALLED = re.compile(  # "ending what they call “a farce”", "Lee, whom some call “the fox”"
    r"\b(?:what|which|who|whom) (?P<who>(?:[A-Z][\w.’']*|he|she|some|many|critics|officials"
    r"|(?:the|his|her|their|its) [a-z-]+)(?: [A-Za-z][\w.’'-]*){0,4}?)"
    r" (?P<does>(?:(?:has|have|had|also|once|later|\w+ly) )*(?:calls?|called|describes? as"
    r"|described as|terms?|termed|dubs?|dubbed|labels?|labeled|denounced as))"
    r" (?P<said>(?:an? |the |his |her |its |their )?[“\"][^“”\"\n]{3,80}[”\"])"
)
_ACCUSES = re.compile(r"\baccus\w+\Z", re.IGNORECASE)
_CALLS = re.compile(r"\b(?:call|describ|dub|label|brand|deem|view|see|regard)\w*\Z", re.IGNORECASE)
_OF = re.compile(r"[^,.;:“”\"]{0,80}?\bof (?=\w+ing\b)")
BACK = 400  # characters before an apposition in which its sentence begins
FEWEST, MOST = 4, 25  # words of a sentence that is denied or echoed
SURE = 0.85  # of such a form: it comes 9 times in 3,629 news articles, and its source is right
_PARTED = re.compile(r"\b(?:who|whom|whose|which|that|whether)\b")  # of what part, nobody tells


def appositive_cues(article: Article, seen: Sequence[Candidate]) -> Iterator[Candidate]:
    """The attributions by an apposition where nothing was seen, in the body.

    Args:
        article: The article.
        seen: The candidates that were seen by other means.
    """
    text = article.text
    told = finder([part for one in seen for part in (*one.cue, *one.source)])
    contents = [_charged(text, one) for one in seen if one.content and not _calls(text, one)]
    for paragraph in article.paragraphs:
        if paragraph.kind != "body":
            continue
        for match in _APPOSED.finditer(text, paragraph.own.start, paragraph.own.end):
            side = "does" if match["does"] else "done"
            who = Span(*match.span("who" if side == "does" else "by"))
            cue = Span(*match.span(side))
            if told(cue) or told(who) or (side == "does" and has_finite_verb(who.of(text))):
                continue
            said = _said(text, match.start(), match.start("what"), contents)
            if said is not None:
                yield Candidate((who,), (cue,), (said,), (Rule.APPOSITION,), SURE)


def called_names(article: Article, seen: Sequence[Candidate]) -> Iterator[Candidate]:
    """What somebody calls a thing, told in passing: "Lee ended what she called “a farce”".

    Only where no other statement holds it, and so has it for its own words.

    Args:
        article: The article.
        seen: The candidates that were seen by other means.
    """
    text = article.text
    held = finder([part for one in seen for part in (*one.cue, *one.source, *one.content)])
    for paragraph in article.paragraphs:
        if paragraph.kind != "body":
            continue
        for match in _CALLED.finditer(text, paragraph.own.start, paragraph.own.end):
            who, cue, said = (Span(*match.span(name)) for name in ("who", "does", "said"))
            if not held(Span(who.start, said.end)) and not has_finite_verb(who.of(text)):
                content = trim(text, said, ",")
                yield Candidate((who,), (cue,), (content,), (Rule.CUE_QUOTATION,), SURE)


def _calls(text: str, one: Candidate) -> bool:
    """Whether somebody calls a thing names, whose words are no claim by themselves."""
    return bool(one.cue) and _CALLS.search(one.cue[-1].of(text)) is not None


def _charged(text: str, one: Candidate) -> Span:
    """The last words of what somebody says; of "accuses | Ward of selling it" but the deed."""
    last = one.content[-1]
    of = (
        _OF.match(text, last.start, last.end)
        if one.cue and _ACCUSES.search(one.cue[-1].of(text))
        else None
    )
    return Span(of.end(), last.end) if of else last


def _said(text: str, end: int, behind: int, contents: Sequence[Span]) -> Span | None:
    """What an apposition is on: the words said right before it, or its sentence up to it."""
    near = [part for part in contents if part.start < end and end - 3 <= part.end <= behind]
    if near:
        return max(near, key=lambda part: part.start)
    before = sentence_before(text, end, BACK)
    whole = trim(text, Span(end - len(before), end), ",—–-")
    if whole is None or len(before) >= BACK or not has_finite_verb(whole.of(text)):
        return None
    plain = _PARTED.search(whole.of(text)) is None
    return whole if plain and FEWEST <= len(whole.of(text).split()) <= MOST else None
