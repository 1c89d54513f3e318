"""Whether time keeps in step with the length of a text, stage by stage, over texts that are none.

    python -m benchmarks.shapes [--characters 4000,16000,64000] [--method tagger] [--only NAME]...

Each shape is some characters again and again, such as an attacker or a broken page would send. For
each stage of the report the processor seconds at each length are told, and how much more the last
step took than the one before it: where that is well above the growth of the text, the stage is not
linear. Of very short times that says nothing, so only what takes ``LEAST`` is judged.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from typing import Any

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.claims.extract_claims import claims
from analysis.pipeline import analyse
from analysis.rhetoric import devices
from analysis.rhetoric.measure import rhetoric
from analysis.statements.actor_table import actors
from analysis.statements.attribution_rules import rule_candidates
from analysis.statements.combine_tagger_and_rules import combined_candidates
from analysis.statements.quotation_rules import join_behind_colon
from analysis.statements.statements import assembled
from analysis.tone.sentence_tone import tone
from analysis.tone.target_tone import toward
from analysis.views.marked_text import marked
from benchmarks.results import save

LEAST = 0.5  # processor seconds at the greatest length from which a stage is judged
STEEP = 1.6  # how many times the growth of the text is too much
LINES = {
    "empty lines": "\n", "empty lines of another system": "\r\n", "paragraphs": "a\n\n",
    "labels": "LEE: a\n", "list": "• a\n", "signed": "“Rain.” — Lee\n", "bylines": "By Ann Lee\n",
}  # fmt: skip
MARKS = {
    "brackets": "(", "bracket pairs": "()", "tags": "<b>", "tags left open": "<a ", "dots": ".",
    "commas": ", ", "dashes": "— ", "hyphens": "-", "hyphened": "a-", "dotted": "a.", "signs": "_",
    "closing marks": "”", "opening marks": "“", "straight marks": '"', "apostrophes": "'",
    "mixed marks": '"“', "ended marks": ". ” ", "opened words": "“a ", "cries": "a! ",
    "zero width": "\u200b", "emoji": "😀", "tabs": "\t", "spaces": " ",
}  # fmt: skip
WORDS = {
    "one long word": "a", "digits": "1", "capitals": "A", "abbreviations": "NATO ",
    "Chinese": "日本語",
    "numbers": "1,000 ", "addresses": "http://a.b/c ", "percent": "10% ", "Mr": "Mr. ",
    "initials": "A. B. ", "name": "Ann Lee ", "row of names": "Ann Lee and ", "the": "the ",
    "I": "I ", "who": "who ", "not": "not ", "mayors": "the mayor ",
    "president of": "president of ", "owned": "Lee’s ", "of-": "of-",
    "our": "our a, our b, ", "it is not": "it is not a, it is ",
}  # fmt: skip
SAID = {
    "said": "said ", "he said": "he said ", "told": "told ", "accused": "accused ",
    "according to": "according to ", "said,": "said, ", "said Lee,": "said Ann Lee, ",
    "denied that": "denied that ", "no one said": "no one said ", "he said:": "He said: ",
    "quotations": '"I go," he said. ', "quotations in a row": "“It rains.” ",
    "in one sentence": "“I go there now,” he said, ", "left open": "“a\n\n",
    "long quotation": "“It is. It was. ", "sentences": "He said that Ann Lee left. ",
    "small sentences": "She ran. ", "promises": "We will go. ",
}  # fmt: skip
SHAPES = LINES | MARKS | WORDS | SAID


def text_of(shape: str, characters: int) -> str:
    """A shape again and again.

    Example:
        >>> text_of("said", 12)
        'said said sa'
    """
    unit = SHAPES[shape]
    return (unit * (characters // len(unit) + 1))[:characters]


def stages(text: str, method: str) -> dict[str, float]:
    """Processor seconds of each stage of a report."""
    out: dict[str, float] = {}
    article = _timed(out, "reading", lambda: parse(text))
    quotations = _timed(out, "quotes", lambda: quotes(article))
    ruled = _timed(
        out,
        "rules",
        lambda: join_behind_colon(article, rule_candidates(article, quotations), top(quotations)),
    )
    entities = wording = None
    candidates: Any = ruled
    if method == "tagger":
        candidates, entities = _timed(
            out, "tagger", lambda: combined_candidates(article, quotations)
        )
    people = _timed(out, "cast", lambda: cast(article, entities, quotations))
    read = _timed(
        out, "speakers", lambda: assembled(article, people, quotations, candidates, method)
    )
    _timed(out, "actors", lambda: actors(article, read))
    _timed(out, "claims", lambda: claims(article, read))
    _timed(out, "tone", lambda: tone(article, read))
    if method == "tagger":
        _timed(out, "tone toward", lambda: toward(read))
        wording = _timed(out, "techniques", lambda: analyse(article).wording)
    measures = _timed(out, "rhetoric", lambda: rhetoric(article, read, wording=wording))
    if wording is not None:
        _timed(out, "devices", lambda: devices.uses(article, read, measures, wording))
    _timed(out, "marked", lambda: marked(article, read)._repr_html_())
    return out


def _timed(out: dict[str, float], stage: str, make: Callable[[], Any]) -> Any:
    """What a stage gives; as in timeit, no garbage is collected, which takes as all is big."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.process_time()
        value = make()
        out[stage] = round(time.process_time() - begun, 3)
    finally:
        if collects:
            gc.enable()
    return value


def steep(rows: list[dict[str, float]], lengths: list[int]) -> dict[str, float]:
    """The stages whose time grows faster than the text, and how many times as fast.

    Example:
        >>> steep([{"rules": 0.5}, {"rules": 8.0}], [4_000, 16_000])
        {'rules': 4.0}
    """
    before, last = rows[-2], rows[-1]
    growth = lengths[-1] / lengths[-2]
    grown = {s: last[s] / max(before[s], 0.01) / growth for s in last if last[s] >= LEAST}
    return {stage: round(by, 2) for stage, by in grown.items() if by > STEEP}


def main() -> None:
    """Measure and store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", default="4000,16000,64000")
    parser.add_argument("--method", default="tagger", choices=("tagger", "rules"))
    parser.add_argument("--only", action="append", choices=sorted(SHAPES))
    args = parser.parse_args()
    lengths = [int(n) for n in args.characters.split(",")]
    stages(text_of("sentences", 1000), args.method)  # everything loaded
    results: dict[str, Any] = {}
    for shape in args.only or SHAPES:
        rows = [stages(text_of(shape, n), args.method) for n in lengths]
        sums = [round(sum(row.values()), 2) for row in rows]
        slowest = max(rows[-1], key=rows[-1].__getitem__)
        results[shape] = {"seconds": sums, "slowest": slowest, "steep": steep(rows, lengths)}
        print(f"{shape:30} {sums} {slowest} {results[shape]['steep'] or ''}", flush=True)
    summary = {"characters": lengths, "shapes": results}
    summary["steep"] = sorted(shape for shape, row in results.items() if row["steep"])
    save("shapes", "made up texts", "all", len(results), {"methods": {args.method: summary}})


if __name__ == "__main__":
    main()
