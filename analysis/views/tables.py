"""The tables of a report as a reader wants them: in words, each row a link to its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from analysis.common.english import agree, counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.attribution_candidate import Flag
from analysis.statements.statements import UNNAMED, Statement, Statements
from analysis.statements.sureness import TO_CHECK
from analysis.statements.who_is_meant import meant
from analysis.views import phrases
from analysis.views.method import editor

MANY = 30  # statements from which their table is folded away and shows the first words alone
LONGEST = 240  # characters of a statement there
# Flags that ask for a look; other flags are shown as they are.
DOUBTS = frozenset({Flag.UNCLOSED})
NOT_LISTED = (
    "{} {} only in the exports: there, perhaps nobody says anything (advice, a guess at what "
    "somebody thinks, a deed, a bare topic), or it is too unclear who does."
)


def statements(statements: Statements, full: bool = False) -> Html:
    """Every statement: who, what words, by which cue; its number leads to the marked words.

    Those that are not sure follow apart, with how often such are right. Those in which perhaps
    nobody says anything are only counted.

    Args:
        statements: The statements.
        full: Whether many, or long ones, are there as they are, neither folded away nor cut.
    """
    every, statements = len(statements), listed(statements)
    many = len(statements) > MANY and not full
    left = _left_out(every - len(statements))
    sure = [s for s in statements if s.sure]
    rest = [s for s in statements if not s.sure]
    summary = counted(len(statements), "statement")
    if not rest or full:
        table = _statements(statements, statements, summary, many, full)
        return Html((folded(f"All {summary}", table) if many else table) + left, summary)
    table = _statements(statements, sure, counted(len(sure), "statement"), many, full)
    if many:
        table = folded(f"All {counted(len(sure), 'statement')} that are sure", table)
    caption = phrases.unsure_statements(len(rest), editor("unsure"))
    below = folded(f"{len(rest)} less sure", _statements(statements, rest, caption, many, full))
    return Html(table + below + left, summary)


def listed(statements: Statements) -> Statements:
    """Those alone that a report lists, with the numbers that they have among all."""
    return replace(statements, items=tuple(s for s in statements if s.listed))


def _left_out(count: int) -> Markup:
    """How many statements no report lists."""
    if not count:
        return Markup("")
    return Markup('<p class="note">{}</p>').format(
        NOT_LISTED.format(f"{count:,} more", agree(count, "is", "are"))
    )


def _statements(
    statements: Statements, shown: Sequence[Statement], caption: str, many: bool, full: bool
) -> Markup:
    """Rows of some of the statements."""
    rows = [
        {
            "number": link(s.anchor, s.number, f"statement {s.number}"),
            "speaker": _speaker(statements, s),
            "content": _content(statements, s, many),
            "cue": _cue(statements, s),
            "kind": _kind(s),
        }
        for s in shown
    ]
    look = Look(
        caption=caption,
        why="" if full else phrases.STATEMENTS_WHY,
        cards=True,
        ids=[f"r{s.number}" for s in shown],
        speakers=[s.speaker for s in shown],
        nothing=phrases.STATEMENTS_NOTHING if not statements else phrases.STATEMENTS_NONE_SURE,
    )
    return html_rows(rows, look)


def folded(summary: str, table: Markup, paper: bool = True) -> Markup:
    """A table folded away behind some words.

    Args:
        summary: The words.
        table: The table.
        paper: Whether it is there on paper, unfolded; else only the words are.
    """
    kind = "more" if paper else "rest"
    return Markup('<details class="{}"><summary>{}</summary>{}</details>').format(
        kind, summary, table
    )


def key() -> Html:
    """What the marks in the article mean."""
    mark = Markup('<mark class="{}">{}</mark>')
    marks = Markup(" ").join(mark.format(*part) for part in phrases.KEY_MARKS)
    html = Markup('<p class="note">{} {}</p>').format(marks, phrases.KEY_NOTE)
    return Html(html, "The key to the marks")


def _content(statements: Statements, s: Statement, many: bool) -> Markup:
    """A statement's words, and whom a pronoun in them means, where that is sure."""
    words = statements.words(s)
    out = escape(_cut(words) if many else words)
    who = ", ".join(f"{pronoun}: {name}" for pronoun, name in meant(statements, s))
    return out + _dim(f"[{who}]") if who else out


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def speaker_doubt(statements: Statements, s: Statement) -> Markup:
    """What is told of a speaker who is less sure; nothing where the source gives the whole name.

    Who else it may be is right too seldom to be said.
    """
    source = " ".join(" ".join(part.of(statements.article.text) for part in s.source).split())
    whole = source.lower().removeprefix("the ") == s.speaker.lower().removeprefix("the ")
    if s.speaker_sure or (s.sure and whole):
        return Markup("")
    return phrases.SPEAKER_LESS_SURE if s.sure else phrases.LESS_SURE


def _speaker(statements: Statements, s: Statement) -> Markup:
    name = Markup("<strong>{}</strong>").format(s.speaker) if s.speaker else escape(UNNAMED)
    name += speaker_doubt(statements, s)
    via = [one for one in s.chain if one != s.speaker]
    below = _dim(phrases.VIA.format(", ".join(via))) if via else ""
    return name + below


def _cue(statements: Statements, s: Statement) -> Markup:
    cue = " … ".join(" ".join(c.of(statements.article.text).split()) for c in s.cue)
    if not cue:
        return Markup('<span class="dim">{}</span>').format(phrases.NONE)
    kind = "" if s.cue_class == "neutral" else s.cue_class
    return Markup('<span class="cue">{}</span>').format(cue) + (_dim(kind) if kind else "")


def _kind(s: Statement) -> Markup:
    """How the words are given, what to know of them, and whether to check them."""
    out = escape(phrases.KINDS.get(s.kind, s.kind))
    if s.statement_class in phrases.CLASSES:
        out += _dim(phrases.CLASSES[s.statement_class])
    if s.flags:
        out += _dim(", ".join(phrases.FLAGS.get(flag, flag) for flag in s.flags))
    if s.confidence < TO_CHECK or not DOUBTS.isdisjoint(s.flags):
        out += Markup('<br><span class="check">{}</span>').format(phrases.CHECK_THIS)
    return out


def _dim(words: str) -> Markup:
    """Words below others, less dark."""
    return Markup('<br><span class="dim">{}</span>').format(words)
