"""Who the sources are: by type and way, who is anonymous and why, who has the first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.article.text_kind import measured, text_kind
from analysis.claims.anonymous_claims import AnonymousClaim, anonymous_claims
from analysis.claims.replies import Answer
from analysis.common.english import capital, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link, links
from analysis.statements.channels import Channel
from analysis.statements.source_titles import words_of_title
from analysis.statements.source_types import SourceType
from analysis.statements.voices import own_voice
from analysis.views import phrases
from analysis.views.method import stored_scores
from analysis.views.page_one_precision import holds
from analysis.views.tables import folded

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.sources import Source, Sources
    from analysis.statements.statements import Statements

HOLDS: Mapping[str, float] = {"type": 0.92, "reason found": 0.75, "channel, where told": 0.9}
TYPES: Mapping[SourceType, tuple[str, str]] = {
    SourceType.PERSON: ("named person", "named people"),
    SourceType.ROLE: ("person named by role only", "people named by role only"),
    SourceType.GROUP: ("group", "groups"),
    SourceType.ORGANISATION: ("organisation", "organisations"),
    SourceType.DOCUMENT: ("document", "documents"),
    SourceType.MEDIUM: ("medium", "media"),
    SourceType.ANONYMOUS: ("anonymous source", "anonymous sources"),
}
WAYS: Mapping[Channel, str] = {
    Channel.PUBLIC: "speech or hearing",
    Channel.OTHER_OUTLET: "told to another outlet",
    Channel.NOT_TOLD: "–",
}
NOTHING = "No source was found: the article surely attributes no words to anyone."
NONE_ANONYMOUS = "No source is anonymous."
LEFT_OUT = (
    "Left out are headlines, what somebody planned or did rather than said, what events, evidence "
    "and laws are said to show, and statements of which Sayso is not sure"
)
EVERY = "All sources, in the order in which they first speak"
LESS = "Sources that are less sure, in the order in which they first speak"
FEWEST = 5  # sources of a type, to say how often it is right by itself
FEW = 6  # claims of anonymous sources that are shown at once
SHOWN = 110  # characters of a claim


def sourcing(a: Analysis) -> Html:
    """The sourcing audit of one article: a summary, the types, the anonymous, and all sources."""
    found = a.sources
    if not len(found):
        return Html(Markup('<p class="nothing">{}</p>').format(NOTHING), "no sources")
    html = _summary(found) + _types(found)
    html += _anonymous(a)
    html += _accused(a)
    sure = [s for s in found if s.sure]
    less = [s for s in found if not s.sure]  # right in 3 of 7 rows on articles read by hand
    if sure:
        html += folded(f"All {counted(len(sure), 'source')}", _every(a, sure, EVERY), paper=False)
    if less:
        html += folded(f"{len(less)} less sure", _every(a, less, LESS), paper=False)
    html += Markup('<p class="note">{}</p>').format(
        reliability(measured(text_kind(a.article)), hidden=any(s.anonymous for s in found))
    )
    return Html(html, counted(len(found), "source"))


def _summary(found: Sources) -> Markup:
    """Whose words come first and last, where that is sure; nothing else is right often enough."""
    first, last = found.first, found.last
    if first is not None and first is last and len(found) > 1:
        return Markup("<p>{} has both the first and the last word.</p>").format(
            link(f"s{found.ends[0]}", capital(first.name))
        )
    told = [
        Markup("{} has the {} word.").format(link(f"s{number}", capital(source.name)), which)
        for source, number, which in zip((first, last), found.ends, ("first", "last"), strict=True)
        if source is not None and len(found) > 1
    ]
    return Markup("<p>{}</p>").format(Markup(" ").join(told)) if told else Markup("")


def _linked(source: Source) -> Markup:
    """A source's name, as a link to its first words, and whether it is less sure."""
    name = link(f"s{source.statements[0]}", source.name)
    return name if source.sure else name + phrases.LESS_SURE


def by_type(found: Iterable[Source]) -> list[dict[str, Any]]:
    """One row per type of source: how many there are, with which share of statements and words."""
    sources = list(found)
    statements = sum(len(s.statements) for s in sources) or 1
    words = sum(s.words for s in sources) or 1
    rows = []
    for kind in SourceType:
        of = [s for s in sources if s.type is kind]
        if not of:
            continue
        said, spoken = sum(len(s.statements) for s in of), sum(s.words for s in of)
        rows.append(
            {
                "type": capital(TYPES[kind][len(of) != 1]),
                "sources": len(of),
                "statements": said,
                "share_of_statements": f"{said / statements:.0%}",
                "words": spoken,
                "share_of_words": f"{spoken / words:.0%}",
            }
        )
    return sorted(rows, key=lambda row: (-row["statements"], row["type"]))


def _types(found: Sources) -> Markup:
    look = Look(
        "Sources by type",
        f"Words count whether quoted or paraphrased. {LEFT_OUT}.",
        heads={"type": "Type", "sources": "Sources", "share_of_statements": "Share of statements",
               "words": "Words", "share_of_words": "Share of words"},
        cards=True,
        right=("share_of_statements", "share_of_words"),
        nothing=phrases.STATEMENTS_NONE_SURE,
    )  # fmt: skip
    return html_rows(by_type(s for s in found if s.sure), look)


def _anonymous(a: Analysis) -> Markup:
    """The sources whose names are kept back, why, and what rests on one of them alone."""
    hidden = [s for s in a.sources if s.anonymous]
    if not hidden:
        named = all_named(a.sources, a.statements)
        return Markup("<p>{}</p>").format(NONE_ANONYMOUS) if named else Markup("")
    alone = anonymous_claims(a.claims, a.sources)
    rows = [
        {
            "name": _linked(s),
            "reason": _reason(a, s),
            "channel": ways(s),
            "statements": links(s.statements, 6),
            "alone": _claims(a, [c for c in alone if c.source is s]),
        }
        for s in hidden
    ]
    look = Look(
        f"{capital(counted(len(hidden), 'anonymous source'))}",
        "The reason is the article’s own. A claim rests on a source alone if nobody else in the "
        f"article, {own_voice(a.article).lower()} included, makes or disputes it.",
        heads={"name": "Source", "reason": "Reason given", "channel": "How it was said",
               "statements": "Statements", "alone": "Claims that rest on it alone"},
        cards=True,
    )  # fmt: skip
    return html_rows(rows, look)


def all_named(found: Sources, statements: Statements) -> bool:
    """Whether it is sure that nobody's name is kept back: each source has a name or is a text.

    So it is of statements only that are left out of the sources, since they are not sure.
    """
    unsure = (SourceType.ANONYMOUS, SourceType.ROLE, SourceType.GROUP)
    actors = (statements.cast.get(s.speaker_id) for s in statements if not s.sure)
    hidden = any(actor is None or not actor.named for actor in actors)
    return not (hidden or found.unsourced or any(s.type in unsure for s in found))


def _reason(a: Analysis, source: Source) -> Markup:
    if source.reason is not None:
        return Markup("“{}”").format(words_of_title(a.article.text, source.reason))
    if source.withheld is not None:
        words = words_of_title(a.article.text, source.withheld)
        return Markup('<span class="dim">none, only “{}”</span>').format(words)
    return Markup('<span class="dim">none</span>')


def _claims(a: Analysis, alone: Sequence[AnonymousClaim]) -> Markup:
    if not alone:
        return Markup("–")
    out = Markup("").join(
        Markup('<span class="beside">{}</span>').format(
            link(f"s{c.claim.statement}", _cut(a.claims.words(c.claim)))
        )
        for c in alone[:FEW]
    )
    return out + (f"and {len(alone) - FEW} more" if len(alone) > FEW else "")


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"


def _accused(a: Analysis) -> Markup:
    """Who is accused and not asked, where whom a statement accuses is told often enough right."""
    if not holds("accuses"):
        return Markup("")
    rows = [
        {
            "accused": r.accused,
            "by": r.by or own_voice(a.article).lower(),
            "reply": r.how.value,
            "where": link(f"c{r.claim}", f"claim {r.claim}"),
        }
        for r in sorted(a.replies, key=lambda r: r.how is not Answer.NOT_TOLD)
    ]
    look = Look(
        "Who is accused, and whether the article has an answer",
        heads={"accused": "Accused", "by": "By", "reply": "Answer", "where": "Where"},
        nothing="The article accuses nobody, as far as Sayso can tell.",
        cards=True,
    )
    return html_rows(rows, look)


def ways(source: Source) -> str:
    """By what ways a source's words came, as they are shown."""
    told = dict.fromkeys(c for c in source.channels if c is not Channel.NOT_TOLD)
    return ", ".join(WAYS.get(c, str(c)) for c in told) or "–"


def _described(a: Analysis, source: Source) -> str:
    """What the article says that a source is: of somebody named as the table of actors has it."""
    if source.type is SourceType.PERSON:
        return next((row.description for row in a.actors if row.actor.id == source.id), "")
    words = words_of_title(a.article.text, source.title)
    return "" if words.lower() in source.name.lower() else words


def _every(a: Analysis, sources: Iterable[Source], caption: str) -> Markup:
    """Some sources; the way that words came is not right often enough to be shown for each."""
    rows = [
        {
            "name": _linked(s),
            "type": str(s.type),
            "title": _described(a, s) or "–",
            "statements": len(s.statements),
            "words": s.words,
        }
        for s in sources
    ]
    look = Look(
        caption,
        heads={"name": "Source", "type": "Type", "title": "Described as", "words": "Words"},
        cards=True,
    )
    return html_rows(rows, look)


def reliability(fits: bool, scores: Mapping[str, Any] | None = None, *, hidden: bool = True) -> str:
    """How often types, ways and reasons are right, and which of them are unsure.

    Args:
        fits: Whether the text is of the kind that was measured.
        scores: As the benchmarks store them; those that the package carries by default.
        hidden: Whether a source is anonymous: of these alone ways and reasons are shown.
    """
    known = stored_scores() if scores is None else scores
    row = known.get("sources", {}).get("sources", {})
    if not fits or not row:
        return "How often this is right was not measured for this kind of text."
    kind, way, reason = row["type"], row["channel, where told"], row["reason found"]
    told = HOLDS if hidden else ("type",)
    unsure = [name for name in told if row[name]["share"] < HOLDS[name]]
    out = (
        "On news articles read by hand, most of them chosen for their anonymous sources, the type "
        f"was right for {kind['right']} of the {kind['of']} sources found"
    )
    out += (
        f", how it was said for {way['right']} of the {way['of']} for which Sayso says it, and "
        f"{reason['right']} of {reason['of']} reasons for anonymity were found."
        if hidden
        else "."
    )
    few = [
        TYPES[kind][1] for kind in SourceType if row["by type"].get(kind, {"of": 0})["of"] < FEWEST
    ]
    if few:
        listed = ", ".join(few[:-1]) + " or " + few[-1] if len(few) > 1 else few[0]
        out += f" Too few of them were {listed} to say how often these are right."
    out += _read_again(known.get("source_rows", {}).get("rows", {}))
    names = {"type": "the type", "reason found": "the reason", "channel, where told": "how it was"}
    doubt = ", ".join(names[name] for name in unsure)
    return f"{out} Check {doubt} before you repeat it." if unsure else out


def _read_again(rows: Mapping[str, Mapping[str, int]]) -> str:
    """What readers found who judged whole rows, on articles that were not so chosen."""
    editor = rows.get("editors, fifth trial, before")
    new = rows.get("maker, after the fifth trial, after")
    if not editor or not new:
        return ""
    return (
        f" Of {editor['of']} whole rows on {editor['articles']} other articles, editors found "
        f"{editor['right']} right before the last mends; after them, their maker found "
        f"{new['right']} of {new['of']} right on {new['articles']} more."
    )
