"""The sums and crossings of `review.frames`, as pure functions over its tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from review.frames.arrived import counted
from review.model import ItemKind, Month, Resultado, SecopState, Verdict

NO_ACCOUNT = "sin_cuenta"
ITEMS = [item.value for item in ItemKind]
WHO = ("contrato", "contratista", "documento")
_TOLD_APART = ["clave_contrato", "clave_entidad", *WHO]
_OF_CONTRACT = [*_TOLD_APART, "en_lista", "primer_mes", "fecha_inicio", "fecha_fin"]
_OF_CUENTA = ["id", *_TOLD_APART, "pago", "resultado", *ITEMS]

Row = dict[str, Any]


def _records(table: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def in_force(submissions: pd.DataFrame) -> pd.DataFrame:
    """Of several versions of a cuenta, the one that counts."""
    return submissions[submissions["vigente"]]


def by_contract(contracts: pd.DataFrame, submissions: pd.DataFrame) -> list[tuple[Row, list[Row]]]:
    """For each contract (of the list first, then those only seen in a cuenta): who it is, and its cuentas.

    Cuentas without a contract number stand alone. Where a number is that of several people's or entities'
    contracts, a cuenta goes to its contractor's and its entity's.
    """
    found: dict[str, list[tuple[Row, list[Row]]]] = {}
    for contract in _records(contracts):
        same = found.setdefault(contract["clave_contrato"], [])
        if not any(_same_party(contract, known) for known, _ in same):
            same.append((contract, []))
    for row in _records(submissions):
        key = row["clave_contrato"] if isinstance(row["clave_contrato"], str) else f"id {row['id']}"
        same = found.setdefault(key, [])
        if not same:
            same.append(({name: row[name] for name in (*WHO, "clave_entidad")}, []))
        own = [one for one in same if _same_party(one[0], row)]
        own = own or [one for one in same if _may_be_of(one[0], row)]
        if not own:
            own = [({name: row[name] for name in (*WHO, "clave_entidad")}, [])]
            same.append(own[0])
        own[0][1].append(row)
    return [one for same in found.values() for one in same]


def _same_party(one: Row, two: Row) -> bool:
    """By their documents, of which two that are not known are the same, and their entities."""
    documents = [_known(row["documento"]) for row in (one, two)]
    return documents[0] == documents[1] and _same_entity(one, two)


def _same_entity(one: Row, two: Row) -> bool:
    entities = [_known(row["clave_entidad"]) for row in (one, two)]
    return None in entities or entities[0] == entities[1]


def _may_be_of(contract: Row, account: Row) -> bool:
    """Whether a cuenta with its number may be of a contract: of one that was assigned, or as its papers say
    nothing of whose it is."""
    entities = [_known(row["clave_entidad"]) for row in (contract, account)]
    if entities[0] == entities[1]:
        return True
    return None in entities and None in [_known(row["documento"]) for row in (contract, account)]


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _is_listed(contract: Row, month: Month) -> bool:
    """Whether a list has the contract, and cuentas of its entity or its folders are known since the month or
    before: of what was before the first folder read, nothing is told."""
    first = _known(contract.get("primer_mes"))
    return contract.get("en_lista") is not False and (first is None or first <= str(month))


def _is_awaited(contract: Row, month: Month) -> bool:
    """Whether the contract should have a cuenta of the month: it is in a list, and its dates hold the month
    (True for what is not known)."""
    if not _is_listed(contract, month):
        return False
    start, end = contract.get("fecha_inicio"), contract.get("fecha_fin")
    started = not isinstance(start, dt.date) or pd.isna(start) or Month.of(start) <= month
    return started and (not isinstance(end, dt.date) or pd.isna(end) or month <= Month.of(end))


def compliance(submissions: pd.DataFrame, contracts: pd.DataFrame, month: Month) -> Iterator[Row]:
    """A row for each cuenta in force of the month and each contract that should have one and has none."""
    wanted = in_force(submissions)
    wanted = wanted[wanted["periodo"] == str(month)]
    for contract, accounts in by_contract(contracts[_OF_CONTRACT], wanted[_OF_CUENTA]):
        who = {name: contract[name] for name in WHO}
        for row in counted(accounts):
            yield {
                **who,
                "submission_id": row["id"],
                **{name: row[name] for name in ("pago", "resultado", *ITEMS)},
            }
        if not accounts and _is_awaited(contract, month):
            yield {**who, "resultado": NO_ACCOUNT}


def without_account(submissions: pd.DataFrame, contracts: pd.DataFrame, month: Month) -> Iterator[Row]:
    """The contracts in the lists of which no cuenta in force bills the month, whatever their dates."""
    wanted = in_force(submissions)
    wanted = wanted[wanted["periodo"] == str(month)]
    for contract, accounts in by_contract(contracts, wanted):
        if not accounts and _is_listed(contract, month):
            yield contract


_WORST = [Resultado.ILEGIBLE, Resultado.INCOMPLETA, Resultado.POR_REVISAR, Resultado.COMPLETA]


def compliance_by_month(
    submissions: pd.DataFrame, contracts: pd.DataFrame, months: list[Month]
) -> Iterator[Row]:
    """A row for each contract; for each month the worst result of its cuentas, or `sin_cuenta`."""
    wanted = in_force(submissions)
    wanted = wanted[wanted["periodo"].notna()]
    for contract, accounts in by_contract(contracts, wanted):
        row = {name: contract[name] for name in WHO}
        for month in months:
            of_month = counted([a for a in accounts if a["periodo"] == str(month)])
            results = [Resultado(a["resultado"]) for a in of_month]
            if results:
                row[str(month)] = min(results, key=_WORST.index).value
            elif _is_awaited(contract, month):
                row[str(month)] = NO_ACCOUNT
        yield row


def payments(submissions: pd.DataFrame) -> Iterator[Row]:
    """The cuentas in force, with what is owed and whether the entity has received them."""
    for row in _records(in_force(submissions)):
        yield {**row, "submission_id": row["id"], "pendiente": SecopState(row["estado_secop"]).pending}


def balance(submissions: pd.DataFrame, contracts: pd.DataFrame) -> Iterator[Row]:
    """What each contract has billed against its value; files of which nothing is known stay out."""
    known = in_force(submissions)
    known = known[known["clave_contrato"].notna() | known["valor"].notna()]
    for contract, accounts in by_contract(contracts, known):
        total = contract.get("valor_total")
        total = None if total is None or pd.isna(total) else int(total)
        billed = [row for row in accounts if not pd.isna(row["valor"])]
        charged = sum(int(row["valor"]) for row in billed)
        yield {
            **{name: contract[name] for name in WHO},
            "valor_total": total,
            "valor_mensual": contract.get("valor_mensual"),
            "cuentas": len(accounts),
            "cobrado": charged,
            "aprobado": sum(int(row["valor"]) for row in billed if _is(row["decision"], Verdict.APROBADA)),
            "pagado": sum(int(row["valor"]) for row in billed if row["estado_secop"] == SecopState.PAGADO),
            "pendiente": None if total is None else total - charged,
            "porcentaje": 100 * charged / total if total else None,
            "ultimo_periodo": max(
                (a["periodo"] for a in accounts if isinstance(a["periodo"], str)), default=None
            ),
        }


def _is(value: object, wanted: str) -> bool:
    return isinstance(value, str) and value == wanted
