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

LABEL = 40  # characters of a claim that a drawing shows
REPORTER = "reporter"  # the id of the article's own voice
_DAY = re.compile(rb' lastmodifieddate="[^"]*"')  # the same report makes the same file


def network(a: Analysis) -> networkx.MultiDiGraph[str]:
    """The actors and the claims of an article as a directed network.

    Nodes have ``label``, ``type`` (actor or claim) and ``kind``; actors ``role``, ``statements``
    and ``words_spoken``, claims ``number`` (in the report's table), ``text`` (all their words; the
    label is short), ``stance``, ``checkable``, ``worth`` and ``position``. Edges have
    ``relation``: the stance of the voice, ``about``, ``accuses``, ``repeats``, ``contests`` (the
    contrary in nearly the same words) or ``compare`` (likely the contrary). GEXF has meanings of
    its own for an edge's ``type`` and a node's ``start``.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=label(a.article.title))
    for row in a.actors:
        graph.add_node(
            row.actor.id,
            label=label(row.actor.name),
            type="actor",
            kind=row.actor.kind,
            role=label(row.actor.role),
            statements=row.statements,
            words_spoken=row.words_spoken,
        )
    for c in a.claims:
        key = f"c{c.number}"
        graph.add_node(
            key,
            **claim_facts(c.number, a.claims.words(c)),
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


def claim_facts(number: int, words: str) -> dict[str, Any]:
    """What every claim's node has: its number, a label to be read in a drawing, and all its words.

    Args:
        number: As a table or figure has it; 0 for none.
        words: The claim.

    Example:
        >>> claim_facts(3, "the council closed the old tram depot in May of 2026")["label"]
        '3. the council closed the old tram depot i…'
    """
    named = f"{number}. " if number else ""
    return {
        "label": label(named + line(words, LABEL)),
        "type": "claim",
        "number": number,
        "text": xml_text(line(words, 2000)),
    }


def gexf(graph: networkx.Graph[str]) -> bytes:
    """A network as GEXF 1.2."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(graph, out)
    return _DAY.sub(b"", out.getvalue())


def discourse_gexf(found: Discourse) -> bytes:
    """Actors and shared claims, with edges that agree or disagree, as GEXF 1.2."""
    import networkx

    graph = two_mode_graph(found)
    for _, facts in graph.nodes(data=True):
        if facts["type"] == "claim":
            facts |= claim_facts(facts["number"], facts["label"])
        facts["label"] = label(facts["label"])
    numbers = {node: f"n{at}" for at, node in enumerate(graph)}  # a name is no sound id
    return gexf(networkx.relabel_nodes(graph, numbers))


def graphml(graph: networkx.Graph[str]) -> bytes:
    """A network as GraphML."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(graph, out)
    return out.getvalue()


def _actor(a: Analysis, graph: networkx.MultiDiGraph[str], name: str, ident: str = "") -> str:
    """The node of an actor; a new one where the table of actors has none."""
    actor = a.statements.cast.get(ident or name)
    key = actor.id if actor is not None else ident or f"x-{slugify(name)}"
    if key not in graph:
        kind = actor.kind if actor is not None else ""
        graph.add_node(key, label=label(name), type="actor", kind=kind)
    return key


def _link(graph: networkx.MultiDiGraph[str], one: str, other: str, kind: str) -> None:
    facts: dict[str, Any] = {"relation": kind, "label": kind, "weight": 1}
    graph.add_edge(one, other, **facts)


def label(text: str) -> str:
    """A text as one line that XML can hold."""
    return xml_text(line(text, 300))
