"""Where the linked marks of a figure lie, for links laid over it where those in an SVG are dead.

WeasyPrint draws the links of an SVG as plain shapes, and JupyterLab takes a figure that holds
links for an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_MARK = re.compile(r'<a href="#([a-z]\d+)"[^>]*>\s*<path d="([^"]*)"', re.S)
_POINT = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")
_TOLD = {"s": "statement", "t": "sentence", "p": "paragraph", "r": "row", "c": "claim"}

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a figure that leads to words, in shares of the figure's width and height."""

    anchor: str
    left: float
    top: float
    width: float
    height: float

    @property
    def style(self) -> str:
        """Where it lies, as CSS."""
        return (
            f"left:{100 * self.left:.2f}%;top:{100 * self.top:.2f}%;"
            f"width:{100 * self.width:.2f}%;height:{100 * self.height:.2f}%"
        )


def spots(svg: str) -> Iterator[Spot]:
    """The linked marks of a figure, in the order in which they are drawn.

    Args:
        svg: What ``drawing.svg`` made.
    """
    view = _VIEW.search(svg)
    if view is None:
        return
    width, height = float(view[1]), float(view[2])
    for anchor, (left, top, right, bottom) in _marks(svg):
        yield Spot(
            anchor, left / width, top / height, (right - left) / width, (bottom - top) / height
        )


def spot_label(anchor: str) -> str:
    """What an anchor is of, in words; empty for one that is not Sayso's.

    Example:
        >>> spot_label("s3"), spot_label("main")
        ('statement 3', '')
    """
    match = re.fullmatch(r"([a-z])(\d+)", anchor)
    return f"{_TOLD.get(match[1], 'part')} {match[2]}" if match else ""


def _marks(svg: str) -> Iterator[tuple[str, Box]]:
    """Where a figure's linked shapes lie; one that lies within another of its kind is left out."""
    taken: list[tuple[str, Box]] = []
    for anchor, path in _MARK.findall(svg):
        points = [(float(x), float(y)) for x, y in _POINT.findall(path)]
        if not points:
            continue
        xs, ys = zip(*points, strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        if not any(a == anchor and _holds(b, box) for a, b in taken):
            taken.append((anchor, box))
            yield anchor, box


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + 0.1
        and outer[1] <= inner[1] + 0.1
        and outer[2] >= inner[2] - 0.1
        and outer[3] >= inner[3] - 0.1
    )
