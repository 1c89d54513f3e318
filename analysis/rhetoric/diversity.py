"""Lexical diversity: how many different words a part uses for its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.article.passage import Passage
from analysis.rhetoric.value import Value

GROUP = "diversity"
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Diversity:
    """TTR, MATTR, MTLD, HD-D and Yule's K over the words in lower case.

    With V different words among N, and V(i) words that occur i times::

        TTR      V / N                                            (Johnson 1944)
        MATTR    mean TTR of all windows of 50 words              (Covington and McFall 2010)
        MTLD     N over the number of stretches that keep a TTR above 0.72, forwards and backwards
                                                                  (McCarthy and Jarvis 2010)
        HD-D     expected TTR of 42 words drawn without return    (McCarthy and Jarvis 2007)
        Yule's K 10,000 (sum i² V(i) - N) / N²; higher is poorer  (Yule 1944)

    Pitfalls: TTR falls as texts grow, so never compare it between parts of different length; use
    MATTR or MTLD. Quotations repeat words of the article around them. Inflected forms ("vote",
    "votes") are different words here. Fed with the same words the values equal lexicalrichness's
    to rounding; its own tokeniser drops digits, joins hyphenated words and splits at apostrophes,
    which is the whole of the difference on raw text. (lexicalrichness ends an MTLD stretch at
    TTR <= 0.72, McCarthy and Jarvis's text at < 0.72; the former is used, as it does.)

    Args:
        window: Words in a window of MATTR.
        threshold: The TTR at which a stretch of MTLD ends.
        draws: Words drawn by HD-D.

    Example:
        >>> from analysis.article.passage import passage
        >>> Diversity()(passage("The cat saw the dog."))[0].value
        0.8
    """

    window: int = 50
    threshold: float = 0.72
    draws: int = 42

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        words = [word.low for word in part.words]
        short = f"needs {self.window} words" if len(words) < self.window else ""
        drawn = f"needs {self.draws} words" if len(words) < self.draws else ""
        return (
            Value("TTR", ttr(words), "different words per word", note="falls with length"),
            Value("MATTR", mattr(words, self.window), "different words per word", note=short),
            Value("MTLD", mtld(words, self.threshold) if not short else NAN, "words", note=short),
            Value("HD-D", hdd(words, self.draws), "different words per word", note=drawn),
            Value("Yule's K", yule(words), "higher means more repetition"),
        )


def ttr(words: Sequence[str]) -> float:
    """Different words over words.

    Example:
        >>> ttr("to be or not to be".split())
        0.6666666666666666
    """
    return len(set(words)) / len(words) if words else NAN


def mattr(words: Sequence[str], window: int = 50) -> float:
    """The mean TTR of all windows; NaN for a text shorter than one."""
    if len(words) < window:
        return NAN
    counts = Counter(words[:window])
    total = different = len(counts)
    for old, new in zip(words, words[window:], strict=False):
        counts[new] += 1
        different += counts[new] == 1
        counts[old] -= 1
        different -= counts[old] == 0
        total += different
    return total / window / (len(words) - window + 1)


def mtld(words: Sequence[str], threshold: float = 0.72) -> float:
    """The mean length of stretches that keep their TTR above the threshold."""
    if not words:
        return NAN
    return (_stretches(words, threshold) + _stretches(words[::-1], threshold)) / 2


def _stretches(words: Iterable[str], threshold: float) -> float:
    seen: set[str] = set()
    total = here = 0
    factors = 0.0
    for word in words:
        total += 1
        here += 1
        seen.add(word)
        if len(seen) / here <= threshold:
            factors += 1
            here = 0
            seen = set()
    if here:
        factors += (1 - len(seen) / here) / (1 - threshold)
    return total / factors if factors else float(total)


def hdd(words: Sequence[str], draws: int = 42) -> float:
    """The expected TTR of a random draw; NaN for a text shorter than the draw."""
    n = len(words)
    if n < draws:
        return NAN
    total = 0.0
    for times, types in Counter(Counter(words).values()).items():
        missed = 1.0  # the chance to draw none of this word's occurrences
        for i in range(min(times, n)):
            missed *= max(0, n - draws - i) / (n - i)
        total += types * (1 - missed) / draws
    return total


def yule(words: Sequence[str]) -> float:
    """Yule's K; 0 where no word comes twice."""
    n = len(words)
    if not n:
        return NAN
    return 1e4 * (sum(times * times for times in Counter(words).values()) - n) / (n * n)
