"""Questions and answers in quotation marks, each a paragraph, that go on without cues.

“Is it safe?” asked Lee.      Whoever asked asks again, and whoever answered answers, as long
as each question mark has one paragraph without behind it.
“It is,” said Ward.

“Who says so?”

“I do.”
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.paragraphs import paragraph_at
from analysis.article.quotes import Quote
from analysis.article.spans import Span, minus
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.quotation_paragraphs import FURNITURE, only_quoted

_CLOSING = " ”\"’'»"


def with_question_turns(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, quotations that only go on a row of questions and answers shared out.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    alone = only_quoted(article, outer)
    numbers = [n for n, p in enumerate(article.paragraphs) if p.kind not in FURNITURE]
    tellers = _tellers(article, candidates)
    given: dict[int, list[Span]] = {}
    shared: set[int] = set()  # the paragraphs that are somebody's by an exchange before
    for asker, replier, between in _framed(article, alone, numbers, tellers):
        same = _last(article.text, candidates[asker]) == _last(article.text, candidates[replier])
        for step, number in enumerate(() if same else between):
            shared.add(number)
            given.setdefault((replier, asker)[step % 2], []).append(alone[number])
    for at in range(2, len(numbers)):
        asked, answered = numbers[at - 2], numbers[at - 1]
        asker, replier = tellers.get(asked, -1), tellers.get(answered, -1)
        if asker < 0 or replier < 0:
            continue
        pair = (candidates[asker], candidates[replier])
        said = candidates[asker].content
        if not _is_exchange(article, asked, answered, said) and not _goes_on(
            article, alone, numbers[at : at + 2], answered, pair
        ):
            third = tellers.get(numbers[at - 3], -1) if at > 2 else -1
            trio = [candidates[n] if n >= 0 else None for n in (third, asker, replier)]
            number = numbers[at]
            if number not in shared and _answers(article, alone, number, answered, trio):
                shared.add(number)
                given.setdefault(asker, []).append(alone[number])
            continue
        turns = (asker, replier)
        for step, number in enumerate(numbers[at:]):
            if tellers.get(number, -1) >= 0:  # “Alone?” Lee asked.
                whose, words = candidates[tellers[number]], candidates[turns[step % 2]]
                if not _is_same(article.text, whose, words):
                    break
                continue
            asks = number in alone and _asks(article.text, alone[number])
            closed = number in alone and article.text[alone[number].end - 1] in _CLOSING
            if not closed or asks != (step % 2 == 0) or number in shared:
                break
            shared.add(number)
            given.setdefault(turns[step % 2], []).append(alone[number])
    return _shared_out(article.text, candidates, given)


def _framed(
    article: Article, alone: Mapping[int, Span], numbers: Sequence[int], tellers: Mapping[int, int]
) -> Iterator[tuple[int, int, list[int]]]:
    """A question, answers and questions by themselves, and who gives the last answer.

    “Do you know him?” Lee asked. “Yes.” “Who is he?” “My brother,” Ward replied.
    """
    for at, number in enumerate(numbers):
        asker = tellers.get(number, -1)
        ahead = numbers[at + 1 :]
        size = next((n for n, other in enumerate(ahead) if other not in alone), 0)
        replier = tellers.get(ahead[size], -1) if size else -1
        if asker < 0 or replier < 0 or size % 2 or not _is_exchange(article, number, ahead[size]):
            continue
        asks = [_asks(article.text, alone[n]) for n in ahead[:size]]
        if asks == [step % 2 == 1 for step in range(size)]:
            yield asker, replier, list(ahead[:size])


def _tellers(article: Article, candidates: Sequence[Candidate]) -> dict[int, int]:
    """For each paragraph the one candidate that has source, cue and words in it."""
    out: dict[int, int] = {}
    for number, one in enumerate(candidates):
        if not one.source or not one.cue:
            continue
        home = paragraph_at(article.paragraphs, one.cue[0].start)
        own = article.paragraphs[home].own
        here = any(map(own.holds, one.content)) and own.holds(one.source[0])
        last = home not in out or _ends_asking(article.text, one, own)
        out[home] = number if here and last else -1
    return out


def _ends_asking(text: str, one: Candidate, own: Span) -> bool:
    """Whether a paragraph ends with a question in marks and its tag: "... “Why?” she asked."."""
    behind = text[max(one.cue[-1].end, one.source[-1].end) : own.end].strip()
    marked = len(one.content) == 1 and text[one.content[0].start] in '“"'
    return marked and behind == "." and _asks(text, one.content[0])


def _is_exchange(article: Article, asked: int, answered: int, words: Sequence[Span] = ()) -> bool:
    """Whether one paragraph opens with a question in marks, and the next with an answer.

    Or ends with one, where that is all that is said in it: "Lee came. “Why?” she asked".
    """
    first, second = (article.paragraphs[n].own.of(article.text) for n in (asked, answered))
    ends = (
        len(words) == 1 and article.text[words[0].start] in '“"' and _asks(article.text, words[0])
    )
    opens = first[0] in '“"' or ends
    return opens and second[0] in '“"' and "?" in first and "?" not in second


def _goes_on(
    article: Article,
    alone: Mapping[int, Span],
    numbers: Sequence[int],
    answered: int,
    pair: tuple[Candidate, Candidate],
) -> bool:
    """Whether a question and an answer by themselves go on between the two who spoke last.

    “It is late,” Lee said. “Then we go,” said Ward. “All of us?” “All but you.”
    """
    number = numbers[0]
    if len(numbers) < 2 or numbers[1] not in alone or _asks(article.text, alone[numbers[1]]):
        return False
    first, second = (_last(article.text, one) for one in pair)
    if first == second or {first, second} & {"he", "she", "they", "i"} or number not in alone:
        return False
    reply = article.paragraphs[answered].own.of(article.text)
    closed = article.text[alone[number].end - 1] in _CLOSING
    return reply[0] in '“"' and "?" not in reply and closed and _asks(article.text, alone[number])


def _answers(
    article: Article,
    alone: Mapping[int, Span],
    number: int,
    question: int,
    tellers: Sequence[Candidate | None],
) -> bool:
    """Whether a quotation by itself answers the question before it for who spoke before that.

    “I was told,” said Lee. “By whom?” Ward asked. “By you.” Where "she" asks, somebody else must
    have spoken before Lee.
    """
    before, teller, asker = tellers
    asked = article.paragraphs[question].own.of(article.text)
    if number not in alone or "?" not in asked or asked[0] not in '“"' or asker is None:
        return False
    words = alone[number]
    if teller is None or _asks(article.text, words) or article.text[words.end - 1] not in _CLOSING:
        return False
    first, second = (_last(article.text, one) for one in (teller, asker))
    if second in ("he", "she", "they", "i") or first == second:
        other = _last(article.text, before) if before is not None else first
        return second in ("he", "she") and first not in ("he", "she") and other != first
    return first not in ("he", "she", "they", "i")


def _last(text: str, one: Candidate) -> str:
    """The last word of a source in small letters."""
    return one.source[0].of(text).split()[-1].lower()


def _is_same(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether two candidates have the same source, by its last word, or one is "he" or "she"."""
    first, second = (_last(text, who) for who in (one, other))
    return first == second or first in ("he", "she")


def _asks(text: str, words: Span) -> bool:
    return words.of(text).rstrip(_CLOSING).endswith("?")


def _shared_out(
    text: str, candidates: Sequence[Candidate], given: dict[int, list[Span]]
) -> list[Candidate]:
    every = [span for spans in given.values() for span in spans]
    if not every:
        return list(candidates)
    out = []
    for number, one in enumerate(candidates):
        rest = (part for c in one.content for part in minus(c, every))
        kept = tuple(part for part in rest if any(map(str.isalnum, part.of(text))))
        own = given.get(number, ())
        if not kept and not own:
            continue
        rules = (*one.rules, Rule.CONTINUES_STATEMENT) if own else one.rules
        out.append(replace(one, content=tuple(sorted((*kept, *own))), rules=rules))
    return out
