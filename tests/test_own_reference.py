"""`sayso reference CORPUS`, and reports made with it. All articles here are written for Sayso."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from analysis.article.article import parse
from analysis.reporting.report import Report, report
from analysis.rhetoric.measure import rhetoric
from analysis.rhetoric.reference import load, place, shipped
from analysis.rhetoric.reference_groups import of_kind
from analysis.scheduling import jobs, what_is_new
from analysis.scheduling.inputs import Item
from analysis.views import phrases
from analysis.views.measures import unusual

SEED = Path(__file__).parents[1] / "seeds" / "iran-missiles.txt"
Ended = tuple[int, str, str]


def texts(count: int) -> list[str]:
    """Articles that hedge more and more, each of them short, about a missile."""
    return [
        f"Talk of Day {n}\n\nIt {'may perhaps ' * (n % 8)}rain, said Ann Lee. The missile is late. "
        "We saw people in the town today, and they told us that the missile is illegal."
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "Small Talk"
    (folder / "later").mkdir(parents=True)
    for n, text in enumerate(texts(30)):
        (folder / ("later" if n % 2 else ".") / f"{n:02}.txt").write_text(text, "utf-8")
    (folder / "again.txt").write_text(texts(1)[0], "utf-8")
    return folder


def standings(report_: Report) -> dict[str, str]:
    """The percentiles in the table of all measures, by measure."""
    page = (report_.folder / "report.html").read_text("utf-8")
    part = page.split("<caption>All measures")[1].split("</table>")[0]
    return {
        unescape(name): standing
        for name, standing in re.findall(
            r'<th scope="row"[^>]*>([^<]+)(?:<br>.*?)?</th>.*?data-head="Percentile">([^<]+)</td>',
            part,
        )
    }


def test_a_report_is_set_beside_a_corpus_of_one_s_own(
    corpus: Path, seed_report: Report, sayso: Callable[..., Ended], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    status, printed, _ = sayso("reference", corpus, "--name", "small talk of Northam")
    assert status == 0
    assert "small-talk.reference.json.gz: 30 articles of small talk of Northam" in printed
    words = ["report", SEED, "--to", "html", "--reference", "small-talk.reference.json.gz"]
    status, printed, complaint = sayso(*words)
    assert status == 0, complaint
    folder = tmp_path / "reports" / "iran-missiles"
    page = (folder / "report.html").read_text("utf-8")
    assert "30 articles of small talk of Northam" in page
    # The method was tried on US political news and says so; nothing else is set beside it.
    before = page.split('id="trust"')[0].replace("On US political news, about ", "")
    assert "US political news" not in before
    assert "US news" not in before
    ours, theirs = standings(Report(folder, (), True)), standings(seed_report)
    assert set(ours) == set(theirs)
    assert len(ours) > 50
    assert sum(ours[name] != theirs[name] for name in ours) > 20
    # "missile" is in every article of the corpus, and in few of US political news
    keys = page.split("<caption>" + phrases.KEYWORDS_TITLE.format("small talk"))[1].split(
        "</table>"
    )[0]
    shipped_page = (seed_report.folder / "report.html").read_text("utf-8")
    usual = shipped_page.split(
        "<caption>" + phrases.KEYWORDS_TITLE.format(of_kind("report").wordbook)
    )[1]
    assert ">missile</a>" not in keys
    assert ">missile</a>" in usual.split("</table>")[0]
    known = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert len(known["files"]["reference"]) == 64
    assert not Path(known["parameters"]["reference"]).is_absolute()


def test_a_changed_reference_makes_the_report_again(
    corpus: Path, sayso: Callable[..., Ended], tmp_path: Path, notebook: Callable[..., Path]
) -> None:
    book = notebook(
        "print(article, reference)",
        parameters='article: str = "x"  # the article\nreference: str = ""  # a reference',
    )
    file = tmp_path / "own.json.gz"
    status, *_ = sayso("reference", corpus, "--out", file, "--no-tagger", "--name", "one")
    assert status == 0
    made = [
        report(SEED, tmp_path, ["html"], {"reference": str(file)}, notebook=book).fresh
        for _ in range(2)
    ]
    assert made == [True, False]
    sayso("reference", corpus, "--out", file, "--no-tagger", "--name", "two")
    assert report(SEED, tmp_path, ["html"], {"reference": str(file)}, notebook=book).fresh


def test_what_the_tagger_sees_can_be_left_out(
    corpus: Path, sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    file = tmp_path / "plain.json.gz"
    assert sayso("reference", corpus, "--out", file, "--no-tagger")[0] == 0
    known = load(file)
    assert known.name == "Small Talk"
    assert known.articles == 30  # the one that stands there twice is counted once
    article = parse(texts(8)[7])
    ours = place("hedges", rhetoric(article).get("hedges").value, reference=known)
    assert ours is not None
    assert ours.percentile > 80
    assert "articles of Small Talk" in ours.words
    assert place("persuasion techniques", 1.0, reference=known) is None
    assert place("persuasion techniques", 1.0, reference=shipped()) is not None


def test_jsonl_rows_make_a_reference_by_outlet(sayso: Callable[..., Ended], tmp_path: Path) -> None:
    rows = [{"text": t, "outlet": "AB"[n % 8 > 3]} for n, t in enumerate(texts(48))]
    for n, row in enumerate(rows):
        row["text"] += f" Number {n} is out."
    path = tmp_path / "papers.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    file = tmp_path / "papers.json.gz"
    assert sayso("reference", path, "--out", file, "--no-tagger")[0] == 0
    known = load(file)
    assert known.articles == 48
    assert known.between["hedges"] > 0.3
    low = place("hedges", 100.0, reference=known, outlet="A")
    high = place("hedges", 100.0, reference=known, outlet="B")
    assert low is not None
    assert high is not None
    assert low.percentile > high.percentile
    plain = parse(texts(1)[0] + " It may perhaps rain. It may perhaps snow.", outlet="A")
    measured = rhetoric(plain)
    told = unusual(measured, plain, known).words
    assert phrases.AT_HOME.format("A", "") in told
    assert "among the articles" not in unusual(measured, parse(plain.text), known).words


def test_wrong_input_is_told_in_a_sentence(
    sayso: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    few = tmp_path / "few"
    few.mkdir()
    (few / "a.txt").write_text("It rained, she said.", "utf-8")
    (tmp_path / "bad.jsonl").write_text('{"no text": 1}\n', "utf-8")
    (tmp_path / "no.json.gz").write_bytes(b"no")
    out = tmp_path / "out"
    for words, told in (
        (["reference", "nowhere"], "There is no file or folder nowhere"),
        (["reference", "empty"], "contains no article"),
        (["reference", few], "needs 20 articles, but there are 1"),
        (["reference", "bad.jsonl"], 'line 1, has no "text"'),
        (["reference", few, "--out", tmp_path / "no" / "where.gz"], "cannot be written"),
        (["report", SEED, "--out", out, "--reference", "nowhere.gz"], "sayso reference CORPUS"),
        (["report", SEED, "--out", out, "-p", "reference=no.json.gz"], "sayso reference CORPUS"),
    ):
        status, printed, complaint = sayso(*words)
        assert status == 2, words
        assert told in complaint
        assert len(complaint.strip().splitlines()) == 1
        assert "Traceback" not in complaint
        assert printed == ""
    assert not out.exists()


def test_a_job_names_it_from_the_folder_of_its_file(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "jobs.toml"
    file.write_text(
        '[jobs.one]\nfiles = ["*.txt"]\n[jobs.one.parameters]\nreference = "own.gz"\n', "utf-8"
    )
    (job,) = jobs.read(file)
    assert job.parameters["reference"] == str(tmp_path / "own.gz")
    item = Item("a.txt", "a", "0" * 64)
    before = what_is_new.ident(job, item)
    (tmp_path / "own.gz").write_bytes(b"changed")
    assert what_is_new.ident(job, item) != before
