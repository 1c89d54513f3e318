"""Words, and the places where an actor is or may be spoken of; not yet who it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.article.name_lists import given, heads, is_paper, titles, words_of
from analysis.article.spans import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., N.J., J.D
    r"|\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?![\w])"  # 9,000
    r"|[^\W_]+(?:['’&.+‐‑-][^\W_]+)*(?:(?<=[A-Z]{3})\+(?![\w+]))?"  # LGBT+
    r"|[^\w\s]|_+"
)
_ENDING = re.compile(r"(?<=\w)['’](?:s|ve|re|ll|d|m)$", re.IGNORECASE)
_COMPOUND = re.compile(r"([^\W_]+)[-‐‑]([^\W_]+)")
_ARTICLED = re.compile(r"([A-Za-z]{2}[-‐‑][A-Z][^\W_]+)[-‐‑][^\W_]+")
_GLUED = re.compile(r"([A-Z][a-z]+)\.[A-Z][a-z]\S*")
_PREFIXED = re.compile(r"(?:Anti|Pro|Non)[-‐‑][A-Z][a-z]+")
_RUN = re.compile(r"(?: [A-Z][\w’'-]*)+")
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u2009\u202f]\d+)*")
_SHARE = re.compile(r"(?:one|two|three|four|five)[-‐‑](?:halves|thirds?|quarters?|fifths?|tenths?)")
_ADDED = re.compile(r"\[(?=[^\W\d_a-z])((?:[\w.’'-]+ ){0,5}?([\w’'-]+))\](?= [^\W\d_a-z][^\W\d_]+)")
MARKS = frozenset("\"“”„«»‘’'")
_OPENING = MARKS | frozenset("([:–—-•*|")
LONG = 3  # letters; shorter words say little about whether a line raises every word
NAMING = ("name", "title", "acronym")  # kinds of mentions that give an actor's names
PRONOUNS: dict[str, tuple[str, str]] = {
    "he": ("m", "s"), "him": ("m", "s"), "his": ("m", "s"), "himself": ("m", "s"),
    "she": ("f", "s"), "her": ("f", "s"), "hers": ("f", "s"), "herself": ("f", "s"),
    "it": ("n", "s"), "its": ("n", "s"), "itself": ("n", "s"),
    "they": ("", "p"), "them": ("", "p"), "their": ("", "p"), "theirs": ("", "p"),
    "themselves": ("", "p"),
    "who": ("who", "b"), "whom": ("who", "b"), "whose": ("who", "b"), "which": ("which", "b"),
    "i": ("1", "s"), "me": ("1", "s"), "my": ("1", "s"), "mine": ("1", "s"), "myself": ("1", "s"),
    "we": ("1", "p"), "us": ("1", "p"), "our": ("1", "p"), "ours": ("1", "p"),
    "ourselves": ("1", "p"),
    "you": ("2", "b"), "your": ("2", "b"), "yours": ("2", "b"), "yourself": ("2", "b"),
}  # fmt: skip


class Token(NamedTuple):
    """A word or mark; a tuple, since an article has thousands and tuples are made in half the time.

    Args:
        start: Offset of its first character.
        end: Offset behind its last character.
        text: As it stands.
        low: In small letters, with a straight apostrophe.
        sentence: The number of its sentence.
        weak: It opens a sentence or a quotation, so that its capital is no sign of a name.
        titled: It stands in a headline or in capitals, where no capital is a sign of a name.
    """

    start: int
    end: int
    text: str
    low: str
    sentence: int
    weak: bool
    titled: bool


@dataclass(slots=True)
class MentionCandidate:
    """One place where an actor is, or may be, spoken of.

    Args:
        first: Its first token, the title included.
        last: The token behind it.
        span: Its place in the text.
        form: ``name``, ``description`` or ``pronoun``.
        words: The name's own words, the noun phrase's or the pronoun in small letters.
        sex: m, f, n (for "it") or empty.
        number: s, p, or b for both.
        kind: What the words by themselves say of the actor's kind.
        title: The words of a title before a name.
        determiner: How a noun phrase begins; ``own`` behind a possessive name.
        owner: The last token of the name or pronoun that possesses it; -1 where none does.
        nick: A nickname given in marks.
        party: The party mark behind a name.
        shown: The name as the text writes it, without its title.
        office: What stands between the title and the name: "of the Harbour Club".
        proofs: What the neighbours say of a name's kind.
    """

    first: int
    last: int
    span: Span
    form: str
    words: tuple[str, ...]
    sex: str = ""
    number: str = "s"
    kind: str = ""
    title: tuple[str, ...] = ()
    determiner: str = ""
    owner: int = -1
    nick: str = ""
    party: str = ""
    shown: str = ""
    office: tuple[str, ...] = ()
    proofs: set[str] = field(default_factory=set)


def tokens_of(text: str, sentences: Sequence[Span], headlines: Collection[int] = ()) -> list[Token]:
    """Words and marks of the sentences, possessive and other endings apart, with their offsets.

    Args:
        text: The original text.
        sentences: Its sentences.
        headlines: The numbers of those that are headlines.

    Example:
        >>> [t.text for t in tokens_of("Ann's here.", [Span(0, 11)])]
        ['Ann', "'s", 'here', '.']
    """
    out: list[Token] = []
    added = frozenset(_brackets(text))
    for number, sentence in enumerate(sentences):
        pieces = [piece for piece in _pieces(text, sentence) if piece[0] not in added]
        titled = _is_titled([word for _, _, word in pieces], number in headlines)
        before = ""
        for start, end, word in pieces:
            weak = not before or before in _OPENING
            low = word.lower()
            if "’" in low:
                low = low.replace("’", "'")
            out.append(Token(start, end, word, low, number, weak, titled))
            before = word
    return out


# Words that a line of titles raises as well.
_RAISED_IN_TITLES = frozenset((
    "said", "says", "told", "was", "were", "had", "has", "he", "she", "it", "they", "will", "would",
))  # fmt: skip


def _is_titled(words: Sequence[str], headline: bool) -> bool:
    """Whether a line raises (nearly) every word, as headlines do."""
    function = words_of("function")
    long = [w for w in words if len(w) >= LONG and w.isalpha() and w.lower() not in function]
    raised = sum(w[0].isupper() for w in long)
    if headline:
        return raised >= max(2, 0.7 * len(long))
    whole = words[-1] in (".", "?", "!") if words else False  # a sentence, and no line of a list
    if whole and not _RAISED_IN_TITLES.isdisjoint(words):
        return False  # "Chairman of the Farm Union Ann Lee said it was so."
    return len(long) > 4 and raised >= (1 if whole else 0.9) * len(long)


def _pieces(text: str, sentence: Span) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        (start, end), word = match.span(), match.group()
        if word.isalnum():  # nothing to cut, as most
            yield start, end, word
            continue
        ending = _ENDING.search(word)
        if ending:
            end = start + ending.start()
        cut = 0 if _is_of_body(text, word, end) else _half(word[: end - start])
        if cut:
            yield start, start + cut, word[:cut]
            yield start + cut, start + cut + 1, word[cut]
            yield start + cut + 1, end, word[cut + 1 : end - start]
        else:
            yield start, end, word[: end - start]
        if ending:
            yield end, match.end(), ending.group()


def _brackets(text: str) -> Iterator[int]:
    """Where brackets stand around what an editor adds before a name: "[Senator Ben] Cardin"."""
    for match in _ADDED.finditer(text):
        words = match[1].split()
        known = match[2] in given() or not titles().keys().isdisjoint(words)
        if known and words[-1][:1].isupper():
            yield from (match.start(), match.end() - 1)


def _is_of_body(text: str, word: str, end: int) -> bool:
    """Whether a compound with two capitals begins a body's name: "the Anti-Harbour League"."""
    if not _PREFIXED.fullmatch(word):
        return False
    run = _RUN.match(text, end)
    last = run[0].split()[-1] if run is not None else ""
    return heads().get(last) == "organisation"


def _half(word: str) -> int:
    """Where a compound that holds a name is cut: "Lee-backed", "anti-Lee", "Rep.Lee"; else 0."""
    glued = _GLUED.fullmatch(word)
    if glued is not None and glued[1] in titles():
        return len(glued[1])
    linked = _ARTICLED.fullmatch(word)
    if linked is not None:
        return linked.end(1)  # al-Qaida-linked
    match = _COMPOUND.fullmatch(word)
    if match is None or is_paper(word):
        return 0
    one, other = match.groups()
    if other[0].isupper() and one.lower() in words_of("prefix"):
        return len(one)
    if one[0].isupper() and other in words_of("half"):
        return len(one)
    return len(one) if one.islower() and other[0].isupper() and len(one) > 2 else 0


def asks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a name begins a question: "Will Northam pay for it?".

    Example:
        >>> text = "Will Northam pay?"
        >>> asks(tokens_of(text, [Span(0, len(text))]), 0)
        True
    """
    token = tokens[at]
    before = tokens[at - 1] if at else None
    begins = before is None or before.sentence != token.sentence or before.text in ":?!."
    if token.low != "will" or not begins:
        return False
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].sentence == token.sentence:
        end += 1
    return "?" in (tokens[end].text, tokens[max(at, end - 1)].text)


def is_number(token: Token) -> bool:
    """Whether the word is a number: "27", "9,000", "twenty-seven", "two-thirds"."""
    if _DIGITS.fullmatch(token.text) or _SHARE.fullmatch(token.low):
        return True
    return all(part in words_of("number") for part in token.low.split("-"))


def is_pronoun(token: Token) -> bool:
    """Whether the word is a pronoun: "who", but not "WHO" in a line of small letters."""
    return token.low in PRONOUNS and (token.text != "WHO" or token.titled)


def pronouns(tokens: Sequence[Token]) -> Iterator[MentionCandidate]:
    """Every personal, possessive and relative pronoun.

    Example:
        >>> [s.words[0] for s in pronouns(tokens_of("She met the US team.", [Span(0, 20)]))]
        ['she']
    """
    for at, token in enumerate(tokens):
        entry = PRONOUNS.get(token.low)
        if entry is None or token.text in ("US", "IT") or not is_pronoun(token):
            continue
        sex, number = entry
        kind = {"who": "relative", "which": "relative", "1": "first", "2": "second"}.get(sex, "")
        span = Span(token.start, token.end)
        yield MentionCandidate(
            at, at + 1, span, "pronoun", (token.low,), "" if kind else sex, number, kind
        )
