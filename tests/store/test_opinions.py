"""What people did can be added to, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review.store import opinions, queries
from review.store import schema as t
from tests.store.filled import filled

ROWS = {
    "decisions": {"verdict": "aprobada", "reason": "", "sha256": "x", "rules_version": "1"},
    "item_marks": {"item": "rut", "state": "cumple", "reason": "visto"},
    "page_moves": {"page": 1, "kind": "rut", "reason": ""},
    "field_corrections": {"item": "rut", "name": "dv", "value": "3", "reason": ""},
    "secop_states": {"state": "pagado"},
    "concepts": {"concept": "visto_bueno", "reason": "", "sha256": "x", "rules_version": "1", "basis": {}},
    "reversals": {"decision_id": 1, "reason": ""},
    "notes": {"audience": "interna", "text": "Ojo", "sha256": "x"},
    "duty_marks": {"marks": [["Atender", "cumplida", ""]], "sha256": "x"},
    "second_looks": {
        "decision_id": 1,
        "found": {"rut": "cumple"},
        "verdict": "aprobada",
        "reason": "",
        "sha256": "a",
    },
}


def test_every_append_only_table_is_tried_here() -> None:
    assert set(ROWS) == set(t.APPEND_ONLY)


@pytest.mark.parametrize("name", t.APPEND_ONLY)
def test_a_row_can_be_added_but_neither_changed_nor_removed(tmp_path: Path, name: str) -> None:
    store = filled(tmp_path)
    table = t.METADATA.tables[name]
    if name in ("reversals", "second_looks"):  # of the decision with this number
        opinions.append(store, "decisions", [{**ROWS["decisions"], "submission_id": 1, "author": "Eva"}])
    opinions.append(store, name, [{**ROWS[name], "submission_id": 1, "author": "Ana"}])
    for statement in (sa.update(table).values(author="Otra"), sa.delete(table)):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(statement)
    assert [row["author"] for row in queries.log(store, name, 1)] == ["Ana"]


def test_only_those_tables_take_opinions(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="append-only"):
        opinions.append(filled(tmp_path), "files", [{}])


def test_an_opinion_about_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        opinions.append(
            filled(tmp_path), "secop_states", [{"submission_id": 99, "state": None, "author": "Ana"}]
        )
