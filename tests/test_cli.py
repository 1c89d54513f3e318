"""The command: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.cli import app

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "iran-missiles.txt"
HOSTILE = Path(__file__).parent / "data" / "hostile.txt"
Ended = tuple[int, str, str]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "nowhere.txt"], "There is no file nowhere.txt"),
        (["reprot", "x.txt"], "did you mean 'report'"),
        (["report", SEED, "--forse"], "--force"),
        (["report", SEED, "-p", "top_actor=3"], "did you mean 'top_actors'"),
        (["report", SEED, "-p", "top_actors=many"], "must be a whole number, not 'many'"),
        (["report", SEED, "-p", "method=ruls"], "did you mean 'rules'"),
        (["report", SEED, "-p", "nothing"], "NAME=VALUE"),
        (["report", SEED, "--notebook", "nowhere.ipynb"], "There is no notebook nowhere.ipynb"),
        (["report", SEED, "--to", "docx"], "'docx'"),
        (["statements", ROOT / "analysis" / "cli"], "contains no articles"),
        (["score", "nowhere.jsonl", "nowhere.jsonl"], "nowhere.jsonl"),
        (["statements"], "ARTICLE"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_and_ends_with_2(
    words: list[object], told: str, sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    out = ["--out", tmp_path] if words[0] == "report" else []
    status, printed, complaint = sayso(*words, *out)
    assert status == 2
    assert told in complaint
    assert printed == ""
    assert "Traceback" not in complaint
    assert not list(tmp_path.iterdir())


def test_two_articles_of_one_name_are_not_mixed(
    sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text("It rained, she said.", "utf-8")
    status, _, complaint = sayso("report", tmp_path / "a/news.txt", tmp_path / "b/news.txt")
    assert status == 2
    assert "would both become the report 'news'" in complaint


def test_a_failing_notebook_ends_with_1(
    sayso: Callable[..., Ended], tmp_path: Path, notebook: Callable[..., Path]
) -> None:
    book = notebook("1 / 0")
    status, printed, complaint = sayso("report", SEED, "--out", tmp_path, "--notebook", book)
    assert status == 1
    assert printed == ""
    assert "ZeroDivisionError" in complaint
    assert len(complaint.strip().splitlines()) == 1
    assert "1 / 0" in (tmp_path / "iran-missiles" / "failure.html").read_text("utf-8")


def test_one_bad_article_does_not_keep_the_others(
    sayso: Callable[..., Ended], tmp_path: Path, notebook: Callable[..., Path]
) -> None:
    words = ["report", "nowhere.txt", SEED, "--out", tmp_path, "--to", "html"]
    status, printed, complaint = sayso(*words, "--notebook", notebook("1 + 1"))
    assert status == 2
    assert "nowhere.txt" in complaint
    assert "report.html" in printed


def test_statements_as_lines_of_json_keep_the_offsets_given(
    sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    text = (
        "\ufeffHead — here\r\n\r\n“It rains a good deal in this town,” said\u00a0Ann Lee. "
        "“We have got used to it 🌧.”\r\n"
    )
    source = tmp_path / "many.jsonl"
    rows = [{"id": "one", "text": text}, {"id": "two", "text": "Nobody spoke.", "other": 1}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    status, printed, complaint = sayso("statements", "--rules", "--jsonl", source)
    assert (status, complaint) == (0, "")
    one, two = map(json.loads, printed.splitlines())
    assert (one["id"], two["id"], two["attributions"]) == ("one", "two", [])
    (found,) = one["attributions"]
    assert {"source", "cue", "content", "speaker", "kind", "why"} <= set(found)
    parts = [text[start:end] for start, end in found["content"]]
    assert parts == ["“It rains a good deal in this town,”", "“We have got used to it 🌧.”"]
    assert found["speaker"] == "Ann Lee"
    assert found["kind"] == "direct"


def test_half_a_surrogate_pair_is_no_end(sayso: Callable[..., Ended], tmp_path: Path) -> None:
    source = tmp_path / "odd.json"
    text = "Head \ud800\n\n“It rains a good deal \udc00 in this town,” said Ann \ud83c Lee."
    source.write_text(json.dumps({"text": text}), "utf-8")
    for more in ((), ("--jsonl",)):
        status, printed, complaint = sayso("statements", "--rules", source, *more)
        assert (status, complaint) == (0, "")
    (found,) = json.loads(printed)["attributions"]
    ((start, end),) = found["content"]
    assert text[start:end].startswith("“It rains")


def test_statements_for_people_fit_the_terminal(
    sayso: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    status, printed, _ = sayso("statements", "--rules", SEED, HOSTILE)
    assert status == 0
    assert max(map(len, printed.splitlines())) <= 60
    assert "Hassan Rouhani" in printed
    assert "<script>" in printed


def test_score_gives_what_the_statements_are_worth(
    sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    text = "It rains, he said. “Snow,” said Ann Lee."
    gold = tmp_path / "gold.jsonl"
    attributions = [
        {"source": [[10, 12]], "cue": [[13, 17]], "content": [[0, 8]]},
        {"source": [[32, 39]], "cue": [[27, 31]], "content": [[19, 26]]},
    ]
    row = {"id": "a", "text": text, "attributions": attributions}
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    status, printed, _ = sayso("score", gold, gold, "--json")
    assert status == 0
    assert json.loads(printed)["attribution"]["f1"] == 1.0
    status, printed, _ = sayso("score", gold, gold)
    assert "attribution_cue" in printed


def test_the_module_is_the_command_and_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m analysis statements --rules {SEED} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "Iran Orders" in done.stdout
    assert done.stderr == ""


def test_help_names_every_command(sayso: Callable[..., Ended]) -> None:
    status, printed, _ = sayso("--help")
    assert status == 0
    for name in app.sayso.commands:
        assert name in printed
        status, told, _ = sayso(name, "-h")
        assert status == 0
        assert "Usage: sayso" in told
