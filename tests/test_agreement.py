"""How far two coders agree: the measures, against published figures; the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.errors import ParameterError
from analysis.statements.agreement import agreement, krippendorff_alpha
from analysis.statements.apply_corrections import corrected
from analysis.statements.corrections import Correction
from analysis.statements.statements import statements

# Written for Sayso.
TEXT = (
    "Mayor Ann Lee met Tom Ward, a bus driver, on Monday.\n\n"
    "“We will build the tram,” she said. “It will be quiet,” said Tom Ward.\n\n"
    "Ward said that the tram was late and that the bridge was old."
)
SAID = statements(parse(TEXT), method="rules")


def test_alpha_is_that_of_krippendorff_s_own_examples() -> None:
    """Krippendorff 2011, sections A and B, and section C with values missing."""
    meg, owen = "0100000010", "1110010000"
    assert krippendorff_alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=5e-4)
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert krippendorff_alpha(list(zip(ben, gerry, strict=True))) == pytest.approx(0.692, abs=5e-4)
    coders = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
              ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]  # fmt: skip
    table = [[None if v == "." else v for v in row.split()] for row in coders]
    assert krippendorff_alpha(list(zip(*table, strict=True))) == pytest.approx(0.743, abs=5e-4)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=3), max_size=12))
def test_alpha_is_one_only_for_full_agreement(units: list[list[str]]) -> None:
    alpha = krippendorff_alpha(units)
    same = all(len(set(unit)) == 1 for unit in units)
    if alpha is None:
        assert len({value for unit in units for value in unit}) < 2
    else:
        assert (alpha == pytest.approx(1.0)) == same
        assert alpha <= 1.0 + 1e-9


def test_what_neither_touched_is_not_counted_as_their_agreement() -> None:
    first = Correction("change", "“It will be quiet,”", speaker="Ann Lee")
    same, _ = corrected(SAID, [first])
    other, _ = corrected(SAID, [Correction("drop", "“We will build the tram,”"), first])
    plain = agreement(SAID, SAID)
    assert (plain.spans.f1, plain.exact.f1, plain.touched.gold) == (1.0, 1.0, 0)
    assert (plain.speakers_alpha, plain.words_alpha) == (1.0, 1.0)
    twice = agreement(same, same)
    assert (twice.touched.hits, twice.touched.gold) == (1, 1)
    apart = agreement(same, other)
    n = len(SAID)
    assert apart.spans.f1 == pytest.approx(2 * (n - 1) / (2 * n - 1))
    assert (apart.touched.hits, apart.touched.gold) == (1, 2)
    assert apart.words_alpha is not None
    assert 0 < apart.words_alpha < 1
    swapped = agreement(other, same)
    assert swapped.words_alpha == pytest.approx(apart.words_alpha)
    assert swapped.spans.f1 == apart.spans.f1


def test_a_name_given_short_is_the_same_speaker() -> None:
    key = "“We will build the tram,”"
    one, _ = corrected(SAID, [Correction("change", key, speaker="Tom Ward")])
    two, _ = corrected(SAID, [Correction("change", key, speaker="Thomas Ward")])
    assert agreement(one, two).speakers.f1 == 1.0


def test_two_texts_cannot_be_compared() -> None:
    other = statements(parse("It rains, she said."), method="rules")
    with pytest.raises(ParameterError, match="two texts"):
        agreement(SAID, other)


def test_the_command_compares_what_lies_next_to_the_article(tmp_path: Path, sayso: Any) -> None:
    article = tmp_path / "tram.txt"
    article.write_text(TEXT, "utf-8")
    status, _, complaint = sayso("agreement", article, "--rules")
    assert (status, "0 files of corrections" in complaint) == (2, True)
    for coder, speaker in (("eva", "Tom Ward"), ("max", "Zoe")):
        rows = f"- change: {{words: '“We will build the tram,”', speaker: {speaker}}}\n"
        (tmp_path / f"tram.corrections.{coder}.yml").write_text(rows, "utf-8")
    status, printed, _ = sayso("agreement", article, "--rules")
    assert status == 0
    assert "Touched, agreed" in printed
    assert "0 of 1 (0%)" in printed
    status, printed, _ = sayso("agreement", article, "--rules", "--json")
    assert json.loads(printed)["touched"] == {"hits": 0, "predicted": 1, "gold": 1}
    status, _, complaint = sayso("agreement", article, tmp_path / "nowhere.yml", article, "--rules")
    assert status == 2
    assert "nowhere.yml" in complaint
