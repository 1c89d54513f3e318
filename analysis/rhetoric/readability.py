"""Readability: how hard the sentences and words of a part are to read, by seven formulas."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from analysis.article.passage import Passage
from analysis.rhetoric.syllables import syllables
from analysis.rhetoric.value import Value

GROUP = "readability"
SHORT = "fewer than 100 words: the formulas are only a rough guide"
SMOG = "designed for 30 sentences or more"
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made of.

    Args:
        sentences: Sentences that count as such (see ``passage``).
        words: Their words.
        syllables: Syllables of these words, by rule (see ``syllables``).
        long: Words of three syllables or more (SMOG).
        complex: The same without names, hyphenated words and words that reach three syllables
            only by -es, -ed or -ing (Gunning's rule for fog).
        letters: Letters and digits.
        characters: Characters of the words, inner punctuation included (ARI).
        unfamiliar: Words that are not on the list of familiar words (Dale-Chall).
    """

    sentences: int
    words: int
    syllables: int
    long: int
    complex: int
    letters: int
    characters: int
    unfamiliar: int = 0


def count(part: Passage, familiar: frozenset[str] = frozenset()) -> Counts:
    """Count a passage once for all formulas."""
    sentences = part.whole()
    total = long = complex_ = letters = characters = unfamiliar = words = 0
    text = part.text
    for sentence in sentences:
        for number, word in enumerate(sentence.words):
            written = text[word.start : word.end]
            beats = syllables(written)
            words += 1
            total += beats
            characters += len(written)
            letters += sum(map(str.isalnum, written))
            if beats >= 3:
                long += 1
                name = word.raised and number > 0 and not sentence.title
                complex_ += not name and "-" not in written and _stays(word.low, beats)
            if familiar and not _familiar(word.low, familiar):
                unfamiliar += not (word.raised and number > 0)
    return Counts(len(sentences), words, total, long, complex_, letters, characters, unfamiliar)


@dataclass(frozen=True, slots=True)
class Readability:
    """Flesch reading ease, Flesch-Kincaid, Gunning fog, SMOG, Coleman-Liau, ARI and Dale-Chall.

    With w words, s sentences, y syllables, l letters and digits, c characters of words, p words of
    three syllables or more, x complex words (Gunning's exceptions applied), d unfamiliar words::

        Flesch reading ease  206.835 - 1.015 w/s - 84.6 y/w        (Flesch 1948)
        Flesch-Kincaid       0.39 w/s + 11.8 y/w - 15.59            (Kincaid and others 1975)
        Gunning fog          0.4 (w/s + 100 x/w)                    (Gunning 1952)
        SMOG                 1.043 sqrt(30 p/s) + 3.1291            (McLaughlin 1969)
        Coleman-Liau         0.0588 (100 l/w) - 0.296 (100 s/w) - 15.8   (Coleman and Liau 1975)
        ARI                  4.71 c/w + 0.5 w/s - 21.43             (Smith and Senter 1967)
        Dale-Chall           0.1579 (100 d/w) + 0.0496 w/s, + 3.6365 where 100 d/w > 5
                                                                    (Dale and Chall 1948)

    Reading ease runs from about 0 (hard) to 100 (easy); the others are school years.

    Pitfalls: the formulas know length, not sense: a long familiar word counts as hard. They were
    fitted to running prose; headlines, lists and a voice that is cut into half sentences upset
    them. Dale and Chall's list of 3,000 words that most ten-year-olds knew is not shipped; the
    list used here holds the 800 words found in most articles of the reference corpus, so many that
    as large a share of news falls outside. Its scores go with those by the original list only
    roughly (``benchmarks/rhetoric.py`` states the rank correlation): it is marked experimental, for
    comparison between articles, and is no school year.

    Where the counts are the same, the values equal those of textstat and textdescriptives.
    Differences left, measured by ``benchmarks/rhetoric.py``: textstat cuts sentences at every full
    stop ("Sen.", "U.S.") and takes whatever stands between spaces as a word, a dash too; it rounds
    Coleman and Liau's 0.0588 to 0.058, counts punctuation as characters in ARI, and its fog leaves
    Gunning's exceptions out but asks for words that are not on its list of easy ones.
    textdescriptives counts contractions as two words and hyphenated ones as several, takes
    syllables from hyphenation, and treats every word of three syllables as complex.

    Args:
        familiar: The words that count as familiar; the shipped list where not given.

    Example:
        >>> from analysis.article.passage import passage
        >>> ease = Readability()(passage("The cat sat on the mat. It was a nice day."))[0]
        >>> ease.name, round(ease.value)
        ('Flesch reading ease', 117)
    """

    familiar: frozenset[str] | None = None

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        from analysis.rhetoric.reference import familiar

        easy_words = familiar() if self.familiar is None else self.familiar
        return formulas(count(part, easy_words))


def formulas(n: Counts) -> tuple[Value, ...]:
    """The seven values from the counts; NaN where there is no sentence."""
    names = (
        ("Flesch reading ease", "0–100, higher is easier"),
        ("Flesch–Kincaid", "school years"),
        ("Gunning fog", "school years"),
        ("SMOG", "school years"),
        ("Coleman–Liau", "school years"),
        ("ARI", "school years"),
        ("Dale–Chall", "score, higher is harder"),
    )
    if not n.words or not n.sentences:
        return tuple(Value(name, NAN, unit, note="no complete sentence") for name, unit in names)
    length, beats = n.words / n.sentences, n.syllables / n.words
    unfamiliar = 100 * n.unfamiliar / n.words
    values = (
        206.835 - 1.015 * length - 84.6 * beats,
        0.39 * length + 11.8 * beats - 15.59,
        0.4 * (length + 100 * n.complex / n.words),
        1.043 * sqrt(30 * n.long / n.sentences) + 3.1291,
        5.88 * n.letters / n.words - 29.6 * n.sentences / n.words - 15.8,
        4.71 * n.characters / n.words + 0.5 * length - 21.43,
        0.1579 * unfamiliar + 0.0496 * length + (3.6365 if unfamiliar > 5 else 0),
    )
    note = SHORT if n.words < 100 else ""
    out = []
    for (name, unit), value in zip(names, values, strict=True):
        own = SMOG if name == "SMOG" and n.sentences < 30 and not note else note
        out.append(Value(name, value, unit, note=own))
    return tuple(out)


def _stays(low: str, beats: int) -> bool:
    """Whether a word has three syllables without -es, -ed or -ing."""
    for tail in ("es", "ed", "ing"):
        if low.endswith(tail):
            stem = low.removesuffix(tail)
            return beats > 3 or syllables(stem) >= 3 or syllables(stem + "e") >= 3
    return True


def _familiar(low: str, familiar: frozenset[str]) -> bool:
    if low in familiar or low[0].isdigit():
        return True
    stem = low.partition("'")[0]
    if stem in familiar:
        return True
    for tail in ("s", "es", "d", "ed", "ing", "ly", "er", "est"):
        if stem.endswith(tail) and stem.removesuffix(tail) in familiar:
            return True
    return "-" in stem and all(part in familiar for part in stem.split("-"))
