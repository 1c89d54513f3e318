"""What all figures share: a sheet measured in inches, one style, and SVG that suits a page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.common import jupyter, sanitize
from analysis.common.logging import quiet
from analysis.common.palette import LIGHT
from analysis.views.fonts import SANS, SPARE, file_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NO_TABLE = Markup("")
WIDE, NARROW = 7.0, 3.5  # inches: a page or a desk, and a phone
SIZE, SMALL = 10.0, 8.5  # points
_HEAD = re.compile(r"\A.*?(?=<svg)", re.S)
# What matplotlib writes and no figure needs: groups without a name, a sheet without a colour, a
# turn by nothing; the style that it gives every element stands in the opening tag instead.
_NEEDLESS = re.compile(
    r"\s*<(?:metadata|defs)>.*?</(?:metadata|defs)>|</?g>\s*"
    r'|<path d="[^"]*" style="fill: none"/>\s*',
    re.S,
)
_UNTURNED = re.compile(r'(<text\b[^>]*?) transform="rotate\(-?0 [^"]*"')
_OPEN = re.compile(r"<svg\b[^>]*?(viewBox=\"[^\"]*\")[^>]*>", re.S)
_IDENT = re.compile(r' id="[a-z]+[\w.]*_\d+"')
_LINK = re.compile(r'<a xlink:href="#([a-z]\d+)"[^>]*>')


@dataclass(frozen=True, slots=True, repr=False)
class Graphic:
    """A figure that shows itself in a notebook and says in words what it shows.

    Args:
        title: What it shows, in a line.
        figure: Drawn for a page or a desk.
        narrow: The same, drawn for a phone.
        alt: What a reader sees in it, in words, made from the data.
        lede: How to read it; may be Markup.
        note: What to bear in mind.
        nothing: Said in the figure's place where there is nothing to draw.
        table: The numbers behind it as an HTML table, folded away below it.
        longer: Whether it says little of a short text, and paper does without it there.
        left_out: Whether it would tell nothing of this article, so that neither figure nor words
            are shown.
    """

    title: str
    figure: Figure
    narrow: Figure
    alt: str
    lede: str = ""
    note: str = ""
    nothing: str = ""
    table: Markup = NO_TABLE
    longer: bool = False
    left_out: bool = False

    def _repr_html_(self) -> str:
        if self.left_out:
            return jupyter.output("")
        if self.nothing:
            return jupyter.output(Markup('<p class="nothing">{}</p>').format(self.nothing))
        parts = [Markup('<p class="graphic-title">{}</p>').format(self.title)]
        if self.lede:
            parts.append(Markup('<p class="graphic-lede">{}</p>').format(self.lede))
        wide, narrow = (
            jupyter.figure(svg(drawn, self.alt), measure) for drawn in (self.figure, self.narrow)
        )
        parts.append(Markup('<div class="wide">{}</div>').format(wide))
        parts.append(Markup('<div class="narrow" style="display:none">{}</div>').format(narrow))
        if self.note:
            parts.append(Markup("<figcaption>{}</figcaption>").format(self.note))
        behind = Markup(
            '<details class="behind"><summary>The numbers behind this figure</summary>{}</details>'
        ).format(self.table)
        kind = Markup(' class="longer"') if self.longer else ""
        figure = Markup("<figure{}>{}</figure>").format(kind, Markup("").join(parts))
        return jupyter.output(figure + (behind if self.table else ""))

    def __repr__(self) -> str:
        return f"<Graphic: {self.title}. {self.alt}>"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A blank sheet; x runs to the right and y downwards, both in inches from the upper left."""

    figure: Figure
    axes: Any
    width: float

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, url: str = ""
    ) -> None:
        """A filled rectangle, a link where ``url`` is given."""
        from matplotlib.patches import Rectangle

        if width <= 0 or height <= 0:
            return
        patch = Rectangle(
            (x, y), width, height, facecolor=LIGHT[colour], linewidth=0, zorder=2, clip_on=False
        )
        if url:
            patch.set_url(url)
        self.axes.add_artist(patch)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str = "rule", width: float = 0.8
    ) -> None:
        """A straight line of ``width`` points."""
        self.axes.plot(
            [x, to_x],
            [y, to_y],
            color=LIGHT[colour],
            linewidth=width,
            solid_capstyle="butt",
            zorder=1,
            clip_on=False,
        )

    def dot(self, x: float, y: float, colour: str, size: float = 0.07, url: str = "") -> None:
        """A filled circle of ``size`` inches radius, a link where ``url`` is given."""
        from matplotlib.patches import Circle

        patch = Circle((x, y), size, facecolor=LIGHT[colour], linewidth=0, zorder=2, clip_on=False)
        if url:
            patch.set_url(url)
        self.axes.add_artist(patch)

    def text(self, x: float, y: float, words: str, **style: Any) -> None:
        """Words, their middle at the height y.

        Args:
            x: Where they start, are centred or end.
            y: Their height.
            words: Taken as they are, no mathematics in them.
            style: colour, size, weight, align (left, center, right), url.
        """
        artist = self.axes.text(
            x,
            y,
            sanitize.shown(words),
            parse_math=False,
            fontfamily=[SANS, SPARE],
            color=LIGHT[style.get("colour", "ink")],
            fontsize=style.get("size", SIZE),
            fontweight=style.get("weight", "normal"),
            ha=style.get("align", "left"),
            va="center_baseline",
            zorder=3,
        )
        if style.get("url"):
            artist.set_url(style["url"])


def sheet(width: float, height: float) -> Sheet:
    """A blank sheet of so many inches."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_style()):
        figure = Figure(figsize=(width, height))
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return Sheet(figure, axes, width)


def both(draw: Callable[[float], Figure]) -> tuple[Figure, Figure]:
    """The figure as a desk and as a phone see it."""
    return draw(WIDE), draw(NARROW)


def svg(figure: Figure, alt: str) -> Markup:
    """A figure as SVG for the inside of a page: text stays text, nothing random, nothing outside.

    Args:
        figure: Drawn on a ``sheet``.
        alt: What it shows, in words.
    """
    import matplotlib as mpl

    out = io.StringIO()
    plain = {"svg.fonttype": "none", "svg.hashsalt": "sayso"}
    with quiet("matplotlib.font_manager"), mpl.rc_context(_style() | plain):
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
    text = _IDENT.sub("", _HEAD.sub("", out.getvalue()))
    text = _UNTURNED.sub(r"\1", _NEEDLESS.sub("", text))
    text = text.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    text = _LINK.sub(lambda m: jupyter.link(m[1]), text).replace("xlink:href", "href").strip()
    # On paper of its own where no style sheet is: in a notebook that is not trusted.
    opening = Markup(
        '<svg class="graphic" style="background:{}" stroke-linejoin="round" '
        'role="graphics-document" aria-label="{}" '
    ).format(LIGHT["paper"], alt)
    # matplotlib escapes every word of the figure, and the opening tag is formatted above
    return Markup(_OPEN.sub(lambda m: f"{opening}{m[1]}>", text, count=1))  # noqa: S704


def png(figure: Figure, dpi: int = 200) -> bytes:
    """A figure as a picture, for documents that hold no SVG.

    Args:
        figure: Drawn on a ``sheet``.
        dpi: Dots to the inch.
    """
    import matplotlib as mpl

    out = io.BytesIO()
    with quiet("matplotlib.font_manager"), mpl.rc_context(_style()):
        figure.savefig(out, format="png", dpi=dpi, facecolor="white", metadata={"Software": None})
    return out.getvalue()


def fit(words: str, size: float, width: float, weight: str = "normal") -> str:
    """The words, cut at a word with an ellipsis where they are wider than ``width`` inches."""
    words = sanitize.shown(words)
    most = int(width * 72 / size * 7)  # no letter is narrower than a seventh of its size
    if len(words) <= most and measure(words, size, weight) <= width:
        return words
    low, high = 1, min(len(words), most)
    while low < high:
        middle = (low + high + 1) // 2
        fits = measure(f"{words[:middle]}…", size, weight) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = words[:low]
    if " " in kept and words[low : low + 1] not in ("", " "):
        kept = kept.rsplit(" ", 1)[0]
    return f"{kept.rstrip(',;:–- ')}…"


def widest(words: Iterable[str], most: float, size: float = SIZE) -> float:
    """The width that labels need, in inches, ``most`` at most."""
    return min(most, max((measure(word, size) for word in words), default=0.0))


def measure(words: str, size: float, weight: str = "normal") -> float:
    """The width of words in inches, set in the figures' typeface (kerning left aside)."""
    return sum(_advance(letter, weight) for letter in words) * size / 72


@cache
def _advance(letter: str, weight: str) -> float:
    """How wide a letter is set, as a share of the size of the type."""
    for font in _faces(weight):
        if font.get_char_index(ord(letter)):
            return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / 100
    return 1.0


@cache
def _faces(weight: str) -> tuple[Any, ...]:
    """The figures' typeface and the one that has the letters it lacks, at 100 points."""
    from matplotlib.font_manager import FontProperties, fontManager
    from matplotlib.ft2font import FT2Font

    _fonts()
    with quiet("matplotlib.font_manager"):  # the spare family has no semibold
        files = [
            fontManager.findfont(FontProperties(family=[name], weight=weight))
            for name in (SANS, SPARE)
        ]
    faces = tuple(FT2Font(file) for file in files)
    for face in faces:
        face.set_size(100, 72)
    return faces


def _style() -> Any:
    _fonts()
    return {
        "font.family": [SANS, SPARE],
        "font.size": SIZE,
        "text.parse_math": False,
        "figure.dpi": 72,
        "savefig.dpi": 72,
        "path.simplify": False,
    }


@cache
def _fonts() -> None:
    """Make the page's typeface known to matplotlib."""
    from matplotlib.font_manager import fontManager

    for name in ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"):
        if path := file_of("font_source_sans_pro", f"files/{name}"):
            fontManager.addfont(path)
