"""From which probability on a statement and its speaker are sure: every such threshold, by use.

Both probabilities are calibrated (``statement_confidence`` and ``choose_speaker`` give them, see
docs/reliability.png). A statement's confidence says whether somebody utters it; its speaker's
probability says whether it is this one.
"""

from __future__ import annotations

from analysis.statements.statement_class import StatementClass

# A statement that is sure, and so counts in figures: its confidence, where all of it stands in
# quotation marks, of other speech, and of thoughts, plans and deeds; and its speaker's probability.
# Drawn on two editors' trials (149 of 168 such rows right, 43 of 140 others); in the next ten
# and a reading of seventy-two articles, where nothing was chosen, 1,991 of 2,279; of others, since
# LISTED leaves some out, 546 of 980.
SURE_DIRECT, SURE_SPEECH, SURE_THOUGHT, LIKELY_SPEAKER = 0.8, 0.85, 0.9, 0.7
# Both probabilities together: of 2,405 rows that would be sure without this, in 320 articles of the
# news read row by row, 1,892 of 2,101 were right from here on, 213 of 304 below.
DIRECT_TOGETHER, SURE_TOGETHER = 0.75, 0.8
# Of speech with a plain verb of saying (``plain_speech``), where it is not all in quotation marks:
# 35 of 36 such rows between this and SURE_SPEECH were right on PolNeAR's dev part, 38 of 38 in 120
# articles of its train part; of others, 104 of 133 and 164 of 176.
SURE_PLAIN = 0.75
SURE_SPEAKER = 0.9  # below this a speaker is marked as less sure
PERHAPS_NO_UTTERANCE = 0.4  # confidence, at most, of a deed, a bare topic: perhaps nobody said it
# What a report lists has more than that; where it is not all in quotation marks, this much, and its
# speaker as well. Read in the news, 20 of 75 others were right between 0.55 and 0.6, 30 of 70 up to
# 0.65 and 26 of 50 up to 0.7; of those with a plain verb of saying, nearly all from 0.55 on.
LISTED, LISTED_PLAIN, LISTED_SPEAKER = 0.65, 0.55, 0.5
LISTED_TOGETHER = 0.5  # both together: 15 of 60 such rows of those 320 articles were right below
# What surely lacks a part, such as a speaker who is one, has this much at most: listed, never sure.
LESS_SURE = 0.7
LESS_SURE_SPEAKER = 0.6  # the same of a speaker whom words describe that fit none or several
UNLIKELY_SPEAKER = 0.45  # of one who is hardly it, so that no report lists the statement

# Confidence of a statement, for one use alone:
UNNAMED_SOURCE = 0.75  # one of a source without a name counts as that source's
COMPARED = 0.85  # its speaker is set against another article's
TO_CHECK = 0.5  # below this it is marked as one to check
TO_CODE = 0.7  # below this it is in the workbench's queue

DRAFT_SPEAKER = 0.6  # a speaker's probability from which a draft with another differs


def is_sure(
    kind: str,
    sort: StatementClass,
    confidence: float,
    speaker_p: float | None,
    plain: bool = False,
) -> bool:
    """Whether something is surely a statement, and its speaker likely.

    Args:
        kind: ``direct``, ``indirect`` or ``mixed``.
        sort: Speech, a thought, or a plan or deed.
        confidence: That it is a statement.
        speaker_p: That it is its speaker's; ``None`` where nobody estimated it.
        plain: Whether a plain verb of saying attributes it.

    Example:
        >>> is_sure("direct", StatementClass.SPEECH, 0.82, None)
        True
        >>> is_sure("indirect", StatementClass.SPEECH, 0.82, None)
        False
    """
    likely = speaker_p is None or speaker_p >= LIKELY_SPEAKER
    together = DIRECT_TOGETHER if kind == "direct" else SURE_TOGETHER
    likely = likely and confidence * (1.0 if speaker_p is None else speaker_p) >= together
    least = SURE_DIRECT if kind == "direct" else SURE_SPEECH
    if plain:
        least = min(least, SURE_PLAIN)
    if sort is not StatementClass.SPEECH:
        least = SURE_THOUGHT
    return likely and confidence >= least


def is_listed(kind: str, confidence: float, speaker_p: float | None, plain: bool = False) -> bool:
    """Whether a report lists something: it is no deed or guess, and more likely right than not.

    Args:
        kind: ``direct``, ``indirect`` or ``mixed``.
        confidence: That it is a statement.
        speaker_p: That it is its speaker's; ``None`` where nobody estimated it.
        plain: Whether a plain verb of saying attributes it.

    Example:
        >>> is_listed("direct", 0.5, 0.4), is_listed("indirect", 0.5, 0.9)
        (True, False)
    """
    if kind == "direct":
        return confidence > PERHAPS_NO_UTTERANCE
    least = LISTED_PLAIN if plain else LISTED
    known = 1.0 if speaker_p is None else speaker_p
    together = plain or confidence * known >= LISTED_TOGETHER
    return confidence >= least and known >= LISTED_SPEAKER and together
