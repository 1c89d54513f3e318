"""The claims ledger: who claims or denies what, put how, where, and who says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from analysis.actors.cast import Cast
from analysis.article.lexicon import patterns
from analysis.article.positions import Places, places
from analysis.article.reporting_verbs import has_verb
from analysis.claims.claim import Claim, Claims, Flaw, Stance
from analysis.claims.kind_by_rules import asserts, speaks
from analysis.claims.rank_claims import first_rows
from analysis.claims.same_or_contrary import contrary
from analysis.claims.stands_alone import alone
from analysis.common.english import agree
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import TO_CHECK
from analysis.statements.voices import own_voice, voice_name
from analysis.views import phrases
from analysis.views.claim_context import ahead
from analysis.views.claim_repeats import says_again
from analysis.views.claim_words import (
    shown_words,
    tells_deed,
    third_person,
    told_words,
)
from analysis.views.claims_listed import among, impressions, unlisted, unsure_statements
from analysis.views.figures.claims import KINDS
from analysis.views.tables import folded, speaker_doubt

HEDGED = 0.8  # probability from which a claim is shown as put forward as possible only
_HEAD = 6  # words before the noun of "the sharp and unfair criticism that", at most
# How it is told that somebody denies, by the stem of the cue.
_VERBS: Mapping[str, str] = MappingProxyType({
    "den": "deny", "doubt": "doubt", "skeptic": "doubt", "sceptic": "doubt",
    "disput": "dispute", "disagree": "dispute", "take issue": "dispute", "took issue": "dispute",
    "reject": "reject", "dismiss": "dismiss", "rebut": "rebut",
})  # fmt: skip
_BEFORE_THAT = ("deny", "doubt", "dispute")
_THINKS_NOT = re.compile(  # "I don't think" is told as it stands: it denies less than "I deny"
    r"(?:I )?(?P<time>do|does|did)(?:n['’]t| not)(?: (?:\w+ly|even|yet))*"
    r" (?P<verb>think|believe|see|feel|expect|suppose|imagine|find|regard|consider)",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:not?|never|nor|neither|without)\b|n['’]t\b", re.IGNORECASE)
_IMPLIES = re.compile(r"\b(?:impl(?:y|ies|ied|ying)|insinuat|hint)", re.IGNORECASE)
_THAT = re.compile(r"that\s", re.IGNORECASE)
_GERUND = re.compile(r"(?:(?:ever|having)\s+)?[a-z]{2,}ing\b")


@dataclass(frozen=True, slots=True)
class _Book:
    """The claims with what is needed to tell of them."""

    claims: Claims
    where: Places
    doubtful: frozenset[int]
    via: Mapping[int, tuple[str, ...]]  # through whom the words of a statement came
    less_sure: frozenset[int]  # the statements that are not sure
    speaker_unsure: frozenset[int]  # those that are, but for their speaker
    own: str  # how the article's own voice is shown
    cast: Cast
    impressions: frozenset[int]  # the statements of what but seems so to the author
    again: Mapping[int, tuple[Claim, ...]]
    unlisted: frozenset[int]  # the statements that no report lists
    statements: Mapping[int, tuple[str, str]]  # content and cue of each statement, as they stand
    words: Mapping[int, str]  # of each claim, as they are shown
    told: Mapping[int, str]  # the same with their verb, of those that are not denied
    ahead: Mapping[int, str]  # what stands before a claim that points back at it

    def anchor(self, claim: Claim) -> str:
        if claim.statement:
            return f"s{claim.statement}"
        return f"t{self.where.sentence(claim.span)}"


def ledger(claims: Claims, statements: Statements, top: int = 10) -> Html:
    """The claims worth a look as a table, and how many more there are.

    Args:
        claims: ``analysis.claims.claims(article, statements)``.
        statements: The statements that they were found in.
        top: How many rows at most.
    """
    where = places(claims.article)
    unsure, own = unsure_statements(statements), own_voice(claims.article)
    words = shown_words(claims, statements)
    told = told_words(claims, statements, words, own, unsure)
    by_itself = alone(claims, statements)
    whose = frozenset(s.number for s in statements if s.sure and speaker_doubt(statements, s))
    book = _Book(
        claims,
        where,
        frozenset(s.number for s in statements if not s.sure and _is_doubtful(s)),
        {s.number: tuple(n for n in s.chain if n != s.speaker) for s in statements},
        unsure,
        whose,
        own,
        statements.cast,
        impressions(statements),
        {c.number: tuple(o for o in claims if o.same_as == c.number) for c in claims},
        unlisted(claims, statements, told),
        {s.number: (statements.words(s), cue_of(claims, s)) for s in statements},
        words,
        told,
        ahead(claims, statements, where, by_itself),
    )
    listed = among(claims, book.unlisted)
    order = [c for c in listed if c.statement not in unsure]
    doubted = [c for c in listed if c.statement in unsure]
    shown = first_rows(claims, order, by_itself, top, whose)
    rest = [*(c for c in order if c not in shown), *doubted]
    table = _table(book, shown, _caption(claims, order, len(doubted)))
    if rest:
        table += folded(_more(rest, doubted), _table(book, rest, "The other claims"), paper=False)
    return Html(table, f"{len(order) + len(doubted)} claims")


def _is_doubtful(s: Statement) -> bool:
    return s.confidence < TO_CHECK or not s.speaker_sure


def _more(rest: Sequence[Claim], doubted: Sequence[Claim]) -> str:
    """What the fold with the other claims says."""
    more = f"{len(rest)} more {agree(len(rest), 'claim')}"
    if not doubted:
        return more
    whose = agree(len(doubted), "a statement that is", "statements that are")
    some = "" if len(doubted) == len(rest) else f"{len(doubted)} of them "
    return f"{more}, {some}from {whose} less sure"


def _table(book: _Book, claims: Sequence[Claim], caption: str) -> Markup:
    look = Look(
        caption,
        "The kind of a claim is named where it and the statement are sure; those that can surely "
        "be checked now have it in bold, and how much they are worth checking (from 1 to 3). "
        "Sayso does not say whether a claim is true.",
        heads={"number": "No.", "speaker": "Claimed by", "where": "Where"}
        | {"worth": "Worth checking"},
        cards=True,
        ids=[f"c{c.number}" for c in claims],
        speakers=[c.speaker for c in claims],
        right=("worth",),
        nothing="No claim was found: nothing in the article asserts what could be true or false.",
    )
    rows = [_row(book, c) for c in claims]
    empty = {name for name in ("kind", "worth") if not any(row[name] for row in rows)}
    return html_rows([{k: v for k, v in row.items() if k not in empty} for row in rows], look)


def quoted(claims: Claims, claim: Claim, most: int = 70) -> str:
    """The first words of a claim, cut between two words."""
    return shortened(claims.words(claim), most)


def shortened(words: str, most: int) -> str:
    """The first of some words, cut between two of them.

    Example:
        >>> shortened("one, two, three", 9)
        'one …'
    """
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def claimed_by(claim: Claim, own: str) -> str:
    """Who makes a claim, in words; ``own`` is how the article's own voice is shown."""
    return voice_name(claim.speaker, claim.statement, own)


def cue_of(claims: Claims, statement: Statement) -> str:
    """The words that attribute a statement, as the article has them."""
    return " ".join(c.of(claims.article.text) for c in statement.cue)


def denial(content: str, words: str, cue: str = "denied", *, many: bool = False) -> str:
    """What a voice makes of what it denies, in words.

    Args:
        content: The statement's content, as the article has it.
        words: The words of its proposition.
        cue: The words that attribute it.
        many: Whether the voice is more than one.

    Example:
        >>> denial("that she took money", "she took money")
        'denies that she took money'
        >>> denial("the claim that she lied", "the claim that she lied", "has rejected")
        'rejects the claim that she lied'
        >>> denial("that she was named", "she was named", "bristled at the news")
        'bristled at the news that she was named'
        >>> denial("the port as a problem", "the port as a problem", "don't see")
        'does not see the port as a problem'
    """
    if thinks := _THINKS_NOT.fullmatch(cue):
        does = "did" if thinks["time"].lower() == "did" else "do" if many else "does"
        that = "that " if _THAT.match(content) or asserts(words) else ""
        return f"{does} not {thinks['verb'].lower()} {that}{words.removeprefix('that ')}"
    thing = _GERUND.match(words) or _thing(words) or not speaks(words)
    verb = next((verb for stem, verb in _VERBS.items() if stem in cue.lower()), "")
    if not verb and cue and not has_verb(cue) and not _NO.search(cue):
        return f"{cue} {content}"
    if _THAT.match(content) or not thing:
        verb = verb if verb in _BEFORE_THAT else "deny"
        return f"{third_person(verb, many)} that {words}"
    return f"{third_person(verb or 'reject', many)} {words}"


def is_doubt(cue: str) -> bool:
    """Whether words that attribute a denial tell of a doubt, which is less.

    Example:
        >>> is_doubt("is doubtful"), is_doubt("do not think"), is_doubt("has denied")
        (True, True, False)
    """
    verb = next((verb for stem, verb in _VERBS.items() if stem in cue.lower()), "")
    return verb == "doubt" or _THINKS_NOT.fullmatch(cue) is not None


def _thing(words: str) -> bool:
    """Whether some words name what somebody says: "the claim that", "Lee's charges"."""
    noun = patterns("denials")["report"].search(words.lower())
    return noun is not None and len(words[: noun.start()].split()) <= _HEAD


def _caption(claims: Claims, order: Sequence[Claim], doubted: int) -> str:
    from_unsure = agree(doubted, "a statement that is", "statements that are")
    apart = f", not counting {doubted} from {from_unsure} less sure" if doubted else ""
    if len(order) <= 1:
        one = "One claim, denied" if order and order[0].denied else "One claim"
        return one + apart if order else ""
    different = "different " if any(c.repeats for c in claims.put_forward) else ""
    checkable, denied = sum(c.check_sure for c in order), sum(c.denied for c in order)
    can = f", at least {checkable} of which can be checked now" if checkable else ""
    denials = f", {denied} of them denied" if denied else ""
    return f"{len(order)} {different}claims{denials}{can}{apart}"


def _row(book: _Book, claim: Claim) -> dict[str, object]:
    place = book.anchor(claim)
    stands = (
        f"statement\N{NO-BREAK SPACE}{claim.statement}"
        if claim.statement
        else f"paragraph\N{NO-BREAK SPACE}{book.where.paragraph(claim.span)}"
    )
    doubt, sure = Markup(""), claim.statement not in book.less_sure
    if claim.statement in book.doubtful:
        doubt = Markup('<br><span class="check">check this</span>')
    hedged = claim.stance is Stance.HEDGE and (claim.stance_p or 0.0) >= HEDGED
    _, cue = book.statements.get(claim.statement, ("", ""))
    put = "as possible" if hedged else "implied" if _IMPLIES.search(cue) else ""
    return {
        "number": link(place, claim.number, f"claim {claim.number}"),
        "claim": _words(book, claim),
        "speaker": _speaker(book, claim),
        "kind": Markup("{}{}").format(
            _kind(claim) if sure else "",
            Markup('<br><span class="dim">{}</span>').format(put) if put else "",
        ),
        "where": link(place, stands) + doubt,
        "worth": str(claim.worth) if claim.check_sure and sure else "",
    }


def _kind(claim: Claim) -> Markup:
    """A claim's kind where it is sure, in bold where it can surely be checked."""
    if not claim.kind_sure:
        return Markup("")
    kind = Markup("{}").format(KINDS[claim.kind])
    return Markup("<strong>{}</strong>").format(kind) if claim.check_sure else kind


def _speaker(book: _Book, claim: Claim) -> Markup:
    _, cue = book.statements.get(claim.statement, ("", ""))
    if tells_deed(book.claims, claim, cue, book.told.get(claim.number, "")):
        return Markup("{}").format(book.own)
    name = _named(book, claim)
    if claim.denied:
        how = "doubted" if is_doubt(cue) else "denied"
        name = Markup("<strong>{}</strong> by {}").format(how, name)
    if via := book.via.get(claim.statement):
        through = phrases.VIA.format(", ".join(via))
        name += Markup('<br><span class="dim">{}</span>').format(through)
    return name


def _words(book: _Book, claim: Claim) -> Markup:
    """A claim's words; then who says the same, and who the contrary."""
    words = book.words[claim.number]
    if claim.denied:
        content, cue = book.statements.get(claim.statement, ("", ""))
        who = claimed_by(claim, book.own)
        told = denial(content, words, cue, many=phrases.is_plural(who, book.cast))
        out = Markup("{} {}").format(who, told)
    else:
        out = Markup("{}").format(book.told[claim.number])
    if before := book.ahead.get(claim.number):
        out += Markup('<span class="beside">Before it: {}</span>').format(before)
    again = [c for c in book.again[claim.number] if c.statement not in book.unlisted]
    again = [c for c in again if says_again(book.claims, claim, c, book.statements)]
    if again:
        repeats = Markup(", ").join(_mention(book, c) for c in again[:4])
        more = f" and {len(again) - 4} more" if len(again) > 4 else ""
        out += Markup('<span class="beside">Repeated by {}{}</span>').format(repeats, more)
    for number in claim.contested_by[:3]:
        other = book.claims[number - 1]
        if other.statement in book.unlisted or claim.span.overlap(other.span):
            continue
        if not contrary(book.claims, claim, other):
            continue  # by meaning alone: right too seldom (benchmarks/results/meaning.json)
        label = Markup("<strong>Contested</strong> by")
        out += Markup('<span class="beside">{} {}: “{}”</span>').format(
            label, _mention(book, other), quoted(book.claims, other, 110)
        )
    return out


def _mention(book: _Book, claim: Claim) -> Markup:
    return _named(book, claim, book.anchor(claim))


def _named(book: _Book, claim: Claim, anchor: str = "") -> Markup:
    """Who makes a claim, and whether that is less sure."""
    who = book.own if claim.statement in book.impressions else claimed_by(claim, book.own)
    name = link(anchor, who) if anchor else Markup("{}").format(who)
    if claim.statement in book.less_sure or claim.flaw is Flaw.VOICE:
        return name + phrases.LESS_SURE
    return name + (phrases.SPEAKER_LESS_SURE if claim.statement in book.speaker_unsure else "")
