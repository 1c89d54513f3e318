"""Whose a surname is that two persons of the article share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from analysis.actors.cluster_names import Cluster
from analysis.actors.link_reasons import Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context
from analysis.actors.name_match import suffixes
from analysis.actors.resolve_pronouns import Memory, Place
from analysis.article.name_lists import titles

FAR = 6  # sentences after which a namesake is out of mind
NEAR = 2  # sentences within which one who was named in full is meant again
LATER = 3  # mentions behind a surname among which its first pronoun is looked for
CLAUSE = 30  # words behind a name in which it is told whose wife or husband its bearer is
# What tells the sex of the subject.
_OWN = {
    ("his", "wife"): "m", ("his", "own"): "m", ("himself", ""): "m",
    ("her", "husband"): "f", ("her", "own"): "f", ("herself", ""): "f",
}  # fmt: skip
AT_LEAST = 2  # pronouns that must speak for a sex, and three in four of all


def sexes(context: Context) -> Mapping[str, str]:
    """The sex that the pronouns behind a shared surname give it: "Hale ... his", mostly.

    A surname by itself is then not that of somebody of the other sex who is named in full once.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, mention in enumerate(context.mentions):
        if mention.form != "name" or len(mention.words) > 1:
            continue
        if len(context.choices[id(mention)]) > 1 and (sex := _sex_behind(context, at)):
            votes[mention.words[0]][sex] += 1
    out = {}
    for word, count in votes.items():
        (sex, many), all_ = count.most_common(1)[0], count.total()
        if many >= AT_LEAST and 4 * many >= 3 * all_:
            out[word] = sex
    return out


def _sex_behind(context: Context, at: int) -> str:
    """The sex of the first "he" or "she" behind a mention, before anybody else is named."""
    sentence = context.sentence(context.mentions[at])
    for other in islice(context.mentions, at + 1, at + 1 + LATER):
        if other.form == "name" or context.sentence(other) > sentence + 1:
            return ""
        if other.form == "pronoun" and other.sex in ("m", "f"):
            return other.sex
    return ""


def sex_told(context: Context, mention: MentionCandidate) -> str:
    """The sex that a name's own clause tells of who bears it: "Hale explains how his wife ..."."""
    sentence, quoted = context.sentence(mention), context.quoted[mention.first]
    for at in range(mention.last, min(mention.last + CLAUSE, len(context.tokens) - 1)):
        if context.tokens[at].sentence != sentence or context.quoted[at] != quoted:
            return ""
        if (other := context.begins.get(at)) is not None and other.form == "name":
            return ""
        pair = context.tokens[at].low, context.tokens[at + 1].low
        if sex := _OWN.get(pair, "") or _OWN.get((pair[0], ""), ""):
            return sex
    return ""


def _without_sons(
    mention: MentionCandidate, choices: list[int], clusters: Sequence[Cluster]
) -> list[int]:
    """The choices, less those that the article always calls Jr. where a name says no such thing."""
    if suffixes(mention.words):
        return choices
    sons = {
        c for c in choices
        if all(map(suffixes, clusters[c].names))
        and any(len(name) == 2 and name[0] == mention.words[-1] for name in clusters[c].names)
    }  # fmt: skip
    return [c for c in choices if c not in sons] or choices


def _without_kin(choices: list[int], clusters: Sequence[Cluster]) -> list[int]:
    """The choices, less who is told of as a relative: "Hale ... his wife, Nora Hale"."""
    return [c for c in choices if not clusters[c].kin] or choices


def _by_given_name(
    context: Context, word: str, choices: list[int], clusters: Sequence[Cluster]
) -> list[int]:
    """The choices, less who goes by the surname, where a given name is shared: "Ann is 45"."""
    shared = [c for c in choices if any(n[0] == word and len(n) > 1 for n in clusters[c].names)]
    if len(shared) < 2:
        return choices
    alone = {m.words[0] for m in context.mentions if m.form == "name" and len(m.words) == 1}
    fits = [c for c in shared if alone.isdisjoint(n[-1] for n in clusters[c].names if n[1:])]
    return fits or choices


def _by_office(
    mention: MentionCandidate, choices: list[int], clusters: Sequence[Cluster]
) -> list[int]:
    """The choices that are known to hold the office in a title: "President Lee"; else all."""
    office = {word.lower() for word in mention.title if titles().get(word, ("",))[0] == "office"}
    if not office:
        return choices
    return [c for c in choices if any(office & {*role} for role in clusters[c].roles)] or choices


def _goes_on(
    mention: MentionCandidate, choices: Sequence[int], memory: Memory, place: Place
) -> int:
    """Whose a surname was the last time, where no namesake has been named in full since; else -1.

    A title of a book in quotation marks names nobody anew.
    """
    actor, at = memory.bearers.get(mention.words[0], (-1, -1))
    others = (memory.full.get(c, (-1, -1))[0] for c in choices if c != actor)
    return actor if place.quoted < 0 and actor in choices and max(others, default=-1) < at else -1


def bearer(
    context: Context, mention: MentionCandidate, choices: Sequence[int], memory: Memory,
    clusters: Sequence[Cluster], place: Place,
) -> Antecedent:  # fmt: skip
    """The one of several namesakes that sex, nearness and weight point to."""
    fitting = [c for c in choices if {clusters[c].sex, mention.sex} != {"m", "f"}] or list(choices)
    if mention.sex:
        fitting = [c for c in fitting if clusters[c].sex == mention.sex] or fitting
    fitting = _by_office(mention, _without_sons(mention, fitting, clusters), clusters)
    traces = memory.traces
    near = [c for c in fitting if c in traces and place.sentence - traces[c].sentence <= NEAR]
    alone = len(mention.words) == 1
    if alone:
        fitting = _by_given_name(context, mention.words[0], fitting, clusters)
    if alone and (told := sex_told(context, mention)):
        fitting = [c for c in fitting if clusters[c].sex in ("", told)] or fitting
    sex = memory.surnames.get(mention.words[0], "") if alone else ""
    if sex and not any(clusters[c].sex not in ("", sex) for c in near):
        fitting = [c for c in fitting if clusters[c].sex in ("", sex)] or fitting
    if len(fitting) == 1:
        return fitting[0], Reason(Link.TITLE)
    if len(mention.words) == 1 and traces.keys().isdisjoint(fitting):
        fitting = _without_kin(fitting, clusters)
    if alone and (held := _goes_on(mention, fitting, memory, place)) >= 0:
        return held, Reason(Link.NEAREST_NAMESAKE)
    near = [c for c in near if c in fitting]
    named = [c for c in near if place.sentence - memory.full.get(c, (-1, -FAR))[1] <= NEAR]
    near = named if alone and len(named) == 1 else near
    weight = {c: clusters[c].full + (traces[c].count if c in traces else 0) for c in fitting}
    main = max(fitting, key=lambda c: (weight[c], -c))
    # the one just named in full, unless the article is about the other
    fresh = len(near) == 1 and (main not in traces or place.sentence - traces[main].sentence > FAR)
    if len(near) == 1 and (fresh or near[0] == main or weight[main] < 3 * weight[near[0]]):
        return near[0], Reason(Link.NEAREST_NAMESAKE)
    return main, Reason(Link.MAIN_NAMESAKE)
