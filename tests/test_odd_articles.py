"""Articles that are not as articles are: each gives a sensible report or one clear sentence.

All texts were written for Sayso.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import analysis as an
from analysis.article import language
from analysis.article.article import parse
from analysis.errors import ArticleError
from analysis.reporting.report import LONGEST_TEXT, report
from analysis.statements.statements import Statements
from analysis.views.claims import ledger
from analysis.views.marked_text import marked
from analysis.views.page_one import in_short
from tests.times import grows_in_proportion, of_the_processor

PLAIN = Path(__file__).parent / "data" / "notebooks" / "plain.ipynb"
INTERVIEW = """Ann Lee on the dam, the rain and what comes next

The mayor of the valley speaks about her worst week.

Q: Did you know that the dam was old?

A: We knew that it was built in 1931. Nobody told us that it was weak.

Q: Your engineer says he warned you twice.

A: He wrote two letters. I answered both of them, and I asked for money.

Q: Will you resign?

A: No. I was elected to see this through.
"""
RELEASE = """FOR IMMEDIATE RELEASE

Valley Power Opens a New Plant

VALLEY CITY, March 3, 2020 -- Valley Power Inc. (VPI), the leading maker of power from water, today
announced the opening of its new plant at the old dam.

"We are proud to bring clean power to 20,000 homes," said Zoe Poe, chief executive of Valley Power.
"This plant is the best in the country."

The plant cost $40 million and was built in two years, the company said.

About Valley Power
Valley Power Inc. makes power from water in three states.

Contact: Bob Roe, 555-0100, press@valleypower.example

###
"""
SILENT = """Snow Falls on the Valley

Snow fell on the valley on Monday. The road to the dam was closed. Two buses stood still for an
hour. Children built a snowman in front of the town hall. The sun came out in the afternoon, and
the road was open again by night.
"""
LOUD = """MAYOR WARNS OF FLOOD

"IT WILL RAIN ALL WEEK AND THE DAM IS OLD," SAID MAYOR ANN LEE ON MONDAY. BOB ROE, AN ENGINEER,
SAID THAT THE DAM WOULD HOLD. THE COUNCIL DID NOT ANSWER.
"""
GERMAN = """Regen kommt wieder ins Tal

„Es wird morgen mehr regnen“, sagte Bürgermeisterin Anna Lehmann am Montag vor Reportern in der
Stadt. Der Rat sei bereit, hieß es in einer Mitteilung, die am Abend veröffentlicht wurde. Ein
Ingenieur warnte, der Damm sei alt und niemand habe ihn seit Jahren geprüft.
"""
CHINESE = (
    "山谷又下雨了\n\n市长李安周一说：“明天会下更大的雨。”"
    "工程师罗伯警告说，大坝已经很旧了，多年没有人检查过。\n"
)
UNCLOSED = "\n\n".join(
    f"“Part {n} of the dam is old, said Bob Roe, who looked at it in {1800 + n}."
    for n in range(200)
)


def everything(text: str, method: str = "tagger", *, toned: bool = True) -> Statements:
    """What the notebook does with an article, to the last word of its marked text."""
    article = parse(text)
    # The wording network reads each sentence: the one part that takes long.
    a = an.analyse(article, method=method, deep=toned)
    said = a.statements
    in_short(a)
    ledger(a.claims, said)
    html = marked(article, said)._repr_html_()
    for statement in said:
        assert f'id="s{statement.number}"' in html
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
    return said


def test_an_interview_gives_each_answer_to_whom_it_is_marked_for() -> None:
    said = everything(INTERVIEW)
    turns = [(s.speaker, said.words(s)) for s in said if s.source[0].of(INTERVIEW) in ("Q", "A")]
    assert [who for who, _ in turns] == ["interviewer", "Ann Lee"] * 3
    assert turns[-1][1] == "No. I was elected to see this through."


def test_a_press_release_names_who_speaks_for_the_firm() -> None:
    said = everything(RELEASE)
    proud = [s for s in said if "proud to bring" in said.words(s)]
    assert [s.speaker for s in proud] == ["Zoe Poe"]
    assert not any("press@valleypower" in said.words(s) for s in said)


def test_an_article_in_which_nobody_speaks() -> None:
    said = everything(SILENT)
    assert len(said) <= 1
    assert not any(s.kind == "direct" for s in said)


def test_an_article_all_in_capitals() -> None:
    said = everything(LOUD)
    assert any("IT WILL RAIN" in said.words(s) for s in said)
    assert language.note(LOUD) == ""


@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_two_hundred_marks_that_never_close(method: str) -> None:
    said = everything(UNCLOSED, method, toned=method == "tagger")  # it reads the same in both
    assert len(said) >= 1
    most = max(sum(map(len, s.content)) for s in said)
    assert most <= len(UNCLOSED)


@pytest.mark.parametrize("text", [GERMAN, CHINESE], ids=["German", "Chinese"])
def test_a_text_in_another_language_says_so_first(
    text: str, tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    everything(text)
    file = tmp_path / "rain.txt"
    file.write_text(text, "utf-8")
    made = report(file, tmp_path / "out", ("html",), notebook=PLAIN)
    page = (made.folder / "report.html").read_text("utf-8")
    assert f'<p class="nothing">{language.NOTE.replace(chr(39), "&#39;")}</p>' in page
    assert page.index("does not seem to be in English") < page.index("<main")
    assert [note.endswith(language.NOTE) for note in made.notes] == [True]
    words = ("--out", tmp_path / "out", "--notebook", PLAIN, "--to", "html")
    status, *said = sayso("report", file, *words)
    told = "".join(said)
    assert status == 0
    assert "does not seem to be in English" in " ".join(told.split())


def test_english_is_never_taken_for_another_language() -> None:
    for text in (INTERVIEW, RELEASE, SILENT, LOUD, UNCLOSED, "Rain.", ""):
        assert language.note(text) == ""


def test_a_line_of_ten_megabytes_is_refused_in_one_sentence(
    tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    for name, unit in (("words", "“It rains,” said Bob. "), ("no-spaces", "<p>“word”")):
        file = tmp_path / f"{name}.txt"
        file.write_text(unit * (10_000_000 // len(unit)), "utf-8")
        began = time.process_time()
        with pytest.raises(ArticleError, match=r"at most, so split it into articles\.$"):
            report(file, tmp_path / "out", ("html",))
        assert time.process_time() - began < 60
    file.write_text(unit * (LONGEST_TEXT // len(unit) + 1), "utf-8")
    status, *said = sayso("report", file, "--out", tmp_path / "out")
    told = "".join(said)
    assert status == 2
    assert f"{LONGEST_TEXT:,} at most" in " ".join(told.split())
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_line_of_a_hundred_kilobytes_is_read() -> None:
    said = everything("“It rains a lot,” said Bob Roe of the office. " * 400, "rules", toned=False)
    assert len(said) == 400


SHAPES: dict[str, Callable[[int], str]] = {
    "tags on a line": lambda n: "<p>“word”" * n,
    "a quotation a paragraph": lambda n: "\n\n".join(["“It rains,” said Bob."] * n),
    "marks that never close": lambda n: "\n\n".join(["“It rains here said Bob"] * n),
    "a quotation a sentence": lambda n: "“It rains,” said Bob. " * n,
    "names": lambda n: "Ann Lee met Bob Roe in Valley City. " * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_article_and_not_with_its_square(shape: str) -> None:
    def seconds(count: int) -> float:
        article = parse(SHAPES[shape](count))

        def all_of_it() -> None:
            a = an.analyse(article, method="rules", deep=False)
            marked(article, a.statements)
            assert a.claims.items is not None
            assert a.voices

        return of_the_processor(all_of_it)

    assert grows_in_proportion(seconds, 300, 4)


def test_an_article_of_twenty_thousand_words() -> None:
    lines = []
    for n in range(650):
        who, place = ("Ann Lee", "Bob Roe", "Zoe Poe")[n % 3], ("dam", "road", "bridge")[n % 7 % 3]
        lines.append(
            f"“The {place} of the valley is {n} years old, and nobody has looked at it,” said "
            f"{who} on Monday. The council answered that the {place} was safe and that it had been "
            "looked at."
        )
    text = "\n\n".join(lines)
    assert len(text.split()) > 20_000
    said = everything(text, "rules", toned=False)
    assert len(said) >= 1000
