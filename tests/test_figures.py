"""The figures that are committed hold: papers of both origins, read with the real command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.accuracy import sets
from tools.accuracy.__main__ import measure
from tools.accuracy.committed import Committed, below
from tools.accuracy.sets import Part
from tools.accuracy.tables import examples, report
from tools.compare import Group

WHOLE = sets.SETS["ci"]
UNSCANNED = [part for part in WHOLE if not part.options]


@pytest.mark.parametrize(
    ("parts", "groups"),
    [(UNSCANNED, {Group.DIGITAL}), pytest.param(WHOLE, set(Group), marks=pytest.mark.long)],
    ids=["digital", "whole"],
)
def test_no_figure_falls_below_the_committed_ones(
    parts: Sequence[Part], groups: set[Group], tmp_path: Path
) -> None:
    """What differs between processors is forgiven by the cases of grace; a false «cumple» never is."""
    held = Committed.load()
    scores = measure(sets.make(parts, tmp_path / "papeles"), tmp_path)
    assert all(held.of("ci", group) for group in groups)
    assert {group for group, score in scores.items() if score.files} == groups
    assert below(scores, held, "ci") == [], report(scores, held, "ci") + "\n" + examples(scores, 20)
