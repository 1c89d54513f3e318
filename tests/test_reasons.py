"""What decided is an enum for code and a sentence for readers (the articles are written here)."""

import pytest

from analysis.actors.link_reasons import SENTENCES as OF_LINKS
from analysis.actors.link_reasons import Link, Reason
from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.statements.apply_corrections import corrected
from analysis.statements.attribution_candidate import SENTENCES as OF_RULES
from analysis.statements.attribution_candidate import Candidate, Flag, Rule
from analysis.statements.attribution_rules import rule_candidates
from analysis.statements.corrections import Correction
from analysis.statements.statement_confidence import NAMES, facts
from analysis.statements.statements import UNNAMED, statements
from analysis.statements.voices import THE_REPORTER, Voice, shares


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("“The dam is sound and dry,” said Ada Holm.", [Rule.QUOTATION_CUE]),
        ("Ada Holm said: “The dam is sound and dry.”", [Rule.CUE_QUOTATION]),
        (
            "Ada Holm said that the dam “is very sound indeed, and dry” now.",
            [Rule.CUE_QUOTING_CLAUSE],
        ),
        ("Ada Holm said that the dam is sound.", [Rule.CUE_CLAUSE]),
        ("The dam is sound and dry, Ada Holm said.", [Rule.CLAUSE_CUE]),
        ("According to Ada Holm, the dam is sound.", [Rule.ACCORDING_TO]),
        ("Ada Holm: The dam is sound and dry.", [Rule.NAME_COLON]),
        ("“The dam is sound and dry.” — Ada Holm", [Rule.DASH_NAME]),
        ("“The dam is sound and dry.” It rained.", [Rule.NO_SOURCE]),
        (
            "“The dam is sound and dry,” said Ada Holm, according to the Northam Post.",
            [Rule.QUOTATION_CUE, Rule.PASSED_ON],
        ),
        (
            "“The dam is sound and dry,” said Ada Holm. “It will stand for a long time.”",
            [Rule.QUOTATION_CUE, Rule.CONTINUES_STATEMENT],
        ),
    ],
)
def test_a_rule_is_named(text: str, rules: list[Rule]) -> None:
    article = parse(text)
    first, *_ = rule_candidates(article, quotes(article))
    assert list(first.rules) == rules


def test_every_rule_and_every_link_has_a_sentence() -> None:
    assert set(OF_RULES) == set(Rule)
    assert set(OF_LINKS) == set(Link)
    sentences = [*OF_RULES.values(), *(str(Reason(link, "word")) for link in Link)]
    assert all(s[0].isupper() or s[0] == "“" for s in sentences)
    assert all(s.endswith(".") and "{" not in s for s in sentences)
    assert len(set(sentences)) == len(sentences)


def test_a_word_of_the_article_is_no_format() -> None:
    assert "{link}" in str(Reason(Link.ROLE, "{link}"))


def test_a_statement_carries_its_rules_and_a_sentence_of_each() -> None:
    said = statements(parse("Ada Holm stood up. “The dam is sound,” she said."), method="rules")
    assert said[0].rules == (Rule.QUOTATION_CUE,)
    whose = Reason(Link.PRONOUN_WOMAN, "she")
    assert said[0].why == f"{OF_RULES[Rule.QUOTATION_CUE]} {whose}"


def test_confidence_hangs_on_the_rule_and_not_on_its_wording() -> None:
    article = parse("“The dam is sound,” said Ada Holm.")
    (ruled,) = rule_candidates(article, quotes(article))
    tagged = Candidate(ruled.source, ruled.cue, ruled.content, (Rule.TAGGER, Rule.BEHIND_COLON))
    outer, at = top(quotes(article)), NAMES.index("rule alone")
    assert facts(article.text, ruled, False, outer)[at] == 1.0
    assert facts(article.text, tagged, False, outer)[at] == 0.0


def test_a_correction_by_hand_is_a_rule_of_its_own() -> None:
    article = parse("“The dam is sound,” said Ada Holm.")
    change = Correction("change", "“The dam is sound,”", speaker="Tom Ward", note="On the tape.")
    now, _ = corrected(statements(article, method="rules"), [change])
    assert (now[0].rules, now[0].flags) == ((Rule.BY_HAND,), (Flag.BY_HAND,))
    assert now[0].why == f"{OF_RULES[Rule.BY_HAND]} On the tape."


@pytest.mark.parametrize("name", [UNNAMED, THE_REPORTER])
def test_who_bears_a_word_for_nobody_as_a_name_is_still_a_speaker(name: str) -> None:
    article = parse("“The dam is sound,” said Ada Holm. It rained all day. “Nobody will drown.”")
    said = statements(article, method="rules")
    change = Correction("change", "“The dam is sound,”", speaker=name)
    rows = shares(corrected(said, [change])[0])
    assert [(row.voice, row.name) for row in rows] == [
        (Voice.SPEAKER, name),
        (Voice.REPORTER, ""),
    ]


def test_who_is_not_named_has_a_voice_but_no_name() -> None:
    rows = shares(statements(parse("It rained. “The dam is very sound,” it read."), method="rules"))
    assert [(row.voice, row.name) for row in rows[:-1]] == [(Voice.UNNAMED, "")]
