"""What kind of claim a sentence makes, how it is put, and by which words that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.lexicon import Hit, find_in, lexicon, patterns
from analysis.article.passage import Sentence
from analysis.article.spans import Span
from analysis.claims.claim import Kind
from analysis.claims.main_clause import Clause, Verb, main_clause
from analysis.statements.statements import Statement

_NUMBER = re.compile(
    r"[$£€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:%|percent|per cent|points?|million|billion|trillion|times)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b|(?<![\w/:.+-])\d+(?![\w/:+-]|\.\d|st|nd|rd|th)(?=\s+[a-z]{3,})"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:times|in ten|out of|thirds|quarters|points?|percent)\b"
    r"|\b(?:dozens?|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|percent|per cent|twice|half)\b(?!-)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|went|came|took|made|gave|got|saw|said|told|began"
    r"|left|won|lost|met|held|led|kept|paid|sent|spent|ran|rose|fell|found|thought|knew|brought"
    r"|built|bought|caught|chose|drew|drove|fought|felt|grew|heard|hid|hurt|laid|lay|meant|put|read"
    r"|sat|sought|sold|shot|shook|spoke|stood|stole|struck|swore|taught|tore|threw|understood|woke"
    r"|wore|wrote|(?:has|have)\s+(?:\w+\s+)?(?:been|\w{2,}ed|\w+en|made|won|lost|had|done|said)"
    r"|(?!(?:need|indeed|succeed|proceed|exceed|hundred)\b)[a-z]{2,}ed)\b",
)
_PRESENT = re.compile(
    r"\b(?:is|are|am|isn['’]t|aren['’]t|has|have|do|does|don['’]t|doesn['’]t|wants?|needs?|makes?|takes?"
    r"|gets?|goes|comes?|gives?|keeps?|pays?|spends?|costs?|owns?|lives?|works?|remains?|depends?"
    r"|believes?|thinks?|knows?|likes?|shows?|says?|means?|features?|includes?|lacks?|holds?|runs?)\b"
    r"|['’]s (?:a|an|the|not|no|very|so)\b",
)
_CLAUSE = re.compile(
    r"\b(?:will|would|can|could|shall|should|may|might|must|cannot|ought)\b"
    r"|\w(?:n['’]t|['’](?:ll|re|ve|m|d))\b"
    r"|\b(?:I|you|he|she|we|they|it|who|there|this|these|those|people|everyone|nobody)"
    r" (?:\w+ly )?[a-z]{3,}"
    r"|\b(?:he|she|it|that|there|what|who)['’]s\b",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:would|could|might|may)\s+have\b", re.IGNORECASE)
_REACH = 8  # words from the verb on, in which a judging word is said of its subject
_BRIEF = 8  # words of a claim in which one judging word gives the tone
_NEAR = 25  # characters behind the beginning or the verb, within which a number is what is said
_SHARE = re.compile(r"%|percent|per cent|points?\b", re.I)
_TIME = re.compile(r"[\s-]*(?:second|minute|hour|day|week|month|year|decade)s?\b", re.I)
# These are matched against words in lower case, contractions cut: "it 's going to".
_COMING = re.compile(
    r"(?:is|are|am|'re|'m|'s|was|were) (?:\w+ ){0,2}?(?:going|expected|likely|unlikely|set|poised"
    r"|due|about|bound|certain|sure|slated|scheduled|planning|hoping|ready|on track) to\b"
    r"|(?:plans?|expects?|intends?|hopes?|aims?) to\b"
)
_OUGHT = re.compile(
    r"(?:needs?|have|has|'ve got|'s got) to\b|(?:is|'s) (?:\w+ )?time (?:to|for)\b"
    r"|(?:would|'d) (?:like to see|do well to)\b"
)
_ORDER = re.compile(r"(?:please |so |and )?(?:let 's|let us|do n't|do not|vote|stop|never)\b")
_LIKES = re.compile(r"(?:\w+ )??(?:love|hate|like|prefer|enjoy)\b")
_SAID_OF = re.compile(
    r"(?:is|are|was|were|am|'s|'re|'m"
    r"|(?:ha[sd]|have|would|will|could|can|'d|'ll) (?:\w+ )?(?:be|been|become|turned|grown|got)"
    r"|seem(?:s|ed)?|looks?|feels?|sounds?|remains?|becomes?|became|turned|grew"
    r"|ma[dk]es? (?:it|this|them|him|her))\b"
    r"|(?:has|have) made it"
)
# What has degrees is judged rather than found: "is very special", "has turned increasingly nasty".
_DEGREES = re.compile(
    r"(?: (?:\w+|n't))?? (?:very|so|too|really|extremely|incredibly|increasingly|quite|pretty|truly"
    r"|deeply|just as) (?!many|few|far|that|much|the|an?\b)[a-z]"
)
_A_BILL_WOULD = re.compile(  # "Under the deal, the senator's bill would cut"
    r"(?:(?:but|and|meanwhile|still|under [^,]{3,60}),? )?(?P<subject>[^,.;:]{0,80}"
    r"\b(?:bills?|plans?|proposals?|legislation|measures?|amendments?|acts?|provisions?|resolution"
    r"|treaty|ordinance|law|order))(?:, [^,]{3,80},)? would (?:also )?"
    r"(?!(?:almost|be|become|cause|come|cost|die|fail|go|harm|have|help|hurt|lead|likely|lose|make"
    r"|mean|never|not|only|pass|probably|save|take|work)\b)",  # what becomes of it
    re.IGNORECASE,
)
_FORESEES = re.compile(r"predict|forecast|fores[ae][ew]", re.I)
_WILL = re.compile(r"\b(?:will|would|could)\b", re.I)
_COMPUTES = re.compile(
    r"\b(?:office|board|bureau|bank|institute|cent(?:er|re)|stud(?:y|ies)|reports?|analys[ie]s|model"
    r"|fund|polls?|university|service|ministry|commission)\b",
    re.I,
)
_VOWS = frozenset(("promise", "pledge", "vow", "guarantee"))


def telling_words(text: str, span: Span, quoted: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The telling words; what the reporter puts in quotation marks is not his to claim."""
    inside = [q for q in quoted if q.overlap(span)]
    for kind, pattern in patterns("claims").items():
        for match in pattern.finditer(text, span.start, span.end):
            mark = Span(*match.span())
            if not any(q.holds(mark) for q in inside):
                yield mark, kind


def asserts(words: str) -> bool:
    """Whether there is a finite verb among the words, so that they say something."""
    return bool(_PAST.search(words) or _PRESENT.search(words))


def speaks(words: str) -> bool:
    """Whether what someone says seems to be a clause: a verb, or what only stands before one.

    "That" and a pronoun as subject stand for verbs that no list has ("they fight").

    Example:
        >>> speaks("they fight like it matters"), speaks("many goals for social justice")
        (True, False)
    """
    return asserts(words) or bool(_CLAUSE.search(words) or words[:5].lower() == "that ")


def kind_of(
    text: str,
    sentence: Sentence,
    span: Span,
    marks: Sequence[tuple[Span, str]],
    statement: Statement | None,
) -> str:
    """The first that fits, from the most to the least telling."""
    cue = _class_of(text, statement)
    lows = [piece.low.replace("’", "'") for piece in sentence.pieces]
    clause = main_clause(text, sentence.pieces)
    main = {p.start for p, inside in zip(sentence.pieces, clause.main, strict=True) if inside}
    kinds = {kind for mark, kind in marks if kind != "comparison" or mark.start in main}
    if statement is None:  # what the reporter tells of a wrong is his story; a speaker accuses
        kinds.discard("accusation")
    judges = _judges(text, sentence, clause, marks)
    future = _future(lows, clause.verb, cue) and not (
        judges and _supposes(clause.verb) and "condition" not in kinds
    )
    future = future and not (statement is None and provides(span.of(text)))
    weighty = _weighty(lows, clause, kinds, cue, future, asserts(span.of(text)))
    if weighty:
        return weighty
    if judges and cue not in ("report", "admit"):
        return "judgement"
    if "comparison" in kinds or _measures(text, sentence, span, clause):
        return "number or comparison"
    if cue in ("praise", "think", "feel"):
        return "judgement"
    return "past fact" if _past(span.of(text), lows, clause.verb) else "present fact"


def _class_of(text: str, statement: Statement | None) -> str:
    """The class of the cue; who predicts does not warn."""
    if statement is None:
        return "neutral"
    foresees = any(_FORESEES.search(cue.of(text)) for cue in statement.cue)
    return "foresee" if foresees else statement.cue_class


def _weighty(
    lows: list[str], clause: Clause, kinds: set[str], cue: str, future: bool, finite: bool
) -> str:
    """Promise, threat, demand, accusation or prediction; empty for what only tells or judges."""
    if cue == "promise" or any(_binds(lows, verb, kinds) for verb in clause.verbs):
        return "promise"
    of_fact = cue == "warn" and not finite  # "warned that it has grown" tells a fact
    if of_fact or ((cue == "warn" or "threat" in kinds) and (future or "condition" in kinds)):
        return "threat or warning"
    if future and {"condition", "accusation"} <= kinds:
        return "threat or warning"
    if cue == "order" or _demands(lows, clause.verb, kinds):
        return "demand"
    if cue == "criticise" or "accusation" in kinds:
        return "accusation"
    return "prediction" if future or cue == "foresee" else ""


def provides(words: str) -> bool:
    """Whether "would" tells what a bill or plan lays down, which is no forecast.

    Example:
        >>> provides("The bill would cut the tax."), provides("The bill would fail.")
        (True, False)
    """
    found = _A_BILL_WOULD.match(words)
    return found is not None and not asserts(found["subject"])


def _supposes(verb: Verb | None) -> bool:
    """Whether "would" is the verb: "it would be a mistake" judges."""
    return verb is not None and verb.form in ("would", "'d")


def _past(words: str, lows: list[str], verb: Verb | None) -> bool:
    """Whether the main verb is of the past: "closed", "has closed", "may have closed"."""
    if verb is None:
        return _tense(words) == "past"
    return verb.time == "past" or (
        verb.time == "modal" and "have" in lows[verb.at + 1 : verb.at + 4]
    )


def _binds(lows: list[str], verb: Verb, kinds: set[str]) -> bool:
    """Whether the speaker binds himself: "I will", or "we would" for a condition."""
    if (lows[verb.at - 1] if verb.at else "") not in ("i", "we"):
        return False
    if verb.time == "future" or (verb.form in ("would", "'d") and "condition" in kinds):
        return "have" not in lows[verb.at + 1 : verb.at + 3]  # "we will have met them all by May"
    going = "going to" in " ".join(lows[verb.at + 1 : verb.at + 4])
    return going or lows[verb.at] in _VOWS


def _future(lows: list[str], verb: Verb | None, cue: str) -> bool:
    """Whether the main clause tells of what is to come, or of what might be."""
    if verb is None:
        return lows[:1] == ["to"] and cue not in ("order", "report", "criticise")
    after = lows[verb.at + 1 : verb.at + 7]
    if verb.form in ("could", "might", "may", "would"):
        return "have" not in after[:3]
    return verb.time == "future" or bool(_COMING.match(" ".join([verb.form, *after])))


def _demands(lows: list[str], verb: Verb | None, kinds: set[str]) -> bool:
    """Whether the main clause says what should be done, or is an order itself."""
    if _ORDER.match(" ".join(lows[:4])):
        return True
    if verb is None:
        return "demand" in kinds  # "the need to mend it"
    after = lows[verb.at + 1 : verb.at + 4]
    if verb.form in ("must", "should", "ought"):
        return "have" not in after[:2]
    return bool(_OUGHT.match(" ".join([verb.form, *after])))


def _judges(
    text: str, sentence: Sentence, clause: Clause, marks: Sequence[tuple[Span, str]]
) -> bool:
    """Whether a judging word is what is said of something, not a word on the way.

    "The plan is reckless" judges; "he left the meeting with the reckless mayor in May" tells.
    """
    pieces = sentence.pieces
    judging = [mark for mark, kind in marks if kind == "judgement"]
    judging += [
        hit.span for hit in find_in(lexicon("attitude"), text, sentence) if _values(text, hit)
    ]
    if judging and (len(pieces) <= _BRIEF or clause.verb is None):
        return True
    ends = {mark.start: mark.end for mark in judging}
    for verb in clause.verbs:
        group = " ".join(piece.low.replace("’", "'") for piece in pieces[verb.at : verb.at + 6])
        if verb.at and pieces[verb.at - 1].low in ("i", "we") and _LIKES.match(group):
            return True
        said_of = _SAID_OF.match(group)
        if said_of and _DEGREES.match(group, said_of.end()):
            return True
        for at in range(verb.at, min(verb.at + _REACH, len(pieces))):
            start, end = pieces[at].start, ends.get(pieces[at].start, 0)
            whole = clause.main[at] and end >= pieces[at].end  # "best-rated" is no "best"
            if whole and (
                said_of is not None or " " in text[start:end]
            ):  # "no place" judges behind any verb
                return True
    return False


def _values(text: str, hit: Hit) -> bool:
    """Whether a word of attitude judges, and does not tell what someone feels ("outraged")."""
    return hit.kind != "adverb" and not hit.span.of(text).endswith("ed")


def _tense(words: str) -> str:
    past, present = _PAST.search(words), _PRESENT.search(words)
    if past and present:
        return "past" if past.start() <= present.start() else "present"
    return "past" if past else "present"


def _measures(text: str, sentence: Sentence, span: Span, clause: Clause) -> bool:
    """Whether a number is what is said: a share, or one at the beginning or behind the verb."""
    pieces = sentence.pieces
    near = [pieces[0].start, *(pieces[verb.at].end for verb in clause.verbs[:1])]
    aside = [piece for piece, main in zip(pieces, clause.main, strict=True) if not main]
    for match in _NUMBER.finditer(text, span.start, span.end):
        if _YEAR.match(match[0]) or _TIME.match(text, match.end()):
            continue
        if any(piece.start <= match.end() and match.start() <= piece.end for piece in aside):
            continue
        if _SHARE.search(match[0]) or any(0 <= match.start() - at < _NEAR for at in near):
            return True
    return False


def modality_of(text: str, sentence: Sentence, kinds: set[str]) -> str:
    """How a claim is put: conditional before negated before hedged before asserted."""
    if "condition" in kinds:
        return "conditional"
    if any(True for _ in find_in(lexicon("negation"), text, sentence)):
        return "negated"
    if any(True for _ in find_in(lexicon("hedges"), text, sentence)):
        return "hedged"
    return "asserted"


def foretold(text: str, statement: Statement, kind: Kind) -> Kind:
    """A forecast where somebody predicts a number: no office or study that computed it.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Rents will rise by six per cent next year, Ann Lee predicted.")
        >>> foretold(article.text, statements(article, method="rules")[0], Kind.NUMBER).value
        'forecast'
    """
    source, cue, content = (
        " ".join(span.of(text) for span in part)
        for part in (statement.source, statement.cue, statement.content)
    )
    told = _FORESEES.search(cue) and _WILL.search(content) and not _COMPUTES.search(source)
    return Kind.FORECAST if kind is Kind.NUMBER and told else kind
