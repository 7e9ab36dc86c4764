"""Who must be paid: each cuenta with where it stands on the way to its payment, and why (`PAYABLE`).

One answer for the screen, the workbook and the notebook; the pesos of those counted are those of `payments`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from review import spanish
from review.frames import staleness
from review.frames.counting import Out, standing
from review.frames.paid_into import Accounts
from review.frames.passing import Passing, last_told, passing_of
from review.model import Concept, Month, PayStanding, Resultado, SecopSource, SecopState, Verdict
from review.store import Store, queries
from review.store.contract_rows import contract_of
from review.store.owners import Owners

Row = dict[str, Any]
_ORDER = list(PayStanding)

Paying = Callable[[Sequence[queries.Row]], Mapping[int, Row]]
"""Of cuentas, rows of `queries.submissions`: what pays each, as `rp_rows.paying` tells it."""
_OUT: Mapping[Out, str] = {
    Out.VERSION_ANTERIOR: "Versión anterior: cuenta la más nueva.",
    Out.SIN_MES: "No se sabe qué mes cobra: ábrala en Revisar y escríbalo.",
}
_NO_VALUE = "No se leyó su valor: ábrala en Revisar y escríbalo."


def in_order(store: Store, month: Month) -> list[Row]:
    """Of a month, in the order of `rows`: only where each stands (`submission_id`, `situacion`, `valor`).
    Raises StoreUnavailable."""
    told, exported = standing(store, month), last_told(store)
    made = []
    for row in _asked(store, month, told):
        held, _ = _stands(row, told[row["id"]], exported)
        plain = {name: row[of] for name, of in _PLAIN.items()}
        made.append({"submission_id": row["id"], "situacion": held.value, **plain})
    return sorted(made, key=_order)


def rows(
    store: Store, month: Month | None, paying: Paying, of: Collection[int] | None = None
) -> Iterator[Row]:
    """Of a month or of all, or of these of them: what is to be paid first, by contract and payment. Raises
    StoreUnavailable."""
    told = standing(store, month)
    if of is not None:
        told = {number: out for number, out in told.items() if number in of}
    asked = list(_asked(store, month, told) if of is None else queries.submissions(store, ids=[*told]))
    owners: Owners[Row] = Owners(queries.contracts_of(store, asked))
    accounts, exported = Accounts(store, [row["id"] for row in asked], month), last_told(store)
    paid_by = paying(asked)
    made = []
    for row in asked:
        contract = owners.of(row)
        held, why = _stands(row, told[row["id"]], exported)
        read = accounts.of(row["id"])
        counted = held.counted
        made.append(
            {
                "submission_id": row["id"],
                "situacion": held.value,
                "por_que": why,
                **{name: row[of] for name, of in _PLAIN.items()},
                "nombre_banco": read.bank,
                "cuenta_bancaria": read.account,
                "tipo_cuenta": read.kind,
                "documento_titular": read.holder,
                "nombre_titular": accounts.holder_name(row),
                "otra_cuenta": accounts.differences(row, None if contract is None else contract_of(contract))
                if counted
                else None,
                **{name: paid_by.get(row["id"], {}).get(name) for name in PAID_BY},
            }
        )
    yield from sorted(made, key=_order)


_PLAIN = {
    "carpeta": "folder",
    "archivo": "archivo",
    "sha256": "sha256",
    "contrato": "contract",
    "contratista": "contractor",
    "documento": "document",
    "entidad": "entity",
    "supervisor": "supervisor",
    "periodo": "period",
    "pago": "payment",
    "valor": "value",
    "resultado": "result",
    "decision": "verdict",
    "decidido_por": "decision_author",
    "estado_secop": "secop_state",
    "fuente_secop": "secop_source",
}
PAID_BY = ("cdp", "rp", "rubro", "fuente", "dependencia")
"""What tells who pays a cuenta: its budget."""


def _asked(store: Store, month: Month | None, told: Mapping[int, Any]) -> Iterator[queries.Row]:
    found = queries.submissions(store, month=month)
    if month is not None:
        found += queries.submissions(store, undated=True)
    return (row for row in found if row["id"] in told)


def _order(row: Row) -> tuple[Any, ...]:
    place = _ORDER.index(PayStanding(row["situacion"]))
    number = row["contrato"]
    return place, number is None, number or "", row["periodo"] or "", row["pago"] or 0, row["archivo"]


def _stands(row: queries.Row, out: Out | None, exported: Any) -> tuple[PayStanding, str | None]:
    """Where a cuenta stands, and why in Spanish; None where nothing needs to be said."""
    if out is not None:
        return PayStanding.POR_FUERA, _OUT.get(out) or row["reason"] or "No se pudo leer: pídala de nuevo."
    state, verdict = SecopState(row["secop_state"]), _verdict(row)
    there = spanish.title(state).lower()
    if state is SecopState.PAGADO:
        here = "sin decidir" if verdict is None else spanish.title(verdict).lower()
        return PayStanding.PAGADA, None if verdict is Verdict.APROBADA else f"Aquí está {here}."
    if verdict is None:
        held = PayStanding.RETENIDA if _faulty(row, state) else PayStanding.SIN_DECIDIR
        return held, _undecided(row, state)
    if verdict is not Verdict.APROBADA:
        told = f"{spanish.title(verdict)}: {row['decision_reason'] or 'sin motivo escrito'}"
        return PayStanding.RETENIDA, _with_secop(told, state, SecopState.APROBADO)
    stale = staleness.told(row, None, None)
    if stale is not None:
        return PayStanding.RETENIDA, f"Aprobada, pero algo cambió después. {stale}"
    if row["value"] is None:
        return PayStanding.RETENIDA, _NO_VALUE
    source = SecopSource(row["secop_source"])
    passing = passing_of(verdict, state, source, decided=row["decision_at"], exported=exported)
    if passing is Passing.CONTRARIA:
        return PayStanding.RETENIDA, f"Aprobada aquí, y SECOP II dice {there}: revise cuál vale."
    if passing is Passing.POR_PASAR:
        said = "no dice nada de este pago" if source is SecopSource.NINGUNA else f"dice {there}"
        return PayStanding.POR_PASAR, f"Falta aprobarla en SECOP II, que {said}."
    return PayStanding.POR_PAGAR, None


def _verdict(row: queries.Row) -> Verdict | None:
    return None if row["verdict"] is None else Verdict(row["verdict"])


def _faulty(row: queries.Row, state: SecopState) -> bool:
    """Whether something is known against a cuenta that nobody decided: a fault that the rules found, a
    reviewer's concept, or a rejection in SECOP II. A doubt is none."""
    return (
        row["result"] == Resultado.INCOMPLETA
        or row["concept"] == Concept.CON_INCONSISTENCIA
        or state is SecopState.RECHAZADO
    )


def _undecided(row: queries.Row, state: SecopState) -> str:
    result = spanish.title(Resultado(row["result"])).lower()
    told = f"Sin decidir; {result}{': ' + row['first_finding'] if row['first_finding'] else ''}"
    if row["concept"] == Concept.CON_INCONSISTENCIA:
        said = row["concept_reason"] or "con inconsistencia, sin motivo escrito"
        told = f"{_ended(told)} {row['concept_author']} dio concepto: {said}"
    return _with_secop(told, state, SecopState.APROBADO, SecopState.RECHAZADO)


def _with_secop(told: str, state: SecopState, *against: SecopState) -> str:
    """With what SECOP II says, where that stands `against` it."""
    if state not in against:
        return _ended(told)
    return f"{_ended(told)} SECOP II dice {spanish.title(state).lower()}."


def _ended(told: str) -> str:
    return told if told.endswith((".", "…")) else f"{told}."


def sums(table: pd.DataFrame) -> dict[PayStanding, tuple[int, int]]:
    """How many cuentas stand so and what they add up to in pesos; one whose value was not read has none."""
    found = {one: table[table["situacion"] == one] for one in PayStanding}
    return {one: (len(rows), int(rows["valor"].sum())) for one, rows in found.items()}
