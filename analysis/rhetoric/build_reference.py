"""Make a reference: measure the articles of a corpus, so that others can be placed among them."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.article.article import Article
from analysis.article.collection import each_article
from analysis.article.text_kind import check_readable
from analysis.common.atomic_files import put
from analysis.errors import DataError, ParameterError, SaysoError
from analysis.rhetoric.reference import FORMAT, LEAST_ARTICLES, Percentiles, Reference
from analysis.statements.split_by_voice import Split

DIFFERS = 0.05  # so much of a measure's variance must lie between outlets to tell them apart


def gather(
    corpus: str | Path, left_out: Callable[[str], None] = lambda _: None
) -> Iterator[Article]:
    """The articles of a corpus: a folder (its files by name, folders within too) or one file.

    An article that stands there twice comes once. One that cannot be read, has no text or is not
    in English is left out.

    Args:
        corpus: The folder or file.
        left_out: Told of each article that is left out, in a sentence.

    Raises:
        ArticleError: There is no such file or folder, or not one article in it can be read.

    Example:
        >>> import tempfile, pathlib
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> _ = (folder / "a.txt").write_text("It rained, she said.")
        >>> [article.slug for article in gather(folder)]
        ['a']
    """
    seen: set[bytes] = set()
    faults: list[SaysoError] = []
    for path, article in each_article(corpus):
        try:
            if isinstance(article, SaysoError):
                raise article
            check_readable(article)
        except SaysoError as error:
            faults.append(error)
            place = str(path) if isinstance(article, SaysoError) else f"{path}, {article.id}"
            left_out(str(error) if str(path) in str(error) else f"{place}: {error}")
            continue
        mark = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        if mark not in seen:
            seen.add(mark)
            yield article
    if not seen:
        raise faults[0]


def build(
    corpus: Iterable[Article],
    name: str,
    least_count: int = 5,
    *,
    tagger: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Reference:
    """Measure a corpus, to place other articles in it.

    Args:
        corpus: At least 20 articles; an article's ``outlet`` groups it.
        name: What they are, as it reads in a sentence.
        least_count: Words that come less often (or in fewer than three articles) are not kept.
        tagger: Whether to measure what the tagger sees as well; takes ten times as long.
        tell: Called with the number of articles after each.

    Raises:
        ParameterError: There are too few articles to make a reference of.
    """
    counts = _Found()
    for article in corpus:
        if article.body:
            counts.articles += 1
            _measure(article, counts, tagger)
        if tell:
            tell(counts.articles)
    if counts.articles < LEAST_ARTICLES:
        raise ParameterError(
            f"A reference needs {LEAST_ARTICLES} articles, but there are {counts.articles}; "
            "give a larger corpus."
        )
    between = {measure: eta(groups) for measure, groups in counts.outlets.items()}
    return Reference(
        name,
        counts.articles,
        {key: levels(own, 100 if key[0] == "all" else 20) for key, own in counts.values.items()},
        {
            (outlet, measure): levels(own, 20)
            for measure, groups in counts.outlets.items()
            if between[measure] >= DIFFERS
            for outlet, own in groups.items()
            if len(own) >= LEAST_ARTICLES
        },
        between,
        {
            word: (count, counts.spread[word])
            for word, count in counts.words.items()
            if count >= least_count and counts.spread[word] >= 3
        },
        sum(counts.words.values()),
    )


def write(reference: Reference, path: str | Path) -> Path:
    """Store a reference as one gzipped JSON file, whole or not at all, the same bytes each time.

    Returns:
        The path written.

    Raises:
        DataError: It cannot be written there.
    """
    path = Path(path)
    words = sorted(reference.words.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))
    stored = {
        "format": FORMAT,
        "name": reference.name,
        "articles": reference.articles,
        "total": reference.total,
        "between": {name: round(value, 3) for name, value in sorted(reference.between.items())},
        "levels": [[*key, *map(short, own)] for key, own in sorted(reference.levels.items())],
        "outlets": [[*key, *map(short, own)] for key, own in sorted(reference.outlets.items())],
        "words": [[word, *pair] for word, pair in words],
    }
    data = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    try:
        put(path, gzip.compress(data.encode("utf-8", "replace"), 9, mtime=0))
    except OSError as error:
        raise DataError(f"{path} cannot be written: {error.strerror}.") from error
    return path


@dataclass(slots=True)
class _Found:
    """What has been measured so far."""

    articles: int = 0
    values: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    outlets: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)


def _measure(article: Article, counts: _Found, tagger: bool) -> None:
    from analysis.article.sentences_and_words import sentences
    from analysis.rhetoric import persuasion
    from analysis.rhetoric.measure import passage, rhetoric
    from analysis.tagger.wording import how

    wording = None
    if tagger:
        readings = how(article.text, sentences(article.text, article.body))
        wording = persuasion.wording(article, readings)
    splits: tuple[Split, ...] = ("all", "voice")
    for split in splits:
        for row in rhetoric(article, split=split, wording=wording):
            value, name = row.value.value, row.value.name
            if value != value:
                continue
            counts.values.setdefault((row.part, name), []).append(value)
            if split == "all" and article.outlet:
                groups = counts.outlets.setdefault(name, {})
                groups.setdefault(article.outlet, []).append(value)
    own = Counter(word.low for word in passage(article.text, article.body).words)
    counts.words.update(own)
    counts.spread.update(own.keys())


def levels(values: list[float], steps: int) -> Percentiles:
    """The values at evenly spaced percentiles from 0 to 100, straight lines between two.

    Example:
        >>> levels([4.0, 1.0, 2.0], 2)
        (1.0, 2.0, 4.0)
    """
    ordered = sorted(values)
    last = len(ordered) - 1
    out = []
    for step in range(steps + 1):
        at = last * step / steps
        low = int(at)
        high = min(low + 1, last)
        out.append(ordered[low] + (ordered[high] - ordered[low]) * (at - low))
    return tuple(out)


def eta(groups: Mapping[str, list[float]]) -> float:
    """The share of the variance that lies between groups: eta², 1 - SS within / SS total.

    Example:
        >>> eta({"a": [1.0, 1.0], "b": [3.0, 3.0]})
        1.0
    """
    values = [value for group in groups.values() for value in group]
    middle = sum(values) / len(values)
    total = sum((value - middle) ** 2 for value in values)
    inside = sum(
        sum((value - sum(group) / len(group)) ** 2 for value in group) for group in groups.values()
    )
    return 1 - inside / total if total else 0.0


def short(value: float) -> float:
    """A value in four digits, which is as much as a percentile bears."""
    return float(f"{value:.4g}")
