from pathlib import Path

from review.rules.registry import RULES
from tools.rules_table import document

WRITTEN = Path(__file__).parents[2] / "docs" / "reglas.md"


def test_the_table_of_rules_is_up_to_date() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == document(), (
        "docs/reglas.md is stale: python -m tools.rules_table > docs/reglas.md"
    )


def test_every_rule_is_in_the_table_once() -> None:
    text = document()
    assert all(text.count(f"`{rule.code}`") == 1 for rule in RULES)
