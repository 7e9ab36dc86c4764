"""Where the columns of a table of activities part, below its heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from review.model import Box
from review.recognition.items.informe.activity_tables import Header
from review.recognition.page.paragraphs import PrintLine

# In units of the text's height.
ALIGNED = 0.35
GAP = 0.5
_MOST_EDGES = 60
_APART_WEIGHT, _HEAD_WEIGHT = 0.2, 2.0  # of a word at an edge, whose gap counts 1; of the header's
_SHARED = 3.0  # judgement: two lines and a little of the weight above
_SENTENCE_WORDS, _MOST_ACROSS = 12, 0.2  # judgement: of text below a table; the share of lines that may be it
_HEADS_CROSSED = 3  # judgement: two may stand over one cell


def splits(header: Header, lines: Sequence[PrintLine]) -> tuple[float, ...]:
    """Where the columns part: the left edges that most lines share and fewest words cross."""
    height = header.page.height
    boxes: list[tuple[Box, bool]] = []
    for line in _above_text(header, lines):
        words, right = line.page.words, float("-inf")
        for box in (words[i].box for i in line.words):
            boxes.append((box, box.x0 - right > GAP * height))
            right = box.x1
    # Ticks are as narrow as their heads, and too few to tell an edge by.
    return tuple(
        two.x0 - ALIGNED * height
        if at in header.ticked
        else _gutter(boxes, one.centre, two.centre, ALIGNED * height, two.x0)
        for at, (one, two) in enumerate(pairwise(header.cells), start=1)
    )


def _above_text(header: Header, lines: Sequence[PrintLine]) -> Sequence[PrintLine]:
    """The lines above the first that is running text below the table; all where many look so, for columns may
    stand close to each other."""
    running = [at for at, line in enumerate(lines) if _runs_across(line, header)]
    above = lines[: min(running, default=len(lines))]
    return above if above and len(running) <= _MOST_ACROSS * len(lines) else lines


def _runs_across(line: PrintLine, header: Header) -> bool:
    """Whether a line is a sentence that runs below three heads, or below both of two, without a gap."""
    if len(line.words) <= _SENTENCE_WORDS:
        return False
    words, height = line.page.words, line.page.height
    runs = [[words[line.words[0]].box]]
    for index in line.words[1:]:
        box = words[index].box
        if box.x0 - runs[-1][-1].x1 > GAP * height:
            runs.append([box])
        else:
            runs[-1].append(box)
    below = (sum(run[0].x0 <= cell.centre <= run[-1].x1 for cell in header.cells) for run in runs)
    return max(below) >= min(len(header.cells), _HEADS_CROSSED)


def _gutter(boxes: Sequence[tuple[Box, bool]], low: float, high: float, slack: float, head: float) -> float:
    """The x between `low` and `high` where a column most likely begins; boxes are told to follow a gap."""
    near = [(box, apart) for box, apart in boxes if box.x1 > low and box.x0 < high]
    # The most shared ones: text set to both edges has gaps all over a column.
    shared = Counter(round(box.x0, 1) for box, apart in near if apart and low < box.x0 < high)
    edges = sorted(edge for edge, _ in shared.most_common(_MOST_EDGES))
    best: tuple[float, float, float] | None = None

    def crossed(edge: float) -> int:
        return sum(box.x0 < edge - slack and box.x1 > edge + slack for box, _ in near)

    for edge in edges:
        crossing = crossed(edge)
        aligned = sum(apart + _APART_WEIGHT for box, apart in near if abs(box.x0 - edge) <= slack)
        headed = _HEAD_WEIGHT if abs(head - edge) <= 2 * slack else 0.0
        rank = (crossing, -(aligned + headed), edge)
        best = rank if best is None else min(rank, best)
    # Where cells are centred no edge is shared by many; one between the words of a text cuts some.
    if best is None or (0 < best[0] >= crossed(head) and -best[1] < _SHARED):
        return head - slack
    return best[2] - slack
