"""What was found in an article, kept beside its report: for the index, editions and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.analysis_json import read_json
from analysis.article.article import Article, title_of
from analysis.common.atomic_files import put
from analysis.common.sanitize import json_text, line
from analysis.errors import DataError
from analysis.pipeline import NAME, Analysis, analyse, from_json
from analysis.statements.statement_words import cue_words, says_enough
from analysis.statements.statements import METHODS

TEXT = "article.txt"
FILES = (TEXT, NAME)  # beside each report, whoever made it
MOST_HEARD = 5  # speakers that the index names
LONGEST_WORDS = 300  # characters of a statement that the index searches


def read_once(article: Article) -> None:
    """Read what a notebook and its report both need, so that a kernel forked later has it too."""
    from analysis.article.sentences_and_words import sentences
    from analysis.tone.vader import vader

    sentences(article.text, article.body)  # kept by paragraph
    vader("")  # its list of words


def complete(a: Analysis, value: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An analysis as JSON can hold it, with what page one says.

    Args:
        a: The analysis.
        value: What its ``as_json`` gave, where that is known.
    """
    from analysis.views.page_one import assertions

    page_one = [{"text": one.text, "spans": one.offsets, "p": one.p} for one in assertions(a)]
    return {**(value or a.as_json()), "page_one": page_one}


def write(a: Analysis, folder: Path, value: Mapping[str, Any] | None = None) -> None:
    """Write the article's text and all that was found in it into a report's folder.

    Exports, bundles, the index and editions are made from these files.

    Args:
        a: The analysis.
        folder: The folder.
        value: What its ``as_json`` gave, where that is known.

    Raises:
        OSError: They cannot be written.
    """
    put(folder / TEXT, a.article.text.encode("utf-8", "surrogatepass"))
    put(folder / NAME, json_text(complete(a, value)) + "\n")


def read(folder: Path) -> Mapping[str, Any]:
    """What was found for the report in a folder, as JSON has it.

    Raises:
        DataError: Nothing is there, or it is damaged.
    """
    value = read_json(folder / NAME)
    if not isinstance(value.get("article"), dict):
        raise DataError(f"{folder / NAME} is damaged; make the report again.")
    return value


def analysis_of(
    article: Article, used: Mapping[str, Any], folder: Path
) -> tuple[Analysis, Mapping[str, Any] | None]:
    """The analysis that a report's notebook has saved; made here where it saves none.

    Args:
        article: The article.
        used: The parameters that the notebook uses; ``method``, ``reference`` and ``speech`` have
            a say in what is found.
        folder: The folder in which the notebook ran.

    Returns:
        The analysis, and what its ``as_json`` gave where the notebook has saved it.
    """
    method = str(used["method"]) if used.get("method") in METHODS else METHODS[0]
    speech = used.get("speech") is True
    try:
        value = read_json(folder / NAME)
        a = from_json(value)
        if (a.article.digest, a.method, a.speech) == (article.digest, method, speech):
            return a, value
    except DataError:
        pass  # another notebook, which saves nothing or something else
    reference = folder / str(used["reference"]) if used.get("reference") else ""
    return analyse(article, method=method, reference=reference, speech=speech), None


def in_short(a: Analysis) -> dict[str, Any]:
    """What the manifest says of an article, for the index: facts, speakers and tone."""
    article = a.article
    heard = Counter(s.speaker for s in a.statements if s.speaker)
    scores = [row.score for row in a.sentence_tones]
    return {
        "title": title_of(article),
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
        "words": article.word_count,
        "statements": len(a.statements),
        "claims": sum(c.claimed for c in a.claims),
        "speakers": [name for name, _ in heard.most_common(MOST_HEARD)],
        "tone": round(sum(scores) / len(scores), 3) if scores else 0.0,
    }


def for_manifest(a: Analysis) -> dict[str, Any]:
    """What the manifest says of an article: ``in_short``, and what was said, for the index.

    ``said`` has a row a statement: its number, its speaker (empty for nobody), its words and its
    cue; fragments are left out.
    """
    said = [
        [
            s.number,
            line(s.speaker),
            line(a.statements.words(s), LONGEST_WORDS),
            line(cue_words(a.statements, s), LONGEST_WORDS),
        ]
        for s in a.statements
        if says_enough(s.kind, a.statements.words(s))
    ]
    return in_short(a) | {"said": said}
