"""Actors and claims as a network, for Gephi (GEXF), and for yEd, Cytoscape, igraph (GraphML).

An actor leads to each claim it makes; a claim leads to the actors it names or accuses, to the claim
it repeats and to those it is contested by. Made with networkx.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from analysis.claims.same_or_contrary import contrary
from analysis.common.sanitize import line
from analysis.common.slugs import slugify
from analysis.corpus.discourse import Discourse, two_mode_graph
from analysis.pipeline import Analysis
from analysis.reporting.export.foreign_text import xml_text
from analysis.statements.voices import voice_name

if TYPE_CHECKING:
    import networkx

REPORTER = "reporter"  # the id of the article's own voice
_DAY = re.compile(rb' lastmodifieddate="[^"]*"')  # the same report makes the same file


def network(a: Analysis) -> networkx.MultiDiGraph[str]:
    """The actors and the claims of an article as a directed network.

    Nodes have ``label``, ``type`` (actor or claim) and ``kind``; actors ``role``, ``statements``
    and ``words_spoken``, claims ``stance``, ``checkable``, ``worth`` and ``position``. Edges have
    ``relation``: the stance of the voice, ``about``, ``accuses``, ``repeats``, ``contests`` (the
    contrary in nearly the same words) or ``compare`` (likely the contrary). GEXF has meanings of
    its own for an edge's ``type`` and a node's ``start``.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=_text(a.article.title))
    for row in a.actors:
        graph.add_node(
            row.actor.id,
            label=_text(row.actor.name),
            type="actor",
            kind=row.actor.kind,
            role=_text(row.actor.role),
            statements=row.statements,
            words_spoken=row.words_spoken,
        )
    for c in a.claims:
        key = f"c{c.number}"
        graph.add_node(
            key,
            label=_text(a.claims.words(c)),
            type="claim",
            kind=c.kind.value,
            stance=c.stance.value,
            checkable=c.checkable,
            worth=c.worth,
            position=c.span.start,
        )
        ident = a.statements[c.statement - 1].speaker_id if c.statement else REPORTER
        name = voice_name(c.speaker, c.statement)
        _link(graph, _actor(a, graph, name, ident), key, c.stance.value)
        for other in c.about:
            _link(graph, key, _actor(a, graph, other), "about")
        if c.accuses:
            _link(graph, key, _actor(a, graph, c.accuses), "accuses")
    for c in a.claims:
        for number in c.repeats:
            _link(graph, f"c{c.number}", f"c{number}", "repeats")
        for number in (n for n in c.contested_by if n > c.number):
            sure = contrary(a.claims, c, a.claims[number - 1])
            _link(graph, f"c{number}", f"c{c.number}", "contests" if sure else "compare")
    return graph


def gexf(a: Analysis) -> bytes:
    """The network as GEXF 1.2."""
    return _gexf(network(a))


def discourse_gexf(found: Discourse) -> bytes:
    """Actors and shared claims, with edges that agree or disagree, as GEXF 1.2."""
    import networkx

    graph = two_mode_graph(found)
    for _, facts in graph.nodes(data=True):
        facts["label"] = _text(facts["label"])
    numbers = {node: f"n{at}" for at, node in enumerate(graph)}  # a name is no sound id
    return _gexf(networkx.relabel_nodes(graph, numbers))


def _gexf(graph: networkx.Graph[str]) -> bytes:
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(graph, out)
    return _DAY.sub(b"", out.getvalue())


def graphml(a: Analysis) -> bytes:
    """The network as GraphML."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(network(a), out)
    return out.getvalue()


def _actor(a: Analysis, graph: networkx.MultiDiGraph[str], name: str, ident: str = "") -> str:
    """The node of an actor; a new one where the table of actors has none."""
    actor = a.statements.cast.get(ident or name)
    key = actor.id if actor is not None else ident or f"x-{slugify(name)}"
    if key not in graph:
        kind = actor.kind if actor is not None else ""
        graph.add_node(key, label=_text(name), type="actor", kind=kind)
    return key


def _link(graph: networkx.MultiDiGraph[str], one: str, other: str, kind: str) -> None:
    facts: dict[str, Any] = {"relation": kind, "label": kind, "weight": 1}
    graph.add_edge(one, other, **facts)


def _text(text: str) -> str:
    return xml_text(line(text, 300))
