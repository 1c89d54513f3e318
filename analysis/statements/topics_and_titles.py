"""What a cue only names: the topic of a talk, a title, a feeling, a duty, a deed with a text.

"Lee recalled the flood", "raised questions about who paid" and "reveals more trouble ahead" leave
open what was said; "the park is called “Old Dock”" and "Ward, dubbed “the fox”, left" name
somebody or something, "Lee is weary of it" tells a feeling, "skippers are required to sign" a duty
and "the port issued a rule that would let it fine them" what was done. Nobody puts it in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

FEW = 9  # words of a title
BACK = 60  # characters before a cue
_ALSO = (
    r"(?:(?:has|have|had|did|also|now|then|later|already|recently|once|again|just|still|first"
    r"|finally|repeatedly|previously|further|\w+ly) )*"
)
_CLAUSE = re.compile(
    r"(?:that|to|if|whether|how|why|what|who|as|not|being|having)\b|[\w’'-]+ing\b", re.IGNORECASE
)
_TOPIC = re.compile(
    rf"{_ALSO}(?:recall(?:s|ed|ing)?|outlin(?:e|es|ed|ing)|la(?:id|ys?|ying) out"
    r"|contemplat(?:e|es|ed|ing)|analy[sz](?:e|es|ed|ing)|diagnos(?:e|es|ed|ing)"
    r"|adjudicat(?:e|es|ed|ing)|illustrat(?:e|es|ed|ing)"
    r"|summari[sz](?:e|es|ed|ing)|retweet(?:s|ed|ing)?|tweet(?:s|ed|ing)? out"
    r"|(?:tweet|post|jok|mumbl|mutter|tell|told|writ|wrot|spok|rant|ramb)(?:e|s|es|ed|ing)?"
    r" (?:about|on)|told (?:\w+ ){1,3}about|track(?:s|ed)?|cover(?:s|ed)?"
    r"|featur(?:e|es|ed|ing)|adopt(?:s|ed)?|look(?:s|ed|ing)? for"
    r"|(?:is|are|was|were|been) looking for|rais(?:e|es|ed|ing) questions? (?:of|about))",
    re.IGNORECASE,
)
_REVEALS = re.compile(rf"{_ALSO}(?:reveal|disclos|uncover)(?:e|s|es|ed|ing)?", re.IGNORECASE)
_UNTOLD = re.compile(  # "revealed | more trouble ahead", but not "details about a sale to Ward"
    r"(?:the |its |his |her |their )?(?:contents?|identit(?:y|ies)|names?|plans?) of\b"
    r"|(?:(?:many|some|a few|the) )?(?:more|new|fresh|further|other) (?!.* than )",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"(?:the|its|his|her|their)(?: \w+)? (?:results?|findings?|outcomes?|winners?|names?|details?"
    r"|dates?|contents?) (?:of|for|from)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(rf"{_ALSO}(?:announc|report|publish|releas)(?:e|es|ed|ing|s)?", re.I)
_SEEN = re.compile(rf"{_ALSO}(?:saw|see|sees|seen)", re.IGNORECASE)
_MORE_OR_LESS = re.compile(
    r"(?:(?:an?|some|the|no|its|their) )?(?:[\w.%-]+ ){0,4}(?:increases?|decreases?|declines?"
    r"|drops?|rises?|spikes?|surges?|upticks?|downticks?|jumps?|gains?|losses|growth) (?:in|of)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:just |exactly )?(?:how|why|what|who|where|when|whether|if)\b", re.IGNORECASE
)
_NAMES_QUESTION = re.compile(
    r"(?:.*\b(?:questions?|predictions?|arguments?|reckoning|discussions?|investigations?|probes?"
    r"|inquir(?:y|ies)|insights?|warnings?|lessons?|hearings?"
    r"|ideas?)\b.* (?:about|on|over|of|with|into|to determine)"
    r"|.*\b(?:focus(?:es|ed|ing)?|spar(?:s|red|ring)?|clash(?:es|ed|ing)?) (?:on|over|about)"
    rf"|(?:will |to |would )?(?:{_ALSO})(?:verif(?:y|ies|ied|ying)|regulat(?:e|es|ed|ing)"
    r"|determin(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|consider(?:s|ed|ing)?"
    r"|test(?:s|ed|ing)?|decid(?:e|es|ed|ing)|examin(?:e|es|ed|ing))"
    r"(?: yet again| again| (?:on )?\w+day(?: is)?)?"
    r"|.*\bno idea(?: \w+)?)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:ask|wonder|mull|pos(?:e|es|ed|ing)|whether to)\w*", re.IGNORECASE)
_FEELS = re.compile(
    r"(?:.*\b(?:angered|offended|outraged|irked|irritated|annoyed|infuriated|rattled|dismayed"
    r"|embarrassed|amused|upset|bored|fascinated|charmed) (?:by|with|at)"
    r"|.*\b(?:weary|tired|fond|envious|jealous|contemptuous|proud|ashamed) of"
    r"|.*\b(?:ambivalent|curious|passionate|serious|nostalgic|squeamish) about"
    r"|.*\b(?:ha(?:s|ve|d|ving)|feels?|felt|express\w*) (?:\w+ )?(?:contempt|disdain|hatred"
    r"|affection|distaste) (?:for|about|of|toward|towards)"
    r"|.*\bcares? (?:more |less |only |little |deeply |much )?about)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"(?:(?:is|are|was|were|been|be) )(?:\w+ly )?(?:required|obligated|obliged|entitled|permitted"
    r"|forbidden|compelled|forced|eligible)",
    re.IGNORECASE,
)
_ISSUES = re.compile(  # "issued a final rule that would authorize", but not "a ruling saying"
    rf"{_ALSO}(?:issu|finali[sz]|publish|adopt|introduc|unveil|pass|enact|sign)"
    r"(?:e|es|ed|s|ing)?(?: its proposed)?"
    r"(?: (?:[\w-]+ ){0,4}(?:rules?|regulations?|legislation|bills?|resolutions?|laws?|orders?)"
    r"(?: on \w+day)?(?: (?:that|which) (?:would|will) \w+| (?:recogni[sz]ing|allowing"
    r"|authori[sz]ing|requiring|banning|limiting|creating))?)?",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"(?:(?:an?|the|its|his|her|their|new|final|proposed|\w+) ){0,4}(?:rules?|regulations?"
    r"|legislation|bills?|resolutions?|laws?|guidelines)\b(?! (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
_A_RULE = re.compile(r"\b(?:rule|regulation|legislation|bill|resolution|law|order)s?\b", re.I)
_ACCEPTS = re.compile(rf"{_ALSO}accept(?:s|ed)?", re.IGNORECASE)
_OWNED = re.compile(r"(?:(?:full|sole|the|all|some) )*(?:responsibility|blame|guilt)", re.I)
_OFF = re.compile(rf"(?:to )?{_ALSO}call(?:s|ed|ing)? off", re.IGNORECASE)
_AD = re.compile(
    r"(?:another|an?|the|that|this|its|his|her|their)(?: [\w’'-]+){0,3}"
    r" (?:ads?|advertisements?|commercials?|question|guests?|photos?|submission)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(rf"{_ALSO}(?:reject|pull|refus|air)(?:s|e|es|ed|ing)?", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?:.* )?(?:images?|photos?|photographs?|pictures?|videos?|footage|clips?|films?|movies?"
    r"|debut)(?: (?:of|from|by|on) .*)?",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    rf"(?:{_ALSO}|begins by |opens by |supposedly |purportedly )(?:show(?:s|ed|ing|n)?"
    r"|depict(?:s|ed|ing)?|featur(?:e|es|ed|ing)|captur(?:es|ed|ing)|tells?|about)",
    re.IGNORECASE,
)
_CALLED = re.compile(  # with nobody who calls it so
    r"(?:(?:is|are|was|were|been|being) )?(?:titled|entitled|called|named|dubbed|nicknamed"
    r"|headlined|defined as|emblazoned with the words?|known as|referred to as)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:.* )?(?:contain|includ|us|employ|bear|carri)(?:s|e|es)? the (?:phrases?|terms?|words?)",
    re.IGNORECASE,
)
_DUBBED = re.compile(  # "Ward, | dubbed | “the fox”": he is called so, and says nothing
    r"(?:\w+ly )?(?:dubbed|nicknamed|called|labell?ed|described (?:\w+ly )?as|known as|billed as"
    r"|hailed as|titled|headlined)",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?:.*\b(?:texts?|books?|novels?|memoirs?|films?|albums?|songs?|ads?)(?: is)?"
    r"|(?:\w+ )*(?:wr(?:ite|ites|ote|itten|iting)|published|releas\w+|titled|reject\w*|wants?"
    r"|finds?|pushing|(?:released )?its proposed|is:|predicts))[:,]?",
    re.IGNORECASE,
)
_SMALL = frozenset((
    "a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "from", "we", "how", "or", "at",
    "by", "as", "is", "vs", "de", "la",
))  # fmt: skip
_SIDE = re.compile(r" (?:that|which|who|where|when|whose) ")
_LISTED = ", including "  # what is outlined is told
_INTERJECTION = re.compile(r", \Z")


def is_topic_or_title(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a cue with its content only names a topic, a thing, a feeling, a duty or a deed.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Lee recalled the flood."
        >>> is_topic_or_title(text, [Span(0, 3)], [Span(4, 12)], [Span(13, 22)])
        True
        >>> text = "Lee recalled that it rained."
        >>> is_topic_or_title(text, [Span(0, 3)], [Span(4, 12)], [Span(13, 27)])
        False
    """
    who, tells, words = (joined(text, parts) for parts in (source, cue, content))
    if _is_name(text, source, cue, content) or _is_for_example(text, cue):
        return True
    if content[0].start < cue[-1].end:
        return False
    if _DUTY.fullmatch(tells) and words.startswith("to "):
        return True
    if _SEEN.fullmatch(tells) and _MORE_OR_LESS.match(words):
        return True
    if not set(words[:1]).isdisjoint("“\"‘'"):
        return _names_rule(tells)
    if _QUESTION.match(words):
        if _SHOWS.fullmatch(tells) and words.startswith(("just how", "exactly how", "how much")):
            return True
        return _NAMES_QUESTION.fullmatch(tells) is not None and _ASKS.search(tells) is None
    return _is_deed(who, tells, words) or _is_topic(tells, words)


def _is_topic(tells: str, words: str) -> bool:
    """Whether words are but the thing that somebody speaks of, or feels something about."""
    if _FEELS.fullmatch(tells):
        return not words.startswith(("that ", "to "))
    if _CLAUSE.match(words) or not set(words).isdisjoint('“”"'):
        return False
    if _REVEALS.fullmatch(tells):
        return _UNTOLD.match(words) is not None and not has_finite_verb(words)
    if _ANNOUNCES.fullmatch(tells):
        return _RESULTS.match(words) is not None
    return _TOPIC.fullmatch(tells) is not None and not (_is_clause(words) or _LISTED in words)


def _is_clause(words: str) -> bool:
    """Whether words hold a clause that a subject opens, and not only one behind "that"."""
    return has_finite_verb(_SIDE.split(words)[0])


def _is_deed(who: str, tells: str, words: str) -> bool:
    """Whether a thing is issued, accepted, refused, called off, or shown by a picture."""
    if _names_rule(tells):
        return True
    if _ISSUES.fullmatch(tells):
        return _RULE.match(words) is not None and not words.startswith("that ")
    if _OFF.fullmatch(tells):
        return True
    if _CLAUSE.match(words):
        return False
    if _ACCEPTS.fullmatch(tells):
        return _OWNED.match(words) is None and not has_finite_verb(words)
    if _REFUSES.fullmatch(tells):
        return _AD.match(words) is not None
    if not (_SHOWS.fullmatch(tells) and _PICTURE.fullmatch(who)) or _is_clause(words):
        return False
    base = word_set("verbs", "base")
    present = any(
        word.endswith("s") and word[:-1] in base for word in _SIDE.split(words)[0].split()[2:5]
    )
    return not present  # "the video shows | the port only lets small boats in"


def _names_rule(tells: str) -> bool:
    """Whether a cue tells that a rule is issued, and what it does: "issued a rule banning"."""
    return _ISSUES.fullmatch(tells) is not None and _A_RULE.search(tells) is not None


def _is_name(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a quotation is a title, or a name for what is called or dubbed so."""
    tells, words = joined(text, cue), joined(text, content)
    first = re.sub(r"\A(?:an?|the|this) ", "", words)[:1]
    if first not in '“"‘' or len(words.split()) > FEW + 8:
        return False
    if source and source[-1].end < cue[0].start:
        between = text[source[-1].end : cue[0].start]
        if _DUBBED.fullmatch(tells) and between == ", ":
            return True
    short = len(words.split()) <= FEW
    if short and not source and _CALLED.fullmatch(tells):
        return True
    if short and _TERM.fullmatch(tells):
        return noun_of(joined(text, source).split()[-1].lower()) is None if source else True
    return _TITLES.fullmatch(tells) is not None and _is_title_case(words)


def _is_title_case(words: str) -> bool:
    """Whether a quotation is written as a title: three words at least, all but small ones large."""
    inner = words.strip("“”\"‘’',.;: ")
    every = [w for w in re.findall(r"[^\W_][\w’'.-]*", inner) if not w[0].isdigit()]
    large = [w for w in every if w.lower() not in _SMALL]
    mixed = not inner.isupper() and not re.search(r"[.!?] ", inner)
    return len(every) > 2 and mixed and all(w[0].isupper() for w in large) and every[0][0].isupper()


def _is_for_example(text: str, cue: Sequence[Span]) -> bool:
    """Whether "say" means for example: "a port could, | say, | close a dock"."""
    if len(cue) != 1 or cue[0].of(text).strip(",").lower() != "say":
        return False
    before = sentence_before(text, cue[0].start, BACK)
    return _INTERJECTION.search(before) is not None and text[cue[0].end :][:1] == ","
