"""Figures of balance: tricolon and antithesis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article.lexicon import word_set
from analysis.article.passage import Passage, Sentence, of
from analysis.article.spans import Span
from analysis.rhetoric.value import Value, rate

GROUP = "devices"
# A word is no longer than this here: else a long one would be read to its end from each hyphen on.
_W = r"[\w'-]{1,60}"
_MEMBER = rf"{_W}(?: {_W}){{0,2}}"
_LIST = re.compile(rf"(?=\b({_MEMBER}?), ({_MEMBER}?),? (?:and|or) ({_MEMBER}))")
_ADJECTIVE = ("ful", "less", "ous", "ive", "able", "ible", "ish")
# fmt: off
_ABSTRACT = (
    "tion", "sion", "ment", "ness", "ity", "ty", "ance", "ence", "dom", "ism", "ship", "cy",
)
# fmt: on
_TO_SOMEONE = re.compile(r"\bto (?:the|a|an|his|her|him|me|my|them|their|it|us|our)\b")
_ON = rf"(?: {_W})"
_SAME = re.compile(
    rf"\b(\w+){_ON}{{1,6}}, \1{_ON}{{1,6}},? (?:and |or )?\1{_ON}{{1,3}}",
    re.I,
)
_END = r"(?=\s?[.,;!?\"]|\s-|$)"
_FEW = rf"(?:[\w'$-]{{1,60}} ){{0,4}}{_W}"
_REST = r"[^.,;!?]*"
_LINK = (
    r"(?:an?|the|his|her|our|my|their|its|to|for|by|with|from|about|in|on|at|of|because|that|who)"
)
_NOT_BUT = rf"\bnot (?P<link>{_LINK}) (?:{_W} ){{1,6}}?but (?:rather )?(?P=link)\b "
_NOT_A = (
    rf"\b(?:an?|the|our|my|your) (?:{_W} ){{0,3}}{_W}, not (?:an?|the|our|my|your) "
    r"(?!(?:single|word|lot|bit|one)\b)"
)
_NO_GRADE = r"(?!(?:yet|just|only|even|later|really|less|quite|exactly)\b)"
_IS = r"(?:'s|'re| is| are| was) (?:about )?"
_SHORT = r"[^.;!?,]{2,50}?[.;,-]+"
_ANTITHESES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        _NOT_BUT + _REST,
        _NOT_A + _FEW + _END,
        rf"\b(for|by|with|from|about|in|on|at|to|of) {_FEW}[,-]{{1,3}} not \1 {_FEW}{_END}",
        rf"\bnot because [^.;!?]{{2,80}}?\bbut because\b{_REST}",
        rf"\b(?:it|this|that)(?:'s| is) not (?!just|only){_SHORT} (?:it|this|that){_IS}{_REST}",
        rf"\b(?:is|was|are)n't (?!just|only){_SHORT} (?:it|they){_IS}{_REST}",
        rf"\b(?:less|fewer) {_W}(?: {_W}){{0,6}}?,? (?:and|but) more\b{_REST}",
        rf"\bmore {_W}(?: {_W}){{0,6}}?,? (?:and|but) (?:less|fewer)\b{_REST}",
        rf"\bthe more\b [^.;!?]{{2,60}}?, the (?:less|fewer)\b{_REST}",
        r"\bon (?:the )?one hand\b[^.!?]*",
        rf"\b([a-z]{{4,}}), not {_NO_GRADE}[a-z]{{4,}}(?=[.,;!?\"])",
    )
)


@dataclass(frozen=True, slots=True)
class Parallels:
    """Tricolon and antithesis, each as a rate in 1,000 words.

    Tricolon: three members in a row of one form: with the same first word ("our homes, our jobs
    and our hopes"), three single words in -ing ("designing, producing and testing"), three
    adjectives of judgement, or three abstract nouns ("sovereignty, independence and integrity").
    Antithesis: one thing set against another by "not ... but", ", not a ...", "less ... and more",
    "the more ..., the less" (Lanham 1991).

    Pitfalls: lists of names and numbers are left out, but a plain list of three actions has the
    form as well; whether it was meant to move is for the reader to judge.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "It is not a reform but a robbery, planned, paid for and pushed by lobbyists."
        >>> [(v.name, len(v.spans)) for v in Parallels()(passage(text))]
        [('tricolon', 0), ('antithesis', 1)]
    """

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        threes = [span for s in part.sentences for span in _threes(part, s)]
        against = [span for s in part.sentences for span in _against(part, s)]
        return rate("tricolon", threes, part.length), rate("antithesis", against, part.length)


def _threes(part: Passage, sentence: Sentence) -> Iterator[Span]:
    if sentence.title:
        return
    start = sentence.span.start
    view = of(part, start, sentence.span.end)
    last = 0
    for match in _SAME.finditer(view):
        if _moves(match):
            last = match.end()
            yield Span(start + match.start(), start + last)
    for match in _LIST.finditer(view):
        if match.start(1) < last:
            continue
        third = match.group(3).split()
        for size in range(1, len(third) + 1):
            members = [match.group(1).split(), match.group(2).split(), third[:size]]
            if _alike(members):
                last = match.start(3) + len(" ".join(third[:size]))
                yield Span(start + match.start(1), start + last)
                break


def _alike(members: list[list[str]]) -> bool:
    """Whether three members are alike in form: all -ing, all judging, all abstract nouns."""
    if any(word[0].isupper() or word[0].isdigit() for member in members for word in member):
        return False
    if any(member[0] in ("but", "and", "or") for member in members):
        return False
    firsts = [member[0] for member in members]
    if all(word.endswith("ing") and len(word) > 5 for word in firsts):
        return all(len(member) == 1 for member in members)
    if all(len(member) == 1 for member in members) and all(map(_judges, firsts)):
        return True
    if any(len(member) > 2 or "of" in member or "and" in member for member in members):
        return False
    return all(_abstract(member[-1]) for member in members)


def _moves(match: re.Match[str]) -> bool:
    """Whether a row of members is of common words and opens by design."""
    first, words = match.group(1).lower(), match.group()
    if first not in word_set("small_words", "member"):
        return False
    if any(word[0].isupper() and word != "I" for word in words.split()[1:]):
        return False
    if first == "to":  # a place or a person, or a list of duties, as often as a figure
        return not _TO_SOMEONE.search(words) and bool(re.search(r"(?:and|or) to\b", words))
    if first in word_set("small_words", "person"):
        return len({second.lower() for second in re.findall(rf"\b{first} (\S+)", words, re.I)}) == 1
    return True


def _judges(word: str) -> bool:
    if word in word_set("attitude") or word in word_set("degree", "base"):
        return True
    return len(word) > 5 and word.endswith(_ADJECTIVE)


def _abstract(word: str) -> bool:
    if word in word_set("small_words", "abstract"):
        return True
    return len(word) > 6 and word.endswith(_ABSTRACT) and word not in word_set("nominal")


def _against(part: Passage, sentence: Sentence) -> Iterator[Span]:
    start = sentence.span.start
    view = of(part, start, sentence.span.end)
    spans: list[Span] = []
    for pattern in _ANTITHESES:
        for match in pattern.finditer(view):
            span = Span(start + match.start(), start + match.end())
            if not any(span.overlap(other) for other in spans):
                spans.append(span)
    yield from sorted(spans)
