"""Take a picture of the top of a page, or of a section, as a reader's screen shows it.

    python docs/picture.py [reports/example/report.html [docs/report.png]]
    python docs/picture.py PAGE PICTURE HEADING    # the section below a heading

Needs Chromium on the system; `make example` calls it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1180, 1400  # pixels


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("The picture was not taken: no Chromium is installed.")
    from playwright.sync_api import sync_playwright

    page = sys.argv[1] if len(sys.argv) > 1 else ROOT / "reports/example/report.html"
    picture = sys.argv[2] if len(sys.argv) > 2 else ROOT / "docs/report.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        view.goto(Path(page).resolve().as_uri())
        if len(sys.argv) > 3:
            heading = view.get_by_role("heading", name=sys.argv[3])
            view.locator("section", has=heading).screenshot(path=picture)
        else:
            view.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
