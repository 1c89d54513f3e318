"""Accusations whose form leaves no doubt: who is accused, by whom, and of what.

    ▸Ann Lee◂ accused ▸Bo Ray◂ of ▸taking bribes◂ ...
    ▸Bo Ray◂, who was charged with ▸fraud◂, ...
    prosecutors say ▸Bo Ray◂ ▸shot two men◂ ...

The accused stands by name where the verb must mean him; the deed is told in the article's words up
to the end of its clause. What is denied, supposed, asked or said within quotation marks is no
accusation of the article's. Where it is not sure who accuses, nobody is named for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.article.lexicon import patterns
from analysis.article.quotes import near, top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.accused_deed import deed_of
from analysis.claims.accusers import ASIDE, PARTY, WHEN, Frame, accuser, hangs

if TYPE_CHECKING:
    from analysis.actors.cast import Mention
    from analysis.statements.statements import Statements

_ADVERB = r"(?:(?:also|even|later|then|again|now|once|first|only|\w+ly) )"
_VERB = rf"\b(?P<verb>(?:(?:has|have|had) )?{_ADVERB}?(?P<what>%s))\s+"
_ACCUSES = re.compile(
    _VERB % r"accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|fault(?:ed|s|ing)|su(?:e[sd]?|ing)"
)
_CALLS = re.compile(_VERB % r"called|calls|branded|labell?ed|denounced")
_SAYS = re.compile(
    rf"\b(?P<verb>(?:(?:has|have|had) )?{_ADVERB}?(?P<what>alleg(?:e[sd]?|ing)|claims|claimed"
    r"|say|says|said|charge[sd] that))(?: that)?\s+"
)
_BE = r"(?:is|was|are|were|has been|have been|had been|is being|was being|stands|stood)"
_IS_ACCUSED = re.compile(
    rf"\b(?:(?P<be>{_BE}) )?{_ADVERB}?"
    r"(?P<what>accused|charged|indicted|arrested|sued|blamed)(?: by [^,;.]{2,60}?)?"
    r" (?P<by>of|with|on|for|over)\b"
)
_ACTIVE: Mapping[str, str] = MappingProxyType(  # what stands between the accused and the deed
    {"accus": "of", "blam": "for", "fault": "for", "su": "for|over"}
)
_PASSIVE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "accused": ("of",), "charged": ("with",), "indicted": ("on", "for"),
    "arrested": ("on", "for"), "sued": ("for", "over"), "blamed": ("for",),
})  # fmt: skip
_OF_ANYTHING = ("accused", "blamed")  # the others only of what is forbidden
_WHO = re.compile(rf"{PARTY},? who ")
_IS = re.compile(rf"{PARTY}{ASIDE}{WHEN} ")
_PARTICIPLE = re.compile(rf"{PARTY}, ")
_RELATIVE = re.compile(r"\b(?:who|which|that|what)\s+(?:\w+\s+)?\Z")
_WHAT_HE = re.compile(r"\b(?:which|what|whom)\s+(?:the )?\Z")  # "what Ray was accused of"
_LED = re.compile(r"(?:,|\band|\b(?:is|are|was|were|been|by|in)) \Z")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b")
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|without|would|could|might|may|should|can|to|hardly"
    r"|will|shall|avoid\w*|instead of|rather than|than|nor|neither|about|for|of|by|from)"
    r"|n['’]t)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|imagine|suppose|lest|whenever|anyone|suggest\w*|den(?:y|ies|ied|ying)"
    r"|back(?:ed)? away)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:charges?|case|indictments?|accusations?|allegations?|lawsuit|suit)\b[^.;]{0,60}"
    r"\b(?:dropped|dismissed|withdrawn|thrown out|recanted|retracted)\b"
    r"|\b(?:dropp|dismiss)(?:ed|ing) (?:\w+ ){0,3}(?:charges?|case|indictments?|lawsuit|suit)\b"
    r"|\b(?:acquitted|exonerat\w+|cleared of|found not guilty|(?:falsely|wrongly) accused"
    r"|vindicated|discredited|debunked)\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(?:him|her|it|them)sel(?:f|ves)\b")
_AS_A = r"(?: as)?(?: an?)? ?[“\"‘']?(?:(?!not\b)[\w-]+,? ){0,4}?"
_DEED = (  # what somebody who is alleged to have done it did; no "was", which may be done to him
    r"\b(?!need|want|wish|seem|appear|died\b|suffered|received|turned|attend|welcom|help|complied"
    r"|uncover|discover|earned)"
    r"(?:[a-z]{2,}ed|took|hid|stole|paid|sold|gave|sent|kept|broke|lied|used|drove|ran|hit|beat|shot"
    r"|threw|left|made|knew|built|bought)\b"
)
_DID = r"(?: (?:had|has|have|also))? (?:\w+ly )?"


@dataclass(frozen=True, slots=True)
class Accusation:
    """One accusation.

    Args:
        accused: The name of who is accused.
        accused_id: The id of that actor.
        accuser: Who accuses, by name or in the article's words; empty where it is not sure.
        what: The verb: "accused", "calls", "charged".
        verb: The verb with what goes with it, as the article has it: "has accused".
        deed: Of what, in the article's words, with what joins it: "of taking bribes".
        passive: Whether the article says that somebody is accused.
        span: All of it, from the first to behind the last word.
        sentence: The sentence it stands in.
    """

    accused: str
    accused_id: str
    accuser: str
    what: str
    verb: str
    deed: str
    passive: bool
    span: Span
    sentence: Span


def accusations(statements: Statements) -> tuple[Accusation, ...]:
    """The accusations of an article whose form leaves no doubt, in the order of the text.

    Args:
        statements: The article's statements.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "Ann Lee accused Bo Ray of taking bribes, which he denies."
        >>> found = accusations(statements(parse(text), method="rules"))
        >>> [(one.accuser, one.accused, one.deed) for one in found]
        [('Ann Lee', 'Bo Ray', 'of taking bribes')]
    """
    article = statements.article
    outer = [q for q in top(statements.quotes) if q.kind == "speech"]
    out: list[Accusation] = []
    for sentence in sentences(article.text, article.body):
        if sentence.of(article.text).rstrip(" ”\"’'").endswith("?"):
            continue
        for one in _in_sentence(Frame(statements, sentence)):
            quoted = any(
                q.inner.start <= one.span.start < q.inner.end for q in near(outer, one.span)
            )
            if not quoted and not any(one.span.overlap(o.span) for o in out):
                out.append(one)
    told = [s for s in sentences(article.text, article.body) if _CLEARED.search(s.of(article.text))]
    people = statements.cast
    cleared = {people.actors[m.actor].id for s in told for m in people.within(s) if m.actor >= 0}
    # "Charges were dropped" may be of anybody who is charged.
    return tuple(o for o in out if o.accused_id not in cleared and not (told and o.passive))


def _in_sentence(frame: Frame) -> Iterator[Accusation]:
    for match in _ACCUSES.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        yield from _accuses(frame, match)
    words = patterns("accusations")
    slur = re.compile(rf"{PARTY}{_AS_A}(?={words['slur'].pattern})", re.IGNORECASE)
    for match in _CALLS.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        yield from _tells(frame, match, slur)
    alleged = re.compile(rf"{PARTY}{_DID}(?=(?:{words['wrong'].pattern}|{_DEED}))", re.IGNORECASE)
    wrong = re.compile(rf"{PARTY}{_DID}(?={words['wrong'].pattern})", re.IGNORECASE)
    for match in _SAYS.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        if accuser(frame, match.start()):
            yield from _tells(frame, match, alleged if "alleg" in match["what"] else wrong)
    for match in _IS_ACCUSED.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        yield from _is_accused(frame, match)


def _accuses(frame: Frame, match: re.Match[str]) -> Iterator[Accusation]:
    """As in "Lee accused Ray of lying", "Lee sued Ray for fraud"."""
    whom = frame.whom_at(match.end())
    if whom is None or not _is_so(frame, match.start()):
        return
    stem = next(stem for stem in _ACTIVE if match["what"].startswith(stem))
    behind = re.compile(rf"{PARTY} (?=(?:{_ACTIVE[stem]}) )").match(
        frame.text, whom[1], frame.sentence.end
    )
    if behind and (stem != "su" or _forbidden(frame.text, behind.end())):
        yield from _made(frame, whom[0], match, behind.end())


def _tells(frame: Frame, match: re.Match[str], deed: re.Pattern[str]) -> Iterator[Accusation]:
    """As in "Lee called Ray a liar", "prosecutors say Ray shot two men"."""
    whom = frame.whom_at(match.end())
    if whom is None or not _is_so(frame, match.start()):
        return
    if deed.match(frame.text, whom[1], frame.sentence.end):
        yield from _made(frame, whom[0], match, whom[1] + 1)


def _made(frame: Frame, accused: Mention, match: re.Match[str], start: int) -> Iterator[Accusation]:
    """An accusation with its deed, where that is told as a whole phrase."""
    text = frame.text
    asides = _RELATIVE.search(text[frame.sentence.start : match.start()])
    if asides:  # "those who accused Ray of lying have left": where that ends, nobody knows
        return
    participle = match["what"].endswith("ing")
    to_comma = participle or _CALLS.fullmatch(match[0]) is not None
    deed = deed_of(text, Span(start, frame.sentence.end), to_comma=to_comma)
    if deed is None or _ONESELF.search(deed.of(text)):
        return
    loose = participle and not _LED.search(text[frame.sentence.start : match.start()])
    if loose and _FINITE.search(deed.of(text)):
        return  # "those accusing Ray of theft are wrong"
    by = accuser(frame, match.start(), participle=participle)
    name, first = by or ("", accused.span)
    if name != frame.name(accused):
        yield _accusation(frame, accused, match["what"], match["verb"], deed, name, first)


def _is_accused(frame: Frame, match: re.Match[str]) -> Iterator[Accusation]:
    """As in "Ray was charged with fraud", "Ray, who is accused of theft, ..."."""
    text, what = frame.text, match["what"]
    if match["by"] not in _PASSIVE[what] or not _is_so(frame, match.start()):
        return
    gaps = (_IS, _WHO) if match["be"] else (_PARTICIPLE,)
    for mention in reversed(list(frame.names())):
        gap = next((g for g in gaps if g.fullmatch(text, mention.span.end, match.start())), None)
        if mention.span.end > match.start() or gap is None:
            continue
        before = text[frame.sentence.start : mention.span.start]
        if hangs(before) or _WHAT_HE.search(before) or text[match.end()] == ",":
            return
        if frame.is_aside(Span(mention.span.end, match.start())):
            return
        whole = Span(match.start("by"), frame.sentence.end)
        deed = deed_of(text, whole, to_comma=gap is not _IS)
        if deed is None or _ONESELF.search(deed.of(text)):
            return
        if what in _OF_ANYTHING or _forbidden(text, deed.start):
            verb = text[match.start() : match.start("by")]
            verb = verb if match["be"] else f"is {verb}"
            yield _accusation(frame, mention, what, verb, deed, None, mention.span)
        return


def _accusation(
    frame: Frame, accused: Mention, what: str, verb: str, deed: Span, by: str | None, first: Span
) -> Accusation:
    return Accusation(
        frame.name(accused),
        frame.cast.actors[accused.actor].id,
        by or "",
        what.split()[0],
        " ".join(verb.split()),
        " ".join(deed.of(frame.text).split()),
        by is None,
        Span(first.start, deed.end),
        frame.sentence,
    )


def _forbidden(text: str, start: int) -> bool:
    """Whether the first words from a place on name what is forbidden."""
    told = " ".join(text[start : start + 120].split()[:9])
    return patterns("accusations")["offence"].search(told) is not None


def _is_so(frame: Frame, verb: int) -> bool:
    """Whether nothing before a verb denies or but supposes what it tells."""
    before = frame.text[frame.sentence.start : verb]
    return not _NOT_SO.search(before) and not _SUPPOSED.search(before)
