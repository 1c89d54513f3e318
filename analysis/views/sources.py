"""Who the sources are: who is anonymous and why, and a list of all of them to check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.actors.cast import Actor
from analysis.article.text_kind import measured, text_kind
from analysis.claims.anonymous_claims import AnonymousClaim, anonymous_claims
from analysis.claims.replies import Answer
from analysis.common.english import agree, capital, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link, links
from analysis.statements.channels import Channel
from analysis.statements.source_doubts import SourceDoubt
from analysis.statements.source_phrases import phrase, words_of
from analysis.statements.source_titles import words_of_title
from analysis.statements.source_types import SourceType
from analysis.statements.table_speakers import is_name_in_full
from analysis.statements.voices import own_voice
from analysis.views import phrases
from analysis.views.method import stored_scores
from analysis.views.page_one_precision import holds
from analysis.views.tables import folded
from analysis.views.unanswered import without_answer

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.sources import Source, Sources
    from analysis.statements.statements import Statements

WAY = "channel, where told"
HOLDS: Mapping[str, float] = {"type": 0.92, "reason found": 0.75, WAY: 0.9}
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
NOTHING = "No source was found: of no words of the article is Sayso sure that somebody said them."
NOT_MEASURED = "How often this is right was not measured for this kind of text."
READ = "On news articles read by hand, most of them chosen for their anonymous sources"
NONE_ANONYMOUS = "No source is anonymous."
LEFT_OUT = (
    "Left out are headlines, what somebody planned or did rather than said, what events, evidence "
    "and laws are said to show, and statements of which Sayso is not sure"
)
EVERY = "In the order in which they first speak"
UNNAMED_GROUP = "group, nobody named"
FEWEST = 5  # sources of a type, to say how often it is right by itself
FEW = 6  # claims of anonymous sources that are shown at once
SHOWN = 110  # characters of a claim


def sourcing(a: Analysis) -> Html:
    """The anonymous sources of one article, and behind a fold all sources, as a list to check."""
    found = a.sources
    asked = without_answer(a)
    if not len(found):
        nothing = Markup('<p class="nothing">{}</p>').format(NOTHING)
        return Html(nothing + asked, "no sources")
    fits = measured(text_kind(a.article))
    html = _anonymous(a) + _accused(a) + asked
    html += Markup('<p class="note">{}</p>').format(
        anonymity(fits, hidden=any(s.anonymous for s in found))
    )
    listed = [s for s in found if is_listed(s)]
    if listed:
        html += folded(to_check(len(listed), fits), _every(a, listed), paper=False)
    html += Markup('<p class="note">{}</p>').format(left_out(found)) if left_out(found) else ""
    return Html(html, counted(len(found), "source"))


def to_check(count: int, fits: bool, scores: Mapping[str, Any] | None = None) -> str:
    """What the list of the sources is called, with how many rows of such lists were right.

    Args:
        count: How many sources it has: those without a doubt.
        fits: Whether the text is of the kind that was measured.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    whole = f"{capital(counted(count, 'source'))}, a list to check"
    known = stored_scores() if scores is None else scores
    row = known.get("source_rows", {}).get("last trial", {})
    if not fits or not row:
        return f"{whole}: how many of such rows are right was not measured"
    return (
        f"{whole}: on {row['articles']} news articles, {row['right']} of {row['of']} such rows "
        "were right, as editors counted"
    )


def _linked(source: Source) -> Markup:
    """A source's name, as a link to its first words, and whether it is less sure."""
    name = link(f"s{source.statements[0]}", source.name)
    return name if not source.doubts else name + phrases.LESS_SURE


def _anonymous(a: Analysis) -> Markup:
    """The sources whose names are kept back, why, and what rests on one of them alone."""
    hidden = [s for s in a.sources if s.anonymous and (s.withheld or not s.doubts)]
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


def left_out(found: Sequence[Source]) -> str:
    """How many sources a page leaves out as less sure; empty where it lists all.

    Why is told in the exports: each reason is a doubt, and often none that a reader would have.
    """
    unsure = [s for s in found if not is_listed(s) and not (s.anonymous and s.withheld)]
    if not unsure:
        return ""
    are = agree(len(unsure), "is", "are")
    return f"{counted(len(unsure), 'less sure source')} {are} in the exports alone."


def is_listed(source: Source) -> bool:
    """Whether a page lists a source: it is sure, all but the sort of one with a name in full."""
    named = Actor(source.id, source.name, "other", kind_sure=False)
    return not source.doubts or (source.doubts == (SourceDoubt.TYPE,) and is_name_in_full(named))


def _sort(source: Source) -> str:
    """What sort of source it is, where that is sure, and that of officials nobody is named."""
    if source.doubts:
        return "–"
    heads = words_of("insider") | words_of("hidden") | words_of("someone")
    many = source.type is SourceType.GROUP and source.name[:1] != "@"
    if many and phrase(source.name).head in heads:
        return UNNAMED_GROUP
    return str(source.type)


def _every(a: Analysis, listed: Sequence[Source]) -> Markup:
    """The sources that are sure; the way that words came is not right often enough for each."""
    rows = [
        {
            "name": link(f"s{s.own[0]}", s.name),
            "type": _sort(s),
            "title": _described(a, s) or "–",
            "statements": links(s.own, 12),
        }
        for s in listed
    ]
    look = Look(
        EVERY,
        f"With the statements that are surely its own. {LEFT_OUT}.",
        heads={"name": "Source", "type": "Type", "title": "Described as"},
        cards=True,
    )
    return html_rows(rows, look)


def anonymity(fits: bool, scores: Mapping[str, Any] | None = None, *, hidden: bool = True) -> str:
    """How often Sayso is right about who is anonymous, how it was said, and why no name is told.

    Args:
        fits: Whether the text is of the kind that was measured.
        scores: As the benchmarks store them; those that the package carries by default.
        hidden: Whether a source is anonymous: of these alone ways and reasons are shown.
    """
    known = stored_scores() if scores is None else scores
    row = known.get("sources", {}).get("sources", {})
    if not fits or not row:
        return NOT_MEASURED
    called, found = row["anonymous, precision"], row["anonymous, recall"]
    out = (
        f"{READ}, {called['right']} of {called['of']} sources that Sayso calls anonymous were so, "
        f"and {found['right']} of {found['of']} that were so are called so."
    )
    if not hidden:
        return out
    doubt = _doubt(row, ("reason found", WAY))
    return f"{out} How it was said was right{_ways_and_reasons(row)}.{doubt}"


def reliability(fits: bool, scores: Mapping[str, Any] | None = None) -> str:
    """How often types, ways and reasons are right in an audit, and which of them are unsure.

    Args:
        fits: Whether the text is of the kind that was measured.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    known = stored_scores() if scores is None else scores
    row = known.get("sources", {}).get("sources", {})
    if not fits or not row:
        return NOT_MEASURED
    out = (
        f"{READ}, the type was right for {row['type']['right']} of the {row['type']['of']} sources "
        f"found, how it was said{_ways_and_reasons(row)}."
    )
    few = [
        TYPES[kind][1] for kind in SourceType if row["by type"].get(kind, {"of": 0})["of"] < FEWEST
    ]
    if few:
        listed = ", ".join(few[:-1]) + " or " + few[-1] if len(few) > 1 else few[0]
        out += f" Too few of them were {listed} to say how often these are right."
    return out + _read_again(known.get("source_rows", {})) + _doubt(row, HOLDS)


def _ways_and_reasons(row: Mapping[str, Mapping[str, int]]) -> str:
    way, reason = row[WAY], row["reason found"]
    return (
        f" for {way['right']} of the {way['of']} for which Sayso says it, and {reason['right']} of "
        f"{reason['of']} reasons for anonymity were found"
    )


def _doubt(row: Mapping[str, Mapping[str, float]], told: Iterable[str]) -> str:
    """Which of what is told is right too seldom to be repeated unread."""
    names = {"type": "the type", "reason found": "the reason", WAY: "how it was said"}
    unsure = [names[name] for name in told if row[name]["share"] < HOLDS[name]]
    return f" Check {', '.join(unsure)} before you repeat it." if unsure else ""


def _read_again(stored: Mapping[str, Any]) -> str:
    """What readers found who judged whole rows, on articles that were not so chosen."""
    rows, last = stored.get("rows", {}), stored.get("last trial")
    editor = rows.get("editors, fifth trial, before")
    new = rows.get("maker, after the fifth trial, after")
    if not editor or not new:
        return ""
    out = (
        f" Of {editor['of']} whole rows on {editor['articles']} other articles, editors found "
        f"{editor['right']} right before the last mends; after them, their maker found "
        f"{new['right']} of {new['of']} right on {new['articles']} more"
    )
    if not last or last == editor:
        return f"{out}."
    return f"{out}, and a trial {last['right']} of {last['of']} on {last['articles']} new ones."
