"""A draft against its sources: what is told, what is not, and how the command ends."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.corpus.draft_check.check_draft import MOST_SOURCES, DraftCheck, checked
from analysis.corpus.draft_check.finding import SENTENCES, Kind, Outcome, Unit
from analysis.corpus.draft_check.word_keys import keys, word_keys
from analysis.errors import ParameterError
from analysis.pipeline import Analysis, analyse
from analysis.reporting.check_page import page
from analysis.views.checked_text import marked_draft
from analysis.views.draft_check import cards, found_parts, in_doubt, summary

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "check"
# Written for Sayso.
SOURCE = """Bridge tolls to rise in the spring

The council voted on Monday to raise the tolls of the Old Bridge, which about 40,000 cars cross.

“We will lower the toll again, but only if the loan is paid by June,” said Mayor Ann Lee. “I do not
think that drivers are to blame for the cracks in the deck.”

“The bridge has never been safe in winter,” said Tom Ward, an engineer. “It may close for perhaps
12 million dollars’ worth of work.”

Ward denied that the inspectors had been told to hurry. Lee said that the repairs would last until
the end of March. Ward said the council had ignored three reports.

“Every driver has paid for this deck twice,” Carla Brandt told the council. “The old steel came
from a yard that closed long ago.”

The deck appeared to have been rusted by the salt, a report found. Ola Berg, 42, has been charged
with the robbery of the toll house; his brother is 41. Drivers could still see the toll house again
this year, Ward said. Brandt is 44 and Ward is 57. Lee denied that the state had paid back the loan
in full and in time. “The paint is new. It will peel by spring,” said Ola Lund. Lee told the council
that all the tolls had been spent on the deck and the harbour.

The city said consumer prices rose by 0.1 percent in May. Over the past twelve months, prices have
gone up by 1.7 percent.
"""


def read(text: str) -> Analysis:
    return analyse(parse(text), method="rules")


@pytest.fixture(scope="module")
def source() -> Analysis:
    return read(SOURCE)


def kinds(check: DraftCheck) -> list[str]:
    return [finding.kind.name for finding in check.findings]


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("“The bridge has never been lovely in winter,” said Tom Ward.", "ALTERED"),
        ("“The bridge has been safe in winter,” said Tom Ward.", "NEGATION"),
        ("“Every driver has not paid for this deck twice,” said Carla Brandt.", "NEGATION"),
        ("“It may close for 12 million dollars’ worth of work,” said Tom Ward.", "HEDGE"),
        ("“It may close for perhaps $12’ worth of work,” said Tom Ward.", "NUMBER"),
        ("“It may close for perhaps twelve billion dollars’ worth of work,” said Ward.", "NUMBER"),
        ("“We will lower the toll again,” said Mayor Ann Lee.", "CUT"),
        ("“Drivers are to blame for the cracks in the deck,” said Mayor Ann Lee.", "CUT"),
        (
            "“The bridge has never been safe in a yard that closed long ago,” said Tom Ward.",
            "JOINED SPEAKER",
        ),
        ("“The old steel came from a yard … paid for this deck twice,” said Brandt.", "JOINED"),
        ("“Every driver has paid for this deck twice,” said Tom Ward.", "SPEAKER"),
        ("Ann Lee said the repairs “would last until the end of March.”", "NOT_QUOTED"),
        ("“Nobody wants to swim to the other side,” said Tom Ward.", "NO_QUOTATION"),
        ("Tom Ward said that the inspectors had been told to hurry.", "STANCE"),
        ("Ann Lee said that the repairs would not last until the end of March.", "NEGATION"),
        ("Carla Brandt said that the repairs would last until the end of March.", "SPEAKER"),
        ("Tom Ward said the council had ignored five reports.", "NUMBER"),
        ("Tom Ward said the council had ignored 700 letters and three reports.", "NO_NUMBER"),
        ("Tom Ward, 41, said the council had ignored three reports.", "NUMBER"),
        ("Consumer prices rose by 0.7 percent in May, the city said.", "NUMBER"),
        ("Carla Brandt, 40, told the council that every driver had paid twice.", "NUMBER"),
        ("Lund Street has 40,000 trees.", "NO_STATEMENT"),
        ("Ann Lee said that 700 people had written to her about it.", "NO_STATEMENT"),
        ("The council voted to raise the tolls of the bridge, which about 14,000 cars cross.",
         "NUMBER"),
        ("Tom Ward said that oysters prefer shallow water with gentle currents nearby.",
         "NO_STATEMENT"),
        ("Ann Lee said she would resign in June.", "NO_STATEMENT"),
        ("Prosecutors said that Tom Ward had been paid by a rival.", "NO_STATEMENT"),
        ("The harbour has a new crane.", "NO_STATEMENT"),
        ("Tom Ward said: “The bridge is safe in winter.”", "NEGATION"),
        # Told in other words.
        ("The deck was rusted by the salt, the report found.", "HEDGE"),
        ("Ola Berg was behind the robbery of the toll house.", "HEDGE"),
        ("The drivers will see the toll house again this year, Ward said.", "HEDGE"),
        ("Ann Lee said that the state had paid the whole loan back in time.", "STANCE"),
        ("Ann Lee said the tolls were not spent on the harbour, but on the deck.", "NEGATION"),
        ("The old steel had been in a yard that has long been closed, Tom Ward said.", "SPEAKER"),
        # Left out within a sentence, and of somebody else.
        ("Lee told the council about the tolls. “Every driver has paid twice,” she said.",
         "ALTERED SPEAKER"),
    ],
)  # fmt: skip
def test_what_differs_is_told(draft: str, kind: str, source: Analysis) -> None:
    assert kinds(checked(read(draft), [source])) == kind.split()


@pytest.mark.parametrize(
    "draft",
    [
        '"The bridge has never been safe in winter", said Tom Ward.',  # other marks
        "‘The bridge has never been safe in winter,’ said Tom Ward.",
        "Tom Ward said that “the bridge has never been safe in winter.”",  # another first letter
        "“[T]he bridge has never been safe in winter,” said Ward.",
        "“It [the bridge] may close for perhaps $12 million’ worth of work,” said Ward.",
        "“It may close for perhaps twelve million dollars’ worth of work,” said Ward.",
        "“We will lower the toll again, but only if … paid by June,” said Ann Lee.",
        "“I don’t think that drivers are to blame for the cracks in the deck,” said Ann Lee.",
        "Drivers are not “to blame for the cracks in the deck,” said Ann Lee.",
        "“We will lower the toll again,” said Ann Lee, “but only if the loan is paid by June.”",
        (  # only interrupted
            "“Every driver has paid for this deck twice. The old steel came from a yard that "
            "closed long ago,” said Carla Brandt."
        ),
        "Brandt spoke of “the old steel.”",
        "Ward denied that the inspectors had been told to hurry.",
        "The inspectors had been told to hurry, according to nobody.",
        "Ward said that the council had ignored 3 reports.",
        # Paraphrases.
        "Ann Lee expects the repairs to last to the last days of March.",
        "On Monday the council decided that the tolls of the Old Bridge are to rise.",
        "Ola Berg, who is 42, was charged with robbing the toll house.",
        "Over the year, prices are up 1.7 percent, the city said.",
        "A report found that salt may have rusted the deck.",
        "The state did not pay the loan back in time, Ann Lee said.",
        "He calls it a “safe” bet.",  # the writer's own distance
        "“[It will close],” said Tom Ward.",  # the editor's words alone
    ],
)
def test_what_is_as_in_the_source_is_not_told(draft: str, source: Analysis) -> None:
    assert kinds(checked(read(draft), [source])) == []


def test_both_passages_are_shown_with_the_words_that_differ(source: Analysis) -> None:
    draft = read("“The bridge has been very safe in winter,” said Tom Ward.")
    finding = checked(draft, [source]).findings[0]
    passage = finding.passages[0]
    assert [m.of(draft.article.text) for m in finding.marks] == ["very"]
    assert [m.of(source.article.text) for m in passage.marks] == ["never"]
    shown = passage.span.of(source.article.text)
    assert shown == "“The bridge has never been safe in winter,” said Tom Ward, an engineer."
    assert (finding.speaker, passage.speaker) == ("Tom Ward", "Tom Ward")
    card = cards(checked(draft, [source]))[0]
    assert '<mark class="differs">very</mark>' in card.draft.words
    assert '<mark class="differs">never</mark>' in card.sources[0].words


def test_the_source_that_has_the_words_counts() -> None:
    one = read("“Rents will fall by half in the spring,” said Ann Lee.")
    other = read("“Rents will not fall by half in the spring,” said Tom Ward.")
    draft = read("“Rents will not fall by half in the spring,” said Tom Ward.")
    assert kinds(checked(draft, [one])) == ["NEGATION", "SPEAKER"]
    assert kinds(checked(draft, [one, other])) == []


def test_names_of_one_actor_are_one(source: Analysis) -> None:
    draft = read("“Every driver has paid for this deck twice,” said Ms. Brandt.")
    assert kinds(checked(draft, [source])) == []


def test_what_is_not_compared_is_never_called_right(source: Analysis) -> None:
    draft = read("Ann Lee said so. Tom Ward said the council had ignored three reports.")
    check = checked(draft, [source])
    left = [p.span for p in check.parts if p.outcome is Outcome.NOT_COMPARED]
    assert [span.of(draft.article.text) for span in left] == ["Ann Lee said so."]
    assert summary(check) == (
        "Nothing differs in 1 statement compared. 1 sentence could not be compared."
    )
    nothing = checked(read("Ann Lee said so."), [source])
    assert not nothing.passed
    assert summary(nothing).startswith("Nothing could be compared.")


def test_what_is_right_is_shown_with_its_passage(source: Analysis) -> None:
    check = checked(read("Tom Ward said the council had ignored three of the reports."), [source])
    ((own, other),) = found_parts(check)
    assert (own.speaker, other.speaker) == ("Tom Ward", "Tom Ward")
    assert str(other.words) == "Ward said the council had ignored three reports."
    assert in_doubt(check) == 0


def test_what_shares_few_words_with_its_passage_comes_first(source: Analysis) -> None:
    check = checked(
        read(
            "Tom Ward said the council had ignored three reports. Ann Lee said that the repairs "
            "would drag on until March."
        ),
        [source],
    )
    assert [own.speaker for own, _ in found_parts(check)] == ["Ann Lee", "Tom Ward"]
    assert in_doubt(check) == 1


def test_the_draft_shows_apart_what_differs_what_is_missing_and_what_was_not_compared(
    source: Analysis,
) -> None:
    draft = read(
        "Ward said the council had ignored five reports. Ward said that oysters prefer shallow "
        "water. Ward said so. Lee said that the repairs would last until the end of March."
    )
    (words,) = marked_draft(checked(draft, [source]))
    forms = dict(
        re.findall(r'class="(place|place missing|compared|left)"[^>]*>(?:<mark>)?([^<]+)', words)
    )
    assert forms == {
        "place": "the council had ignored five reports",
        "place missing": "that oysters prefer shallow water",
        "left": "Ward said so.",
        "compared": "that the repairs would last until the end of March",
    }


def test_pieces_of_a_joined_quotation_are_marked_whole(source: Analysis) -> None:
    draft = read("“The bridge has never been safe in a yard that closed long ago,” said Tom Ward.")
    joined = checked(draft, [source]).findings[0]
    assert [m.of(draft.article.text) for m in joined.marks] == [
        "The bridge has never been safe in", "a yard that closed long ago",
    ]  # fmt: skip


def test_a_passage_within_a_quotation_has_its_marks(source: Analysis) -> None:
    draft = read("“It will not peel by spring,” said Ola Lund.")
    card = cards(checked(draft, [source]))[0]
    assert str(card.sources[0].words).startswith("“… It will peel by spring,” said Ola Lund")


def test_an_article_is_its_own_source() -> None:
    for name in ("iran-missiles.txt", "iran-missiles-wire.txt"):
        a = analyse(ROOT / "seeds" / name, method="rules")
        found = checked(a, [a])
        assert found.count(Unit.QUOTATION, Outcome.COMPARED)
        assert kinds(found) == []


def test_no_source_or_too_many_are_refused(source: Analysis) -> None:
    for sources in ([], [source] * (MOST_SOURCES + 1)):
        with pytest.raises(ParameterError, match="against one to 20 sources"):
            checked(source, sources)


def test_every_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("twelve", "12"),
        ("12 million", "12,000,000"),
        ("12m", "twelve million"),
        ("$1.5 billion", "1.5 billion dollars"),
        ("25 per cent", "twenty-five percent"),
        ("25%", "25 percent"),
        ("two hundred and five", "205"),
        ("a hundred", "100"),
        ("can’t", "cannot"),
        ("won't", "will not"),
        ("U.S.", "US"),
        ("well-known", "well known"),
        ("Mon\u00adday", "monday"),
        ("cafe\u0301", "café"),
        ("3rd", "third"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "12 million"),
        ("12", "12 percent"),
        ("$12", "€12"),
        ("1.5", "15"),
        ("two hundred", "two thousand"),
        ("it’s", "its"),
    ],
)
def test_other_words_are_others(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def words_of(text: str) -> list[str]:
    return keys(word_keys(text, Span(0, len(text))))


@given(st.text(alphabet="ab1 9.,’'[]%$ém\u0301\u00ad“”-tn", max_size=60))
@settings(max_examples=60, deadline=None)
def test_words_lie_in_the_text_in_order(text: str) -> None:
    tokens = word_keys(text, Span(0, len(text)))
    assert all(0 <= t.start < t.end <= len(text) and t.key for t in tokens)
    assert all(a.end <= b.start or a.span == b.span for a, b in zip(tokens, tokens[1:]))  # noqa: B905,RUF007


def test_the_command_tells_by_its_status(
    sayso: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    sources = [DOCS / "source-wire.txt", DOCS / "source-release.txt"]
    out = tmp_path / "a.html"
    args = ("--against", *sources, "--rules", "--out", out)
    status, told, _ = sayso("check", DOCS / "draft-right.txt", *args)
    assert (status, out.is_file()) == (0, True)
    assert told.startswith("Nothing differs in 3 quotations")
    status, told, _ = sayso("check", DOCS / "draft.txt", *args, "--json")
    assert status == 1
    value = json.loads(told)
    text = (DOCS / "draft.txt").read_text("utf-8")
    wire = (DOCS / "source-wire.txt").read_text("utf-8")
    found = {f["kind"]: f for f in value["findings"]}
    assert list(found) == [
        "number", "cut", "stance", "negation", "hedge", "speaker", "joined", "no_quotation"
    ]  # fmt: skip
    assert text[found["negation"]["start"] : found["negation"]["end"]] == (
        "“This project was properly costed,”"
    )
    ((start, end),) = found["negation"]["passages"][0]["marks"]
    assert wire[start:end] == "never"
    assert "Carla Brandt" in out.read_text("utf-8")


def test_a_draft_without_sources_fails_and_keeps_its_name(
    sayso: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "My Draft.txt").write_text("Ann Lee said she would resign in June. She said so.")
    (tmp_path / "Source.txt").write_text(SOURCE)
    status, told, _ = sayso("check", "My Draft.txt", "--against", "Source.txt", "--rules")
    assert status == 1
    assert told.startswith("1 place was not found in the sources. Nothing could be compared.")
    assert "Not compared: She said so." in told
    assert "My Draft.txt" in (tmp_path / "My Draft.check.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nowhere.txt", "--against", DOCS / "draft.txt"], "There is no file nowhere.txt"),
        ([DOCS / "draft.txt", "--against", "nowhere.txt"], "There is no file nowhere.txt"),
        ([DOCS / "draft.txt"], "--against"),
    ],
)
def test_bad_input_is_told_in_a_sentence(
    args: list[object], told: str, sayso: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    out = tmp_path / "a.html"
    status, _, error = sayso("check", *args, "--rules", "--out", out)
    assert status == 2
    assert told in error
    assert "Traceback" not in error
    assert not out.exists()


def test_a_file_of_others_is_not_written_over(
    sayso: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("<p>My notes")
    draft = DOCS / "draft.txt"
    status, _, error = sayso("check", draft, "--against", draft, "--rules", "--out", mine)
    assert status == 2
    assert "was not made by Sayso" in error
    assert mine.read_text() == "<p>My notes"


def test_the_page_asks_for_nothing_and_runs_nothing(source: Analysis) -> None:
    draft = read(
        "“<script>alert(1)</script> has \u202enever been safe,” said Tom <b>Ward</b> {{ 7 * 7 }}."
    )
    made = page(checked(draft, [source]))
    assert "default-src 'none'" in made
    assert not re.search(r"<script|<b>|\u202e|\b49\b|(?:src|href)=\"http", made)
    assert "&lt;script&gt;" in made
    assert made == page(checked(draft, [source]))


def test_the_page_can_be_read_by_all(source: Analysis, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this system")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    draft = read("“The bridge has been safe in winter,” said Tom Ward.\n\n“Swim,” said Ann Lee.")
    file = tmp_path / "a.html"
    file.write_text(page(checked(draft, [source, read(SOURCE.replace("12", "14"))])))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, scheme in ((1180, "light"), (1180, "dark"), (360, "light")):
            view = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            view.goto(file.as_uri())
            assert view.evaluate("document.documentElement.scrollWidth") <= width
            assert [v["id"] for v in Axe().run(view).response["violations"]] == []
        browser.close()


def test_the_manual_says_what_was_measured() -> None:
    from benchmarks.check import BEGIN, END, table
    from benchmarks.results import FOLDER

    stored = json.loads((FOLDER / "check.json").read_text("utf-8"))
    manual = (ROOT / "docs" / "check.md").read_text("utf-8")
    assert manual.partition(BEGIN)[2].partition(END)[0].strip() == table(stored)


def test_the_manual_tells_every_kind() -> None:
    manual = (ROOT / "docs" / "check.md").read_text("utf-8")
    told = {name.upper() for name in re.findall(r"^\| `(\w+)`", manual, re.MULTILINE)}
    assert told == {kind.name for kind in Kind}


def test_the_commands_of_the_manual_run(
    sayso: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manual = (ROOT / "docs" / "check.md").read_text("utf-8")
    commands = [line for line in manual.splitlines() if line.startswith("sayso check docs/")]
    assert commands
    for command in commands:
        words = shlex.split(command.partition("#")[0])[1:]
        out = ["--out", tmp_path / "page.html"]
        status, _, error = sayso(*words, "--rules", *out)
        assert status in (0, 1), error
