"""What is left of each RP of each contract, as rows of the table `budget`; and which RPs pay each cuenta."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from review.contracts.rp_balance import Balance, Charge, Laid, LaidBy, Rp, balance
from review.frames import totals
from review.frames.totals import WHO, Row
from review.model import BudgetLine, Contract, Month, Verdict

_PLACE = "lugar"
_OF_CUENTA = ("cdp", "rubro", "fuente", "dependencia")
_SENT_BACK = (Verdict.DEVUELTA, Verdict.INCOMPLETA)


def rows(submissions: pd.DataFrame, contracts: pd.DataFrame, known: Sequence[Contract]) -> Iterator[Row]:
    """A row for each RP of a contract, in the order of its tramos; `known` are the contracts of the table.

    The cuentas in force count, but those that were sent back, as they do for the rules.
    """
    for contract, of, made in _balances(submissions, contracts, known):
        who = {name: contract[name] for name in WHO}
        for rp in made.rps:
            yield {**who, **_told(rp.lines), "rp": rp.number, "valor": rp.value, **_billed(made, rp)}
        for line in of.budget:
            if line.rp is None:
                yield {**who, **_told([line]), "valor": line.rp_value}


def laid(submissions: pd.DataFrame, contracts: pd.DataFrame, known: Sequence[Contract]) -> dict[int, Laid]:
    """The RPs that pay each cuenta in force that was not sent back, by its number."""
    balances = _balances(submissions, contracts, known)
    return {one.charge.account: one for _, _, made in balances for one in made.laid}


def paying(laid: Mapping[int, Laid]) -> dict[int, Row]:
    """What pays each cuenta that is laid on an RP, by its number: `cdp`, `rp`, `rubro`, `fuente` and
    `dependencia`, of several RPs each value once."""
    found: dict[int, Row] = {}
    for account, one in laid.items():
        if one.parts:
            told = _told([line for part in one.parts for line in part.rp.lines])
            rp = ", ".join(dict.fromkeys(part.rp.number for part in one.parts))
            found[account] = {**{name: told[name] for name in _OF_CUENTA}, "rp": rp}
    return found


def _balances(
    submissions: pd.DataFrame, contracts: pd.DataFrame, known: Sequence[Contract]
) -> Iterator[tuple[Row, Contract, Balance]]:
    """The contracts with a budget, with the cuentas that count laid on their RPs."""
    placed = contracts.assign(**{_PLACE: range(len(contracts))})
    wanted = totals.in_force(submissions)
    wanted = wanted[~wanted["decision"].isin(_SENT_BACK)]
    for contract, accounts in totals.by_contract(placed, wanted):
        place = contract.get(_PLACE)
        if place is not None and known[place].budget:
            yield contract, known[place], balance(known[place], map(_charge, accounts))


def _charge(account: Row) -> Charge:
    def of(name: str) -> Any:
        return None if pd.isna(account[name]) else account[name]

    month, payment, value = of("periodo"), of("pago"), of("valor")
    return Charge(
        account=int(account["id"]),
        month=None if month is None else Month.parse(month),
        payment=None if payment is None else int(payment),
        value=None if value is None else int(value),
        names=of("rp"),
        document=of("documento"),
    )


_TOLD = {
    "tramo": "tramo",
    "cdp": "cdp",
    "fecha_cdp": "cdp_date",
    "fecha_rp": "rp_date",
    "rubro": "rubro",
    "nombre_rubro": "rubro_name",
    "fuente": "fuente",
    "dependencia": "dependencia",
}


def _told(lines: Sequence[BudgetLine]) -> Row:
    """What the lines of an RP tell, each value once; of days the first."""
    told: Row = {}
    for name, of in _TOLD.items():
        values = list(dict.fromkeys(v for line in lines if (v := getattr(line, of)) is not None))
        days = name.startswith("fecha_")
        told[name] = (values[0] if days else ", ".join(values)) if values else None
    return told


def _billed(made: Balance, rp: Rp) -> Row:
    laid = [(one, part) for one in made.laid for part in one.parts if part.rp == rp]
    by = Counter(one.by for one, _ in laid)
    return {
        "cuentas": len(laid),
        "por_su_rp": by[LaidBy.CUENTA],
        "por_orden": by[LaidBy.ORDEN],
        "cobrado": sum(part.takes or 0 for _, part in laid),
        "saldo": made.left[rp.number],
        "sin_valor": made.unread[rp.number],
    }
