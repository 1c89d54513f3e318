"""Articles on one event beside each other: what each has, what it lacks, what they share.

Actors are the same where ``analysis.actors.name_match`` says that their names are one actor's;
quotations and claims where ``analysis.article.similarity`` says that their words are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.claims.claim import Claims
from analysis.common.english import counted
from analysis.corpus.match_across_articles import same_names
from analysis.corpus.only_here import only_here
from analysis.errors import ParameterError
from analysis.pipeline import Analysis, analyse
from analysis.statements.actor_table import Actors
from analysis.statements.corrections import Outcome
from analysis.statements.statements import Statements
from analysis.statements.voices import REPORTER

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tone.target_tone import Toward

MOST = 12  # articles that can be read side by side


@dataclass(frozen=True, slots=True)
class Read:
    """One article with all that is compared.

    Args:
        label: How tables call it: its outlet, else its file's name.
        article, statements, people, claimed: As the parts of Sayso find them.
        tones: Who speaks how about whom; None where that was not asked for.
        outcomes: What became of the corrections that lie beside the article.
    """

    label: str
    article: Article
    statements: Statements
    people: Actors
    claimed: Claims
    tones: Toward | None = None
    outcomes: tuple[Outcome, ...] = ()

    @classmethod
    def of(cls, a: Analysis) -> Read:
        """An analysis as it is compared, labelled by its outlet."""
        label = a.article.outlet.partition(" (")[0] or a.article.slug
        tones = a.tone if a.deep else None
        return cls(label, a.article, a.statements, a.actors, a.claims, tones, a.outcomes)


def read_together(
    paths: Sequence[str | Path], method: str = "tagger", tone: bool = True
) -> tuple[Read, ...]:
    """Read articles to be compared, each with the corrections stored next to it.

    Args:
        paths: Two files or more, ``MOST`` at most.
        method: What finds the statements, see ``analysis.statements``.
        tone: Whether to ask the tagger for the tone toward each actor.

    Raises:
        ParameterError: There is one file only, or too many, or one is given twice.
        ArticleError: A file cannot be read.
    """
    if not 2 <= len(paths) <= MOST:
        raise ParameterError(
            f"A comparison needs two to {MOST} articles, not {len(paths)}; "
            "to compare more, use corpus.ipynb."
        )
    if len({Path(path).resolve() for path in paths}) < len(paths):
        raise ParameterError("An article is named twice; name each file once.")
    return distinct([Read.of(analyse(path, method=method, deep=tone)) for path in paths])


def distinct(read: Sequence[Read]) -> tuple[Read, ...]:
    """The articles with distinct labels: outlets, and file names where outlets are the same."""
    counts = Counter(one.label for one in read)
    out, taken = [], set[str]()
    for at, one in enumerate(read, 1):
        label = one.label if counts[one.label] == 1 else f"{one.label}, {one.article.slug}"
        label = f"{label} {at}" if label in taken else label
        taken.add(label)
        out.append(replace(one, label=label))
    return tuple(out)


def speakers(read: Sequence[Read]) -> pd.DataFrame:
    """One row per actor that speaks anywhere: how each article quotes it.

    A cell says how many statements and quoted words the actor has there, ``named`` where it is
    only spoken of, and nothing where the article does not know it.
    """
    import pandas as pd

    names = same_names(read)
    heard: dict[str, dict[str, tuple[int, int]]] = {}
    for one in read:
        for row in one.people:
            cells = heard.setdefault(names[row.actor.name], {})
            old = cells.get(one.label, (0, 0))
            cells[one.label] = (old[0] + row.statements, old[1] + row.words_spoken)
    rows = [
        {"actor": name, "heard_in": sum(s > 0 for s, _ in cells.values())}
        | {one.label: _heard(cells.get(one.label)) for one in read}
        for name, cells in sorted(
            heard.items(), key=lambda item: (-sum(s for s, _ in item[1].values()), item[0])
        )
        if any(count for count, _ in cells.values())
    ]
    frame = pd.DataFrame(rows, columns=["actor", "heard_in", *(one.label for one in read)])
    return frame.sort_values("heard_in", ascending=False, kind="stable").reset_index(drop=True)


def only_in(read: Sequence[Read]) -> pd.DataFrame:
    """One row per article: the speakers, the words and how many claims no other one has."""
    import pandas as pd

    names = same_names(read)
    talk = [
        {names[s.speaker] for s in one.statements if s.sure and s.speaker in names} for one in read
    ]
    lone = Counter(claim.label for claim in only_here(read))
    rows = []
    for at, one in enumerate(read):
        others = set[str]().union(*(t for n, t in enumerate(talk) if n != at))
        rows.append(
            {
                "article": one.label,
                "speakers": sorted(talk[at] - others),
                "lacks": sorted(others - talk[at]),
                "own_words": ", ".join(own_words(read, at)),
                "claims_only_here": lone[one.label],
                "claims": sum(c.claimed for c in one.claimed),
            }
        )
    return pd.DataFrame(rows)


def contents(read: Sequence[Read]) -> pd.DataFrame:
    """One row per article: its title and how much was found in it."""
    import pandas as pd

    rows = [
        {
            "article": one.label,
            "title": one.article.title,
            "statements": sum(s.sure for s in one.statements),
            "claims": sum(c.claimed for c in one.claimed),
            "actors": len(one.people),
        }
        for one in read
    ]
    return pd.DataFrame(rows)


def own_words(read: Sequence[Read], at: int, most: int = 8) -> tuple[str, ...]:
    """The words that an article has more often than the others together, the surest first.

    Log-likelihood G² against the other articles (Dunning 1993), words that come twice or more.

    Args:
        read: The articles.
        at: Which of them.
        most: How many words.
    """
    from analysis.article.lexicon import word_set
    from analysis.rhetoric.keyness import keyness

    counts = [_vocabulary(one.article) for one in read]
    here = counts[at]
    there = sum((c for n, c in enumerate(counts) if n != at), Counter[str]())
    plain = word_set("function_words")
    size, rest = max(1, here.total()), max(1, there.total())
    scored = [
        (-keyness(n, size, there[word], rest)[0], word)
        for word, n in here.items()
        if n > 1 and word not in plain and n / size > there[word] / rest
    ]
    return tuple(word for _, word in sorted(scored)[:most])


def tone_table(read: Sequence[Read]) -> pd.DataFrame:
    """One row per actor that two articles or more speak of: the balance of tone in each.

    The balance is the mean, over the sentences that speak of the actor, of the tagger's positive
    less its negative probability, from -1 to 1; the reporter's own sentences and all sentences.
    """
    import pandas as pd

    names = same_names(read)
    rows = []
    for one in read:
        for relation in one.tones or ():
            target = names.get(relation.target, relation.target)
            balance = [row.p[2] - row.p[0] for row in relation.rows]
            voice = "reporter" if relation.speaker == REPORTER else "others"
            rows += [
                {"actor": target, "article": one.label, "voice": voice, "b": b} for b in balance
            ]
    frame = pd.DataFrame(rows, columns=["actor", "article", "voice", "b"])
    grouped = frame.groupby(["actor", "article"], sort=True).agg(
        sentences=("b", "size"), balance=("b", "mean")
    )
    own = frame[frame["voice"] == "reporter"].groupby(["actor", "article"])["b"].mean()
    grouped["reporter_balance"] = own
    out = grouped.reset_index()
    shared = out.groupby("actor")["article"].transform("nunique") > 1
    return out[shared].reset_index(drop=True)


def _heard(cell: tuple[int, int] | None) -> str:
    if cell is None:
        return ""
    if not cell[0]:
        return "named"
    text = counted(cell[0], "statement")
    return text + (f", {counted(cell[1], 'word')} quoted" if cell[1] else "")


def _vocabulary(article: Article) -> Counter[str]:
    from analysis.article.sentences_and_words import is_word, words

    text = article.text
    every = (
        w.of(text).lower().replace("’", "'") for span in article.body for w in words(text, span)
    )
    return Counter(w for w in every if is_word(w) and len(w) > 2)
