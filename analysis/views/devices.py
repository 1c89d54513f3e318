"""How it is said: who uses which device, in sentences and a table that lead to the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from analysis.common.english import capital, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.rhetoric.devices import DEVICES, SCARE, Judged, Use, grouped
from analysis.statements.voices import NOT_SURELY, REPORTER, own_voice
from analysis.views import phrases
from analysis.views.method import stored_scores

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.statements.statements import Statements

LONGEST = 90  # characters of a device's words in a table
PRECISE, FEWEST = 0.85, 20  # share right, of at least so many looked at, from which one is shown


def in_words(
    article: Article,
    statements: Statements,
    uses: Sequence[Use],
    things: Sequence[Judged],
    most: int = 4,
) -> Html:
    """The headline's scare quotes, and who threatens, promises, appeals and judges, in sentences.

    Words of statements that are not sure are left out.

    Args:
        article: The article.
        statements: Its statements.
        uses: ``uses(article, statements, measured)``.
        things: ``judged(article, statements)``.
        most: How many voices get a sentence, those with most to tell first.
    """
    lines = [_headline(article, [use for use in uses if use.measure == SCARE and use.headline])]
    uses = shown_voices(statements, uses)
    things = [replace(j, use=use) for j in things for use in shown_voices(statements, [j.use])]
    voices = dict.fromkeys([*(use.who for use in uses), *(j.use.who for j in things)])
    voices.pop(NOT_SURELY, None)
    rows = [
        (
            who,
            *_does(
                [u for u in uses if u.who == who],
                _own(things, who),
                phrases.is_plural(who, statements.cast),
            ),
        )
        for who in voices
    ]
    rows = sorted((row for row in rows if row[1]), key=lambda row: -row[2])
    for who, parts, _ in rows[:most]:
        name = Markup("<strong>{}</strong>").format(who)
        name += _document(article, statements, uses, who)
        lines.append(Markup("{} {}.").format(name, _and(parts)))
    if len(rows) > most:
        lines.append(Markup("{}").format(phrases.more_voices(len(rows) - most)))
    shown = [line for line in lines if line]
    if not shown:
        nothing = phrases.IN_WORDS_NOTHING
        return Html(Markup('<p class="nothing">{}</p>').format(nothing), nothing)
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in shown)
    words = " ".join(line.striptags() for line in shown)
    return Html(Markup("<ul>{}</ul>").format(items), words)


def devices(article: Article, statements: Statements, uses: Iterable[Use], most: int = 12) -> Html:
    """Each device, who surely uses it, its words and where they stand.

    A device is shown only where its uses, read by eye, were right often enough; all of them are in
    the exports.

    Args:
        article: The article.
        statements: Its statements.
        uses: ``uses(article, statements, measured)``.
        most: How many rows; the rest is counted in a line below.
    """
    from analysis.common import resources

    descriptions = {row["measure"]: row for row in resources.rows("measures")}
    some = [use for use in uses if use.measure in DEVICES and shown(use.measure)]
    groups = grouped(shown_voices(statements, some))
    order = sorted(groups, key=lambda key: (DEVICES.index(key[0]), -len(groups[key])))
    rows = [
        {
            "device": _device(name, groups[name, who], descriptions[name]),
            "who": who,
            "words": _all(article, groups[name, who]),
        }
        for name, who in order[:most]
    ]
    look = Look(
        phrases.DEVICES_TITLE,
        phrases.DEVICES_WHY,
        phrases.DEVICES_HEADS,
        cards=True,
        nothing=phrases.DEVICES_NOTHING,
    )
    return Html(html_rows(rows, look) + rest(len(order) - most), counted(len(order), "device"))


def shown(measure: str, scores: Mapping[str, Any] | None = None) -> bool:
    """Whether a device was right in enough of the places where it was looked at by eye.

    Args:
        measure: Its measure.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    stored = stored_scores() if scores is None else scores
    row = stored.get("spans", {}).get("measures", {}).get(measure, {})
    return bool(row) and row["read"] >= FEWEST and bool(row["precision"] >= PRECISE)


def stands(use: Use) -> Markup:
    """Where a use stands, as a link: its statement, or its paragraph in the reporter's words."""
    if use.statement:
        return link(f"s{use.statement}", f"({use.statement})", f"statement {use.statement}")
    return link(f"t{use.sentence}", f"(¶\u00a0{use.paragraph})", f"paragraph {use.paragraph}")


def quoted(article: Article, use: Use, most: int = LONGEST) -> Markup:
    """The words of a use, cut where they are long, as a link to where they stand."""
    words = " ".join(use.span.of(article.text).split())
    words = words.removeprefix("’s ").removeprefix("'s ")
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return link(f"t{use.sentence}", words)


def _headline(article: Article, held: Sequence[Use]) -> Markup | None:
    if not held:
        return None
    words = Markup(", ").join(quoted(article, use) for use in held)
    return phrases.HEADLINE.format(phrases.expressions(len(held)), words)


def _does(
    own: Sequence[Use], things: Mapping[str, Sequence[Judged]], several: bool, most: int = 5
) -> tuple[list[Markup], int]:
    """What one voice does, and in how many places."""
    parts, count = [], 0
    for name in phrases.DOES:
        uses = [use for use in own if name in (use.measure, use.kind)]
        if uses:
            verb = phrases.does(name, len(uses), several)
            parts.append(Markup("{} {}").format(verb, marks(uses)))
            count += len(uses)
    judged = sorted(things.items(), key=lambda pair: -len(pair[1]))
    calls = [Markup("{} {}").format(_called(thing, js), marks([j.use for j in js]))
             for thing, js in judged[:most]]  # fmt: skip
    if calls:
        parts.append(Markup("{} {}").format(phrases.calls(several), Markup(", ").join(calls)))
        if len(judged) > most:
            parts.append(Markup("{}").format(phrases.judges_more(len(judged) - most, several)))
        count += sum(len(js) for js in things.values())
    return parts, count


def _own(things: Iterable[Judged], who: str) -> dict[str, list[Judged]]:
    """What one voice judges: by its last word, under the shortest words for it."""
    heads: dict[str, list[Judged]] = {}
    for one in things:
        if one.use.who == who:
            heads.setdefault(one.thing.split()[-1], []).append(one)
    return {
        min((j.thing for j in judgements), key=len): judgements for judgements in heads.values()
    }


def _called(thing: str, judgements: Sequence[Judged]) -> str:
    words = list(dict.fromkeys(word for one in judgements for word in one.adjectives))
    article = "" if thing[:1].isupper() and " " not in thing else "the "
    return f"{article}{thing} {' and '.join(words)}"


def _document(
    article: Article, statements: Statements, uses: Sequence[Use], who: str
) -> Markup | str:
    """Words that name what a voice speaks through: "Rouhani's decree"."""
    numbers = {use.statement for use in uses if use.who == who and use.statement}
    for statement in statements:
        if statement.number in numbers:
            for span in statement.source:
                words = " ".join(span.of(article.text).split())
                owner, mark, thing = words.replace("’", "'").partition("'s ")
                if mark and owner in who and thing.isalpha() and thing.islower():
                    return Markup(" (“{}”)").format(words)
    return ""


def marks(uses: Sequence[Use], most: int = 3) -> Markup:
    """Links to where some uses stand, each place once."""
    places = {(use.statement, use.paragraph if not use.statement else 0): use for use in uses[::-1]}
    ordered = sorted(places.values(), key=lambda use: use.span)
    more = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return Markup(" ").join(stands(use) for use in ordered[:most]) + more


def _device(name: str, uses: Sequence[Use], description: Mapping[str, str]) -> Markup:
    kinds = {use.kind for use in uses}
    names = phrases.DEVICE_NAMES
    shown = names.get(next(iter(kinds)) if len(kinds) == 1 else "", "") or names.get(name, name)
    times = f" ×{len(uses)}" if len(uses) > 1 else ""
    trial = (
        f"{phrases.EXPERIMENTAL}: {description['experimental']}"
        if description.get("experimental")
        else ""
    )
    below = Markup('<br><span class="dim">{}</span>').format(trial) if trial else ""
    return escape(f"{capital(shown)}{times}") + below


def _all(article: Article, some: Sequence[Use], most: int = 4) -> Markup:
    """The words of some uses with where they stand; the same words once."""
    same: dict[str, list[Use]] = {}
    for use in some:
        same.setdefault(use.span.of(article.text).lower(), []).append(use)
    shown = [
        Markup("{} {}").format(quoted(article, uses[0]), marks(uses))
        for uses in list(same.values())[:most]
    ]
    more = f" and {len(same) - most} more" if len(same) > most else ""
    return Markup("; ").join(shown) + more


def rest(left: int) -> Markup:
    """How many rows a table leaves out."""
    if left <= 0:
        return Markup("")
    return Markup('<p class="note" data-left="{}">{}</p>').format(left, phrases.in_exports(left))


def _and(parts: Sequence[Markup]) -> Markup:
    if len(parts) < 2:
        return Markup("").join(parts)
    return Markup(", ").join(parts[:-1]) + " and " + parts[-1]


def shown_voices(statements: Statements, uses: Iterable[Use]) -> list[Use]:
    """Uses with their voices as a page names them: nobody's where the statement is not sure."""
    unsure = {s.number for s in statements if not s.sure}
    own = own_voice(statements.article)

    def name(use: Use) -> str:
        if use.statement in unsure:
            return NOT_SURELY
        return own if use.who == REPORTER else use.who

    return [replace(use, who=name(use)) for use in uses]
