"""*Pagos*, who is paid; taking a month or a list away; what changed since the last time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import frames, spanish
from review.frames.who_is_paid import sums
from review.model import Month, PayStanding
from review.sharing.export import csv_of, month_book, note_export
from review.store import Store
from review.store import schema as t
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.screens.test_secop_page import told

JUNE = Month(2026, 6)


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "visto.db"))


def test_the_figures_are_those_of_the_table(look: Opener, filled: Path) -> None:
    app = look("pagos", filled, mes="2026-06")
    assert errors(app) == []
    with Store.open(str(filled)) as store:
        found = sums(frames.payable(store, JUNE))
    (tiles,) = components(app, "tiles")
    shown = {one["label"]: one["value"] for one in tiles["items"]}
    assert shown == {
        spanish.title(one): spanish.pesos(pesos) if one.counted else str(many)
        for one, (many, pesos) in found.items()
    }
    table = components(app, "table")[0]
    counted = [pair for one, pair in found.items() if one.counted]
    assert len(table["rows"]) == sum(many for many, _ in counted)
    assert table["total"]["valor"] == spanish.pesos(sum(pesos for _, pesos in counted))


@pytest.mark.parametrize("standing", list(PayStanding))
def test_each_kind_can_be_looked_at_alone(standing: PayStanding, look: Opener, filled: Path) -> None:
    app = look("pagos", filled, mes="2026-06", situacion=standing.value)
    assert errors(app) == []
    words = {row["cells"]["situacion"]["word"] for row in components(app, "table")[0]["rows"]}
    assert words <= {spanish.title(standing)}


def test_a_cuenta_that_is_held_says_why(look: Opener, filled: Path) -> None:
    app = look("pagos", filled, mes="2026-06", situacion="retenida")
    rows = components(app, "table")[0]["rows"]
    assert rows
    assert all(row["cells"]["situacion"]["sub"].startswith("Sin decidir; ") for row in rows)


def test_what_changed_since_the_last_export(look: Opener, copied: Path) -> None:
    assert "todavía no se ha exportado entero" in told(look("pagos", copied, mes="2026-06"))
    with Store.open(str(copied)) as store:
        book = month_book(store, JUNE, "todas", "Eva")
        note_export(store, book, csv_of(book), "Eva")
        gone = sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.contract == "CPS-001-2026")
        with store.writing() as connection:
            connection.execute(gone.values(present=False))
    app = look("pagos", copied, mes="2026-06")
    assert ", por Eva." in told(app)
    (table,) = (one for one in components(app, "table") if one["caption"].startswith("Qué cambió"))
    (row,) = table["rows"]
    assert row["cells"]["cambio"]["word"] == "Salió"
    assert row["cells"]["valor"] == "—"


def test_months_are_compared(look: Opener, filled: Path) -> None:
    rows = components(look("pagos", filled, vista="mes"), "table")[0]["rows"]
    told_of = [row["cells"]["frente"] for row in rows]
    assert told_of[0] == "—"
    assert all(one.startswith(("+$ ", "-$ ", "$ ")) for one in told_of[1:])


@pytest.mark.parametrize(
    ("mes", "labels"),
    [
        ("2026-06", ["Descargar el libro de Excel", "Descargar los datos en CSV"]),
        ("todos", ["Descargar los datos en CSV"]),
    ],
)
def test_the_list_of_the_bandeja_can_be_taken_away(
    mes: str, labels: list[str], look: Opener, filled: Path
) -> None:
    app = look("bandeja", filled, mes=mes, resultado="incompleta")
    assert errors(app) == []
    assert [one.proto.label for one in app.get("download_button")] == labels
