"""The words of a report, in one table: what a view says, with gaps for what it found.

A constant with ``{}`` is filled in by ``format``: by that of ``Markup`` where it has tags, so that
what the article says is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.name_lists import kind_of
from analysis.common.english import agree, capital, counted, spelled, times
from analysis.rhetoric.devices import SCARE
from analysis.statements.attribution_candidate import Flag
from analysis.statements.statement_class import StatementClass

if TYPE_CHECKING:
    from analysis.actors.cast import Cast

# Of all views
REPORTER, EXPERIMENTAL = "The reporter", "experimental"
CHECK_THIS, NONE = "check this", "none"
LESS_SURE = Markup(' <span class="dim">(less sure)</span>')  # behind a speaker
SPEAKER_LESS_SURE = Markup(' <span class="dim">(speaker less sure)</span>')  # of a sure statement


def key(colour: str) -> Markup:
    """A patch of a colour, before the words that say what it means."""
    return Markup('<span class="key {}"></span>').format(colour)


def more(count: int, noun: str, what: str = "not shown") -> str:
    """How many are left out, as a sentence; empty where none is."""
    if count <= 0:
        return ""
    return f"{count:,} more {agree(count, noun)} {agree(count, 'is', 'are')} {what}."


def in_exports(count: int) -> str:
    """How many rows a table leaves out."""
    return f"{count:,} more {agree(count, 'is', 'are')} in the exports."


# Who speaks: share of voice, strip, table of actors
SHARE_PLAIN_TITLE = "Whose words the article consists of"
SHARE_LEDE = Markup(
    "Of the article’s {}: {} quoted, {} paraphrased, {} {}’s own. Each bar links to the "
    "speaker’s first statement."
)
SHARE_ALT, SHARE_TABLE = "Words by speaker: {}.", "Words by speaker"
SHARE_HEADS = MappingProxyType({
    "quoted": "Quoted", "told": "Paraphrased", "words": "All words", "share": "Share",
})  # fmt: skip
STRIP_TITLE = "Who speaks where"
STRIP_LEDE = Markup(
    "Each block is a statement, placed from the article’s first word to its last: {} quoted, {} "
    "paraphrased. Each block links to its words."
)
STRIP_ALT = "Where in the article each speaker’s statements begin: {}."
STRIP_NOTHING = "The article attributes no words to anyone."
STRIP_ENDS = ("first word", "last word")
STRIP_TABLE, STRIP_HEADS = "Statements by position", MappingProxyType({"place": "Begins at"})
STRIP_WHY = "Where each begins, from 0% to 100% of the text."
ACTORS_CAPTION = "Who speaks, and who else is named"
ACTORS_WHY = (
    "Speakers come first, by statements that are sure; then those who are named most. "
    "Only names are counted, not “he” or “the mayor”. Each name links to its first place."
)
ACTORS_NOTHING, ACTORS_REST = "No actor is surely named.", "Other names"
ACTORS_HEADS = MappingProxyType({
    "name": "Actor", "statements": "Sure statements", "words_spoken": "Quoted words",
    "names": "Named", "speaks_about": "Speaks about", "spoken_about_by": "Mentioned by",
})  # fmt: skip


def share_title(speaker: str, share: str, cast: Cast) -> str:
    """Who has most of the words."""
    verb = "have" if is_plural(speaker, cast) else "has"
    return f"{capital(speaker)} {verb} {share} of the words"


def other_speakers(count: int) -> str:
    """Those who share one bar or line."""
    return counted(count, "other speaker")


# Who says what: statements, the marked article
KINDS = MappingProxyType({
    "direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased",
})  # fmt: skip
CLASSES = MappingProxyType({
    StatementClass.THOUGHT: "thought, not said", StatementClass.DEED: "planned or done, not said",
})  # fmt: skip
FLAGS = MappingProxyType({
    Flag.ANONYMOUS: "unnamed source", Flag.COLLECTIVE: "said by a group",
    Flag.UNCLOSED: "quotation mark never closed", Flag.UNOPENED: "quotation mark never opened",
    Flag.BY_HAND: "checked by hand",
})  # fmt: skip
STATEMENTS_WHY = "In the order of the text. Each number links to the words in the article."
STATEMENTS_NONE_SURE = "None of the statements is sure."
STATEMENTS_NOTHING = "No statement was found: the article attributes no words to anyone."
VIA = "via {}"
KEY_MARKS = (
    ("source", "who says it"), ("cue", "the words that attribute it"),
    ("content direct", "quoted words"), ("content indirect", "paraphrased words"),
)  # fmt: skip
KEY_NOTE = (
    "Each statement begins with its number, which links to its row in the table. The numbers in "
    "the margin count paragraphs."
)

# What is claimed
CLAIMS_LEDE = Markup(
    "One square for each claim, with its number: {} can surely be checked now, {} not, or not "
    "surely. Each square links to the words."
)
CLAIMS_ALT, CLAIMS_TABLE = "Claims by kind: {}.", "Claims by kind"
CLAIMS_NOTHING, NOT_SURE = "No claim was found.", "not sure"
CLAIMS_WHY = "The numbers are those of the claims; each links to its words."
CLAIMS_HEADS = MappingProxyType({"claims": "Claims", "which": "Which"})


def claims_title(checkable: int, claims: int) -> str:
    """How many claims can be checked."""
    if claims == 1:
        return "The only claim can surely be checked now" if checkable else "One claim"
    if not checkable:
        return "Claims by kind"
    return f"Of {counted(claims, 'claim')}, at least {checkable} can be checked now"


# The tone along the article
TONE_TITLE, TONE_TABLE = "Tone through the article", "Tone by sentence"
TONE_ALT = "Tone by sentence. {}."
TONE_PANELS = (("reporter", "In the reporter’s words"), ("quoted", "In quoted words"))
TONE_LEDE = (
    "One bar for each sentence, from first to last; each bar links to its sentence. The words "
    "shown are those that count most in the most positive and the most negative sentence."
)
TONE_NOTE = (
    "Tone is computed from a list of words (VADER), whatever they mean in context: “sanctions” "
    "counts as negative because of the subject, not because of anyone’s tone. {}"
)
TONE_NOTHING, TONE_ENDS = "There is no sentence to measure.", ("first sentence", "last sentence")
TONE_WHY = "From −1 (most negative) to 1 (most positive)."
TONE_STRONGEST = " Only the strongest: {}"
TONE_HEADS = MappingProxyType({"words": "Words that count most"})

# How it is said: devices in sentences and in a table
HEADLINE = Markup("<strong>The headline</strong> puts {} in scare quotes: {}.")
_QUESTIONS = ("a rhetorical or open question", "{} rhetorical or open questions")
# A device in a sentence: verb for one and for several, what is done once and often.
DOES: Mapping[str, tuple[str, str, str, str]] = MappingProxyType({
    "threat": ("makes", "make", "a conditional threat", "{} conditional threats"),
    "promise": ("makes", "make", "a conditional promise", "{} conditional promises"),
    "rhetorical questions": ("asks", "ask", *_QUESTIONS),
    "appeals to law": ("appeals", "appeal", "to the law", "to the law {times}"),
    "appeals to rights": ("appeals", "appeal", "to rights", "to rights {times}"),
    "appeals to authority": ("appeals", "appeal", "to authority", "to authority {times}"),
})  # fmt: skip
DEVICE_NAMES = MappingProxyType({
    "threat": "conditional threat", "promise": "conditional promise",
    "conditional threats and promises": "threat or promise", SCARE: "scare quotes",
    "appeals to law": "appeal to the law", "appeals to rights": "appeal to rights",
    "appeals to authority": "appeal to authority",
    "rhetorical questions": "rhetorical or open question",
    "parallel openings": "parallel opening", "tricolon": "tricolon (group of three)",
})  # fmt: skip
DEVICES_TITLE, DEVICES_NOTHING = "Rhetorical devices", "No device was found."
DEVICES_WHY = (
    "Found by pattern matching. The words link to their place: (3) is a statement, (¶ 3) a "
    "paragraph."
)
DEVICES_HEADS = MappingProxyType({"device": "Device", "who": "Who", "words": "Words"})
IN_WORDS_NOTHING = (
    "No threat, promise, appeal, rhetorical question or evaluative adjective was found."
)


def does(device: str, count: int, several: bool) -> str:
    """What somebody, or several, does with a device: "makes two threats"."""
    one_does, many_do, once, often = DOES[device]
    words = once if count == 1 else often.format(spelled(count), times=times(count))
    return f"{many_do if several else one_does} {words}"


def calls(several: bool) -> str:
    """The verb of those who judge something."""
    return "call" if several else "calls"


def judges_more(count: int, several: bool) -> str:
    """How many more things somebody judges."""
    return f"{'evaluate' if several else 'evaluates'} {spelled(count)} more {agree(count, 'thing')}"


def more_voices(count: int) -> str:
    """How many others use devices."""
    return f"{count:,} more {agree(count, 'speaker uses', 'speakers use')} such devices."


def expressions(count: int) -> str:
    """Words in scare quotes, counted."""
    return spelled(count, "expression")


# How it is said: words
LOADED_TITLE = "Loaded words"
LOADED_NOTHING = "No word was found to be loaded by both the list and the tagger."
LOADED_WHY = "Words that judge as well as name. {}"
LOADED_SCORES = (
    "At telling biased sentences from others (MBIC), the list alone reaches a macro F1 of {:.2f} "
    "(0.5 would be chance) and the tagger {:.2f}; only what both find is shown here."
)
LOADED_HEADS = MappingProxyType({
    "word": "Word", "who": "Used by", "where": "Where",
})  # fmt: skip
LOADED_LIST = "The list of loaded words ({:,})"
WORD_CLASSES = MappingProxyType({
    "adjective": "Adjectives", "adverb": "Adverbs", "noun": "Nouns", "verb": "Verbs",
})  # fmt: skip
PERSUASION_TITLE = "Possible persuasion techniques"
PERSUASION_NOTHING = "The tagger finds no persuasion technique."
PERSUASION_WHY = (
    "Experimental: found by the tagger, whose confidence, from 0 to 1, follows the words. {}"
)
PERSUASION_SCORES = (
    "Of 100 passages it marks in PTC, {:.0f} share words with what annotators marked and {:.0f} "
    "with the same technique, so treat each as a question to ask of the text."
)
PERSUASION_HEADS = MappingProxyType({"technique": "Technique", "words": "Words"})
PERSUASION_MORE = "; {:,} more in the exports"
KEYWORDS_TITLE, KEYWORDS_NOTHING = "Keywords, compared with {}", "No word is a keyword against {}."
KEYWORDS_WHY = (
    "Words that are much more frequent here: how often each occurs, how often it would at the rate "
    "of the comparison corpus, and how strong the evidence of a difference is (log-likelihood; by "
    "chance, one word in 1,000 exceeds 10.8)."
)
KEYWORDS_HEADS = MappingProxyType({
    "word": "Word", "count": "Count", "expected": "Expected", "ratio": "Ratio",
    "likelihood": "Log-likelihood", "where": "Where",
})  # fmt: skip
KEYWORDS_NEW, KEYWORDS_NAMES = "not in corpus", Markup("Names that are frequent here: {}.")
CUES_TITLE, CUES_TABLE = "Which reporting verbs each speaker gets", "Reporting verbs by speaker"
CUES_LEDE = Markup(
    "One square for each sure statement: {} verbs that merely report (said, wrote), {} verbs that "
    "say more: “claimed” casts doubt, “admitted” implies that it is true, “warned” adds weight. "
    "Each square links to its statement. {}"
)
CUES_NOTE = "One or two statements of a kind show a choice of words, not a habit."
CUES_ALT, CUES_NOTHING = "Reporting verbs by speaker. {}. {}", "No verb of saying was found."
CUES_HEADS = MappingProxyType({"cue_class": "Kind of verb", "words": "Cues"})

# How the article compares
COMPARED = "Compared with {}, this one"
COMPARED_NOTHING = "Compared with {}, this one is not unusual in any measure."
MORE_SO, AT_HOME = " (more so than {})", "among the articles of {} (reports and opinion): {}"
PROFILE_TITLE = "How the article compares, measure by measure"
PROFILE_LEDE = (
    "Where the article falls among {}; a dark dot is in the highest or the lowest "
    "tenth. On the right is the measure’s value. Each dot links to the first words counted; a "
    "measure with fewer than five hits, found or usual, has none."
)
PROFILE_ALT = "How many of 100 {} of {} have a lower value: {}."
PROFILE_NOTHING, PROFILE_TABLE = "There is nothing to compare with {}.", "Profile"
PROFILE_SCALE = ((0, "lowest"), (50, "median"), (100, "highest"))
PROFILE_HEADS = MappingProxyType({"standing": "The article"})
PROFILE_FEW = "too few to compare"
PROFILE_MEASURES = MappingProxyType({
    "Flesch–Kincaid": "reading difficulty", "sentence length": "sentence length",
    "word length": "word length", "MATTR": "variety of words", "hedges": "hedges: may, perhaps",
    "boosters": "boosters: clearly, very", "negation": "not, no, never",
    "strong modals": "must, have to", "attitude": "evaluative words",
    "comparatives": "better, worse", "we": "we, us, our", "they": "they, them, their",
    "questions": "questions",
})  # fmt: skip
MEASURES_TITLE, MEASURES_TOLD = "All measures", "All {} measures (also in the exports)"
MEASURES_WHY = (
    "Percentile: how many of 100 {0} of {1} have a lower value, going by {2:,} {0}. Where: the "
    "paragraphs of the first words counted."
)
MEASURES_HEADS = MappingProxyType({
    "value": "Article", "reporter": "Reporter", "quoted": "Quoted", "standing": "Percentile",
    "where": "Where",
})  # fmt: skip

# Several articles
HEARD_TITLE = "Who is heard in which article"
HEARD_ALT = "Share of each article’s words by speaker. {}."
HEARD_LEDE = (
    "Each speaker’s share of the article’s words, quoted or paraphrased. Where there is no bar, "
    "the speaker is not heard."
)
TOWARD_TITLE, TOWARD_ALT = "Tone toward the same actors", "Balance of tone from −1 to +1. {}."
TOWARD_LEDE = (
    "From −1 (all negative) to +1 (all positive), over all sentences about the actor, whoever says "
    "them; their number is in brackets. A few sentences prove little."
)
TOWARD_NOTHING = "No actor is mentioned in more than one of these articles."
OUTLETS_TITLE, OUTLETS_ALT = "How the articles differ by {}", "Means by {}. {}."
OUTLETS_LEDE = "Each dot is an article, each line the mean. Every panel has its own scale."
OUTLETS_SAMPLED = "At most {} articles of a line have a dot; the means are of all of them."
OUTLETS_NOTHING = "There is no article to show."
TIME_TITLE, TIME_LEDE = "{} over time", "Each dot is an article."
TIME_MEANS = "Each dot is the mean of a {}."
TIME_NOTHING = "No article has a date."
COLUMNS = MappingProxyType({
    "heard_in": "Heard in", "lacks": "Heard elsewhere, not found here",
    "own_words": "Words typical of it",
    "claims_only_here": "Claims only here", "words_kept": "Words given", "content": "Words",
    "reporter_balance": "In the reporter’s words", "quoted": "Share quoted",
    "reporter": "Share of the reporter", "in_marks": "In quotation marks",
    "joined_by_spelling": "Joined by spelling alone", "first_said": "First said",
    "first_by": "First said by", "repeated_by": "Repeated by", "denied_by": "Denied by",
})  # fmt: skip


def undated(count: int, of: int) -> str:
    """How many articles a figure over time leaves out."""
    verbs = agree(count, "has no date and is", "have no date and are")
    return f"{count:,} of {counted(of, 'article')} {verbs} not shown."


_PLURALS = frozenset(["children", "media", "men", "people", "police", "women", "dems"])
_HEAD = re.compile(r",| (?:at|by|from|in|near|of|on|that|who|with|within)\b")


def is_plural(name: str, cast: Cast) -> bool:
    """Whether a speaker takes a plural verb: "21 Senate Dems", "officials", "Ann Lee and Bob Roe".

    Organisations and places never do, whatever their names end in.
    """
    actor = cast.get(name)
    if actor is None:  # but "the Office of Management and Budget"
        return " and " in name and kind_of(name.removeprefix("the ").split()) != "organisation"
    if actor.kind != "collective" or name.lower().startswith(("a ", "an ", "one ")):
        return actor.kind == "collective" and name.lower().startswith("a dozen ")
    head = (_HEAD.split(name)[0].split() or [""])[-1].lower()
    return head in _PLURALS or (head.endswith("s") and not head.endswith("ss"))


def unsure_statements(count: int, right: str) -> str:
    """What is told of statements that are not sure, and how often such are right."""
    known = f": in editors’ trials, {right} such rows were right" if right else ""
    return f"{count:,} {agree(count, 'statement')} less sure{known}"
