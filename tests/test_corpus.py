"""A corpus in tables: what is read, what fails, what a rerun does, and what survives a kill."""

import contextlib
import dataclasses
import gzip
import io
import os
import signal
import socket
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus
from analysis.corpus import ingest, join_parts, limited_reader, overview, store
from analysis.corpus.link_names import joined
from analysis.corpus.partition import articles, parts
from analysis.corpus.rows import signature
from analysis.corpus.schema import COLUMNS, JOINED, further_column
from analysis.errors import ArticleError, DataError, ParameterError
from tests.corpora import RULES, TEXT, made, row, write_lines


def content(found: corpus.Corpus) -> dict:
    """All tables, row by row."""
    return {name: sorted(map(repr, found.table(name).values.tolist())) for name in
            (*COLUMNS, "names", "copies")}  # fmt: skip


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "analysis", "corpus", *map(str, words)]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


# --- reading -------------------------------------------------------------------------------------


def all_forms(folder: Path, rows: list[dict]) -> list[Path]:
    """The same rows in every form that can be read."""
    import csv

    lines = write_lines(folder / "a.jsonl", rows)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines.read_bytes()))
    whole = lines.read_bytes()
    packer = zstandard.ZstdCompressor()
    (folder / "c.jsonl.zst").write_bytes(packer.compress(whole[:99]) + packer.compress(whole[99:]))
    page = io.StringIO(newline="")
    out = csv.DictWriter(page, ["id", "text"])
    out.writeheader()
    out.writerows(rows)
    (folder / "d.csv").write_bytes(b"\xef\xbb\xbf" + page.getvalue().encode())
    (folder / "e.csv.gz").write_bytes(gzip.compress(page.getvalue().encode()))
    pq.write_table(pa.Table.from_pylist(rows), folder / "f.parquet", row_group_size=3)
    return sorted(folder.iterdir())


def test_every_form_gives_the_same_articles(tmp_path):
    rows = [row(n) for n in range(11)]
    rows[3]["text"] += '\n\nA "quoted" line,\nand a second.'
    for path in all_forms(tmp_path, rows):
        found = [a for p in parts([path], rows=4) for _, _, a in articles(p)]
        assert [(a.slug, a.text) for a in found] == [(r["id"], r["text"]) for r in rows], path
        numbers = [n for p in parts([path], rows=4) for n, _, _ in articles(p)]
        assert numbers == list(range(1, 12))


def test_parts_of_plain_files_carry_no_text(tmp_path):
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(9)])
    assert all(not part.data and part.stop > part.start for part in parts([lines], rows=2))


@given(st.lists(st.sampled_from(["", "x", "{", '{"text": "a b"}']), min_size=1), st.integers(1, 5))
def test_parts_hold_each_line_once(tmp_path_factory, lines, rows):
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("\n".join(lines))
    full = [line for line in lines if line]
    if not full:
        with pytest.raises(ArticleError, match="no article"):
            list(parts([path], rows=rows))
        return
    found = [a for part in parts([path], rows=rows) for _, _, a in articles(part)]
    assert [isinstance(a, ArticleError) for a in found] == [line[-1] != "}" for line in full]


def test_a_folder_is_read_with_its_side_files(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_text(TEXT.format(n=1, name="Ann"))
    (tmp_path / "in" / "b.yml").write_text("outlet: The Post\n")
    write_lines(tmp_path / "in" / "a.jsonl", [row(2)])
    (tmp_path / "c.html").write_bytes(b"\0\0\0")
    (tmp_path / ".hidden.txt").write_text("no")
    found = made(tmp_path / "out", tmp_path / "in", tmp_path / "c.html")
    assert set(found.table("articles")["outlet"]) == {"The Post", ""}
    assert found.table("errors")["source"].tolist() == [str(tmp_path / "c.html")]


def test_memory_stays_flat_while_a_corpus_is_cut(tmp_path):
    def peak(count: int) -> int:
        path = write_lines(tmp_path / f"{count}.jsonl", [row(1)] * count)
        tracemalloc.start()
        assert sum(part.count for part in parts([path], rows=50)) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(20_000) < peak(1_000) + 300_000 < 3_000_000  # the larger file has 7 MB


# --- tables --------------------------------------------------------------------------------------


def test_what_fails_is_a_row_and_not_the_end(tmp_path, monkeypatch):
    lines = tmp_path / "a.jsonl"
    write_lines(lines, [row(1), {"id": "none"}, row(2), row(3, text="")])
    lines.write_bytes(lines.read_bytes() + b'{"text": "\\ud800 said Ann."}\nnot json\n')
    real = limited_reader.article_rows

    def broken(article, *rest):
        if article.slug == "r2":
            raise ZeroDivisionError("a slip")
        return real(article, *rest)

    monkeypatch.setattr(limited_reader, "article_rows", broken)
    monkeypatch.setattr(store, "read", limited_reader.here)
    found = made(tmp_path / "out", lines)
    assert found.table("errors").sort_values("row")["row"].tolist() == [2, 3, 4, 6]
    assert "ZeroDivisionError" in set(found.table("errors")["error"])
    assert sorted(found.table("articles")["row"]) == [1, 5]
    assert found.about["errors"] == 4


LEANING = ("left", "right")


def test_further_columns_of_the_input_are_carried(tmp_path):
    rows = [
        row(n, leaning=LEANING[n % 2], Words="few", Topics=["rain", "dams"], note={"a": 1},
            body="Another text.", source="The Wire", summary="wet " * 900)
        for n in range(3)
    ]  # fmt: skip
    table = pa.Table.from_pylist([{"text": row(9)["text"], "Group": 7, "picture": b"x"}])
    pq.write_table(table, tmp_path / "b.parquet")
    side = tmp_path / "in" / "c.yml"
    side.parent.mkdir()
    side.write_text("columns: {leaning: centre, wave: 2}\n")
    side.with_suffix(".txt").write_text(row(5)["text"])
    lines = write_lines(tmp_path / "a.jsonl", [{**r, "outlet": "The Post"} for r in rows])
    found = made(tmp_path / "out", lines, tmp_path / "b.parquet", side.parent, rows=2)
    assert set(found.further_columns()) == {
        "leaning", "given_words", "topics", "given_source", "summary", "given_group", "wave",
    }  # fmt: skip
    known = found.table("articles").set_index("slug").astype(object)
    assert known.loc["r1", ["leaning", "topics", "given_words", "given_source"]].tolist() == [
        "right", "rain; dams", "few", "The Wire",
    ]  # fmt: skip
    assert len(known.loc["r0", "summary"]) == 500
    assert (known.loc["b-1", "given_group"], known.loc["c", "leaning"]) == ("7", "centre")
    assert known.loc["c", "wave"] == "2"
    every = found.sql("SELECT leaning, count(*) AS n FROM stories GROUP BY leaning ORDER BY n")
    assert set(every["leaning"].dropna()) == {"left", "right", "centre"}


def test_no_further_column_needs_quotation_marks(tmp_path):
    import duckdb

    kinds = duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = "
                       "'reserved'").fetchall()  # fmt: skip
    names = [further_column(word) for (word,) in kinds]
    made_ = ", ".join(f"{name} VARCHAR" for name in [*names, further_column("1st")])
    duckdb.sql(f"CREATE TEMP TABLE t ({made_})")


def test_what_failed_is_known_by_its_title_and_outlet(tmp_path):
    rows = [row(1), row(2, title="A Long Rain", outlet="The Post", text="Es regnet heute. " * 60)]
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", rows))
    known = found.table("errors")[["slug", "title", "outlet"]].values.tolist()
    assert known == [["r2", "A Long Rain", "The Post"]]
    left = overview.left_out(overview.gathered(tmp_path / "out"))
    assert left[["title", "outlet"]].values.tolist() == [["A Long Rain", "The Post"]]


def test_every_table_has_its_columns_even_without_a_row_and_the_docs_name_them(tmp_path):
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", [row(1)]))
    docs = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text("utf-8")
    for name, columns in (COLUMNS | JOINED).items():
        assert found.table(name).columns.tolist() == list(columns), name
        line = next(li for li in docs.splitlines() if li.startswith(f"| `{name}` | `"))
        assert [c for c in columns if f"`{c}`" not in line] == [], name


def within(tmp_path: Path, lines: Path, **limits: float) -> corpus.Corpus:
    options = corpus.Options("rules", **limits)
    known = store.reader(*dataclasses.astuple(options))
    folder = store.prepared(tmp_path / "limited")
    every = [store.read_part(p, str(folder), options, known) for p in parts([lines], known, 9)]
    ingest._closed(folder, [lines], every, options, True)
    return corpus.opened(folder)


def test_an_article_that_takes_too_long_or_is_too_large_is_a_row_of_errors(tmp_path):
    slow = "She said that it rained, and he said that it did not. " * 5_000
    rows = [row(1), row(2, text=slow), row(3), row(4, text="x " * 200_000), row(5)]
    found = within(tmp_path, write_lines(tmp_path / "a.jsonl", rows), seconds=0.5)
    assert sorted(found.table("articles")["row"]) == [1, 3, 5]
    errors = found.table("errors").sort_values("row")
    assert errors["row"].tolist() == [2, 4]
    assert errors["slug"].tolist() == ["r2", "r4"]
    late, large = errors["told"]
    assert "more than 0.5 seconds of processor time" in late
    assert "400,000 characters, more than the 300,000" in large


def test_a_file_that_takes_too_long_to_be_parsed_is_a_row_of_errors(tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "c"):
        (folder / f"{name}.txt").write_text(TEXT.format(n=1, name="Ann"))
    (folder / "b.html").write_text("<p>Rain.</p>" * 300_000)
    found = within(tmp_path, folder, seconds=0.5)
    assert len(found.table("articles")) == 2
    (error,) = found.table("errors").itertuples()
    assert Path(error.source).name == "b.html"


def test_what_python_cannot_stop_is_stopped():
    """A regular expression holds the interpreter's lock and looks at no signal handler."""
    code = (
        "import re; from analysis.corpus.limited_reader import _timed; _timed(0.3); "
        "re.match('(a+)+b', 'a' * 60)"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)
    assert done.returncode in (-signal.SIGPROF, -signal.SIGALRM)


def test_tables_lead_back_to_their_articles(tmp_path):
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", [row(n) for n in range(6)]))
    known = set(found.table("articles")["article"])
    assert len(known) == 6
    for name in COLUMNS:
        if name != "errors":
            assert set(found.table(name)["article"]) == known, name
    said = found.sql("SELECT s.*, a.row FROM statements s JOIN articles a USING (article)")
    for one in said.itertuples():
        text = row(one.row - 1)["text"]
        assert one.cue in " ".join(text[one.start : one.stop].split())
    with pytest.raises(ParameterError, match="no table 'nothing'"):
        found.table("nothing")
    with pytest.raises(ParameterError, match="cannot be queried"):
        found.sql("SELECT nothing FROM nowhere")


def test_names_are_joined_across_articles(tmp_path):
    names = [("person", "Ann Lee", 9), ("person", "Bo Lee", 3), ("person", "Lee", 2),
             ("organisation", "International Rail Board", 4), ("organisation", "IRB", 2),
             ("person", "Jonathan Whitfield", 5), ("person", "Jonathan Whitfeld", 1),
             ("place", "North Holm", 3), ("place", "South Holm", 3)]  # fmt: skip
    forms = [("person", "Lee", "Ann Lee", 9), ("person", "Lee", "Bo Lee", 3),
             ("organisation", "IRB", "International Rail Board", 4)]  # fmt: skip
    found = {row.name: (row.actor, row.how) for row in joined(names, forms)}
    assert found["IRB"] == ("International Rail Board", "alias")
    assert found["Jonathan Whitfeld"] == ("Jonathan Whitfield", "fuzzy")
    assert found["Lee"][1] == "itself"  # three uses in twelve mean somebody else
    assert found["South Holm"][1] == found["North Holm"][1] == "itself"


def test_a_wire_story_counts_once_where_that_is_wanted(tmp_path):
    story = "\n\n".join(TEXT.format(n=n, name="Ann") for n in range(4))
    rows = [
        {"id": f"w{n}", "outlet": f"o{n}", "date": f"2020-01-0{9 - n}", "text": text}
        for n, text in enumerate([story, story + "\n\nRead more below.", "By our desk\n\n" + story])
    ]
    other = "A cat sat on the wall of the old mill and would not come down for anybody at all."
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", [*rows, row(1, text=other)]))
    stories = found.table("stories").set_index("slug")
    assert stories.loc[["w0", "w1", "w2"], "cluster"].nunique() == 1
    assert stories.loc["w0", "copies"] == 3
    assert stories.loc["r1", "copies"] == 1
    assert found.sql("SELECT slug FROM stories WHERE first ORDER BY slug")["slug"].tolist() == [
        "r1", "w2",  # the copy with the earliest date stands for the story
    ]  # fmt: skip


def test_signatures_tell_how_much_two_texts_share():
    words = [f"word{n}" for n in range(400)]
    one, half = signature(" ".join(words)), signature(" ".join(words[:200]))
    share = sum(a == b for a, b in zip(one, half, strict=True)) / len(one)
    assert 0.35 < share < 0.65  # 196 of 396 runs of five words


# --- resuming ------------------------------------------------------------------------------------


def test_only_what_changed_is_made_anew(tmp_path):
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(12)])
    first = made(tmp_path / "out", lines)
    stamps = {
        key: (tmp_path / "out/parts" / key).stat().st_mtime_ns for key in first.about["parts"]
    }
    write_lines(lines, [row(n) for n in range(8)] + [row(n, outlet="new") for n in range(8, 12)])
    second = made(tmp_path / "out", lines)
    kept = set(first.about["parts"]) & set(second.about["parts"])
    assert len(kept) == 2
    assert all((tmp_path / "out/parts" / k).stat().st_mtime_ns == stamps[k] for k in kept)
    assert sorted(p.name for p in (tmp_path / "out/parts").iterdir()) == sorted(
        second.about["parts"]
    )
    assert content(second) == content(made(tmp_path / "fresh", lines))


def test_the_same_rows_twice_are_there_twice(tmp_path):
    lines = write_lines(tmp_path / "a.jsonl", [row(1), row(2)])
    (tmp_path / "b").mkdir()
    again = write_lines(tmp_path / "b" / "a.jsonl", [row(1), row(2)])
    found = made(tmp_path / "out", lines, again)
    assert found.table("articles")["article"].nunique() == 4


def pids(run: subprocess.Popen) -> list[psutil.Process]:
    """The processes of a run's workers."""
    try:
        every = psutil.Process(run.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return [p for p in every if "spawn_main" in " ".join(p.cmdline())]


def until(out: Path, count: int, run: subprocess.Popen) -> int:
    """Wait until so many parts are finished, or the run has ended."""
    end = time.monotonic() + 120
    while time.monotonic() < end and run.poll() is None:
        there = len(list((out / "parts").glob("?" * 64))) if (out / "parts").is_dir() else 0
        if there >= count:
            return there
        time.sleep(0.02)
    raise AssertionError(f"{run.poll()}: {run.communicate()}")


def test_killed_workers_and_a_killed_run_lose_nothing(tmp_path):
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(160)])
    out = tmp_path / "out"
    words = command(lines, "--out", out, "--workers", 1, "--rows", 2, "--rules")
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    run = subprocess.Popen(words, start_new_session=True, **told)
    until(out, 5, run)
    os.killpg(run.pid, signal.SIGKILL)  # the client and all that it started
    run.communicate()
    assert not (out / "corpus.json").exists()
    with pytest.raises(ArticleError, match="no finished corpus"):
        corpus.opened(out)
    run = subprocess.Popen(words, **told)
    for more in (15, 40):  # and then the worker alone, twice
        before = until(out, more, run)
        worker = pids(run)
        assert worker, "the worker has started again"
        worker[0].send_signal(signal.SIGKILL)
    said, error = run.communicate(timeout=120)
    assert run.returncode == 0, error
    assert before < 80, "killed before the end"
    assert "160 articles" in said
    assert "already there" in said
    assert not list((out / "parts").glob(".making-*"))
    found = corpus.opened(out)
    assert sorted(found.table("articles")["row"]) == list(range(1, 161))
    assert content(found) == content(made(tmp_path / "plain", lines, rows=2))


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gone.jsonl", None, "There is no file or folder"),
        ("a.srt", b"x", "not of a kind that"),
        ("a.jsonl", b"", "no article"),
        ("a.csv", b"headline,url\na,b\n", 'no column "text"'),
        ("a.jsonl.gz", b"no gzip", "is damaged"),
        ("a.jsonl.zst", b"no zstandard", "is damaged"),
        ("a.parquet", b"PAR1 no", "not a Parquet file"),
    ],
)
def test_bad_sources_are_one_sentence(tmp_path, name, data, told):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ArticleError, match=told) as caught:
        corpus.build([path], tmp_path / "out", workers=1)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    lines = write_lines(tmp_path / "a.jsonl", [row(1)])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(ParameterError, match="contains other files"):
        corpus.build([lines], tmp_path / "mine")


def test_two_runs_at_once_do_not_ask_for_one_port(tmp_path, recwarn):
    """Dask's usual port is taken, as by another run."""
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(2)])
    with socket.socket() as other:
        with contextlib.suppress(OSError):  # or somebody has it already
            other.bind(("127.0.0.1", 8787))
            other.listen()
        corpus.build([lines], tmp_path / "out", workers=1, options=RULES)
    assert not [str(w.message) for w in recwarn if "8787" in str(w.message)]


def test_a_cluster_by_its_address_gives_the_same_tables(tmp_path):
    """A scheduler and two workers of their own, as they would stand on three machines."""
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(9)])
    words = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    address = f"tcp://127.0.0.1:{free_port()}"
    words += ["--port", address.rpartition(":")[2], "--no-dashboard", "--no-show"]
    words += ["--dashboard-address", "127.0.0.1:0"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-dashboard"]
    worker += ["--nthreads", "1", "--local-directory", str(tmp_path / "dask")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen(line, **quiet) for line in (words, worker, worker)]
    try:
        there = corpus.build([lines], tmp_path / "there", scheduler=address, options=RULES, rows=2)
    finally:
        for process in started:
            process.terminate()
            process.wait(30)
    assert (there.articles, there.parts, there.new_parts) == (9, 5, 5)
    assert content(corpus.opened(there.folder)) == content(made(tmp_path / "here", lines, rows=2))


def test_what_cannot_be_made_at_the_end_is_told_and_the_parts_stay(tmp_path, monkeypatch):
    lines = write_lines(tmp_path / "a.jsonl", [row(n) for n in range(4)])
    out = tmp_path / "out"
    made(out, lines, rows=2)
    with lines.open("a") as more:
        more.write(lines.read_text().splitlines()[0] + "\n")
    broken = join_parts.close

    def damaged(folder, keys):
        table = folder / "parts" / keys[0] / "actors.parquet"
        kept = table.read_bytes()
        table.write_bytes(b"no table")
        try:
            broken(folder, keys)
        finally:
            table.write_bytes(kept)

    monkeypatch.setattr(ingest, "close", damaged)
    with pytest.raises(DataError, match=r"names and copies of .* cannot be written") as caught:
        corpus.build([lines], out, workers=1, options=RULES, rows=2)
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    again = corpus.build([lines], out, workers=1, options=RULES, rows=2)
    assert (again.articles, again.new_parts) == (5, 0)


def test_a_scheduler_that_is_not_there_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "PATIENCE", 1)
    lines = write_lines(tmp_path / "a.jsonl", [row(1)])
    with pytest.raises(ParameterError, match=r"no Dask scheduler at tcp://127.0.0.1:9; start one"):
        corpus.build([lines], tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_the_command_tells_what_is_wrong_in_one_sentence(tmp_path):
    words = command(tmp_path / "gone.jsonl", "--out", tmp_path / "out")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("sayso: There is no file or folder")
    assert done.stderr.count("\n") == 1
