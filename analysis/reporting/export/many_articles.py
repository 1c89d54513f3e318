"""Many articles for programs that take one file of all: DNA, Gephi, and programs for coding texts.

From reports, or from the tables of a corpus. The claims are matched across the articles, so that
who makes the same claim in two articles has one concept, and one node, there. Tables have no texts:
from them, an article's text is put together of its sentences, at their offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.article.article import Article
from analysis.article.input_formats import FACTS
from analysis.article.spans import Span
from analysis.corpus.claim_matching import is_quick
from analysis.corpus.claim_matching.claim_mentions import ClaimMention, article_keys
from analysis.corpus.claim_matching.group_claims import mentions_of, recurring_claims
from analysis.corpus.claim_matching.same_claim import Relation
from analysis.corpus.query import Corpus
from analysis.errors import ParameterError
from analysis.pipeline import Analysis
from analysis.reporting.export.dna import DnaDocument, DnaStatement, document_of, short, who
from analysis.reporting.export.network import claim_facts, label
from analysis.reporting.export.qdpx import Coded, QdaSource, qda_source
from analysis.statements.statements import UNNAMED

if TYPE_CHECKING:
    import networkx

Read = Corpus | Sequence[Analysis]
MANY = 20_000  # articles; no program for coding opens a project of more
_PERSON = "person"
_ARTICLES = """
    SELECT article, if(slug = '', article, slug) AS slug, title, outlet, date, url, author, digest,
           characters
    FROM stories ORDER BY date, source, stories.row, article
"""
_SENTENCES = "SELECT article, sentence, start FROM sentences"
_SAID = """
    SELECT s.article, coalesce(p.joined, s.speaker, '') AS speaker, s.kind, s.start, s.stop
    FROM statements s LEFT JOIN people p ON p.article = s.article AND p.actor = s.speaker_id
    ORDER BY s.article, s.number
"""
_CLAIMED = "SELECT article, kind, stance, start, stop FROM claims ORDER BY article, number"
_KINDS = "SELECT joined, kind, count(*) AS n FROM people GROUP BY ALL ORDER BY n, kind"


def dna_documents(read: Read) -> tuple[DnaDocument, ...]:
    """Each article as a document of Discourse Network Analyzer, with what named speakers claim.

    Raises:
        ParameterError: There are more articles than such a program opens.
    """
    mentions = mentions_of(read, once=False)
    concepts, kinds = _concepts(read, mentions), _kinds(read)
    rows: dict[str, list[DnaStatement]] = {}
    for m in mentions:
        if m.statement and m.voice != UNNAMED and m.start < m.end:
            concept, agreement, _ = concepts[m.article, m.number]
            names = who(m.voice, kinds.get(m.voice, _PERSON) == _PERSON)
            rows.setdefault(m.article, []).append(
                DnaStatement(m.number, *names, short(concept), agreement, m.start, m.end, m.words)
            )
    return tuple(
        document_of(article, article.id or key, tuple(rows.get(key, ())))
        for key, article in _articles(read)
    )


def claim_network(read: Read) -> networkx.MultiDiGraph[str]:
    """The actors and claims of all articles as a directed network.

    An actor, under one name in all articles, leads to the claims it makes (``relation`` is
    ``assert`` or ``deny``, ``weight`` how often), a claim to whom it is about. A claim that several
    articles have is one node; ``articles`` says in how many it stands.
    """
    import networkx

    mentions = mentions_of(read, once=False)
    concepts, kinds = _concepts(read, mentions), _kinds(read)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    ids: dict[tuple[str, str], str] = {}
    where: dict[str, set[str]] = {}

    def node(kind: str, name: str) -> str:
        return ids.setdefault((kind, name), f"{kind}{sum(key[0] == kind for key in ids) + 1}")

    edges: dict[tuple[str, str, str], int] = {}
    for m in mentions:
        words, agreement, group = concepts[m.article, m.number]
        claim = node("c", group or f"{m.article}\n{m.number}")
        where.setdefault(claim, set()).add(m.article)
        if claim not in graph:
            graph.add_node(claim, **claim_facts(int(group or 0), words), outlet=label(m.outlet))
        actor = node("a", m.voice)
        graph.add_node(actor, label=label(m.voice), type="actor", kind=kinds.get(m.voice, ""))
        pairs = [(actor, claim, "assert" if agreement else "deny")]
        for name in dict.fromkeys(m.compared.about):
            other = node("a", name)
            graph.add_node(other, label=label(name), type="actor", kind=kinds.get(name, ""))
            pairs.append((claim, other, "about"))
        for pair in pairs:
            edges[pair] = edges.get(pair, 0) + 1
    for (one, other, relation), weight in edges.items():
        graph.add_edge(one, other, relation=relation, label=relation, weight=weight)
    for claim, articles in where.items():
        graph.nodes[claim]["articles"] = len(articles)
    return graph


def qda_sources(read: Read) -> tuple[QdaSource, ...]:
    """Each article as a source of a REFI-QDA project, with its codes; tables have no tone.

    Raises:
        ParameterError: There are more articles than such a program opens.
    """
    if not isinstance(read, Corpus):
        keys = article_keys(read)
        return tuple(qda_source(a, key) for key, a in zip(keys, read, strict=True))
    codes: dict[str, list[Coded]] = {}
    for key, speaker, kind, start, stop in read.sql(_SAID).itertuples(index=False):
        own = codes.setdefault(key, [])
        own += [Coded(Span(start, stop), "Speaker", speaker or UNNAMED)]
        own += [Coded(Span(start, stop), "Form", kind)]
    for key, kind, stance, start, stop in read.sql(_CLAIMED).itertuples(index=False):
        own = codes.setdefault(key, [])
        own += [Coded(Span(start, stop), "Stance", stance), Coded(Span(start, stop), "Claim", kind)]
    return tuple(
        QdaSource(article, f"{article.digest}{key}", tuple(codes.get(key, ())))
        for key, article in _articles(read)
    )


def _concepts(
    read: Read, mentions: Sequence[ClaimMention]
) -> Mapping[tuple[str, int], tuple[str, bool, str]]:
    """For each claim its concept, whether its voice agrees, and the group it is in, if any."""
    out = {(m.article, m.number): (m.words, not m.denied, "") for m in mentions}
    for group in recurring_claims(mentions) if is_quick(read) else ():
        for one in group.mentions:
            place = (one.mention.article, one.mention.number)
            out[place] = (group.words, one.relation is Relation.SAME, str(group.number))
    return out


def _kinds(read: Read) -> dict[str, str]:
    """What kind of actor a name is of."""
    if isinstance(read, Corpus):
        return {str(name): str(kind) for name, kind, _ in read.sql(_KINDS).itertuples(index=False)}
    return {actor.name: actor.kind for a in read for actor in a.statements.cast.actors}


def _articles(read: Read) -> Iterator[tuple[str, Article]]:
    """The articles with their keys; those of tables with a text made of their sentences."""
    if not isinstance(read, Corpus):
        yield from zip(article_keys(read), (a.article for a in read), strict=True)
        return
    if (size := read.about["articles"]) > MANY:
        raise ParameterError(
            f"{size:,} articles are too many for one project; make a corpus of {MANY:,} or fewer, "
            "such as one topic or month, and export that."
        )
    parts: dict[str, list[tuple[int, str]]] = {}
    for key, sentence, start in read.sql(_SENTENCES).itertuples(index=False):
        parts.setdefault(key, []).append((start, sentence))
    for row in read.sql(_ARTICLES).to_dict("records"):
        yield str(row["article"]), _restored(row, parts.get(row["article"], []))


def _restored(row: Mapping[Any, Any], parts: Sequence[tuple[int, str]]) -> Article:
    """An article with a text in which each sentence stands where it stood."""
    text = [" "] * int(row["characters"])
    for start, sentence in sorted(parts):
        if start:
            text[start - 1] = "\n" if not text[start - 1].strip() else text[start - 1]
        end = min(start + len(sentence), len(text))
        text[start:end] = sentence[: end - start]
    facts: dict[str, Any] = {name: str(row[name]) for name in (*FACTS, "slug", "digest")}
    return Article("".join(text), id=str(row["slug"]), **facts)
