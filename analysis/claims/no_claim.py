"""Words of the article's own that make no claim: parts of a sentence, captions, notes, signposts.

"..., referring to his speech"     a part whose verb or subject stands elsewhere
"Here are some of the changes."    tells what follows
"Lee speaks in Northam, January 2, 2020."    a caption
"Ada Holm is professor emeritus at the university."    a note on the author, at the end
"""

from __future__ import annotations

import re

from analysis.article.article import Article
from analysis.article.name_lists import words_of
from analysis.article.spans import Span
from analysis.claims.kind_by_rules import asserts

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_CAPTION = re.compile(  # a picture is told of in the present, and its day to the year
    r"(?=(?P<head>.{3,160}?) (?:is|are|walks?|speaks?|delivers?|arrives?|holds?|stands?|looks?"
    r"|waves?|attends?|listens?|gestures?|leaves?|talks?|addresses|poses?|answers?|greets?"
    r"|participates?|testif(?:y|ies)|meets?|shakes?|gathers?|protests?|marche?s?|sits?|smiles?"
    r"|reacts?|appears?|makes?|takes?|works?|carr(?:y|ies)|watch(?:es)?|wears?|hugs?|signs?)\b)"
    rf".*\b{_MONTH} \d{{1,2}}, \d{{4}}(?:,? (?:in|at|near|outside|on) [^.]{{2,60}})?\.?\W*\Z",
    re.DOTALL,
)
_SIDES = re.compile(r"\((?:L|R|C|left|right|cent(?:er|re))\)")  # where somebody is in a picture
_PAST = re.compile(r"\b(?:was|were|had|said|did|will|[a-z]{3,}ed on)\b")
_SIGNPOST = re.compile(
    r"(?:(?:but|and|so|now|still|first|yet),? )?"
    r"(?:here(?:['’]s| is| are| come| comes)\b(?![^.]*[:—]\s*(?:\w+\W+){4})|below (?:is|are)\b|"
    r"(?:what|the) follows? (?:is|are)\b|as follows\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(  # the publisher's words about the page
    r"\b(?:can|may|will) (?:also )?(?:be (?:viewed|read|seen|watched|found|heard|downloaded)"
    r"(?: in full| online)?|(?:follow|find|read|watch|hear|reach|listen to|see)"
    r" (?!that\b)[^.]{2,80})"
    r" (?:here|below|online|on (?:twitter|facebook|instagram|itunes|youtube|our))\b"
    r"|\bthis (?:article|report|story|post) (?:was|is|contains?|includes?|uses?)\b[^.]{0,40}"
    r"\b(?:wire|material|reporting|reports|information|services?)\b[^.]{0,40}"
    r"(?:services?|reports?|news|press|reuters|staff)\W*\Z"
    r"|\b(?:affiliate|commission)\b[^.]{0,60}\b(?:our|these|the) links\b"
    r"|\bpurchase through our links\b|\byou can read (?:more|other|diverse|all|the rest)\b"
    r"|\bour (?:board of contributors|newsletter)\b"
    r"|\bshows you (?:\w+ )?perspectives\b"
    r"|\bcontributed (?:\w+ )?to this (?:\w+ )?(?:report|article|story|piece|column|post)\b",
    re.IGNORECASE,
)
_OF_AUTHOR = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*| van| de| von| der){1,4}(?:,[^.]{2,60},)?"
    r" (?:is|was|writes|teaches|serves|covers|hosts|edits|reports)\b(?=[^.]*\b(?:editor|author"
    r"|writes?|writer|columnist|columns?|professor|emeritus|fellow|reporter|correspondent|contributor"
    r"|contributing|editorials|commentator|host|journalist|strategist|lecturer|blogger|chair)\b)"
)
_NO_COMMENT = re.compile(
    r"\b(?:did|does|do|has|have|had)(?: not|n['’]t) (?:immediately |yet |initially )?"
    r"(?:respond|repl|return|answer)\w*\b[^.;]*\b(?:requests?|comment|calls?|e?-?mails?|messages?"
    r"|inquir(?:y|ies)|questions?)\b|\bcould not (?:immediately )?be reached"
    r"(?: (?:for|on|by|at)\b|\W*\Z)"
    r"|\bdeclined to comment\b",
)
_TELL = (
    r"(?:say|tell|explain|specify|disclose|reveal|confirm|clarify|elaborate|discuss|comment|answer)"
)
_SILENT = re.compile(  # who tells nothing puts nothing forward
    r"(?!(?:but |and )?(?:since|though|although|if|because|when|while|unless|that|this|which)\b)"
    r"[^,;:“”\"]{2,90}? "
    rf"(?:(?:declin|refus)(?:ed|es|ing) to (?:\w+ly )?(?:{_TELL}|be (?:drawn|interviewed)"
    r"|name|identify)\b"
    r"|(?:would|did|does|do|could|can|has|have|had)(?: not|n['’]t) (?:\w+ly |yet )?"
    rf"(?:{_TELL}|said|told|explained|specified)(?! (?:you|us)\b)(?: \w+){{0,3}}? "
    r"(?:when|why|whether|how|if|what|who|whom|whose|where|which)\b"
    r"|neither confirm(?:s|ed)? nor den(?:y|ies|ied)\b)"
    r"(?![^;]*(?:[,;–—] (?:but|and|though|although|while|saying|adding|citing|because|instead)\b"
    r"|[“\"]| (?:but|and) (?:has|have|had|instead|[a-z]+ed)\b))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BULLET = re.compile(r"\s*[•·*—–_]+\s*")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'./-]+(?:,? [A-Z][A-Za-z’'./-]+){0,3},?)?\s*(?:\([^()]{2,40}\))?\s*[-–—:]*"
)
_JOINS = re.compile(r"(?:and|but|so|yet|or)\s+(?:then\s+)?", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|but|so|yet|or)\Z", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:—–”\"-]\Z")
_SIDE = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|while|because|if|as|although|though|since|until"
    r"|after|before|what)\b",
    re.IGNORECASE,
)
_HANGS = frozenset((
    "who", "whom", "whose", "which", "that", "when", "where", "while", "because", "as", "although",
    "though", "since", "until", "after", "before", "what", "not", "even", "perhaps", "including",
    "along", "such", "whether", "how", "why", "once", "unless", "than", "far", "both", "either",
    "nor", "especially", "particularly", "specifically", "whereas", "rather", "only", "just",
    "last",
    "next", "yesterday", "today", "tonight", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "late", "earlier", "later", "early", "already",
))  # fmt: skip
_DAY_AND_EVENT = re.compile(rf"~?{_MONTH} \d{{1,2}}(?:, \d{{4}})? ?[-–—:] ?(?=\S)(?!\d)")
LAST = 3  # paragraphs at the end of a text in which a note on the author stands


def is_no_claim(article: Article, sentence: Span) -> bool:
    """Whether a sentence is a caption, a signpost or a note of the publisher's.

    Args:
        article: The article.
        sentence: The sentence.

    Example:
        >>> from analysis.article.article import parse
        >>> def none(t): return is_no_claim(parse(t), Span(0, len(t)))
        >>> none("Here are some of the changes."), none("The changes are few.")
        (True, False)
    """
    words = " ".join(sentence.of(article.text).split())
    bare = _BULLET.sub("", words, count=1) if _BULLET.match(words) else words
    plain = _ASIDE.sub("", bare)
    if _DAY_AND_EVENT.match(words) and _in_timeline(article, sentence):
        return True  # "March 4 - Notices issued."
    if _SIGNPOST.match(bare) or _NOTE.search(plain) or _NO_COMMENT.search(plain):
        return True
    if _SILENT.match(plain):
        return True
    caption = _CAPTION.match(bare)
    if caption is not None and not _PAST.search(bare):
        return True
    if _SIDES.search(bare) and len(_SIDES.findall(bare)) > 1:
        return True
    return _OF_AUTHOR.match(bare) is not None and _at_the_edge(article, sentence, bare != words)


def _in_timeline(article: Article, sentence: Span) -> bool:
    """Whether a sentence begins one of several paragraphs that begin with a day."""
    days = [own for own in article.body if _DAY_AND_EVENT.match(own.of(article.text).lstrip())]
    return len(days) > 1 and any(own.start == sentence.start for own in days)


def _at_the_edge(article: Article, sentence: Span, bullet: bool) -> bool:
    """Whether a sentence stands in the last paragraphs, or alone in the first, or has a bullet."""
    body = article.body
    last = body[-LAST:] if len(body) > 2 * LAST else body[-1:]
    if bullet:
        return any(own.holds(sentence) for own in last)
    own = next((own for own in body if own.holds(sentence)), None)
    alone = own is not None and own.start == sentence.start
    return alone and own in (body[-1], body[0]) and len(body) > LAST


def is_part(text: str, sentence: Span, own: Span) -> bool:
    """Whether the article's own share of a sentence is no clause by itself.

    Args:
        text: The article's text.
        sentence: The sentence.
        own: What of it is the article's own.

    Example:
        >>> text = "“I will go,” Lee said, referring to a plan that is old."
        >>> is_part(text, Span(0, len(text)), Span(23, len(text)))
        True
    """
    before = text[sentence.start : own.start].rstrip()
    if any(letter.isalnum() for letter in before) and not _DATELINE.fullmatch(before.lstrip()):
        lead = _JOINS.match(text, own.start, own.end)
        if not (lead or _JOINED.search(before) or _PAUSE.search(before)):
            return True
        words = text[lead.end() if lead else own.start : own.end]
        first = re.split(r"\W+", words.lstrip('“"‘('), maxsplit=1)[0].lower()
        if first in _HANGS | words_of("preposition") or first.endswith(("ing", "ly")):
            return True
        return asserts(first) or not asserts(_SIDE.split(words, maxsplit=1)[0])
    behind = text[own.end : sentence.end]
    cut = any(letter.isalnum() for letter in behind)
    return cut and not asserts(_SIDE.split(own.of(text), maxsplit=1)[0])
