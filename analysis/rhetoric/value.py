"""What a measure returns: a value, its unit, and the spans that were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from analysis.article.lexicon import Hit
from analysis.article.spans import Span

if TYPE_CHECKING:
    import pandas as pd

PER_1000 = "per 1,000 words"
PER_100_SENTENCES = "per 100 sentences"


@dataclass(frozen=True, slots=True)
class Value:
    """One measured value.

    Args:
        name: The measure's name, the same in code, tables and the reference.
        value: The number; NaN where the part is too short for the measure.
        unit: What the number counts, e.g. ``"per 1,000 words"``.
        spans: What was counted, in the order of the text; empty where everything counts.
        note: One line for the reader: a pitfall, a missing minimum, why it is experimental.
        kinds: For each span its class (``"modal"``, ``"high"`` ...); empty where there are none.
        experimental: Whether readings by hand found it wrong too often to be relied on.
        only_quoted: Whether all that was counted stands in quotations, so that it tells of others
            and not of whoever wrote the article. Told for words of self-mention alone.
    """

    name: str
    value: float
    unit: str
    spans: tuple[Span, ...] = ()
    note: str = ""
    kinds: tuple[str, ...] = ()
    experimental: bool = False
    only_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A value with the part of the article it was measured on and the group it belongs to."""

    part: str
    group: str
    value: Value


@dataclass(frozen=True, slots=True, repr=False)
class Measures(Sequence[Row]):
    """All measures of an article, part by part; shows itself as a table."""

    rows: tuple[Row, ...]
    text: str = ""

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __repr__(self) -> str:
        lines = [f"<Measures of {', '.join(self.parts()) or 'nothing'}: {len(self)}>"]
        lines += [
            f"{row.part:<20.20} {row.value.name:<24.24} {shown(row.value.value):>8}"
            f" {row.value.unit}"
            for row in self.rows[:60]
        ]
        return "\n".join(lines)

    def get(self, name: str, part: str = "all") -> Value:
        """The value of one measure.

        Raises:
            KeyError: This part has no such measure.
        """
        for row in self.rows:
            if row.part == part and row.value.name == name:
                return row.value
        raise KeyError(f"no measure {name!r} for {part!r}")

    def parts(self) -> tuple[str, ...]:
        """The parts measured, in order."""
        return tuple(dict.fromkeys(row.part for row in self.rows))

    def table(self) -> pd.DataFrame:
        """One row per part and measure: part, group, measure, value, unit, count, words, note."""
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "part": row.part,
                    "group": row.group,
                    "measure": row.value.name,
                    "value": row.value.value,
                    "unit": row.value.unit,
                    "count": len(row.value.spans),
                    "words": ", ".join(_most(span.of(self.text) for span in row.value.spans)),
                    "note": row.value.note,
                }
                for row in self.rows
            ],
            columns=["part", "group", "measure", "value", "unit", "count", "words", "note"],
        )

    def _repr_html_(self) -> str:
        from analysis.common.html_table import Look, html_rows
        from analysis.common.jupyter import output

        rows = [
            {
                "part": row.part,
                "measure": row.value.name,
                "value": shown(row.value.value),
                "unit": row.value.unit,
                "note": row.value.note,
            }
            for row in self.rows
        ]
        return output(html_rows(rows, Look(right=("value",))))


def rate(
    name: str, spans: Sequence[Span], words: int, note: str = "", kinds: Sequence[str] = ()
) -> Value:
    """A count as a rate per 1,000 words, so that articles of any length can be compared.

    Example:
        >>> rate("hedges", [Span(0, 3)], 200).value
        5.0
    """
    value = 1000 * len(spans) / words if words else float("nan")
    return Value(name, value, PER_1000, tuple(spans), note, tuple(kinds))


def rate_hits(name: str, hits: Sequence[Hit], words: int) -> Value:
    """The same for words that a list has found, each with its kind.

    Example:
        >>> rate_hits("hedges", [Hit(Span(0, 3), "modal")], 200).kinds
        ('modal',)
    """
    return rate(name, [hit.span for hit in hits], words, kinds=[hit.kind for hit in hits])


def shown(value: float) -> str:
    """A number as a reader wants it: three figures, "–" where there is none.

    Example:
        >>> shown(12.345), shown(0.12345), shown(1234.5), shown(float("nan"))
        ('12.3', '0.123', '1,234', '–')
    """
    if value != value:
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"


def _most(texts: Iterator[str], limit: int = 8) -> list[str]:
    counts: dict[str, int] = {}
    for text in texts:
        short = " ".join(text.split())
        short = short if len(short) <= 40 else short[:37] + "…"
        counts[short.lower()] = counts.get(short.lower(), 0) + 1
    ranked = sorted(counts, key=lambda word: -counts[word])[:limit]
    return [f"{word} ×{counts[word]}" if counts[word] > 1 else word for word in ranked]
