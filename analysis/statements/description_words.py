"""What the words of a description show: a clause, another's title, the start of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import known_names, noun_of, peoples, titles
from analysis.article.name_lists import words_of as name_words
from analysis.article.reporting_verbs import lookup
from analysis.statements.source_phrases import words_of

_PERSONAL = frozenset(["mr", "mrs", "ms", "miss", "dr", "mx"])
# Words in "-ed" and the like behind a name that tell of whom or what kind a post is.
_QUALIFIED = frozenset([
    "affiliated", "aligned", "based", "born", "bred", "certified", "educated", "led", "licensed",
    "made", "owned", "related", "run", "trained",
])  # fmt: skip
# Words that a new description begins with: "fired | former analyst".
_BEGINS = frozenset(["acting", "ex", "former", "longtime", "then", "top"])
# Adjectives that begin a sentence with a capital, and are no names.
_PLAIN = frozenset([
    "acting", "conservative", "disgraced", "embattled", "far-right", "fellow", "former", "freshman",
    "incoming", "incumbent", "interim", "leading", "liberal", "longtime", "moderate", "onetime",
    "ousted", "outgoing", "presumptive", "progressive", "prominent", "retired", "shadow", "special",
    "then-deputy", "top", "veteran", "weekend",
])  # fmt: skip
# Forms of verbs that are nouns before a post: "features editor".
_NOUNS = frozenset([
    "calls", "covers", "faces", "features", "helps", "houses", "leads", "means", "plans", "runs",
    "states", "talks", "works",
])  # fmt: skip
# What is done to somebody, whatever he is: "the board hired | tram engineer Ann Lee".
_DONE = frozenset([
    "accused", "arrested", "asked", "called", "charged", "fired", "hired", "interviewed", "picked",
    "quoted", "replaced", "sued", "suspended", "tapped", "told",
])  # fmt: skip
_THE = frozenset(["a", "an", "her", "his", "its", "the", "their"])
_HALVES = ("-plagued", "-elected", "-backed", "-led", "-old", "-based", "-charging", "-turned")
_JOINTS = frozenset(["of", "for", "at", "in", "to", "with", "from", "on", "and", "or"])
_PARTY_POSTS = frozenset(["MEP", "MP", "MPs", "Party"])  # a Conservative MP
_FIRMS = frozenset(["bank", "company", "firm", "nonprofit", "startup"])
FORCES = frozenset(["Army", "Marine", "Navy"])  # whose ranks keep their name
_CLAUSES = frozenset(["he's", "it's", "she's", "that's", "there's", "who's"])
_TIMES = frozenset(
    ["Earlier", "Eventually", "Later", "Meanwhile", "Recently", "Today", "Yesterday"]
)


def deed_in(words: Sequence[str]) -> int:
    """Where the verb stands by which a phrase tells what somebody did; -1 for none.

    Example:
        >>> deed_in("council fired CNN reporter".split()), deed_in("Mr Ward fired ex-aide".split())
        (1, 2)
        >>> deed_in("conservative blogs involves Republican attorney".split())
        2
        >>> deed_in("Texas based GOP strategist".split()), deed_in("retired FBI agent".split())
        (-1, -1)
    """
    first = 2 if words[0].lower().rstrip(".") in _PERSONAL else 0
    return next((at for at in range(first, len(words) - 1) if _is_deed(words, at)), -1)


def _is_deed(words: Sequence[str], at: int) -> bool:
    """Whether a word is a verb: somebody stands before it, and behind it whom it is done to."""
    verb, after = words[at], words[at + 1]
    if not verb.islower() or not verb.isalpha() or noun_of(verb) is not None:
        return False
    if verb in words_of("rank") or verb in _JOINTS:
        return False
    present = verb.endswith("s") and verb.removesuffix("s") in word_set("verbs", "base")
    past = verb.endswith("ed") or verb in word_set("verbs", "past")
    if not at:  # "features | Republican pilot", "killed | Iran's general"
        former = after.startswith(("ex-", "then-"))  # "grilled | then-ICE director"
        plain = present and after.islower() and verb not in _NOUNS
        return (
            plain
            or (present and after[:1].isupper())
            or (past and (former or after.endswith(("'s", "’s"))))
        )
    before = words[at - 1]
    plain = after.islower() and after not in name_words("function")
    if verb in _DONE and plain and noun_of(before) is not None:
        return True  # the board hired | tram engineer
    if present and plain and verb not in _NOUNS and before not in ("that", "which", "who"):
        return True  # the race includes | tram engineer
    if not _is_whom(after):
        return False
    if before in ("that", "which", "who"):
        return False  # heir of a family that owns the port
    low = before.lower().removesuffix("'s").removesuffix("’s")
    who = before[:1].isupper() or noun_of(low) is not None or before.endswith("s")
    if past:
        who = who or low in word_set("verbs", "base")  # in turn
        return who and not (before[:1].isupper() and verb in _QUALIFIED)
    if verb.endswith("ing"):
        return before.islower() and after not in _THE and verb not in words_of("rank_ing")
    return (present and noun_of(low) is not None) or (verb.endswith("s") and after in _THE)


def _is_whom(word: str) -> bool:
    """Whether a word begins whom something is done to: a name, a number, "former", "the"."""
    named = word[:1].isupper() or word[:1].isdigit() or word in _THE
    return named or word.split("-")[0] in _BEGINS or word.endswith(_HALVES)


def is_of_another(words: str) -> bool:
    """Whether words before a name tell of somebody else: "an aide to candidate", "end of Dr."."""
    parts = re.split(r" (?:of|for|to|with) ", words)
    last = parts[-1].split()[-1].rstrip(".").lower() if len(parts) > 1 else ""
    noun = noun_of(last)
    return last.endswith("-based") or last.capitalize() in titles() or (
        noun is not None and (noun.kind == "person" or last in _FIRMS)
    )  # fmt: skip


def tells(words: str) -> bool:
    """Whether a phrase runs on into a verb of saying, or into the next sentence."""
    if "?" in words or "!" in words:
        return True
    if words.split()[0].lower().replace("’", "'") in _CLAUSES:
        return True
    if any(w == "ought" or w in name_words("auxiliary") for w in words.split()):
        return True
    verbs = (lookup(word) for word in words.split() if word.islower() and not noun_of(word))
    return any(v is not None and v.takes == "clause" and v.form != v.lemma for v in verbs)


def tells_when(word: str) -> bool:
    """Whether a word before a post only tells when: "Earlier | defence secretary", "August"."""
    return word in _TIMES or (
        word.istitle() and word in name_words("month") and len(word) > len("Sun")
    )


def lowered(words: list[str], *, opens: bool = True) -> list[str]:
    """A description without the capital that its first word has from its sentence.

    Args:
        words: The description.
        opens: Whether a sentence may begin with it.

    Example:
        >>> lowered(["Opposition", "leader"]), lowered(["Then-Deputy", "attorney", "general"])
        (['opposition', 'leader'], ['then-deputy', 'attorney', 'general'])
        >>> lowered(["House", "speaker"]), lowered(["Republican", "senator"])
        (['House', 'speaker'], ['Republican', 'senator'])
    """
    first, low = words[0], words[0].lower()
    party = low in name_words("party") and low not in _PLAIN
    if len(words) < 2 or party or words[1] in _PARTY_POSTS:
        return words
    if words[1] in _JOINTS or not (words[1].islower() or low in _PLAIN):
        return words  # Secretary of State
    named = (
        first in FORCES
        or first in known_names()
        or first in peoples()
        or first in name_words("adjective")
    )
    noun = noun_of(low)
    team = not opens and noun is not None and noun.number == "p"  # The Cardinals head coach
    if low in _PLAIN or (noun is not None and first.istitle() and not (named or team)):
        return [low, *words[1:]]
    return words
