from pathlib import Path

from review.freshness import Stage
from tools.freshness_doc import document

WRITTEN = Path(__file__).parents[2] / "docs" / "freshness.md"


def test_the_table_of_freshness_is_up_to_date() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == document(), (
        "docs/freshness.md is stale: python -m tools.freshness_doc > docs/freshness.md"
    )


def test_every_stage_is_in_it() -> None:
    text = document()
    assert all(f"| {stage.name.lower()} |" in text and stage.value.redone in text for stage in Stage)
