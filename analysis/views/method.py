"""The report's last words: how it was made, and how often that is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.article.text_kind import TextKind, plainly, text_kind
from analysis.common.english import counted, in_a_row
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows
from analysis.common.resources import DATA, stored
from analysis.statements.statements import Statements
from analysis.tone.tone_precision import shows
from analysis.views.corrections_list import corrections_list

if TYPE_CHECKING:
    from analysis.statements.corrections import Outcome

MEASURES: Mapping[str, str] = {
    "attribution": "All",
    "quoted": "With quotation marks",
    "unquoted": "Without",
    "content_exact": "Content exactly right",
}

# What the method section calls the kinds of sentences on page one.
PAGE_ONE: Mapping[str, str] = MappingProxyType(
    {
        "speaks most": "who speaks most",
        "heard": "who is heard",
        "check first": "what to check first",
        "speaker": "whose that is",
        "denies": "who denies what",
        "accused by form": "who is accused of what",
        "answer by form": "what is told of an answer",
        "news": "what a report’s news is",
        "author's point": "what an author mainly says",
        "quoted": "what a voice says, quoted",
        "retold": "what a voice says, retold",
        "begins": "how a report begins",
        "no name": "for whom no name is given",
        "named most": "whom a piece of opinion names most",
        "kind shown": "a claim’s kind, where it is shown",
        "check shown": "that a claim can be checked, where it is shown",
    }
)


PAIRS: Mapping[str, str] = MappingProxyType(
    {
        "pairs unseen": "A pair of speaker and actor in “Who speaks about whom”",
        "rows unseen": "A row of the table of who speaks and who is named",
    }
)

ENOUGH = 10  # statements of a kind of text from which its figure is told


def method(
    statements: Statements,
    checked: Sequence[Outcome] = (),
    scores: Mapping[str, Any] | None = None,
) -> Html:
    """How the findings were made and how often they are wrong, by the scores in the repository.

    Args:
        statements: The statements, made by the method that is told about.
        checked: What became of the analyst's corrections.
        scores: As the benchmarks store them; those that the package carries by default. They are
            told of only where the article is of the kind of text that was measured.
    """
    stored = stored_scores() if scores is None else scores
    row = stored.get("statements", {})
    ours = row.get("scores", {}).get(statements.method, {})
    how = (
        "by a learned tagger together with rules about quotation marks and reporting words"
        if statements.method == "tagger"
        else "by rules about quotation marks and reporting words"
    )
    first = Markup("<p>Statements were found {}. {}</p>").format(how, _by_hand(checked))
    if plain := kind_told(text_kind(statements.article), stored):
        paragraph = Markup('<p id="trust"><strong>{}</strong></p>').format(plain)
        return Html(first + paragraph, plain)
    others = _others(stored, statements.method)
    if "attribution" not in ours:
        missing = "How often a statement is wrong has not been measured for this version."
        paragraph = Markup('<p class="nothing" id="trust">{}</p>').format(missing)
        return Html(first + paragraph + others, missing)
    right, there = right_of_100(statements.method, stored) or (0, 0)
    paragraph = Markup(
        '<p id="trust"><strong>About {} of 100 listed statements are right, and about {} of '
        "100 that people find are listed</strong>, on {} articles of US political news ({}, {} "
        "part, {}). On other news, opinion and essays expect fewer.</p>"
    ).format(
        right,
        there,
        row.get("size", "some"),
        row.get("corpus", "a corpus"),
        row.get("split", ""),
        row.get("date", ""),
    )
    less = _less_sure(stored) if statements.method == "tagger" else Markup("")
    tables = _scores(statements.method, ours, row.get("peers", {})) + others
    longer = Markup('<div class="longer">{}</div>').format(tables)
    return Html(
        first + paragraph + _editor(stored) + less + longer, f"attribution {ours['attribution']}"
    )


def kind_told(kind: TextKind, scores: Mapping[str, Any] | None = None) -> str:
    """What a reader is told of a kind of text beside the news report; empty for that.

    Args:
        kind: The kind.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    plain = plainly(kind)
    row = read_by_hand(kind, scores)
    if not plain or not row:
        return plain
    articles = counted(row["articles"], "article")
    return (
        f"{plain.removesuffix('.')}, except on {articles} read by hand: there, {row['found']} of "
        f"{row['statements']} statements were found, {row['right']} of them with the right speaker."
    )


def read_by_hand(kind: TextKind, scores: Mapping[str, Any] | None = None) -> Mapping[str, int]:
    """What was found in articles of a kind that were read by hand; empty where too few were.

    Args:
        kind: The kind.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    known = (stored_scores() if scores is None else scores).get("kinds", {}).get("kinds", {})
    row: Mapping[str, int] = known.get(str(kind), {})
    return row if row and row["statements"] >= ENOUGH else {}


def _by_hand(checked: Sequence[Outcome]) -> Markup:
    """What an analyst corrected, and what of that no longer fits the article."""
    if not checked:
        return Markup("Nobody has checked them by hand.")
    number = counted(len(checked), "correction")
    return Markup("{} made {}:</p>{}<p>Nothing else has been checked.").format(
        _analysts(checked), number, corrections_list(checked)
    )


def _analysts(checked: Sequence[Outcome]) -> str:
    """Who made the corrections: the names in the file, else an analyst.

    Example:
        >>> from analysis.statements.corrections import Correction, Outcome
        >>> made = [Correction("drop", "x", who=who) for who in ("Ann", "Bob")]
        >>> _analysts([Outcome(one, 0, True, "") for one in made])
        'Ann and Bob'
    """
    names = list(dict.fromkeys(" ".join(one.correction.who.split()) for one in checked))
    return in_a_row(names) if all(names) else "An analyst"


def stored_scores() -> Mapping[str, Any]:
    """The scores that the package carries; empty where it carries none.

    Raises:
        DataError: The file is broken.
    """
    return stored("scores") if (DATA / "scores.json").exists() else {}


def right_of_100(method: str, scores: Mapping[str, Any] | None = None) -> tuple[int, int] | None:
    """Of 100 statements listed how many are right, and of 100 that there are how many are listed.

    Args:
        method: What found the statements.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    stored = stored_scores() if scores is None else scores
    ours = stored.get("statements", {}).get("scores", {}).get(method, {}).get("attribution")
    return ours and (round(100 * ours["precision"]), round(100 * ours["recall"]))


def editor(part: str, scores: Mapping[str, Any] | None = None) -> str:
    """What an editor found who checked reports row by row: "93 of 143"; empty where none did.

    Args:
        part: ``page``, ``statements`` or ``claims``.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    row = (stored_scores() if scores is None else scores).get("trials", {}).get(part)
    return f"{row['right']:,} of {row['of']:,}" if row else ""


def _editor(stored: Mapping[str, Any]) -> Markup:
    """The editor's verdict, which is stricter than the comparison with annotated articles."""
    if not editor("statements", stored):
        return Markup("")
    parted = Markup("")
    if editor("sure", stored):
        parted = Markup(
            " On the {} articles read since the line between sure and less sure was drawn, {} of "
            "the statements listed as sure were right, and of those listed as less sure {}."
        ).format(
            stored["trials"]["sure"].get("articles", stored["trials"]["size"]),
            editor("sure", stored),
            editor("unsure", stored),
        )
    return Markup(
        "<p>Editors who checked reports on {} unused articles, row by row, found {} statements "
        "right in speaker and words, {} claims right in every part, and {} assertions of “In "
        "short” true.{} Some of what was wrong has been mended since.</p>"
    ).format(
        stored["trials"]["size"],
        *(editor(p, stored) for p in ("statements", "claims", "page")),
        parted,
    )


def _less_sure(stored: Mapping[str, Any]) -> Markup:
    """How often a speaker marked as less sure is right, and why nobody else is named beside him."""
    rows = stored.get("less_sure", {}).get("dev")
    if not rows or not rows["speaker"]["of"]:
        return Markup("")
    speaker, other = rows["speaker"], rows["runner-up"]
    return Markup(
        "<p>Of the speakers marked as less sure, {} of {} were right on articles read by hand. Who "
        "else it may be is in the exports and not on this page: that was the right one {} times in "
        "{}.</p>"
    ).format(speaker["right"], speaker["of"], other["right"], other["of"])


def tone_error(method: str, scores: Mapping[str, Any] | None = None) -> str:
    """How often a method is right about the tone toward an actor, in a sentence; else nothing.

    Args:
        method: ``tagger`` or ``VADER``.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    stored = (stored_scores() if scores is None else scores).get("tone", {})
    row = stored.get("rw and mt", {}).get(method)
    if not row:
        return ""
    return (
        f"On {stored['size']} examples from {stored['corpus']}, it is right about the tone toward "
        f"an actor {100 * row['accuracy']:.0f} times in 100 (macro F1 {row['macro_f1']:.2f})."
    )


def _scores(name: str, ours: Mapping[str, Any], peers: Mapping[str, Mapping[str, float]]) -> Markup:
    """F1 of this method and of others, by kind of statement."""
    own = {measure: ours[measure]["f1"] for measure in MEASURES if measure in ours}
    rows = [
        {"name": who} | {m: f"{values[m]:.2f}" if m in values else "–" for m in MEASURES}
        for who, values in ((f"Sayso, {name}", own), *peers.items())
    ]
    heads = {"name": "Found by", **MEASURES}
    why = (
        "F1, from 0 to 1: the harmonic mean of precision (how many listed statements are right) "
        "and recall (how many of all statements are listed). The last column ignores the source."
    )
    look = Look("Accuracy compared with other methods", why, heads, right=tuple(MEASURES))
    return html_rows(rows, look)


def _others(stored: Mapping[str, Any], method: str) -> Markup:
    """How often speakers, claims and page one are right, with a baseline for each."""
    table: list[tuple[str, Any, Any, str, Mapping[str, Any]]] = []
    speakers = stored.get("speakers", {})
    if share := speakers.get(method, {}).get("speaker", {}).get("share"):
        table.append(("The speaker of a statement", share, None, "", speakers))
    for claims in (stored.get(name, {}) for name in ("claims", "own_sentences")):
        for row in claims.get("headline", ()):
            what = str(row["what"]).removesuffix(" (share right)")
            table.append((what, row["score"], row["baseline"], row["baseline_name"], claims))
    # In few words, so that each row takes one line: benchmarks/results tells the rest.
    meaning = stored.get("meaning", {}) | {"corpus": "PolNeAR 1.0, dev", "split": "read by hand"}
    kept = meaning | {"corpus": "PolNeAR 1.0"}
    for row in meaning.get("headline", ()):
        what = str(row["what"]).removesuffix(" (share right)")
        table.append((what, row["score"], None, "", meaning))
    for measured in (kept, stored.get("accusations", {}), stored.get("page_one", {})):
        for kind, name in PAGE_ONE.items():
            row = measured.get("page one", {}).get(kind)
            if row and row["of"]:
                what = name if "shown" in kind else f"page one: {name}"
                table.append((what, row["right"] / row["of"], None, "", measured))
    pairs = stored.get("pairs", {})
    for key, name in PAIRS.items():
        if (row := pairs.get(key)) and row["of"]:
            table.append((name, row["right"] / row["of"], None, "", pairs))
    tone = meaning.get("tone", {})
    if shows():
        share = tone["right"] / tone["of"]
        table.append(("tone of a voice toward an actor, coloured", share, None, "", meaning))
    rows = [
        {
            "name": what[:1].upper() + what[1:],
            "share": f"{100 * share:.0f}",
            "plain": f"{100 * plain:.0f} ({by})" if plain else "–",
            "on": ", ".join(str(source.get(key, "")) for key in ("corpus", "split", "date")),
        }
        for what, share, plain, by, source in table
    ]
    heads = {"name": "What", "share": "Right of 100", "plain": "Baseline", "on": "Measured on"}
    look = Look("Accuracy of the other findings", "", heads, cards=True, right=("share",))
    return html_rows(rows, look) if rows else Markup("")
