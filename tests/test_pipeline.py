"""One analysis that everything reads from, and its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import analysis as an
from analysis.errors import DataError
from analysis.tagger import wording

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "iran-missiles.txt"
SCHEMA = json.loads((ROOT / "docs" / "analysis.schema.json").read_text("utf-8"))
# Written for Sayso.
TEXT = (
    "Mayor Ann Lee said on Monday that the bridge cost 12 million crowns. “Tom Ward is a liar,” "
    "she told reporters. Ward denied that he had lied, and called Lee “a fine mayor”."
)


@pytest.fixture(scope="module")
def seed() -> an.Analysis:
    return an.analyse(SEED)


def test_a_part_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = wording.how

    def how(text: str, *args: object, **options: object) -> object:
        asked.append(text)
        return real(text, *args, **options)

    monkeypatch.setattr(wording, "how", how)
    a = an.analyse(an.parse(TEXT))
    assert not asked  # nothing before it is asked for
    assert a.claims is a.claims
    assert a.wording is a.wording
    assert a.devices is a.devices
    assert asked == [TEXT]  # claims, wording and devices share one reading


def test_shallow_analysis_asks_no_wording_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise AssertionError("the wording network was asked")

    monkeypatch.setattr(wording, "how", refuse)
    monkeypatch.setattr(wording, "tones", refuse)
    a = an.analyse(an.parse(TEXT), deep=False)
    assert [c.checkworthiness for c in a.claims] == [None] * len(a.claims)
    assert not a.tone
    assert not a.wording.techniques


def test_saved_and_loaded_are_the_same(seed: an.Analysis, tmp_path: Path) -> None:
    path = seed.save(tmp_path / "iran.json")
    back = an.load(path)
    names = [actor.name for actor in back.statements.cast.actors]
    assert [back.statements.cast.get(name) for name in names] == [
        seed.statements.cast.get(name) for name in names
    ]
    assert back.article.text == seed.article.text
    assert back.statements.items == seed.statements.items
    assert back.statements.cast.actors == seed.statements.cast.actors
    assert back.claims.items == seed.claims.items
    assert back.tone.relations == seed.tone.relations
    assert [row.value.spans for row in back.measures] == [r.value.spans for r in seed.measures]
    assert back.devices == seed.devices
    assert back.as_json() == seed.as_json()


def test_loading_asks_no_network(
    seed: an.Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = seed.save(tmp_path / "iran.json")

    def refuse(*_: object, **__: object) -> object:
        raise AssertionError("a network was asked")

    for name in ("how", "tones"):
        monkeypatch.setattr(wording, name, refuse)
    monkeypatch.setattr("analysis.tagger.tag_statements.read", refuse)
    back = an.load(path)
    assert len(back.statements) == len(seed.statements)
    assert back.devices
    assert back.as_json()["claims"] == seed.as_json()["claims"]


@pytest.mark.parametrize("method", ["tagger", "rules"])
def test_json_is_as_the_schema_says(method: str) -> None:
    for article in (an.read(SEED), an.parse(TEXT), an.parse("Rain."), an.parse("“Rain”\n\nNo.")):
        value = json.loads(json.dumps(an.analyse(article, method=method).as_json()))
        jsonschema.validate(value, SCHEMA)
        length = len(article.text)
        for statement in value["statements"]:
            assert all(0 <= s < e <= length for s, e in statement["content"])


def test_corrections_beside_the_article_are_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    (tmp_path / "a.corrections.yml").write_text(
        "- change: {words: '“Tom Ward is a liar,”', speaker: Rita Rosen}\n", "utf-8"
    )
    a = an.analyse(file)
    assert "Rita Rosen" in [s.speaker for s in a.statements]
    assert "Rita Rosen" not in [s.speaker for s in a.uncorrected]
    back = an.load(a.save(tmp_path / "a.json"))
    assert back.outcomes == a.outcomes
    assert back.statements.items == a.statements.items


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 2}', '{"schema": 1, "id": 3}', "[" * 100_000, "\ud800"]
)
def test_what_is_no_analysis_is_refused_in_one_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DataError) as caught:
        an.load(file)
    assert "\n" not in str(caught.value)


def test_a_text_with_half_a_surrogate_can_be_saved(tmp_path: Path) -> None:
    a = an.analyse(an.parse("Mayor \ud800 said it rained."), method="rules", deep=False)
    assert an.load(a.save(tmp_path / "a.json")).article.text == a.article.text
