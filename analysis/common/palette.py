"""The colours of pages and figures: few, told apart by colour-blind readers, in light and dark."""

from __future__ import annotations

from collections.abc import Mapping

# The figures are drawn in the light colours; on a screen each follows its name into the dark.
LIGHT = {
    "ink": "#1c1b1a",
    "soft": "#57544f",
    "rule": "#d3cec4",
    "paper": "#fffefb",
    "shade": "#f3f0e9",
    "link": "#0a4f86",
    "reporter": "#8e8a83",
    "direct": "#0f5c99",
    "mixed": "#4c93c9",
    "indirect": "#a3cbe8",
    "quoted": "#e3eff7",
    "named": "#f3e6d2",
    "negative": "#c2501f",
    "positive": "#11705f",
    "doubt": "#8a5a00",
    "lit": "#fbe9a9",
}
DARK = {
    "ink": "#eceae5",
    "soft": "#b3aea5",
    "rule": "#46433e",
    "paper": "#161514",
    "shade": "#22211f",
    "link": "#8cc4f2",
    "reporter": "#8f8b84",
    "direct": "#8cc4f2",
    "mixed": "#4f97cf",
    "indirect": "#2d6593",
    "quoted": "#1d2f3e",
    "named": "#3d3020",
    "negative": "#ee8a58",
    "positive": "#58c1ab",
    "doubt": "#e0b054",
    "lit": "#5a4a12",
}


def declared(colours: Mapping[str, str]) -> str:
    """The colours as properties of a style sheet, to be used by their names."""
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
