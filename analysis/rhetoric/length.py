"""How long a part is, and how long it takes to read."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article.passage import Passage
from analysis.rhetoric.value import Value

GROUP = "length"


@dataclass(frozen=True, slots=True)
class Length:
    """Words, sentences, paragraphs, mean word length and minutes of reading.

    Words are runs of letters and digits; contractions, hyphenated words and abbreviations are one.
    Reading time takes 238 words a minute, the mean of 190 studies of silent reading of English
    non-fiction (Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and
    Language 109); single readers range from about 175 to 300.

    Args:
        speed: Words a minute.

    Example:
        >>> from analysis.article.passage import passage
        >>> [v.value for v in Length()(passage("It rained. We stayed in."))][:2]
        [5.0, 2.0]
    """

    speed: float = 238.0

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        words = part.length
        letters = sum(len([c for c in word.low if c.isalnum()]) for word in part.words)
        paragraphs = len({sentence.paragraph for sentence in part.sentences if sentence.words})
        return (
            Value("words", float(words), "words"),
            Value("sentences", float(len(part.whole())), "sentences"),
            Value("paragraphs", float(paragraphs), "paragraphs"),
            Value("word length", letters / words if words else float("nan"), "letters"),
            Value("reading time", words / self.speed, "minutes"),
        )
