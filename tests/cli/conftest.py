"""What the tests of the commands share."""

from __future__ import annotations

from typing import Any

import pytest

from review import interchange
from review.cli import jsonl
from review.model import Submission
from tests.schema import faults


@pytest.fixture(autouse=True)
def every_json_fits_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever JSON a command writes in a test is held against the schema."""
    made_by = interchange.to_json

    def checked(submission: Submission) -> dict[str, Any]:
        made = made_by(submission)
        assert faults(made) == []
        return made

    for module in (interchange, jsonl):
        monkeypatch.setattr(module, "to_json", checked)
