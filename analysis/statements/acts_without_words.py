"""What is ruled, printed, held in a text, seen or threatened by a thing: nobody puts it in words.

"The court upheld the ban", "he posted photos of the dock", "the package includes a fee", "she saw
him leave" and "the storm threatens to shut the port" tell what is so or was done; "citing two
officials" tells who said something else, and "was outspoken on fees" what he spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

_ALSO = (
    r"(?:(?:has|have|had|is|are|was|were|been|being|also|now|then|later|already|reportedly|recently"
    r"|once|again|just|still|\w+ly) )*"
)
_CLAUSE = re.compile(r"(?:that|how|why|whether|what|who|if)\b", re.IGNORECASE)
_RULES = re.compile(
    rf"{_ALSO}(?:upheld|upholds?|struck down|strikes? down|scrap(?:s|ped)|vacate[sd]?"
    r"|rall(?:y|ies|ied|ying) (?:around|behind)|toss(?:es|ed)(?: out)?|threw out|throws? out"
    r"|affirm(?:s|ed) (?:an?|the))",
    re.IGNORECASE,
)
_PRINT = (
    r"(?:images?|photos?|photographs?|pictures?|videos?|footage|clips?|e-?mails|articles?|charts?"
    r"|maps?|lists?|documents|transcripts?|recordings?|screenshots?|advertisements?)"
)
_PUBLISHES = (
    r"(?:post|publish|releas|shar|circulat|leak|declassif|air|broadcast|replay|screen|upload)"
    r"(?:e[sd]?|s|es|ed|ing|ie[sd]|y|ying)?"
)
_PRINTS = re.compile(
    rf"{_ALSO}{_PUBLISHES} (?:[\w’'-]+ ){{0,4}}?{_PRINT}"
    r"(?: (?:of|on|about|from|with|showing|featuring|depicting|purporting to show))?",
    re.IGNORECASE,
)
_PRINTS_IT = re.compile(rf"{_ALSO}{_PUBLISHES}", re.IGNORECASE)
_PRINTED = re.compile(
    rf"(?:(?!that\b|to\b)[\w’'.-]+ ){{0,6}}?{_PRINT}\b(?! (?:that|which) )", re.IGNORECASE
)
_CITES = re.compile(rf"{_ALSO}(?:cit(?:es?|ed|ing)|quot(?:es|ing))", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:(?:an?|the|two|three|four|five|six|several|some|multiple|many|unnamed|anonymous|one"
    r"|unidentified|current|former|senior|\d+|[\w.-]+) ){0,5}?"
    r"(?:sources?|people|persons?|officials?|witnesses|experts?|aides?|insiders?|analysts?|lawmakers"
    r"|diplomats?|court (?:documents|records|filings|papers)|emails|media reports|news reports)"
    r"(?: (?:familiar|close|briefed|with|from|in|at|involved|inside|within|it|obtained"
    r"|who (?:was|were|is|are|has|have|had|spoke|asked|declined|requested))\b.*)?",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    rf"{_ALSO}(?:includ|contain|empower|establish|creat|extend|cover|cap|earmark)(?:s|es|ed)?"
    rf"|{_ALSO}(?:sets?|defines?|defined|funds?|funded|(?:would|will) (?:allow|create|extend"
    r"|include|fund|cap|raise|cut|establish|provide|give|set)|keeps?|cuts?|raises?)",
    re.IGNORECASE,
)
_HOLDS = re.compile(  # a text that does by being in force, or would
    r"\b(?:bills?|package|agreements?|deals?|budgets?|laws?|acts?|orders?|polic(?:y|ies)|pact|treaty"
    r"|resolutions?|amendments?|proposals?|measures?|rules?|legislation|provisions?|contracts?)"
    r"(?: (?:of|on|from|by|passed|signed|approved|filed|introduced|that|which|in|with)\b.*)?\Z",
    re.IGNORECASE,
)
_PERCEIVES = re.compile(
    rf"{_ALSO}(?:saw|seen|heard|watched|witnessed|(?:watch|witness|hear)(?:es|s|ing)?)", re.I
)
_THREATENS = re.compile(rf"{_ALSO}threaten(?:s|ed|ing)?", re.IGNORECASE)
_SPOKE_ON = re.compile(
    r"(?:(?:is|are|was|were|has been|have been|had been|be|being|remained|remains) )"
    r"(?:[\w-]+ ){0,3}?(?:outspoken|vocal|candid|quiet|silent|coy|mum|clear-eyed|full-throated"
    r"|cagey|noncommittal|tight-lipped|adamant|evasive|vague|honest|frank)"
    r" (?:on|about|over|in (?:\w+ )?(?:opposing|supporting|criticizing|criticising))"
    rf"|{_ALSO}(?:went|goes|going|gone) (?:off )?on (?:an? )?(?:[\w-]+ )?"
    r"(?:tangents?|rants?|tirades?) (?:on|about|over|against)"
    rf"|{_ALSO}(?:gush|rhapsodi[sz]|joke|joking|jokes|jok)(?:e[sd]?|es|ed|ing)? about"
    rf"|{_ALSO}(?:ma[dk](?:e|es|ing)|offer(?:s|ed|ing)?|repeat(?:s|ed|ing)?|replay(?:s|ed|ing)?)"
    r" (?:(?!no\b)[\w’'-]+ ){0,3}?(?:remarks?|comments?|jokes?|statements?)"
    r" (?:on|about|regarding|concerning)",
    re.IGNORECASE,
)
_SPEAKS = ("person", "collective", "organisation", "media", "source", "place")
_THAN = re.compile(r"\b(?:as|than) \Z")  # "twice as likely as | men | to say"
_INFERS = re.compile(r"(?:suggest|indicat|signal|impl|hint|underscor|illustrat)\w*ing")
_SAID_BEFORE = re.compile(  # "said that it will pay, | suggesting": who tells of it infers
    r"\b(?:said|says|confirmed|confirms|notes that|noted|added|adding|told|reported|reports"
    r"|announced|according to|estimated|acknowledged)\b[^“”\"]*(?:,| and|—|–) \Z"
)
BACK = 260  # characters before a cue in which its sentence begins
_MARKS = frozenset('“”"„«»')


def is_act(text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a cue tells what was ruled, printed, seen or is in force, and no words.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "The court upheld the ban."
        >>> is_act(text, [Span(0, 9)], [Span(10, 16)], [Span(17, 24)])
        True
        >>> text = "The court said the ban was void."
        >>> is_act(text, [Span(0, 9)], [Span(10, 14)], [Span(15, 31)])
        False
    """
    who, tells, words = (joined(text, parts) for parts in (source, cue, content))
    if tells.startswith("to ") and source and _THAN.search(text[: source[0].start][-5:]):
        return True
    plain = _MARKS.isdisjoint(words)
    if (
        plain
        and _INFERS.fullmatch(tells)
        and _SAID_BEFORE.search(sentence_before(text, cue[0].start, BACK))
    ):
        return True
    if _THREATENS.fullmatch(tells) and words.startswith("to "):
        return is_thing(who)
    if not plain or _CLAUSE.match(words):
        return False
    if _PRINTS.fullmatch(tells) or _PERCEIVES.fullmatch(tells):
        return " as " not in words
    if _CITES.fullmatch(tells):
        return _SOMEBODY.fullmatch(words) is not None
    if _CONTAINS.fullmatch(tells):
        return _HOLDS.search(who.split(",")[0]) is not None
    if has_finite_verb(words):
        return False
    if _PRINTS_IT.fullmatch(tells):
        return _PRINTED.match(words) is not None
    told = _SPOKE_ON.fullmatch(tells) and not words.split()[0].endswith("ing")
    return bool(told or _RULES.fullmatch(tells))


def is_thing(who: str) -> bool:
    """Whether words name no one who could speak: "dozens of amendments", not "the union".

    Args:
        who: The words.

    Example:
        >>> is_thing("the storm"), is_thing("the mayor")
        (True, False)
    """
    words = [word for word in re.split(r",| who | which | that ", who)[0].split() if word]
    if not words or any(word[0].isupper() for word in words[1:]):
        return False
    last = re.sub(r"\W+\Z", "", words[-1].lower())
    noun = noun_of(last)
    if noun is not None:
        return noun.kind not in _SPEAKS
    return words[0].lower() in ("the", "a", "an", "this", "these", "dozens") and len(words) > 1
