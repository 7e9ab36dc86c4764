"""A small database of invented cuentas for the screens: written straight into the tables, no PDF read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind
from review.store import Store
from review.store import schema as t

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) **$1$** :smile:"
LONG = "María de los Ángeles Concepción Inmaculada Fernández de Córdoba y Ruiz de Apodaca Mosquera"
PEOPLE = [
    "Ana Lucía Pérez Ríos",
    "Jorge Iván Castaño",
    "Luz Marina Quintero",
    LONG,
    HOSTILE,
    "Óscar Ñáñez Díaz",
]
MONTHS = ("2026-04", "2026-05", "2026-06")
_BLANKS: dict[type, Any] = {str: "", int: 0, float: 0.0, bool: False, object: [], dict: [], bytes: b""}
NOW = dt.datetime(2026, 7, 2, 15, tzinfo=dt.UTC)
ITEMS = [item.value for item in ItemKind]
LACKS = ("informe", "cuenta", "seguridad_social", "banco")
SECOP = ("enviado", "sin_confirmar", "pendiente_registro", "aprobado", "pagado", "rechazado")


def fill(store: Store) -> None:
    """Six contracts over three months, one returned and sent again, one unreadable without a month."""
    with store.writing() as connection:
        folder = _insert(connection, t.FOLDERS, path="/cuentas", contracts_notes=[], read_at=NOW)
        for index, name in enumerate(PEOPLE):
            _add(
                connection,
                t.CONTRACTS,
                folder_id=folder,
                key=f"cps-{index}-2026",
                number=f"CPS-{index:03d}-2026",
                contractor=name,
                document=str(1061700000 + index),
                entity="Alcaldía Local de Prueba",
                start=dt.date(2026, 4, 1),
                end=dt.date(2026, 12, 31),
                monthly_value=1_800_000 + 100_000 * index,
                total_value=9 * (1_800_000 + 100_000 * index),
                supervisor="Sonia Vega" if index % 2 else "Pedro Díaz",
            )
            for place, month in enumerate(MONTHS):
                if (index, month) != (5, "2026-06"):
                    _account(connection, folder, index, name, place, month)
        _account(connection, folder, 0, PEOPLE[0], 2, "2026-06", version=1)
        _account(connection, folder, 9, None, 0, None, reading="danado")


def month_of_many(store: Store, many: int, day: dt.date) -> None:
    """So many contracts with one cuenta each, of the month of a day."""
    month = f"{day:%Y-%m}"
    with store.writing() as connection:
        folder = _insert(connection, t.FOLDERS, path="/cuentas", contracts_notes=[], read_at=NOW)
        for index in range(many):
            _account(connection, folder, index, f"{PEOPLE[index % 3]} {index}", 2, month)


def _account(
    connection: sa.Connection,
    folder: int,
    index: int,
    name: str | None,
    place: int,
    month: str | None,
    *,
    version: int = 2,
    reading: str = "leido",
) -> None:
    wrong = LACKS[(index + place) % 4] if (index + place) % 3 else None
    state = ("falta", "no_cumple", "por_revisar")[(index * 2 + place) % 3] if wrong else "cumple"
    result = {"falta": "incompleta", "no_cumple": "incompleta", "por_revisar": "por_revisar"}.get(
        state, "completa"
    )
    states = dict.fromkeys(ITEMS, "cumple") | {"rut": "no_aplica", "impuestos": "no_aplica"}
    if wrong:
        states[wrong] = state
    if reading != "leido":
        states, result = dict.fromkeys(ITEMS, "por_revisar"), "ilegible"
    digest = f"{index:02d}{place:02d}{version:02d}".ljust(64, "a")
    _add(
        connection,
        t.DOCUMENTS,
        sha256=digest,
        reader_version="1",
        size=1000,
        lectura=reading,
        page_count=5,
        picture_pages=0,
        failed_pages=0,
        read_at=NOW,
    )
    message = "La planilla 9000000001 es de 2026-03; se requiere la de mayo por $ 512.000 o $ 513.000."
    number = _insert(
        connection,
        t.SUBMISSIONS,
        folder_id=folder,
        archivo=f"{month or 'sueltos'}/cuenta {index:02d} v{version}.pdf",
        sha256=digest,
        lectura=reading,
        reason=None if reading == "leido" else "El archivo está dañado: pida que lo envíen de nuevo.",
        present=True,
        received=NOW - dt.timedelta(days=index),
        contract=f"CPS-{index:03d}-2026" if month else None,
        contract_key=f"cps-{index}-2026" if month else None,
        document=str(1061700000 + index) if month else None,
        contractor=name,
        payment=place + 1 if month else None,
        period=month,
        value=1_800_000 + 100_000 * index if month else None,
        account_date=dt.date.fromisoformat(f"{month}-28") if month else None,
        machine_result=result,
        result=result,
        **states,
        secop_state=SECOP[(index + place) % 6],
        secop_source="plan_de_pagos",
        current=version == 2,
        versions=2 if (index, month) == (0, "2026-06") else 1,
        copies=0,
        finding_count=1 if wrong else 0,
        first_finding=message if wrong else None,
        rules_version="1",
        judged_with="1",
        judged_at=NOW,
    )
    for item, value in states.items():
        _add(
            connection,
            t.ITEMS,
            submission_id=number,
            item=item,
            machine_state=value,
            state=value,
            pages=[1] if value == "cumple" else [],
        )
    if reading != "leido":
        return
    for page, kind in enumerate(("informe", "informe", "cuenta", "seguridad_social", "banco"), 1):
        _add(
            connection,
            t.PAGES,
            submission_id=number,
            number=page,
            kind=kind,
            machine_kind=kind,
            confidence=0.98,
            origin="texto",
            rotation=0,
            why=["título"],
            marks=[],
            width=612,
            height=792,
        )
    for item, field, value, quoted, page in (
        ("cuenta", "valor", 1_800_000 + 100_000 * index, "$ 1.800.000,oo", 3),
        ("cuenta", "periodo", month, "junio de 2026", 3),
        ("seguridad_social", "planilla", "9000000001", "9000000001", 4),
    ):
        _add(
            connection,
            t.FIELDS,
            submission_id=number,
            item=item,
            name=field,
            value=value,
            text=quoted,
            page=page,
            x0=100.0,
            top=200.0,
            x1=220.0,
            bottom=214.0,
            confidence=0.9,
            corrected=False,
            machine_value=value,
        )
    if wrong:
        _add(
            connection,
            t.FINDINGS,
            submission_id=number,
            position=0,
            item=wrong,
            code=f"{wrong}_periodo",
            state=state,
            severity="rechazo",
            message=message,
            expected="2026-05",
            found=f"2026-03 {HOSTILE}",
            page=4,
            x0=90.0,
            top=300.0,
            x1=300.0,
            bottom=315.0,
            searched=[],
            norm="Ley 1150 de 2007, artículo 23",
            request="Ítem 3: la planilla 9000000001 es de 2026-03; adjunte la de 2026-05.",
        )


def _insert(connection: sa.Connection, table: sa.Table, **values: Any) -> int:
    """Add a row to a table with numbered rows, and give its number."""
    return int(_add(connection, table, **values))


def _add(connection: sa.Connection, table: sa.Table, **values: Any) -> Any:
    """A row with what the screens look at; what they never look at gets the blank of its type."""
    for column in table.columns:
        if not column.nullable and not column.primary_key:
            values.setdefault(column.name, _BLANKS[column.type.python_type])
    made = connection.execute(sa.insert(table).values(values)).inserted_primary_key
    assert made is not None
    return made[0]
