"""Where actors are spoken of: names, noun phrases that stand for someone, pronouns; not yet who."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.names import (
    PARTICLES,
    SUFFIXES,
    given,
    heads,
    known,
    nouns,
    peoples,
    short_places,
    titles,
    words_of,
)
from analysis.spans import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., N.J., J.D
    r"|[^\W_]+(?:['’&.+‐‑-][^\W_]+)*"
    r"|[^\w\s]|_+"
)
_OWN = re.compile(r"['’][sS]$")
_MARKS = frozenset("\"“”„«»‘’'")
_OPENING = frozenset("\"“„«‘'([:–—-•*|")
PRONOUNS = {
    "he": ("m", "s"), "him": ("m", "s"), "his": ("m", "s"), "himself": ("m", "s"),
    "she": ("f", "s"), "her": ("f", "s"), "hers": ("f", "s"), "herself": ("f", "s"),
    "it": ("n", "s"), "its": ("n", "s"), "itself": ("n", "s"),
    "they": ("", "p"), "them": ("", "p"), "their": ("", "p"), "theirs": ("", "p"), "themselves": ("", "p"),
    "who": ("who", "b"), "whom": ("who", "b"), "whose": ("who", "b"), "which": ("which", "b"),
    "i": ("1", "s"), "me": ("1", "s"), "my": ("1", "s"), "mine": ("1", "s"), "myself": ("1", "s"),
    "we": ("1", "p"), "us": ("1", "p"), "our": ("1", "p"), "ours": ("1", "p"), "ourselves": ("1", "p"),
    "you": ("2", "b"), "your": ("2", "b"), "yours": ("2", "b"), "yourself": ("2", "b"),
}  # fmt: skip
OWNING = frozenset("his her its their my our your whose".split())
# "Committee on Foreign Relations", "Students for Life": names that go on after a small word.
_GOES_ON = frozenset(
    "Students Americans Citizens Doctors Families Friends Veterans Women Men Mothers Moms Parents Physicians "
    "Secretary Minister Ministry Speaker Duke Duchess Prince Princess Earl Republic Kingdom States Emirates "
    "Declaration Articles Bill Act Plan Head Director Daughters Sons Knights Order Isle Gulf Cape Lake Leader "
    "Chief Archbishop Bishop King Queen Attorney Counselor Nation Voice Chairman Statue City Bank".split()
)
_JOINS_OF, _JOINS_MORE = frozenset(("of",)), frozenset(("for", "on"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its place, its small-letter form, its sentence, whether its capital tells nothing."""

    start: int
    end: int
    text: str
    low: str
    sentence: int
    weak: bool  # opens a sentence or a quotation: its capital is no sign of a name
    titled: bool  # stands in a title or in capitals, where no capital is a sign


@dataclass(slots=True)
class Spot:
    """One place where an actor is, or may be, spoken of.

    ``first`` and ``last`` count tokens (half open), the title included; ``words`` are the name's or
    the noun phrase's own; ``owner`` is who possesses it ("Rouhani's decree": the spot of Rouhani).
    """

    first: int
    last: int
    span: Span
    form: str  # name, description, pronoun
    words: tuple[str, ...]
    sex: str = ""
    number: str = "s"
    kind: str = ""
    title: tuple[str, ...] = ()
    determiner: str = ""
    owner: Spot | None = None
    nick: str = ""
    party: str = ""
    proofs: set[str] = field(default_factory=set)


def tokens_of(text: str, sentences: Sequence[Span]) -> list[Token]:
    """Words and marks of the sentences, a possessive ending apart, with their offsets."""
    out: list[Token] = []
    for number, sentence in enumerate(sentences):
        found = list(_pieces(text, sentence))
        long = [w for _, _, w in found if len(w) > 3 and w[0].isalpha()]
        raised = sum(w[0].isupper() for w in long)
        titled = raised >= max(3, 0.75 * len(long)) and (
            len(long) > 5 or number == 0 or "." not in found[-1][2]
        )
        before = ""
        for start, end, word in found:
            weak = not before or before in _OPENING or before in _MARKS
            out.append(
                Token(start, end, word, word.lower().replace("’", "'"), number, weak, titled)
            )
            before = word
    return out


def _pieces(text: str, sentence: Span) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end, word = match.start(), match.end(), match.group()
        own = _OWN.search(word)
        if own and own.start():
            yield start, start + own.start(), word[: own.start()]
            yield start + own.start(), end, own.group()
        else:
            yield start, end, word


def small_words(tokens: Sequence[Token]) -> frozenset[str]:
    """Words that the article also writes with a small letter, so that a capital is no sign."""
    return frozenset(t.text for t in tokens if t.text[0].islower())


def firm_names(tokens: Sequence[Token]) -> Counter[str]:
    """How often each word stands with a capital where a capital is a sign of a name."""
    return Counter(t.text for t in tokens if not t.weak and t.text[0].isupper())


def names(text: str, tokens: Sequence[Token]) -> list[Spot]:
    """The names of an article, with the title, the nickname and the party mark read off each.

    In a headline that raises every word only names that stand elsewhere too, or that look like
    nothing but a name, are taken.
    """
    small, firm = small_words(tokens), firm_names(tokens)
    out: list[Spot] = []
    at = 0
    while at < len(tokens):
        if tokens[at].titled or not _begins(tokens, at, small, firm):
            at += 1
            continue
        end, nick = _run_end(tokens, at, small, firm)
        out += _cut_run(text, tokens, at, end, nick)
        at = end
    out = [_counted(text, tokens, spot) for spot in out if not _no_name(spot)]
    out += _in_titles(text, tokens, {spot.words for spot in out})
    return sorted(out, key=lambda spot: spot.first)


def _no_name(spot: Spot) -> bool:
    """Words for where something comes from ("Iranian") and what party marks hold ("D-Md") name nobody."""
    if all(w in peoples() or w in words_of("adjective") for w in spot.words):
        return True
    return bool(re.match(r"[DRI]-[A-Z]", spot.words[0])) or not any(
        c.isalpha() for w in spot.words for c in w
    )


def _counted(text: str, tokens: Sequence[Token], spot: Spot) -> Spot:
    """ "21 Senate Dems", "some Republicans": a part of a group is a group of its own."""
    before = tokens[spot.first - 1] if spot.first else None
    if (
        before is None
        or before.sentence != tokens[spot.first].sentence
        or heads().get(spot.words[-1]) != "collective"
    ):
        return spot
    if before.text.isdigit() or before.low in _PARTS:
        return Spot(
            spot.first - 1,
            spot.last,
            Span(before.start, spot.span.end),
            "name",
            (before.low, *spot.words),
            number="p",
        )
    return spot


def _in_titles(text: str, tokens: Sequence[Token], seen: set[tuple[str, ...]]) -> Iterator[Spot]:
    """Names in headlines and in articles written in capitals."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(seen | {tuple(n.split()) for n in known()}, key=len, reverse=True):
        by_first.setdefault(name[0].lower(), []).append(name)
    free = 0
    for at, token in enumerate(tokens):
        if not token.titled or at < free or not token.text[0].isupper() or token.low in PRONOUNS:
            continue
        for name in by_first.get(token.low, ()):
            if [t.low for t in tokens[at : at + len(name)]] == [w.lower() for w in name]:
                if (
                    len(name) > 1
                    or name in seen
                    or name[0] not in words_of("opener")
                    and token.text == name[0]
                ):
                    free = at + len(name)
                    yield _titled_name(text, tokens, at, free, name)
                    break
        else:
            after = tokens[at + 1] if at + 1 < len(tokens) else token
            first, last = token.text.title(), after.text.title()
            plain = (
                after.text.isalpha()
                and after.low not in words_of("function")
                and after.low not in words_of("verb")
            )
            if (
                first in given()
                and plain
                and after.text[0].isupper()
                and last not in words_of("opener")
            ):
                free = at + 2
                yield _titled_name(text, tokens, at, free, (first, last))


def _titled_name(
    text: str, tokens: Sequence[Token], first: int, end: int, name: tuple[str, ...]
) -> Spot:
    begin = first
    while (
        begin and tokens[begin - 1].titled and tokens[begin - 1].sentence == tokens[first].sentence
    ):
        before = tokens[begin - 1].text if tokens[begin - 1].text != "." else tokens[begin - 2].text
        if before.title() not in titles() and before.upper() not in titles():
            break
        begin -= 1 + (tokens[begin - 1].text == ".")
    title = tuple(t.text.title() for t in tokens[begin:first] if t.text != ".")
    if name in known_tuples():
        begin, title = first, ()
    spot = _name(text, tokens, first, end, title, start=begin)
    spot.words = name
    return spot


@cache
def known_tuples() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in known())


def _begins(tokens: Sequence[Token], at: int, small: frozenset[str], firm: Counter[str]) -> bool:
    token = tokens[at]
    word = token.text
    if not word[0].isupper() or token.low in PRONOUNS or word.isdigit():
        return False
    if word in words_of("month") and not (
        at + 1 < len(tokens) and word in given() and _raised(tokens, at + 1)
    ):
        return False
    if len(word) == 1 and not (at + 1 < len(tokens) and tokens[at + 1].text == "."):
        return False
    if not token.weak:
        return (
            token.low not in words_of("function")
            or word.isupper()
            and len(word) > 1
            and word in known()
        )
    if token.low in words_of("function"):
        return False
    if firm[word] and not (word in words_of("opener") and token.low in small):
        return True
    if word in known() or word.rstrip(".") in short_places() or word in titles() or word in given():
        return token.low not in small or word in titles() or _raised(tokens, at + 1)
    if word in words_of("opener") or token.low in small or token.low in words_of("verb"):
        return False
    if word.isupper() and len(word) > 1:
        return True
    return word not in heads() or _raised(tokens, at + 1)


def _raised(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token goes on a name: a capital, in the same sentence, not a small word or a day."""
    if at >= len(tokens) or at and tokens[at].sentence != tokens[at - 1].sentence:
        return False
    token = tokens[at]
    return (
        token.text[0].isupper()
        and token.low not in PRONOUNS
        and token.text not in words_of("month")
        and token.low not in words_of("function")
        and not (token.weak and (token.text in words_of("opener") or token.low in words_of("verb")))
    )


def _run_end(
    tokens: Sequence[Token], first: int, small: frozenset[str], firm: Counter[str]
) -> tuple[int, str]:
    """Where the run of capitals that starts here ends, and a nickname set in marks inside it."""
    at, nick = first + 1, ""
    while at < len(tokens) and tokens[at].sentence == tokens[first].sentence:
        word, before = tokens[at].text, tokens[at - 1].text
        if _raised(tokens, at) and not (
            tokens[at].weak and tokens[at].low in small and not firm[word]
        ):
            if tokens[at].weak and before in _MARKS:
                break
            at += 1
        elif word == "." and (
            before in titles() or before in SUFFIXES or len(before) == 1 or before == "St"
        ):
            if not _raised(tokens, at + 1):
                break
            at += 1
        elif word == "," and at + 1 < len(tokens) and tokens[at + 1].text in SUFFIXES:
            at += 2
        elif word in "\"“‘'(" and not nick and (close := _nick_end(tokens, at)):
            nick = " ".join(t.text for t in tokens[at + 1 : close])
            at = close + 1
        elif step := _link(tokens, first, at):
            at += step
        else:
            break
    return at, nick


def _nick_end(tokens: Sequence[Token], at: int) -> int:
    """The closing mark of a nickname: one or two capitals in marks with a name on both sides."""
    for close in (at + 2, at + 3):
        inner = tokens[at + 1 : close]
        if (
            close + 1 < len(tokens)
            and tokens[close].text in "\"”’')"
            and all(t.text[0].isupper() for t in inner)
        ):
            if all(t.text.isalpha() for t in inner) and tokens[close + 1].text[0].isupper():
                return close if tokens[at - 1].text in given() or tokens[at].text != "(" else 0
    return 0


def _link(tokens: Sequence[Token], first: int, at: int) -> int:
    """How many tokens a small word inside a name takes with it ("Department of the Interior"); else 0."""
    word, before = tokens[at].low, tokens[at - 1].text
    follow = at + 1
    if follow < len(tokens) and tokens[follow].low == "the" and word in ("of", "for", "on"):
        follow += 1
    if not (follow < len(tokens) and tokens[follow].sentence == tokens[first].sentence):
        return 0
    after = tokens[follow].text
    if (
        tokens[follow].titled
        or not after[0].isupper()
        or after in words_of("month")
        or tokens[follow].low in words_of("function")
    ):
        return 0
    run = [t.text for t in tokens[first:at]]
    if word in PARTICLES or word in ("&", "’n", "'n"):
        return follow - at + 1
    if word in _JOINS_OF:
        fits = (
            before in heads()
            and heads()[before] != "media"
            or before in _GOES_ON
            or before in ("Times", "Post")
        )
        return follow - at + 1 if fits and not (run[0] in given() and len(run) > 1) else 0
    if word in _JOINS_MORE:
        return (
            follow - at + 1 if before in heads() or before in _GOES_ON - {"City", "States"} else 0
        )
    if word == "and":
        inside = {"of", "for", "on"} & set(run)
        return (
            2
            if inside and heads().get(run[0], heads().get(run[-1])) and after not in given()
            else 0
        )
    return 0


def _cut_run(text: str, tokens: Sequence[Token], first: int, end: int, nick: str) -> Iterator[Spot]:
    """A run of capitals cut into what qualifies the title, and the titled name."""
    while (
        end > first and not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].text[-1] != "."
    ):
        end -= 1
    cut = _title_end(tokens, first, end)
    if cut == end:  # a title alone: "the President"
        return
    begin = cut
    while begin > first and _is_title(tokens, begin - 1):
        begin -= 1
    if begin > first and cut > begin:
        lead = begin
        if tokens[begin - 1].text in (
            "Prime",
            "Defense",
            "Defence",
            "Foreign",
            "Finance",
            "Interior",
            "Vice",
            "Major",
        ):
            begin -= 1
            lead = begin
        if lead > first and not all(
            t.text in peoples() or t.text in words_of("adjective") for t in tokens[first:lead]
        ):
            yield _name(text, tokens, first, lead, ())
    title = tuple(t.text for t in tokens[begin:cut] if t.text != ".")
    spot = _name(text, tokens, cut, end, title, start=begin)
    if nick:
        spot.nick = nick
        spot.words = tuple(
            w for w in spot.words if w not in nick.split() and w not in _MARKS and w not in "()"
        )
    yield spot


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text == "." and at:
        return tokens[at - 1].text in titles()
    return token.text in titles() or token.text in (
        "Majority",
        "Minority",
        "Executive",
        "Vice",
        "Elect",
        "Lieutenant",
    )


def _title_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a run's titles end and the person's own name begins; ``first`` where there is no title."""
    cut = first
    for at in range(first, end):
        if _is_title(tokens, at) and not (
            tokens[at].text in given() and at > first and cut <= at - 1
        ):
            cut = at + 1
    while cut < end and tokens[cut].text == ".":
        cut += 1
    if cut > first and cut < end and tokens[cut].low in ("of", "for"):
        cut = next((i for i in range(cut + 1, end) if tokens[i].text in given()), end)
    if cut < end and (
        tokens[end - 1].text in heads() and end - cut >= 1 and tokens[end - 1].text not in given()
    ):
        return (
            first
            if tokens[end - 1].text not in ("Young", "Hall", "Park", "Hill", "Rivers", "Bridge")
            else cut
        )
    return cut


def _name(
    text: str,
    tokens: Sequence[Token],
    first: int,
    end: int,
    title: tuple[str, ...],
    start: int = -1,
) -> Spot:
    start = first if start < 0 else start
    words = tuple(t.text for t in tokens[first:end] if t.text not in (".", ","))
    sex = next((titles()[w][1] for w in title if w in titles() and titles()[w][1]), "")
    span = Span(tokens[start].start, tokens[end - 1].end)
    spot = Spot(start, end, span, "name", words, sex=sex, title=title)
    if title:
        spot.proofs.add("title")
    spot.party = _party(text, span.end)
    if spot.party:
        spot.proofs.add("party")
    return spot


_PARTY = re.compile(
    r"\s*[(\[]\s*((?:[DRIL]|Dem|Rep|GOP|Lab|Con|SNP|Lib Dem)\.?)\s*(?:[-–—,]\s*([^)\]\n]{1,20}))?[)\]]"
    r"|,\s*((?:[DRI]))[-–—]([A-Z][\w.]{1,12})"
)


def _party(text: str, end: int) -> str:
    """The party mark behind a name, as it is written: ``D-Md.``, ``R``."""
    match = _PARTY.match(text, end)
    if not match:
        return ""
    return match.group().strip(" ,()[]\n")


def pronouns(tokens: Sequence[Token]) -> Iterator[Spot]:
    """Every personal, possessive and relative pronoun."""
    for at, token in enumerate(tokens):
        found = PRONOUNS.get(token.low)
        if found is None or token.text == "US" or token.text == "IT":
            continue
        sex, number = found
        kind = (
            "relative"
            if sex in ("who", "which")
            else "first"
            if sex == "1"
            else "second"
            if sex == "2"
            else ""
        )
        sex = sex if sex in ("m", "f", "n") else ""
        yield Spot(
            at, at + 1, Span(token.start, token.end), "pronoun", (token.low,), sex, number, kind
        )


def descriptions(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[Spot]:
    """Noun phrases whose head can be a speaker: "the Florida senator", "Iran's president", "critics".

    ``taken`` marks the tokens of names: a name's tokens qualify a head but are none themselves.
    """
    for at, token in enumerate(tokens):
        noun = nouns().get(token.low)
        if noun is None or taken[at] or token.titled or _goes_on(tokens, at, taken):
            continue
        if token.low in words_of("function") and not _opens_alone(tokens, at):
            continue
        first, owned = _left(tokens, at, taken)
        words = tuple(t.low for t in tokens[first : at + 1])
        determiner = (
            words[0] if len(words) > 1 and (words[0] in _DETERMINERS or words[0].isdigit()) else ""
        )
        if owned >= 0:
            determiner = "own"
        span = Span(tokens[first].start, token.end)
        number = noun.number if noun.number != "b" else ("s" if determiner in ("a", "an") else "p")
        spot = Spot(
            first,
            at + 1,
            span,
            "description",
            words,
            noun.sex,
            number,
            noun.kind,
            determiner=determiner,
        )
        spot.proofs = {str(owned)} if owned >= 0 else set()
        yield spot


_DETERMINERS = frozenset(
    "the this that these those a an one another some many several few most all both no each every any other "
    "two three four five six seven eight nine ten dozens hundreds thousands his her its their my our your".split()
)
_PARTS = frozenset(
    "some many several few most all two three four five six seven eight nine ten dozen dozens fellow other leading "
    "top senior prominent establishment moderate conservative liberal anti-Trump never-Trump".split()
)
_PLURAL_HEADS = frozenset(
    "many some few others those all several most both none two three four five".split()
)


def _goes_on(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> bool:
    """Whether the noun only qualifies the next one: "campaign" in "campaign manager"."""
    if at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return False
    after = tokens[at + 1]
    if taken[at + 1] or after.low in words_of("verb") or after.low in words_of("function"):
        return False
    noun = nouns().get(after.low)
    return (
        noun is not None and noun.kind not in ("",) and tokens[at].low not in ("people", "police")
    )


def _opens_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "some", "many", "others" stands for people by itself: a verb follows, or "of", "who"."""
    if tokens[at].low not in _PLURAL_HEADS or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].low
    return after in words_of("verb") or after in (
        "have",
        "say",
        "who",
        "are",
        "were",
        "had",
        "said",
        "argue",
        "even",
    )


def _left(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> tuple[int, int]:
    """Where the noun phrase with its head at ``at`` begins, and the token of its owner (-1: none)."""
    first = at
    while first and at - first < 8 and tokens[first - 1].sentence == tokens[at].sentence:
        token = tokens[first - 1]
        if (
            token.low in ("'s", "’s")
            or token.text in "’'"
            and first > 1
            and tokens[first - 2].text[-1:] == "s"
        ):
            if first > 1 and taken[first - 2]:
                back = first - 2
                while (
                    back
                    and taken[back - 1]
                    and tokens[back].sentence == tokens[at].sentence
                    and back > first - 9
                ):
                    back -= 1
                return back, first - 2
            if first > 1 and tokens[first - 2].low in nouns():
                return _left(tokens, first - 2, taken)[0], first - 2
            return first, -1
        if token.low in OWNING:
            return first - 1, first - 1
        if token.low in _DETERMINERS or token.text.isdigit():
            return first - 1, -1
        if not token.text[0].isalnum() or token.low in words_of("verb"):
            break
        if token.low in words_of("function") and token.low not in ("former", "own"):
            break
        first -= 1
    return first, -1
