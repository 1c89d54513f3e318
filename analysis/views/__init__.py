"""What a reader sees: summary, tables, figures, marked text, workbench.

Each function takes an ``Analysis`` and gives something that shows itself in a notebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analysis.common.html import Html
    from analysis.pipeline import Analysis
    from analysis.views.figures.sheet import Graphic
    from analysis.views.marked_text import Marked


def in_short(a: Analysis) -> Html:
    """The first lines of a report: who speaks, who does not, what can be checked."""
    from analysis.views.page_one import in_short as shown

    return shown(a)


def share_of_voice(a: Analysis, top: int = 8) -> Graphic:
    """How many of the article's words each speaker has."""
    from analysis.views.figures.voices import share_of_voice as drawn

    return drawn(a.statements, top)


def strip(a: Analysis, top: int = 8) -> Graphic:
    """Who speaks where, from the first word to the last."""
    from analysis.views.figures.voices import strip as drawn

    return drawn(a.article, a.statements, top)


def actors_table(a: Analysis, top: int = 12) -> Html:
    """Who speaks, and who is only mentioned."""
    from analysis.views.actors import actors

    return actors(a.actors, a.article, top)


def sourcing(a: Analysis) -> Html:
    """Who is anonymous and why, and a list of all sources to check."""
    from analysis.views.sources import sourcing as shown

    return shown(a)


def claims_by_kind(a: Analysis) -> Graphic:
    """How many claims are of which kind."""
    from analysis.views.claims_listed import listed, unsure_statements
    from analysis.views.figures.claims import claims_by_kind as drawn
    from analysis.views.page_one_precision import claims_shown

    return drawn(listed(claims_shown(a), a.statements), unsure_statements(a.statements))


def ledger(a: Analysis, top: int = 10) -> Html:
    """The claims worth a look, the first to check first."""
    from analysis.views.claims import ledger as shown
    from analysis.views.page_one_precision import claims_shown

    return shown(claims_shown(a), a.statements, top)


def who_about_whom(a: Analysis) -> Graphic:
    """Who speaks about whom, and in what tone."""
    from analysis.views.figures.targets import who_about_whom as drawn

    return drawn(a.statements, a.tone)


def tone_along(a: Analysis) -> Graphic:
    """The tone of the sentences from the first to the last."""
    from analysis.views.figures.tone import tone_along as drawn

    return drawn(a.sentence_tones, a.article)


def statements_table(a: Analysis) -> Html:
    """Every statement: who, what words, by which cue."""
    from analysis.views.tables import statements

    return statements(a.statements)


def in_words(a: Analysis) -> Html:
    """Who threatens, promises, appeals and judges, in which words."""
    from analysis.views.devices import in_words as shown

    return shown(a.article, a.statements, a.devices, a.judged)


def unusual(a: Analysis) -> Html:
    """The measures by which the article differs most from the reference corpus."""
    from analysis.views.measures import unusual as shown

    return shown(a.measures, a.article, a.corpus)


def profile(a: Analysis) -> Graphic:
    """Where the article stands in the reference corpus, measure by measure."""
    from analysis.views.figures.profile import profile as drawn

    return drawn(a.measures, reference=a.corpus, article=a.article)


def devices_table(a: Analysis) -> Html:
    """The rhetorical devices, each with whose it is."""
    from analysis.views.devices import devices

    return devices(a.article, a.statements, a.devices)


def loaded_words(a: Analysis) -> Html:
    """The loaded words, each with whose it is."""
    from analysis.views.word_choice import loaded

    return loaded(a.article, a.statements, a.devices)


def persuasion_table(a: Analysis) -> Html:
    """The persuasion techniques, each with whose it is."""
    from analysis.views.word_choice import persuasion

    return persuasion(a.article, a.devices)


def cue_words(a: Analysis, top: int = 8) -> Graphic:
    """Which reporting verbs each speaker gets."""
    from analysis.views.figures.cues import cue_words as drawn

    return drawn(a.statements, top)


def keywords_table(a: Analysis) -> Html:
    """The words that come more often than in the reference corpus."""
    from analysis.views.word_choice import keywords

    return keywords(a.article, a.keywords, a.corpus)


def measures_table(a: Analysis) -> Html:
    """Every measure of the article, and of the reporter's and the quoted words apart."""
    from analysis.views.measures import measures

    return measures(a.measures, a.measures_by_voice, a.corpus, a.article)


def colour_key() -> Html:
    """What the colours of the marked article mean."""
    from analysis.views.tables import key

    return key()


def marked(a: Analysis) -> Marked:
    """The article, the source, cue and content of each statement marked."""
    from analysis.views.marked_text import marked as shown

    return shown(a.article, a.statements)


def how_made(a: Analysis) -> Html:
    """How the findings were made, and how often they are wrong."""
    from analysis.views.method import method

    return method(a.statements, a.outcomes)


def agreement_table(path: str | Path, method: str = "tagger") -> Html:
    """How far the coders agree whose corrections lie beside an article."""
    from analysis.views.coders import agreement_table as shown

    return shown(path, method)


def statement_list(frame: pd.DataFrame, most: int = 2000) -> Html:
    """What was said in many articles, to be searched and filtered in a report."""
    from analysis.views.searchable_list import statement_list as shown

    return shown(frame, most)


def discourse_network(a: Analysis, top: int = 30) -> Graphic:
    """Which actors agree and disagree on the claims that two of them or more make or deny."""
    from analysis.corpus.discourse import discourse_of
    from analysis.views.figures.discourse import discourse_network as drawn

    return drawn(discourse_of(a), top)


def coding_desk(sheet: str | Path) -> Any:
    """Widgets to fill in a coding sheet, one unit at a time."""
    from analysis.views.sheet_coding import coding_desk as shown

    return shown(sheet)


def shares(
    said: pd.DataFrame, coded: str = "", read: object = None, by: str = "outlet", key: str = ""
) -> Html:
    """Shares of statements by kind and outlet; corrected, with intervals, by a coded sheet."""
    from analysis.views.corrected_shares import shares_of

    return shares_of(said, coded, read, by, key)


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A frame as a reader wants it: heads in words, numbers aligned, dates without the hour."""
    from analysis.views.dataframe_html import table as shown

    return shown(frame, caption)


__all__ = [
    "actors_table", "agreement_table", "claims_by_kind", "coding_desk", "colour_key", "cue_words",
    "devices_table", "discourse_network", "how_made", "in_short", "in_words",
    "keywords_table", "ledger", "loaded_words", "marked", "measures_table",
    "persuasion_table", "profile", "share_of_voice", "shares", "sourcing", "statement_list",
    "statements_table", "strip", "table", "tone_along", "unusual", "who_about_whom",
]  # fmt: skip
