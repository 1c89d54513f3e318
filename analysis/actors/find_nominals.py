"""Noun phrases whose head can be a speaker: "the Florida senator", "Iran's president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.mention_candidates import MentionCandidate, Token, is_number
from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, nouns, peoples, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_OPENS = frozenset(("that", "he", "she", "it", "they", "we", "i", "you", "there"))
_QUALIFYING = ("human", "humanitarian")  # nouns, and what stands before one
_NO_ONE = ("military", "press")  # words for a group that "a" makes a part of another phrase
LONGEST = 8  # words before the head
# What joins a clause rather than stand before a head: "the moment | liberals lose".
_JOINS_CLAUSE = frozenset(("moment", "minute", "instant", "time", "way"))
_IN_NAMES = frozenset(("of", "the", "and", "for"))  # small words inside a body's name
_PARTY = frozenset(("conservative", "democrat", "libertarian", "liberal", "republican"))
_OF_PARTY = frozenset(
    ("base", "caucus", "caucuses", "convention", "debate", "debates", "field")
) | {*("nomination", "platform", "primaries", "primary", "race", "rally", "side", "ticket", "vote")}
_BEFORE_IT = frozenset(("the", "every", "each", "any", "next", "last", "first"))


def descriptions(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[MentionCandidate]:
    """The noun phrases of an article, as far as their first word and their head go.

    Args:
        tokens: The article's words.
        taken: Which of them belong to names: they qualify a head but are none themselves.

    Example:
        >>> from analysis.actors.mention_candidates import tokens_of
        >>> text = "The Vermont senator told his aides."
        >>> words = tokens_of(text, [Span(0, 35)])
        >>> [s.span.of(text) for s in descriptions(words, [False] * len(words))]
        ['The Vermont senator', 'his aides']
    """
    held: MentionCandidate | None = None
    for mention in _every(tokens, taken):
        if held is not None and mention.first > held.first:
            yield held
        held = mention
    if held is not None:
        yield held


def _every(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[MentionCandidate]:
    """Each head with the words before it; one may lie within the next ("the estate mogul")."""
    for at, token in enumerate(tokens):
        noun = noun_of(token.low)
        if noun is None or taken[at] or token.titled or _is_other(tokens, at, taken):
            continue
        if token.low in words_of("alone") and not _stands_alone(tokens, at, taken):
            continue
        if token.low in words_of("function") and token.low not in words_of("alone"):
            continue
        first, owner = _left(tokens, at, taken)
        if token.text == "justice" and not _is_judge(tokens, first, at):
            continue
        if token.low in words_of("alone") and first < at and tokens[first].low != "the":
            first, owner = at, -1
        words = tuple(t.low for t in tokens[first : at + 1])
        determiner = ""
        if len(words) > 1 and (words[0] in words_of("determiner") or is_number(tokens[first])):
            determiner = words[0]
        if owner >= 0 and determiner not in words_of("owning"):
            determiner = "own"
        if determiner in ("a", "an") and (noun.number == "p" or token.low in _NO_ONE):
            continue  # a police response, a press conference
        number, kind = noun.number, noun.kind
        if number == "s" and at > first and _is_plural_office(tokens[at - 1].low, token.low):
            number, kind = "p", "collective"
        if number == "b":
            number = "s" if determiner in ("a", "an") else "p"
        yield MentionCandidate(
            first,
            at + 1,
            Span(tokens[first].start, token.end),
            "description",
            words,
            noun.sex,
            number,
            kind,
            determiner=determiner,
            owner=owner,
        )


def _is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is the first half of a compound: "the liberal-Obama agenda"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.text in "-‐‑" and after.start == tokens[at].end


def _qualifies_next(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether the noun only qualifies the next one: "campaign" in "campaign manager"."""
    if at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return False
    after = tokens[at + 1].low
    if tokens[at].low in _PARTY and after in _OF_PARTY:
        return True  # "the first Republican debate"
    if taken[at + 1] or after in words_of("verb") or after in words_of("function"):
        return False
    if _tells(tokens, at + 1, taken):
        return False
    return after in nouns() and tokens[at].low not in ("people", "police")


def _is_other(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether a noun heads no phrase: it qualifies the next, is a verb, or stands in a compound."""
    other = _qualifies_next(tokens, at, taken) or _tells(tokens, at, taken)
    other = other or (tokens[at].low in _QUALIFYING and not _ends_phrase(tokens, at))
    return other or _is_hyphened(tokens, at)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark, a verb or a small word stands behind a word: no "human rights"."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    small = after in words_of("function") or after in words_of("verb")
    return small or not after[0].isalpha()


def _is_judge(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "justice" is a person: "a state justice", not "she obstructed justice"."""
    verb = tokens[at - 1].low.endswith(("ed", "ing"))
    return tokens[first].low in words_of("determiner") and not verb


def _is_plural_office(before: str, head: str) -> bool:
    """Whether an office has its plural before its last word: "inspectors general"."""
    noun = noun_of(before)
    return head in ("general", "elect") and noun is not None and before.endswith("s")


def _tells(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether a word that may be a noun is a verb of saying here: "the letter notes a law".

    "Analysts note that", "At stake, diplomats note, is" and "Pew reports there were" have one, and
    "according to Pew reports, there were" has none.
    """
    verb = lookup(tokens[at].low)
    if verb is None or verb.takes != "clause" or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if before.sentence != after.sentence:
        return False
    opens = after.low in words_of("determiner") | _OPENS
    if verb.form == verb.lemma:  # agrees with many who speak
        noun = noun_of(before.low)
        many = noun is not None and noun.number == "p" and noun.kind in ("person", "collective")
        inserted = after.text in ",." and "," in [t.text for t in tokens[max(0, at - 4) : at]]
        return (many or _is_people(before)) and (opens or inserted)
    if not taken[at - 1]:
        return before.low in nouns() and opens
    if not verb.form.endswith("s"):
        return False
    opens = opens or is_number(after) or (after.text in ",." and _is_inserted(tokens, at, taken))
    return opens and not _hangs(tokens, at, taken)


def _is_people(token: Token) -> bool:
    """Whether a name is of people: "Republicans", "Americans"."""
    return token.text[:1].isupper() and token.low.endswith("s") and token.text[:-1] in peoples()


def _hangs(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether the name before a verb hangs on a preposition or a possessive: "by Pew reports"."""
    return tokens[_before_name(tokens, at, taken)].low in words_of("preposition") | {"to", "'s"}


def _is_inserted(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether a comma stands before the name, too: "Years ago, Pew reports, half were"."""
    return tokens[_before_name(tokens, at, taken)].text == ","


def _before_name(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> int:
    first = at - 1
    while first and (taken[first - 1] or tokens[first - 1].low == "the"):
        first -= 1
    return max(first - 1, 0)


def _stands_alone(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether "some", "many", "others" stands for people by itself: a verb follows, or "who"."""
    if at + 1 >= len(tokens):
        return False
    before = tokens[at - 1] if at else tokens[at]
    if at and before.sentence == tokens[at].sentence and (taken[at - 1] or before.low in nouns()):
        return False  # the teams both had
    after = tokens[at + 1].low
    return after in words_of("verb") or after in words_of("follows_alone")


def _left(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> tuple[int, int]:
    """Where the noun phrase with its head at ``at`` begins, and its owner's last token or -1."""
    first = at
    if _joins_clause(tokens, at):
        return at, -1
    while first and at - first < LONGEST and tokens[first - 1].sentence == tokens[at].sentence:
        token = tokens[first - 1]
        if token.low in _IN_NAMES and all(taken[max(0, first - 2) : first]):
            first -= 1  # University of | Bergen researchers
            continue
        if _is_possessive(tokens, first - 1):
            return _possessor(tokens, first, taken)
        if token.low in words_of("owning"):
            return first - 1, first - 1
        if token.low in words_of("determiner") or is_number(token):
            return _of_number(tokens, first - 1), -1
        if first > 1 and _joins(tokens, first - 1):
            first -= 2  # the Sinai-based group
            continue
        if token.text == "/" and first > 1 and taken[first] and taken[first - 2]:
            first -= 2  # an NPR/Marist poll
            continue
        if not token.text[0].isalnum() or token.low in words_of("function"):
            break
        onto_name = token.low.endswith("ing") and taken[first]  # contradicting Tulsa police
        if not taken[first - 1] and (onto_name or _is_verb(token.low)):
            break
        first -= 1
    verb = word_set("verbs", "base")
    if 0 < first < at and tokens[first - 1].low == "to" and tokens[first].low in verb:
        first += 1  # a movement to reduce police violence
    return first, -1


def _joins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before a head of many join its clause: "the moment | liberals lose"."""
    if at < 2 or tokens[at - 2].sentence != tokens[at].sentence:
        return False
    joins = tokens[at - 1].low in _JOINS_CLAUSE and tokens[at - 2].low in _BEFORE_IT
    noun = noun_of(tokens[at].low)
    return joins and noun is not None and noun.number == "p"


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the hyphen of a compound such as "Sinai-based"."""
    before, behind = tokens[at - 1], tokens[at + 1]
    close = before.end == tokens[at].start and tokens[at].end == behind.start
    return tokens[at].text in "-‐‑" and close and behind.low in words_of("half")


def _of_number(tokens: Sequence[Token], first: int) -> int:
    """Where the number begins whose last word stands at a place: "two thousand (people)"."""
    while first and is_number(tokens[first]) and is_number(tokens[first - 1]):
        if tokens[first - 1].sentence != tokens[first].sentence:
            break
        first -= 1
    return first


def _is_verb(word: str) -> bool:
    """Whether a small word left of a head ends the phrase: a verb, an adverb in -ly."""
    if word in words_of("verb") or (word.endswith("ly") and len(word) > 4):
        return True
    if word in nouns():
        return False
    if lookup(word) is not None:
        return True
    plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return plural and word not in words_of("inner_plural")


def _is_possessive(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].low == "'s":
        return True
    return tokens[at].text in "’'" and at > 0 and tokens[at - 1].text[-1] == "s"


def _possessor(tokens: Sequence[Token], first: int, taken: Sequence[bool]) -> tuple[int, int]:
    """The beginning and the last token of what possesses the words from ``first`` on."""
    at = first - 2
    if at < 0 or tokens[at].sentence != tokens[first].sentence:
        return first, -1
    if taken[at]:
        back = at
        while back and taken[back - 1] and tokens[back - 1].sentence == tokens[at].sentence:
            back -= 1
        if back and tokens[back - 1].low == "the":
            back -= 1
        return back, at
    if tokens[at].low in nouns():
        return _left(tokens, at, taken)[0], at
    return first, -1
