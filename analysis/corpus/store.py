"""The folder of a corpus: finished parts that appear at once, and the index of those that count.

    DIR/parts/<key>/articles.parquet, statements.parquet, ...   one folder a part
    DIR/names.parquet, copies.parquet                           made of all parts at the end
    DIR/corpus.json                                             which parts count, in order

A part is written beside its place and gets its name by one rename: it is there with all its
tables or not at all.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.common.atomic_files import put_json
from analysis.common.loading import kept
from analysis.corpus.limited_reader import CHARACTERS, SECONDS, Options, read
from analysis.corpus.partition import Part
from analysis.corpus.rows import Rows
from analysis.corpus.schema import COLUMNS, FORM, arrow
from analysis.errors import DataError, ParameterError

INDEX = "corpus.json"
PARTS = "parts"
MAKING = ".making-"
TOGETHER = ("names.parquet", "copies.parquet")
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a part: how many articles it has, how many failed, the words of the others."""

    key: str
    articles: int
    errors: int
    words: int
    cpu: float = 0.0
    fault: str = ""


@cache
def reader(method: str, deep: bool, characters: int = CHARACTERS, seconds: float = SECONDS) -> str:
    """The hash of what reads an article: code, word lists, weights, options, form of the tables."""
    from analysis.common import fingerprint

    versions = fingerprint.versions()
    of = {name: versions.get(name) for name in ("nltk", "onnxruntime", "tokenizers", "numpy")}
    return fingerprint.digest(
        [FORM, fingerprint.code(), fingerprint.data_files(), of, method, deep, characters, seconds],
    )


def read_part(part: Part, out: str, options: Options, wanted: str, keep: bool = True) -> Done:
    """Read the articles of a part and publish their tables.

    Runs in a worker: networks and word lists stay loaded in its reader from part to part.

    Args:
        part: The part.
        out: The folder of the corpus, as the workers see it.
        options: How to read.
        wanted: The hash of Sayso where the run was started.
        keep: Whether the tables are published, or it is only tried whether they can be made.

    Raises:
        DataError: This worker has another Sayso, or cannot write to the folder.
    """
    own = reader(options.method, options.deep, options.characters, options.seconds)
    if own != wanted:
        raise DataError(
            "A worker has a different version of Sayso; install the same version on all of them."
        )
    begun = time.process_time()
    rows, cpu = read(part, options)
    try:
        if keep:
            publish(Path(out), part.key, rows)
    except OSError as error:
        raise DataError(f"{out} cannot be written to: {error.strerror or error}.") from error
    return done(part.key, rows, cpu + time.process_time() - begun)


def done(key: str, rows: Mapping[str, list[dict[str, Any]]], cpu: float = 0.0) -> Done:
    """A part in numbers."""
    errors = rows["errors"]
    return Done(
        key=key,
        articles=len(rows["articles"]),
        errors=len(errors),
        words=sum(row["words"] for row in rows["articles"]),
        cpu=cpu,
        fault=f"{errors[0]['source']}, row {errors[0]['row']}: {errors[0]['told']}"
        if errors
        else "",
    )


def finished(out: Path, key: str) -> Done | None:
    """The part as it stands in the folder; nothing where it is not finished."""
    import pyarrow.parquet as pq

    folder = out / PARTS / key
    try:
        words = pq.read_table(folder / "articles.parquet", columns=["words"])["words"].to_pylist()
        errors = pq.read_table(folder / "errors.parquet").slice(0, 1).to_pylist()
        count = pq.read_metadata(folder / "errors.parquet").num_rows
    except FileNotFoundError:
        return None
    rows = {"articles": [{"words": n} for n in words], "errors": errors * count}
    return done(key, rows)


def publish(out: Path, key: str, rows: Rows) -> None:
    """Write all tables of a part, and name their folder at the very end.

    Raises:
        OSError: The folder cannot be written to; nothing of the part is there then.
    """
    import pyarrow.parquet as pq

    parts = out / PARTS
    making = parts / f"{MAKING}{secrets.token_hex(8)}"
    making.mkdir()
    try:
        for name in COLUMNS:
            pq.write_table(arrow(name, rows[name]), making / f"{name}.parquet", compression="zstd")
        try:
            making.rename(parts / key)
        except OSError:
            if not (parts / key).is_dir():  # else another worker was first, with the same rows
                raise
    finally:
        shutil.rmtree(making, ignore_errors=True)


def prepared(out: str | Path) -> Path:
    """The folder of a corpus, made where it is missing.

    Raises:
        ParameterError: It cannot be made, or holds something else.
    """
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = [p for p in folder.iterdir() if not p.name.startswith(".")]
        if strange and not _is_ours(folder):
            raise ParameterError(
                f"{folder} contains other files; name an empty or new folder for the corpus."
            )
        (folder / PARTS).mkdir(exist_ok=True)
    except OSError as error:
        raise ParameterError(f"{folder} cannot be created: {error.strerror}.") from error
    return folder


def _is_ours(folder: Path) -> bool:
    """Whether a folder's parts are a corpus's, and nothing that a run writes to is a link."""
    parts = folder / PARTS
    if not parts.is_dir() or any((folder / n).is_symlink() for n in (PARTS, INDEX, *TOGETHER)):
        return False
    return all(_KEY.fullmatch(p.name) or p.name.startswith(MAKING) for p in parts.iterdir())


def swept(out: Path) -> None:
    """Clear away what a killed run had not finished; only while nobody else is at work on it."""
    for left in (out / PARTS).glob(f"{MAKING}*"):
        shutil.rmtree(left, ignore_errors=True)


def pruned(out: Path, keys: Iterable[str]) -> int:
    """Remove the parts that are of other sources, or were read by another Sayso; how many."""
    kept, gone = set(keys), 0
    for folder in (out / PARTS).iterdir():
        if _KEY.fullmatch(folder.name) and folder.name not in kept:
            shutil.rmtree(folder)
            gone += 1
    return gone


def index(out: Path) -> dict[str, Any]:
    """What ``corpus.json`` says; empty where the corpus was never finished."""
    value = kept(out / INDEX)
    return value if value.get("form") == FORM else {}


def outdated(out: Path) -> str:
    """What to say of tables that another version of Sayso has made; empty where this one has."""
    value = kept(out / INDEX)
    form = value.get("form")
    if not isinstance(form, int) or form == FORM:
        return ""
    if form > FORM:
        return (
            f"The tables in {out} were made by a newer version of Sayso (form {form}; this one "
            f"reads form {FORM}); update Sayso to open them."
        )
    return (
        f"The tables in {out} were made by an earlier version of Sayso (form {form}, now {FORM}) "
        "and lack what this one reads; run the same `sayso corpus` command on them again, which "
        "reads all articles anew."
    )


def write_index(out: Path, value: Mapping[str, Any]) -> None:
    """Write ``corpus.json``; it is there whole or as it was."""
    put_json(out / INDEX, {"form": FORM, **value})
