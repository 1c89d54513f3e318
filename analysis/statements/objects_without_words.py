"""What a verb has for its object that nobody puts in words: services, lies, evidence, a “yes”.

"The shop offers two courses", "the emails refute the myth", "he told a series of lies", "fielded
questions about her plans" and "voters said yes to it" tell what was done or shown; "a trade valued
at two millions" has nobody who values it, and "there was no claim that it sank" no claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span
from analysis.statements.acts_without_words import is_thing
from analysis.statements.cue_objects import has_finite_verb, joined

_ALSO = r"(?:(?:has|have|had|also|now|then|later|always|often|already|\w+ly) )*"
_CLAUSE = re.compile(
    r"(?:that|to|if|whether|how|why|what|who|as|not|he|she|they|it|there)\b|[\w’'-]+ing\b",
    re.IGNORECASE,
)
_PARTICIPLE = (
    re.compile(  # "the rules | passed by Lee", "Ward's supposed plan": no verb of a clause
        r"\b\w+ed (?=(?:by|in|on|at|for|to|with|from|as|during) )"
        r"|(?<=[’']s )\w+ed (?=\w)|(?<=\bso-)called\b|\b\w+-\w+ed\b"
    )
)
_SIDE = re.compile(r" (?:that|which|who|whose|where|when|it|he|she|they|I|we) ")
_TREATS = re.compile(
    rf"{_ALSO}(?:track|cover|featur|discuss|address|debat|explor|examin)(?:s|e|es|ed|ing)?"
    rf"|(?:loves? to |likes? to )?{_ALSO}(?:talk|speak|spoke|think|thought)(?:s|ed|ing)? about"
    rf"|{_ALSO}(?:speaks?|spoke|spoken) for"
    rf"|{_ALSO}(?:field|took|take|takes|taking|answer)(?:s|ed|ing)? (?:\w+ )?questions"
    r"(?: (?:on )?\w+day)? (?:about|on)"
    rf"|{_ALSO}(?:ha[ds]|have) (?:something|plenty|much|a lot|lots) to say (?:about|on)"
    rf"|{_ALSO}(?:is|are|was|were) (?:\w+ly )?covered",
    re.IGNORECASE,
)
_OFFERS = re.compile(rf"{_ALSO}offer(?:s|ed|ing)?", re.IGNORECASE)
_IN_WORDS = re.compile(  # what is offered in words
    r".*\b(?:apolog(?:y|ies)|condolences?|praise|thanks|support|defen[cs]e|criticisms?|explanations?"
    r"|reasons?|advice|prayers?|help|congratulations|assurances?|words?|views?|opinions?|hopes?"
    r"|warnings?|assessments?|assistance|money|sympath(?:y|ies)|predictions?|concessions?|to\b"
    r"|evidence|proof|examples?|details?|suggestions?|reassurances?|encouragement|insights?"
    r"|rebukes?|compromises?)",
    re.IGNORECASE,
)
_SIMILAR = re.compile(r"(?:an?|the|his|her|its|their) (?:similar|same|different|other)\b", re.I)
_REFUTES = re.compile(
    rf"{_ALSO}(?:refut|debunk|belie|undercut|contradict|disprov|summari[sz]|echo)(?:e?s|ed|d|e)?",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:.* )?(?:transcripts?|documents?|e-?mails?|evidence|facts?|records?|results?|numbers?"
    r"|history|events?|logs?|tapes?|quips?|photos?|reality|truth|some of which|many of which)",
    re.IGNORECASE,
)
_PROVES = re.compile(rf"{_ALSO}prov(?:e|es|ed|en|ing)", re.IGNORECASE)
_KNOWS = re.compile(r"(?:\w+ly |also |still |already )?knows?|(?:\w+ly )?knew", re.IGNORECASE)
_TELLS = re.compile(r"(?:.* )?(?:tell|tells|told|telling)", re.IGNORECASE)
_TALES = re.compile(
    r"(?:(?:an?|the|his|her|their|its|some|many) )?(?:[\w-]+ ){0,3}?(?:lies?|stor(?:y|ies)|jokes?"
    r"|tales?|anecdotes?|falsehoods)\b(?!.* (?:that|how|why) )",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    rf"{_ALSO}(?:first |initially )?(?:report|br[eo]k|broke|expose|uncover|cover)(?:s|ed|d)?", re.I
)
_NEWS = re.compile(
    r"the (?:[\w-]+ ){0,2}(?:stor(?:y|ies)|allegations?|news|scandals?|incidents?|affairs?"
    r"|cases?)\b(?!.* (?:that|as) )",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:.* )?(?:say|says|said|saying)", re.IGNORECASE)
_YES = re.compile(r"(?:yes|no) to [\w’' -]+", re.IGNORECASE)
_NO_CLAIM = re.compile(
    r"(?:.*\b)?(?:is|was|are|were|been|be) (?:as yet |yet )?no (?:[\w-]+ ){0,2}(?:claims?|statement"
    r"|suggestion|allegations?|announcement|word|admission)",
    re.IGNORECASE,
)
_RULINGS = re.compile(
    r".*\b(?:decision|ruling|opinion|law|bill|order)s? (?:striking down|upholding|overturning"
    r"|blocking|repealing|banning)",
    re.IGNORECASE,
)
_VALUED = re.compile(r"(?:estimated|valued|priced|pegged|assessed)", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:(?:Joint|Official|Full) )?(?:Statement|Message|Letter|Thread|Transcript|Press release)"
    r" (?:from|by|of) [^.!?]{3,60}:?"
)
_WILL_SAY = re.compile(  # what an author expects of others
    r"(?:will|['’]ll|are (?:going to|bound to|sure to)) (?:\w+ly |no doubt |then |now |of course )?"
    r"(?:say|claim|argue|object|counter|complain|protest|insist|tell you|point out|reply|ask|howl"
    r"|whine|scream|cry|accuse|call)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:the|some|many|most|its|his|her|their|other) )?(?:[\w-]+ ){0,2}?(?:critics|opponents"
    r"|sceptics|skeptics|defenders|apologists|people|liberals|conservatives|democrats|republicans"
    r"|media|left|right|pundits|supporters|cynics|purists|some|many|others|detractors)",
    re.IGNORECASE,
)
_MARKS = frozenset('“”"')


def has_no_words(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a verb and its object tell what was done, shown or treated, and nothing said.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "The shop offers two courses."
        >>> has_no_words(text, [Span(0, 8)], [Span(9, 15)], [Span(16, 27)])
        True
        >>> text = "Lee offers an apology."
        >>> has_no_words(text, [Span(0, 3)], [Span(4, 10)], [Span(11, 21)])
        False
    """
    who, tells, words = (joined(text, parts) for parts in (source, cue, content))
    if cue and _WILL_SAY.fullmatch(tells) and _GENERIC.fullmatch(who):
        return True
    if _ANNOUNCED.fullmatch(words) or (cue and _NO_CLAIM.fullmatch(tells)):
        return True
    if not cue or content[0].start < cue[-1].end:
        return False
    if _VALUED.fullmatch(tells) and words.startswith(("at ", "to be worth ")):
        return True
    if _PROVES.fullmatch(tells):
        return len(words.split()) == 1 and words[0] in '“"'
    if words[0] in "“\"‘'" or _CLAUSE.match(words):
        return False
    if _TREATS.fullmatch(tells):
        return not _is_clause(words) and not _speaks_in_marks(tells, words)
    if not _MARKS.isdisjoint(words):
        return False
    return _is_done(who, tells, words)


def _is_done(who: str, tells: str, words: str) -> bool:
    """Whether a thing is offered, refuted, known, told of or voted for."""
    if _OFFERS.fullmatch(tells):
        return _SIMILAR.match(words) is not None or not (
            _IN_WORDS.match(words) or _is_clause(words)
        )
    if _REFUTES.fullmatch(tells):
        return _RECORD.fullmatch(who) is not None or is_thing(who)
    if _KNOWS.fullmatch(tells):
        return not _is_clause(words)
    if _TELLS.fullmatch(tells):
        return _TALES.match(words) is not None and not _is_clause(words)
    if _REPORTS.fullmatch(tells):
        return _NEWS.match(words) is not None and not _is_clause(words)
    if _SAYS.fullmatch(tells):
        return _YES.fullmatch(words) is not None
    return _RULINGS.fullmatch(tells) is not None


def _speaks_in_marks(tells: str, words: str) -> bool:
    """Whether somebody's own words stand within a topic that he speaks of."""
    own = re.search(r"\b(?:talk|spe|spo|discuss|address|debat)", tells) is not None
    return own and not _MARKS.isdisjoint(words)


def _is_clause(words: str) -> bool:
    """Whether words hold a verb of their own, not only in a clause beside their noun."""
    return has_finite_verb(_PARTICIPLE.sub("", _SIDE.split(words)[0]))
