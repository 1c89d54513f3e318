"""Stance: what a voice makes of a claim, and the one place that decides it.

- Of a statement the network "meaning" tells it: ``by_network``. It is overruled where the words
  around the cue make certain that something is denied or not said at all
  (``analysis.statements.denial_cues``), where the statement is a deed or a bare topic, and where
  its words are but a name or hang on another statement.
- Of the reporter's own words it tells it, too: ``of_reporter``.
- Where the networks are off (``method="rules"``), rules tell it together with the kind:
  ``by_rules``. Stance comes of the words around the cue and of its class, kind of the main clause
  of the first sentence that says something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.article.lexicon import find, lexicon
from analysis.article.passage import Passage, Sentence, passage
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import trim
from analysis.claims.authors_view import is_authors_view
from analysis.claims.claim import CHECKABLE, CLAIMED, Kind, Stance
from analysis.claims.kind_by_rules import kind_of, modality_of, speaks, telling_words
from analysis.statements.cue_objects import has_finite_verb, is_topic, joined
from analysis.statements.denial_cues import assertion_of, may_deny, tells_report
from analysis.statements.no_comment import is_unspoken
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement

if TYPE_CHECKING:
    from analysis.tagger.meaning_network import Meaning

SURELY = 0.9  # of 1, from which the network tells what "denied" is
SHORTEST = 4  # words of a share of a sentence that can be a claim
WEIGHTY = ("order", "criticise", "promise", "warn")  # classes of cues that make any content a claim
_MARKS = ",;:–—-“”\"'’"
_QUESTION = re.compile(r"\?[\"”’)]*\s*$")
KINDS: Mapping[str, Kind] = MappingProxyType({
    "past fact": Kind.PAST, "present fact": Kind.PRESENT, "number or comparison": Kind.NUMBER,
    "prediction": Kind.FORECAST, "promise": Kind.FORECAST, "threat or warning": Kind.FORECAST,
    "accusation": Kind.PAST, "demand": Kind.JUDGEMENT, "judgement": Kind.JUDGEMENT,
})  # fmt: skip
_STANCES: Mapping[str, Stance] = MappingProxyType({"promise": Stance.COMMIT, "demand": Stance.WANT})
_BY_CUE: Mapping[str, Stance] = MappingProxyType({"ask": Stance.ASK, "order": Stance.WANT})
_SOFT = ("hedged", "conditional")
_CHARGES = re.compile(r"\b(?:accus|charg|indict|convict|alleg)", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:decid|decision|conclu|judg|rul(?:e|ing))", re.IGNORECASE)

_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|unverified|unsubstantiated|uncorroborated|rumou?r(?:s|ed)?|allegedly|purportedly)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(  # "I am making an urgent call that we stay"
    r"(?:I|We)(?: am| are|['’]m|['’]re| make| have made)\b(?: [\w’'-]+){0,9}?"
    r" (?:an?|my|our|this|the)(?: [\w-]+){0,5}? "
    r"(?:(?P<call>call|plea|demand|appeal|request)|pledge|promise|vow|commitment) (?:that|for|to)\b"
    r"(?![^.!?]*[.!?] \w)"
)
_NO_MEMORY = re.compile(  # "I don't recall that being used"
    r"I (?:really |honestly |just )?(?:do not|don['’]t|did not|didn['’]t|can not|cannot|can['’]t"
    r"|could not|couldn['’]t|am not sure(?: that)? I) (?:really |honestly |specifically )?"
    r"(?:recall|remember|recollect)\b|I have no (?:memory|recollection)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(  # what others put forward
    r"\b(?:accusation|allegation|charge|claim|complaint|rumou?r|suspicion)s? (?:that|of|about)\b"
)
_OPENS = re.compile(  # beside the words of the list "hedges"
    r"\b(?:may|might|could|would|should|can|ought|must have|possib\w+|probab\w+|(?:un)?likely"
    r"|perhaps|maybe|if|unless|whether|chances?|odds|likelihood|risks? of"
    r"|view|opinion|as far as|uncertain\w*"
    r"|unknown|surely|not sure|looks? (?:like|as)|sounds? like|suggest\w*|susp(?:ect|icio)\w*"
    r"|surmis\w+|speculat\w+|estimat\w+|imagin\w+|attribut\w+|calculat\w+|seem\w*|appear\w*"
    r"|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|expect\w*|worr(?:y|ies|ied)|wonder\w*|guess\w*"
    r"|doubt\w*|bets?|forecast\w*|predict\w*|project(?:s|ed|ion|ions)|thinks?|thought|believ\w+"
    r"|assum\w+|alleg\w*|feel(?:s|ing)?|felt)\b|['’]d\b|\?",
    re.IGNORECASE,
)
_MIGHT = re.compile(
    r"(?!to )(?:if [^,]{3,80},? )?(?:(?!you\b|will\b|would\b)[\w’'-]+ ){1,6}might (?!as well)", re.I
)
_BRINGS = re.compile(  # "it would bring 900 jobs", and not "it would hire"
    r"(?:that )?(?:it|this|the [\w’'-]+(?: [\w’'-]+)?) (?:would|will) (?:\w+ly )?(?:bring|send|cost"
    r"|create|save|mean|hurt|boost|reduce|lower|lead|make|generate|attract|harm|destroy|damage|double|triple|halve)\b",
    re.IGNORECASE,
)
_LET_US = re.compile(r"(?:(?:and|but|so|well|now|please),? )?let(?:['’]s| us) ", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:(?:and|again|so|well),? )?(?:many )?(?:thanks|thank you)\b", re.IGNORECASE
)
_MORE = re.compile(r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)[.!?…][”\"’]* +[^\W\d_a-z]")  # another sentence
_NEAR = 24  # letters beside a cue in which "jokingly" may stand
_JOKES = re.compile(
    r"(?<!not )(?<!n['’]t )(?<!no )\b(?:jok(?:e[sd]?|ing|ingly)|quip(?:s|ped|ping)?"
    r"|jest(?:s|ed|ing|ingly)?|wisecrack(?:s|ed|ing)?|deadpan(?:s|ned|ning)?|kidd(?:ed|ing))\b"
    r"(?! (?:aside|about|apart)\b)",
    re.IGNORECASE,
)
_IN_JEST = re.compile(
    r"\b(?<!not )(?:(?:half[- ])?(?:jokingly|jestingly|facetiously)|in jest"
    r"|tongue[- ]in[- ]cheek)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:not|no|never|isn['’]t|wasn['’]t|weren['’]t)(?: \w+)? \Z", re.IGNORECASE)
_MORE_BEFORE = re.compile(r".*[.!?”\"]", re.DOTALL)  # of another sentence, or quoted
_REST = re.compile(r"[.!?“\"].*", re.DOTALL)
_SEES_AS = re.compile(
    r"\b(?:see|sees|saw|seen|view|regard|describ|portray|characteri[sz]|depict|refer)\w*(?: to)?"
    r"(?: \w+ly)? as\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:not |never )?to \w|\w+ing\b|how\b|what\b|why\b", re.IGNORECASE)
NAMING = frozenset(
    ("call", "name", "describe", "dub", "label", "term")
)  # verbs before thing and name
SAID = frozenset(("neutral", "write"))  # classes of cues that say a clause, and no thing


def by_network(text: str, statement: Statement, meant: Meaning, *, proposes: bool) -> Stance:
    """What a speaker makes of a statement's words, as the network tells it.

    Where the words around the cue make certain that something is denied or not said at all, it is
    no claim; and nobody denies what the words do not say is denied, since nothing harms more than a
    claim turned into its denial.

    Args:
        text: The article's text.
        statement: The statement.
        meant: What the network reads.
        proposes: Whether its content is a proposition: no mere name, and whole by itself.
    """
    stance = _overruled(text, statement, meant)
    if stance is Stance.DENY and tells_report(text, statement):
        return stance  # "the police account" is a description, and yet what is denied
    put = stance in CLAIMED or stance is Stance.DENY
    return Stance.NONE if put and not proposes else stance


def _overruled(text: str, statement: Statement, meant: Meaning) -> Stance:
    """The network's stance, or that which the words around the cue make certain."""
    label, by_words = Stance(meant.stance), assertion_of(text, statement)
    nothing = puts_nothing(text, statement) or is_authors_view(text, statement)
    if by_words == "none" and label is Stance.DENY and _surely_denies(text, statement, meant):
        return label
    if by_words == "none" or nothing or gives_thanks(text, statement):
        return Stance.NONE if label in CLAIMED or label is Stance.DENY else label
    if by_words == "denied":
        return Stance.DENY if label in CLAIMED else label
    if label is Stance.HEDGE and not _softens(text, statement):
        label = Stance.ASSERT
    if label is Stance.ASSERT:
        label = _softer(text, statement)
    if label is Stance.COMMIT:
        return _foreseen(text, statement) or label
    if label is Stance.DENY:
        rest = {s: p for s, p in zip(Stance, meant.stances, strict=True) if s is not Stance.DENY}
        return max(rest, key=rest.__getitem__)
    return label


def _surely_denies(text: str, statement: Statement, meant: Meaning) -> bool:
    """Whether the network is sure of a denial that words leave open: "denies the incident"."""
    sure = meant.stances[list(Stance).index(Stance.DENY)] >= SURELY
    return sure and may_deny(text, statement) and not is_authors_view(text, statement)


def _softens(text: str, statement: Statement) -> bool:
    """Whether any word of a speaker's own leaves a thing open, outside what he tells of others.

    In "told of allegations that he may have lied" it is the allegation that is open.
    """
    content = joined(text, statement.content)
    others = _OTHERS.search(content)
    own = content[: others.start()] if others else content
    words = f"{joined(text, statement.cue)}. {own}"
    return bool(_OPENS.search(words) or find(lexicon("hedges"), passage(words)))


def _softer(text: str, statement: Statement) -> Stance:
    """What words make certain of an assertion: that it is a rumour, a call or a pledge."""
    words = joined(text, statement.content).lstrip('“"‘ ')
    if _UNCONFIRMED.search(joined(text, statement.cue)) or _NO_MEMORY.match(words):
        return Stance.HEDGE
    if _LET_US.match(words):
        return Stance.WANT
    calls = _CALLS.match(words)
    if calls is None:
        return Stance.ASSERT
    return Stance.WANT if calls["call"] else Stance.COMMIT


def _foreseen(text: str, statement: Statement) -> Stance | None:
    """What it is that a speaker does not promise: what a thing would bring, what but might be."""
    words = joined(text, statement.content).lstrip('“"‘ ')
    if _MIGHT.match(words):
        return Stance.HEDGE
    return Stance.ASSERT if _BRINGS.match(words) else None


def is_joke(text: str, statement: Statement) -> bool:
    """Whether the article calls a speaker's words a joke: "joked", "said in jest"."""
    if not statement.cue:
        return False
    first, last = statement.cue[0].start, statement.cue[-1].end
    start = max([0, first - _NEAR, *(c.end for c in statement.content if c.end <= first)])
    end = min([last + _NEAR, *(c.start for c in statement.content if c.start >= last)])
    before, cue = _MORE_BEFORE.sub("", text[start:first]), text[first:last]
    if _NO.search(before):
        return False
    if _JOKES.search(joined(text, statement.cue)):
        return True
    return _IN_JEST.search(f"{before}{cue}{_REST.sub('', text[last:end])}") is not None


def puts_nothing(text: str, statement: Statement) -> bool:
    """Whether a statement is a joke or a deed, or but names a topic: its words are no claim."""
    if is_joke(text, statement):
        return True
    if statement.statement_class is not StatementClass.DEED:
        return is_topic(text, statement.source, statement.cue, statement.content)
    cue, content = joined(text, statement.cue), joined(text, statement.content)
    tells = _CHARGES.search(cue) or (_DECIDES.search(cue) and has_finite_verb(content))
    return is_unspoken(text, statement) or not tells


def of_reporter(meant: Meaning) -> Stance:
    """What the reporter makes of a sentence: the likeliest stance.

    What holds a "not" is asserted, and not denied.

    Args:
        meant: What the network reads.
    """
    likeliest = max(zip(meant.stances, Stance, strict=True), key=lambda pair: pair[0])[1]
    return Stance.ASSERT if likeliest is Stance.DENY else likeliest


def gives_thanks(text: str, statement: Statement) -> bool:
    """Whether the words of a statement, one sentence, but thank somebody."""
    words = joined(text, statement.content).lstrip('“"‘ ')
    return _THANKS.match(words) is not None and not _MORE.search(words)


def by_rules(
    text: str, passage: Passage, statement: Statement | None, outer: Sequence[Quote]
) -> tuple[Stance, Kind, bool]:
    """Stance, kind and whether it can be checked, as rules tell them.

    Args:
        text: The article's text.
        passage: A statement's content, or the reporter's words, as a passage.
        statement: The statement; None for the reporter's words.
        outer: The article's quotations that stand in no other.
    """
    if statement is not None:
        label = assertion_of(text, statement)
        nothing = puts_nothing(text, statement) or is_authors_view(text, statement)
        if label == "none" or nothing or gives_thanks(text, statement):
            return Stance.NONE, Kind.OTHER, False
        if statement.cue_class in _BY_CUE:
            return _BY_CUE[statement.cue_class], Kind.OTHER, False
        denied = label == "denied"
    else:
        denied = False
    for sentence in passage.sentences:
        result = _sentence(text, sentence, statement, outer)
        if result is not None:
            stance, kind = result
            if statement is not None and stance is Stance.ASSERT:
                stance = _softer(text, statement)
            stance = Stance.DENY if denied else stance
            put = stance in (Stance.ASSERT, Stance.HEDGE, Stance.DENY)
            return stance, kind, put and kind in CHECKABLE
    return (Stance.DENY if denied else Stance.NONE), Kind.OTHER, False


def says_little(text: str, statement: Statement, words: str) -> bool:
    """Whether words are too few or too bare to claim anything by themselves.

    "Said a Latin word" and "“Rain News”, it said" hold no verb; of "a thing they see as good" the
    thing is cut off.

    Args:
        text: The article's text.
        statement: The statement.
        words: The words of its proposition.
    """
    if not statement.cue or speaks(words) or has_finite_verb(words):
        return False
    cue = joined(text, statement.cue)
    behind = statement.cue[-1].end <= statement.content[0].start
    if behind and _SEES_AS.search(cue):
        return True
    verb = next((v for v in map(lookup, reversed(cue.split())) if v), None)
    if verb is None or verb.kind not in SAID or verb.lemma in NAMING:
        return False
    if statement.kind != "direct" and _TO.match(words):
        return False
    every = words.lower().split()
    if len(every) < SHORTEST or statement.kind == "direct":
        return len(every) < SHORTEST
    is_thing = len(every) < 2 * SHORTEST and every[0] in ("a", "an", "the")
    return is_thing and not any(word.endswith("s") for word in every[2:])  # "the plan hurts"


def _sentence(
    text: str, sentence: Sentence, statement: Statement | None, outer: Sequence[Quote]
) -> tuple[Stance, Kind] | None:
    """Stance and kind of one sentence; nothing for one that says nothing."""
    span = trim(text, sentence.span, _MARKS)
    if len(sentence.words) < SHORTEST or not span:
        return None
    if statement is not None and not _says(span.of(text), statement):
        return None
    if _QUESTION.search(text, sentence.span.start, sentence.span.end):
        return Stance.ASK, Kind.OTHER
    quoted = [q.inner for q in near(outer, span)] if statement is None else []
    marks = tuple(telling_words(text, span, quoted))
    kind = kind_of(text, sentence, span, marks, statement)
    mood = modality_of(text, sentence, {kind for _, kind in marks})
    stance = Stance.HEDGE if mood in _SOFT else Stance.ASSERT
    if statement is not None or kind == "demand":
        stance = _STANCES.get(kind, stance)
    return stance, KINDS[kind]


def _says(words: str, statement: Statement) -> bool:
    """Whether a content claims anything: "denounced *the plan*" leaves it to the cue."""
    whole = statement.kind == "direct" and words[:1].isupper()  # a sentence of its own
    return whole or statement.cue_class in WEIGHTY or speaks(words)
