"""The same labels and values as four offices would set them: beside, above, below, or in one cell."""

from __future__ import annotations

from collections.abc import Sequence

from tools.papers.paper import Paper

WAYS = ("beside", "above", "below", "inside")


def facts_table(
    paper: Paper, pairs: Sequence[tuple[str, str]], way: str, *, across: int = 2, size: float | None = None
) -> None:
    """A ruled table of label and value. `across` pairs stand side by side. Raises Overflow below the foot."""
    size = size or paper.style.size - 1
    width = paper.inner / across

    def label(text: str) -> object:
        return paper.cell(paper.style.label(text), size=size - (0.8 if way == "below" else 0), bold=True)

    def value(text: str) -> object:
        return paper.cell(text, size=size)

    for at in range(0, len(pairs), across):
        chunk = pairs[at : at + across]
        cells = [*chunk, *[("", "")] * (across - len(chunk))]
        labels, values = [label(a) for a, _ in cells], [value(b) for _, b in cells]
        if way == "beside":
            row = [one for both in zip(labels, values, strict=True) for one in both]
            paper.table([row], [width * 0.42, width * 0.58] * across, after=0)
        elif way == "inside":
            both = [
                paper.cell(f"<b>{paper.style.label(a)}</b><br/>{b}" if a else "", size=size) for a, b in cells
            ]
            paper.table([both], [width] * across, after=0)
        else:
            rows = [labels, values] if way == "above" else [values, labels]
            shade = ("BACKGROUND", (0, rows.index(labels)), (-1, rows.index(labels)), "#eeeeee")
            paper.table(rows, [width] * across, [shade], after=0)
    paper.y += 10
