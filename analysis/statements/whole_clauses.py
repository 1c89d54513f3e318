"""The whole of a clause behind or before its cue: what a comma, an aside or an opening cut off.

"that many unions, such as the dockers', have left" has its verb behind the aside, "while he likes
it, he won't" its main clause behind a comma, "Sometimes, they say, it rains" its first word before
the cue, and "closing it until the mayor pays" is no closing for ever.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

BACK, AHEAD = 400, 600  # characters before a cue and behind a content in which a sentence ends
_TITLES = (
    r"Gov|Govs|Sen|Sens|Rep|Reps|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Rev|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No"
)
_TILL = re.compile(  # the end of a sentence, over "Gov. Ann Lee", "Ann M. Lee", "$1.5" and marks
    rf"(?:\b(?:{_TITLES}|[A-Z])\. (?=[A-Z\d])|\b(?:[A-Z]\.)+[A-Z]\.? (?=[a-z])"
    r"|\b[ap]\.m\.(?= [a-z])|\b(?:[A-Z]\.)+[A-Z]\b|\d\.(?=\d)"
    r"|[“\"][^“”\"\n]{1,200}[”\"]|[^.!?\n“”\";])*"
)
_LAST_THAT = re.compile(r".*\b(?P<that>that|how|whether)[ ,]", re.DOTALL)
_SIDE = re.compile(  # opens a clause or a phrase beside the main one
    r"(?:that|how|whether),? (?:while|although|though|if|when|because|since|unless|once|despite"
    r"|beyond|besides|apart from|contrary to|unlike)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(  # "predicted that to win | , Lee would need": the main clause is behind it
    r"that (?:to (?!an?\b|the\b)[a-z]+|given|with|without|by|under|in|for|from|on|at|during|after"
    r"|before|based on|due to|because of|in addition to)\b"
)
_SUBORDINATE = re.compile(r"(?:But |And |So )?(?:When|As|After|Before|While|If|Once|Although)\b")
_EXAMPLES = re.compile(
    r", (?:such as|like|including|among them|especially|particularly|notably|who|which|along with"
    r"|as well as) [^.;:!?\n“”\"]{2,160}?, (?P<verb>[\w’']+)"
)
_WHEN_QUOTED = re.compile(
    r"[^“”\"]*\b(?:when|if|while|once|because|although|unless) [“\"][^“”\"]*,[”\"]"
)
_SMALL = re.compile(r" (?:the|an?|his|her|its|their|it|he|she|they|that|this|there) [a-z]")
_AUTHORS = re.compile(r" (?:when|after|as) (?:I|we) (?:asked|pressed|questioned|reached|spoke)\b")
_DASHED = re.compile(
    r" ?(?P<dash>[—–]|--) ?[^—–.;:!?\n“”\"]{2,60}? ?(?P=dash) ?"
    r"(?=(?:after|before|until|unless|if|when|while|because|without|in|on|at|to|for|from|with|of)\b)"
)
_LIMIT = re.compile(r" (?:until|unless|only if|even if|provided that|except) ")
_WITHOUT = re.compile(r" without (?:first |ever |even )?\w+ing ")
_GERUND = re.compile(r"(?:\w+ly )?\w+ing\b")
_TIME = re.compile(
    r"\bin the (?:very )?(?:days|weeks|months|years|hours|minutes|wake|aftermath|run-up)\Z"
)
_OF_TIME = re.compile(r" (?:after|before|since|of|to|following|leading)\b")
_PHRASE = re.compile(
    rf"(?:\b(?:{_TITLES}|[A-Z])\. (?=[A-Z\d])|\b(?:[A-Z]\.)+[A-Z]\b(?:\.(?= [a-z]))?|\d[.,]\d"
    r"|[^,.;:!?\n—–“”\"])*"
)
_ALTERNATIVE = re.compile(r"\w+ing, or (?:even |perhaps )?\w+ing\Z")
_SHORT = re.compile(rf"\b(?:{_TITLES}|[ap]\.m|(?:[A-Z]\.)+[A-Z]|[A-Z])\.?\Z")
_OPENING = re.compile(
    r"(?:(?:But|And|So|Yet|Still)[,]? )?(?:Sometimes|Often|Usually|Generally|Typically|Increasingly"
    r"|Instead|Otherwise|Occasionally|Rarely|Eventually|Until then|Without \w+|In (?:some|many|most"
    r"|certain|other|such|these|those|all) [\w ]{3,30}|If [^,]{3,80}|Unless [^,]{3,80}"
    r"|When [^,]{3,80}|Once [^,]{3,80}|While [^,]{3,80}|Without [^,]{3,60})"
)
_JOINS = re.compile(
    r"\b(?:and|but|or|so|yet|that|because|since|while|when|where|if|as|after|before|who|which) \Z"
)
_LEAD = re.compile(r"[^;:!?\n“”\"—–]{2,240} ")
_COMPLEMENT = re.compile(r"\s*(?=(?:how|whether|why|what|where|that) )[^,.;:!?\n“”\"]{3,80} ")


def with_whole_clauses(text: str, candidate: Candidate) -> Candidate:
    """A candidate whose unquoted words have the verb, the condition or the start that they lack.

    Args:
        text: The article's text.
        candidate: A candidate.

    Example:
        >>> text = "Lee says that many boats, like hers, have left."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(9, 24),))
        >>> with_whole_clauses(text, one).content[0].of(text)
        'that many boats, like hers, have left'
    """
    if not candidate.cue or not candidate.content or not candidate.source:
        return candidate
    one = _of_according(text, _from_complement(text, _with_opening(text, candidate)))
    last = one.content[-1]
    if last.start >= one.cue[-1].end and _WHEN_QUOTED.fullmatch(last.of(text)):
        return _with_main(text, one)
    if last.start < one.cue[-1].end or text[last.end - 1] in "”\"’'":
        return one
    end = _end(text, one, last)
    whole = trim(text, Span(last.start, end), ",—–-") if end > last.end else last
    if whole == last or any(whole.overlap(part) for part in (*one.cue, *one.source)):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _with_main(text: str, one: Candidate) -> Candidate:
    """With the main clause behind a quoted condition: "when “it rained,” | the left won"."""
    last = one.content[-1]
    till = _TILL.match(text, last.end, last.end + AHEAD)
    whole = trim(text, Span(last.start, till.end()), ",—–-") if till else None
    if (
        whole is None
        or not _SMALL.match(text, last.end)
        or not has_finite_verb(text[last.end : whole.end])
    ):
        return one
    if any(whole.overlap(part) for part in (*one.cue, *one.source)):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _end(text: str, one: Candidate, last: Span) -> int:
    """Where the clause of a content ends that ends too early; its own end where it does not."""
    till = _TILL.match(text, last.end, last.end + AHEAD)
    stop = till.end() if till else last.end
    authors = _AUTHORS.search(text, last.end, stop)
    stop = authors.start() if authors else stop
    if text.startswith(",", last.end):
        other = _ALTERNATIVE.search(last.of(text)) is not None
        return stop if other or _lacks_verb(text, last) else last.end
    dashed = _DASHED.match(text, last.end, stop)
    if dashed is not None:
        return phrase_end(text, dashed.end(), stop)
    if _SHORT.search(last.of(text)) and re.match(r"\.? [a-z]", text[last.end : last.end + 4]):
        return stop
    if _TIME.search(last.of(text)) and _OF_TIME.match(text, last.end):
        return phrase_end(text, last.end, stop)
    if _LIMIT.match(text, last.end):
        return phrase_end(text, last.end, stop)
    gerund = _GERUND.match(text, last.start) and one.cue[-1].of(text).split()[-1] in words_of(
        "preposition"
    )
    return (
        phrase_end(text, last.end, stop) if gerund and _WITHOUT.match(text, last.end) else last.end
    )


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends that goes on at an offset.

    Args:
        text: The article's text.
        start: Where to begin.

    Example:
        >>> sentence_end("It rains, Mr. Lee said. It pours.", 3)
        22
    """
    till = _TILL.match(text, start, start + AHEAD)
    return till.end() if till else start


def phrase_end(text: str, start: int, stop: int) -> int:
    """The end of a phrase: the next mark, or the end of the sentence.

    Args:
        text: The article's text.
        start: Where the phrase goes on.
        stop: Where its sentence ends.

    Example:
        >>> phrase_end("the duration of each call, and more", 12, 35)
        25
    """
    match = _PHRASE.match(text, start, stop)
    return match.end() if match else stop


def _lacks_verb(text: str, last: Span) -> bool:
    """Whether the last clause of a content before a comma has no main verb yet, and it follows."""
    that = _LAST_THAT.match(last.of(text) + " ")
    if that is None:
        return False
    clause = last.of(text)[that.start("that") :]
    if _BESIDE.match(clause):
        return not has_finite_verb(clause) and not _SUBORDINATE.match(
            sentence_before(text, last.start, BACK)
        )
    if _SIDE.match(clause) or re.fullmatch(r"that, [^,]{3,60}", clause):
        return "," not in clause[5:]
    aside = _EXAMPLES.match(text, last.end)
    if aside is None or has_finite_verb(clause.split(" ", 1)[-1]):
        return False
    return aside["verb"].lower() in words_of("auxiliary")


def _with_opening(text: str, one: Candidate) -> Candidate:
    """With the first words of a sentence before an inserted cue: "Sometimes, | they say, | it"."""
    frame = [*one.source, *one.cue]
    start, end = min(p.start for p in frame), max(p.end for p in frame)
    first = one.content[0]
    if first.start < end or text[end : end + 2] != ", " or first.start > end + 2:
        return one
    before = sentence_before(text, start, BACK)
    opening = before.removesuffix(", ")
    if text[first.start] in "“\"‘'" or opening == before or not _OPENING.fullmatch(opening):
        return one
    front = Span(start - len(before), start - 2)
    return replace(one, content=(front, *one.content))


def _of_according(text: str, one: Candidate) -> Candidate:
    """The whole clause beside "according to Lee": from its comma, or from its sentence's start.

    So is what stands before "..., said Lee".
    """
    tells = one.cue[0].of(text).lower()
    if tells not in ("according to", "said", "says") or len(one.content) != 1:
        return one
    first, start, end = one.content[0], one.cue[0].start, one.source[-1].end
    if one.source[0].start < start or (tells != "according to" and first.start > start):
        return one
    if first.start > end:
        led = text[end : end + 2] == ", " and text.startswith("that ", first.start)
        lead = Span(end + 2, first.start) if led else Span(first.start, first.start)
    else:
        before = sentence_before(text, first.start, BACK)
        lead = Span(first.start - len(before), first.start)
        word = first.of(text).split(" ")[0]
        led = word in words_of("auxiliary") or word in words_of("preposition")
        inside = text[max(0, lead.end - 2) : lead.end - 1].isalnum()
        led = (led and (inside or before.endswith(", "))) or (
            tells != "according to" and inside and not _JOINS.search(before)
        )
    plain = _LEAD.fullmatch(text, lead.start, lead.end) is not None
    taken = any(lead.overlap(part) for part in (*one.cue, *one.source))
    if not led or not plain or taken or start < lead.start < end:
        return one
    return replace(one, content=(Span(lead.start, first.end),))


def _from_complement(text: str, one: Candidate) -> Candidate:
    """From "how" or "whether" on, where the words begin behind it: "doubts how she | could pay"."""
    first, end = one.content[0], one.cue[-1].end
    led = _COMPLEMENT.fullmatch(text, end, first.start) if first.start > end else None
    if led is None or any(part.start >= end and part.start < first.start for part in one.source):
        return one
    start = end + len(led[0]) - len(led[0].lstrip())
    quoted = not set(joined(text, one.content)).isdisjoint('“”"')
    return one if quoted else replace(one, content=(Span(start, first.end), *one.content[1:]))
