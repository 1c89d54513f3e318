"""What is attributed, though a reader may well say that nobody says it: a name, a guess, an act.

"Lee criticised Ward" tells of words, but not which; "one of them may deny it" tells of none; what
"seems" so, seems so to the reporter; "the law requires it" tells what holds, and "Lee did not call
it new" what nobody said. Such statements stay, and count as unsure: at most as sure as
``sureness.PERHAPS_NO_UTTERANCE``. What is no utterance for certain goes: ``no_utterance``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span
from analysis.statements.acts_without_words import is_act
from analysis.statements.author_guesses import is_guess
from analysis.statements.authors_questions import is_asked, is_charge
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, is_topic, joined
from analysis.statements.events_and_deeds import is_event
from analysis.statements.fragments import is_fragment
from analysis.statements.hypothetical_speech import is_hypothetical
from analysis.statements.noun_cues import is_no_ones
from analysis.statements.objects_without_words import has_no_words
from analysis.statements.run_on_contents import is_run_on
from analysis.statements.statement_class import StatementClass, statement_class
from analysis.statements.topics_and_titles import is_topic_or_title
from analysis.statements.unsaid import is_unsaid

LONGEST = 5  # words of a bare object
_CLAUSE = re.compile(
    r"(?:that|to|if|whether|how|why|what|who|where|when|which|as|not|being|having)\b", re.IGNORECASE
)
_MEANS = re.compile(  # cues whose object is the answer: "identified him as", "said", "is named"
    r"\b(?:sa(?:y|ys|id|ying)|tell|told|as|call|nam(?:e|ed|es|ing)|identif\w+|describ\w+|label\w*"
    r"|dub\w*|brand\w*|answer\w*|repl\w+|ask\w*|predict\w*|promis\w*|pledg\w*|vow\w*|announc\w*"
    r"|wrote|writ\w+|find|found|show\w*|report\w*|admit\w*|acknowledg\w*|den(?:y|ies|ied|ying)|claim\w*"
    r"|endors\w*|nominat\w*|suggest\w*|indicat\w*|insist\w*|argu\w*)\b"
    r"|:",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:should|must|ought|could|might|may|can(?! (?:be )?(?:heard|seen))|would have)"
    r"(?: not|n['’]t)?(?! (?:not )?(?:resist|help but|explain))\b"
    r"|(?:has|have|had) to (?:remember|understand|accept|know)\b",
    re.IGNORECASE,
)
_SEEMS = re.compile(
    r"(?:it )?(?:\w+ly |also |still )?(?:seem|appear)(?:s|ed)?\Z"
    r"|(?:\w+ )*(?:known|thought of|remembered) (?:as|for)\Z",
    re.IGNORECASE,
)
_FEELS = re.compile(
    r"\b(?:in an? (?:\w+ )?(?:rage|fury|panic)|(?:un)?comfortable|angry|furious|upset|livid|pleased"
    r"|thrilled|nervous) (?:over|about|with|at|by)\Z",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:(?:has|had|have|later|then|also|\w+ly) )*(?:add(?:s|ed)?|introduc(?:es|ed)"
    r"|anticipat(?:es|ed|ing)|unveil(?:s|ed)?|allow(?:s|ed)?|launch(?:es|ed)?)\Z",
    re.IGNORECASE,
)
_WORDS_FOR = re.compile(r"\bus(?:e|es|ed|ing) to describe\Z", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:offer\w*|propos\w*|sponsor\w*|back\w*|draft\w*|wr(?:ite|ites|ote|itten))\Z",
    re.IGNORECASE,
)
_BILL = re.compile(r"\b(?:amendments?|bills?|legislation|measures?|resolutions?)\b", re.IGNORECASE)
_EVADES = re.compile(
    r"\b(?:pivot|refus|avoid|evad|dodg|duck)\w* (?:\w+ )*(?:to|about|from)\Z|\brefusal to\b"
    r"|\b(?:tiptoe[sd]?|tiptoeing|danc\w+|steer\w*) (?:\w+ )*(?:around|clear of)\Z"
    r"|\b(?:sidestep\w*|skirt(?:s|ed|ing))\Z",
    re.I,
)
_THREATENS = re.compile(r"(?:\w+ly )?threaten(?:s|ed|ing)?", re.IGNORECASE)
_ENDANGERED = re.compile(  # "threatens | the deal", but not "the port with a lawsuit"
    r"(?:the|this|these|those|his|her|its|their|our|any|every|all)\b(?!.* (?:with|if|unless) )",
    re.IGNORECASE,
)
_MARKS = frozenset('“”"„«»')
_ALSO = r"(?:(?:has|have|had|also|now|then|later|already|currently|itself|\w+ly) )*"
_AGREES = re.compile(rf"{_ALSO}agree(?:s|d)?\Z", re.IGNORECASE)  # "agreed | to pay": a deed
_NAMES = re.compile(
    rf"{_ALSO}(?:nam(?:es|ed)|pick(?:s|ed)|tap(?:s|ped)|ch(?:ooses|ose|osen)|select(?:s|ed)"
    r"|promot(?:es|ed))\Z",
    re.IGNORECASE,
)
_POST = re.compile(r"\b(?:as|to)\b")
_CALLS = re.compile(rf"{_ALSO}(?:call|summon|subpoena|invit)(?:s|ed|ned|es)?\Z", re.IGNORECASE)
_THE = re.compile(r"(?:the|his|her|its|their) (?!.*\b(?:an?|the)\b).*", re.IGNORECASE)
_TO_COME = re.compile(r"\bto (?:testify|appear|speak|explain)\b")
_ORDERS = re.compile(rf"{_ALSO}order(?:s|ed|ing)\Z", re.IGNORECASE)
_WHAT_TO_DO = re.compile(r"that\b|.*\b(?:to|be)\b", re.IGNORECASE)
_HOLDS = re.compile(  # what a law does, whoever made it
    rf"{_ALSO}(?:requir(?:es?|ed)|prohibit(?:s|ed)?|forbids?|forbade|mandat(?:es?|ed)"
    r"|exempt(?:s|ed)?|entitl(?:es?|ed)|permit(?:s|ted)?|outlaw(?:s|ed)?|bar(?:s|red)?)\Z",
    re.IGNORECASE,
)
_GUARANTEES = re.compile(
    rf"{_ALSO}(?:guarantee|protect|list|provide|grant|define|allow)(?:s|d|ed)?\Z", re.I
)
_LAW = re.compile(
    r"\b(?:laws?|acts?|statutes?|constitution|amendments?|codes?|ordinances?|rules?|regulations?"
    r"|bills?|legislation|clauses?|treat(?:y|ies))\b",
    re.IGNORECASE,
)
_TURNS_DOWN = re.compile(
    rf"{_ALSO}(?:reject(?:s|ed)|turn(?:s|ed) down|dismiss(?:es|ed)|block(?:s|ed)"
    r"|consider(?:s|ed|ing)?)\Z",
    re.IGNORECASE,
)
_REQUEST = re.compile(  # what is turned down, before any preposition: "a new tax bill"
    r"(?:(?!(?:of|in|for|on|to|from|with|by|about)\b)[\w'’-]+ ){0,5}"
    r"(?:amendments?|appeals?|applications?|bills?|cases?|deals?|lawsuits?|suits?|legislation"
    r"|measures?|motions?|nominations?|nominees?|offers?|petitions?|requests?|resolutions?|budget)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(  # "criticised Ann Lee, | the head of the port"
    r"(?<=[a-z]), (?:an?|the|who|whose) (?![^,]*\b(?:for|as|over|that|of \w+ing)\b)[^,]*\Z"
)
_AND_WHICH = re.compile(r"\b(?:that|which|who)\b")  # "the lawsuit | that was meant to stop it"
_NEGATED = re.compile(
    r"\b(?:(?:do|does|did|has|have|had|is|are|was|were|ca|could|would|should|must)(?:n['’]t| not)"
    r"|never|cannot|unable to|(?:yet|failed) to)\b"
    r"(?! (?:\w+ly )?(?:only|just|merely|simply|hesitat|minc|shy |shied |hold |resist|help |stop "
    r"|mind|want))",
    re.IGNORECASE,
)
_UNSAID = re.compile(  # also where a quotation follows: "did not call it “new”"
    r"(?:do|does|did|has|have|had|was|were)(?:n['’]t| not) (?:\w+ly )?"
    r"(?:say|said|call|called|tell|told|ask|asked|mention|mentioned)\Z|should(?:n['’]t| not) \w+\Z",
    re.IGNORECASE,
)
_READ_INTO = re.compile(  # the reporter's own reading of what was done
    r"\b(?:implicitly|tacitly|effectively|essentially|in effect|basically|supposedly|seemingly"
    r"|apparently|pretend\w*)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(r"(?:the |\w+ )?(?:news|word|rumou?rs?|reports?|stories)", re.IGNORECASE)
_BUZZ = re.compile(  # nobody in particular
    r"(?:(?:most|much|some|all|the|more|a lot) )*(?:of )?(?:the )?(?:buzz|chatter|gossip|whispers?"
    r"|scuttlebutt|rumblings?|noise) (?:from|around|about|in|among|on|at|out of)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"(?:\w+ )+(?P<who>[a-z]+s|people|those) [a-z]+ing\Z")
_REPUTE = re.compile(r"\bclaim to fame\b|\bma(?:de|kes?|king) a name for\b", re.IGNORECASE)
_SPREADS = re.compile(
    rf"{_ALSO}(?:br[eo]aks?|broken?|broke|circulat\w+|emerg\w+|surfac\w+|c[ao]me|spread\w*|swirl\w*)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"(?:is|are|was|were|been) (?:\w+ )?(?:expected|slated|supposed|likely|bound)\Z", re.IGNORECASE
)
_FINDS = re.compile(
    r"(?:\w+ )*(?:thought|find|found|loved?|liked?|enjoyed|noticed)\b", re.IGNORECASE
)
_LINE = re.compile(
    r"\b(?:lines?|parts?|moments?|sentences?|phrases?|passages?|quot\w+|words?|remarks?)"
    r"(?: (?:that|which))?(?: [\w’'-]+){0,2} \Z",
    re.IGNORECASE,
)
_LISTS = re.compile(rf"{_ALSO}list(?:s|ed)\Z", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?:an?|the|his|her|its|their|\d\S*) [^,;]*?\b(?:houses?|homes?|property|properties|building"
    r"|condos?|apartments?|ranch|mansion|estate|farm)\b",
    re.IGNORECASE,
)
_WRITES = re.compile(rf"{_ALSO}(?:wr(?:ite|ites|ote|itten)|pen(?:s|ned)|posted)\Z", re.IGNORECASE)
_A_NOTE = re.compile(
    r"an? (?:[\w-]+ ){0,3}(?:note|letter|memo|message|comment|article|essay|column|post|op-ed|song"
    r"|poem|book)(?: (?:on|to|for|in|under|at) [^,;:]*)?[.,]?",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(  # the words of those whom "responded with letters from" names
    r"\bwith (?:\w+ ){0,2}(?:statements?|letters?|quotes?|quotations?|testimonials?|videos?) from ",
    re.IGNORECASE,
)
_I = frozenset(("I", "me"))


def is_perhaps_no_utterance(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an attribution tells of no words that somebody would have said.

    Args:
        text: The article's text.
        source: Who speaks.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Lee criticised Ward."
        >>> is_perhaps_no_utterance(text, [Span(0, 3)], [Span(4, 14)], [Span(15, 19)])
        True
        >>> text = "Lee named Ward."
        >>> is_perhaps_no_utterance(text, [Span(0, 3)], [Span(4, 9)], [Span(10, 14)])
        False
    """
    words, tells = joined(text, content), joined(text, cue)
    parts = (source, cue, content)
    if is_hypothetical(text, *parts) or is_guess(text, *parts) or is_fragment(text, *parts):
        return True
    if not cue:
        return False
    if (
        is_event(text, *parts)
        or is_act(text, *parts)
        or is_no_ones(text, source, cue)
        or is_run_on(text, *parts)
        or is_unsaid(text, *parts)
        or is_topic_or_title(text, *parts)
        or has_no_words(text, *parts)
        or (is_asked(text, *parts) or is_charge(text, *parts))
    ):
        return True
    if not _MARKS.isdisjoint(words):
        if re.match(r"(?:has|have|had) to \w+\Z", tells, re.I) or _UNSAID.search(tells):
            return True
        return _is_anothers(text, source, cue, content)
    in_force = _is_in_force(joined(text, source), tells)
    if in_force or _is_not_said(text, source, tells) or _is_done(tells, words):
        return True
    if is_topic(text, source, cue, content) or _MODAL.match(tells):
        return True
    if _WORDS_FOR.search(tells) or (not source and _SEEMS.match(tells)):
        return True
    if _CLAUSE.match(words) or has_finite_verb(words):
        return False
    if _OFFERS.search(tells) and _BILL.search(words):
        return True
    thing = _FEELS.search(tells) or _ACT.match(tells) or _EVADES.search(tells)
    if _CALLS.match(tells) and _THE.fullmatch(words):
        return is_bare_object(words, "phoned")
    return bool(thing) or is_bare_object(_APPOSED.sub("", words), tells)


def _is_not_said(text: str, source: Sequence[Span], tells: str) -> bool:
    """Whether a cue tells what is not said, is expected, is but read into a deed, or goes round."""
    who = joined(text, source)
    if _NEGATED.search(tells) and who not in _I:
        return statement_class(tells, "indirect") is StatementClass.SPEECH
    if _BUZZ.match(who) or _REPUTE.search(tells) or _tells_of_others(tells):
        return True
    if _READ_INTO.search(tells) or (not source and _EXPECTED.search(tells)):
        return True
    return _NEWS.fullmatch(who) is not None and _SPREADS.match(tells) is not None


def _tells_of_others(tells: str) -> bool:
    """Whether those speak whom somebody deals with: "removes accounts expressing"."""
    found = _OF_OTHERS.fullmatch(tells)
    noun = noun_of(found["who"]) if found else None
    others = noun is not None and noun.kind in ("person", "collective")
    return found is not None and (
        others or found["who"] in ("accounts", "users", "people", "those")
    )


def _is_done(tells: str, words: str) -> bool:
    """Whether a cue with its content is a deed: "agreed to pay", "named Lee as head"."""
    if _WITH_OTHERS.search(tells):
        return True
    if _LISTS.match(tells):
        return _HOUSE.match(words) is not None
    if _WRITES.match(tells):
        return _A_NOTE.fullmatch(words) is not None
    if _AGREES.match(tells):
        return words.startswith("to ")
    if _NAMES.match(tells):
        return _POST.search(words) is not None and not words.startswith("that ")
    if _CALLS.match(tells):
        return _TO_COME.search(words) is not None
    if _THREATENS.fullmatch(tells):
        return _ENDANGERED.match(words) is not None
    if _TURNS_DOWN.match(tells):
        asked = _REQUEST.match(words)
        return asked is not None and not has_finite_verb(_AND_WHICH.split(words)[0])
    return _ORDERS.match(tells) is not None and _WHAT_TO_DO.match(words) is None


def _is_in_force(who: str, tells: str) -> bool:
    """Whether a cue tells what a law or an order does: "the law requires | a licence"."""
    if _HOLDS.match(tells):
        return True
    return _GUARANTEES.match(tells) is not None and _LAW.search(who) is not None


def _is_anothers(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an author likes a quotation that another said: "a line I thought fine was “...”"."""
    if joined(text, source) not in _I or not _FINDS.match(joined(text, cue)):
        return False
    led = text[cue[-1].end : content[0].start].rstrip() or cue[-1].of(text)
    liked = "thought" not in joined(text, cue) and (led + cue[-1].of(text)).endswith(":")
    return liked or _LINE.search(sentence_before(text, source[0].start, LONGEST * 12)) is not None


def is_bare_object(words: str, cue: str) -> bool:
    """Whether a content is but a name, a pronoun or a person that something is said about.

    Args:
        words: The content, in one line.
        cue: The words that attribute it.

    Example:
        >>> is_bare_object("the mayor", "criticised"), is_bare_object("a fair tax", "criticised")
        (True, False)
    """
    bare = words.strip(" ,.;:").split()
    if not 0 < len(bare) <= LONGEST or _MEANS.search(cue) or not _MARKS.isdisjoint(words):
        return False
    if len(bare) == 1 and bare[0].lower() in words_of("object") | {"this", "that", "which", "you"}:
        return True
    plain = [word for word in bare if word.lower() not in words_of("owning") | _SMALL]
    if plain and all(word[0].isupper() for word in plain):
        return True
    last = re.sub(r"['’]s?\Z", "", bare[-1].lower())
    noun = noun_of(last) if words_of("preposition").isdisjoint(map(str.lower, bare)) else None
    definite = bare[0].lower() in words_of("definite") | words_of("owning")
    return noun is not None and (
        noun.kind in ("person", "collective") or (noun.kind == "organisation" and definite)
    )


_SMALL = frozenset(("the", "a", "an", "and", "of", "or", "both", "de", "van", "von", "al", "el"))
