"""Names in headlines and in articles written in capitals, where capitals are no sign of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from analysis.actors.mention_candidates import PRONOUNS, MentionCandidate, Token, asks
from analysis.actors.titles import mention_of
from analysis.article.name_lists import given, known_names, titles, words_of


def in_titles(
    text: str, tokens: Sequence[Token], seen: set[tuple[str, ...]]
) -> Iterator[MentionCandidate]:
    """Names in headlines and in articles written in capitals."""
    here = _by_first(seen)
    free = 0
    for at, token in enumerate(tokens):
        if not token.titled or at < free or not token.text[0].isupper() or token.low in PRONOUNS:
            continue
        listed = [*here.get(token.low, ()), *_known_by_first().get(token.low, ())]
        listed.sort(key=len, reverse=True)
        name = _known_at(tokens, at, listed, seen) or _given_at(tokens, at)
        if name:
            free = at + len(name)
            yield _titled_name(text, tokens, at, free, name)


def _known_at(
    tokens: Sequence[Token],
    at: int,
    choices: Sequence[tuple[str, ...]],
    seen: set[tuple[str, ...]],
) -> tuple[str, ...]:
    token = tokens[at]
    for name in choices:
        if [t.low for t in tokens[at : at + len(name)]] == [w.lower() for w in name]:
            plain = name[0] not in words_of("opener") and token.text == name[0]
            if len(name) > 1 or name in seen or plain:
                return name
    return ()


def _given_at(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """A given name and the capital behind it."""
    if at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return ()
    first, after = tokens[at].text.title(), tokens[at + 1]
    if first not in given() or not after.text.isalpha() or not after.text[0].isupper():
        return ()
    if after.low in words_of("function") or after.low in words_of("verb") or asks(tokens, at):
        return ()
    if len(after.text) == 1 and at + 3 < len(tokens) and tokens[at + 2].text == ".":
        own = tokens[at + 3]  # Ann K. Lee
        if own.sentence == after.sentence and own.text[0].isupper() and own.text.isalpha():
            return first, after.text, ".", own.text.title() if own.text.isupper() else own.text
    if third := _third_name(tokens, at + 2):  # Ann Maria Lee, of the Harbour Post
        return first, after.text, third
    last = after.text.title() if after.text.isupper() else after.text  # McCarthy
    return () if last in words_of("opener") else (first, last)


def _third_name(tokens: Sequence[Token], at: int) -> str:
    """The surname behind two given names, where a comma or the line's end follows; else empty."""
    if at >= len(tokens) or tokens[at - 1].text not in given():
        return ""
    last = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = behind is None or behind.sentence != last.sentence or behind.text == ","
    name = last.text.istitle() and last.text.isalpha() and last.sentence == tokens[at - 1].sentence
    return last.text if ends and name and last.low not in words_of("function") else ""


def _titled_name(
    text: str, tokens: Sequence[Token], first: int, end: int, name: tuple[str, ...]
) -> MentionCandidate:
    begin = first
    while (
        begin and tokens[begin - 1].titled and tokens[begin - 1].sentence == tokens[first].sentence
    ):
        dot = tokens[begin - 1].text == "." and begin > 1
        before = tokens[begin - 2].text if dot else tokens[begin - 1].text
        if before.title() not in titles() and before.upper() not in titles():
            break
        begin -= 1 + dot
    if begin < first and begin and tokens[begin - 1].text in words_of("before_title"):
        begin -= tokens[begin - 1].sentence == tokens[first].sentence
    if name in _known_tuples():
        begin = first
    title = tuple(t.text.title() for t in tokens[begin:first] if t.text != ".")
    mention = mention_of(text, tokens, first, end, title, start=begin)
    mention.words = tuple(word for word in name if word != ".")
    mention.shown = " ".join(name).replace(" .", ".") if "." in name else ""
    return mention


def _by_first(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Names by their first word in small letters, in an order that no hash decides."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names):
        out.setdefault(name[0].lower(), []).append(name)
    return out


@cache
def _known_by_first() -> dict[str, list[tuple[str, ...]]]:
    return _by_first(_known_tuples())


@cache
def _known_tuples() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in known_names())
