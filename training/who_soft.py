"""Losses against another network's answers ("who_teach"), for encoder "who"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.who_model import TAGS, Who, scores

LEAST = 0.3  # teach a link where the teacher holds the word for content (or cue) at least so much


@dataclass(slots=True, eq=False)
class Taught:
    """Teachers' answers for an article, a row a word.

    ``links`` and ``none`` have one more axis before, the teacher: their products are averaged as
    probabilities, since vectors of two networks do not compare.
    """

    tags: np.ndarray
    ends: np.ndarray
    entities: np.ndarray
    links: np.ndarray
    none: np.ndarray
    reach: np.ndarray


def padded(rows: list[np.ndarray], axis: int = 0) -> Tensor:
    """Rows of different length as one float tensor, padded by zeros along ``axis``."""
    n = max(r.shape[axis] for r in rows)
    out = []
    for r in rows:
        widths = [(0, 0)] * r.ndim
        widths[axis] = (0, n - r.shape[axis])
        out.append(np.pad(r.astype(np.float32), widths))
    return torch.from_numpy(np.stack(out))


def soft_of(batch: list) -> dict[str, Tensor]:
    """The teacher's answers for the words of each window: batch of (item, window, taught, a, b)."""
    cut = {
        name: padded([getattr(t, name)[a:b] for _, _, t, a, b in batch])
        for name in ("tags", "ends", "entities")
    }
    for name in ("links", "none"):  # batch by teacher by words by width
        cut[name] = padded([getattr(t, name)[:, a:b] for _, _, t, a, b in batch], 1)
    cut["reach"] = torch.from_numpy(batch[0][2].reach)
    cut["real"] = cut["tags"].sum(-1) > 0
    return cut


def cross(p: Tensor, logits: Tensor) -> Tensor:
    """Mean cross-entropy of rows against soft targets; 0 where there are no rows."""
    if not len(p):
        return logits.sum() * 0
    return -(p * torch.log_softmax(logits, -1)).sum(-1).mean()


def soft_loss(model: Who, h: Tensor, soft: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of one batch against the teacher's answers, named as those against gold."""
    real, both = soft["real"], model.tags(h).float()
    out = {"tags": cross(soft["tags"][real], both[..., :TAGS][real])}
    ends = F.binary_cross_entropy_with_logits(both[..., TAGS:][real], soft["ends"][real])
    out["ends"] = ends * 3
    out["entities"] = cross(soft["entities"][real], model.entities(h).float()[real])
    content, cue, by, first, last = model.links(h).chunk(5, -1)
    # batch by teacher by words by 480 -> five of batch by teacher by words by 96
    t_content, t_cue, t_by, t_first, t_last = soft["links"].chunk(5, -1)
    teachers = range(soft["links"].shape[1])
    rows = (soft["tags"][..., 5:].sum(-1) > LEAST) & real

    def taught(q: Tensor, k: Tensor, which: int, extra: int = -1) -> Tensor:
        parts = []
        for t in teachers:
            s = scores(q[:, t], k[:, t], soft["reach"][t, which], real)
            if extra >= 0:
                s = torch.cat([soft["none"][:, t, :, extra, None], s], -1)
            parts.append(torch.softmax(s[rows], -1))
        return torch.stack(parts).mean(0)

    with torch.no_grad():
        p = taught(t_content, t_cue, 0)
    out["content"] = cross(p, scores(content, cue, model.reach[0], real)[rows])
    rows = (soft["tags"][..., 3:5].sum(-1) > LEAST) & real
    none = model.none(h).float()
    for i, (key, side, t_side) in enumerate((("first", first, t_first), ("last", last, t_last))):
        with torch.no_grad():
            p = taught(t_by, t_side, 1 + i, i)
        s = torch.cat([none[..., i : i + 1], scores(by, side, model.reach[1 + i], real)], -1)
        out[key] = cross(p, s[rows])
    return out
