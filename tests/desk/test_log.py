"""What happened to a cuenta after somebody looked at it is told with who did it and what."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review import spanish_titles as titles
from review.model import FieldType, ItemKind, SecopState, Seen, Verdict
from review.model.fields import FIELDS
from review.rules.registry import RULES
from review.store import Store, opinions, waiver_rows, witness
from review.store import schema as t
from tests.store.filled import filled


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path)


def now(store: Store) -> Seen:
    found = witness.of(store, 1)
    assert found is not None
    return found


def told(store: Store, seen: Seen) -> list[tuple[str, str, str]]:
    return [(one.author, one.told, one.quote) for one in desk.since(store, 1, seen)]


def change(store: Store, **values: object) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(**values))


def test_nothing_happened(store: Store) -> None:
    assert told(store, now(store)) == []


def test_only_what_came_after_is_told_in_its_order(store: Store) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Antes.", "Ana")
    seen = now(store)
    for name, row in (
        ("field_corrections", {"item": "cuenta", "name": "valor", "value": 5}),
        ("field_corrections", {"item": "cuenta", "name": "valor", "value": None}),
        ("item_marks", {"item": "rut", "state": "cumple"}),
        ("item_marks", {"item": "rut", "state": None}),
        ("page_moves", {"page": 3, "kind": "rut"}),
        ("page_moves", {"page": 3, "kind": None}),
        ("decisions", {"verdict": "aprobada"}),
    ):
        opinions.record(store, name, {**row, "submission_id": 1, "author": "Eva", "reason": "Porque sí."})
    assert told(store, seen) == [
        ("Eva", what, "Porque sí.")
        for what in (
            "corrigió «Valor» de la cuenta de cobro: $ 5 (antes no se había leído)",
            "dejó «Valor» de la cuenta de cobro como lo leyó la máquina (antes no se había leído)",
            "marcó el estado del RUT: «Cumple» (antes estaba en «Por revisar»)",
            "quitó la marca del RUT: vuelve a contar lo que halló la revisión "
            "(antes estaba en «Por revisar»)",
            "puso la página 3 en «RUT»",
            "dejó la página 3 como la leyó la máquina",
            "aprobó la cuenta",
        )
    ]


def test_what_the_program_did_is_told_without_a_name(store: Store) -> None:
    seen = now(store)
    change(store, result="incompleta", told="x")
    assert told(store, seen) == [("", "La cuenta se revisó de nuevo. Resultado de ahora: incompleta.", "")]
    seen = now(store)
    change(store, current=False)
    assert told(store, seen) == [("", "Llegó otra versión del archivo.", "")]
    seen = now(store)
    change(store, current=True)
    assert told(store, seen) == [("", "Ahora es la versión vigente.", "")]


# --- the whole history, in words ---


def phrases(store: Store) -> list[str]:
    """Each act of the history, oldest first, as the screen says it."""
    rows = desk.history(store, 1).to_dict("records")
    return [f"{row['quien']} {row['frase']}" for row in rows]


def with_reading(store: Store) -> None:
    """What was read of cuenta 1: a page, an item, the beginning of the period."""
    with store.writing() as connection:
        connection.execute(
            sa.insert(t.PAGES).values(
                submission_id=1,
                number=3,
                width=612.0,
                height=792.0,
                kind="otro",
                machine_kind="otro",
                confidence=0.9,
                origin="texto",
                rotation=0,
                marks=[],
                why=[],
            )
        )
        connection.execute(
            sa.insert(t.ITEMS).values(
                submission_id=1, item="rut", machine_state="por_revisar", state="por_revisar", pages=[]
            )
        )
        connection.execute(
            sa.insert(t.FIELDS).values(
                submission_id=1, item="informe", name="periodo_inicio", value="2026-10-03", corrected=False,
            )
        )  # fmt: skip


CORRECTED = {"item": "informe", "name": "periodo_inicio", "value": "2026-10-01"}


def record(store: Store, table: str, /, **row: object) -> None:
    opinions.record(store, table, {"submission_id": 1, "author": "Ana Inventada", "reason": "", **row})


def test_each_act_says_what_it_put_and_what_was_there(store: Store) -> None:
    with_reading(store)
    record(store, "field_corrections", **CORRECTED)
    record(store, "page_moves", page=3, kind="rut")
    record(store, "item_marks", item="rut", state="cumple")
    record(store, "decisions", verdict="devuelta")
    desk.set_secop_state(store, [1], SecopState.RECHAZADO, "Eva")
    desk.set_secop_state(store, [1], None, "Eva")
    assert phrases(store) == [
        "Ana Inventada corrigió «Periodo, desde» del informe de actividades: 1 de octubre de 2026 "
        "(antes se leía 3 de octubre de 2026)",
        "Ana Inventada puso la página 3 en «RUT» (antes se leía como «Otro documento»)",
        "Ana Inventada marcó el estado del RUT: «Cumple» (antes estaba en «Por revisar»)",
        "Ana Inventada devolvió la cuenta",
        "Eva puso el estado en SECOP II: «Rechazado» (antes era «Sin confirmar»)",
        "Eva quitó el estado en SECOP II puesto a mano (antes era «Rechazado»)",
    ]


def test_what_was_there_is_kept_with_the_act_whatever_is_read_later(store: Store) -> None:
    with_reading(store)
    record(store, "field_corrections", **CORRECTED)
    with store.writing() as connection:
        connection.execute(sa.update(t.FIELDS).values(value="2026-10-01", corrected=True))
    record(store, "field_corrections", **CORRECTED | {"value": "2026-10-02"})
    with store.writing() as connection:
        connection.execute(sa.delete(t.FIELDS))
    assert [told.rpartition(" (")[2] for told in phrases(store)] == [
        "antes se leía 3 de octubre de 2026)",
        "antes decía 1 de octubre de 2026)",
    ]


def test_an_act_that_leaves_what_was_there_says_so(store: Store) -> None:
    with_reading(store)
    record(store, "field_corrections", **CORRECTED | {"value": "2026-10-03"})
    told = "Ana Inventada corrigió «Periodo, desde» del informe de actividades: 3 de octubre de 2026"
    assert phrases(store) == [f"{told} (así estaba ya)"]


def test_an_act_of_an_earlier_version_says_only_what_it_put(tmp_path: Path) -> None:
    filled(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute(
        "INSERT INTO field_corrections (submission_id, item, name, value, reason, author, at) VALUES "
        "(1, 'informe', 'periodo_inicio', '\"2026-10-01\"', '', 'Ana', '2026-10-05 12:00:00.000000')"
    )
    connection.commit()
    connection.close()
    with Store.open(str(tmp_path / "a.db")) as store:
        told = "Ana corrigió «Periodo, desde» del informe de actividades: 1 de octubre de 2026"
        assert phrases(store) == [told]


def test_exceptions_for_the_contract_and_for_the_folder_are_told_and_no_others(store: Store) -> None:
    until = {"reason": "Así es aquí.", "until": dt.date(2026, 12, 31), "author": "Ana"}
    waiver_rows.add(store, 1, code="rut_fecha", contract_key="K1", **until)
    waiver_rows.add(store, 1, code="rut_fecha", contract_key="K2", **until)
    whole = waiver_rows.add(store, 1, code="rut_fecha", contract_key=None, **until)
    waiver_rows.withdraw(store, whole, reason="Ya no.", author="Eva")
    rule = next(f"«{rule.title}»" for rule in RULES if rule.code == "rut_fecha")
    assert phrases(store) == [
        f"Ana exceptuó la regla {rule} para este contrato, hasta el 31 de diciembre de 2026",
        f"Ana exceptuó la regla {rule} para toda la carpeta, hasta el 31 de diciembre de 2026",
        f"Eva retiró la excepción a la regla {rule}",
    ]


@pytest.mark.parametrize("item", ItemKind)
def test_every_field_and_item_has_its_words(store: Store, item: ItemKind) -> None:
    """No name of a column, no value as it is kept, in what a person reads."""
    samples = {
        FieldType.MONEY: 1_800_000, FieldType.COUNT: 3, FieldType.DATE: "2026-10-01",
        FieldType.MONTH: "2026-10",
        FieldType.DIGITS: "123", FieldType.DOCUMENT: "123", FieldType.TEXT: "Banco",
    }  # fmt: skip
    for name, card in FIELDS[item].items():
        record(store, "field_corrections", item=item.value, name=name, value=samples[card.type])
    for card, told in zip(FIELDS[item].values(), phrases(store), strict=True):
        assert f"corrigió «{card.title}» {titles.OF_ITEM[item]}: " in told
        assert "_" not in told
        assert "2026-10" not in told


def test_a_value_that_the_field_would_not_take_today_is_told_as_it_stands(store: Store) -> None:
    record(store, "field_corrections", **CORRECTED | {"value": "ayer"})
    record(store, "field_corrections", item="informe", name="lo_de_antes", value="x")
    assert [told.partition(" (")[0] for told in phrases(store)] == [
        "Ana Inventada corrigió «Periodo, desde» del informe de actividades: ayer",
        "Ana Inventada corrigió «lo_de_antes» del informe de actividades: x",
    ]
