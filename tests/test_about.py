"""The matrix of who speaks about whom: its cells are the relations, its words say the same."""

import re

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.statements import statements
from analysis.tone import tone_precision
from analysis.tone.target_tone import Relation, TargetTone, Toward
from analysis.views.figures.targets import pairs_sentence, who_about_whom

# Written for Sayso.
ARTICLE = parse(
    "Mayor Ann Lee met Tom Ward at the town hall.\n\n"
    "“Tom Ward is a liar and a thief,” Lee said. Ward praised Lee for her work."
)
SAID = statements(ARTICLE, method="rules")


def relation(speaker, target, labels):
    """What the tagger would say of the first place in somebody's words that names somebody."""
    of_statement = 0 if speaker == "reporter" else 1
    start = ARTICLE.text.index(target, ARTICLE.text.index("“") if of_statement else 0)
    begins = start - len("Mayor ") if target == "Ann Lee" else start
    mention = Span(begins, start + len(target))
    p = {"negative": (1.0, 0.0, 0.0), "neutral": (0.0, 1.0, 0.0), "positive": (0.0, 0.0, 1.0)}
    rows = tuple(
        TargetTone(
            Span(0, 44), mention, target, target.lower(), speaker, of_statement, label, p[label]
        )
        for label in labels
    )
    balance = (labels.count("positive") - labels.count("negative")) / len(labels)
    counts = [labels.count(name) for name in ("negative", "neutral", "positive")]
    return Relation(speaker, target, target.lower(), *counts, balance, rows)


def test_a_relation_leans_where_most_of_its_sentences_do():
    pair = ("Ann Lee", "Tom Ward")
    assert relation(*pair, ["negative", "negative", "neutral"]).label == "negative"
    assert relation(*pair, ["negative", "neutral"]).label == "neutral"
    assert relation(*pair, ["positive"]).label == "positive"


def test_the_words_say_what_the_cells_show():
    rows = (
        relation("Ann Lee", "Tom Ward", ["negative"]),
        relation("reporter", "Ann Lee", ["neutral"]),
    )
    graphic = who_about_whom(SAID, Toward(rows, ARTICLE.text), coloured=True)
    assert "Ann Lee about Tom Ward: negative, 1 sentence" in graphic.alt
    html = graphic._repr_html_()
    assert "− 1" in html
    assert set(re.findall(r'href="#(t\d+)"', html)) == {"t1"}


def test_a_tone_that_is_wrong_too_often_is_not_shown(monkeypatch):
    rows = (relation("Ann Lee", "Tom Ward", ["negative", "negative"]),)
    found = Toward(rows, ARTICLE.text)
    for right, shown in ((12, False), (85, True)):
        known = {"right": right, "of": 100, "gold": 110}
        monkeypatch.setattr(tone_precision, "counts", lambda known=known: known)
        graphic = who_about_whom(SAID, found)
        html = graphic._repr_html_()
        assert ("negative" in graphic.alt) is shown
        assert ("Balance" in html) is shown
        assert ("not shown: Sayso" in html) is not shown
        assert f"On articles read by hand, {right} of the 100 pairs" in html
        assert set(re.findall(r'href="#(t\d+)"', html)) == {"t1"}


def test_the_precision_of_the_pairs_is_told_where_it_was_measured():
    scores = {"pairs": {"size": 8, "pairs unseen": {"right": 69, "of": 71}}}
    assert pairs_sentence(scores) == (
        "On 8 articles read once by hand, 69 of 71 such pairs were right. "
    )
    judged = {"trials": {"pairs": {"right": 1900, "of": 2000, "articles": 130}}}
    assert pairs_sentence(scores | judged) == (
        "Editors who checked 2,000 such pairs on 130 other articles found 1,900 right. "
    )
    assert pairs_sentence({}) == ""


def test_nobody_spoken_about_is_said():
    graphic = who_about_whom(SAID, Toward((), ARTICLE.text))
    assert "Of no sentence is it sure enough who speaks about whom" in graphic._repr_html_()
