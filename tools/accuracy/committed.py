"""The figures that are committed, those that are aimed at, and what falls below them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.compare import Group, Score

FILE = Path(__file__).resolve().parents[1] / "accuracy.toml"
_HEADER = """\
# How right the program is, as shares of 1; `false_cumple` is a count. `python -m tools.accuracy --commit`
# writes the figures of a set, and a run of it that falls below them fails. `cases` are single cases of grace:
# OCR rounds a little differently from one processor to another. `targets` are what is aimed at.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a group: the measures in `parts` over those in `whole`; a count when `whole` is empty."""

    name: str
    title: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    more_is_better: bool

    def of(self, score: Score) -> float | None:
        """Its value; None when there is nothing to measure."""
        part = sum(map(score.total, self.parts))
        if not self.whole:
            return part
        whole = sum(map(score.total, self.whole))
        return part / whole if whole else None

    def one_case(self, score: Score) -> float:
        """What a single case weighs."""
        return 1 / max(sum(map(score.total, self.whole)), 1) if self.whole else 1.0

    def reaches(self, value: float, line: float) -> bool:
        return value >= line - 1e-9 if self.more_is_better else value <= line + 1e-9

    def told(self, value: float) -> str:
        return f"{100 * value:.2f} %" if self.whole else f"{value:.0f}"


_SAID = ("fields", "extra")
FIGURES = (
    Figure("pages", "pages right", ("pages_right",), ("pages",), True),
    Figure("fields", "fields right", ("right",), _SAID, True),
    Figure("empty", "fields empty", ("empty",), _SAID, False),
    Figure("wrong", "fields wrong or invented", ("wrong", "extra"), _SAID, False),
    Figure("states", "item states right", ("states_right",), ("states",), True),
    Figure("false_cumple", "false «cumple»", ("false_cumple",), (), False),
    Figure("false_alarms", "false alarms, of the good", ("false_alarm",), ("good",), False),
    Figure("left", "left to a person", ("left",), ("decidable",), False),
    Figure("boxes", "boxes on their ink", ("boxes_right",), ("boxes",), True),
)

Figures = dict[str, float]


def figures(score: Score) -> Figures:
    """Every figure that can be measured in a group."""
    found = {figure.name: figure.of(score) for figure in FIGURES}
    return {name: round(value, 5) for name, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Committed:
    """What `tools/accuracy.toml` holds: figures by set and group, by group, and cases of grace by figure."""

    committed: Mapping[str, Mapping[str, Figures]]
    targets: Mapping[str, Figures]
    cases: Mapping[str, float]

    @classmethod
    def load(cls, path: Path = FILE) -> Committed:
        """Raises OSError and tomllib.TOMLDecodeError."""
        held: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(held.get("committed", {}), held.get("targets", {}), held.get("cases", {}))

    def of(self, name: str, group: Group) -> Figures:
        """The figures committed for a set; those of the targets are no promise."""
        return self.committed.get(name, {}).get(group.value, {})

    def save(self, name: str, scores: Mapping[Group, Score], path: Path = FILE) -> None:
        """Write the figures of a set in place of those that it had."""
        made = {group.value: figures(score) for group, score in scores.items() if score.files}
        lines = [_HEADER, *_section("cases", self.cases)]
        for group, aims in self.targets.items():
            lines += _section(f"targets.{group}", aims)
        for one, groups in ({**self.committed, name: made}).items():
            for group, values in groups.items():
                lines += _section(f"committed.{one}.{group}", values)
        path.write_text("\n".join(lines), encoding="utf-8")


def _section(name: str, values: Mapping[str, float]) -> list[str]:
    return [f"[{name}]", *(f"{key} = {value:g}" for key, value in values.items()), ""]


def below(scores: Mapping[Group, Score], held: Committed, name: str) -> list[str]:
    """The figures worse than those committed for the set by more than the cases of grace, in words."""
    missed = []
    for group, score in scores.items():
        lines = held.of(name, group)
        for figure in FIGURES:
            value, line = figure.of(score), lines.get(figure.name)
            if value is None or line is None:
                continue
            grace = held.cases.get(figure.name, 0) * figure.one_case(score)
            if not figure.reaches(value, line - grace if figure.more_is_better else line + grace):
                missed.append(f"{group}: {figure.title}: {figure.told(value)}, committed {figure.told(line)}")
    return missed
