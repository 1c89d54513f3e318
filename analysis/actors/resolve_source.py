"""Whom a stretch of text, a statement's source for one, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.cluster_names import RELATIVES
from analysis.actors.link_reasons import Link, Reason
from analysis.actors.mention_candidates import PRONOUNS
from analysis.actors.offices import is_office, is_sent
from analysis.actors.roles import label_of
from analysis.article.name_lists import noun_of, nouns, peoples, words_of
from analysis.article.spans import Span, trim
from analysis.article.turn_labels import PARTS
from analysis.common.slugs import slugify

if TYPE_CHECKING:
    from analysis.actors.cast import Actor, Cast, Mention, Resolved

_LEAD = re.compile(r"(?:according to|by|from|as|per|in|to|for|of|with)\s+(?=\S)", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:\([^)]*\)|, ?[A-Z]-[A-Z][\w.]{0,6})?\s*"
    r"(?:[,;]\s*(?:and|or)\b|[,;]|and\b|or\b|&|as well as\b)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"[,;:—–()]|\b(?:of|for|from|at|in|on|with|to|by|who|that|which|and|or|about|near|against)\b"
)
_BEHIND = re.compile(r"[,;:—–()]|\b(?:of|for|from|at|in|on|with|to|by|who|that|which|about)\b")
_AMONG = re.compile(r"\b(?:including|include|among them|such as|led by|like)\b|[—–:(]")
_PRONOUN = re.compile(
    r"(?:(?:many|most|some|all|both|several|none|one|two|each)\s+of\s+)?"
    r"(?P<who>I|he|she|they|we|it|you|whom|them|which)(?=['’]|\b)(?:['’]\w+)?(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|an?|one|another|this|that|his|her|its|their|our|my)\b", re.IGNORECASE
)
_SOME = re.compile(r"(?:an?|another|one)\b", re.IGNORECASE)
_KIN_OF = re.compile(
    r"(?:the|an?) .*['’]s? (?:\w+ )?(?:\w*son|daughter|widow|wife|husband|\w*brother|\w*sister"
    r"|mother|father|niece|nephew|cousin)",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r" (?:for|of|at|in) (?:the )?[A-Z]")
_TELLS_ON = re.compile(r" of \w|(?: [\w-]+){0,3} and [a-z][\w-]+\b|(?: [\w-]+){0,3},")
_BREAKS = re.compile(
    r"[,;:—–()\"“”]|['’]s?\b|\b(?:and|of|by|to|from|who|that|which|about|former)\b"
)
BODY_OF = re.compile(  # "the firm representing the victim, | Ann Lee"
    r"(?:the|an?) (?:[a-z-]+ )?(?:agency|charity|company|firm|group|office|organi[sz]ation|team"
    r"|union) (?:for|of|that|which|representing|defending|advising|supporting)\b",
    re.IGNORECASE,
)
_POST = re.compile(r" and (?:[A-Za-z][\w-]* ){0,4}([a-z][\w-]*) ")
SHOWN = 12  # words of a description that are shown


def resolve(cast: Cast, span: Span, last_speaker: str = "", enclosing: str = "") -> Resolved:
    """Whom the words of a span name; see ``Cast.resolve``."""
    from analysis.actors.cast import Resolved

    text = cast.article.text
    span = trim(text, span, ',;:—–"“”')
    lead = _LEAD.match(text, span.start, span.end)
    if lead:
        span = trim(text, Span(lead.end(), span.end), ",")
    if not span:
        return Resolved(None, Reason(Link.NO_WORDS))
    part = _PRONOUN.match(text, span.start, span.end)
    if part:
        span = Span(*part.span("who"))
    alone = re.sub(r"['’]s$", "", span.of(text).lower())
    if alone in PRONOUNS:
        return _pronoun(cast, span, alone, last_speaker, enclosing)
    if alone == "that":
        return _that(cast, span)
    mentions = _outermost(cast, span)
    if mentions and _ends_in_officer(cast, span, mentions[-1]):
        return _one(cast, mentions, len(mentions) - 1)
    if not mentions or _behind_head(text, span, mentions[0]):
        own = described(text, span)
        last = mentions[-1].span if mentions else span
        row = _row_start(text, mentions) if mentions else span.start
        front = text[span.start : row]
        if last.end >= span.end - 2 and front.endswith(", ") and not BODY_OF.match(front):
            return _one(cast, mentions, len(mentions) - 1)  # "in a speech on Monday, Trump"
        return Resolved(own, Reason(Link.DESCRIPTION))
    at = _head(cast, mentions)
    if _only_qualifies(text, span, mentions[at]):
        return Resolved(described(text, span), Reason(Link.DESCRIPTION))
    group = _together(cast, mentions, at)
    if len(group) > 1:
        return Resolved(_group(group), Reason(Link.SEVERAL), members=group)
    if _is_bare(cast, mentions[at]) and group[0].named:  # "actor and Mayor Ann Lee"
        whose = (i for i in range(at, len(mentions)) if cast.actors[mentions[i].actor] is group[0])
        at = next(whose, at)
    return _one(cast, mentions, at)


def _ends_in_officer(cast: Cast, span: Span, last: Mention) -> bool:
    """Whether a body's name runs on into its officer's: "Unite for Kent | Leader Ann Lee"."""
    text, actor = cast.article.text, cast.actors[last.actor]
    whole = actor.named and actor.kind == "person" and last.span.end >= span.end - 1
    front = re.split(r"[ \n]", text[span.start : last.span.start].strip())
    *body, post = front if last.kind != "title" else [*front, last.span.of(text).split()[0]]
    if not whole or last.kind == "description" or len(body) < 2 or " " not in actor.name:
        return False
    if is_sent(" ".join(front)):
        return True
    office = is_office(post)
    named = body[0][:1].isupper() and body[-1][:1].isupper() and body[0] not in peoples()
    several = noun_of(body[0].lower()) and body[1] != "for" and body[1].islower()
    plain = _DETERMINER.match(body[0]) or several  # Critics of Lee
    fields = words_of("office_field")
    pairs = zip(body, ["", *body], strict=False)
    told = " ".join(w for w, before in pairs if w != "and" or before.lower() not in fields)
    return office and named and not plain and not _BREAKS.search(told)


def _row_start(text: str, mentions: Sequence[Mention]) -> int:
    """Where the last mention begins with the bodies right before it: "House Leader Ann Lee"."""
    at = len(mentions) - 1
    while at and not text[mentions[at - 1].span.end : mentions[at].span.start].strip():
        at -= 1
    return mentions[at].span.start


def _one(cast: Cast, mentions: Sequence[Mention], at: int) -> Resolved:
    """The actor of the head, with the members of a group, or whose document it is."""
    from analysis.actors.cast import Resolved

    mention, text = mentions[at], cast.article.text
    actor = cast.actors[mention.actor]
    members: tuple[Actor, ...] = ()
    if actor.kind == "collective":
        rest = [m for m in mentions[at + 1 :] if cast.actors[m.actor].kind == "person"]
        if rest and _AMONG.search(text, mention.span.end, rest[0].span.start):
            members = tuple(cast.actors[number] for number in dict.fromkeys(m.actor for m in rest))
    owner = cast.get(actor.owner)
    speakers = ("person", "organisation", "media", "collective")
    whose = actor.kind == "document" and not _own_voice(actor)
    if whose and owner is not None and owner.kind in speakers:
        return Resolved(
            owner, Reason(Link.OWN_DOCUMENT, _last_word(actor.name)), document=actor.name
        )
    return Resolved(actor, mention.reason, members=members)


def _own_voice(actor: Actor) -> bool:
    """Whether a document speaks for itself and not for its owner, as a poll does."""
    return _last_word(actor.name) in words_of("voice")


def _last_word(name: str) -> str:
    return name.split()[-1].lower()


def _pronoun(cast: Cast, span: Span, word: str, last_speaker: str, enclosing: str) -> Resolved:
    from analysis.actors.cast import Resolved

    kind, number = PRONOUNS[word]
    inner = cast.get(enclosing)
    if kind == "1" and inner is not None:
        return Resolved(inner, Reason(Link.FIRST_PERSON, word))
    mention = next((m for m in cast.within(span) if m.kind == "pronoun"), None)
    if mention is not None:
        return Resolved(cast.actors[mention.actor], mention.reason)
    last = cast.get(last_speaker)
    if last is not None:
        one = kind in ("m", "f") and last.kind == "person" and last.sex in ("", kind)
        many = number == "p" and kind == "" and last.kind != "person"
        if one or many:
            return Resolved(last, Reason(Link.LAST_SPEAKER, word))
    return Resolved(None, Reason(Link.NO_ANTECEDENT, word))


def _that(cast: Cast, span: Span) -> Resolved:
    """The relative "that": what stands right before it."""
    from analysis.actors.cast import Resolved

    near = cast.touching(Span(max(0, span.start - 60), span.start))
    before = [m for m in near if m.span.end <= span.start and m.kind != "pronoun"]
    if not before:
        return Resolved(None, Reason(Link.NO_ANTECEDENT, "that"))
    last = max(before, key=lambda m: (m.span.end, m.span.start * -1))
    return Resolved(cast.actors[last.actor], Reason(Link.RELATIVE, "that"))


def _outermost(cast: Cast, span: Span) -> list[Mention]:
    """The mentions that touch the span, those within a larger one left out."""
    out: list[Mention] = []
    for mention in sorted(cast.touching(span), key=lambda m: (m.span.start, -m.span.end)):
        if mention.kind == "description" and mention.span.end > span.end:
            continue  # its head lies outside
        if not out or mention.span.end > out[-1].span.end:
            out.append(mention)
    return out


def _behind_head(text: str, span: Span, mention: Mention) -> bool:
    """Whether the first mention comes behind the head: "thousands of parents around Iowa"."""
    return bool(_PARTED.search(text[span.start : max(span.start, mention.span.start)]))


def _only_qualifies(text: str, span: Span, mention: Mention) -> bool:
    """Whether a noun behind the name is the head: "E.U. leaders" in a headline."""
    tail = _PARTED.split(text[mention.span.end : span.end])[0].split()
    return 0 < len(tail) < 3 and mention.kind != "description" and tail[-1].lower() in nouns()


def _head(cast: Cast, mentions: Sequence[Mention]) -> int:
    """Which mention the others qualify: the last of an unbroken row ("NBC’s Ali Vitali")."""
    text, at = cast.article.text, 0
    while at + 1 < len(mentions):
        gap = text[mentions[at].span.end : mentions[at + 1].span.start]
        if _PARTED.search(gap) or mentions[at + 1].kind == "pronoun" or len(gap.split()) > 4:
            break
        inside = {m.actor for m in cast.within(mentions[at + 1].span)}
        if mentions[at].kind == "description" and mentions[at].actor not in inside:
            break  # several people Republicans talked to
        at += 1
    return at


def _together(cast: Cast, mentions: Sequence[Mention], at: int) -> tuple[Actor, ...]:
    """The actors that stand in a row with commas and "and"; one where there is no row."""
    text, out = cast.article.text, [mentions[at]]
    joined = False
    for i in range(at + 1, len(mentions)):
        gap = text[mentions[i - 1].span.end : mentions[i].span.start]
        if re.fullmatch(r"\s*(?:'s|’s)?\s*", gap):
            out[-1] = mentions[i]
        elif _JOINED.fullmatch(gap):
            joined = joined or bool(re.search(r"\b(?:and|or|as well)\b|&", gap))
            out.append(mentions[i])
        else:
            break
    out = _several(cast, out)
    actors = tuple(cast.actors[number] for number in dict.fromkeys(m.actor for m in out))
    if joined and all(a.named for a in actors):  # the same two are one pair in any order
        return tuple(cast.actors[number] for number in sorted({m.actor for m in out}))
    return actors if joined else actors[:1]


def _several(cast: Cast, row: Sequence[Mention]) -> list[Mention]:
    """A row without what only tells more of one who is named in it.

    As in "actor and Mayor Ann Lee", "Ann Lee, a lawyer and a mother", "Lee and Ward, the authors".
    """
    text = cast.article.text
    named = [m for m in row if cast.actors[m.actor].named and cast.actors[m.actor].kind == "person"]
    out: list[Mention] = []
    for at, mention in enumerate(row):
        actor, before = cast.actors[mention.actor], row[at - 1] if at else None
        bare = _is_bare(cast, mention)
        if at + 1 < len(row) and _is_kin_of_named(text, mention, row[at + 1]):
            bare = True
        behind = text[before.span.end : mention.span.start] if before is not None else ""
        told = {m.actor for m in row[: max(0, at - 1)] if m in named and m.kind != "description"}
        more = before is not None and before.kind == "description" and before.actor in told
        joined = behind.strip() == "and" or (  # but "Ann Lee, the mayor, and a spokesman"
            behind.strip() == ", and" and before is not None and _is_told(text, before, mention)
        )
        more = more and joined and actor.kind == "person"
        last = behind.strip() in (",", ", the") and mention is row[-1]
        if mention.kind != "description" or actor.named or not (named and (bare or more or last)):
            out.append(mention)
    return out


def _is_told(text: str, before: Mention, mention: Mention) -> bool:
    """Whether two descriptions tell what one is: "Ann Lee, a nurse, and a mother of two,".

    So do "Ann Lee, the mayor's niece, and an advocate for Northam".
    """
    head = mention.span.of(text).lower().split()[-1]
    if _KIN_OF.fullmatch(before.span.of(text)) and _SOME.match(text, mention.span.start):
        return head not in words_of("helper") and bool(_FOR_WHAT.match(text, mention.span.end))
    both = all(_SOME.match(text, m.span.start) for m in (before, mention))
    return both and _TELLS_ON.match(text, mention.span.end) is not None


def _is_kin_of_named(text: str, kin: Mention, named: Mention) -> bool:
    """Whether a relative is who is named behind a post: "his wife and law partner Ann Lee"."""
    words = kin.span.of(text).lower().split()
    post = _POST.fullmatch(text, kin.span.end, named.span.start)
    noun = noun_of(post[1]) if post else None
    return (
        words[0] in words_of("owning")
        and words[-1] in RELATIVES
        and noun is not None
        and (noun.kind, noun.number) == ("person", "s")
    )


def _is_bare(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is what somebody is, without an article: "port adviser"."""
    actor = cast.actors[mention.actor]
    if mention.kind != "description" or actor.named or actor.kind != "person":
        return False
    return _DETERMINER.match(cast.article.text, mention.span.start) is None


def _group(members: Sequence[Actor]) -> Actor:
    from analysis.actors.cast import Actor

    name = " and ".join([", ".join(a.name for a in members[:-1]), members[-1].name])
    spans = members[0].mentions[:1]
    return Actor(
        slugify(name), name, "collective", mentions=spans, members=tuple(m.id for m in members)
    )


def described(text: str, span: Span, shown: str = "") -> Actor:
    """An actor of its own for words that no mention covers, shown under its words or a name."""
    from analysis.actors.cast import Actor

    words = span.of(text).split()
    if len(words) == 1 and words[0] in PARTS:  # who asks and who answers, in an interview
        name = shown or PARTS[words[0]]
        return Actor(slugify(name), name, "person", mentions=(span,), named=False)
    short = shown or label_of(" ".join(words[:SHOWN]), "")
    front = _BEHIND.split(short)[0].split() or words
    low = [re.sub(r"['’]s?$", "", word.lower().strip(".,")) for word in front]
    last = next((word for word in reversed(low) if noun_of(word)), low[-1])  # "a source close to"
    noun = noun_of(last)
    single = front[0].lower() in words_of("indefinite")
    kind = "collective" if last.endswith("s") or last == "percent" else "other"
    if single and last.endswith(("er", "or", "ist")):
        kind = "person"  # one questioner
    if noun is not None:
        kind = "person" if noun.kind == "source" else noun.kind
    hidden = (single and kind == "person") or (noun is not None and noun.kind == "source")
    return Actor(slugify(short), short, kind, mentions=(span,), anonymous=hidden, named=False)
