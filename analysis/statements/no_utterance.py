"""What an article attributes though nobody says it: a request, an inquiry, an act, "no one said".

"a spokesman, who asked not to be named, said that ..." has one statement, and "opened an inquiry
into who knew what" none: nobody puts into words what the content would hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span
from analysis.statements.cue_clause import BACK, sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

_ACT = re.compile(
    r"(?:(?:has|had|have|later|then) )*(?:sign|veto|pass|approv|open|fil|cut|visit|tour|launch)"
    r"(?:s|es|ed|t|ing)?",
    re.IGNORECASE,
)
FEW = 3  # words of a thing
_NOBODY = re.compile(
    r"(?:nobody|no[ -]one|none|neither|nothing|nor|not (?:one|a single|a|everyone|everybody|every"
    r"|all|many)|few|(?:hardly|scarcely|barely) (?:anyone|anybody|any))\b"
    r"|no (?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?:everyone|everybody|every|all|many)\b", re.IGNORECASE)
_TOLD = re.compile(  # a subject of some words and its verb
    r"(?!.{0,90}?\b(?:who|which|that|whose|whom|what|where|when)\b)(?:[^\s,;:()—–]+ ){2,14}?"
    r"(?:is|are|was|were|has been|have been|had been|grew|fell|rose|climbed|dropped) "
)
_ALL_TOLD = re.compile(r"all told,", re.IGNORECASE)
_NOT = re.compile(r"\bnot \Z", re.IGNORECASE)
_NOBODY_FIRST = re.compile(r"(?:nobody|no[ -]one|none|neither)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\bneither\b[^.;:!?\n“”\"]{1,80}\bnor(?: [^\s,]+){0,4} *\Z"
    r"|\b(?:no|not a single|not one|neither|nor)(?: of)? \Z"
    r"|\bnone of (?:the|these|those|his|her|its|their|our) (?:[\w-]+,? ){0,4}\Z",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:\b(?:ask|request|wish|want|prefer|insist|refus|declin|demand|agree|plead|beg)\w*"
    r"|\b(?:would|did|could) not|n['’]t|\bon (?:the )?condition)(?:\s+(?:for|that|not|to))*\s*\Z",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\W*(?:that\s+)?(?:(?:he|she|they|it)\s+|(?:his|her|their|its)\s+(?:full\s+"
    r"|real\s+)?names?\s+)?"
    r"(?:(?:not|never)\s+(?:to\s+)?(?:be|give)|to\s+(?:be|give|remain|stay)|be|remain|stay)\s+"
    r"(?:(?:further|publicly)\s+)?(?:named|identified|quoted|anonymous|unnamed|unidentified|used"
    r"|published|withheld|kept|(?:his|her|their|a)\s+(?:full\s+|real\s+"
    r"|last\s+)?names?)\b[^.“”\"]{0,40}\Z"
    r"|\W*(?:for\s+)?anonymity\b[^.“”\"]{0,30}\Z",
    re.IGNORECASE,
)
_INQUIRY = re.compile(
    r"\b(?:inquir(?:y|ies)|enquir(?:y|ies)|investigations?|probes?|reviews?|hearings?|look(?:s"
    r"|ed|ing)?"
    r"|inquire[sd]?|investigat(?:e[sd]?|ing)|examin(?:e[sd]?|ing))"
    r"(?:\s+(?:into|of|on|to (?:learn|find out|see|determine|establish)))?\s*\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:into\s+)?(?:who|whom|whose|what|when|where|why|how|which|whether)\b", re.I)


_ASKED_ABOUT = re.compile(r"(?:Asked|Pressed|Questioned|Quizzed|Grilled) (?:about|on|over)")
_SHOWING = re.compile(
    r"(?:demonstrat|show|mim|imitat|mimick|illustrat|point|gestur)ing(?: (?:at|to|towards?|out))?"
)
_SAID_THEN = re.compile(r"(?: (?:said|says|added|explained|recalled|joked))?,\s*(?:\w+ly )?")
_NOTHING = re.compile(
    r"(?:nothing|not a word)(?: more| further| else| publicly)?"
    r"(?: in public)?(?: (?:about|of|on|to|since|during) .{1,80})?\W*",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:(?:declin|refus)(?:ed|es|ing) to|(?:has|have|had) yet to"
    r"|(?:would|will|did|does|could)(?: not|n['’]t)) (?:\w+ly )*"
    r"(?:comment|discuss|elaborate|explain|respond|reply|answer|talk|speak|be interviewed"
    r"|name|disclose|reveal|divulge|specify|identify|confirm or deny)\b"
    r"(?: (?:\w+ly|further|at all))*(?: (?:about|on|to|of|with|regarding)\b)?",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"\bneither (?:confirm(?:s|ed)?|den(?:y|ies|ied)) (?:n?or) (?:confirm|den)\w+"
    r"|\b(?:declin|refus)(?:ed|es|ing) (?:any |all |further |immediate |to )?comment\b"
    r"(?! (?:or|and|but|beyond|except)\b)"
    r"|\b(?:declin|refus)(?:ed|es|ing) (?:\w+ ){0,3}(?:interviews?|requests? for"
    r" (?:an )?(?:interviews?|comment))\b"
    r"|\b(?:remain|stay|kept|keep)\w* (?:\w+ )?(?:silent|quiet|mum)\b"
    r"|\brefus(?:ed|es|ing) to be drawn\b|\bnot (?:\w+ )?agree to be (?:interviewed|quoted)\b"
    r"|\b(?:referr|direct)(?:ed|ing) (?:(?!to\b)\w+ ){0,3}(?:questions|inquir(?:y|ies)|queries"
    r"|requests?|calls|comments?|journalists|reporters)(?: \w+){0,3}? (?:back )?to\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:(?:declin|refus)(?:ed|es|ing)(?:, [^,“”\"]{2,40},)? to|(?:has|have|had) yet to"
    r"|(?:would|will|did|does|could|has|have|had)(?: not|n['’]t)) (?:\w+ly |yet )*"
    r"(?:say|said|explain(?:ed)?|disclosed?|reveal(?:ed)?|specif(?:y|ied)|elaborate on|comment on"
    r"|divulge)"
    r" (?:exactly |precisely |publicly )?(?:who|whom|what|when|where|why|how|which|whether|if)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"to [a-z]+", re.IGNORECASE)
_ALONE = re.compile(r"To [a-z]+")  # "To remember those who went to sea." stands for no speaker
_TO_SAY = re.compile(  # "But to say that it is new is wrong": whoever says so is not named
    r"to (?:say|suggest|claim|argue|imply|pretend|call|describe|insist|assert|deny)", re.IGNORECASE
)
_DID = re.compile(
    r"\b(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could)(?:n['’]t)?\Z"
)
_OPENS = re.compile(r"(?:(?:But|And|Yet|So|Still|Now),? )?")
_FOR = re.compile(
    r"\b(?:hard|harder|difficult|easy|easier|impossible|possible|helpful|useful|time|important|good"
    r"|bad|better|tempting|enough|necessary|needed) for \Z"
    r"|\b(?:to|will|would|could|can|may|might|must|should) (?:\w+ly )?(?:force|make|get|press"
    r"|pressure|urge|push|lead|cause|encourage|tempt|help|allow|require|compel) \Z|\btempting \Z",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(
    r"(?:(?:is|are|was|were|be|been|has|have|had|seems?|appears?|that|which|\w+ly) )*"
    r"(?:designed|intended|meant|aimed|calculated) (?:to|at|for)\b"
    r"|(?:is|are|was|were) (?:\w+ly )?intended\Z",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"(?:referring|alluding|(?:in )?(?:an? )?(?:\w+ )?(?:reference|allusion)) to", re.IGNORECASE
)
_THIS = re.compile(r"This|That|All (?:of )?(?:this|that)")
_INFERRED = re.compile(
    r"(?:\w+ly |also |all )?(?:suggest|mean|show|impl(?:y|ie)|indicat|prov|demonstrat|illustrat"
    r"|reflect|tell|reveal|underscor|highlight|make)\w*\b",
    re.IGNORECASE,
)
_ANYONE = re.compile(r"one|you|anyone|anybody", re.IGNORECASE)
_OF_WHOM = re.compile(  # "Of those who said so, ...", but not "She is among those who say so"
    r"(?:\A|[,;:(—–]\s*|(?:%|\bpercent|\bper cent) )(?:among|of|for)(?: the| all)?"
    r"(?: [\w-]+){0,2} (?:those|people|men|women|[\w-]+s) who(?: (?:also|have|had|now))*\s*\Z",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(  # "For most people, it is mild": whom it holds for
    r"(?:(?:the|a|an|these|those) )?(?:(?:vast|great|small|large) )?(?:most|many|some|all|few"
    r"|several"
    r"|other|others|every|each|any|both|half|majority|minority|number|\d[\d.,]*|\w+ (?:percent"
    r"|%))\b"
    r"|[a-z-]+s\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(  # "was yet again denied | funding" tells what he did not get
    r"(?:(?:has|have|had) (?:\w+ ){0,3}been|is|are|was|were|be|been|being) (?:\w+ ){0,3}"
    r"(?:denied|refused|granted|promised|offered|awarded)",
    re.IGNORECASE,
)
_IS_SAID = re.compile(r"(?:that|by)\b|[“\"]", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b[a-z][a-z’'-]* [a-z][a-z’'-]* \Z")
_MAY = re.compile(r"(?:could|might|may|can|would|should|must)\b", re.IGNORECASE)


def is_no_utterance(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a cue and its content are a wish not to be named, or an inquiry and its question.

    "Asked about the fees, Lee left" tells of a question too, but not in whose words.

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> is_no_utterance("He asked not to be named.", [Span(3, 8)], [Span(9, 24)])
        True
        >>> is_no_utterance("He asked not to be sent home.", [Span(3, 8)], [Span(9, 28)])
        False
    """
    if not cue or len(content) != 1 or content[0].start < cue[-1].end:
        return False
    words = content[0].of(text)
    if is_name_part(text, cue):
        return True
    if _ASKED_ABOUT.fullmatch(cue[0].of(text)):
        return True
    lead = text[cue[0].start : content[0].start]
    if set(lead + words) & set("“”"):
        return False
    if _WISH.search(lead) and _UNNAMED.fullmatch(words):
        return True
    return bool(_INQUIRY.search(lead) and _ASKED.match(words))


def is_name_part(text: str, cue: Sequence[Span]) -> bool:
    """Whether a cue is but part of a name: "the | singing club Hope not Hate".

    A verb within a sentence is written small; in a title as "Lee Says" no small words stand before.

    Args:
        text: The article's text.
        cue: The words that attribute.

    Example:
        >>> is_name_part("The old walking club Hope for All left.", [Span(21, 25)])
        True
        >>> is_name_part("Ann Lee Hopes for rain.", [Span(8, 13)])
        False
    """
    if len(cue) != 1 or not re.fullmatch(r"[A-Z][a-z]+", cue[0].of(text)):
        return False
    return _SMALL_WORDS.search(sentence_before(text, cue[0].start, BACK)) is not None


def is_gesture(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether what follows "he said," is but shown: "“So,” he said, showing how it turns".

    Args:
        text: The article's text.
        source: The words that name who says it.
        cue: The words that attribute.
        content: The words attributed.
    """
    if not source or len(cue) != 1 or content[0].start < cue[0].end:
        return False
    if not _SHOWING.fullmatch(cue[0].of(text)) or content[0].of(text).startswith("that "):
        return False
    between = text[source[-1].end : cue[0].start]
    return _SAID_THEN.fullmatch(between) is not None


def is_silence(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody says nothing, or will not speak of a thing: "would not discuss | the raid".

    Nor is a question answered that is but put in words: "would not say | who had left".

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "She would not discuss the raid."
        >>> is_silence(text, [Span(4, 21)], [Span(22, 30)])
        True
        >>> is_silence("She said nothing.", [Span(4, 8)], [Span(9, 16)])
        True
    """
    if not cue or content[0].start < cue[-1].end:
        return False
    tells, words = joined(text, cue), joined(text, content)
    if not set(words).isdisjoint('“”"„«»'):
        return False
    if _NOTHING.fullmatch(words):
        return re.search(r"\b(?:sa(?:y|ys|id|ying)|tell|told)\Z", tells) is not None
    if _KEEPS.search(f"{tells} {words[:20]}") or _NO_COMMENT.search(f"{tells} {words}"):
        return True
    refuses = _REFUSES.search(f"{tells} {words}")
    if refuses is None or refuses.start() > len(tells):
        return False
    topic = f"{tells} {words}"[refuses.end() :].strip()
    return not (_ASKED.match(topic) or topic.startswith(("that ", "if ")) or has_finite_verb(topic))


def says_nothing(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a source is nobody: "no one", "neither Lee nor Ward", "no official", "few".

    What "not everyone believes" is nobody's statement: those who are meant think otherwise. Nor is
    a clause somebody: "output grew in May, suggesting".

    Args:
        text: The article's text.
        source: The words that name who says it.
        cue: The words that attribute it.

    Example:
        >>> says_nothing("Neither Lee nor Ward said so.", [Span(16, 20)], [Span(21, 25)])
        True
    """
    if not source:
        return bool(cue) and _NOBODY_FIRST.match(cue[0].of(text)) is not None
    if _NOBODY.match(source[0].of(text)) or _ALL_TOLD.match(text, source[0].start):
        return True
    told = _TOLD.match(text, source[0].start, source[0].end)
    before = sentence_before(text, source[0].start, BACK)
    if _EVERY.match(source[0].of(text)) and _NOT.search(before):
        return True
    return told is not None or _BEFORE.search(before) is not None


def is_others_saying(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a cue tells what somebody is to say or think, is made for, or is inferred from.

    "It is hard for Ward to see why", "might force Ward to admit", "is designed to discredit", "This
    suggests that", "one could say", "of those who said that": nobody has said it.

    Args:
        text: The article's text.
        source: The words that name who says it.
        cue: The words that attribute it.

    Example:
        >>> text = "It is hard for Ward to see why it rains."
        >>> is_others_saying(text, [Span(15, 19)], [Span(20, 26)])
        True
    """
    if not cue:
        return False
    tells = " ".join(part.of(text) for part in cue)
    if _OF_WHOM.search(sentence_before(text, cue[0].start, BACK)):
        return True
    if _MADE_FOR.match(tells) or (_GLOSS.fullmatch(tells) and source):
        return True
    if _TO_SAY.fullmatch(tells) and _OPENS.fullmatch(sentence_before(text, cue[0].start, BACK)):
        return True
    if not source:
        return _ALONE.match(tells) is not None and sentence_before(text, cue[0].start, BACK) == ""
    who = source[-1].of(text)
    if tells.strip("—–- ") == "" and _DID.search(who):
        return True  # “We” did not do it — Ann Lee did
    if tells.lower() == "for" and _FOR_SOME.match(who):
        return True
    if _INFERRED.match(tells) and _THIS.fullmatch(who):
        return True
    if _ANYONE.fullmatch(who):
        return _MAY.match(tells) is not None
    lead = sentence_before(text, source[0].start, BACK)
    return _TO.match(tells) is not None and _FOR.search(lead) is not None


def is_mere_act(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a cue is an act without words and its content but the thing: "signed the law".

    So is what is done to the source: "was denied | a licence".

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> is_mere_act("He signed the law.", [Span(3, 9)], [Span(10, 17)])
        True
    """
    if len(cue) != 1 or len(content) != 1:
        return False
    words = content[0].of(text)
    if _DONE_TO.fullmatch(cue[0].of(text)) and content[0].start > cue[0].end:
        return not _IS_SAID.match(words) and not has_finite_verb(words)
    if not _ACT.fullmatch(cue[0].of(text)):
        return False
    return len(words.split()) <= FEW and not set(words) & set('“”"')
