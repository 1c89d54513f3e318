"""The main clause of a sentence and its verb: what a claim asserts hangs on them.

There is no parser. Subordinate clauses are told by the words that open them, and end at a comma or
at the second verb: "The plan, which will cost millions, was dropped" tells of the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.article.lexicon import word_set
from analysis.article.passage import Word
from analysis.statements.cue_subjects import group

BE = frozenset(("is", "are", "am", "'re", "'m", "was", "were", "'s"))
_MODALS = frozenset((
    "will", "shall", "would", "can", "could", "may", "might", "must", "should", "ought",
    "'ll", "'d", "ca", "wo", "cannot",
))  # fmt: skip
_HAVE = frozenset(("has", "have", "'ve"))
_DO = frozenset(("do", "does", "did"))
_SUBJECTS = frozenset((
    "he", "she", "it", "that", "this", "there", "who", "what", "which", "everyone",
    "everybody", "nobody", "someone", "something", "nothing", "everything", "here", "one",
    "where", "how",
))  # fmt: skip
_PLURAL = frozenset((
    "i", "you", "we", "they", "people", "who", "these", "those", "many", "most", "some",
    "both", "all", "voters",
))  # fmt: skip
_OPENS = frozenset((
    "when", "while", "as", "although", "though", "after", "before", "because", "since",
    "if", "once", "until", "unless", "whereas", "whenever", "whether", "despite",
))  # fmt: skip
_RELATIVE = frozenset(("who", "which", "whose", "whom", "where", "that"))
_ASKED = frozenset(("how", "what", "whatever", "whoever"))  # "How you answer will decide it"
_BEGINS = frozenset(("and", "but", "so", "yet", "or", "that", "even", "only", "just"))
_POINTS = frozenset(("that", "this", "those", "these"))
_JOINS = frozenset(("and", "but", "so", "yet", "or"))
# What follows these is what is held to be so: "I think (that) it will rain", "we are sure it will".
_HOLDS = frozenset((
    "think", "believe", "know", "guess", "feel", "suppose", "hope", "suspect", "fear", "expect",
    "understand", "sure", "confident", "certain", "convinced",
))  # fmt: skip
_LIKELY = frozenset(("possible", "likely", "unlikely", "clear", "true", "obvious", "certain"))
_FINITE = frozenset(("has", "does", "did"))
_DEGREE = frozenset(("more", "most", "less", "very", "so", "too", "well"))  # "more advanced"
_WITHIN = frozenset((  # may stand between an auxiliary and its verb
    "n't", "not", "never", "also", "long", "just", "yet", "already", "now", "since", "even",
    "always", "often", "all", "only", "ever", "still", "repeatedly", "previously",
    "recently", "had", "have", "been", "be",
))  # fmt: skip
_ALIKE = frozenset((  # participles that are base forms, too
    "beat", "become", "bet", "come", "cost", "cut", "hit", "hurt", "let", "overcome", "put", "quit",
    "read", "run", "set", "shut", "split", "spread",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb.

    Args:
        at: Its place among the words of the sentence.
        form: The first word of its group, in lower case.
        time: "past", "present", "future" (will) or "modal" (any other modal verb).
    """

    at: int
    form: str
    time: str


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a sentence.

    Args:
        verbs: Its finite verbs; those of what is held to be so ("I think it will") in place of
            the verb that holds it.
        main: For each word of the sentence, whether it is part of the main clause.
    """

    verbs: tuple[Verb, ...]
    main: tuple[bool, ...]

    @property
    def verb(self) -> Verb | None:
        """The first verb."""
        return self.verbs[0] if self.verbs else None


def main_clause(text: str, words: Sequence[Word]) -> Clause:
    """The main clause: verbs outside of subordinate clauses, or those of all where it has none.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "The plan, which will cost millions, was dropped."
        >>> main_clause(text, passage(text).sentences[0].pieces).verb
        Verb(at=6, form='was', time='past')
    """
    lows = [word.low.replace("’", "'") for word in words]
    commas = [not at or _comma(text, words[at - 1], words[at]) for at in range(len(words))]
    verbs: list[Verb] = []
    others: list[Verb] = []
    main: list[bool] = []
    within, relative, seen = False, False, 0
    lead = next((n for n, low in enumerate(lows) if low not in _BEGINS), len(lows))
    for at in range(len(lows)):
        if within and commas[at]:
            within = False
        opens, names = _opens(lows, commas, at, verbs, at <= lead)
        if opens:
            within, relative, seen = True, names, 0
        verb = _finite(words, lows, at)
        if verb is not None and within:
            others.append(verb)
            seen += 1
            if relative and seen == 2 and not verbs:
                within = False
        if verb is not None and not within:
            verbs.append(verb)
        main.append(not within)
    verbs = _held(lows, verbs)
    if not verbs:
        return Clause(tuple(others), (True,) * len(words))
    return Clause(tuple(verbs), tuple(main))


def _opens(
    lows: list[str], commas: list[bool], at: int, verbs: list[Verb], first: bool
) -> tuple[bool, bool]:
    """Whether a subordinate clause begins at a word, and whether it is a relative clause."""
    low = lows[at]
    if low in _OPENS:
        return (not first or True in commas[at + 1 :], False)
    if low in _ASKED and first:
        return True, True
    if low not in _RELATIVE or first:
        return False, False
    if low != "that":
        return True, True
    if commas[at] and not verbs:  # "If they come, that will help"
        return False, False
    if at + 3 > len(lows):  # "it is not that bad"
        return False, False
    if verbs:
        gap = at - verbs[-1].at  # "the fact is that ...", "it is likely that ..."
        held = verbs[-1].form in BE and (gap == 1 or (gap == 2 and lows[at - 1] in _LIKELY))
        return not (held or _holds(lows, verbs[-1])), False
    return True, True


def _held(lows: list[str], verbs: list[Verb]) -> list[Verb]:
    """The verbs without those that only say that something is held to be so."""
    while len(verbs) > 1:
        first = verbs[0]
        after = lows[first.at + 1 : first.at + 3]
        is_that = first.form in BE and (
            "that" in after[:1] or (after[0] in _LIKELY and "that" in after)
        )
        if not (is_that or _holds(lows, first)):
            break
        verbs = verbs[1:]
    return verbs


def _holds(lows: list[str], verb: Verb) -> bool:
    subject = lows[verb.at - 1] if verb.at else ""
    return subject in ("i", "we") and any(low in _HOLDS for low in lows[verb.at : verb.at + 3])


def _finite(words: Sequence[Word], lows: list[str], at: int) -> Verb | None:
    low = lows[at]
    before = lows[at - 1] if at else ""
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if low in _MODALS:
        noun = _noun_next(before) and before not in _POINTS
        if low in ("will", "may", "might") and ((words[at].raised and at) or noun):
            return None
        if low == "'d" and _is_had(lows, at):
            return Verb(at, "had", "past")
        return Verb(at, low, "future" if low in ("will", "'ll", "shall", "wo") else "modal")
    if low == "'s":
        if before not in _SUBJECTS and following not in _BEHIND_IS:
            return None
        return Verb(at, low, "past" if following == "been" else "present")
    if low in BE:
        return Verb(at, low, "past" if low in ("was", "were") else "present")
    if low not in _FINITE and _within_group(lows, at):
        return None
    if low in _HAVE:
        return Verb(at, low, "past" if _perfect(lows, at) else "present")
    if low in _DO or low == "had":
        return Verb(at, low, "past" if low in ("did", "had") else "present")
    pointed = at == 1 and before in _POINTS  # "That led to ..."
    if before == "to" or (_noun_next(before) and not pointed) or words[at].raised:
        return None
    return _lexical(lows, at, low, before, following)


_BEHIND_IS = frozenset(("a", "an", "the", "not", "n't", "been", "going", "no", "so", "very"))
_BEHIND_PARTICIPLE = frozenset((
    "by", "in", "at", "for", "from", "to", "on", "with", "as", "among",
))  # fmt: skip


def _lexical(lows: list[str], at: int, low: str, before: str, following: str) -> Verb | None:
    """A verb that is no auxiliary."""
    if low in word_set("verbs", "past"):
        return Verb(at, low, "past")
    if _ed(low):
        if before in _DEGREE:
            return None
        reduced = following in _BEHIND_PARTICIPLE and _later_auxiliary(lows, at)
        return None if reduced else Verb(at, low, "past")
    if _s_form(low):
        return Verb(at, low, "present")
    if low in word_set("verbs", "base"):
        object_next = _noun_next(following) or following in _PLURAL or following == "that"
        plural = before in _PLURAL or (before[-1:] == "s" and object_next)
        return Verb(at, low, "present") if plural else None
    return None


def _later_auxiliary(lows: list[str], at: int) -> bool:
    """Whether an -ed form is a participle: "The bill passed by the House is dead"."""
    for before, low in zip(lows[at : at + 11], lows[at + 1 : at + 12], strict=False):
        if low in _JOINS or low in _RELATIVE or low in _OPENS or low in _PLURAL:
            return False
        if low in BE or low in _MODALS or low in _HAVE or low == "had":
            return low != "'s" and not _noun_next(before)  # "in May"
    return False


def _within_group(lows: list[str], at: int) -> bool:
    """Whether a word goes on a group of verbs: "will have been closed" has one finite verb."""
    for back in range(at - 1, max(at - 5, -1), -1):
        low = lows[back]
        if low in BE or low in _MODALS or low in _HAVE or low in _DO or low in ("had", "be"):
            return low != "'s" or lows[at].endswith(("ed", "en"))
        if low not in _WITHIN and not low.endswith("ly"):
            return False
    return False


def _perfect(lows: list[str], at: int) -> bool:
    """Whether "has" or "have" makes a perfect: "has closed", not "has got" or "has a plan"."""
    for low in lows[at + 1 : at + 5]:
        if low == "got":
            return False
        if low == "had" or low in _participles() or _ed(low):
            return True
        if low not in _WITHIN and not low.endswith("ly"):
            return False
    return False


def _is_had(lows: list[str], at: int) -> bool:
    """Whether 'd stands for "had": "he'd raised"; of "she'd put" form tells nothing."""
    told = [low for low in lows[at + 1 : at + 5] if low not in _WITHIN and not low.endswith("ly")]
    alike = told[0] in _ALIKE if told else False
    return not alike and (lows[at + 1 : at + 2] == ["been"] or _perfect(lows, at))


@cache
def _participles() -> frozenset[str]:
    return word_set("participles", "irregular") | word_set("participles", "adjective")


@lru_cache(8192)
def _ed(low: str) -> bool:
    return len(low) > 4 and low.endswith("ed") and low not in word_set("participles", "no")


@lru_cache(8192)
def _s_form(low: str) -> bool:
    base = word_set("verbs", "base")
    if len(low) < 4 or not low.endswith("s"):
        return False
    stems = (low[:-1], low.removesuffix("es"), low.removesuffix("ies") + "y")
    return any(stem in base for stem in stems)


def _noun_next(before: str) -> bool:
    return before in group("noun-before")


def _comma(text: str, left: Word, right: Word) -> bool:
    return any(mark in ",;:—–-(" for mark in text[left.end : right.start])
