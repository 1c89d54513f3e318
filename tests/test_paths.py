"""An id is never a path: whatever an article is called, nothing outside its folder is touched."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.article.article import parse, read, read_all
from analysis.common import atomic_files, fingerprint, run_lock
from analysis.common.slugs import LONGEST_SLUG, is_name, slugify
from analysis.errors import DataError, ParameterError
from analysis.pipeline import analyse
from analysis.reporting import findings, report_folder
from analysis.reporting.export import export_report
from analysis.reporting.report import How, report
from analysis.scheduling import report_index, run, what_is_new

NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
PLAIN = NOTEBOOKS / "plain.ipynb"
# Written for Sayso.
TEXT = "Rain Comes Again\n\n“It will rain,” said Mayor Ann Lee on Monday.\n"
DEVICES = ["con", "PRN", "aux", "NUL", "com1", "LPT9", "COM¹"]
NASTY = [
    "", ".", "..", "../../victim", "/etc/passwd", "C:\\Windows\\x", "\\\\host\\share", "a/../../b",
    "a\0b", "~/x", "-rf", ".sayso", ".making-0", "x\u202egnp.exe", "\u200b", "\ud800", "a\nb",
    "%2e%2e%2fx", "rain-_2", "x" * 5000, "字" * 300, "\u1160" * 9, "İ", "ﬃ", *DEVICES,
]  # fmt: skip
Ended = tuple[int, str, str]
Sayso = Callable[..., Ended]
NAMES = st.one_of(
    st.text(),
    st.sampled_from(NASTY),
    st.text(alphabet="./\\:~-_ \0aA\u202e\ud800", max_size=30),
)


def seen(folder: Path) -> dict[str, tuple[Any, ...]]:
    """All there is in a folder, down to modes, times and the ends of links."""
    out: dict[str, tuple[Any, ...]] = {}
    for path in sorted(folder.rglob("*")):
        told = path.lstat()
        kind = stat.S_IFMT(told.st_mode)
        body: Any = path.readlink() if path.is_symlink() else None
        if path.is_file() and not path.is_symlink():
            body = path.read_bytes()
        changed = None if path.is_dir() else told.st_mtime_ns
        out[path.relative_to(folder).as_posix()] = (kind, told.st_mode, changed, body)
    return out


def victim(folder: Path) -> Path:
    """A folder that is somebody's own: private, with a link in it."""
    folder.mkdir(parents=True)
    (folder / "secret.txt").write_text("mine")
    (folder / "manifest.json").write_text('{"name": "a web app", "start_url": "."}')
    (folder / "link").symlink_to("/etc/hostname")
    folder.chmod(0o700)
    return folder


@settings(deadline=None)
@given(NAMES)
def test_any_string_becomes_one_plain_name(name: str) -> None:
    slug = slugify(name)
    assert slugify(slug) == slug
    assert is_name(slug)
    assert len(slug) <= 80 + 2
    assert len(slug.encode("utf-8")) <= LONGEST_SLUG + 2
    assert slug == slug.casefold()
    assert "--" not in slug  # that is how editions are called
    assert slug[0] not in ".-"
    assert slug[-1] not in ". -"
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind("out") / slug
        assert path.parts == ("out", slug)
        assert not path.is_reserved() if kind is PureWindowsPath else True
    kinds = {unicodedata.category(c) for c in slug}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}


@settings(deadline=None)
@given(NAMES)
def test_names_that_a_file_system_takes_for_one_have_one_slug(name: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert slugify(unicodedata.normalize(form, name[:200])) == slugify(name[:200])
    assert slugify(name.casefold()[:200]) == slugify(name[:200].casefold()[:200])


@pytest.mark.parametrize(("one", "other"), [("Rain", "RAIN"), ("Straße", "STRASSE"), ("ſ", "S")])
def test_case_makes_no_other_name(one: str, other: str) -> None:
    assert slugify(one) == slugify(other)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES)
def test_the_folder_of_any_id_lies_directly_in_out(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    folder = report_folder.place(out, parse(TEXT, slug=name).slug)
    assert folder.parent == out
    assert folder.resolve().parent == out.resolve()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES)
def test_a_run_s_name_for_a_folder_is_a_name_or_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    if not is_name(name) or name.startswith("."):
        with pytest.raises(ParameterError, match="cannot be the name"):
            report_folder.place(out, name)
        return
    folder = report_folder.place(out, name)
    assert folder.parent == out
    assert folder.resolve().parent == out.resolve()
    assert (PureWindowsPath("C:\\out") / name).parent == PureWindowsPath("C:\\out")


def rows_as(kind: str, rows: list[dict[str, str]]) -> str:
    if kind == "json":
        return json.dumps(rows[0])
    if kind == "jsonl":
        return "\n".join(map(json.dumps, rows)) + "\n"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_an_id_that_climbs_stays_in_its_folder(kind: str, tmp_path: Path, sayso: Sayso) -> None:
    victim(tmp_path / "victim")
    file = tmp_path / "in" / f"one.{kind}"
    file.parent.mkdir()
    file.write_text(rows_as(kind, [{"id": "../../victim", "text": TEXT}]), "utf-8")
    before = seen(tmp_path)
    out = tmp_path / "deep" / "out"
    status, printed, told = sayso("report", file, "--out", out, "--to", "html", "--notebook", PLAIN)
    assert (status, told) == (0, "")
    assert [p.name for p in out.iterdir()] == ["victim"]
    assert {str(Path(p).parent) for p in printed.split()} == {str(out / "victim")}
    after = seen(tmp_path)
    assert {k: v for k, v in after.items() if k.split("/")[0] != "deep"} == before
    # What the corpus calls it is kept to the letter where it is no path.
    status, printed, _ = sayso("statements", "--rules", "--jsonl", file)
    assert json.loads(printed)["id"] == "../../victim"
    (article,) = read_all(file)
    assert (article.id, article.slug) == ("../../victim", "victim")


def folder_of_somebody(place: Path) -> None:
    victim(place)


def empty_folder(place: Path) -> None:
    place.mkdir(mode=0o700)


def link_to_a_folder(place: Path) -> None:
    place.symlink_to(victim(place.parent.parent / "elsewhere"))


def link_to_nowhere(place: Path) -> None:
    place.symlink_to(place.parent.parent / "nowhere")


def file_of_somebody(place: Path) -> None:
    place.write_text("mine")


def link_to_another_report(place: Path) -> None:
    other = place.parent.parent / "elsewhere"
    other.mkdir()
    (other / "manifest.json").write_text('{"outputs": {"report.html": "0"}}')
    place.symlink_to(other)


def folder_whose_manifest_is_a_link(place: Path) -> None:
    place.mkdir()
    kept = place.parent.parent / "kept.json"
    kept.write_text('{"outputs": {"report.html": "0"}}')
    (place / "manifest.json").symlink_to(kept)


@pytest.mark.parametrize(
    "lay",
    [
        folder_of_somebody, empty_folder, link_to_a_folder, link_to_nowhere, file_of_somebody,
        link_to_another_report, folder_whose_manifest_is_a_link,
    ],
)  # fmt: skip
def test_what_sayso_did_not_make_is_never_replaced(
    lay: Callable[[Path], None], tmp_path: Path, sayso: Sayso
) -> None:
    (tmp_path / "rain.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out").mkdir()
    lay(tmp_path / "out" / "rain")
    before = seen(tmp_path)
    words = ("report", tmp_path / "rain.txt", "--out", tmp_path / "out", "--notebook", PLAIN)
    for more in ((), ("--force",)):
        status, printed, told = sayso(*words, *more)
        assert (status, printed) == (2, "")
        assert "was not made by Sayso" in told
        assert len(told.splitlines()) == 1
        assert seen(tmp_path) == before


def test_what_others_put_into_a_report_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text(TEXT, "utf-8")
    made = report(file, tmp_path / "out", ["html"], notebook=PLAIN)
    mine = made.folder / "mine"
    (mine / "deep").mkdir(parents=True)
    (mine / "deep" / "notes.txt").write_text("mine")
    (mine / "deep" / "notes.txt").chmod(0o600)
    (made.folder / "link").symlink_to(file)
    (made.folder / "broken").symlink_to("nowhere")
    (made.folder / "folder").symlink_to(tmp_path)
    os.mkfifo(made.folder / "pipe")
    mine.chmod(0o500)
    made.folder.chmod(0o700)
    names = ("mine", "link", "broken", "folder", "pipe")
    before = {k: v for k, v in seen(made.folder).items() if k.split("/")[0] in names}
    inode = (mine / "deep" / "notes.txt").stat().st_ino
    file.write_text(TEXT + "\nMore rain fell.\n", "utf-8")
    assert report(file, tmp_path / "out", ["html"], notebook=PLAIN).fresh
    after = {k: v for k, v in seen(made.folder).items() if k.split("/")[0] in names}
    assert after == before
    assert (mine / "deep" / "notes.txt").stat().st_ino == inode  # moved, not copied
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["rain"]
    mine.chmod(0o700)


def test_a_file_of_the_user_s_is_no_output(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text(TEXT, "utf-8")
    made = report(file, tmp_path / "out", ["html"], notebook=PLAIN)
    (made.folder / "report.pdf").write_text("printed by hand")
    before = seen(made.folder)
    with pytest.raises(ParameterError, match=r"report\.pdf was not made by Sayso"):
        report(file, tmp_path / "out", ["pdf"], notebook=PLAIN)
    assert seen(made.folder) == before


def test_no_mode_is_loosened(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text(TEXT, "utf-8")
    old = os.umask(0o077)
    try:
        made = report(file, tmp_path / "out", ["html"], notebook=PLAIN)
        report_index.write(tmp_path / "out")
    finally:
        os.umask(old)
    for path in [made.folder, *(tmp_path / "out").rglob("*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    report_index.write(tmp_path / "out", "Another title")
    assert stat.S_IMODE((tmp_path / "out/index.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "side", ["parameters: {article: ../../other.txt}", "parameters: {article: rain.txt}"]
)
def test_no_side_file_names_another_article(side: str, tmp_path: Path, sayso: Sayso) -> None:
    (tmp_path / "other.txt").write_text("Another Text\n\n“Snow,” said Bob Roe.\n", "utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    file = tmp_path / "a" / "b" / "rain.txt"
    file.write_text(TEXT, "utf-8")
    file.with_suffix(".yml").write_text(side, "utf-8")
    out = tmp_path / "out"
    status, printed, told = sayso("report", file, "--out", out, "--notebook", PLAIN)
    assert (status, printed) == (2, "")
    assert "'article' cannot be set" in told
    assert len(told.splitlines()) == 1
    file.with_suffix(".yml").unlink()
    file.write_text(f"---\n{side}\n---\n{TEXT}", "utf-8")
    status, _, told = sayso("report", file, "--out", out, "--notebook", PLAIN)
    assert status == 2
    assert "'article' cannot be set" in told
    file.write_text(TEXT, "utf-8")
    status, _, told = sayso(
        "report", file, "--out", out, "--notebook", PLAIN, "-p", "article=x.txt"
    )
    assert status == 2
    assert not out.exists()
    jobs = tmp_path / "jobs.toml"
    jobs.write_text('[jobs.a]\nfiles = ["a/b/rain.txt"]\nparameters = { article = "other.txt" }\n')
    status, _, told = sayso("run", jobs)
    assert status == 2
    assert "cannot set the article" in told


def test_two_files_whose_ids_are_one_name_do_not_replace_each_other(
    tmp_path: Path, sayso: Sayso
) -> None:
    for name, ident in (("a", "Rain"), ("b", "../rain")):
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": ident, "text": TEXT}))
    status, _, told = sayso(
        "report", tmp_path / "a.json", tmp_path / "b.json", "--out", tmp_path / "out"
    )
    assert status == 2
    assert "would both become the report 'rain'" in told
    assert not (tmp_path / "out").exists()


def test_a_run_gives_each_odd_id_a_folder_of_its_own(tmp_path: Path) -> None:
    idents = ["../../victim", "Rain", "RAIN", "rain-_2", ".sayso", "con", "字" * 300, "x\u202e/y"]
    rows = [{"id": i, "text": f"{TEXT}\nPart {n}."} for n, i in enumerate(idents)]
    (tmp_path / "rows.jsonl").write_text(rows_as("jsonl", rows), "utf-8")
    (tmp_path / "jobs.toml").write_text(
        f'out = "deep/out"\nat_once = 2\nformats = ["html"]\nexports = ["json"]\n'
        f'notebook = "{PLAIN.as_posix()}"\n[jobs.all]\ncorpora = ["rows.jsonl"]\n'
    )
    victim(tmp_path / "victim")
    out = tmp_path / "deep" / "out"
    victim(out / "con-0")  # somebody's own, just where a report would have been
    before, kept = seen(tmp_path / "victim"), seen(out / "con-0")
    (summary,) = run.run(tmp_path / "jobs.toml")
    assert summary.failed == ()
    names = [made.name for made in summary.made]
    assert len({name.casefold() for name in names}) == len(idents)
    assert all(is_name(name) and slugify(name) == name for name in names)
    assert {p.name for p in out.iterdir()} == {
        *names, "con-0", ".sayso", "index.html", "feed.xml",
    }  # fmt: skip
    assert seen(tmp_path / "victim") == before
    assert seen(out / "con-0") == kept
    assert {p.name for p in tmp_path.iterdir()} == {"rows.jsonl", "jobs.toml", "victim", "deep"}
    (summary,) = run.run(tmp_path / "jobs.toml")
    assert (summary.made, summary.unchanged) == ((), len(idents))


def sent(folder: Path, **more: Any) -> Path:
    """A report as a stranger may send it."""
    folder.mkdir(parents=True)
    findings.write(analyse(parse(TEXT, slug="rain"), method="rules"), folder)
    known = {"outputs": {"report.html": "0"}, **more}
    (folder / "manifest.json").write_text(json.dumps(known), "utf-8")
    (folder / "report.html").write_text("page")
    return folder


def test_a_manifest_from_a_stranger_names_no_path(tmp_path: Path, sayso: Sayso) -> None:
    (tmp_path / "secret.txt").write_text("mine")
    out = tmp_path / "out"
    rain = sent(out / "rain", outputs={"report.html": "0", "../../secret.txt": "0"})
    with pytest.raises(DataError, match="contains no report"):
        export_report.bundle(rain)
    sent(out / "snow", run={"first": "../../x", "edition": "../../y", "source": 3})
    sent(out / "hail", run={"first": ["x"], "edition": 10**30}, found={"speakers": 3, "tone": []})
    sent(out / "sleet", found=[1], outputs={"report.html": "0"})
    sent(out / "fog", made="2020-01-01", found={"speakers": [{}], "statements": "many"})
    records = {r.folder: r for r in what_is_new.records(out)}
    assert set(records) == {"snow", "hail", "fog"}
    assert {(r.first, r.edition) for r in records.values()} == {(n, 1) for n in records}
    status, _, told = sayso("index", out)
    assert (status, told) == (0, "")
    assert "secret" not in (out / "index.html").read_text("utf-8")


def test_no_link_in_a_report_is_followed(tmp_path: Path, sayso: Sayso) -> None:
    (tmp_path / "secret.txt").write_text("“Mine,” said Ann Lee.")
    away = tmp_path / "away"
    away.mkdir()
    rain = sent(tmp_path / "out" / "rain")
    (rain / "report.html").unlink()
    (rain / "report.html").symlink_to(tmp_path / "secret.txt")
    (rain / "data").symlink_to(away)
    assert b"Mine" not in export_report.bundle(rain).read_bytes()
    status, _, told = sayso("export", rain)
    assert status == 2
    assert "is a link" in told
    assert not list(away.iterdir())
    (rain / "analysis.json").unlink()
    (rain / "analysis.json").symlink_to(tmp_path / "secret.txt")
    for words in (("export", rain, "--out", tmp_path / "x"), ("bundle", rain)):
        status, _, told = sayso(*words)
        assert status == 2
        assert "analysis.json is missing or cannot be read" in told
    assert not (tmp_path / "x").exists()


def test_no_file_is_written_through_a_link(tmp_path: Path, sayso: Sayso) -> None:
    out = tmp_path / "out"
    sent(out / "rain")
    page = tmp_path / "site.html"
    page.write_text("mine")
    (out / "index.html").symlink_to(page)
    status, _, told = sayso("index", out)
    assert status == 2
    assert "was not made by Sayso" in told
    assert page.read_text() == "mine"
    assert (out / "index.html").is_symlink()
    with pytest.raises(OSError, match="a link or a folder in its place"):
        atomic_files.put(out / "index.html", "new")
    (tmp_path / "house").mkdir()
    (out / ".sayso").symlink_to(tmp_path / "house")
    with pytest.raises(ParameterError, match="is a link"), run_lock.run_lock(out):
        pass
    assert not list((tmp_path / "house").iterdir())


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_a_page_of_somebody_s_is_no_index(name: str, tmp_path: Path, sayso: Sayso) -> None:
    sent(tmp_path / "rain")
    (tmp_path / name).write_text("<title>my site</title>")
    before = seen(tmp_path)
    status, _, told = sayso("index", tmp_path)
    assert status == 2
    assert f"{name} was not made by Sayso" in told
    assert seen(tmp_path) == before


def test_a_bundle_replaces_only_a_bundle(
    tmp_path: Path, sayso: Sayso, monkeypatch: pytest.MonkeyPatch
) -> None:
    rain = sent(tmp_path / "rain")
    (tmp_path / "rain.zip").write_bytes(b"photos")
    status, _, told = sayso("bundle", rain)
    assert status == 2
    assert "was not made by Sayso" in told
    assert (tmp_path / "rain.zip").read_bytes() == b"photos"
    (tmp_path / "rain.zip").unlink()
    assert sayso("bundle", rain)[0] == sayso("bundle", rain)[0] == 0
    (tmp_path / "rain.zip").unlink()
    monkeypatch.chdir(rain)
    assert sayso("bundle", ".")[0] == 0
    assert (tmp_path / "rain.zip").is_file()


@pytest.mark.parametrize("out", ["file", "file/below", "x" * 300, "deep/" + "y" * 300])
def test_a_place_that_cannot_be_written_to_is_told(out: str, tmp_path: Path, sayso: Sayso) -> None:
    (tmp_path / "rain.txt").write_text(TEXT, "utf-8")
    (tmp_path / "file").write_text("mine")
    words = ("--out", tmp_path / out, "--notebook", PLAIN, "--to", "html")
    status, printed, told = sayso("report", tmp_path / "rain.txt", *words)
    assert (status, printed, len(told.splitlines())) == (2, "", 1)
    assert "cannot be written to" in told
    assert (tmp_path / "file").read_text() == "mine"


def test_a_bundle_unpacks_into_its_own_folder(tmp_path: Path) -> None:
    rain = sent(tmp_path / "..\\..\\rain")
    with zipfile.ZipFile(export_report.bundle(rain)) as packed:
        assert {name.split("/")[0] for name in packed.namelist()} == {"rain"}
        assert not any("\\" in name for name in packed.namelist())


@pytest.mark.parametrize("name", ["../x", "a/b", "..", "", ".hidden", "a\0b"])
def test_a_name_that_is_none_makes_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text(TEXT, "utf-8")
    how = How(name=name or ".", prefix=atomic_files.MAKING)
    with pytest.raises(ParameterError, match="cannot be the name"):
        report(tmp_path / "rain.txt", tmp_path / "out", notebook=PLAIN, how=how)
    assert not (tmp_path / "out").exists()


def test_a_folder_with_others_parts_is_no_corpus(tmp_path: Path, sayso: Sayso) -> None:
    (tmp_path / "rain.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out" / "parts" / "wheel").mkdir(parents=True)
    (tmp_path / "out" / "parts" / ("x" * 64)).mkdir()
    before = seen(tmp_path)
    status, _, told = sayso("corpus", tmp_path / "rain.txt", "--out", tmp_path / "out", "--rules")
    assert status == 2
    assert "contains other files" in told
    assert seen(tmp_path) == before


def test_a_report_of_an_odd_file_name(tmp_path: Path) -> None:
    for name in ("con.txt", "..hidden..txt", "-rf.txt", "x\u202egnp.txt", "ünï–çødé.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
        slug = read(tmp_path / name).slug
        assert report_folder.place(tmp_path / "out", slug).parent == tmp_path / "out"
    made = report(tmp_path / "con.txt", tmp_path / "out", ["html"], notebook=PLAIN)
    assert made.folder == tmp_path / "out" / "con-0"
    assert fingerprint.read(made.folder)["input"]["name"] == "con.txt"
