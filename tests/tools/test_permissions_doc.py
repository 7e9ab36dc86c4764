from pathlib import Path

from tools.permissions_doc import document

WRITTEN = Path(__file__).parents[2] / "docs" / "permisos.md"


def test_the_table_of_permissions_is_up_to_date() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == document(), (
        "docs/permisos.md is stale: python -m tools.permissions_doc > docs/permisos.md"
    )
