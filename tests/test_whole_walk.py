"""The whole walk on the sample: the real command and its JSON, held against the truth of every page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.schema import faults
from tools.accuracy.committed import figures
from tools.accuracy.reading import all_said, tell_with_the_command
from tools.accuracy.seeds import WAYS, differing, read_each_way
from tools.accuracy.tables import examples
from tools.compare import compare

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"


# One of its few scanned papers may be left to a person.
LEAST_STATES = {"digital": 1.0, "escaneado": 0.93}


def test_the_sample_is_read_as_it_was_made(tmp_path: Path) -> None:
    lines = (ROOT / "tests" / "data" / "sample_truth.jsonl").read_text(encoding="utf-8").splitlines()
    told = tell_with_the_command(SAMPLE, tmp_path)
    for line in told.read_text(encoding="utf-8").splitlines():
        assert faults(json.loads(line)) == []
    scores = compare(map(json.loads, lines), all_said(told))
    shown = examples(scores, 20)
    assert scores.keys() == LEAST_STATES.keys()
    for origin, score in scores.items():
        found = figures(score)
        assert found["states"] >= LEAST_STATES[origin], shown
        assert found["pages"] == 1, shown
        assert found["false_cumple"] == 0, shown


@pytest.mark.long
def test_neither_the_hash_seed_nor_the_number_of_processes_changes_a_byte(tmp_path: Path) -> None:
    told = read_each_way(SAMPLE, tmp_path)
    assert len({way.seed for way in WAYS}) > 2
    assert {way.processes for way in WAYS} == {1, 2}
    assert differing(told) == []
    assert len({path.read_bytes() for path in told}) == 1
