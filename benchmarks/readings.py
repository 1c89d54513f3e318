"""Articles that were read whole by hand: what each statement means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.article.spans import Span
from analysis.statements.score_attributions import read_rows
from analysis.statements.statements import Statements

HALF = 0.5  # of the words that two contents share, to be one statement
_WORD = re.compile(r"\w+")
_TITLES = frozenset(
    ("the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president")
)


@dataclass(frozen=True, slots=True)
class Read:
    """An article, its attributions in the gold corpus, and what a reader made of them."""

    id: str
    text: str
    attributions: Sequence[Mapping[str, Any]]
    reading: Mapping[str, Any]

    @property
    def by_index(self) -> dict[int, Mapping[str, Any]]:
        """What the reader made of each attribution."""
        return {row["i"]: row for row in self.reading["attributions"]}

    def numbers(self, statements: Statements) -> dict[int, int]:
        """The number of the statement that each attribution is found as, where it is found."""
        ours = [(_places(self.text, s.content), s.number) for s in statements]
        pairs = []
        for i, row in enumerate(self.attributions):
            gold = _places(self.text, [Span(a, b) for a, b in row["content"]])
            for places, number in ours:
                both = len(gold & places)
                if both and both / len(gold | places) >= HALF:
                    pairs.append((both / len(gold | places), i, number))
        out: dict[int, int] = {}
        for _, i, number in sorted(pairs, reverse=True):
            if i not in out and number not in out.values():
                out[i] = number
        return out

    def same(self, gold: str, ours: str) -> bool:
        """Whether two names are one actor of the reading, as ``score_reading.py`` has it.

        A person is known by his last name alone where nobody else of the reading bears it.
        """
        if not gold or not ours:
            return not gold and not ours
        name, own = _name(ours), _name(gold)
        forms = self._forms.get(gold, (gold,))
        if any(_name(form) == name or form.lower() == ours.lower() for form in forms):
            return True
        if gold in self._persons and own and name:
            last = _WORD.findall(gold)[-1].lower()
            alone = not any(last in _name(other) for other in self._forms if other != gold)
            return last in name and alone
        return bool(own & name) and len(own & name) >= HALF * len(own)

    def whose(self, ours: str) -> str:
        """The reading's actor of a name; the name itself where there is none."""
        exact = (n for n, forms in self._forms.items() if ours.lower() in map(str.lower, forms))
        like = (name for name in self._forms if self.same(name, ours))
        return next(exact, next(like, ours))

    @property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        return {a["name"]: (a["name"], *a["aliases"]) for a in self.reading["actors"]}

    @property
    def _persons(self) -> set[str]:
        return {a["name"] for a in self.reading["actors"] if a["kind"] == "person"}


def readings(gold: Path, part: str, more: Sequence[Path] = ()) -> Iterator[Read]:
    """The articles of a part that were read, in the order of their ids.

    Args:
        gold: The folder of gold corpora.
        part: ``train`` or ``dev``.
        more: Further folders with readings of that part.
    """
    texts = read_rows(gold / "polnear" / f"{part}.jsonl", text=True)
    by_id = {}
    for folder in (gold / "reading" / part, *more):
        for file in sorted(folder.glob("*.json")):
            reading = json.loads(file.read_text("utf-8"))
            by_id[reading["id"]] = reading
    for key in sorted(by_id.keys() & texts.keys()):
        row = texts[key]
        yield Read(key, row["text"], row["attributions"], by_id[key])


def _places(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end)}


def _name(words: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(words)) - _TITLES
