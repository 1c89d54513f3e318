"""Time keeps in step with the length of a text, also of one that no newspaper would print."""

import pytest

from benchmarks import shapes

# Those that took the square of their length, one for each cause, and some that never did.
SLOW_ONCE = (
    "said", "he said", "said Lee,", "according to", "closing marks", "hyphened", "in one sentence",
    "empty lines of another system", "cries", "small sentences",
)  # fmt: skip
LENGTHS = (8_000, 32_000)
GROWTH = 8  # of four times the text: 4 where a stage is linear, 16 where it takes the square
LEAST = 1.0  # processor seconds; less is told by the mood of the machine more than by the text


@pytest.mark.parametrize("shape", SLOW_ONCE)
def test_no_stage_takes_the_square(shape: str) -> None:
    shapes.stages(shapes.text_of("sentences", 1000), "rules")  # word lists are loaded
    short, long = (shapes.stages(shapes.text_of(shape, n), "rules") for n in LENGTHS)
    steep = {s: (short[s], t) for s, t in long.items() if t > max(LEAST, GROWTH * short[s])}
    assert not steep


def test_a_stage_that_takes_the_square_is_told() -> None:
    rows = [{"rules": 0.5, "quotes": 0.5}, {"rules": 8.0, "quotes": 2.0}]
    assert shapes.steep(rows, [4_000, 16_000]) == {"rules": 4.0}
