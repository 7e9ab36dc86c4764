"""The faults that come back, and how many versions and working days it takes until a cuenta is approved."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.catalogue import table_columns
from review.frames import By
from review.model import Month, Severity, State, Verdict
from review.store import Store, opinions
from review.store import schema as t
from tests.store.filled import filled, submission

MAY, JUNE = Month(2026, 5), Month(2026, 6)
OLD_PLANILLA, BANK, VALUE = "seguridad_social_periodo", "banco_falta", "cuenta_valor"
FAILS: dict[str, Any] = {"seguridad_social": "no_cumple", "result": "incompleta"}
ANA: dict[str, Any] = {"contract": "K1", "contract_key": "K1", "party": "K1", "document": "111"}
EVA: dict[str, Any] = {"contract": "K2", "contract_key": "K2", "party": "K2", "document": "222"}
IVO: dict[str, Any] = {"contract": "K3", "contract_key": "K3", "party": "K3", "document": "333"}


def at(day: int, hour: int = 15) -> dt.datetime:
    """An hour of July 2026, in UTC."""
    return dt.datetime(2026, 7, day, hour, tzinfo=dt.UTC)


def finding(number: int, code: str, state: State = State.NO_CUMPLE, **changes: Any) -> dict[str, Any]:
    unknown = {column.name: None for column in t.FINDINGS.c}
    item = next(one for one in ("seguridad_social", "banco", "cuenta") if code.startswith(one))
    return {
        **unknown,
        "submission_id": number,
        "position": 0,
        "item": item,
        "code": code,
        "state": state.value,
        "severity": Severity.RECHAZO.value,
        "message": "",
        "searched": [],
        **changes,
    }


def decide(store: Store, number: int, verdict: Verdict, moment: dt.datetime) -> None:
    row = {
        "submission_id": number,
        "verdict": verdict.value,
        "reason": "",
        "author": "Sol",
        "sha256": "x",
        "rules_version": "1",
    }
    opinions.append(store, "decisions", [row], at=moment)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Ana: June returned for two faults and approved in its second version, May with the same fault and
    undecided. Eva: June approved at once, though a check fails. Ivo: June returned, and no more."""
    opened = filled(
        tmp_path,
        [
            submission(1, **ANA, **FAILS, banco="falta", versions=2, current=False, received=at(1)),
            submission(2, **ANA, versions=2, received=at(8)),
            submission(3, **ANA, **FAILS, period="2026-05", payment=2, received=at(1)),
            submission(4, **EVA, cuenta="no_cumple", received=at(3), contractor="EVA"),
            submission(5, **IVO, **FAILS, received=at(3), contractor="IVO"),
            submission(6, contract=None, contract_key=None, party=None, period=None, **FAILS),
        ],
    )
    with opened.writing() as connection:
        connection.execute(
            sa.insert(t.FINDINGS),
            [
                finding(1, OLD_PLANILLA),
                finding(1, BANK, State.FALTA, position=1),
                finding(2, OLD_PLANILLA, State.CUMPLE),
                finding(3, OLD_PLANILLA),
                finding(4, VALUE),
                finding(5, OLD_PLANILLA),
                finding(5, BANK, State.POR_REVISAR, position=1),
                finding(6, OLD_PLANILLA),
            ],
        )
    decide(opened, 1, Verdict.DEVUELTA, at(3))
    decide(opened, 2, Verdict.APROBADA, at(10))
    decide(opened, 4, Verdict.APROBADA, at(3))
    decide(opened, 5, Verdict.DEVUELTA, at(6))
    return opened


def test_a_fault_is_told_once_for_each_cuenta_whatever_its_version(store: Store) -> None:
    table = frames.faults(store)
    told = table[["submission_id", "codigo", "versiones", "sigue"]].itertuples(index=False, name=None)
    assert sorted(told) == [
        (2, BANK, 1, False),
        (2, OLD_PLANILLA, 1, False),
        (3, OLD_PLANILLA, 1, True),
        (5, OLD_PLANILLA, 1, True),
    ], "neither doubts, nor what was approved, nor a file without month"


def test_what_only_informs_or_speaks_of_versions_is_no_fault_of_the_papers(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1, cuenta="no_cumple")])
    informs = Severity.INFORMATIVA.value
    with store.writing() as connection:
        connection.execute(
            sa.insert(t.FINDINGS),
            [
                finding(1, VALUE),
                finding(1, "cuenta_version", position=1),
                finding(1, "cuenta_plazo", position=2, severity=informs),
            ],
        )
    assert list(frames.faults(store)["codigo"]) == [VALUE]


def test_a_version_whose_file_has_gone_is_still_a_round(tmp_path: Path) -> None:
    gone = {"present": False, "current": False}
    store = filled(
        tmp_path,
        [
            submission(1, **ANA, **FAILS, **gone, received=at(1)),
            submission(2, **ANA, received=at(2)),
            submission(3, **EVA, **gone, received=at(1)),
        ],
    )
    with store.writing() as connection:
        connection.execute(sa.insert(t.FINDINGS), [finding(1, OLD_PLANILLA)])
    decide(store, 2, Verdict.APROBADA, at(3))
    row = frames.pace(store, By.MES).iloc[0]
    assert (row["cuentas"], row["rondas"], row["con_fallas"]) == (1, 2, 1), "a cuenta all gone is not told"


def test_what_a_person_marked_as_fulfilled_is_no_fault(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1)])
    with store.writing() as connection:
        connection.execute(sa.insert(t.FINDINGS), [finding(1, OLD_PLANILLA)])
    assert frames.faults(store).empty


def test_the_rules_that_fail_most_and_those_who_fail_them_again(store: Store) -> None:
    table = frames.recurring(store, JUNE).set_index("codigo")
    assert list(table.index) == [OLD_PLANILLA, BANK]
    first = table.loc[OLD_PLANILLA]
    assert (first["cuentas"], first["contratistas"], first["meses"]) == (2, 2, 1)
    assert first["porcentaje"] == pytest.approx(200 / 3)
    assert first["reinciden"] == 1, "Ana, in May"
    assert first["remedio"] == "Adjunte la planilla del periodo indicado con su comprobante."
    whole = frames.recurring(store).set_index("codigo").loc[OLD_PLANILLA]
    assert (whole["cuentas"], whole["contratistas"], whole["meses"]) == (3, 2, 2)


def test_the_pace_of_a_month(store: Store) -> None:
    table = frames.pace(store, By.MES).set_index("grupo")
    assert list(table.index) == ["2026-05", "2026-06"]
    june = table.loc["2026-06"]
    assert (june["cuentas"], june["decididas"], june["aprobadas"], june["a_la_primera"]) == (3, 3, 2, 1)
    assert june["porcentaje"] == pytest.approx(100 / 3)
    assert june["rondas"] == 1.5
    assert june["dias_decision"] == 1, "2 of Ana, none of Eva, 1 of Ivo over a weekend"
    assert june["dias_aprobacion"] == 3.5, "7 of Ana, none of Eva"
    may = table.loc["2026-05"]
    assert (may["decididas"], may["con_fallas"]) == (0, 1)
    assert pd.isna(may["porcentaje"])
    assert pd.isna(may["rondas"])


def test_the_pace_of_a_contractor_gathers_their_months(store: Store) -> None:
    table = frames.pace(store, By.CONTRATISTA)
    assert list(table["grupo"]) == ["222", "333", "111"]
    ana = table.set_index("grupo").loc["111"]
    assert (ana["cuentas"], ana["decididas"], ana["con_fallas"]) == (2, 1, 2)
    assert ana["falla"] == "La planilla es del mes cobrado o del anterior"


def test_the_pace_of_an_item_is_that_of_the_cuentas_in_which_it_failed(store: Store) -> None:
    table = frames.pace(store, By.ITEM, JUNE).set_index("grupo")
    assert list(table.index)[:2] == ["informe", "cuenta"]
    pila = table.loc["seguridad_social"]
    assert (pila["decididas"], pila["a_la_primera"], pila["aprobadas"]) == (3, 1, 2)
    assert (pila["rondas"], pila["dias_aprobacion"]) == (1.5, 7)
    assert table.loc["cuenta", "a_la_primera"] == 3, "what was approved did not fail"
    assert pd.isna(table.loc["cuenta", "dias_aprobacion"])


def test_an_item_that_is_not_asked_for_is_not_measured(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1, rut="no_aplica")])
    assert "rut" not in set(frames.pace(store, By.ITEM)["grupo"])


def test_nothing_passes_in_a_version_that_could_not_be_read(tmp_path: Path) -> None:
    store = filled(
        tmp_path,
        [
            submission(1, party="K1", contract_key="K1", lectura="danado", current=False, received=at(1)),
            submission(2, party="K1", contract_key="K1", received=at(2)),
        ],
    )
    decide(store, 2, Verdict.APROBADA, at(3))
    row = frames.pace(store, By.ITEM).set_index("grupo").loc["informe"]
    assert (row["a_la_primera"], row["rondas"]) == (0, 2)


def test_copies_of_a_file_are_one_version(tmp_path: Path) -> None:
    same = {"party": "K1", "contract_key": "K1", "sha256": "a" * 64}
    store = filled(
        tmp_path,
        [
            submission(1, **same, current=False, received=at(1)),
            submission(2, **same, received=at(6)),
        ],
    )
    decide(store, 2, Verdict.APROBADA, at(7))
    row = frames.pace(store, By.MES).iloc[0]
    assert (row["a_la_primera"], row["dias_aprobacion"]) == (1, 4), "counted from the first copy"


def test_days_are_those_of_colombia(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1, received=at(2, hour=2))])
    decide(store, 1, Verdict.APROBADA, at(2, hour=20))
    assert frames.pace(store, By.MES).iloc[0]["dias_decision"] == 1, "it came on the evening of the 1st"


def test_without_cuentas_every_table_has_its_columns(tmp_path: Path) -> None:
    store = filled(tmp_path, [])
    assert list(frames.faults(store)) == list(table_columns.FAULTS)
    assert list(frames.recurring(store, MAY)) == list(table_columns.RECURRING)
    assert all(list(frames.pace(store, by)) == list(table_columns.PACE) for by in By)
