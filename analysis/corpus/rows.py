"""One article of a corpus as rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from analysis.actors.mention_candidates import NAMING
from analysis.article.article import Article
from analysis.article.input_formats import FACTS
from analysis.article.language import language
from analysis.article.quotes import top
from analysis.article.sentences_and_words import count, sentences
from analysis.article.spans import Span
from analysis.article.text_kind import check_readable, text_kind
from analysis.corpus.schema import further_column
from analysis.statements.sentence_kinds import sentence_kinds
from analysis.statements.statements import Statements

Rows = dict[str, list[dict[str, Any]]]
PERMUTATIONS = 128  # values in an article's signature
SHINGLE = 5  # words that stand together; what wire copies share
_WORD = re.compile(r"[^\W_]+")
# What UTF-8 cannot carry: half of a surrogate pair, as JSON can hold it.
_HALF = re.compile("[\ud800-\udfff]")


def article_rows(
    article: Article, key: str, where: Mapping[str, Any], method: str = "tagger", deep: bool = False
) -> Rows:
    """All that is found in an article, as rows by table.

    Args:
        article: The article.
        key: What it is known by in the tables.
        where: ``source`` and ``row``.
        method: What finds the statements, ``tagger`` or ``rules``.
        deep: Whether the second network is asked how checkworthy each claim is; takes about as
            long as all the rest.

    Raises:
        ArticleError: There are no words in it, or they are not English.
    """
    from analysis.pipeline import analyse

    check_readable(article)
    # Corrections are stored next to a file of one article.
    by_hand = None if where["row"] == 0 else ()
    a = analyse(article, method=method, by_hand=by_hand, deep=deep)
    article, statements, claimed = a.article, a.statements, a.claims
    naming = {m.span for m in statements.cast.mentions if m.kind in NAMING}
    return {
        "articles": [_article(article, key, where, statements)],
        "statements": [_statement(key, statements, at) for at in range(len(statements))],
        "sentences": _sentences(key, statements),
        "actors": [_actor(article, key, naming, row) for row in a.actors],
        "claims": [_claim(key, claimed, at) for at in range(len(claimed))],
        "measures": [
            {"article": key, "part": row.part, "measure": row.value.name,
             "value": float(row.value.value), "unit": row.value.unit}
            for row in a.measures
        ],
        "errors": [],
    }  # fmt: skip


def known_of(article: Article | None) -> dict[str, str]:
    """By what a reader knows an article that cannot be read: its id, title and outlet."""
    if article is None:
        return {"slug": "", "title": "", "outlet": ""}
    facts = {"slug": article.id, "title": article.title, "outlet": article.outlet}
    return {name: _carried(value) for name, value in facts.items()}


def failed(
    where: Mapping[str, Any], known: Mapping[str, str], error: BaseException
) -> dict[str, Any]:
    """An article that could not be read, as a row of ``errors``.

    Args:
        where: ``source`` and ``row``.
        known: What ``known_of`` gave.
        error: Why it could not be read.
    """
    reason = _carried(str(error)) or "no reason given"
    return {**where, **known, "error": type(error).__name__, "told": reason[:2000]}


def signature(text: str) -> list[int]:
    """The MinHash signature of a text's runs of five words (Broder 1997); empty for a short text.

    The share of equal values in two signatures estimates the Jaccard similarity of the two texts'
    runs of words.

    Example:
        >>> text = "One two three four five six seven eight nine ten, she said on Monday."
        >>> signature(text) == signature(text.upper()), signature("It rains.")
        (True, [])
    """
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < 2 * SHINGLE:
        return []
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    minhash = _blank().copy()
    minhash.update_batch([run.encode("utf-8", "replace") for run in sorted(runs)])
    return [int(value) for value in minhash.hashvalues]


@cache
def _blank() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=1)


def _article(
    article: Article, key: str, where: Mapping[str, Any], statements: Statements
) -> dict[str, Any]:
    from analysis.statements.voices import shares

    every = shares(statements)
    total = sum(row.words for row in every)
    facts = {name: _carried(getattr(article, name)) for name in FACTS}
    return {
        "article": key,
        "slug": _carried(article.id),
        **facts,
        "language": language(article.text),
        "text_kind": text_kind(article).value,
        **where,
        "digest": article.digest,
        "characters": len(article.text),
        "words": total,
        "statements": len(statements),
        "speakers": len({s.speaker for s in statements if s.speaker}),
        "quoted": sum(row.quoted for row in every) / (total or 1),
        "reporter": every[-1].words / (total or 1),
        "signature": signature(article.text),
        **{further_column(name): _carried(words) for name, words in article.columns.items()},
    }


def _statement(key: str, statements: Statements, at: int) -> dict[str, Any]:
    text, s = statements.article.text, statements[at]
    return {
        "article": key,
        "number": s.number,
        "kind": s.kind,
        "speaker": _carried(s.speaker),
        "speaker_id": s.speaker_id,
        "speaker_p": s.speaker_p,
        "runner_up": _carried(s.runner_up),
        "source": _words(text, s.source),
        "cue": _words(text, s.cue),
        "content": _carried(statements.words(s)),
        "cue_class": s.cue_class,
        "chain": [_carried(name) for name in s.chain],
        "addressee": _carried(s.addressee),
        "confidence": float(s.confidence),
        "why": s.why,
        "flags": list(s.flags),
        "within": s.within,
        "start": s.span.start,
        "stop": s.span.end,
    }


def _sentences(key: str, statements: Statements) -> list[dict[str, Any]]:
    text = statements.article.text
    every = sentences(text, statements.article.body)
    outer = top(statements.quotes)
    kinds = sentence_kinds(text, every, [s.content for s in statements], outer)
    return [
        {
            "article": key,
            "number": number,
            "statement_kind": kind,
            "words": count(text, span),
            "sentence": _words(text, [span]),
            "start": span.start,
            "stop": span.end,
        }
        for number, (span, kind) in enumerate(zip(every, kinds, strict=True), 1)
    ]


def _actor(article: Article, key: str, naming: set[Span], row: Any) -> dict[str, Any]:
    actor = row.actor
    forms = {_words(article.text, [s]) for s in actor.mentions if s in naming}
    return {
        "article": key,
        "actor": actor.id,
        "name": _carried(actor.name),
        "kind": actor.kind,
        "role": _carried(actor.role),
        "party": _carried(actor.party),
        "named": actor.named,
        "anonymous": actor.anonymous,
        "forms": sorted(forms),
        "mentions": len(row.mentions),
        "statements": row.statements,
        "direct": row.direct,
        "indirect": row.indirect,
        "mixed": row.mixed,
        "words_spoken": row.words_spoken,
        "passes_on": row.passes_on,
        "speaks_about": [_carried(name) for name in row.speaks_about],
        "spoken_about_by": [_carried(name) for name in row.spoken_about_by],
        "start": row.first.start,
    }


def _claim(key: str, claimed: Any, at: int) -> dict[str, Any]:
    c = claimed[at]
    return {
        "article": key,
        "number": c.number,
        "statement": c.statement,
        "speaker": _carried(c.speaker),
        "claim": _carried(claimed.words(c)),
        "kind": c.kind.value,
        "stance": c.stance.value,
        "checkable": c.checkable,
        "worth": c.worth,
        "accuses": _carried(c.accuses),
        "evidence": [e.kind for e in c.evidence],
        "checkworthiness": c.checkworthiness,
        "about": [_carried(name) for name in c.about],
        "same_as": c.same_as,
        "start": c.span.start,
        "stop": c.span.end,
    }


def _words(text: str, spans: Sequence[Span]) -> str:
    return _carried(" … ".join(" ".join(span.of(text).split()) for span in spans))


def _carried(words: str) -> str:
    return _HALF.sub("\ufffd", words)
