"""Everything that is found in one article, each part computed once and only when it is asked for.

``analyse`` is the one way from an article to its findings: the command, the notebooks, reports,
runs, comparisons, corpora and exports all read from an ``Analysis``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article.article import Article, read
from analysis.article.positions import Places, places
from analysis.article.quotes import Quote, quotes
from analysis.statements.apply_corrections import corrected
from analysis.statements.corrections import Correction, Outcome, corrections, with_aliases
from analysis.statements.statements import Statements, statements

if TYPE_CHECKING:
    from analysis.claims.claim import Claims
    from analysis.claims.replies import Reply
    from analysis.rhetoric.devices import Judged, Use
    from analysis.rhetoric.keyness import KeyWord
    from analysis.rhetoric.persuasion import Wording
    from analysis.rhetoric.reference import Reference
    from analysis.rhetoric.value import Measures
    from analysis.statements.actor_table import Actors
    from analysis.statements.sources import Sources
    from analysis.statements.voices import Share, Stretch
    from analysis.tagger.wording import Sentence
    from analysis.tone.sentence_tone import Tone
    from analysis.tone.target_tone import Toward

NAME = "analysis.json"


@dataclass(frozen=True, eq=False, repr=False)
class Analysis:
    """What is found in one article; a part is computed when it is first read, and kept.

    Args:
        article: The article, with the names that its analyst's corrections add.
        method: What finds the statements: ``tagger`` (with the rules) or ``rules`` alone.
        by_hand: The analyst's corrections.
        deep: Whether the networks for meaning and wording are asked too: what a statement means,
            tone toward actors, persuasion and loaded words. Without it rules tell the first, and
            the other parts are empty.
        reference: A file made by ``sayso reference``, or a group such as ``outlet:Reuters``; empty
            for texts of the article's own kind.
        threads: How many threads the networks may use.
        speech: Whether what is only thought, planned or done is left out.
    """

    article: Article
    method: str = "tagger"
    by_hand: tuple[Correction, ...] = ()
    deep: bool = True
    reference: str = ""
    threads: int = 1
    speech: bool = False

    # No slots: a part, once computed, is kept in the instance.

    def __repr__(self) -> str:
        return f"<Analysis of {self.article.slug!r} by {self.method}>"

    def _repr_html_(self) -> str:
        return self.statements._repr_html_()

    @cached_property
    def uncorrected(self) -> Statements:
        """The statements as Sayso finds them, before any correction."""
        found = statements(
            self.article, method=self.method, threads=self.threads, speech=self.speech
        )
        return self._marked(found, ())

    @cached_property
    def _corrected(self) -> tuple[Statements, tuple[Outcome, ...]]:
        if not self.by_hand:
            return self.uncorrected, ()
        found, outcomes = corrected(self.uncorrected, self.by_hand)
        return self._marked(found, outcomes), outcomes

    def _marked(self, found: Statements, outcomes: tuple[Outcome, ...]) -> Statements:
        """Statements with what their sources tell of them: who is anonymous."""
        from analysis.statements.anonymous_sources import marked
        from analysis.statements.sources import sources

        return marked(found, sources(self.article, found, outcomes))

    @property
    def statements(self) -> Statements:
        """Who says what, as the analyst has corrected it."""
        return self._corrected[0]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each correction."""
        return self._corrected[1]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations."""
        return quotes(self.article)

    @cached_property
    def actors(self) -> Actors:
        """Who speaks, and who is only mentioned."""
        from analysis.statements.actor_table import actors

        return actors(self.article, self.statements)

    @cached_property
    def sources(self) -> Sources:
        """On whom and what the article draws: of what type, by which way, and who is anonymous."""
        from analysis.statements.sources import sources

        return sources(self.article, self.statements, self.outcomes)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the wording network reads in each sentence; empty where it is not asked."""
        if not self.deep:
            return ()
        from analysis.article.sentences_and_words import sentences
        from analysis.tagger.wording import how

        spans = sentences(self.article.text, self.article.body)
        return how(self.article.text, spans, threads=self.threads)

    @cached_property
    def claims(self) -> Claims:
        """What each statement and the reporter put forward."""
        from analysis.claims.extract_claims import claims

        deep = self.deep and self.method == "tagger"
        return claims(
            self.article, self.statements, self.sentences, deep=deep, threads=self.threads
        )

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """For each who is accused, whether the article has an answer."""
        from analysis.claims.replies import replies

        return replies(self.claims, self.statements)

    @cached_property
    def tone(self) -> Toward:
        """Who speaks how about whom; empty where the wording network is not asked."""
        from analysis.tone.target_tone import Toward, toward

        if not self.deep:
            return Toward((), self.article.text)
        return toward(self.statements, threads=self.threads)

    @cached_property
    def sentence_tones(self) -> Tone:
        """The tone of each sentence by a list of words (VADER)."""
        from analysis.tone.sentence_tone import tone

        return tone(self.article, self.statements)

    @cached_property
    def wording(self) -> Wording:
        """Persuasion techniques and loaded words; empty where the wording network is not asked."""
        from analysis.rhetoric.persuasion import wording

        return wording(self.article, self.sentences)

    @cached_property
    def measures(self) -> Measures:
        """How the article as a whole is written."""
        from analysis.rhetoric.measure import rhetoric

        return rhetoric(self.article, self.statements, wording=self._told)

    @cached_property
    def measures_by_voice(self) -> Measures:
        """The same for the reporter's words and the quoted ones apart."""
        from analysis.rhetoric.measure import rhetoric

        return rhetoric(self.article, self.statements, "voice", wording=self._told)

    @property
    def _told(self) -> Wording | None:
        return self.wording if self.deep else None

    @cached_property
    def devices(self) -> tuple[Use, ...]:
        """Every use of a device, a loaded word or a technique, with whose it is."""
        from analysis.rhetoric.devices import uses

        return uses(self.article, self.statements, self.measures, self.wording)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What is judged by an adjective before it."""
        from analysis.rhetoric.devices import judged

        return judged(self.article, self.statements)

    @cached_property
    def corpus(self) -> Reference:
        """What the article's measures and words are compared with: texts of its own kind.

        Raises:
            DataError: The file is no reference.
            ParameterError: There is no such group.
        """
        from analysis.article.text_kind import text_kind
        from analysis.rhetoric.reference_groups import chosen

        return chosen(self.reference, text_kind(self.article).value)

    @property
    def like_with_like(self) -> bool:
        """Whether the corpus was chosen by the user, or is of the article's own kind of text."""
        from analysis.rhetoric.reference import shipped

        return self.corpus is not shipped()

    @cached_property
    def keywords(self) -> tuple[KeyWord, ...]:
        """The words that come more often than in the reference corpus."""
        from analysis.rhetoric.keyness import Keyness
        from analysis.rhetoric.measure import keywords

        return keywords(self.article, Keyness(self.corpus))

    @cached_property
    def voices(self) -> tuple[Stretch, ...]:
        """The article's words, parted into the reporter's and the quoted."""
        from analysis.statements.voices import voices

        return voices(self.article, self.statements)

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """How many of the article's words each speaker has, the reporter last."""
        from analysis.statements.voices import shares

        return shares(self.statements)

    @cached_property
    def places(self) -> Places:
        """The numbers of sentences and paragraphs, as pages show them."""
        return places(self.article)

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON can hold it, see ``docs/analysis.schema.json``."""
        from analysis.analysis_json import as_json

        return as_json(self)

    def save(self, path: str | Path) -> Path:
        """Write all of it to one JSON file, whole or not at all; ``load`` reads it back.

        Raises:
            ParameterError: The file cannot be written.
        """
        from analysis.common.atomic_files import put
        from analysis.common.sanitize import json_text
        from analysis.errors import ParameterError

        try:
            put(Path(path), json_text(self.as_json()) + "\n")
        except OSError as error:
            raise ParameterError(f"{path} cannot be written: {error.strerror}.") from error
        return Path(path)


def analyse(
    article: Article | str | Path,
    *,
    method: str = "tagger",
    by_hand: Sequence[Correction] | None = None,
    deep: bool = True,
    reference: str | Path = "",
    threads: int = 1,
    speech: bool = False,
) -> Analysis:
    """Everything found in an article; nothing is computed before it is asked for.

    Args:
        article: An article, or the path of its file. The corrections that are next to the file
            are taken in.
        method: ``tagger`` (the learned tagger with the rules) or ``rules`` (the rules alone).
        by_hand: Corrections to take in place of those beside the file.
        deep: Whether to ask the wording network as well, see ``Analysis``.
        reference: A file made by ``sayso reference``; Sayso's own by default.
        threads: How many threads the networks may use.
        speech: Whether to leave out what is only thought, planned or done.

    Raises:
        ArticleError: The file cannot be read.
        ParameterError: Its corrections cannot be used, or there is no such method.

    Example:
        >>> from analysis.article.article import parse
        >>> a = analyse(parse('"It rains," said Ann Lee.'), method="rules")
        >>> a.statements[0].speaker, a.actors[0].words_spoken
        ('Ann Lee', 2)
    """
    from analysis.errors import ParameterError
    from analysis.statements.statements import METHODS

    if method not in METHODS:
        raise ParameterError(f"There is no method {method!r}; choose one of {', '.join(METHODS)}.")
    given = article if isinstance(article, Article) else read(article)
    edits = corrections(given) if by_hand is None else tuple(by_hand)
    given = with_aliases(given, edits)
    return Analysis(given, method, edits, deep, str(reference), threads, speech)


def load(path: str | Path) -> Analysis:
    """An analysis as ``save`` wrote it: what the networks found is read, not found again.

    Args:
        path: The file, or the folder of a report.

    Raises:
        DataError: There is no such file, or it is no analysis that this version can read.
    """
    from analysis.analysis_json import read_json
    from analysis.common import fingerprint
    from analysis.errors import DataError

    file = Path(path)
    if file.is_dir() and fingerprint.JOINT in fingerprint.read(file):
        raise DataError(f"{path} is a report on several articles; name the report of one.")
    return from_json(read_json(file / NAME if file.is_dir() else file))


def from_json(value: Mapping[str, Any]) -> Analysis:
    """An analysis from what ``Analysis.as_json`` gave.

    Raises:
        DataError: It is no analysis that this version can read.
    """
    from analysis.analysis_json import restored

    article, method, by_hand, deep, parts = restored(value)
    out = Analysis(article, method, by_hand, deep)
    vars(out).update(parts)
    return out
