"""Who must be paid: where each cuenta stands and why, the account it is paid into, and its budget."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.frames.counting import standing
from review.frames.who_is_paid import sums
from review.model import Month, PayStanding, SinceExport
from review.sharing.export import month_book, note_export
from review.store import Store, opinions
from review.store import schema as t
from tests.store.filled import contract, filled, submission

JUNE = Month(2026, 6)
MAY = {"period": "2026-05", "archivo": "mayo.pdf"}


def decide(store: Store, *numbers: int, verdict: str = "aprobada", reason: str = "") -> None:
    for number in numbers:
        row = {"submission_id": number, "verdict": verdict, "reason": reason, "author": "Ana"}
        opinions.record(store, "decisions", row)


def june(store: Store) -> pd.DataFrame:
    return frames.payable(store, JUNE).set_index("submission_id")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A cuenta of each kind."""
    opened = filled(
        tmp_path,
        [
            submission(1, secop_state="aprobado", secop_source="plan_de_pagos"),
            submission(2, secop_state="enviado", secop_source="plan_de_pagos"),
            submission(3),
            submission(4, result="incompleta"),
            submission(5, value=None),
            submission(6, secop_state="pagado", secop_source="plan_de_pagos"),
            submission(7, secop_state="rechazado", secop_source="plan_de_pagos"),
            submission(8, current=False, contract="K1", contract_key="K1"),
            submission(9, result="ilegible", lectura="danado", reason="El PDF está dañado.", value=None),
            submission(10, period=None),
            submission(11),
            submission(12, **MAY),
            submission(13),
            submission(14, result="por_revisar"),
            submission(15, secop_state="rechazado", secop_source="plan_de_pagos"),
            submission(16),
        ],
    )
    told = sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 4)
    with opened.writing() as connection:
        connection.execute(told.values(first_finding="La planilla es de abril."))
    decide(opened, 1, 2, 3, 5, 7)
    decide(opened, 11, verdict="devuelta", reason="Falta el informe")
    said = {"concept": "con_inconsistencia", "author": "Eva", "reason": "El valor no es el pactado"}
    opinions.record(opened, "concepts", {"submission_id": 16, **said})
    return opened


def test_where_each_cuenta_stands_and_why(store: Store) -> None:
    table = june(store)
    told = {int(str(n)): (row["situacion"], row["por_que"]) for n, row in table.iterrows()}
    assert {number: standing for number, (standing, _) in told.items()} == {
        1: "por_pagar",
        2: "por_pasar",
        3: "por_pasar",
        4: "retenida",
        5: "retenida",
        6: "pagada",
        7: "retenida",
        8: "por_fuera",
        9: "por_fuera",
        10: "por_fuera",
        11: "retenida",
        13: "sin_decidir",
        14: "sin_decidir",
        15: "retenida",
        16: "retenida",
    }
    assert pd.isna(told[1][1])
    assert told[2][1] == "Falta aprobarla en SECOP II, que dice enviado a la entidad estatal."
    assert told[3][1] == "Falta aprobarla en SECOP II, que no dice nada de este pago."
    assert told[4][1] == "Sin decidir; incompleta: La planilla es de abril."
    assert told[5][1] == "No se leyó su valor: ábrala en Revisar y escríbalo."
    assert told[6][1] == "Aquí está sin decidir."
    assert told[7][1] == "Aprobada aquí, y SECOP II dice rechazado: revise cuál vale."
    assert told[8][1].startswith("Versión anterior")
    assert told[9][1] == "El PDF está dañado."
    assert told[10][1].startswith("No se sabe qué mes cobra")
    assert told[11][1] == "Devuelta: Falta el informe."
    assert told[13][1] == "Sin decidir; completa."
    assert told[14][1] == "Sin decidir; por revisar."
    assert told[15][1] == "Sin decidir; completa. SECOP II dice rechazado."
    assert told[16][1] == "Sin decidir; completa. Eva dio concepto: El valor no es el pactado."
    assert list(table["situacion"]) == sorted(
        table["situacion"], key=[one.value for one in PayStanding].index
    )


def counted_ids(store: Store, month: Month | None) -> list[int]:
    return [number for number, why in standing(store, month).items() if why is None]


def test_the_pesos_are_those_of_the_payments_that_are_counted(store: Store) -> None:
    for month in (JUNE, None):
        payments = frames.payments(store, month)
        counted = payments[payments["submission_id"].isin(counted_ids(store, month))]
        found = {one: many for one, many in sums(frames.payable(store, month)).items() if one.counted}
        assert sum(many for many, _ in found.values()) == len(counted)
        assert sum(pesos for _, pesos in found.values()) == counted["valor"].sum()


def test_some_are_told_as_they_are_among_all(store: Store) -> None:
    every = frames.payable(store, JUNE)
    numbers = list(every["submission_id"])
    for part in (numbers[:3], numbers[4:5], numbers[::-1], []):
        own = every[every["submission_id"].isin(part)].reset_index(drop=True)
        pd.testing.assert_frame_equal(frames.payable(store, JUNE, of=part), own)
    first = frames.payable_in_order(store, JUNE)
    pd.testing.assert_frame_equal(first, every[list(first.columns)])


def test_an_approval_that_is_out_of_date_holds_the_cuenta(store: Store) -> None:
    with store.writing() as connection:
        other = sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(said="otra", rules_version="2")
        connection.execute(other)
    row = june(store).loc[1]
    assert row["situacion"] == "retenida"
    assert row["por_que"].startswith("Aprobada, pero algo cambió después. ")


# --- the account ---


def read(store: Store, number: int, **values: str) -> None:
    """Values read in a cuenta: `cuenta_banco` is the bank of its cuenta de cobro, and so on."""
    rows: list[dict[str, Any]] = []
    for told, value in values.items():
        item, _, name = told.partition("_")
        rows.append({"submission_id": number, "item": item, "name": name, "value": value, "corrected": False})
    with store.writing() as connection:
        connection.execute(sa.insert(t.FIELDS), rows)


ACCOUNT = {"cuenta_banco": "Bancolombia", "cuenta_cuenta": "0012345678"}
CERTIFIED = {"banco_cuenta": "12345678", "banco_tipo_cuenta": "ahorros", "banco_documento": "1061700001"}


def of_contract(place: Path, **changes: Any) -> Store:
    known = contract("K1", document="1061700001", **changes)
    pair = [submission(1, party="a", contract="K1", contract_key="K1")]
    pair.append(submission(2, party="a", contract="K1", contract_key="K1", **MAY))
    return filled(place, pair, [known])


def test_the_account_is_told_as_it_was_read(tmp_path: Path) -> None:
    store = of_contract(tmp_path, bank="BANCOLOMBIA S.A.", account="12345678", account_type="Ahorros")
    read(store, 1, **ACCOUNT, **CERTIFIED)
    read(store, 2, **ACCOUNT, **CERTIFIED)
    row = june(store).loc[1]
    told = ("nombre_banco", "cuenta_bancaria", "tipo_cuenta", "documento_titular")
    assert tuple(row[list(told)]) == ("Bancolombia", "0012345678", "ahorros", "1061700001")
    assert row["nombre_titular"] == "LUZ DARY RÍOS", "whose document it is"
    assert pd.isna(row["otra_cuenta"]), "written otherwise it is the same account, bank and kind"


@pytest.mark.parametrize(
    ("known", "before", "now", "told"),
    [
        ({"account": "999999"}, {}, {}, "El contrato tiene registrado otro dato: cuenta 999999."),
        ({"account_type": "Corriente"}, {}, {}, "El contrato tiene registrado otro dato: de corriente."),
        ({"bank": "Davivienda"}, {}, {}, "El contrato tiene registrado otro dato: banco Davivienda."),
        ({}, {"cuenta_cuenta": "555666"}, {}, "En mayo de 2026 era otro: cuenta 555666."),
        ({}, {"cuenta_banco": "Davivienda"}, {}, "En mayo de 2026 era otro: banco Davivienda."),
        ({}, {"banco_documento": "52000111"}, {}, "En mayo de 2026 era otro: titular 52000111."),
        (
            {},
            {},
            {"banco_cuenta": "77777777"},
            "La cuenta de cobro pide la 0012345678 y la certificación es de la 77777777.",
        ),
        (
            {},
            {},
            {"banco_documento": "52000111"},
            "La certificación es del documento 52000111, que no es el del contratista.",
        ),
    ],
)
def test_what_differs_is_told(
    tmp_path: Path, known: dict[str, str], before: dict[str, str], now: dict[str, str], told: str
) -> None:
    store = of_contract(tmp_path, **known)
    read(store, 1, **{**ACCOUNT, **CERTIFIED, **now})
    if before:
        read(store, 2, **{**ACCOUNT, **before})
    assert june(store).loc[1, "otra_cuenta"] == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "PEDRO ANTONIO ROJAS GIL",
            "La certificación trae el nombre PEDRO ANTONIO ROJAS GIL, y el contratista es LUZ DARY RÍOS.",
        ),
        ("Ríos Luz Dary", None),
    ],
)
def test_the_name_on_the_certificate_is_the_holders_and_another_one_is_told(
    tmp_path: Path, name: str, told: str | None
) -> None:
    store = of_contract(tmp_path)
    read(store, 1, **ACCOUNT, **CERTIFIED)
    with store.writing() as connection:
        row = dict.fromkeys(column.name for column in t.FINDINGS.c) | {
            "submission_id": 1, "position": 1, "item": "banco", "code": "banco_nombre", "state": "cumple",
            "severity": "alerta", "message": "", "found": name, "searched": [],
        }  # fmt: skip
        connection.execute(sa.insert(t.FINDINGS).values(row))
    row = june(store).loc[1]
    assert row["nombre_titular"] == name
    assert (None if pd.isna(row["otra_cuenta"]) else row["otra_cuenta"]) == told


def test_who_gave_the_contract_over_has_an_account_of_their_own(tmp_path: Path) -> None:
    store = of_contract(tmp_path, account="999999", assignor="1061700001", assigned_on=dt.date(2026, 7, 1))
    read(store, 1, **ACCOUNT)
    assert pd.isna(june(store).loc[1, "otra_cuenta"])


def test_the_budget_that_pays_it(tmp_path: Path) -> None:
    lines = [
        {"rp": "345", "rp_value": 1_000_000, "cdp": "120", "fuente": "SGP", "dependencia": "Salud"},
        {"rp": "912", "rp_value": 9_000_000, "fuente": "Propios"},
    ]
    row = june(of_contract(tmp_path, budget=lines)).loc[1]
    assert (row["rp"], row["fuente"]) == ("912", "Propios"), "May took what there was of the first"
    assert pd.isna(row["cdp"])
    assert pd.isna(row["dependencia"])


# --- since the last export ---


def test_what_changed_since_the_month_was_last_exported(store: Store) -> None:
    assert frames.export_changes(store, JUNE).empty, "never exported"
    note_export(store, month_book(store, JUNE, "todas", "Eva"), b"libro", "Eva")
    assert frames.export_changes(store, JUNE).empty
    decide(store, 4)
    with store.writing() as connection:
        changed = sa.update(t.SUBMISSIONS)
        connection.execute(changed.where(t.SUBMISSIONS.c.id == 3).values(present=False))
        connection.execute(changed.where(t.SUBMISSIONS.c.id == 10).values(period="2026-06"))
    told = frames.export_changes(store, JUNE).set_index("submission_id")
    assert dict(told["cambio"]) == {10: SinceExport.ENTRO, 4: SinceExport.CAMBIO, 3: SinceExport.SALIO}
    assert tuple(told.loc[4, ["antes", "ahora"]]) == ("Retenida", "Aprobada, falta SECOP II")
    assert tuple(told.loc[3, ["antes", "valor_antes"]]) == ("Aprobada, falta SECOP II", 1_800_000)
    assert pd.isna(told.loc[3, "valor"])


def test_a_new_version_is_a_change_of_the_same_cuenta(store: Store) -> None:
    note_export(store, month_book(store, JUNE, "todas", "Eva"), b"libro", "Eva")
    with store.writing() as connection:
        changed = sa.update(t.SUBMISSIONS)
        connection.execute(changed.where(t.SUBMISSIONS.c.id == 1).values(current=False))
        connection.execute(changed.where(t.SUBMISSIONS.c.id == 8).values(current=True, value=2_000_000))
    told = frames.export_changes(store, JUNE)
    assert list(told["cambio"]) == ["cambio"]
    assert told["ahora"].iloc[0] == "Sin decidir, con otro archivo"
    assert (told["valor_antes"].iloc[0], told["valor"].iloc[0]) == (1_800_000, 2_000_000)


def test_an_export_of_some_is_no_ground_to_compare_with(store: Store) -> None:
    note_export(store, month_book(store, JUNE, "pendientes", "Eva"), b"libro", "Eva")
    note_export(store, month_book(store, JUNE, "todas", "Eva", only={1}), b"libro", "Eva")
    decide(store, 4)
    assert frames.export_changes(store, JUNE).empty


def test_noting_an_export_leaves_the_log_of_acts_alone(store: Store) -> None:
    """Else the same state would give another workbook each time: it prints the head of the log."""
    first = month_book(store, JUNE, "todas", "Eva")
    note_export(store, first, b"libro", "Eva")
    again = month_book(store, JUNE, "todas", "Eva")
    assert (again.log, again.made_at) == (first.log, first.made_at)
