"""The whole walk on the sample: the real command and its JSON, held against the truth of every page."""

from __future__ import annotations

import json
from pathlib import Path

from tools.accuracy.committed import figures
from tools.accuracy.reading import read_with_the_command
from tools.accuracy.tables import examples
from tools.compare import compare

ROOT = Path(__file__).resolve().parents[1]


# One of its few scanned papers may be left to a person.
LEAST_STATES = {"digital": 1.0, "escaneado": 0.93}


def test_the_sample_is_read_as_it_was_made(tmp_path: Path) -> None:
    lines = (ROOT / "tests" / "data" / "sample_truth.jsonl").read_text(encoding="utf-8").splitlines()
    scores = compare(map(json.loads, lines), read_with_the_command(ROOT / "data" / "sample", tmp_path))
    told = examples(scores, 20)
    assert scores.keys() == LEAST_STATES.keys()
    for origin, score in scores.items():
        found = figures(score)
        assert found["states"] >= LEAST_STATES[origin], told
        assert found["pages"] == 1, told
        assert found["false_cumple"] == 0, told
