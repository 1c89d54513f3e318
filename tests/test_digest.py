"""The digest of a run: only what is notable, in Markdown, as a page and as a mail with its PDFs."""

from __future__ import annotations

import email
import email.policy
import json
import re
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from analysis.common.sanitize import line
from analysis.errors import ParameterError
from analysis.scheduling import digest as digests
from analysis.scheduling import jobs as jobs_file
from analysis.scheduling import run as runs
from analysis.scheduling.digest_mail import mail
from analysis.scheduling.notable import notable, sound
from analysis.scheduling.run import Options, Summary

NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
# Written for Sayso.
LEE = (
    "Mayor Lists the Trams\n\nANNVILLE — “The city has twelve trams,” said Ann Lee, the mayor, on "
    "Monday. Lee said the city paid 40 million dollars for them.\n"
)
ROE = (
    "Engineer Denies a Charge\n\nANNVILLE — Ann Lee, the mayor, said on Tuesday that the trams "
    "were late.\n\nBob Roe, an engineer, denied that he had taken money from the builders of the "
    "dam.\n"
)
LEE_AGAIN = LEE.replace("Monday", "Friday").replace("twelve", "thirteen")


def one(summaries: tuple[Summary, ...]) -> Summary:
    (summary,) = summaries
    return summary


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return jobs(tmp_path)


def jobs(folder: Path) -> Path:
    (folder / "in").mkdir()
    path = folder / "jobs.toml"
    path.write_text(
        'out = "out"\nformats = ["html", "brief"]\nmail = ["desk@example.org", "ann@example.org"]\n'
        f'title = "Trams"\nnotebook = "{(NOTEBOOKS / "plain.ipynb").as_posix()}"\n'
        'parameters = { method = "tagger" }\n[jobs.all]\nfolders = ["in"]\n'
    )
    return path


def add(file: Path, name: str, text: str) -> None:
    (file.parent / "in" / f"{name}.txt").write_text(text, "utf-8")


def read(file: Path, name: str = digests.MARKDOWN) -> str:
    return (file.parent / "out" / ".sayso" / name).read_text("utf-8")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: one speaker in the first; in the second one more, who denies something."""
    file = jobs(tmp_path_factory.mktemp("digest"))
    add(file, "lee", LEE)
    assert one(runs.run(file)).status == 0
    assert "First reports of all: no speaker is new yet." in read(file)
    assert "New speaker" not in read(file)
    add(file, "roe", ROE)
    add(file, "lee-again", LEE_AGAIN)
    assert one(runs.run(file)).status == 0
    return file


def test_a_digest_names_only_what_is_notable(ran: Path) -> None:
    words = read(ran)
    assert words.startswith("# Trams: 2 new reports, 1 notable\n")
    assert "- **New speaker:** Bob Roe ([statement 2](<../roe/report.html#s2>))" in words
    denied = re.search(r"- \*\*Denied:\*\* Bob Roe denies “(.+)” \(", words)
    assert denied is not None
    assert "taken money from the builders" in denied[1]
    assert "Ann Lee" not in words  # known from the report before
    assert "Lists the Trams" not in words  # nothing in it is notable
    assert re.search(r"Right on articles read by hand: speakers \d+ of \d+", words)
    covered = json.loads(read(ran, digests.STATE))["reports"]
    assert set(covered) == {"lee", "roe", "lee-again"}
    # Nothing new: the digest stays as it is.
    assert one(runs.run(ran)).unchanged == 3
    assert read(ran) == words
    # Made anew, a report is no news.
    assert len(one(runs.run(ran, Options(force=True))).made) == 3
    assert read(ran) == words


def test_the_mail_holds_text_page_and_the_pdfs_of_what_is_notable(ran: Path) -> None:
    data = (ran.parent / "out/.sayso" / digests.MAIL).read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["Subject"] == "Trams: 2 new reports, 1 notable"
    assert message["To"] == "desk@example.org, ann@example.org"
    plain = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().startswith("Trams: 2 new reports, 1 notable")
    assert "Bob Roe" in plain.get_content()
    assert "<strong>Denied:</strong> Bob Roe" in page.get_content()
    assert "href" not in page.get_content()  # in a mail there is no folder above
    papers = list(message.iter_attachments())
    assert [paper.get_filename() for paper in papers] == ["roe.pdf"]
    content: Any = papers[0].get_content()
    (sheet,) = pypdfium2.PdfDocument(content)
    assert "Engineer Denies a Charge" in sheet.get_textpage().get_text_bounded()


def test_an_address_makes_links_that_work_elsewhere() -> None:
    found = digests.Digest("T", 1, 2, (digests.Entry(
        "roe", "T", "", "", "roe/report.html", "", (digests.Line("Denied", "x", 2),)
    ),), ("web",), "")  # fmt: skip
    address = "https://example.org/reports/"
    place = "https://example.org/reports/roe/report.html#s2"
    assert f"(<{place}>)" in digests.in_markdown(found, address)
    assert f'href="{place}"' in digests.page(found, address)
    assert "2 reports failed; summary.md names them." in digests.in_markdown(found)


def test_what_an_article_says_is_data_in_a_digest() -> None:
    title = line("<b>[x](javascript:alert(1))</b> \u202eegrahC")
    rows = (digests.Line("New speaker", title, 1), digests.Line("Denied", "# *x* | `y`", 0))
    entry = digests.Entry("hostile", title, title, title, "hostile/report.html", "", rows)
    found = digests.Digest(title, 1, 0, (entry,), (title,), "")
    page, words = digests.page(found), digests.in_markdown(found)
    assert "<b>" not in page
    assert 'href="javascript' not in page
    assert not re.search(r"(?<!\\)[<\[]", re.sub(r"\[(?:[^\]\\]|\\.)*\]\(<[^<>]*>\)", "", words))
    for name, value in (("Subject", title),):
        raw = mail(Path(), found, "", ("a@example.org",))
        assert email.message_from_bytes(raw, policy=email.policy.default)[name].startswith(value)
    entries = {"speakers": [3, {"name": ["x"]}], "contested": [{"one": 1}], "denied": 7}
    assert sound({"notable": entries}) == {"speakers": [], "contested": [], "denied": []}


def test_contested_claims_are_told_with_both_voices() -> None:
    import analysis as an

    text = (
        "Dispute Over a Dam\n\nANNVILLE — The harbour company paid the mayor 40,000 crowns last "
        "year, Tom Ward said.\n\nAnn Lee denied that the harbour company paid the mayor 40,000 "
        "crowns last year.\n"
    )
    a = an.analyse(an.parse(text))
    (pair,) = notable(a)["contested"]
    assert {pair["one"]["who"], pair["other"]["who"]} == {"Tom Ward", "Ann Lee"}


def test_on_success_gets_the_digest_and_on_failure_does_not_run(file: Path, tmp_path: Path) -> None:
    def command(name: str) -> str:
        return json.dumps([sys.executable, "-c", (
            "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text("
            "os.environ['SAYSO_NOTABLE'] + os.environ['SAYSO_NAMES'] + sys.stdin.read() + "
            "pathlib.Path(os.environ['SAYSO_DIGEST_MAIL']).read_text()[:8], 'utf-8')"
        ), str(tmp_path / name)])  # fmt: skip

    more = f"on_success = {command('well')}\non_failure = {command('badly')}\n"
    file.write_text(more + file.read_text())
    add(file, "lee", LEE)
    runs.run(file)
    words = (tmp_path / "well").read_text("utf-8")
    assert words.startswith("0lee# Trams: 1 new report, nothing notable")
    assert words.endswith("Subject:")
    assert not (tmp_path / "badly").exists()
    (tmp_path / "well").unlink()
    runs.run(file)  # nothing new
    assert not (tmp_path / "well").exists()


def test_an_address_for_mail_is_checked(file: Path) -> None:
    file.write_text(file.read_text().replace("ann@example.org", "ann\\nBcc: x@example.org"))
    with pytest.raises(ParameterError, match="mail"):
        jobs_file.read(file)
