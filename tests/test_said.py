"""How it is said: who uses what, where it stands, and what the report says of it.

All sentences here are written for Sayso, but for the seed article's.
"""

from __future__ import annotations

import json
import re
import time
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import Article, parse, read
from analysis.common.resources import rows
from analysis.pipeline import analyse
from analysis.reporting.report import Report
from analysis.rhetoric.devices import DEVICES, judged, uses
from analysis.rhetoric.measure import cue_words, keywords, rhetoric
from analysis.rhetoric.reference import placed
from analysis.rhetoric.reference_groups import of_kind
from analysis.statements.statements import statements
from analysis.tone.sentence_tone import tone
from analysis.views import devices, in_words, measures, phrases, word_choice
from analysis.views.figures import cues

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "iran-missiles.txt"
QUIET = ROOT / "tests" / "data" / "quiet.txt"


@pytest.fixture(scope="module")
def section(seed_report: Report) -> str:
    """The HTML of the seed report's section on how it is said."""
    page = (seed_report.folder / "report.html").read_text("utf-8")
    return page.split('aria-labelledby="how-it-is-said"')[1].split("</section>")[0]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_it_is_told_what_is_said_how_and_where() -> None:
    page = in_words(analyse(read(SEED)))._repr_html_()
    told = [plain(item) for item in re.findall(r"<li>(.*?)</li>", page)]
    headline = next(line for line in told if line.startswith("The headline"))
    assert all(word in headline for word in ("Speedy", "Serious", "Cruel"))
    decree = next(line for line in told if line.startswith("Hassan Rouhani"))
    assert re.search(r"threats \(9\) \(13\)", decree)
    assert re.search(r"law \w+ times \(\d+\)", decree)
    assert re.search(r"rights \w+ times \(\d+\)", decree)
    assert re.search(r"calls the .*sanctions cruel \(7\)", decree)
    assert any("Dems appeal to" in line for line in told)
    assert not any("Dems appeals" in line for line in told)


def test_the_seed_report_shows_each_part(section: str) -> None:
    text = plain(section)
    for title in (
        phrases.DEVICES_TITLE,
        phrases.LOADED_TITLE,
        phrases.KEYWORDS_TITLE.format(of_kind("report").wordbook),
    ):
        assert f"<caption>{title}" in section, title
    assert all(title in text for title in (phrases.CUES_TITLE, phrases.PROFILE_TITLE))
    assert phrases.COMPARED.format(of_kind("report").whole) in text
    assert phrases.PERSUASION_TITLE not in section
    assert "Scare quotes" not in text
    assert "Conditional threat" not in text
    folds = [int(n) for n in re.findall(r"<summary>[^<]*?(\d+)[^<]*</summary>", section)]
    assert max(folds) > 500  # the list of loaded words
    assert "regime" in text
    assert re.search(r"macro F1 of 0\.\d\d", text)


def test_nothing_is_more_than_all_and_everything_agrees_in_number(seed_report: Report) -> None:
    text = plain((seed_report.folder / "report.html").read_text("utf-8"))
    assert "100 of 100" not in text
    assert not re.search(r"(?<![\d.,–-])\b1 (?:words|statements|claims|sentences|speakers)\b", text)


def test_a_verb_agrees_with_who_speaks() -> None:
    article = parse(
        "“It is cruel,” officials said. Senate Democrats said that it is late. The United Nations "
        "said no. Residents of Northam complained. A panel said that it is fair. “We will go,” "
        "said Ann Lee. “We will not,” said Bob Roe."
    )
    cast = statements(article, method="rules").cast
    known = {actor.name: phrases.is_plural(actor.name, cast) for actor in cast.actors}
    assert known["officials"]
    assert not known["Ann Lee"]
    assert not known["United Nations"]
    assert phrases.is_plural("Ann Lee and Bob Roe", cast)
    assert "threats" in phrases.does("threat", 2, several=False)
    assert phrases.does("threat", 1, several=True).startswith("make ")


def test_every_link_of_the_section_leads_to_words(seed_report: Report, section: str) -> None:
    page = (seed_report.folder / "report.html").read_text("utf-8")
    targets = set(re.findall(r'href="#([^"]+)"', section))
    assert len(targets) > 15
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


THREAT = (
    "Town “Reform” Starts\n\n“If they close our port, we will punish the town,” said Ann Lee. "
    "“It is a cruel and shameful plan.”"
)
DENIED = "The mayor’s brutal regime slammed the plan.\n\nIt is not a cruel joke."


def test_a_device_belongs_to_who_uses_it() -> None:
    article = parse(THREAT)
    said = statements(article, method="rules")
    found = uses(article, said, rhetoric(article, said))
    (threat,) = [use for use in found if use.kind == "threat"]
    assert (threat.who, threat.statement > 0) == ("Ann Lee", True)
    assert article.text[threat.span.end] == ","  # up to the end of the quotation, not of the line
    scare = [use for use in found if use.measure == "scare quotes"]
    assert [(use.who, use.headline) for use in scare] == [("reporter", True)]
    told = devices.in_words(article, said, found, judged(article, said)).words
    assert "The headline" in told
    assert f"Ann Lee {phrases.does('threat', 1, several=False)}" in told
    assert "calls the plan cruel and shameful" in told


def test_what_is_denied_is_not_called_so() -> None:
    article = parse(DENIED)
    found = judged(article, statements(article, method="rules"))
    assert [(j.thing, j.adjectives, j.use.who) for j in found] == [
        ("regime", ("brutal",), "reporter")
    ]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("They fear cruel sanctions hurt people.", "sanctions"),
        ("It made dubious medical claims again.", "medical claims"),
        ("The corrupt Ann Lee left.", "Ann Lee"),
        ("He saw the vicious, hateful mob.", "mob"),
        ("It was brutal.", ""),
    ],
)
def test_what_an_adjective_judges(text: str, thing: str) -> None:
    article = parse(text)
    found = judged(article, statements(article, method="rules"))
    assert [j.thing for j in found] == ([thing] if thing else [])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", "if", "we", "will", "attack", "said", "Ann", "Lee", ".", ",", "cruel",
             "evil", "and", "sanctions", "not", "our", "right", "to", "\n\n", "?", "illegal"]
        ),
        max_size=50,
    )
)  # fmt: skip
def test_uses_never_leave_the_text_and_always_have_a_place(words: list[str]) -> None:
    article = parse(" ".join(words))
    said = statements(article, method="rules")
    found = [
        *uses(article, said, rhetoric(article, said)),
        *(j.use for j in judged(article, said)),
    ]
    numbers = {s.number for s in said}
    for use in found:
        assert 0 <= use.span.start < use.span.end <= len(article.text)
        assert use.who
        assert use.paragraph >= 1
        assert use.sentence >= 1
        assert use.statement == 0 or use.statement in numbers


def test_long_articles_show_the_top_and_how_many_more() -> None:
    names = [f"{a}{b} Lee" for a in ("Ann", "Bob", "Cyd", "Dov") for b in ("a", "ie", "en", "us")]
    lines = [f"“It is an illegal, cruel plan{n},” claimed {name}." for n, name in enumerate(names)]
    article = parse("A Long Day\n\n" + "\n\n".join(lines))
    said = statements(article, method="rules")
    found = uses(article, said, rhetoric(article, said))
    shown = devices.devices(article, said, found, most=5)._repr_html_()
    assert shown.count("<tr>") == 6
    assert re.search(r'<p class="note" data-left="\d+">', shown)
    figure = cues.cue_words(said, top=4)
    assert f" {len(cue_words(said)) - 4} more" in figure.alt
    assert figure._repr_html_().count("claimed") > len(names) - 1  # in the table behind it
    told = devices.in_words(article, said, found, judged(article, said), most=3).words
    assert phrases.more_voices(13) in told


def test_an_article_without_devices_says_so() -> None:
    article = parse("It rained on Monday in the town.")
    said = statements(article, method="rules")
    found = uses(article, said, rhetoric(article, said))
    assert devices.in_words(article, said, found, ()).words == phrases.IN_WORDS_NOTHING
    assert phrases.DEVICES_NOTHING in devices.devices(article, said, found)._repr_html_()
    assert phrases.LOADED_NOTHING in word_choice.loaded(article, said, found)._repr_html_()
    assert phrases.PERSUASION_NOTHING in word_choice.persuasion(article, found)._repr_html_()
    assert phrases.CUES_NOTHING in cues.cue_words(said)._repr_html_()
    nothing = phrases.KEYWORDS_NOTHING.format("840 articles of US political news")
    assert nothing in word_choice.keywords(article, ())._repr_html_()


def test_hostile_words_stay_text() -> None:
    article = parse("“If they <b>attack</b>, we will destroy the cruel <script>,” said Ann Lee.")
    said = statements(article, method="rules")
    measured = rhetoric(article, said)
    found = uses(article, said, measured)
    things = judged(article, said)
    for part in (
        devices.in_words(article, said, found, things),
        devices.devices(article, said, found),
        word_choice.loaded(article, said, found),
        word_choice.keywords(article, keywords(article)),
        measures.unusual(measured, article),
        measures.measures(measured, article=article),
    ):
        assert "<b>" not in part._repr_html_()
        assert "<script" not in part._repr_html_()


def test_names_are_told_from_words() -> None:
    text = (
        "Rouhani spoke. The missile rose, Rouhani said. A missile fell near Rouhani. Missile no 3."
    )
    found = {key.word: key.name for key in keywords(parse(text))}
    assert found["rouhani"] is True
    assert found["missile"] is False


def test_the_persuasion_that_is_shown_begins_and_ends_with_a_telling_word() -> None:
    article = read(SEED)
    small = {"to", "the", "if", "in", "of", "a"}
    for one in analyse(article).wording.techniques:
        words = re.findall(r"[\w’'-]+", one.span.of(article.text).lower())
        assert words
        assert not {words[0], words[-1]} & small


def test_the_reading_of_the_tagger_has_its_place_too() -> None:
    article = read(SEED)
    found = rhetoric(article, wording=analyse(article).wording)
    places = dict(zip([row.value.name for row in found], placed(found), strict=True))
    for name in ("loaded words (tagger)", "persuasion techniques"):
        standing = places[name]
        assert standing is not None, name
        assert "articles of US political news" in standing.words


def test_what_was_read_wrong_too_often_is_marked_experimental() -> None:
    read_by_eye = json.loads((ROOT / "benchmarks/results/spans.json").read_text("utf-8"))
    known = {row["measure"]: row["experimental"] for row in rows("measures")}
    for name, row in read_by_eye["measures"].items():
        if name not in known:
            assert row["precision"] >= 0.85, name
            continue
        weak = row["precision"] < 0.85 or row["read"] < 20
        assert bool(known[name]) == weak, (name, row)
    wanted = {*DEVICES, "hedges", "boosters", "negation", "attitude", "self-mention"}
    assert wanted | {"strong modals", "medium modals", "weak modals"} <= set(
        read_by_eye["measures"]
    )


def everything(article: Article) -> None:
    said = statements(article, method="rules")
    measured = rhetoric(article, said)
    placed(measured), placed(rhetoric(article, said, split="voice"))
    tone(article, said), keywords(article), uses(article, said, measured), judged(article, said)


def test_all_measures_take_no_longer_than_the_tagger_twice() -> None:
    article = read(SEED)
    took: dict[str, list[float]] = {"measures": [], "tagger": []}
    everything(article), statements(article)
    for _ in range(3):  # in turn, so that other work on the machine slows both
        for name, step in (("measures", everything), ("tagger", statements)):
            start = time.process_time()
            step(article)
            took[name].append(time.process_time() - start)
    assert min(took["measures"]) < 2 * min(took["tagger"])
