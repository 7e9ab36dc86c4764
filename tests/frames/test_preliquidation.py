"""The pre-liquidation out of the database: what other cuentas say, the declaration before, the tables now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import desk, frames
from review.catalogue.table_columns import PRELIQUIDATION
from review.frames import withheld
from review.model import Box, Declaration, Field, ItemKind, Month, RecognisedItem, Recognition, Verdict
from review.store import Store, opinions, readings, settings
from review.store import schema as t
from review.store.settings import SettingKind
from review.ways.laws import PACKAGED
from tests.store.filled import contract, filled, submission

BOX = Box(10.0, 20.0, 30.0, 40.0)
STAMP = """
[[estampilla]]
vigente_desde = 2026-01-01
nombre = "Procultura"
sobre = "cuenta"
tarifa = 1
norma = "Ordenanza inventada"
"""
EMBARGO = """
version = 1
[[embargo]]
documento = "1061700001"
clase = "alimentos"
oficio = "Oficio 1"
valor = 250000
"""


def declared(**answers: str) -> Declaration:
    told = {name: Field(name, value, value, 5, BOX, 0.95) for name, value in answers.items()}
    return Declaration((5,), told)


def keep(store: Store, number: int, declaration: Declaration | None = None, **values: dict[str, Any]) -> None:
    """What was read of a cuenta: values by item, sure, on page 3; and its declaration."""
    items = {ItemKind(kind): RecognisedItem(ItemKind(kind), (3,)) for kind in values}
    recognition = Recognition((), items, declaration=declaration)
    with store.writing() as connection:
        readings.save_recognitions(connection, "1", {f"{number:064x}": recognition})
        for kind, told in values.items():
            for name, value in told.items():
                row = {
                    "submission_id": number,
                    "item": kind,
                    "name": name,
                    "value": value,
                    "text": str(value),
                }
                place = {"page": 3, "confidence": 0.95, "corrected": False, "machine_value": value}
                box = dict(zip(("x0", "top", "x1", "bottom"), BOX, strict=True))
                connection.execute(sa.insert(t.FIELDS).values(**row, **place, **box, support=[], others=[]))


def paid(gross: int, health: int, pension: int) -> dict[str, dict[str, Any]]:
    return {"cuenta": {"valor": gross}, "seguridad_social": {"salud": health, "pension": pension}}


EIGHT = paid(8_000_000, 400_000, 512_000)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Contract K1 in May and June, both with a declaration; K2 of the same person and entity in June."""
    rows = [
        submission(1, contract_key="K1", contract="K1", entity_key="E", value=8_000_000),
        submission(2, contract_key="K1", contract="K1", entity_key="E", period="2026-05", value=8_000_000),
        submission(3, contract_key="K2", contract="K2", entity_key="E", value=4_000_000, verdict=None),
    ]
    for row in rows:
        row.pop("verdict", None)
    made = filled(tmp_path, rows, [contract("K1", entity_key="E", total_value=48_000_000)])
    keep(made, 1, declared(usa_costos="no", dependientes="no"), **EIGHT)
    keep(made, 2, declared(usa_costos="no", dependientes="si"), **EIGHT)
    return made


def income(store: Store, number: int) -> dict[str, Any]:
    table = frames.preliquidation(store)
    rows = table[(table["submission_id"] == number) & (table["concepto"] == "retefuente")]
    (row,) = rows.to_dict("records")
    return row  # type: ignore[return-value]


def test_every_line_of_every_cuenta_is_a_row(store: Store) -> None:
    table = frames.preliquidation(store, Month(2026, 6))
    assert list(table.columns) == list(PRELIQUIDATION)
    assert set(table["submission_id"]) == {1, 3}
    kinds = list(table[table["submission_id"] == 1]["concepto"])
    assert kinds == ["retefuente", "reteica", "reteiva", "estampilla", "embargo"]


def test_cuentas_told_one_by_one_are_told_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every = frames.preliquidation(store)
    monkeypatch.setattr(withheld, "portions", lambda rows: ([one] for one in rows))
    pd.testing.assert_frame_equal(frames.preliquidation(store), every)
    assert every["submission_id"].nunique() == 3


def test_a_line_says_what_it_is_of_and_where_that_was_read(store: Store) -> None:
    row = income(store, 2)
    assert (row["estado"], row["valor"], row["base"]) == ("no_aplica", 0, 4_716_000)
    assert row["paginas"] == "3, 5"
    assert "Cuenta de cobro, valor: pág. 3 [10, 20, 30, 40]" in row["fuentes"]
    assert "Declaración tributaria, tiene dependientes: pág. 5" in row["fuentes"]
    assert "383" in row["norma"]


def test_the_contracts_of_a_person_at_one_payer_add_up(store: Store) -> None:
    row = income(store, 1)
    # Twelve millions less 912.000, 95 UVT and more; two thirds of it are of this cuenta.
    assert "K2" in row["por_que"]
    assert row["valor"] > 65_000


@pytest.mark.parametrize(
    "change", [{"entity_key": "F"}, {"document": "999"}, {"period": "2026-05"}, {"current": False}]
)
def test_another_payer_person_or_month_does_not(store: Store, change: dict[str, Any]) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 3).values(**change))
    assert income(store, 1)["valor"] == 65_000


def test_what_was_sent_back_is_not_paid_and_does_not_add_up(store: Store) -> None:
    decided = {"submission_id": 3, "verdict": Verdict.DEVUELTA.value, "reason": "Falta.", "author": "Ana"}
    opinions.record(store, "decisions", decided)
    assert income(store, 1)["valor"] == 65_000


def test_a_change_of_the_declaration_is_told(store: Store) -> None:
    found = desk.preliquidation(store, 1)
    assert found is not None
    assert found.changes == ("Tiene dependientes: ahora dice «no» (pág. 5); en mayo de 2026 decía «sí».",)
    before = desk.preliquidation(store, 2)
    assert before is not None
    assert before.changes == ()


def test_without_a_declaration_both_figures_stand_in_the_row(store: Store) -> None:
    keep(store, 3, **paid(8_000_000, 400_000, 512_000))
    row = income(store, 3)
    assert row["estado"] == "dos_cifras"
    assert pd.isna(row["valor"])
    assert row["valor_minimo"] < row["valor_maximo"]


def test_the_entity_s_own_tables_and_embargos_hold_at_once(store: Store) -> None:
    def states() -> dict[str, str]:
        table = frames.preliquidation(store, Month(2026, 5))
        return dict(zip(table["concepto"], table["estado"], strict=True))

    assert (states()["estampilla"], states()["embargo"]) == ("sin_configurar", "sin_configurar")
    laws = PACKAGED.read_text("utf-8") + STAMP
    settings.save_file(store, 1, SettingKind.LAWS, stamp="1", text=laws, problem=None)
    settings.save_file(store, 1, SettingKind.EMBARGOES, stamp="1", text=EMBARGO, problem=None)
    assert (states()["estampilla"], states()["embargo"]) == ("calculado", "calculado")


def test_a_value_in_doubt_is_not_gone_by_until_a_person_says_it(store: Store) -> None:
    keep(store, 2, declared(usa_costos="no"), seguridad_social={"solidaridad": 0})
    where = (t.FIELDS.c.submission_id == 2, t.FIELDS.c.name == "valor")
    with store.writing() as connection:
        doubt = {"note": "se leyeron dos", "confidence": 0.4}
        connection.execute(sa.update(t.FIELDS).where(*where).values(**doubt, value=20_000_000))
    doubted = income(store, 2)
    assert (doubted["estado"], pd.isna(doubted["valor_maximo"])) == ("sin_dato", True)
    assert "se leyó con duda ($ 20.000.000): confírmelo o corríjalo" in doubted["por_que"]
    with store.writing() as connection:
        connection.execute(sa.update(t.FIELDS).where(*where).values(corrected=True, note="corregido por Ana"))
    assert income(store, 2)["estado"] == "calculado"


def test_a_cuenta_that_is_in_no_folder_has_none(store: Store) -> None:
    assert desk.preliquidation(store, 99) is None
