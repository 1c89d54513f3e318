"""The example report looks as it did when somebody looked at it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from analysis.reporting.report import Report
from tests import pictures


def test_each_page_of_the_pdf(seed_report: Report, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    pictures.same_findings()
    command = ["pdftoppm", "-r", "48", "-gray", "-png", "report.pdf", str(tmp_path / "page")]
    subprocess.run(command, check=True, capture_output=True, cwd=seed_report.folder)
    pages = sorted(tmp_path.glob("page-*.png"))
    if pictures.new():
        pictures.begin()
    else:
        assert abs(len(pages) - len(pictures.stored())) <= 1, "run `make example`"
    for page, _ in zip(pages, pictures.stored() or pages, strict=False):
        pictures.check(f"page-{int(page.stem.split('-')[-1]):02}", page.read_bytes())


@pytest.mark.parametrize(("width", "scheme"), [(1180, "light"), (390, "dark")])
def test_the_top_of_the_page_on_a_screen(
    seed_report: Report, chromium: str, width: int, scheme: Any
) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    pictures.same_findings()
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        view = browser.new_page(
            viewport={"width": width, "height": width * 5 // 4}, color_scheme=scheme
        )
        view.goto((seed_report.folder / "report.html").as_uri())
        pictures.check(f"screen-{width}-{scheme}", view.screenshot())
        browser.close()


def test_pictures_tell_a_broken_page_from_a_word_more() -> None:
    """What is compared forgives a line of text and not a figure that is gone or a page in black."""
    page = Image.new("L", (pictures.WIDTH, 311), 255)
    draw = ImageDraw.Draw(page)
    for y in range(20, 150, 6):
        draw.line((20, y, 190, y), 90, 2)
    draw.rectangle((20, 160, 200, 290), 60)
    moved = Image.new("L", page.size, 255)
    moved.paste(page, (0, 6))
    empty = page.copy()
    ImageDraw.Draw(empty).rectangle((0, 155, 220, 311), 255)
    assert pictures.apart(page, page) == 0
    assert pictures.apart(page, moved) < pictures.ALIKE
    assert pictures.apart(page, empty) > pictures.ALIKE
    assert pictures.apart(page, Image.new("L", page.size, 0)) > 100
