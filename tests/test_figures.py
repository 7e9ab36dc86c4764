"""The figures that are committed hold: papers of both origins, read with the real command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.accuracy import sets
from tools.accuracy.__main__ import measure
from tools.accuracy.committed import Committed, below
from tools.accuracy.tables import examples, report
from tools.compare import Group


@pytest.mark.parametrize("group", [Group.DIGITAL, pytest.param(Group.ESCANEADO, marks=pytest.mark.long)])
def test_no_figure_falls_below_the_committed_ones(group: Group, tmp_path: Path) -> None:
    """What differs between processors is forgiven by the cases of grace; a false «cumple» never is."""
    held = Committed.load()
    parts = [part for part in sets.SETS["ci"] if bool(part.options) == (group is Group.ESCANEADO)]
    scores = measure(sets.make(parts, tmp_path / "papeles"), tmp_path)
    assert held.of("ci", group)
    assert [one for one, score in scores.items() if score.files] == [group]
    assert below(scores, held, "ci") == [], report(scores, held, "ci") + "\n" + examples(scores, 20)
