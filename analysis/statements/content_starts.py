"""Where what is said begins: with its sentence, and not with what the author says of its source.

"In time, Lee says, it will go" begins with "In time", and "Unlike Ward's, the boat is old, clerks
say" with "Unlike"; "According to a report, which came late, it sank" with "it", and "It tells — as
if it were nothing — that it sank" with "that".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before

BACK = 400  # characters of a sentence that are looked at
FRONT = 160  # of a phrase before an inserted cue
FRAME = 80  # of a source and its cue
_MARKS = '“”"'
_SIGNS = re.compile(r"[;:()\n“”\"]|[—–―]| - ?|--")
_CONJUNCTION = re.compile(r"(?:But|And|So(?! far)|Yet|Still|Now|Or),? ")
_ALONE = re.compile(
    r"(?:But|And|So|Yet|Still|Now|Or|Then|Also|However|Meanwhile|Instead|Indeed|Moreover|Though"
    r"|Furthermore|Nevertheless|Nonetheless|Besides|Well|Of course"
    r"|In (?:fact|addition|turn|contrast)|(?:For|On) (?:his|her|its|their) part),? ?"
)
# Words on when and how somebody spoke: "Asked about it, Lee said, ...", "In an interview, ...".
_ON_SPEECH = re.compile(
    r"(?:(?:When|As|Once|After being) )?[Aa]sked\b|[A-Z]\w+ing\b(?! (?:into|that|to the contrary))"
    r"|(?:Pressed|Reached|Contacted|Questioned|Instead of|Rather than|According)\b"
    r"|(?:(?:Earlier|Later|Last|This|On|Late|Early) )?(?:\w+ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day\b|(?:On|In) (?:Twitter|Facebook|response|reply)\b"
)
_IN_A = re.compile(
    r"(?:In|At|On|During|Through|By|From|With|For|Via) (?:\w+[’']?s? ){0,6}?(?:interviews?|emails?"
    r"|e-mails?|statements?|letters?|tweets?|essays?|posts?|speech|speeches|books?|memos?|op-eds?"
    r"|columns?|reports?|conference|briefing|appearance|event|rally|hearing|call|message|video"
    r"|articles?|filings?|brief|complaint|lawsuit|opinion|dissent|ruling|testimony|remarks|address"
    r"|debate|podcast|episode|conversation|meeting|study|papers?|survey|polls?|announcement"
    r"|release|trial|program|show|profile|piece|review|court|documents?)\b"
)
_TELLS = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:s|ed)|wr(?:ote|ites)|according to|asked|argue[ds]?"
    r"|claim(?:s|ed)|report(?:s|ed)|reveal(?:s|ed)|(?:show|suggest|indicate|find)s?|showed|shown|found|noted"
    r"|announced|mentions?|points? out|alleges?|notes)\b"
)
_OPENS = ("that ", "as ", "but ", "and ", "who ", "which ", "adding ", "saying ")
_BARE = frozenset(("to", "for", "under", "by", "in", "with", "from"))  # "thanks, in part, to Lee"
_JOINS = re.compile(
    r"(?:\b(?:and|but|or|so|yet|that|because|since|while|when|where|if|as|after|before|who|which"
    r"|whom|whose|than|until|unless|though|although)|, (?:and|but|so|yet|as|which|who)),?\s*\Z"
)
# What an author sets beside another's words: annotators leave it out as often as not.
_CONCEDES = re.compile(r"(?:Despite|Even|As|Although|Though|While|Amid|With)\b|.*, (?:and|but) ")
_TAG = re.compile(
    r"(?:(?:have|has|had|also|later|then|recently) )*(?:say|says|said|told|tells|add|adds|added"
    r"|reports?|reported|wrote|writes|notes?|noted|claims?|claimed|according to|explains?"
    r"|explained|argues?|argued)\b[^“”\"]*"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|St|Lt|Col|Sgt|Rev|Prof|No|vs|Inc|Corp|Co|Jr"
    r"|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.) ?\Z"
)
_GLUED = re.compile(r"[a-z][.!?][A-Z]")  # two sentences without a blank between them
_WHICH = re.compile(r"(?:which|who|whose|where)\b")
_DASH = re.compile(r"\s*(?P<dash>—|–|--|-)\s*")


def with_starts(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the first words of its sentence that it lacks.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "In the long run, Ann Lee says, it will go."
        >>> one = Candidate((Span(17, 24),), (Span(25, 29),), (Span(31, 41),))
        >>> [part.of(text) for part in with_starts(text, [one])[0].content]
        ['In the long run', 'it will go']
    """
    held = finder([p for one in candidates for p in (*one.source, *one.cue, *one.content)])
    out = []
    for one in candidates:
        if one.source and one.cue and one.content:
            one = _behind_dashes(text, _behind_source(text, one))
            front = _front(text, one) or _sentence_start(text, one)
            if front and not held(front):
                one = _joined(one, front)
        out.append(one)
    return out


def _joined(one: Candidate, front: Span) -> Candidate:
    first = one.content[0]
    if front.end + 1 >= first.start:
        return replace(one, content=(Span(front.start, first.end), *one.content[1:]))
    return replace(one, content=(front, *one.content))


def _frame(one: Candidate) -> Span:
    parts = (*one.source, *one.cue)
    return Span(min(p.start for p in parts), max(p.end for p in parts))


def _lead(text: str, end: int) -> Span | None:
    """The words of a sentence before an offset, without "But"; nothing where it is not clear."""
    lead = sentence_before(text, end, BACK)
    start = end - len(lead)
    if not lead or len(lead) == BACK or _ABBREVIATION.search(text, max(0, start - 8), start):
        return None
    joins = _CONJUNCTION.match(text, start, end)
    start = joins.end() if joins else start
    plain = text[start:end].strip(" ,")
    if not plain or _SIGNS.search(plain) or _TELLS.search(plain) or _ALONE.fullmatch(plain):
        return None
    return Span(start, end) if joins or plain[0].isupper() or plain[0].isdigit() else None


def _front(text: str, one: Candidate) -> Span | None:
    """The phrase before an inserted cue: "In time, | Lee says, | it will go"."""
    frame, first = _frame(one), one.content[0]
    behind = first.start >= frame.end and text[frame.end : first.start] == ", "
    if not behind or len(frame) > FRAME or text[max(0, frame.start - 2) : frame.start] != ", ":
        return None
    words = first.of(text)
    if words[0] in "“\"‘'" or words.startswith(_OPENS) or one.cue[0].of(text) in _BARE:
        return None
    if one.source[0].of(text) in ("who", "which", "that", "you"):
        return None
    lead = _lead(text, frame.start)
    if lead is None or len(lead) > FRONT or _JOINS.search(text, lead.start, lead.end):
        return None  # "It is old, because, Lee said, it leaks" has an author's own clause
    said_in = _ON_SPEECH.match(text, lead.start) or _IN_A.match(text, lead.start)
    return None if said_in else Span(lead.start, lead.end - 2)


def _sentence_start(text: str, one: Candidate) -> Span | None:
    """What stands before a content in its sentence: "Unlike Ward's, | it is old, she said"."""
    frame, first = _frame(one), one.content[0]
    words = first.of(text)
    between = text[first.end : frame.start] if first.end <= frame.start else ""
    ended = between == ", " or (between == " " and words.endswith((",”", ',"')))
    if len(one.content) != 1 or not ended:
        return None
    whole = words[0] not in _MARKS and len(_SIGNS.findall(words)) % 2 == 0
    whole = whole and not words.startswith(("who ", "which "))
    if not whole or _TAG.fullmatch(one.cue[0].of(text)) is None:
        return None
    lead = _lead(text, first.start)
    if lead is None or _JOINS.search(text, lead.start, lead.end) or _GLUED.search(lead.of(text)):
        return None
    if between == " " and _CONCEDES.match(lead.of(text).capitalize()):
        return None  # "though they call it “new,” Lee said it was old"
    beside = text[lead.end - 2 : lead.end] == ", "
    return None if beside and _CONCEDES.match(text, lead.start, lead.end) else lead


def _behind_source(text: str, one: Candidate) -> Candidate:
    """Without what is told of the source: "According to a report, | which came late, | it sank"."""
    first = one.content[0]
    if len(one.content) < 2 or one.cue[0].of(text).lower() != "according to":
        return one
    of_source = 0 <= first.start - _frame(one).end <= 2 and _WHICH.match(text, first.start)
    return replace(one, content=one.content[1:]) if of_source else one


def _behind_dashes(text: str, one: Candidate) -> Candidate:
    """Without an aside on how it is told: "recounted — as if it were nothing — | that it sank"."""
    cue, first = one.cue[-1], one.content[0]
    dash = _DASH.fullmatch(text, cue.end, first.start) if first.start > cue.end else None
    if dash is None:
        return one
    second = re.compile(rf"[^{dash['dash']}]{{4,140}}{dash['dash']}\s*(?=that\b)")
    aside = second.match(text, first.start, first.end)
    if aside is None:
        return one
    return replace(one, content=(Span(aside.end(), first.end), *one.content[1:]))
