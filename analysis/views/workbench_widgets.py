"""The widgets of ``notebooks/explore.ipynb``: they show a workbench and call its functions.

The article and all that is done to it is one anywidget; its JavaScript and its style sheet are
files of this package, sent to the page as text, so that JupyterLab, VS Code and Colab load them
without a server or a network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from analysis.common.jupyter import TEMPLATES
from analysis.common.palette import DARK, LIGHT, declared
from analysis.errors import ParameterError, SaysoError
from analysis.views import workbench as wb
from analysis.views import workbench_edits as edits
from analysis.views import workbench_files
from analysis.views.workbench_view import doubts, view

WIDE = "76rem"  # at most
MODULE = TEMPLATES / "workbench" / "workbench.js"
STYLE = TEMPLATES / "workbench" / "workbench.css"
# JupyterLab's, VS Code's and Colab's words for a dark page.
_DARK = ':is(body[data-jp-theme-light="false"],body.vscode-dark,html[theme="dark"])'


def panel(
    article: str | Path, method: str = "tagger", coder: str = "", own_file: bool = False
) -> Any:
    """Widgets to choose an article, or bring one, read its statements and correct them.

    Args:
        article: The article to start with, or a folder of articles.
        method: What finds the statements, one of ``tagger``, ``rules``.
        coder: Who works here; stands in the file beside each correction.
        own_file: Whether the corrections go into a file of this coder's own.

    Raises:
        ArticleError: The article cannot be read.
        ParameterError: The folder contains no article.
    """
    import ipywidgets as w

    path = Path(article)
    if path.is_dir():
        held = wb.articles(path)
        if not held:
            raise ParameterError(f"{path} contains no article; name a folder that does.")
        path = held[0]
    work = work_widget(wb.bench(path, method, coder, own_file))
    chooser = _Chooser(w, work, path, method, own_file, coder)
    return w.VBox([chooser.box, work], layout=w.Layout(width="100%", max_width=WIDE))


def on_bench(box: Any) -> wb.Bench:
    """What lies on the workbench that ``panel`` shows, with all that was corrected so far."""
    bench: wb.Bench = box.children[-1].on
    return bench


def work_widget(on: wb.Bench) -> Any:
    """The article as one marked view, and all that can be done to it."""
    return _work_class()(on)


def acted(on: wb.Bench, request: Mapping[str, Any]) -> tuple[wb.Bench, str, int]:
    """What one message from the page does.

    Args:
        on: The workbench.
        request: ``do``, and what that needs: ``number``, ``start``, ``end``, ``other``,
            ``speaker``, ``actor``, ``name``, ``note``.

    Returns:
        The workbench, what to say, and the statement to show (0: the one that is shown).

    Raises:
        ParameterError: It cannot be done; the sentence says why.
    """
    what, known = request.get("do"), _checked(request)
    number, start, end = known["number"], known["start"], known["end"]
    speaker, note = known["speaker"], known["note"]
    if what == "save":
        saved, path = wb.save(on)
        return saved, f"Saved in {path.name}, next to the article.", 0
    if what == "undo":
        return wb.undo(on), "The last correction was undone.", 0
    steps: Mapping[Any, Callable[[], wb.Bench]] = {
        "add": lambda: edits.add(on, start, end, speaker, note),
        "words": lambda: edits.set_part(on, number, "content", start, end, note),
        "source": lambda: edits.set_part(on, number, "source", start, end, note),
        "cue": lambda: edits.set_part(on, number, "cue", start, end, note),
        "split": lambda: edits.split(on, number, start, speaker or None, note),
        "speaker": lambda: edits.give(on, number, speaker, note),
        "second": lambda: edits.second(on, number, note),
        "accept": lambda: edits.accept(on, number, note),
        "drop": lambda: edits.drop(on, number, note),
        "merge": lambda: edits.merge(on, number, known["other"], note),
        "alias": lambda: edits.alias(on, known["actor"], known["name"], note),
    }
    if what not in steps:
        raise ParameterError("The page asks for something that this version of Sayso cannot do.")
    new = steps[what]()
    outcome = new.outcomes[-1]
    if what in ("accept", "second", "drop") and number in {d.number for d in doubts(on.statements)}:
        following = next((d.number for d in doubts(new.statements)), 0)
        return new, outcome.message, following or outcome.number
    return new, outcome.message, outcome.number


_NUMBERS = ("number", "start", "end", "other")
_WORDS = ("speaker", "actor", "name", "note")


def _checked(request: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a message, each of its type; what is missing or of another is empty."""
    out: dict[str, Any] = {}
    for name in _NUMBERS:
        value = request.get(name)
        out[name] = value if type(value) is int else 0
    for name in _WORDS:
        value = request.get(name)
        out[name] = value.strip() if isinstance(value, str) else ""
    return out


@cache
def _work_class() -> Any:
    """The anywidget's class; its library takes long to load, and few need it."""
    import anywidget
    import traitlets

    class Work(anywidget.AnyWidget):
        """An article on the workbench, shown and worked on in a browser."""

        _esm = MODULE.read_text("utf-8")
        _css = (
            f".sayso-bench{{{declared(LIGHT)}}}\n{_DARK} .sayso-bench{{{declared(DARK)}}}\n"
            + STYLE.read_text("utf-8")
        )
        view = traitlets.Dict().tag(sync=True)

        def __init__(self, on: wb.Bench) -> None:
            self.on = on
            super().__init__(view=view(on))
            self.on_msg(self._asked)

        def _asked(self, _: Any, request: Any, __: Any) -> None:
            try:
                self.on, message, chosen = acted(self.on, request)
            except SaysoError as error:
                self.tell(str(error), wrong=True)
                return
            self.view = view(self.on, message, chosen=chosen)

        def tell(self, message: str, *, wrong: bool = False) -> None:
            """Show a sentence and leave the rest as it is."""
            self.view = view(self.on, message, wrong=wrong)

        def lay(self, on: wb.Bench, message: str = "") -> None:
            """Lay another article on the workbench."""
            self.on = on
            self.view = view(on, message)

    return Work


class _Chooser:
    """The fields above the article: folder, article, who works here, paste and upload."""

    def __init__(
        self, w: Any, work: Any, path: Path, method: str, own_file: bool, coder: str
    ) -> None:
        look = {"layout": w.Layout(width="auto", flex="1 1 18rem"),
                "style": {"description_width": "5.5em"}}  # fmt: skip
        self.work, self.method, self.own_file = work, method, own_file
        self.folder = w.Text(value=str(path.parent), description="Folder", **look)
        self.article = w.Dropdown(description="Article", **look)
        self.coder = w.Text(
            value=coder, description="Your name", placeholder="kept with corrections", **look
        )
        self.title = w.Text(description="Title", placeholder="may stay empty", **look)
        self.outlet = w.Text(description="Outlet", **look)
        self.date = w.Text(description="Date", placeholder="YYYY-MM-DD", **look)
        self.text = w.Textarea(
            rows=8, placeholder="Paste the article here", layout=w.Layout(width="100%")
        )
        self.bring = w.Button(description="Add article")
        self.upload = w.FileUpload(description="Upload files", multiple=True)
        self.box = self._laid_out(w)
        self._list(path)
        self.folder.observe(lambda _: self._try(self._opened_folder), "value")
        self.article.observe(lambda _: self._try(self._opened), "value")
        self.coder.observe(lambda _: self._try(self._opened_again), "value")
        self.bring.on_click(lambda _: self._try(self._pasted))
        self.upload.observe(lambda _: self._try(self._uploaded), "value")

    def _laid_out(self, w: Any) -> Any:
        row = w.Layout(flex_flow="row wrap", width="100%")
        for field in (self.folder, self.coder):
            field.continuous_update = False
        paste = w.VBox(
            [
                w.HBox([self.title, self.outlet, self.date], layout=row),
                self.text,
                w.HBox([self.bring, self.upload], layout=row),
            ]
        )
        fold = w.Accordion([paste], titles=["Paste or upload an article"], selected_index=None)
        return w.VBox([w.HBox([self.folder, self.article, self.coder], layout=row), fold])

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except SaysoError as error:
            self.work.tell(str(error), wrong=True)

    def _list(self, chosen: Path) -> None:
        paths = [*wb.articles(chosen.parent)]
        if chosen not in paths:
            paths.append(chosen)
        self.article.options = [(path.name, str(path)) for path in paths]
        self.article.value = str(chosen)

    def _unsaved(self) -> None:
        if not self.work.on.saved:
            raise ParameterError("Save your corrections first, or undo them.")

    def _opened_folder(self) -> None:
        held = wb.articles(self.folder.value)
        if not held:
            raise ParameterError(f"{self.folder.value} contains no article.")
        self._unsaved()
        self._list(held[0])

    def _opened(self) -> None:
        value = self.article.value
        if value is None or value == self.work.on.article.path:
            return
        try:
            self._unsaved()
            on = wb.bench(value, self.method, self.coder.value, self.own_file)
        except SaysoError:
            known = [path for _, path in self.article.options]
            if self.work.on.article.path in known:
                self.article.value = self.work.on.article.path
            raise
        self.work.lay(on)

    def _opened_again(self) -> None:
        """Another coder: their own file, where each has one, else the name alone."""
        from dataclasses import replace

        on, coder = self.work.on, self.coder.value.strip()
        if not self.own_file:
            self.work.lay(replace(on, coder=coder))
            return
        self._unsaved()
        self.work.lay(wb.bench(on.article.path, self.method, coder, own=True))

    def _pasted(self) -> None:
        self._unsaved()
        facts = (self.title.value, self.outlet.value, self.date.value)
        path = workbench_files.pasted(self.folder.value, self.text.value, *facts)
        for field in (self.title, self.outlet, self.date, self.text):
            field.value = ""
        self._list(path)

    def _uploaded(self) -> None:
        if not self.upload.value:
            return
        given, self.upload.value = self.upload.value, ()
        self._unsaved()
        paths = [
            workbench_files.uploaded(self.folder.value, file["name"], bytes(file["content"]))
            for file in given
        ]
        self._list(paths[-1])
