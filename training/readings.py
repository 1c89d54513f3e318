"""Readings of PolNeAR train articles made for Sayso, kept without the articles' words.

    python -m training.readings unpack GOLD OUT     # as files by GOLD/reading/GUIDE.md, and singles
    python -m training.readings pack GOLD READINGS [SINGLES]

``training/readings.jsonl`` holds whole readings, ``training/readings_single.jsonl`` single
attributions. Words of an article stand there as offsets into its text, so GOLD is needed to unpack.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WHOLE, SINGLE = HERE / "readings.jsonl", HERE / "readings_single.jsonl"
DROPPED = ("summary", "notes", "note")
WORDS_OF_A_PLACE = 6  # by so many first words a reading names a sentence of the reporter's


def _texts(gold: Path) -> dict[str, str]:
    rows = map(json.loads, (gold / "polnear" / "train.jsonl").open(encoding="utf-8"))
    return {row["id"]: row["text"] for row in rows}


def _at(text: str, words: str) -> list[int]:
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    if match is None:
        raise SystemExit(f"not in the text: {words!r}")
    return [match.start(), match.end()]


def packed(row: dict[str, Any], text: str) -> dict[str, Any]:
    """A reading with offsets in place of the article's words."""

    def place(value: Any) -> Any:
        return {"at": _at(text, value)[0]} if isinstance(value, str) else value

    out = {key: value for key, value in row.items() if key not in DROPPED}
    for one in out.get("attributions", [out]):
        one["evidence"] = [
            {"type": e["type"], "at": _at(text, e["words"])} for e in one["evidence"]
        ]
    for name in ("contested", "repeated"):
        if name in out:
            out[name] = [[place(x) for x in pair] for pair in out[name]]
    if "first_checks" in out:
        out["first_checks"] = [place(x) for x in out["first_checks"]]
    return out


def unpacked(row: dict[str, Any], text: str) -> dict[str, Any]:
    """The reading again, with the article's words."""

    def words(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return " ".join(text[value["at"] :].split(maxsplit=WORDS_OF_A_PLACE)[:WORDS_OF_A_PLACE])

    out = dict(row)
    for one in out.get("attributions", [out]):
        one["evidence"] = [
            {"type": e["type"], "words": text[slice(*e["at"])]} for e in one["evidence"]
        ]
    for name in ("contested", "repeated"):
        if name in out:
            out[name] = [[words(x) for x in pair] for pair in out[name]]
    if "first_checks" in out:
        out["first_checks"] = [words(x) for x in out["first_checks"]]
        out |= {"summary": "", "notes": ""}
    return out


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{path}: {len(rows)}")


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    verb, gold, *paths = sys.argv[1:]
    texts = _texts(Path(gold))
    if verb == "pack":
        files = sorted(Path(paths[0]).glob("*.json"))
        whole = [json.loads(file.read_text("utf-8")) for file in files]
        _write(WHOLE, [packed(row, texts[row["id"]]) for row in whole])
        if paths[1:]:
            _write(SINGLE, [packed(row, texts[row["id"]]) for row in _read(Path(paths[1]))])
        return
    out = Path(paths[0])
    out.mkdir(parents=True, exist_ok=True)
    for row in _read(WHOLE):
        name = re.sub(r"\W+", "-", row["id"]) + ".json"
        value = unpacked(row, texts[row["id"]])
        (out / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _write(out / "singles.jsonl", [unpacked(row, texts[row["id"]]) for row in _read(SINGLE)])


if __name__ == "__main__":
    main()
