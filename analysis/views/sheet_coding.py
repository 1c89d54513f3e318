"""Widgets to fill in a coding sheet: one unit at a time, in its context, saved with each answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from analysis.corpus.coding.questions import QUESTIONS, Question
from analysis.corpus.coding.sheet import UNIT, units_of, write_answer
from analysis.errors import ParameterError

_PAGE = Markup(
    '<div style="max-width:48rem;line-height:1.6"><p><em>{title}</em></p>'
    '<p style="opacity:.65">{before}</p>'
    '<p style="font-size:1.1em">{sentence}</p><p style="opacity:.65">{after}</p>{words}</div>'
)
_WORDS = Markup("<p><strong>The words in question:</strong> {}</p>")


def coding_desk(sheet: str | Path) -> Any:
    """Widgets that show the units of a sheet one after the other and write down each answer.

    Nothing of what Sayso says of a unit is shown: the key is not opened.

    Args:
        sheet: A sheet that ``sayso sample`` drew, .csv or .xlsx.

    Raises:
        ParameterError: The file cannot be read, or is no sheet.
    """
    return _Desk(Path(sheet)).box


class _Desk:
    """What is on the desk: the rows, which of them is shown, and the widgets."""

    def __init__(self, sheet: Path) -> None:
        import ipywidgets as w

        self.sheet, self.rows = sheet, units_of(sheet)
        asked = [q for q in QUESTIONS if q.name in (self.rows[0] if self.rows else {})]
        if not asked:
            raise ParameterError(f"{sheet} has nothing to fill in; draw it with `sayso sample`.")
        first = (at for at, row in enumerate(self.rows) if not all(row[q.name] for q in asked))
        self.asked, self.at, self.showing = asked, next(first, 0), False
        self.page, self.status = w.HTML(), w.HTML()
        self.choices = {q.name: self._choice(w, q) for q in asked}
        back, on = w.Button(description="Back"), w.Button(description="Next")
        back.on_click(lambda _: self._go(-1))
        on.on_click(lambda _: self._go(1))
        prompts = [w.HTML(Markup("<p>{}</p>").format(q.prompt)) for q in asked]
        rows = [part for pair in zip(prompts, self.choices.values(), strict=True) for part in pair]
        self.box = w.VBox([self.status, self.page, *rows, w.HBox([back, on])])
        self._show()

    def _choice(self, w: Any, question: Question) -> Any:
        """Buttons for the answers to a question, of which none need be pressed."""
        choice = w.ToggleButtons(
            options=["–", *question.answers], description=question.name, value="–"
        )
        choice.observe(lambda change: self._answered(question, change["new"]), "value")
        return choice

    def _answered(self, question: Question, value: str) -> None:
        if self.showing:
            return
        row, answer = self.rows[self.at], "" if value == "–" else value
        try:
            write_answer(self.sheet, row[UNIT], question.name, answer)
        except (ParameterError, OSError) as error:
            self.status.value = Markup("<p><strong>Not saved: {}</strong></p>").format(error)
            return
        row[question.name] = answer
        self._tell()

    def _go(self, step: int) -> None:
        self.at = min(max(0, self.at + step), len(self.rows) - 1)
        self._show()

    def _show(self) -> None:
        row = self.rows[self.at]
        words = _WORDS.format(row["words"]) if row.get("words") else Markup("")
        parts = {name: row.get(name, "") for name in ("title", "before", "sentence", "after")}
        self.page.value = _PAGE.format(**parts, words=words)
        self.showing = True
        for question in self.asked:
            given = row[question.name].casefold()
            self.choices[question.name].value = given if given in question.answers else "–"
        self.showing = False
        self._tell()

    def _tell(self) -> None:
        done = sum(all(row[q.name] for q in self.asked) for row in self.rows)
        self.status.value = Markup("<p>Unit {} of {}; {} done. Saved in {}.</p>").format(
            self.at + 1, len(self.rows), done, self.sheet.name
        )
