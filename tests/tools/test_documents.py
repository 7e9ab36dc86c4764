"""The documents written from the code say what it says today."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from review.catalogue.json_keys import OBJECTS
from review.catalogue.table_columns import TABLES
from review.cli import _COMMANDS
from tools import commands_doc, fields_doc, form_doc, json_doc, tables_doc

ROOT = Path(__file__).parents[2]
WRITTEN = {
    "campos": fields_doc,
    "comandos": commands_doc,
    "formatos": form_doc,
    "json": json_doc,
    "tablas": tables_doc,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_written_document_is_up_to_date(name: str) -> None:
    written: ModuleType = WRITTEN[name]
    assert (ROOT / f"docs/{name}.md").read_text("utf-8") == written.document(), (
        f"docs/{name}.md is stale: python -m {written.__name__} > docs/{name}.md"
    )


def test_each_is_linked_from_the_readme_and_made_by_make_rules() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    for name, module in WRITTEN.items():
        assert f"(docs/{name}.md)" in readme
        assert f"-m {module.__name__} > docs/{name}.md" in makefile


def test_every_table_and_object_has_its_heading_and_every_order_but_the_inner_one() -> None:
    tables, keys, orders = (module.document() for module in (tables_doc, json_doc, commands_doc))
    assert all(f"## `{name}`" in tables for name in TABLES)
    assert all(f"## {title}\n" in keys for title in OBJECTS)
    assert {name for name in _COMMANDS if f"## {name}\n" not in orders} == {"trabajar"}
