"""The figures that are committed hold: papers of both origins, read with the real command."""

from __future__ import annotations

from pathlib import Path

from tools.accuracy import sets
from tools.accuracy.__main__ import measure
from tools.accuracy.committed import Committed, below
from tools.accuracy.tables import examples, report
from tools.compare import Group


def test_no_figure_falls_below_the_committed_ones(tmp_path: Path) -> None:
    """What differs between processors is forgiven by the cases of grace; a false «cumple» never is."""
    held = Committed.load()
    scores = measure(sets.make(sets.SETS["ci"], tmp_path / "papeles"), tmp_path)
    assert all(held.of("ci", group) for group in Group)
    assert all(score.files for score in scores.values())
    assert below(scores, held, "ci") == [], report(scores, held, "ci") + "\n" + examples(scores, 20)
