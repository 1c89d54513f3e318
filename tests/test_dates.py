"""Dates as people write them: the day that each means, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import read, read_all
from analysis.article.dates import DayOrder, iso_date, order_of
from analysis.errors import ParameterError

TEXT = "“It rains,” said Ann Lee."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("03.06.2025", "2025-06-03"),
        ("3.6.2025 14:00", "2025-06-03"),
        ("2025/06/03", "2025-06-03"),
        ("20250603", "2025-06-03"),
        ("13/06/2025", "2025-06-13"),
        ("06/13/2025", "2025-06-13"),
        ("05/05/2025", "2025-05-05"),
        ("Tue, 3 Jun 2025 10:00:00 GMT", "2025-06-03"),
        ("June 3rd, 2025", "2025-06-03"),
        ("2025-06-03T10:00:00Z", "2025-06-03T10:00:00Z"),
        ("03/06/2025", "03/06/2025"),
        ("31.02.2025", "31.02.2025"),
        ("in spring", "in spring"),
        ("", ""),
    ],
)
def test_a_date_is_the_day_it_means(written: str, meant: str) -> None:
    assert iso_date(written) == meant


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    assert order_of(["25/06/2025", "06/25/2025"]) is DayOrder.UNKNOWN
    assert order_of(["25.06.2025", "x", "06-25-2025"]) is DayOrder.MONTH_FIRST


def table(folder: Path, *dates: str) -> Path:
    path = folder / "news.csv"
    rows = "".join(f'{day},"{TEXT} Rain, {n}."\n' for n, day in enumerate(dates))
    path.write_text(f"date,text\n{rows}", "utf-8")
    return path


def test_one_row_decides_for_its_column(tmp_path: Path) -> None:
    articles = list(read_all(table(tmp_path, "03/06/2025", "04/25/2025", "12/01/2025")))
    assert [a.date for a in articles] == ["2025-03-06", "2025-04-25", "2025-12-01"]
    assert not any(a.notes for a in articles)


def test_dates_that_may_be_two_days_are_told_once(tmp_path: Path) -> None:
    articles = list(read_all(table(tmp_path, "03/06/2025", "04/07/2025")))
    assert [a.date for a in articles] == ["03/06/2025", "04/07/2025"]
    assert [len(a.notes) for a in articles] == [1, 0]
    assert "2025-06-03" in articles[0].notes[0]


def test_the_newest_is_first_however_dates_are_written(tmp_path: Path) -> None:
    from analysis.corpus import statement_rows

    path = table(tmp_path, "03.06.2025", "12.01.2025", "in winter", "04.02.2026")
    frame = statement_rows.rows(list(read_all(path)), "rules")
    assert list(frame["date"]) == ["2026-02-04", "2025-06-03", "2025-01-12", "in winter"]


def test_a_corpus_has_them_in_order_too(tmp_path: Path) -> None:
    from analysis.corpus import overview, statement_rows
    from tests.corpora import made

    path = table(tmp_path, "03/06/2025", "12/01/2025", "25/01/2025", "04/02/2026")
    made(tmp_path / "out", path)
    frame = statement_rows.rows(overview.gathered(tmp_path / "out"))
    assert list(frame["date"]) == ["2026-02-04", "2025-06-03", "2025-01-25", "2025-01-12"]


def test_a_side_file_s_date_is_read_or_refused(tmp_path: Path) -> None:
    file, side = tmp_path / "a.txt", tmp_path / "a.yml"
    file.write_text(TEXT, "utf-8")
    side.write_text("date: 04.06.2025\n", "utf-8")
    assert read(file).date == "2025-06-04"
    for wrong in ("04/06/2025", "31.02.2025"):
        side.write_text(f"date: {wrong}\n", "utf-8")
        with pytest.raises(ParameterError, match=f"'date'.*{wrong}.*2025-06-03"):
            read(file)


def test_since_takes_the_day_that_is_meant(tmp_path: Path, sayso: Any) -> None:
    for name, day in (("old", "03.06.2025"), ("new", "05.06.2025")):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
        (tmp_path / f"{name}.yml").write_text(f"date: {day}\n", "utf-8")
    jobs = tmp_path / "jobs.toml"
    jobs.write_text('[jobs.all]\nfiles = ["*.txt"]\n', "utf-8")
    status, out, told = sayso("run", jobs, "--since", "2025-06-04", "--dry-run")
    assert (status, "1 to make" in out) == (0, True), told
