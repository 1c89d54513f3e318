"""jobs.toml: what it may say, and what a reader is told where it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.scheduling.jobs import Job, read


def jobs(folder: Path, text: str) -> tuple[Job, ...]:
    file = folder / "jobs.toml"
    file.write_text(text, "utf-8")
    return read(file)


def test_what_all_jobs_share_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "own.ipynb").touch()
    (tmp_path / "pages.txt").write_text(
        "# ours\nhttps://news.example/a\n\nhttps://news.example/b\n"
    )
    first, second = jobs(
        tmp_path,
        """
        out = "site"
        at_once = 3
        formats = "html"
        on_failure = "mail -s 'it failed' me"
        [jobs.morning]
        files = ["articles/*.txt"]
        notebook = "own.ipynb"
        parameters = { top_actors = 8 }
        [jobs.web]
        feeds = ["https://news.example/feed"]
        addresses = ["pages.txt"]
        at_once = 1
        allow = ["10.0.0.0/8"]
        """,
    )
    assert first.files == (str(tmp_path / "articles/*.txt"),)
    assert first.notebook == str(tmp_path / "own.ipynb")
    assert (first.out, first.at_once, first.formats) == (tmp_path / "site", 3, ("html",))
    assert first.on_failure == ("mail", "-s", "it failed", "me")
    assert dict(first.parameters) == {"top_actors": 8}
    assert second.addresses == ("https://news.example/a", "https://news.example/b")
    assert (second.at_once, second.allow) == (1, ("10.0.0.0/8",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[jobs.a]\nfile = ['x']", "did you mean 'files'"),
        ("outt = 'x'\n[jobs.a]\nfiles = ['x']", "did you mean 'out'"),
        ("[jobs.a]\nfiles = ['x']\nformats = ['htm']", "did you mean 'html'"),
        ("[jobs.a]\nfiles = ['x']\nexports = ['xls']", "did you mean 'xlsx'"),
        ("[jobs.a]\nfiles = ['x']\nat_once = 0", "whole number from 1"),
        ("[jobs.a]\nfiles = ['x']\nat_once = true", "whole number from 1"),
        ("[jobs.a]\nfiles = [3]", "list of words"),
        ("[jobs.a]\nfeeds = ['']", "list of words"),
        ("[jobs.a]\nname = 'b'\nfiles = ['x']", "unknown entry 'name'"),
        ("[jobs.a]\nfiles = ['x']\nparameters = { article = 'b' }", "cannot set the article"),
        ("[jobs.a]\nfiles = ['x']\nparameters = 3", 'must be "name = value" lines'),
        ("[jobs.a]\nfiles = ['x']\ntitle = 3", "a word in quotation marks"),
        ("[jobs.a]\nfiles = ['x']\nnotebook = 'no.ipynb'", "no notebook"),
        ("[jobs.a]\nout = 'x'", "has no source"),
        ("[jobs.a]\nfeeds = ['file:///etc/passwd']", "http or https"),
        ("[jobs.a]\nfeeds = ['https://me:pw@news.example/']", "a name or a password"),
        ("[jobs.a]\naddresses = ['nowhere.txt']", "no file of addresses"),
        ("[jobs.a]\nfiles = ['x']\nallow = ['home']", "no network"),
        ("[jobs.a]\nfiles = ['x']\non_failure = \"mail 'x\"", "no command"),
        ("[jobs.a]\nfiles = ['x']\nparameters = { api_key = 'k' }", "looks like a secret"),
        ("out = 'x'", "names no job"),
        ("jobs = 3", "names no job"),
        ("[jobs", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        jobs(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"no file .*jobs\.toml"):
        read(tmp_path / "jobs.toml")
