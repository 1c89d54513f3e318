"""What a report tells first: three sentences, the claims ledger and the figures around them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from analysis import views
from analysis.article.article import Article, parse, read
from analysis.article.spans import Span
from analysis.claims.claim import Claims, Flaw, Kind
from analysis.claims.extract_claims import claims
from analysis.claims.rank_claims import ranked
from analysis.common.jupyter import bare
from analysis.pipeline import analyse
from analysis.statements.actor_table import actors
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statements, statements
from analysis.statements.voices import Voice, shares
from analysis.tone.sentence_tone import tone
from analysis.tone.target_tone import Relation, TargetTone, Toward
from analysis.views import page_one_precision, phrases, tables
from analysis.views.actors import actors as actors_table
from analysis.views.claims import ledger
from analysis.views.figures import voices
from analysis.views.figures.claims import claims_by_kind
from analysis.views.figures.sheet import svg
from analysis.views.figures.targets import who_about_whom
from analysis.views.figures.tone import tone_along
from analysis.views.page_one import assertions, in_short

QUIET = Path(__file__).parent / "data" / "quiet.txt"
# Written for Sayso.
DEPOT = parse(
    "Depot Is Shut\n\n"
    "“The council closed the old tram depot in Northam in 2019,” said Ann Lee, the mayor.\n\n"
    "“The council closed the old tram depot in Northam in 2019,” Lee said again.\n\n"
    "“The council never closed the old tram depot in Northam in 2019,” said Tom Ward. "
    "Mary Hill was not asked. The depot cost 12 million euros to build.\n\n"
    "“It will rain before the month is over,” said Ann Lee."
)


def read_rules(article: Article) -> tuple[Statements, Claims]:
    said = statements(article, method="rules")
    return said, claims(article, said)


def relation(speaker: str, label: str, statement: int, balance: float) -> Relation:
    p = (1.0, 0.0, 0.0)
    row = TargetTone(
        Span(70, 90), Span(70, 80), "Tom Ward", "tom-ward", speaker, statement, label, p
    )
    return Relation(
        speaker, "Tom Ward", "tom-ward", int(label == "negative"), 0, 0, balance, (row,)
    )


def words(html: str) -> str:
    return " ".join(lxml_html.fragment_fromstring(bare(html), "div").text_content().split())


def test_a_claim_stands_once_with_who_repeats_and_who_denies_it() -> None:
    said, found = read_rules(DEPOT)
    html = ledger(found, said)._repr_html_()
    told = words(html)
    assert "Repeated by Ann Lee" in told
    assert "Contested by Tom Ward: “The council never closed" in told
    assert len(ranked(found)) == len(found) - 1
    numbers = [int(n) for n in re.findall(r'<tr id="c(\d+)"', html)]
    assert sorted(numbers) == sorted(c.number for c in found if not c.same_as)
    assert f"{len(ranked(found))} different claims" in told


def test_the_rest_of_the_ledger_is_counted_and_kept() -> None:
    said, found = read_rules(DEPOT)
    html = ledger(found, said, top=1)._repr_html_()
    assert f"{len(ranked(found)) - 1} more claims" in words(html)
    assert len(re.findall(r'<tr id="c\d+"', html)) == len(ranked(found))
    assert html.index('<details class="rest">') > html.index('<tr id="c')


def test_checkable_claims_come_first_and_forecasts_last() -> None:
    _, found = read_rules(DEPOT)
    order = [c.checkable for c in ranked(found)]
    assert order == sorted(order, reverse=True)
    assert ranked(found)[-1].kind == "forecast"


def test_in_short_tells_who_speaks() -> None:
    html = in_short(analyse(DEPOT, method="rules", deep=False))._repr_html_()
    told = words(html)
    assert "Ann Lee speaks most" in told
    assert "Tom Ward is heard as well" in told
    assert "To check first" not in told  # rules do not tell what is worth it
    for item in html.split("<li>")[1:]:
        assert 'href="#' in item


# Written for Sayso.
NEWS = parse(
    "Harbour Inquiry Opens in Northam\n\n"
    "The inquiry into the harbour company of Northam opened on Monday before a full hall. It is to "
    "hear some forty witnesses and to report to the council before the summer. Outside, a few "
    "dozen dockers waited in the rain for news of their jobs, and the tram stood still.\n\n"
    "Tom Ward, who drove the company's lorries, said the harbour company paid the council 40,000 "
    "crowns in 2019 and that 12 of its 30 inspectors lost their jobs in the same year.\n\n"
    "Ann Lee, the mayor of Northam, denied that she took money from the harbour company.\n\n"
    "The inquiry goes on in the town hall on Tuesday, when the first of the inspectors speak. "
    "Its rooms are open to everybody, and the trains to Northam will run until late at night."
)


def test_page_one_tells_what_to_check_and_who_denies_what() -> None:
    a = analyse(NEWS)
    told = {one.text.split()[0]: one for one in assertions(a)}
    first = next(one for key, one in told.items() if key == "To")
    assert "40,000 crowns" in first.text
    assert "Tom Ward" in first.text
    assert "data can confirm this figure" in first.text
    rows = views.ledger(a).html.split("</tr>")
    row = next(r for r in rows if "40,000 crowns" in r.split("Before it")[0])  # it agrees
    assert "number or comparison" in row
    assert re.search(r">[1-3]</td>", row)
    denied = next(one for one in told.values() if " denies " in one.text)
    assert denied.text.startswith("Ann Lee denies that she took money")
    for one in told.values():
        assert 'href="#' in one.html
        assert one.p is None or one.p >= page_one_precision.HOLDS
    assert all(s.of(NEWS.text) for one in told.values() for s in one.spans)
    assert "accuse" not in " ".join(one.text for one in told.values())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"right": 95, "of": 100, "dev right": 0, "dev of": 0}, True),
        ({"right": 89, "of": 100, "dev right": 12, "dev of": 12}, False),
        ({"right": 950, "of": 1000, "dev right": 8, "dev of": 12}, False),
        ({"right": 0, "of": 0, "dev right": 0, "dev of": 0}, False),
        (None, False),
    ],
)
def test_what_is_right_too_seldom_is_not_said(
    row: dict[str, int] | None, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = {"meaning": {"page one": {"denies": row} if row else {}}}
    assert page_one_precision.holds("denies", scores) is said
    monkeypatch.setattr(page_one_precision, "stored_scores", lambda: scores)
    told = " ".join(one.text for one in assertions(analyse(NEWS)))
    assert (" denies " in told) is said
    assert "To check first" not in told


def test_in_short_of_an_article_where_nobody_speaks() -> None:
    article = read(QUIET)
    told = words(in_short(analyse(article, method="rules", deep=False))._repr_html_())
    assert told.startswith("Nobody is heard: in its 42 words, Sayso finds nothing attributed")


def test_every_claim_has_its_square_and_its_place_in_the_table() -> None:
    _, found = read_rules(DEPOT)
    sure = (Kind.NUMBER, Kind.PAST)
    own = tuple(replace(c, kind_p=0.95) if c.kind in sure else c for c in found)
    found = Claims(found.article, own)
    graphic = claims_by_kind(found)
    shapes = re.findall(r'<a href="#([st]\d+)"[^>]*>\s*<path', svg(graphic.figure, graphic.alt))
    assert len(shapes) == len(ranked(found))
    assert "number or comparison" in graphic.alt
    assert set(shapes) <= set(re.findall(r'href="#([st]\d+)"', graphic.table))
    assert "not sure" in graphic.alt
    kinds = {c.kind if c.kind_sure else "not sure" for c in ranked(found)}
    assert len(re.findall("<tr>", graphic.table.split("<tbody>")[1])) == len(kinds)


def test_the_figure_of_claims_has_those_of_the_table_and_no_others() -> None:
    """Anybody's claims, and those of statements that no report lists, are in neither."""
    a = analyse(DEPOT, method="rules", deep=False)
    own = next(c for c in a.claims if not c.statement)
    rain = next(s for s in a.statements if "rain" in a.statements.words(s))
    some = tuple(replace(c, flaw=Flaw.VOICE) if c is own else c for c in a.claims)
    items = tuple(replace(s, confidence=0.01 if s is rain else 0.96) for s in a.statements)
    a.__dict__["claims"] = Claims(a.article, some)
    a.__dict__["_corrected"] = (replace(a.statements, items=items), ())
    squares = set(re.findall(r'aria-label="claim (\d+)"', views.claims_by_kind(a).table))
    rows = set(re.findall(r'id="c(\d+)"', views.ledger(a, 99)._repr_html_()))
    assert rows == squares
    left_out = {str(own.number), *(str(c.number) for c in some if c.statement == rain.number)}
    assert len(left_out) == 2
    assert rows
    assert not rows & left_out


def test_tone_along_the_article_leads_to_each_sentence() -> None:
    text = "It was a wonderful, happy party. “This is a horrible crime,” said Ann Lee."
    article = parse(f"A Dreadful Day\n\n{text}")
    said = statements(article, method="rules")
    found = tone(article, said)
    graphic = tone_along(found, article)
    labels = [text.get_text() for text in graphic.figure.axes[0].texts]
    assert any("wonderful" in label for label in labels)
    assert any("horrible" in label for label in labels)
    assert "1 negative" in graphic.alt
    assert len(re.findall('<th scope="row"', graphic.table)) == len(found)


def test_a_crowd_is_shown_by_its_first_and_how_many_more_there_are() -> None:
    """Of 60 people who speak twice each every picture and table keeps to its size."""
    first = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Jon")
    last = ("Abel", "Brook", "Crane", "Drew", "Ellis", "Frost")
    people = [f"{a} {b}" for b in last for a in first]
    lines = [
        f"“The {place} has cost the town {n} million euros since May,” said {name}."
        for place in ("bridge", "harbour")
        for n, name in enumerate(people, 2)
    ]
    article = parse("A Long Evening in the Town Hall\n\n" + "\n\n".join(lines))
    said, found = read_rules(article)
    assert len(said) == 120
    rows = tuple(relation(name, "negative", 1, -0.9) for name in people)
    graphics = (
        voices.share_of_voice(said),
        voices.strip(article, said),
        claims_by_kind(found),
        who_about_whom(said, Toward(rows)),
        tone_along(tone(article, said), article),
    )
    for graphic in graphics:
        assert graphic.figure.get_size_inches()[1] < 5
        assert graphic.narrow.get_size_inches()[1] < 7
    assert phrases.other_speakers(52) in graphics[0].alt
    html = actors_table(actors(article, said), article)._repr_html_()
    assert phrases.ACTORS_CAPTION in words(html)
    assert re.search(r'<details class="rest"><summary>\d\d other names', html)
    told = words(in_short(analyse(article, method="rules", deep=False))._repr_html_())
    assert "heard" not in told  # five of sixty say but a little of all
    assert len(told.split()) < 160


def test_many_statements_are_folded_and_shortened() -> None:
    count, long = 60, "We shall look at it with all the care that it needs " * 8
    article = parse("\n\n".join(f"“{long} {n},” said Ann Lee." for n in range(count)))
    said = statements(article, method="rules")
    html = tables.statements(said).html
    assert html.startswith(f'<details class="more"><summary>All {count} statements')
    assert max(map(len, re.findall(r'class="words">([^<]*)<', html)) or html) < 260


def test_what_is_not_sure_stands_behind_the_rest_and_apart() -> None:
    """A statement of little confidence, or with a speaker who may be another, and its claim."""
    said, found = read_rules(DEPOT)
    items = tuple(replace(s, confidence=0.5) if s.number == 1 else s for s in said)
    doubted = replace(said, items=items)
    table = tables.statements(doubted)._repr_html_()
    assert table.index('id="r1"') > table.index("less sure") > table.index('id="r2"')
    claims = ledger(found, doubted)._repr_html_()
    first = next(c for c in ranked(found) if c.statement == 1)
    assert claims.index(f'id="c{first.number}"') > claims.index("less sure")
    unsure = [row for row in shares(doubted, unsure_apart=True) if row.voice is Voice.UNSURE]
    assert [row.statements for row in unsure] == [(1,)]
    assert sum(row.words for row in shares(doubted, unsure_apart=True)) == sum(
        row.words for row in shares(said)
    )


def test_what_a_columnist_imputes_needs_more_to_be_sure() -> None:
    """Thoughts, plans and deeds are right less often at the same confidence, quotations more."""
    (one, *_) = analyse(DEPOT, method="rules", deep=False).statements
    spoken = replace(one, confidence=0.87, speaker_p=0.99, kind="indirect")
    assert spoken.sure
    assert not replace(spoken, statement_class=StatementClass.THOUGHT).sure
    assert not replace(spoken, confidence=0.82).sure
    assert replace(spoken, confidence=0.82, kind="direct").sure
    assert not replace(spoken, speaker_p=0.6).sure
    assert not replace(spoken, speaker_p=0.9).sure  # both together are too unlikely


def test_an_outlet_is_not_heard_in_its_own_article() -> None:
    text = (
        "“The tram is safe,” said Ann Lee, the mayor of Northam.\n\n"
        "The New York Times reported on Monday that the tram was slow and would soon be closed. "
        "The New York Times also wrote that the port was to close."
    )
    for outlet, heard in (("", True), ("New York Times - News", False)):
        a = analyse(replace(parse(text), outlet=outlet))
        names = {row.name for row in page_one_precision.heard(a)}
        assert "Ann Lee" in names
        assert any("Times" in name for name in names) == heard
    assert "among others" in in_short(a)._repr_html_()  # the table has the Times


def test_claims_of_which_few_kinds_are_sure_are_not_drawn_by_kind() -> None:
    _, found = read_rules(DEPOT)
    doubtful = Claims(found.article, tuple(replace(c, kind_p=0.5) for c in found))
    assert words(claims_by_kind(doubtful)._repr_html_()) == ""
    assert not claims_by_kind(Claims(found.article, ())).left_out
    table = str(ledger(doubtful, read_rules(DEPOT)[0])._repr_html_())
    assert "<th" in table
    assert "not sure" not in table
    assert "Kind</th>" not in table


def test_a_charge_without_its_verb_is_shown_with_it() -> None:
    text = "A Port\n\nAnn Lee criticised Tom Ward for his long silence over the flooded harbour."
    article = parse(text)
    said = statements(article)
    table = str(ledger(claims(article, said), said)._repr_html_())
    assert "criticised Tom Ward for his long silence" in words(table)


def ledger_of(text: str, confidence: float = 0.95) -> str:
    article = parse(f"A Port\n\nAnn Lee met Tom Ward in Northam.\n\n{text}")
    said = statements(article, method="rules")
    said = replace(said, items=tuple(replace(s, confidence=confidence) for s in said))
    return words(str(ledger(claims(article, said), said)._repr_html_()))


def test_words_printed_twice_are_not_said_again() -> None:
    quote = "“The council closed the old tram depot in 2019,” said Ann Lee."
    assert "Repeated by" not in ledger_of(f"{quote}\n\nIt rained.\n\n{quote}")


def test_that_somebody_criticises_is_the_articles_to_tell() -> None:
    article = parse(
        "A Port\n\nAnn Lee criticised Tom Ward for his long silence over the old harbour."
    )
    said = statements(article)
    found = claims(article, said)
    assert "the old harbour The reporter" in words(bare_rows(found, said))
    items = tuple(replace(s, confidence=0.6) for s in said)
    assert "harbour" not in words(bare_rows(found, replace(said, items=items)))


def bare_rows(found: Claims, said: Statements) -> str:
    return str(ledger(found, said)._repr_html_()).replace("<td", " <td")


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour will sink by noon,” Ann Lee joked.",
        "“The harbour will sink by noon,” Ann Lee said jokingly.",
        "Tom Ward quipped that the harbour will sink by noon.",
        "Tom Ward seemed aware that the harbour will sink by noon.",
    ],
)
def test_jokes_and_guesses_are_no_claims_of_those_who_make_them(text: str) -> None:
    article = parse(f"A Port\n\nAnn Lee met Tom Ward in Northam.\n\n{text}")
    said = statements(article, method="rules")
    made = [c for c in claims(article, said) if c.statement]
    assert not [c for c in made if c.claimed or c.denied]
