"""What happens or is done, and a cue seems to attribute: nobody puts it in words.

"The economy added 292,000 jobs", "the Dow recorded its worst week", "he imposed tariffs on steel"
and "the guards showed reporters three cells" tell of events; "explained his strategy" and "offered
few details about" name a topic, and "has not denied that it rained" tells of silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import words_of
from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

FEW = 5  # words of a name
BACK = 90  # characters before a cue in which what negates it stands
_ALSO = (
    r"(?:(?:has|have|had|is|are|was|were|been|being|also|now|then|later|already|reportedly|once"
    r"|twice|itself|just|this year|\w+ly) )*"
)
_CLAUSE = re.compile(r"(?:that|how|why|whether|what|who|where|when|if)\b", re.IGNORECASE)
_MEASURED = re.compile(
    rf"{_ALSO}(?:add|gain|los[et]|shed|creat|record|post|register|log|hit|reach|see|saw|seen"
    r"|experienc|suffer|notch|averag|total)(?:s|es|ed|d|e|ted|ing)?",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:(?:an?|its|their|the|about|around|some|nearly|almost|roughly|only|just|over|under|more|fewer"
    r"|less|than|at|least|another|up|to|[a-z]+ing) )*"
    r"(?:\$?\d[\d.,]*(?! percent (?:of|chance))|(?:\w+[- ]){0,3}?(?:increases?|decreases?|declines?"
    r"|reductions?|loss(?:es)?|gains?|drops?|rise|jump|surge|growth|slowdown|worst|best"
    r"|(?:bigg|larg|high|low|fast|steep|sharp|slow|strong|weak|long|small|deadli)est)\b)",
    re.IGNORECASE,
)
_DEED = re.compile(
    rf"{_ALSO}(?:impos|grant|halt|eliminat|cancel|suspend|revok|rescind|reinstat|overturn|deploy"
    r"|arrest|dispatch|evacuat|shutter|summon|trac|seiz|confiscat|detain|deport|slash|lift|toppl)"
    r"(?:e|es|ed|s|led|ing)",
    re.IGNORECASE,
)
_APPEALS = re.compile(rf"{_ALSO}(?:appeal(?:s|ed|ing)|sued|rul(?:es|ed|ing) on)(?: against)?", re.I)
_REFERS = re.compile(rf"{_ALSO}referred", re.IGNORECASE)
_IDENTIFIES = re.compile(rf"{_ALSO}identif(?:y|ies|ied|ying)", re.IGNORECASE)
_CONFIRMS = re.compile(rf"{_ALSO}confirm(?:s|ed|ing)?", re.IGNORECASE)
_CHAMBER = re.compile(r"\b(?:Senate|senate|House|Congress|parliament|committee|panel|senators)\b")
_TO_BE = re.compile(r"\b(?:to be|as) ")
_SHOWS = re.compile(rf"{_ALSO}show(?:s|ed|n|ing)?(?: \w+ly)?", re.IGNORECASE)
_SLIGHT = re.compile(r"(?:no|little|few|some|signs?|any|more|less)\b", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"(?:[A-Z]\w+ )?(?:reporters?|journalists?|visitors|viewers|him|her|them|us)\b"
)
_GIVES = re.compile(
    rf"{_ALSO}(?:offer(?:s|ed|ing)?|g[ai]ve[ns]?|giving|provid(?:es?|ed|ing))", re.I
)
_NOTHING = re.compile(r"(?:no|few|little|scant) (?!doubt)", re.IGNORECASE)
_LISTLESS = re.compile(
    r"(?:offer|g[ai]v|provid|ha[sd]|mak|made|reveal|disclos)\w* "
    r"(?:(?:no|few|little|scant|any|only) )+(?:\w+ )?"
    r"(?:details?|explanations?|information|specifics|reasons?|clues|answers?)\b"
    r"|show\w* (?:no|little) (?:desire|interest|inclination|willingness|signs?|appetite)"
    r"|\b(?:little|no) time \w+ing",
    re.IGNORECASE,
)
_DENIES_NOT = re.compile(
    r"(?:has|have|had|did|does|do|would|was|were)(?:n['’]t| not)(?: \w+ly| yet| explicitly)?"
    r" (?:den(?:y|ied)|confirm(?:ed)?|disput(?:e|ed)|rul(?:e|ed) out|elaborat(?:e|ed)"
    r"|specif(?:y|ied)|disclos(?:e|ed)|indicat(?:e|ed)|reveal(?:ed)?)",
    re.IGNORECASE,
)
_IS_NO = re.compile(
    r"(?:is|was|are|were)(?:n['’]t| not) (?:the|an?|his|her|its|their) ", re.IGNORECASE
)
_EXPLAINS = re.compile(
    rf"{_ALSO}(?:explain|outlin|detail|clarif|summari[sz]|sketch)(?:s|ed|d|es|ing|ies|ied)?"
    r"|.*\bexplanations? (?:of|for)|.*\b(?:response|respond\w*|repl(?:y|ied|ies)) (?:to|on)"
    r"|.*\b(?:regarding|concerning)"
    r"|.*\b(?:wr(?:ote|itten|ites?)|published) .*\b(?:books?|articles?)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?:his|her|its|their|the|how to|[A-Z][\w’'-]*[’']s?) ", re.IGNORECASE)
_AGAIN = re.compile(rf"{_ALSO}(?:repeat|reiterat|renew)(?:s|ed|es|ing)?", re.IGNORECASE)
_SAME = re.compile(
    r"(?:the|his|her|its|their|that|this) (?:\w+ )?(?:offer|claim|charge|promise|pledge|call|demand"
    r"|threat|warning|allegation|accusation|argument|point|line|vow|assertion|request)s?",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"(?:reject|turn|dismiss|den|rebuff|refus)\w* (?:down )?(?:an?|the|his|her|its|their|\w+[’']s)"
    r" (?:\w+ )?(?:demand|request|bid|appeal|motion|offer|plea|attempt|effort|petition)s?\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"not to mention|.*\bwell[- ]received|.*\b(?:highlighted|underscored|illustrated|evidenced"
    r"|exemplified) by|.*\b(?:found|find) (?:a |new )?ways? to \w+|(?:do |does )?ha(?:ve|s|d)"
    r" (?:\w+ )?(?:proposals?|ideas?)|(?:am|is|are|was|were)(?: not)? (?:\w+ly )?referring to"
    r"|.*\b(?:was|were|been|being) denied|.*\b(?:is|are|was|were) (?:\w+ )?unsure (?:of|about)",
    re.IGNORECASE,
)
_ON = re.compile(r".*\b(?:regarding|concerning|books?|articles?)(?: (?:on|about))?", re.IGNORECASE)
_TRACK_RECORD = re.compile(
    r"(?:has|have|had) (?:never|once|twice|thrice|\w+ times) (?:supported|opposed|backed|endorsed)",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(rf"{_ALSO}(?:introduc|sponsor)(?:es?|ed|ing|s)", re.IGNORECASE)
_BILL = re.compile(
    r"(?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){0,2}(?:bills?|legislation|measures?"
    r"|amendments?|resolutions?)\b",
    re.IGNORECASE,
)
_REMINDS = re.compile(rf"{_ALSO}remind(?:s|ed)?", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:is|are|was|were|been|being)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:intended|designed|meant|aimed)", re.IGNORECASE)
_WORD = frozenset(("why", "how", "what", "who", "when", "where", "whether", "so"))
_RELATIVE = re.compile(r"\b(?:which|that|who|whom|what) \Z", re.IGNORECASE)
_DEEMS = re.compile(
    r"(?:\w+ly )?(?:deem|consider|regard|view|believe to be)(?:s|ed)?(?: as)?", re.I
)
_FUNDED = re.compile(rf"{_ALSO}(?:supported|funded|sponsored|financed)(?: in part)? by", re.I)
_STUDY = re.compile(r"(?:this|the|our) (?:research|study|work|project|program|report)\b", re.I)
_INSTEAD = re.compile(r"(?:instead of|rather than|without|far from)(?: \w+ly)?\s*\Z", re.IGNORECASE)
_INSTEAD_OF = re.compile(r"(?:instead of|rather than|without|far from) \w+ing\b", re.IGNORECASE)
_KNOWS = re.compile(r"(?:\w+ly |also |now |still )?knows?", re.IGNORECASE)
_KNOWN_AS = re.compile(r"(?:\w+ )*(?:known|referred to) as", re.IGNORECASE)
_DURING = re.compile(r"\b(?:during|at|after|before|in|outside|amid|from|following) \Z", re.I)
_GATHERING = re.compile(
    r"(?:[\w’'-]+ )*(?:protest|march|rally|demonstration|riot|parade|ceremony|funeral|concert|game"
    r"|match|vigil|attack|assault|shooting|fight|brawl|arrest|debate|meeting|event)s?",
    re.IGNORECASE,
)
_SHOUTING = re.compile(r"(?:while |\w+ly )?[a-z]+ing", re.IGNORECASE)
_I = frozenset(("i", "we", "me", "us"))
_MARKS = frozenset('“”"„«»')


def is_event(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a cue tells of an event, a deed, a bare topic or silence.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "The port added 300 jobs."
        >>> is_event(text, [Span(0, 8)], [Span(9, 14)], [Span(15, 23)])
        True
        >>> text = "Lee added that 300 jobs are lost."
        >>> is_event(text, [Span(0, 3)], [Span(4, 9)], [Span(10, 32)])
        False
    """
    who, tells, words = (joined(text, parts) for parts in (source, cue, content))
    lead = sentence_before(text, cue[0].start, BACK)
    if _INSTEAD_OF.match(tells) or _INSTEAD.search(lead):
        return True
    if _DENIES_NOT.match(tells) or _NEITHER.fullmatch(tells):
        return True
    if _has_no_voice(text, source, tells, words, lead):
        return True
    if not _MARKS.isdisjoint(words):
        return _IS_NO.match(tells) is not None
    if source and (_lacks_subject(text, source, tells, words) or _is_reminded(source, cue, tells)):
        return True
    if _KNOWS.fullmatch(tells):
        return who.lower() not in _I
    deed = content[0].start >= cue[-1].start or _PASSIVE.match(tells)  # not "..., he added"
    return _is_topic(source, tells, words) or (bool(deed) and _is_deed(who, tells, words))


def _has_no_voice(text: str, source: Sequence[Span], tells: str, words: str, lead: str) -> bool:
    """Whether nobody is there to speak: a name is told of, or what goes on while others shout."""
    if not source:
        named = _KNOWN_AS.fullmatch(tells) and len(words.split()) <= FEW
        return bool(named) or (tells == "Saying" and not lead)  # "Saying “no” is no crime"
    if _DURING.search(sentence_before(text, source[0].start, BACK)) is None:
        return False  # "struck him during | the march | shouting": who struck him shouts
    return bool(_GATHERING.fullmatch(joined(text, source)) and _SHOUTING.fullmatch(tells))


def _is_reminded(source: Sequence[Span], cue: Sequence[Span], tells: str) -> bool:
    """Whether a source is who is reminded: "it reminds | her | why she left"."""
    return source[0].start > cue[0].start and _REMINDS.fullmatch(tells) is not None


def _is_topic(source: Sequence[Span], tells: str, words: str) -> bool:
    """Whether a cue only names what was spoken of, or that hardly anything was."""
    if words.lower() in _WORD or (not source and _PURPOSE.fullmatch(tells)):
        return True
    if _LISTLESS.search(tells) or _TURNED_DOWN.search(tells) or _TRACK_RECORD.fullmatch(tells):
        return True
    if _ON.fullmatch(tells) and _CLAUSE.match(words):
        return True
    if _FUNDED.fullmatch(tells):
        return _STUDY.match(words) is not None
    explained = _TOPIC.match(words) and _EXPLAINS.fullmatch(tells)
    return bool(explained) and not has_finite_verb(words)


def _is_deed(who: str, tells: str, words: str) -> bool:
    """Whether a cue with an object that is no clause is a deed, or tells how much there was."""
    if _DEED.fullmatch(tells):
        return True
    if _CLAUSE.match(words):
        return False
    if _MEASURED.fullmatch(tells):
        return _FIGURE.match(words) is not None
    if _APPEALS.fullmatch(tells):
        return not words.startswith(("to ", "for "))
    if _INTRODUCES.fullmatch(tells):
        return _BILL.match(words) is not None
    if _SHOWS.fullmatch(tells):
        return _is_shown(who, words)
    if _GIVES.fullmatch(tells):
        return _NOTHING.match(words) is not None
    if _AGAIN.fullmatch(tells):
        return _SAME.fullmatch(words) is not None
    if _REFERS.fullmatch(tells):
        return " to " in words
    if _IDENTIFIES.fullmatch(tells):
        return " as " not in words and not has_finite_verb(words)
    if _CONFIRMS.fullmatch(tells) and words[:1].isupper():
        return _CHAMBER.search(who) is not None or _TO_BE.search(words) is not None
    return False


def _is_shown(who: str, words: str) -> bool:
    """Whether somebody shows a thing to others, or a feeling, where no study is told of."""
    if not word_set("evidence_sources").isdisjoint(re.findall(r"\w+", who.lower())):
        return False
    return _SLIGHT.match(words) is not None or _TO_WHOM.match(words) is not None


def _lacks_subject(text: str, source: Sequence[Span], tells: str, words: str) -> bool:
    """Whether what is thought of stands before the source: "what | they | say | could be hard"."""
    if _RELATIVE.search(sentence_before(text, source[0].start, BACK)) is None:
        return False
    first = words.split(" ")[0].lower()
    return first in words_of("auxiliary") or _DEEMS.fullmatch(tells) is not None
