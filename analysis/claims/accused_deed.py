"""What somebody is accused of: the words of the deed, up to the end of their clause."""

from __future__ import annotations

import re

from analysis.article.spans import Span, trim

FEWEST, MOST = 2, 32  # words of a deed
_BREAKS = (
    r"which|who|whom|whose|where|when|while|whereas|but|although|though|as|because|since|after"
    r"|before|with|prompting|leading|adding|saying|calling|citing|noting|arguing|claiming|insisting"
    r"|warning|urging|according|said|says|charges|allegations|accusations|claims|something|despite"
    r"|even|so|then|he|she|it|they|an? (?:charge|claim|allegation|accusation|crime)"
    r"|the \w+ (?:said|says|reported)"
)
_SAID = (
    r"said|says?|vow(?:s|ed)?|call(?:s|ed)?|accuse[sd]?|blame[sd]?|demand(?:s|ed)?|urge[sd]?|warn(?:s|ed)?"
    r"|promise[sd]?|insist(?:s|ed)?|threaten(?:s|ed)?|argue[sd]?|add(?:s|ed)|told|tells?|ask(?:s|ed)?"
    r"|pledge[sd]?|defend(?:s|ed)?|praise[sd]?|claim(?:s|ed)?|wants?|wanted|suggest(?:s|ed)?"
    r"|believes?"
)
_ENDS = re.compile(  # what is no longer the deed
    rf",[”\"]? (?:{_BREAKS})\b"
    r"|,[”\"]? and (?:[a-z]+ that\b|(?:he|she|it|they|has|have|had|was|is|also|then|[A-Z]\w+"
    r"|\w+ed)\b|(?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){1,3}"
    r"(?:has|have|was|were|is|are|[a-z]+ed)\b)"
    r"|[;–—]| -+ |\)|(?<=[a-z]): "
    r"|,[”\"]? (?:[A-Z][\w.’'-]+ |the |of |and ){1,6}(?:has |have |had |also )?"
    r"(?:said|says|announced|reported|reports|wrote|writes|added|told)\b"
    r"|,[”\"]? (?:\w+ly )?[a-z]{2,}ing (?!and\b)(?![^.;]* and \w+ing\b)"
    r"| (?:but|whereas|although|though) | while \w+ing\b| and (?:how|why|what|when)\b"
    rf"|,? and (?:{_SAID})\b"
    r"| and (?!attempted|armed|aggravated|alleged|related|repeated|continued)"
    r"[a-z]+ed (?:the|an?|his|her|its|their|from|on|by|to|in|that|he|she|it|they|no|[A-Z])"
    r"| and (?:[A-Z][\w.’'-]+ ){1,3}(?:\w+ly )?[a-z]+(?:ed|ing)\b"
)
_MORE_DOING = re.compile(r", and \w+ing\b")  # "for hiring him, and ramping up the search"
_COMMA = re.compile(r",| and \w+ing\b")
# What they are accused of stands before it: "the pride they were accused of harbouring after".
_WITHOUT_OBJECT = re.compile(
    r"of [a-z]+ing (?:after|although|as|because|before|since|when|while)\b"
)
_NOTHING = re.compile(
    r"\w+ (?:(?:doing|being|having)(?: (?:so|this|that|it|the same))?"
    r"|(?:all of )?(?:it|this|that))",
    re.IGNORECASE,
)
_DASH = re.compile(r"[–—]| -+ ")
_LEFT_HANGING = re.compile(
    r"\b(?:of|for|to|with|by|from|at|in|on|and|or|the|a|an|that|his|her)\Z", re.IGNORECASE
)


def deed_of(text: str, rest: Span, *, to_comma: bool = False) -> Span | None:
    """The words of a deed; None where they are no whole phrase.

    Args:
        text: The article's text.
        rest: From the first word of the deed to the end of its sentence.
        to_comma: Whether the first comma ends it, or the next "and ...ing": "Ray, who is accused
            of theft, has left"; "Lee spoke, accusing Ray of theft and insisting on a trial".

    Example:
        >>> text = "of taking bribes, which he denies."
        >>> deed_of(text, Span(0, len(text))).of(text)
        'of taking bribes'
    """
    patterns = (_ENDS, _COMMA) if to_comma else (_ENDS,)
    ends = (_behind_mark(m) for p in patterns for m in p.finditer(text, rest.start, rest.end))
    whole = (end for end in ends if _balanced(text[rest.start : end]))
    end = min(whole, default=rest.end)
    if len(_DASH.findall(text, end, rest.end)) > 1:
        return None  # "told her – on the phone – that he would go"
    deed = trim(text, Span(rest.start, end), ",;:–—-")
    more = _MORE_DOING.search(text, deed.start, deed.end)
    if more and "," not in text[deed.start : more.start()]:
        deed = Span(deed.start, more.start())
    while deed and text[deed.end - 1] in ".,":
        deed = Span(deed.start, deed.end - 1)
    words = deed.of(text)
    if not _balanced(words) or not FEWEST <= len(words.split()) <= MOST:
        return None
    if _NOTHING.fullmatch(words) or _WITHOUT_OBJECT.match(words) or _LEFT_HANGING.search(words):
        return None
    return deed


def _behind_mark(end: re.Match[str]) -> int:
    """Where a deed ends: behind a closing mark that stands behind its comma."""
    return end.start() + 2 if end[0][1:2] in ("”", '"') else end.start()


def _balanced(words: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return words.count('"') % 2 == 0 and all(words.count(a) == words.count(b) for a, b in pairs)
