"""How the time that something takes grows, on a machine that does other work beside."""

from __future__ import annotations

import time
from collections.abc import Callable


def of_the_processor(step: Callable[[], object]) -> float:
    """Seconds of the processor that a step takes."""
    began = time.process_time()
    step()
    return time.process_time() - began


def grows_in_proportion(seconds: Callable[[int], float], small: int, times: int) -> bool:
    """Whether `times` as much takes nearer to `times` as long than to its square.

    The bound lies between the two, at four times the proportion or at half the square. What
    works beside slows either measurement, so both are taken again, up to three times, before
    the answer is no, and the lowest of each counts.
    """
    most = min(4 * times, times**2 / 2)
    seconds(small // 4)  # what is only loaded once
    low = high = float("inf")
    for _ in range(3):
        low = min(low, seconds(small), seconds(small))
        high = min(high, seconds(times * small))
        if high < most * low + 0.2:
            return True
    return False
