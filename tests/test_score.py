"""The scores are those of the task: checked by hand and against the gold's own script."""

import importlib.util
import json
from pathlib import Path

import pytest

from analysis.article.article import parse
from analysis.errors import DataError
from analysis.statements.attribution_row import attributions_row
from analysis.statements.score_attributions import read_rows, score
from analysis.statements.statements import statements

GOLD = Path(__file__).parents[1].parent / "shared" / "gold"
TEXT = "“It rains,” Lee said. Ward hopes that it will stop."


def row(*attributions):
    keys = ("source", "cue", "content")
    rows = [dict(zip(keys, ([list(s)] for s in a), strict=True)) for a in attributions]
    return {"id": "a", "text": TEXT, "attributions": rows}


FIRST = ((12, 15), (16, 20), (0, 11))
SECOND = ((22, 26), (27, 32), (33, 50))


def test_a_perfect_prediction_scores_one():
    gold = {"a": row(FIRST, SECOND)}
    result = score(gold, gold)
    assert {s.f1 for s in result.values()} == {1.0}
    assert (result["quoted"].gold, result["unquoted"].gold) == (1, 1)


def test_a_wrong_source_loses_the_attribution_alone():
    wrong = (SECOND[0], FIRST[1], FIRST[2])
    result = score({"a": row(FIRST)}, {"a": row(wrong)})
    assert (result["content"].f1, result["attribution"].f1) == (1.0, 0.0)


def test_half_of_the_words_are_enough_for_content_but_not_for_exact():
    part = (SECOND[0], SECOND[1], (33, 45))
    result = score({"a": row(SECOND)}, {"a": row(part)})
    assert (result["content"].f1, result["content_exact"].f1) == (1.0, 0.0)


def test_nothing_predicted_and_an_article_missing():
    result = score({"a": row(FIRST)}, {})
    assert (result["attribution"].precision, result["attribution"].recall) == (0.0, 0.0)
    assert result["attribution"].gold == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [("{", "is not JSON"), ("[]", "needs"), ('{"id": 1, "attributions": []}', 'no "text"')],
)
def test_bad_gold_says_which_line(tmp_path, line, says):
    file = tmp_path / "gold.jsonl"
    file.write_text(f"{json.dumps(row(FIRST))}\n{line}\n", "utf-8")
    with pytest.raises(DataError, match=f"line 2.*{says}"):
        read_rows(file, text=True)
    with pytest.raises(DataError, match="cannot be read"):
        read_rows(tmp_path / "none.jsonl", text=True)


@pytest.mark.skipif(not GOLD.exists(), reason="the gold corpora are not beside this checkout")
def test_the_numbers_are_those_of_the_golds_own_script():
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score_attribution.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    rows = list(read_rows(GOLD / "polnear" / "dev.jsonl", text=True).items())[:6]
    gold = dict(rows)
    ours = {k: attributions_row(k, statements(parse(r["text"]), method="rules")) for k, r in rows}
    theirs = script.score(gold, ours)
    mine = score(gold, ours)
    assert set(theirs) == set(mine)
    for measure, expected in theirs.items():
        found = mine[measure]
        counts = (found.hits, found.predicted, found.gold)
        assert counts == (expected["hits"], expected["predicted"], expected["gold"])
        assert found.f1 == pytest.approx(expected["f1"])
