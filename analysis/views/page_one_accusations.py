"""Who accuses whom of what, as page one says it, and what is surely told of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.accusation_answers import AccusedAnswer, answer
from analysis.claims.accusations import Accusation, accusations
from analysis.claims.points_back import taken_back
from analysis.claims.replies import Answer
from analysis.common.english import capital
from analysis.common.html_table import link
from analysis.views import phrases
from analysis.views.claim_words import third_person
from analysis.views.page_one_precision import holds

if TYPE_CHECKING:
    from analysis.pipeline import Analysis

MOST = 3  # accusations that are told
SAME = 0.5  # share of a deed's words that another of the same actor has, from which it is the same
_LATER: Mapping[str, int] = MappingProxyType({"call": 1, "brand": 1, "label": 1, "denounc": 1})
_LAST = ("blam", "fault")  # what weighs less than being accused, charged or called a liar
_PARTICIPLES: Mapping[str, str] = MappingProxyType({
    "accus": "accused", "blam": "blamed", "fault": "faulted", "su": "sued", "call": "called",
    "brand": "branded", "label": "labelled", "denounc": "denounced",
})  # fmt: skip
_PLAIN: Mapping[str, str] = MappingProxyType(
    {"accusing": "accuse", "blaming": "blame", "faulting": "fault", "suing": "sue"}
)
_MANY: Mapping[str, str] = MappingProxyType({"is": "are", "was": "were", "has": "have"})
_COMMA_WITHIN = re.compile(r",([”\"])\Z")
_BY = re.compile(r"\bby (?:an?|the|[A-Z]\w*|\w+s)\b")
_FIRST = re.compile(
    r"\Ahad\b|\b(?:at first|first|initially|originally|previously)\b", re.IGNORECASE
)
_ANYBODY = re.compile(r"(?:some|many|others?|critics|people)\b", re.IGNORECASE)
# "his part in that situation", "with the sanctions": which?
_POINTS = re.compile(r"\b(?:that|this|these|those|such) [a-z]+|\bwith the [a-z]+\W*\Z")
_LISTED = re.compile(  # the first charge of many
    r",? (?:[\w’'-]+ ){1,6}?(?:and|counts? of)\b|, [\w ’'-]{3,60},|, which carries\b"
)
_OWN = re.compile(r"\b(?:his|her|him|their|them)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|rejects?(?:ed)?|disput(?:es|ed))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")


def accused(a: Analysis) -> Iterator[tuple[Markup, tuple[Span, ...]]]:
    """The gravest accusations, each in a sentence with links to its words, and those words."""
    text = a.article.text
    cut = sentences(text, a.article.body)
    heads = [p.span for p in a.article.paragraphs if p.kind == "headline"]
    every = [
        one  # what a headline alone says may stand nowhere
        for one in accusations(a.statements)
        if not any(head.holds(one.span) for head in heads)
    ]
    for one in chosen(every):
        if _POINTS.search(one.deed) or _LISTED.match(text, one.span.end):
            continue
        told = answer(a.statements, one, every)
        if told is None and _DENIES.search(_rest(text, one.span, cut)):
            continue  # "..., which Lund denies"
        if told is not None and taken_back(text, told.span, cut):
            continue  # "Lund denies it. Footage, however, shows her"
        place = a.places.paragraph(one.span)
        where = link(f"t{a.places.sentence(one.span)}", f"paragraph {place}")
        html = Markup("{} ({})").format(_sentence(a, one), where)
        spans: tuple[Span, ...] = (one.span,)
        if told is not None and holds("answer by form"):
            reply = link(f"t{a.places.sentence(told.span)}", answer_told(a, one, told))
            html, spans = Markup("{}; {}").format(html, reply), (one.span, told.span)
        yield html + ".", spans


def _rest(text: str, span: Span, cut: Sequence[Span]) -> str:
    """What stands behind some words in their sentence."""
    whole = next((s for s in cut if s.holds(span)), span)
    return text[span.end : whole.end]


def chosen(every: Sequence[Accusation]) -> tuple[Accusation, ...]:
    """The first accusations to tell, the gravest kinds first; none that is told already."""
    out: list[Accusation] = []
    told = (one for one in every if not (_leaves_open(one) or _lacks_who(one)))
    for one in sorted(told, key=_weight):
        if len(out) < MOST and not any(_same(one, other) for other in out):
            out.append(one)
    return tuple(sorted(out, key=lambda one: one.span.start))


def _leaves_open(one: Accusation) -> bool:
    """Whether a deed speaks of an accuser who is not named: "was accused of toppling his rule"."""
    return not one.passive and not one.accuser and bool(_OWN.search(one.deed))


def _lacks_who(one: Accusation) -> bool:
    """Whether nothing tells who blames somebody, or what is told was taken back.

    As in "was blamed for the delay", and "first blamed the council".
    """
    charged = one.what.startswith(("charg", "convict", "indict", "su", "arrest"))
    nobody = not (charged or one.accuser or _BY.search(one.deed))
    return nobody or _FIRST.search(one.verb) is not None or _ANYBODY.match(one.accuser) is not None


def _weight(one: Accusation) -> tuple[int, int]:
    later = next((weight for stem, weight in _LATER.items() if one.what.startswith(stem)), 0)
    return (2 if one.what.startswith(_LAST) else later), one.span.start


def _same(one: Accusation, other: Accusation) -> bool:
    """Whether two accusations are of one actor, and of one deed or by one voice."""
    if one.accused_id != other.accused_id:
        return False
    own, others = (set(_WORD.findall(x.deed.lower())) for x in (one, other))
    shared = len(own & others) >= SAME * min(len(own), len(others))
    return shared or (one.accuser == other.accuser and bool(one.accuser))


def _sentence(a: Analysis, one: Accusation) -> Markup:
    """An accusation as a sentence, in the article's words."""
    if one.accuser:
        many = phrases.is_plural(one.accuser, a.statements.cast)
        verb = one.verb
        if one.what in _PLAIN:
            verb = third_person(_PLAIN[one.what], many)
        who = Markup("<strong>{}</strong> {} {}").format(capital(one.accuser), verb, one.accused)
    else:
        who = Markup("<strong>{}</strong> {}").format(capital(one.accused), is_accused(a, one))
    return Markup("{} {}").format(who, _COMMA_WITHIN.sub(r"\1", one.deed))


def is_accused(a: Analysis, one: Accusation) -> str:
    """The verb where it is told of the accused: "was accused", "has been charged"."""
    first, *rest = one.verb.split()
    if not one.passive:
        participle = next(p for stem, p in _PARTICIPLES.items() if one.what.startswith(stem))
        if first in ("has", "have", "had"):
            first, rest = "had" if first == "had" else "has", ["been", participle]
        else:
            first, rest = "was" if one.what.endswith("ed") else "is", [participle]
    many = _are_many(a, one)
    back = {plural: single for single, plural in _MANY.items()}
    first = back.get(first, first)
    return " ".join((_MANY.get(first, first) if many else first, *rest))


def _are_many(a: Analysis, one: Accusation) -> bool:
    """Whether the accused takes a plural verb: "Democrats", "the Republicans"."""
    actor = a.statements.cast.get(one.accused_id)
    if actor is not None and actor.kind == "person":
        return False
    if actor is None or actor.name == one.accused.removeprefix("the "):
        return phrases.is_plural(one.accused.removeprefix("the "), a.statements.cast)
    return one.accused.endswith("s") and not one.accused.endswith("ss")


def answer_told(a: Analysis, one: Accusation, told: AccusedAnswer) -> str:
    """What is told of an answer, in words."""
    own = one.accused.split()[-1] if one.accused[-1:].isalpha() else one.accused
    kind = a.statements.cast.get(one.accused_id)
    name = own if kind is not None and kind.kind == "person" else one.accused
    many = _are_many(a, one)
    if told.how is Answer.ANSWERED:
        if told.by_another:
            return f"it is denied on behalf of {name}"
        if "not guilty" in told.span.of(a.article.text):
            return f"{name} pleaded not guilty"
        return f"{name} {third_person('deny', many)} it"
    side = f"those who speak for {name}" if told.by_another else name
    if told.how is Answer.DECLINED:
        return f"{side} made no comment"
    return f"{side} did not answer in time"
