"""Small grey pictures of pages, to be compared with those that were looked at.

`make example` takes them anew (SAYSO_PICTURES=new); look at them before you commit them.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from analysis.common import fingerprint

FOLDER = Path(__file__).parent / "data" / "pictures"
FOUND_BY = FOLDER / "found-by.json"  # what weights and lists the pictures were made with
WIDTH = 220  # pixels
GREYS = 8
BLUR = 4  # pixels; lines of text become grey areas, so that a word more or less is nothing
ALIKE = 16.0  # of 255: how far two pictures may be apart on average


def new() -> bool:
    """Whether the pictures are to be taken anew."""
    return os.environ.get("SAYSO_PICTURES") == "new"


def data() -> str:
    """One hash for the weights and lists that decide what a report finds."""
    told = ("scores.json", ".md")  # what is said of them decides nothing
    return fingerprint.digest(
        {k: v for k, v in fingerprint.data_files().items() if not k.endswith(told)}
    )


def small(picture: bytes) -> Image.Image:
    """A picture in a few grey levels, ``WIDTH`` pixels wide."""
    opened = Image.open(io.BytesIO(picture)).convert("L")
    height = round(opened.height * WIDTH / opened.width)
    return opened.resize((WIDTH, height), Image.Resampling.LANCZOS)


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart: the mean difference once both are blurred, of 255."""
    if one.size != other.size:
        other = other.resize(one.size)
    pair = [picture.filter(ImageFilter.BoxBlur(BLUR)) for picture in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*pair)).mean[0])


def check(name: str, picture: bytes, alike: float = ALIKE) -> None:
    """Compare a picture with the stored one, or store it where they are taken anew."""
    path, taken = FOLDER / f"{name}.png", small(picture)
    if new():
        taken.quantize(GREYS).save(path, optimize=True)
        return
    if not path.exists():
        pytest.skip(f"there is no {path.name}; take the pictures by `make example`")
    with Image.open(path) as stored:
        far = apart(stored.convert("L"), taken)
    assert far < alike, f"{name} looks otherwise ({far:.1f}); look, then run `make example`"


def same_findings() -> None:
    """Skip where weights or lists have changed since, by which a report finds other things."""
    known = json.loads(FOUND_BY.read_text()) if FOUND_BY.exists() else {}
    if not new() and known.get("data") != data():
        pytest.skip("weights or lists have changed since; take the pictures by `make example`")


def stored() -> list[str]:
    """The names of the stored pictures of pages."""
    return sorted(path.stem for path in FOLDER.glob("page-*.png"))


def begin() -> None:
    """Make room for new pictures of pages."""
    FOLDER.mkdir(exist_ok=True)
    for name in stored():
        (FOLDER / f"{name}.png").unlink()
    FOUND_BY.write_text(json.dumps({"data": data()}) + "\n")
