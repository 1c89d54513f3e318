"""What comes from outside may be odd: one sentence or a row of errors, never the end of it all."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus
from analysis.common import loading
from analysis.common.loading import csv_rows, day, json_value, toml_value, web, yaml_value
from analysis.corpus.partition import articles, parts
from analysis.errors import ArticleError, ParameterError, SaysoError
from analysis.scheduling.jobs import read as read_jobs

Ended = tuple[int, str, str]
Run = Callable[..., Ended]
ROOT = Path(__file__).parents[1]
PLAIN = Path(__file__).parent / "data" / "notebooks" / "plain.ipynb"
# Written for Sayso.
TEXT = "Rain Comes Again\n\n“It will rain a good deal,” said Mayor Ann Lee on Monday.\n"

DEEP = {f"{n:,} deep": "[" * n + "]" * n for n in (60, 3_000, 100_000)}
NEVER = {"in YAML and JSON": "[" * 100_000, "mappings": '{"a":' * 100_000}
NUMBERS = {"5,000 digits": "9" * 5_000, "minus 5,000 digits": "-" + "9" * 5_000}
YAML = {
    "a day no month has": "2024-02-30",
    "an hour no day has": "2020-01-01T25:00:00",
    "a zone of no place": "2020-01-01T20:00:00+99:00",
    "no digits": "0x_",
    "a sum of minutes": "9:" * 3_000 + "9",
    "5,000 hexadecimal digits": "0x" + "f" * 5_000,
    "a tag that does not fit": "!!timestamp soon",
    "another": "!!bool perhaps",
    "and another": '!!int ""',
    "a tag that runs": "!!python/object/apply:os.system [ls]",
    "a reference to itself": "&a [*a]",
    "a bomb": "&a [x, x]\nalias: *a",
    "a control character": '"bell \x07"',
    "a list": "[one, two]",
    "a mapping": "{one: two}",
    **DEEP,
    **NEVER,
    **NUMBERS,
}
JSON = {"a list": "[1]", "a mapping": '{"name": 1}', **DEEP, **NEVER, **NUMBERS}
HALVES = json.dumps({"title": "Mayor \ud800", "text": TEXT.replace("deal", "\udc00 deal")})


def sentence(complaint: str, file: Path | str) -> None:
    """What the user is told is one sentence, which names the file."""
    assert complaint.startswith("sayso: ")
    assert complaint.endswith(".\n")
    assert complaint.count("\n") == 1
    assert len(complaint) < 1_100
    assert "Traceback" not in complaint
    assert str(file) in complaint


@pytest.mark.parametrize("value", YAML.values(), ids=YAML)
@pytest.mark.parametrize("way", ["front matter", "side file", "corrections"])
def test_an_odd_value_in_yaml_is_one_sentence(
    way: str, value: str, tmp_path: Path, sayso: Run
) -> None:
    article = tmp_path / "rain.txt"
    article.write_text(TEXT, "utf-8")
    named: Path | str = article
    if way == "front matter":
        article.write_text(f"---\ntitle: Rain\ndate: {value}\n---\n{TEXT}", "utf-8")
        named = "the front matter"
    elif way == "side file":
        named = article.with_suffix(".yml")
        named.write_text(f"title: Rain\ndate: {value}\n", "utf-8")
    else:
        named = article.with_suffix(".corrections.yml")
        body = value.replace("\n", "\n    ")
        named.write_text(f"- drop:\n    words: It\n    note: {body}\n", "utf-8")
    status, printed, complaint = sayso("statements", "--rules", article)
    assert (status, printed) == (2, "")
    sentence(complaint, named)


@pytest.mark.parametrize("value", JSON.values(), ids=JSON)
@pytest.mark.parametrize("field", ["id", "title", "text"])
def test_an_odd_value_in_json_is_one_sentence(
    field: str, value: str, tmp_path: Path, sayso: Run
) -> None:
    row = json.dumps({"text": TEXT} if field != "text" else {"title": "Rain"})[:-1]
    article = tmp_path / "rain.json"
    article.write_text(f'{row}, "{field}": {value}}}', "utf-8")
    status, printed, complaint = sayso("statements", "--rules", article)
    assert (status, printed) == (2, "")
    sentence(complaint, article)


def test_half_a_pair_becomes_a_sign_and_no_offset_moves(tmp_path: Path, sayso: Run) -> None:
    article = tmp_path / "rain.json"
    article.write_text(HALVES, "utf-8")
    status, printed, complaint = sayso("statements", "--rules", "--jsonl", article)
    assert (status, complaint) == (0, "")
    (found,) = json.loads(printed)["attributions"]
    ((start, end),) = found["content"]
    assert json.loads(HALVES)["text"][start:end] == "“It will rain a good \udc00 deal,”"
    words = ("report", article, "--out", tmp_path / "out", "--notebook", PLAIN, "--to", "html")
    status, printed, complaint = sayso(*words)
    assert (status, complaint) == (0, "")
    (page,) = (tmp_path / "out").glob("*/report.html")
    assert "Mayor \ufffd" in page.read_text("utf-8")


# What stands in the second of three rows, and what is told of it; the others are read.
ROWS = {
    "no JSON": ('{"id": 1,', "is not JSON"),
    "no object": ("[1]", "is not an object"),
    "no text": ('{"id": "b"}', 'has no "text"'),
    "an empty text": ('{"id": "b", "text": " "}', 'has no "text"'),
    "nothing": ("null", "is not an object"),
    "deep": ('{"text": ' + "[" * 100_000, "nested too deeply"),
    "a number": ('{"id": ' + "9" * 5_000 + ', "text": "a"}', "too many digits"),
    "an id of many": ('{"id": ["b"], "text": "It rains."}', "must be a text"),
    "front matter": (
        json.dumps({"text": f"---\ntitle: Rain\ndate: 2024-02-30\n---\n{TEXT}"}),
        "'2024-02-30' is not a date or number",
    ),
    "a NUL": ('{"text": "It \0 rains."}', "holds a NUL"),
}
CELLS = {
    "an empty row": (",,", "is empty"),
    "no text": ("b,,Rain", 'has no "text"'),
    "a quotation mark too many": ('b,"It rains,Rain', "is not CSV"),
    "a quotation in a quotation": ('b,"She said "rain" today",Rain', "is not CSV"),
    "a NUL": ("b,It \0 rains,Rain", "holds a NUL"),
    "a line end of old": ("b,It \r rains,Rain", "is not CSV"),
}


def corpora(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Each odd row in a corpus of its own: what is odd, the file, what is told."""
    for name, (row, told) in ROWS.items():
        file = folder / f"{name.replace(' ', '-')}.jsonl"
        good = [json.dumps({"id": ident, "text": f"{TEXT}\n{ident}{name}"}) for ident in "ac"]
        file.write_bytes(f"{good[0]}\n{row}\n{good[1]}\n".encode())
        yield name, file, told
    for name, (row, told) in CELLS.items():
        file = folder / f"{name.replace(' ', '-')}.csv"
        text = TEXT.replace("\n", " ")
        good = [f'{ident},"{text} {ident}{name}",x' for ident in "ac"]
        file.write_bytes(f"id,text,title\n{good[0]}\n{row}\n{good[1]}\n".encode())
        yield name, file, told


def test_one_bad_row_of_a_corpus_is_one_error(tmp_path: Path) -> None:
    for name, file, told in corpora(tmp_path):
        found = [one for part in parts([file]) for _, _, one in articles(part)]
        kinds = [isinstance(one, SaysoError) for one in found]
        assert kinds == [False, True, False], name
        assert told in str(found[1]), name
        assert len(str(found[1])) < 500


def test_corpora_full_of_odd_rows_are_read_to_their_end(tmp_path: Path, sayso: Run) -> None:
    every = list(corpora(tmp_path))
    damaged = gzip.compress(b'{"text": "It rains, she said."}\n' * 2_000)[:-40]
    (tmp_path / "damaged.jsonl.gz").write_bytes(damaged)
    (tmp_path / "no-columns.csv").write_text("a,b\n1,2\n")
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "rain.txt").write_text(f"---\ndate: 0x_\n---\n{TEXT}", "utf-8")
    out = tmp_path / "tables"
    folder = tmp_path / "in"
    folder.mkdir()
    for file in [file for _, file, _ in every] + list(tmp_path.glob("*.*")):
        if file.is_file():
            file.rename(folder / file.name)
    words = ("corpus", folder, "--out", out, "--workers", 1, "--rules", "--rows", 500)
    status, printed, complaint = sayso(*words)
    assert (status, complaint) == (0, "")
    assert f"{len(every) + 4} errors" in printed
    found = corpus.opened(out)
    assert len(found.table("articles")) >= 2 * len(every)
    told = " ".join(found.table("errors")["told"])
    assert "Traceback" not in told
    for _, _, words in every:
        assert words in told
    for words in ("is damaged", 'no column "text"', "no article", "'0x_' is not a date"):
        assert words in told


def test_a_run_names_each_bad_row_and_makes_the_rest(tmp_path: Path, sayso: Run) -> None:
    every = list(corpora(tmp_path))
    twice = tmp_path / "twice.jsonl"
    rows = [{"id": ident, "text": f"{TEXT}\n{n}"} for n, ident in enumerate(("a", "b", "a"))]
    twice.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    (tmp_path / "odd.txt").write_text(TEXT, "utf-8")
    (tmp_path / "odd.yml").write_text("date: 2024-02-30\n", "utf-8")
    names = [file.name for _, file, _ in every] + ["twice.jsonl", "n" * 256 + ".jsonl"]
    jobs = tmp_path / "jobs.toml"
    jobs.write_text(
        f'out = "out"\n[jobs.many]\ncorpora = {json.dumps(names)}\nfiles = ["odd.txt"]\n'
    )
    status, printed, complaint = sayso("run", jobs, "--dry-run", "--since", "2024-01-01")
    assert status == 1
    assert f"{2 * len(every) + 2} to make, {len(every) + 3} failed" in printed
    for _, _, told in every:
        assert " ".join(told.split()) in complaint
    assert "second article with the id 'a'" in complaint
    assert "cannot be read: File name" in complaint  # the line is cut
    assert "'2024-02-30' is not a date or number" in complaint
    assert "Traceback" not in complaint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("feeds = ['http://[::1/']", "no address"),
        ("addresses = ['http://a b/']", "no address"),
        ("addresses = ['https://news.example:99999/']", "no address"),
        ("files = ['x']\naddress = 'javascript:alert(1)'", "no address"),
        ("files = ['x']\nout = \"a\\u0000b\"", "control character"),
        ('files = ["a\\u001bb"]', "control character"),
        ("files = ['x']\non_failure = [\"a\\u0000b\"]", "must be a command"),
        ("files = ['x']\nmax_seconds = 99999999999999999999", "whole number from 1 to"),
        ("files = ['x']\nat_once = " + "9" * 5_000, "too many digits"),
        ("files = ['x']\nparameters = { since = 2024-02-30 }", "is not TOML"),
        ("files = ['x']\nparameters = { a = 0x" + "f" * 5_000 + " }", "too many digits"),
        ("files = " + "[" * 3_000 + "]" * 3_000, "nested too deeply"),
        ("files = " + "[" * 100_000, "nested too deeply"),
    ],
)
def test_odd_jobs_are_one_sentence(text: str, told: str, tmp_path: Path, sayso: Run) -> None:
    jobs = tmp_path / "jobs.toml"
    jobs.write_text(f"[jobs.a]\n{text}\n", "utf-8")
    with pytest.raises(ParameterError):
        read_jobs(jobs)
    status, printed, complaint = sayso("run", jobs, "--dry-run")
    assert (status, printed) == (2, "")
    sentence(complaint, jobs)
    assert told in complaint


@pytest.mark.parametrize("at", ["[-7, -2]", "[true, false]", "[5, 2]", "[0, 99999999999999]"])
def test_places_of_corrections_lie_in_the_article(at: str, tmp_path: Path, sayso: Run) -> None:
    article = tmp_path / "rain.txt"
    article.write_text(TEXT, "utf-8")
    article.with_suffix(".corrections.yml").write_text(
        f"- change:\n    words: on Monday.\n    at: {at}\n    speaker: Bob Roe\n"
    )
    status, printed, complaint = sayso("statements", "--rules", "--jsonl", article)
    if at.startswith("[0"):  # the words are looked for where they stand
        assert (status, complaint) == (0, "")
        spans = [s for row in json.loads(printed)["attributions"] for s in row["content"]]
        assert all(0 <= start < end <= len(TEXT) for start, end in spans)
    else:
        assert status == 2
        sentence(complaint, "two whole numbers")


def test_what_is_wrong_with_one_article_does_not_keep_the_others(
    tmp_path: Path, sayso: Run
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    (tmp_path / "many.jsonl").write_text(f'{{"text": 1}}\n{json.dumps({"text": TEXT})}\n')
    words = ("statements", "--rules", "--jsonl", tmp_path / "bad.txt", tmp_path / "many.jsonl")
    status, printed, complaint = sayso(*words)
    assert status == 2
    assert len(printed.splitlines()) == 1
    assert [row[:7] for row in complaint.splitlines()] == ["sayso: "] * 2


def test_a_file_where_the_folder_is_to_be_and_names_too_long(tmp_path: Path, sayso: Run) -> None:
    article, taken, long = tmp_path / "rain.txt", tmp_path / "taken", "n" * 300
    article.write_text(TEXT, "utf-8")
    taken.write_text("mine")
    for out in (taken, tmp_path / long):
        for words in (["report", article, "--notebook", PLAIN], ["corpus", article]):
            status, printed, complaint = sayso(*words, "--out", out)
            assert (status, printed) == (2, "")
            sentence(complaint, str(out))
    assert taken.read_text() == "mine"
    for words in (["statements"], ["corpus", "--out", tmp_path / "o"], ["run"], ["report"]):
        status, printed, complaint = sayso(*words, tmp_path / long)
        assert (status, printed) == (2, "")
        sentence(complaint, "File name too long")
    # A side file's name would be too long here, the article's is not.
    named = tmp_path / ("a" * 251 + ".txt")
    named.write_text(TEXT, "utf-8")
    out = tmp_path / "reports"
    words = ["report", named, "--notebook", PLAIN, "--to", "html", "--out", out]
    assert sayso(*words)[0] == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid():
        pytest.skip("only root can make a small file system")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip(f"no small file system here: {made.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_one_sentence(tmp_path: Path, small_disk: Path, sayso: Run) -> None:
    article = tmp_path / "rain.txt"
    article.write_text(TEXT, "utf-8")
    words = ("report", article, "--notebook", PLAIN, "--to", "html", "--out", small_disk)
    status, printed, complaint = sayso(*words)
    assert (status, printed) == (2, "")
    sentence(complaint, "No space left on device")
    assert not list(small_disk.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["statements", "--rules", "deep.json"],
        ["statements", "--rules", "dated.txt"],
        ["report", "rain.txt", "--out", "rain.txt"],
        ["run", "jobs.toml"],
        ["corpus", "deep.json", "--out", "tables", "--rules", "--workers", "1"],
        ["score", "deep.json", "deep.json"],
        ["tag", "--head", "tone", "deep.json"],
        ["report", "rain.txt", "-p", "others=" + "[" * 5_000],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_the_command_itself_never_shows_a_traceback(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text('{"text": ' + "[" * 100_000)
    (tmp_path / "rain.txt").write_text(TEXT, "utf-8")
    (tmp_path / "dated.txt").write_text(f"---\ndate: 2020-01-01T25:00:00\n---\n{TEXT}", "utf-8")
    (tmp_path / "jobs.toml").write_text("[jobs.a]\nfeeds = ['http://[::1/']\n")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", *words],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    sentence(done.stderr, "")


# --- the one place -------------------------------------------------------------------------------


@given(st.text() | st.text("[]{}:&*!-\"'0x_9 \n#|>%@,?", max_size=60))
def test_whatever_is_loaded_gives_a_value_or_an_error_of_ours(text: str) -> None:
    for load in (yaml_value, json_value, toml_value):
        told = ""
        try:
            value = load(text, "the text")
        except SaysoError as error:
            told = str(error)
        else:
            json.dumps(value, default=str).encode()
        assert not told or told.startswith("the text")
        assert "\n" not in told
    day(text)
    web(text)
    for _, count, cells in csv_rows(text.splitlines(keepends=True), "the text"):
        assert count > 0
        assert isinstance(cells, (list, ArticleError))


def test_a_row_that_is_never_closed_costs_one_line() -> None:
    lines = ["a,b\n", '1,"x\n', "2,y\n", '3,"two\n', 'lines"\n', '4,"z\n']
    found = list(csv_rows(lines, "x.csv"))
    assert [(at, count) for at, count, _ in found] == [(1, 1), (2, 1), (3, 1), (4, 2), (6, 1)]
    kept = [cells for _, _, cells in found if not isinstance(cells, ArticleError)]
    assert kept == [["a", "b"], ["2", "y"], ["3", "two\nlines"]]
    assert [str(one) for _, _, one in found if isinstance(one, ArticleError)] == [
        "x.csv, line 2, is not CSV: a quotation mark is opened and not closed.",
        "x.csv, line 6, is not CSV: a quotation mark is opened and not closed.",
    ]


def test_days_and_addresses() -> None:
    assert day("2024-02-29") == date(2024, 2, 29)
    assert day("2024-02-30") is None
    for odd in ("http://[::1/", "https://", "ftp://news.example/", "https://a\nb/", "//x", "\x00"):
        assert web(odd) is None
    assert loading.kept(Path("nowhere.json")) == {}
