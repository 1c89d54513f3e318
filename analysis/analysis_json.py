"""An analysis as JSON and back, so that nothing that a network found need be found twice.

Offsets count characters (Unicode code points) of the article's text. The form is told in
``docs/analysis.schema.json``; names that others read are never changed, only added to.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from analysis.actors.cast import Actor, Cast, Mention, keyed
from analysis.actors.link_reasons import Link, Reason
from analysis.article.article import Article
from analysis.article.input_formats import FACTS
from analysis.article.paragraphs import KINDS, Paragraph
from analysis.article.quotes import quotes
from analysis.article.spans import Span, of_pairs, pairs
from analysis.article.text_kind import text_kind
from analysis.claims.claim import Claims
from analysis.claims.claim_rows import claim_of, claim_row, in_number, reply_row
from analysis.claims.rank_claims import in_order
from analysis.common.atomic_files import plain_bytes
from analysis.errors import DataError
from analysis.rhetoric.keyness import KeyWord
from analysis.statements.corrections import Correction, Outcome, as_row, from_row
from analysis.statements.sources import Sources, source_json
from analysis.statements.statement_rows import statement_of, statement_row
from analysis.statements.statements import Statements
from analysis.statements.voices import leading
from analysis.tagger.wording import Loaded, Sentence, Technique
from analysis.tone.target_tone import Relation, TargetTone, Toward, gathered
from analysis.tone.tone_precision import shows

if TYPE_CHECKING:
    from analysis.claims.replies import Reply
    from analysis.rhetoric.devices import Use
    from analysis.rhetoric.value import Measures, Row

SCHEMA = 1
Pairs = list[list[int]]


class Parts(Protocol):
    """What of an analysis is stored."""

    @property
    def article(self) -> Article: ...
    @property
    def method(self) -> str: ...
    @property
    def deep(self) -> bool: ...
    @property
    def speech(self) -> bool: ...
    @property
    def statements(self) -> Statements: ...
    @property
    def outcomes(self) -> tuple[Outcome, ...]: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def claims(self) -> Claims: ...
    @property
    def replies(self) -> tuple[Reply, ...]: ...
    @property
    def tone(self) -> Toward: ...
    @property
    def sentences(self) -> tuple[Sentence, ...]: ...
    @property
    def measures(self) -> Measures: ...
    @property
    def devices(self) -> tuple[Use, ...]: ...
    @property
    def keywords(self) -> tuple[KeyWord, ...]: ...


def as_json(a: Parts) -> dict[str, Any]:
    """An analysis as JSON can hold it."""
    article, statements, people = a.article, a.statements, a.statements.cast
    return {
        "id": article.id or article.slug,
        "schema": SCHEMA,
        "method": a.method,
        "deep": a.deep,
        "speech": a.speech,
        "text_kind": text_kind(article).value,
        "speaks_most": leading(statements),
        "article": _article(article),
        "actors": [_actor(article.text, people, n) for n in range(len(people.actors))],
        "statements": [statement_row(s) for s in statements],
        "sources": [source_json(s) for s in a.sources],
        "claims": [claim_row(c) for c in in_order(a.claims)],
        "replies": [reply_row(r) for r in a.replies],
        "tone": [_relation(r) for r in a.tone],
        "page_one": [],
        "devices": [_device(d) for d in a.devices],
        "measures": [_measure(row) for row in a.measures],
        "sentences": [_sentence(s) for s in a.sentences],
        "keywords": [_keyword(k) for k in a.keywords],
        "corrections": [_outcome(o) for o in a.outcomes],
    }


def restored(
    value: Mapping[str, Any],
) -> tuple[Article, str, tuple[Correction, ...], bool, dict[str, Any]]:
    """What ``as_json`` gave, as values again.

    Returns:
        The article, the method, the corrections, whether the wording network was asked, and the
        parts that need not be computed, by their names in ``analysis.pipeline.Analysis``.

    Raises:
        DataError: It is no analysis that this version can read.
    """
    try:
        if value["schema"] != SCHEMA:
            version = value["schema"]
            raise DataError(f"This analysis has schema {version}, not {SCHEMA}; make it again.")
        article = _article_back({"author": ""} | value["article"], value["id"])
        cast = _cast_back(article, value["actors"])
        items = tuple(statement_of(row) for row in value["statements"])
        statements = Statements(article, cast, quotes(article), items, value["method"])
        tones = [_tone_back(row) for pair in value["tone"] for row in pair["sentences"]]
        outcomes = tuple(_outcome_back(row) for row in value["corrections"])
        parts = {
            "speech": value.get("speech") is True,
            "_corrected": (statements, outcomes),
            "claims": Claims(article, in_number(map(claim_of, value["claims"]))),
            "tone": gathered(tones, article.text),
            "sentences": tuple(_sentence_back(row) for row in value["sentences"]),
            "keywords": tuple(_keyword_back(row) for row in value["keywords"]),
        }
        by_hand = tuple(outcome.correction for outcome in outcomes)
        return article, value["method"], by_hand, value["deep"], parts
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise DataError(
            f"This version of Sayso cannot read this analysis ({error}); make it again."
        ) from error


def read_json(path: Path) -> Mapping[str, Any]:
    """The JSON object in a file.

    Raises:
        DataError: The file is missing, or holds no JSON object.
    """
    try:
        value = json.loads(plain_bytes(path))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(
            f"{path} is missing or cannot be read; make the report again with `sayso report`."
        ) from error
    if not isinstance(value, dict):
        raise DataError(f"{path} contains no analysis; make the report again with `sayso report`.")
    return value


def _article(article: Article) -> dict[str, Any]:
    return {
        **{name: getattr(article, name) for name in FACTS},
        "text": article.text,
        "aliases": {name: list(others) for name, others in article.aliases.items()},
        "paragraphs": [[p.span.start, p.span.end, p.kind, p.skip] for p in article.paragraphs],
        "slug": article.slug,
        "digest": article.digest,
        **({"columns": dict(article.columns)} if article.columns else {}),
    }


def _article_back(row: Mapping[str, Any], ident: str) -> Article:
    aliases = {str(name): tuple(map(str, others)) for name, others in row["aliases"].items()}
    facts: dict[str, Any] = {name: str(row[name]) for name in (*FACTS, "slug", "digest")}
    text = str(row["text"])
    size = len(text)
    paragraphs = []
    for start, end, kind, skip in row["paragraphs"]:
        if kind not in KINDS or not 0 <= start <= start + skip <= end <= size:
            raise ValueError(f"no paragraph of the text: {start}, {end}, {kind!r}")
        paragraphs.append(Paragraph(Span(start, end), kind, skip))
    return Article(
        text,
        id=str(ident),
        aliases=MappingProxyType(aliases),
        paragraphs=tuple(paragraphs),
        columns=MappingProxyType({str(k): str(v) for k, v in row.get("columns", {}).items()}),
        **facts,
    )


def _actor(text: str, cast: Cast, at: int) -> dict[str, Any]:
    actor = cast.actors[at]
    mentions = [m for m in cast.mentions if m.actor == at]
    names = [m.span.of(text) for m in mentions if m.kind not in ("pronoun", "description")]
    return {
        "name": actor.name,
        "names": list(dict.fromkeys(" ".join(name.split()) for name in names)),
        "kind": actor.kind,
        "role": actor.role,
        "unnamed": not actor.named,
        "mentions": pairs(m.span for m in mentions),
        "mention_kinds": [m.kind for m in mentions],
        "mention_reasons": [[m.reason.link, m.reason.word] for m in mentions],
        "id": actor.id,
        "party": actor.party,
        "anonymous": actor.anonymous,
        "sex": actor.sex,
        "members": list(actor.members),
        "owner": actor.owner,
        "kind_sure": actor.kind_sure,
    }


def _cast_back(article: Article, rows: Sequence[Mapping[str, Any]]) -> Cast:
    actors, mentions = [], []
    for at, row in enumerate(rows):
        spans = of_pairs(row["mentions"])
        actors.append(
            Actor(
                row["id"], row["name"], row["kind"], row["role"], row["party"], spans,
                row["anonymous"], row["sex"], not row["unnamed"], tuple(row["members"]),
                row["owner"], row.get("kind_sure", True),
            )
        )  # fmt: skip
        parts = zip(spans, row["mention_kinds"], row["mention_reasons"], strict=True)
        mentions += [
            Mention(span, kind, at, Reason(Link(link), word)) for span, kind, (link, word) in parts
        ]
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    starts = tuple(m.span.start for m in mentions)
    return Cast(article, tuple(actors), tuple(mentions), starts, keyed(actors))


def _relation(r: Relation) -> dict[str, Any]:
    label = r.label if shows() else "neutral"
    rows = [row for row in r.rows if row.label == label]
    p = sum(max(row.p) for row in rows) / len(rows) if rows else None
    return {
        "voice": r.speaker,
        "target": r.target,
        "label": label,
        "p": p,
        "spans": pairs(row.sentence for row in rows),
        "target_id": r.target_id,
        "sentences": [
            {
                "sentence": pairs([row.sentence])[0], "mention": pairs([row.mention])[0],
                "target": row.target, "target_id": row.target_id, "speaker": row.speaker,
                "statement": row.statement, "label": row.label, "p": list(row.p),
            }
            for row in r.rows
        ],
    }  # fmt: skip


def _tone_back(row: Mapping[str, Any]) -> TargetTone:
    a, b, c = row["p"]
    return TargetTone(
        Span(*row["sentence"]), Span(*row["mention"]), row["target"], row["target_id"],
        row["speaker"], row["statement"], row["label"], (a, b, c),
    )  # fmt: skip


def _device(use: Use) -> dict[str, Any]:
    return {
        "measure": use.measure, "kind": use.kind, "voice": use.who, "statement": use.statement,
        "spans": pairs([use.span]), "by": use.by, "p": use.confidence or None,
    }  # fmt: skip


def _measure(row: Row) -> dict[str, Any]:
    value = row.value.value
    return {
        "part": row.part, "group": row.group, "name": row.value.name, "unit": row.value.unit,
        "value": value if math.isfinite(value) else None, "spans": pairs(row.value.spans),
    }  # fmt: skip


def _sentence(s: Sentence) -> dict[str, Any]:
    return {
        "span": pairs([s.span])[0],
        "techniques": [[t.span.start, t.span.end, t.technique, t.p] for t in s.techniques],
        "loaded": s.loaded.p,
        "words": [[span.start, span.end, p] for span, p in s.loaded.words],
        "checkworthy": s.checkworthy,
    }


def _sentence_back(row: Mapping[str, Any]) -> Sentence:
    return Sentence(
        Span(*row["span"]),
        tuple(Technique(Span(start, end), name, p) for start, end, name, p in row["techniques"]),
        Loaded(row["loaded"], tuple((Span(start, end), p) for start, end, p in row["words"])),
        row["checkworthy"],
    )


def _keyword(k: KeyWord) -> dict[str, Any]:
    values = {f.name: getattr(k, f.name) for f in fields(k)}
    return values | {"spans": pairs(k.spans)}


def _keyword_back(row: Mapping[str, Any]) -> KeyWord:
    return KeyWord(**{**row, "spans": of_pairs(row["spans"])})


def _outcome(o: Outcome) -> dict[str, Any]:
    return {
        "correction": as_row(o.correction), "number": o.number, "fits": o.fits, "told": o.message,
    }  # fmt: skip


def _outcome_back(row: Mapping[str, Any]) -> Outcome:
    return Outcome(from_row(row["correction"]), row["number"], row["fits"], row["told"])
