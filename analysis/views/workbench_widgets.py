"""The widgets of ``notebooks/explore.ipynb``: they show a workbench and call its functions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.common import sanitize
from analysis.errors import SaysoError
from analysis.statements.statements import UNNAMED
from analysis.views import workbench as ex

WIDE = "60em"  # at most


def panel(article: str | Path, method: str = "tagger") -> Any:
    """Widgets to choose an article, read its statements and correct them.

    Args:
        article: The article to start with; the others of its folder can be chosen.
        method: What finds the statements, one of ``tagger``, ``rules``.

    Raises:
        ArticleError: The article cannot be read.
    """
    import ipywidgets as w

    on = ex.bench(article, method)
    paths = {p.name: p for p in ex.articles(Path(article).parent)}
    paths.setdefault(Path(article).name, Path(article))
    look = {"layout": w.Layout(width="100%", max_width=WIDE), "style": {"description_width": "7em"}}
    ui: dict[str, Any] = {
        "article": w.Dropdown(options=list(paths), value=Path(article).name, **look),
        "speaker": w.Dropdown(**look),
        "pick": w.Select(rows=9, **look),
        "place": w.HTML(),
        "who": w.Combobox(
            ensure_option=False, placeholder="a name; leave empty for nobody", **look
        ),
        "words": w.Textarea(rows=3, **look),
        "note": w.Text(placeholder="reason (stored in the file)", **look),
        "log": w.HTML(),
        "table": w.HTML(),
        "told": w.HTML(),
    }
    for name, head in HEADS.items():
        ui[name].description = head
    buttons = {name: w.Button(description=name, tooltip=tip) for name, tip in BUTTONS.items()}
    _wire(ui, buttons, paths, on, method)
    return w.VBox(
        [
            *(ui[name] for name in ("article", "speaker", "pick", "place", "who", "words", "note")),
            w.HBox(list(buttons.values()), layout=w.Layout(flex_flow="row wrap")),
            ui["told"],
            ui["log"],
            ui["table"],
        ]
    )


HEADS = {
    "article": "Article",
    "speaker": "Speaker",
    "pick": "Statement",
    "who": "Said by",
    "words": "Words",
    "note": "Note",
}
BUTTONS = {
    "Set speaker": "attribute the statement to the name above",
    "Set words": "replace the statement’s words with those above, copied from the article",
    "No statement": "remove this; it is not a statement",
    "Undo": "undo the last correction",
    "Save": "save the corrections next to the article",
}


def _wire(
    ui: dict[str, Any], buttons: dict[str, Any], paths: dict[str, Path], on: ex.Bench, method: str
) -> None:
    """Let each widget call a function of the workbench and show what comes of it."""
    now = [on]  # the bench on the table: widgets need one place that changes

    def act(step: Callable[[], ex.Bench], message: str) -> None:
        try:
            now[0] = step()
        except SaysoError as error:
            ui["told"].value = f"<strong>{_safe(str(error))}</strong>"
            return
        ui["told"].value = _safe(message)
        _fill(ui, now[0])

    def save() -> ex.Bench:
        done, path = ex.save(now[0])
        ui["log"].value = f"Saved to {_safe(path.name)}"
        return done

    steps: dict[str, Callable[[], ex.Bench]] = {
        "Set speaker": lambda: ex.give(now[0], ui["pick"].value, ui["who"].value, ui["note"].value),
        "Set words": lambda: ex.span_to(
            now[0], ui["pick"].value, ui["words"].value, ui["note"].value
        ),
        "No statement": lambda: ex.drop(now[0], ui["pick"].value, ui["note"].value),
        "Undo": lambda: ex.undo(now[0]),
        "Save": save,
    }
    done = {"Save": "Saved next to the article.", "Undo": "The last correction was undone."}
    for name, button in buttons.items():
        button.on_click(
            lambda _, name=name: act(steps[name], done.get(name, "Corrected, but not saved yet."))
        )
    ui["article"].observe(
        lambda change: act(lambda: ex.bench(paths[change["new"]], method), ""), "value"
    )
    ui["speaker"].observe(lambda _: _list(ui, now[0]), "value")
    ui["pick"].observe(lambda _: _show(ui, now[0]), "value")
    _fill(ui, on)


def _fill(ui: dict[str, Any], on: ex.Bench) -> None:
    """Bring every widget up to the state of the bench; the choices stay where they can."""
    kept = ui["speaker"].value
    names = ex.speakers(on)
    ui["speaker"].options = [("Everybody", None), *((name or UNNAMED, name) for name in names)]
    if kept is not None and kept in names:
        ui["speaker"].value = kept
    ui["who"].options = ex.names(on)
    ui["log"].value = ex.log(on)._repr_html_()
    ui["table"].value = ex.table(on)._repr_html_()
    _list(ui, on)


def _list(ui: dict[str, Any], on: ex.Bench) -> None:
    kept = ui["pick"].value
    options = ex.choices(on, ui["speaker"].value)
    ui["pick"].options = options
    numbers = [number for _, number in options]
    ui["pick"].value = kept if kept in numbers else (numbers[0] if numbers else None)
    _show(ui, on)


def _show(ui: dict[str, Any], on: ex.Bench) -> None:
    number = ui["pick"].value
    if number is None or number not in [s.number for s in on.statements]:
        ui["place"].value = "There is no statement here."
        return
    ui["place"].value = ex.in_place(on, number)._repr_html_()
    ui["who"].value = ex.statement(on, number).speaker
    ui["words"].value = ex.content_of(on, number)


def _safe(words: str) -> str:
    from html import escape

    return escape(sanitize.shown(words))
