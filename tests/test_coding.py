"""`sayso sample` and `sayso agree`: drawing a sample, coding it, and what follows from it."""

from __future__ import annotations

import csv
import html
import io
import json
import random
import shlex
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.corpus import Corpus
from analysis.corpus.coding import shares
from analysis.corpus.coding.design import Design, Stratum, Unit, key_path, read_key, write_key
from analysis.corpus.coding.evaluation import agree
from analysis.corpus.coding.questions import QUESTIONS, RULES, questions
from analysis.corpus.coding.sampling import LEAST, allocation, draw
from analysis.corpus.coding.sheet import units_of
from analysis.errors import ParameterError
from analysis.statements.agreement import krippendorff_alpha
from analysis.statements.sentence_kinds import sentence_kinds
from analysis.views import coding_desk
from analysis.views.corrected_shares import lines as lines_of
from benchmarks import agree as agree_benchmark
from tests.corpora import made, row, write_lines

ROOT = Path(__file__).parents[1]
PLAIN = "\nThe fair opens in May, as it did last year.\n"  # written for Sayso
Ended = tuple[int, str, str]
Sayso = Callable[..., Ended]
KIND = QUESTIONS[0]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("coding")
    rows = [
        {
            **row(n, outlet=("The Post", "The Bee")[n % 2], kind=("wet", "dry")[n % 2]),
            "text": row(n)["text"] + PLAIN,
        }
        for n in range(30)
    ]
    return made(folder / "tables", write_lines(folder / "a.jsonl", rows), rows=10)


def filled(sheet: Path, out: Path, wrong: float = 0.0, delimiter: str = ",") -> Path:
    """The sheet as a coder gives it back who mostly agrees with Sayso."""
    design = read_key(key_path(sheet))
    labels = {u.unit: design.strata[u.stratum].labels for u in design.units}
    rng = random.Random(4)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"), newline="")))
    for one in rows:
        for name, answer in labels[one["unit"]].items():
            one[name] = "none" if rng.random() < wrong else answer
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return out


# --- drawing -------------------------------------------------------------------------------------


def test_a_sample_is_stratified_weighted_and_always_the_same(tables: Corpus) -> None:
    design, sheet = draw(tables, count=60, columns=["outlet"])
    again, same = draw(tables, count=60, columns=["outlet"])
    other, _ = draw(tables, count=60, columns=["outlet"], seed=2)
    assert design == again
    assert sheet.equals(same)
    units = [[(u.article, u.number) for u in one.units] for one in (design, other)]
    assert units[0] != units[1]
    assert len(design.units) == len(sheet) == 60
    assert len({(u.article, u.number) for u in design.units}) == 60
    total = int(tables.sql("SELECT count(*) AS n FROM statements")["n"][0])
    assert sum(s.population for s in design.strata) == total
    assert sum(u.weight for u in design.units) == pytest.approx(total)
    drawn = Counter(u.stratum for u in design.units)
    assert all(drawn[at] >= min(LEAST, s.population) for at, s in enumerate(design.strata))
    assert {s.columns["outlet"] for s in design.strata} == {"The Post", "The Bee"}
    truth = tables.sql(
        "SELECT kind, outlet, article, number FROM statements JOIN articles USING (article)"
    ).set_index(["article", "number"])
    for unit in design.units:
        stratum = design.strata[unit.stratum]
        assert truth.loc[(unit.article, unit.number), "kind"] == stratum.labels["kind"]
        assert truth.loc[(unit.article, unit.number), "outlet"] == stratum.columns["outlet"]


def test_a_column_of_the_input_makes_strata(tables: Corpus) -> None:
    design, _ = draw(tables, count=80, columns=["given_kind", "outlet"], asks=["kind"])
    assert {(s.columns["given_kind"], s.columns["outlet"]) for s in design.strata} == {
        ("wet", "The Post"), ("dry", "The Bee"),
    }  # fmt: skip
    assert {s.labels["kind"] for s in design.strata} <= {"direct", "mixed", "indirect"}


def test_every_unit_of_a_stratum_has_the_same_chance(tables: Corpus) -> None:
    counts: Counter[tuple[str, int]] = Counter()
    for seed in range(60):
        design, _ = draw(tables, count=40, asks=["kind"], seed=seed)
        counts.update((u.article, u.number) for u in design.units)
        sizes = Counter(u.stratum for u in design.units)
    expected = {at: 60 * sizes[at] / s.population for at, s in enumerate(design.strata)}
    share = sum(counts.values()) / 60
    assert share == 40
    # No unit is drawn every time unless its stratum is drawn whole, and hardly any never.
    units = sum(s.population for s in design.strata)
    assert len(counts) > 0.95 * units
    if all(value < 60 for value in expected.values()):
        assert max(counts.values()) < 60


def test_the_sheet_is_blind_and_has_the_words_in_their_context(tables: Corpus) -> None:
    design, sheet = draw(tables, count=60)
    assert list(sheet.columns) == [
        "unit", "article", "title", "before", "sentence", "after", "words", "kind", "speaker",
        "note",
    ]  # fmt: skip
    ids = dict(tables.sql("SELECT article, slug FROM articles").itertuples(index=False))
    assert sheet["article"].tolist() == [ids[unit.article] for unit in design.units]
    assert (sheet[["kind", "speaker", "note"]] == "").all().all()
    words = tables.table("statements").set_index(["article", "number"])["content"]
    for unit, one in zip(design.units, sheet.to_dict("records"), strict=True):
        assert one["words"] == words[unit.article, unit.number]
        first = one["words"].split(" … ")[0]
        assert first.strip(' ,.“”"') in one["sentence"]
    # The order tells nothing: the strata are mixed.
    order = [unit.stratum for unit in design.units]
    assert order not in (sorted(order), sorted(order, reverse=True))


def test_sentences_cover_what_is_no_statement(tables: Corpus) -> None:
    design, sheet = draw(tables, "sentences", 50)
    assert "words" not in sheet.columns
    assert {s.labels["reported"] for s in design.strata} >= {"none", "direct"}
    counts = tables.sql("SELECT count(*) AS n, sum(words) AS words FROM sentences")
    assert sum(s.population for s in design.strata) == counts["n"][0]
    assert sum(s.size for s in design.strata) == counts["words"][0]


def test_rare_values_of_a_column_share_a_stratum(tmp_path: Path) -> None:
    rows = [row(n, outlet=f"o{n}" if n < 6 else "big") for n in range(12)]
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", rows), rows=12)
    design, _ = draw(found, count=45, columns=["outlet"], values=2, asks=["kind"])
    outlets = {stratum.columns["outlet"] for stratum in design.strata}
    assert "big" in outlets
    assert "(others)" in outlets
    assert len(outlets) == 3


def test_allocation_gives_each_stratum_its_least_and_shares_the_rest() -> None:
    assert allocation([5, 100, 1000], 30) == [5, 9, 16]
    assert sum(allocation([50, 70, 900, 3], 200)) == 200
    assert allocation([5, 6], 1000) == [5, 6]
    with pytest.raises(ParameterError, match="need at least 13 units, not 12"):
        allocation([5, 100], 12)


# --- what follows --------------------------------------------------------------------------------


def design_of(strata: list[tuple[str, str, int]], answers: list[list[str]]) -> tuple:
    """A coded sample: outlet, Sayso's answer and population of each stratum, and its answers."""
    parts = tuple(Stratum({"outlet": o}, {"kind": k}, n, 10 * n) for o, k, n in strata)
    units, given = [], {}
    for at, own in enumerate(answers):
        for answer in own:
            name = f"u{len(units)}"
            units.append(Unit(name, "", len(units), at, 10, parts[at].population / len(own)))
            given[name] = answer
    design = Design("statements", ("kind",), "", 1, 1, ("outlet",), False, parts, tuple(units))
    return design, given


def test_shares_differences_precision_and_recall_are_the_stratified_ones() -> None:
    # Of A's 100 direct ones 3/4 are direct, of its 100 indirect ones 1/2 are no statement.
    design, given = design_of(
        [("A", "direct", 100), ("A", "indirect", 100), ("B", "direct", 60), ("B", "indirect", 40)],
        [["direct"] * 9 + ["indirect"] * 3, ["indirect"] * 6 + ["none"] * 6,
         ["direct"] * 12, ["indirect"] * 9 + ["direct"] * 3],
    )  # fmt: skip
    found = shares.corrected(design, KIND, given)
    share = {(s.group, s.answer): s for s in found.shares}
    assert share["A", "direct"].machine == 0.5
    assert share["A", "direct"].corrected.value == pytest.approx(75 / 150)
    assert share["B", "direct"].corrected.value == pytest.approx(0.7)
    assert share["all", "direct"].corrected.value == pytest.approx((75 + 70) / 250)
    (between,) = [d for d in found.differences if d.answer == "direct"]
    assert (between.first, between.second) == ("A", "B")
    assert between.machine == pytest.approx(-0.1)
    assert between.corrected.value == pytest.approx(-0.2)
    assert between.corrected.low < -0.2 < between.corrected.high
    right = {one.answer: one for one in found.accuracy}
    assert right["direct"].precision.value == pytest.approx((75 + 60) / 160)
    assert right["direct"].recall.value == pytest.approx((75 + 60) / 145)
    # Of the 300 that Sayso lists, 50 are no statement: half of A's indirect ones.
    none = {s.group: s.corrected for s in found.none}
    assert none["all"].value == pytest.approx(50 / 300)
    assert none["A"].value == pytest.approx(50 / 200)
    assert none["B"].value == 0
    assert none["all"].low < 50 / 300 < none["all"].high
    assert right["any"].precision.value == pytest.approx(250 / 300)


def test_agreement_is_weighted_to_the_corpus(tmp_path: Path) -> None:
    # 8 of 8 agree in a stratum of 100, 4 of 8 in one of 900.
    design, given = design_of(
        [("A", "direct", 100), ("A", "indirect", 900)],
        [["direct"] * 8, ["indirect"] * 4 + ["none"] * 4],
    )
    write_key(design, tmp_path / "s.key.json")
    lines = ["unit,kind", *(f"{unit},{answer}" for unit, answer in given.items())]
    (tmp_path / "s.csv").write_text("\n".join(lines))
    (alpha,) = agree(tmp_path / "s.csv").alphas
    assert alpha.sample_percent == 12 / 16
    assert alpha.sample_alpha.value == pytest.approx(krippendorff_alpha(
        [("direct", "direct")] * 8 + [("indirect", "indirect")] * 4 + [("indirect", "none")] * 4
    ))  # fmt: skip
    assert alpha.percent == pytest.approx((100 + 450) / 1000)
    # p(direct) = 0.1, p(indirect) = (900 + 450) / 2000, p(none) = 450 / 2000, of 32 answers.
    expected = (1 - 0.1**2 - 0.675**2 - 0.225**2) * 32 / 31
    assert alpha.alpha.value == pytest.approx(1 - 0.45 / expected)
    text = "\n".join(lines_of(agree(tmp_path / "s.csv")))
    assert "weighted to the whole corpus" in text
    assert "Recall" not in text  # of what Sayso lists, it would say nothing of what it misses
    assert "any" in text


def test_sayso_answers_of_a_sentence_what_the_coder_is_asked() -> None:
    text = "“It rains,” she said. “It is wet.” He says it is “too wet” to go. The sun is out."
    ends = [text.index(word) for word in ("“It is", "He says", "The sun")] + [len(text)]
    sentences = [Span(a, b) for a, b in zip([0, *ends], ends, strict=False)]
    first = [Span(0, 11), Span(ends[0], ends[1] - 1)]
    rest = Span(text.index("it is “"), text.index(" The sun") - 1)
    outer = top(quotes(parse(text)))
    assert sentence_kinds(text, sentences, [first, [rest]], outer) == (
        "direct", "direct", "mixed", "none",
    )  # fmt: skip
    # What the rest of its statement is does not count: this one goes on without marks.
    both = [Span(0, 11), rest]
    assert sentence_kinds(text, sentences[:1], [both], outer) == ("direct",)


def test_a_corpus_coded_whole_leaves_no_doubt() -> None:
    design, given = design_of(
        [("A", "direct", 9), ("A", "indirect", 8)],
        [["direct"] * 9, ["indirect"] * 6 + ["none"] * 2],
    )
    share = next(s for s in shares.corrected(design, KIND, given).shares if s.answer == "direct")
    assert share.corrected.low == share.corrected.value == share.corrected.high == 9 / 15


def test_all_right_in_a_small_sample_is_not_taken_for_certain() -> None:
    design, given = design_of([("A", "direct", 1000)], [["direct"] * 20])
    (right, *_) = shares.corrected(design, KIND, given).accuracy
    assert right.precision.value == 1
    assert 0.7 < right.precision.low < 0.99


def test_the_intervals_hold_the_truth() -> None:
    """A corpus that is known: nine in ten right, another rate in each outlet."""
    rng = random.Random(7)
    strata, members = [], []
    for outlet, rate in (("A", 0.95), ("B", 0.8)):
        for label, size in (("direct", 150), ("indirect", 400)):
            strata.append((outlet, label, size))
            members.append([label if rng.random() < rate else "none" for _ in range(size)])

    def values(answers: list[list[str]], draws: int) -> dict:
        found = shares.corrected(*_pair(design_of(strata, answers)), draws=draws)
        out = {("share", s.group, s.answer): s.corrected for s in found.shares}
        return out | {("diff", d.answer): d.corrected for d in found.differences}

    truth = values(members, 2)
    held: Counter[tuple] = Counter()
    turns = 120
    for _ in range(turns):
        sample = [rng.sample(own, 35) for own in members]
        for key, one in values(sample, 300).items():
            held[key] += one.low - 1e-9 <= truth[key].value <= one.high + 1e-9
    used = [key for key in held if key[-1] in ("direct", "indirect")]
    assert len(used) == 8
    assert 0.91 < sum(held[key] for key in used) / (turns * len(used)) < 0.99


def _pair(coded: tuple) -> tuple:
    design, given = coded
    return design, KIND, given


# --- the commands --------------------------------------------------------------------------------


def test_from_the_tables_to_corrected_shares(tables: Corpus, tmp_path: Path, sayso: Sayso) -> None:
    sheet = tmp_path / "sheet.csv"
    status, printed, _ = sayso(
        "sample", tables.folder, "--out", sheet, "--units", 60, "--strata", "Outlet",
        "--ask", "kind",
    )  # fmt: skip
    assert status == 0
    assert "60 statements from 6 strata" in printed
    assert key_path(sheet).is_file()
    done = filled(sheet, tmp_path / "done.csv", 0.2, ";")
    second = filled(sheet, tmp_path / "second.csv")
    words = ("agree", done, second, "--key", key_path(sheet))
    status, printed, complaint = sayso(*words)
    assert status == 0, complaint
    assert "done.csv and second.csv" in printed
    assert "Statements by kind: differences" in printed
    status, printed, _ = sayso(*words, "--json")
    value = json.loads(printed)
    assert value["questions"][0]["question"] == "kind"
    assert value["questions"][0]["units"] == 60
    found = agree(done, second, key_path(sheet))
    assert len(found.differing) == sum(
        a != "none" and b == "none" for _, _, b, a in found.differing
    )
    wrong = len(found.differing) / 60
    assert {round(a.sample_percent, 9) for a in found.alphas} == {round(1 - wrong, 9)}
    (none, *_) = found.questions[0].none
    assert {round(a.percent, 9) for a in found.alphas} == {round(1 - none.corrected.value, 9)}


def test_a_workbook_goes_out_and_comes_back(tables: Corpus, tmp_path: Path, sayso: Sayso) -> None:
    file = tmp_path / "sheet.xlsx"
    assert sayso("sample", tables.folder, "--out", file, "--units", 60)[0] == 0
    book = openpyxl.load_workbook(file)
    page = book["coding"]
    heads = [cell.value for cell in page[1]]
    assert [q.name for q in questions("statements")] == heads[-3:-1]
    lists = {v.formula1: str(v.sqref) for v in page.data_validations.dataValidation}
    assert lists['"direct,mixed,indirect,none"'] == "H2:H61"
    design = read_key(key_path(file))
    labels = {u.unit: design.strata[u.stratum].labels for u in design.units}
    for line in page.iter_rows(min_row=2):
        line[7].value = labels[line[0].value]["kind"].upper()[:3]
    book.save(file)
    (one,) = agree(file).questions
    assert one.units == 60
    assert all(s.machine == pytest.approx(s.corrected.value) for s in one.shares)
    assert agree(file).notes == ()  # speaker was not answered at all, and is left out


def test_wrong_input_is_told_in_a_sentence(
    tables: Corpus, tmp_path: Path, sayso: Sayso, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    where = tables.folder
    assert sayso("sample", where, "--out", "s.csv", "--units", 60, "--ask", "kind")[0] == 0
    before = Path("s.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    kind = rows[0].index("kind")
    rows[1][kind] = "maybe"
    Path("odd.csv").write_text(as_csv(rows))
    rows[1][kind], rows[2][0] = "direct", rows[1][0]
    Path("twice.csv").write_text(as_csv(rows))
    rows[2][0] = "u9999"
    Path("other.csv").write_text(as_csv(rows))
    Path("no.csv").write_text("a,b\n1,2\n")
    Path("no.key.json").write_text('{"form": 0, "of": "statements"}')
    key = json.loads(Path("s.key.json").read_text())
    Path("odd.key.json").write_text(json.dumps(key | {"asks": ["mood"]}))
    key["units"][0]["words"] = "many"
    Path("bad.key.json").write_text(json.dumps(key))
    for words, told in (
        (["sample", "nowhere", "--out", "a.csv"], "no finished corpus"),
        (["sample", where, "--out", "s.csv"], "there already"),
        (["sample", where, "--out", "a.doc"], "must end in .csv or .xlsx"),
        (["sample", where, "--out", "a.csv", "--strata", "mood"], "have no column 'mood'; choose"),
        (["sample", where, "--out", "a.csv", "--of", "words"], "no unit 'words'"),
        (["sample", where, "--out", "a.csv", "--ask", "mood"], "no question 'mood'"),
        (["sample", where, "--out", "a.csv", "--units", 0], "between 1 and"),
        (["sample", where, "--out", "no/a.csv"], "cannot be written"),
        (["agree", "s.csv"], "Nothing is filled in"),
        (["agree", "gone.csv", "--key", "s.key.json"], "no file gone.csv"),
        (["agree", "twice.csv"], "--key"),
        (["agree", "odd.csv"], "no key that `sayso sample` wrote"),
        (["agree", "odd.csv", "--key", "bad.key.json"], "must be a whole number, not 'many'"),
        (["agree", "odd.csv", "--key", "s.key.json"], "row 2: 'maybe' is no answer to kind"),
        (["agree", "twice.csv", "--key", "s.key.json"], "row 3: the unit 'u0001' is in it twice"),
        (["agree", "other.csv", "--key", "s.key.json"], "'u9999' is not of this sample"),
        (["agree", "no.csv", "--key", "s.key.json"], "keep its first row"),
        (["agree", "no.csv"], "no key that `sayso sample` wrote"),
    ):
        status, printed, complaint = sayso(*words)
        assert status == 2, words
        assert told in complaint, complaint
        assert len(complaint.strip().splitlines()) == 1
        assert printed == ""
    assert Path("s.csv").read_bytes() == before
    assert not Path("a.csv").exists()
    assert not Path("a.key.json").exists()


def as_csv(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def test_the_corpus_report_shows_corrected_shares(
    tables: Corpus, tmp_path: Path, sayso: Sayso
) -> None:
    sheet = tmp_path / "sheet.csv"
    words = ("sample", tables.folder, "--out", sheet, "--units", 60, "--strata", "outlet")
    assert sayso(*words, "--ask", "kind")[0] == 0
    done = filled(sheet, tmp_path / "done.csv", 0.2)
    key_path(sheet).rename(key_path(done))
    out = tmp_path / "reports"
    status, _, complaint = sayso(
        "report", tables.folder, "--notebook", "corpus", "--to", "html", "--out", out,
        "-p", f"coded={done}",
    )  # fmt: skip
    assert status == 0, complaint
    (page,) = out.rglob("report.html")
    text = page.read_text("utf-8")
    assert "estimated from 60 statements coded by hand" in text
    (found,) = agree(done).questions
    for share in found.shares:
        assert f"{100 * share.corrected.low:.1f}% to {100 * share.corrected.high:.1f}%" in text
    status, _, complaint = sayso(
        "report", tables.folder, "--notebook", "corpus", "--to", "html", "--out", out,
        "-p", "coded=gone.csv",
    )  # fmt: skip
    assert status == 2
    assert "gone.key.json" in complaint
    assert "-p key=FILE" in complaint
    status, _, complaint = sayso(
        "report", tables.folder, "--notebook", "corpus", "--to", "html", "--out", out,
        "-p", f"coded={done}", "-p", "key=gone.json",
    )  # fmt: skip
    assert status == 2
    assert "gone.json" in complaint
    other = key_path(done).rename(tmp_path / "other.json")
    status, _, complaint = sayso(
        "report", tables.folder, "--notebook", "corpus", "--to", "html", "--out", out,
        "-p", f"coded={done}", "-p", f"key={other}", "-p", "shared=false",
    )  # fmt: skip
    assert status == 0, complaint


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_sheet_is_filled_in_on_the_desk(
    tables: Corpus, tmp_path: Path, sayso: Sayso, ending: str
) -> None:
    sheet = tmp_path / f"sheet{ending}"
    assert sayso("sample", tables.folder, "--out", sheet, "--units", 30, "--ask", "kind")[0] == 0
    words = [one["sentence"] for one in units_of(sheet)]
    box = coding_desk(sheet)
    status, page, _, choice, moves = box.children
    assert words[0] in html.unescape(page.value)
    choice.value = "direct"
    moves.children[1].click()
    assert words[1] in html.unescape(page.value)
    assert choice.value == "–"
    choice.value = "none"
    moves.children[0].click()
    assert choice.value == "direct"
    choice.value = "mixed"
    assert "1 of 30; 2 done" in status.value
    rows = units_of(sheet)
    assert [one["kind"] for one in rows[:3]] == ["mixed", "none", ""]
    assert [one["sentence"] for one in rows] == words
    again = coding_desk(sheet)  # begins with the first unit that has no answer
    assert "Unit 3 of 30; 2 done" in again.children[0].value
    (found,) = agree(sheet).questions
    assert found.units == 2


def test_the_example_of_the_docs_runs(
    tmp_path: Path, sayso: Sayso, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    block = page.split("```sh\n")[1].split("```")[0]
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "seeds", "seeds")
    for line in block.strip().splitlines():
        words = shlex.split(line)
        assert words.pop(0) == "sayso"
        if words[0] == "agree":
            filled(Path("sheet.csv"), Path("sheet.csv"), 0.1)
        if words[0] == "corpus":
            words += ["--rules", "--workers", "1"]
        if words[0] == "report":
            words += ["--to", "html"]
        status, _, complaint = sayso(*words)
        assert status == 0, complaint


def test_the_docs_tell_what_was_measured_and_how_to_code() -> None:
    page = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    words = " ".join(page.split())
    assert [rule for rule in RULES if rule not in words] == []
    results = json.loads((ROOT / "benchmarks/results/agree.json").read_text("utf-8"))
    assert agree_benchmark.tables(results) in page
    for name in ("share", "difference of outlets"):
        for one in results.values():
            if isinstance(one, dict) and name in one["methods"]["used"]:
                assert 0.93 <= one["methods"]["used"][name]["held"] <= 0.97
