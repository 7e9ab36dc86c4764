"""The report, as it is kept in docs/numeros.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.compare import Score
from tools.drop_one.worth import Worth

_HEAD = """# What the numbers of recognition are worth

This report is written by `python -m tools.drop_one` (`make numbers`); it is not edited by hand. It is a
measurement, of {papers} papers ({own}), which were read once.
Of the {numbers} weights and reaches that recognition looks up as it runs (`review/recognition/`, each with
its unit and its reason beside it), the {chosen} on which most hangs of what is told of {few} of these papers
were set to half and to twice their value, one at a time (a share: halfway to the whole), and all the papers
were recognised and judged again. Each cuenta is judged by itself: what others say of it (a planilla or a
paragraph of somebody else) is not asked here, and that is what a false «cumple» below mostly is.

With the numbers as they are: {pages} of {all_pages} pages right; {right} fields right, {empty} empty,
{wrong} wrong or invented; {states} of {all_states} states right, {false_cumple} false «cumple».

Weights fitted by a regression were held against these, which a person set. On 220 papers of the generator 411
of 7532 choices were among several values, and the weights as they are chose the right one in 409: hardly
anything there can teach them more. Fitted on 160 of these papers (sums of weighed features, shrunk to the
weights as they are) and tried on 60 in layouts that recognition did not know, they settled 8 of 17 right
values that were left in doubt, and chose a wrong value 10 times instead of 3. On 201 papers in layouts that
it knew they told the same values. Of 87 values missing or wrong on 120 papers in layouts that it did not
know, the right one was among the candidates in 4: what a new layout costs is mostly a value that is no
candidate at all, which no weight can choose.

Each row says how many more or fewer there are with the other value; what costs most comes first. **Altered**
is all that is told otherwise, right or wrong; **wrong** counts what was invented too. A number that may be
another without any loss is one to look at: the papers do not need it, or none among them does.

"""
_COLUMNS = (
    "Number", "Is", "Set to", "Altered", "Pages right", "Fields right", "Wrong", "Empty", "States right",
    "False «cumple»",
)  # fmt: skip


def document(found: Sequence[Worth], base: Score, own: str, papers: int, numbers: int, few: int) -> str:
    """The report of these numbers, the costliest first; `base` is what they give as they are."""
    head = _HEAD.format(
        papers=papers,
        own=own,
        numbers=numbers,
        chosen=len({one.number for one in found}),
        few=few,
        pages=base.total("pages_right"),
        all_pages=base.total("pages"),
        right=base.total("right"),
        empty=base.total("empty"),
        wrong=base.total("wrong") + base.total("extra"),
        states=base.total("states_right"),
        all_states=base.total("states"),
        false_cumple=base.total("false_cumple"),
    )
    table = [f"| {' | '.join(_COLUMNS)} |", "|---" * len(_COLUMNS) + "|", *_rows(found)]
    return head + "".join(f"{line}\n" for line in table)


def _rows(found: Sequence[Worth]) -> Iterator[str]:
    for one in sorted(found, key=lambda one: (-one.harm, one.number.told, one.other)):
        change = one.change
        cells = [
            f"`{one.number.told}`",
            f"{one.number.value:g}",
            f"{one.other:g}",
            "fails" if one.altered is None else str(one.altered),
            _more(change["pages_right"]),
            _more(change["right"]),
            _more(change["wrong"] + change["extra"]),
            _more(change["empty"]),
            _more(change["states_right"]),
            _more(change["false_cumple"]),
        ]
        yield f"| {' | '.join(cells)} |"


def _more(count: int) -> str:
    return f"{count:+d}" if count else "·"
