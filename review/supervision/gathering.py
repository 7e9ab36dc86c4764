"""What a paper tells of a cuenta, put together from the database; and why one is not drafted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from review import spanish
from review.contracts.agreed_value import agreed_value
from review.desk import ItemView
from review.desk.dossier import decision_of, items_of_each
from review.errors import PaperNotDrafted
from review.frames import cuenta_duties
from review.frames.cuenta_duties import CuentaDuties
from review.model import (
    Contract,
    Decision,
    ItemKind,
    Lectura,
    Month,
    PaperKind,
    Verdict,
)
from review.pipeline import ways_in_force
from review.store import Store, chain, chain_entries, form_rows, paper_rows, queries
from review.store.chain import Head
from review.store.contract_rows import contract_of
from review.store.owners import Owners
from review.supervision import execution
from review.supervision.doubted import VALUE, doubt_gaps, doubted
from review.supervision.duty_table import duty_gaps, duty_rows
from review.supervision.execution import Row
from review.supervision.figure_sources import duty_sources, field_of, sources
from review.supervision.paper_facts import PaperAccount, PaperAnnex, PaperFacts, PaperPila
from review.ways.checklist import Checklist

T = TypeVar("T")
_CUENTA, _INFORME, _BANCO, _PILA = (
    ItemKind.CUENTA,
    ItemKind.INFORME,
    ItemKind.BANCO,
    ItemKind.SEGURIDAD_SOCIAL,
)


@dataclass(frozen=True, slots=True)
class Undrafted:
    """A cuenta for which no paper is drafted: `why`, in Spanish."""

    submission_id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked of the database once for all of the cuentas."""

    items: Mapping[int, tuple[ItemView, ...]]
    folios: Mapping[int, int]
    duties: Mapping[int, CuentaDuties]
    accounts: Mapping[str, Sequence[Row]]
    on_behalf: Mapping[int, str]
    checklists: Mapping[int, Checklist]
    owners: Owners[dict[str, Any]]
    log: Head | None
    entries: Mapping[int, str]
    logos: Mapping[int, bytes | None]


def checklist_of(store: Store, submission_id: int) -> Checklist:
    """The checklist in force in the folder of a cuenta. Raises PaperNotDrafted, StoreUnavailable."""
    rows = queries.submissions(store, ids=[submission_id], absent=True)
    if not rows:
        raise PaperNotDrafted(f"No hay una cuenta con el número {submission_id} en la base de datos.")
    return ways_in_force.of_folder(store, rows[0]["folder_id"]).checklist


def facts_of(store: Store, submission_id: int, kind: PaperKind) -> PaperFacts:
    """What the paper tells of one cuenta. Raises PaperNotDrafted with the reason, StoreUnavailable."""
    made, left = facts_of_each(store, [submission_id], kind)
    if made:
        return made[0]
    raise PaperNotDrafted(
        left[0].why if left else f"No hay una cuenta con el número {submission_id} en la base de datos."
    )


def facts_of_each(
    store: Store, ids: Sequence[int], kind: PaperKind
) -> tuple[list[PaperFacts], list[Undrafted]]:
    """The same of several, by file name, with those that cannot be drafted and why. Raises
    StoreUnavailable."""
    ready, left, owners = _sorted_out(queries.submissions(store, ids=ids, absent=True), store, kind)
    known = _known(store, ready, owners)
    return [_facts(row, kind, known) for row in ready], left


def ready_of(store: Store, rows: Sequence[Row], kind: PaperKind) -> tuple[list[Row], list[Undrafted]]:
    """Of these cuentas (rows of `queries.submissions`) those that can have this paper, and the others with
    the reason: what is known without drafting any. Raises StoreUnavailable."""
    return _sorted_out(rows, store, kind)[:2]


def _sorted_out(
    rows: Sequence[Row], store: Store, kind: PaperKind
) -> tuple[list[Row], list[Undrafted], Owners[dict[str, Any]]]:
    owners = Owners(queries.contracts_of(store, rows))
    left, ready = [], []
    for row in rows:
        why = why_not(row, kind, _contract(owners, row)[0])
        if why is None:
            ready.append(row)
        else:
            left.append(Undrafted(row["id"], row["contractor"] or row["archivo"], why))
    return ready, left, owners


def why_not(row: Row, kind: PaperKind, contract: Contract | None = None) -> str | None:
    """What keeps a cuenta (a row of `queries.submissions`) from having this paper, in Spanish; None when
    nothing does."""
    decision = decision_of(row)
    if decision is None:
        return "Todavía no está aprobada: decida primero sobre ella."
    if decision.verdict is not Verdict.APROBADA:
        told = spanish.title(decision.verdict).lower()
        return f"Quedó {told}, y el papel es para las aprobadas."
    if decision.stale:
        reasons = spanish.join(decision.stale)
        return f"Su aprobación está desactualizada: {reasons}. Confírmela o decida de nuevo."
    if not row["present"]:
        return "Su archivo ya no está en la carpeta. Léala de nuevo."
    if not row["current"]:
        return "Ya hay otra versión más nueva de esta cuenta: decida sobre ella."
    if not Lectura(row["lectura"]).readable:
        return "El archivo no se pudo leer."
    if row["value"] is None:
        return "No se sabe su valor: corríjalo en Revisar y apruébela de nuevo."
    month = None if row["period"] is None else Month.parse(row["period"])
    if kind is not PaperKind.INFORME_FINAL or contract is None or contract.last_day is None:
        return None
    if execution.last_of_contract(month, contract) is False:
        return f"No es la última cuenta: el contrato termina el {spanish.long_date(contract.last_day)}."
    return None


def _contract(owners: Owners[dict[str, Any]], row: Row) -> tuple[Contract | None, bool]:
    """The contract of a cuenta, and whether a list tells it (rather than SECOP II alone)."""
    found = owners.of(row) if row["contract_key"] else None
    return (None, False) if found is None else (contract_of(found), found["folder_id"] is not None)


def _known(store: Store, rows: Sequence[Row], owners: Owners[dict[str, Any]]) -> _Known:
    ids = [row["id"] for row in rows]
    folios: dict[int, int] = {}
    for page in queries.details_of(store, "pages", ids):
        folios[page["submission_id"]] = folios.get(page["submission_id"], 0) + 1
    folders = {row["folder_id"] for row in rows}
    return _Known(
        items=items_of_each(store, ids),
        folios=folios,
        duties=cuenta_duties.of(store, ids),
        accounts=paper_rows.of_parties(store, {row["party"] for row in rows if row["party"]}),
        on_behalf=paper_rows.on_behalf(store, ids),
        checklists={folder: ways_in_force.of_folder(store, folder).checklist for folder in folders},
        owners=owners,
        log=chain.head(store),
        logos={folder: form_rows.logo(store, folder) for folder in folders},
        entries=chain_entries.digests_of_decisions(store, [row["decision_id"] for row in rows]),
    )


def _facts(row: Row, kind: PaperKind, known: _Known) -> PaperFacts:
    found, listed = _contract(known.owners, row)
    contract = Contract(row["contract"] or "") if found is None else found
    items, checklist = known.items[row["id"]], known.checklists[row["folder_id"]]
    account = _account(row, items, contract, checklist)
    before = execution.earlier(row, known.accounts.get(row["party"], ()))
    executed = execution.executed(row, before, contract, account.last_day)
    decision = decision_of(row)
    assert decision is not None, "why_not lets through only what was decided"
    duties = known.duties.get(row["id"])
    return PaperFacts(
        kind=kind,
        submission_id=row["id"],
        contract=contract,
        contractor=row["contractor"] or contract.contractor or "",
        document=row["document"] or contract.document or "",
        post=checklist.post_of(contract.supervisor),
        account=account,
        executed=executed,
        pila=_pila(_item(items, _PILA)),
        novelties=execution.novelties(contract, account.last_day),
        duties=duty_rows(duties),
        annexes=tuple(
            PaperAnnex(checklist.place(item.kind), _name(checklist, item.kind), item.pages, item.state)
            for item in sorted(items, key=lambda one: checklist.place(one.kind))
            if item.pages
        ),
        decision=decision,
        on_behalf=known.on_behalf.get(row["id"], ""),
        archivo=row["archivo"],
        sha256=row["sha256"],
        pages=known.folios.get(row["id"], 0),
        log=known.log,
        rules_version=decision.rules_version,
        sources=(
            *sources(items, account, contract, listed, executed, before),
            *duty_sources(duties),
        ),
        gaps=(
            *doubt_gaps(items),
            *_gaps(row, before, contract, found is not None, decision),
            *duty_gaps(kind, duties),
        ),
        value_doubted=VALUE in doubted(items),
        entry=known.entries.get(row["decision_id"], ""),
        logo=known.logos[row["folder_id"]],
    )


def _item(items: Sequence[ItemView], kind: ItemKind) -> ItemView:
    return next(one for one in items if one.kind is kind)


def _name(checklist: Checklist, kind: ItemKind) -> str:
    return next(one.name for one in checklist.items if one.kind is kind)


def _value(items: Sequence[ItemView], kind: ItemKind, name: str, of: type[T]) -> T | None:
    found = field_of(items, kind, name)
    return found.value if found is not None and isinstance(found.value, of) else None


def _account(row: Row, items: Sequence[ItemView], contract: Contract, checklist: Checklist) -> PaperAccount:
    month = None if row["period"] is None else Month.parse(row["period"])
    first, last = _period(items, month, contract)
    payment = row["payment"]
    start = None if contract.start is None else Month.of(contract.start)
    return PaperAccount(
        payment=payment,
        payments=execution.payments_agreed(contract, checklist.payment_by_month),
        month=month,
        first_day=first,
        last_day=last,
        value=int(row["value"]),
        dated=row["account_date"],
        bank=_value(items, _BANCO, "banco", str) or _value(items, _CUENTA, "banco", str),
        number=_value(items, _BANCO, "cuenta", str) or _value(items, _CUENTA, "cuenta", str),
        account_kind=_value(items, _BANCO, "tipo_cuenta", str),
        first=payment == 1 or (payment is None and month is not None and month == start),
        last=bool(execution.last_of_contract(month, contract)),
    )


def _period(
    items: Sequence[ItemView], month: Month | None, contract: Contract
) -> tuple[dt.date | None, dt.date | None]:
    """The days that are billed: those that the informe tells, when they touch the month; else the month's
    within the contract."""
    first = _value(items, _INFORME, "periodo_inicio", dt.date)
    last = _value(items, _INFORME, "periodo_fin", dt.date)
    told = first is not None and last is not None and first <= last
    if month is None:
        return (first, last) if told else (None, None)
    if told and first is not None and last is not None and Month.of(first) <= month <= Month.of(last):
        return first, last
    first = month.first_day if contract.start is None else max(month.first_day, contract.start)
    last = month.last_day if contract.last_day is None else min(month.last_day, contract.last_day)
    return (first, last) if first <= last else (month.first_day, month.last_day)


def _pila(item: ItemView) -> PaperPila:
    values: dict[str, Any] = {one.name: one.value for one in item.fields}
    return PaperPila(
        verified=item.state.settled,
        planilla=values.get("planilla"),
        operator=values.get("operador"),
        month=values.get("periodo"),
        health_month=values.get("periodo_salud"),
        paid_on=values.get("fecha_pago"),
        base=values.get("ibc"),
        health=values.get("salud"),
        pension=values.get("pension"),
        risks=values.get("riesgos"),
        solidarity=values.get("solidaridad"),
        total=values.get("total"),
    )


def _gaps(
    row: Row, before: Sequence[Row], contract: Contract, known: bool, decision: Decision
) -> Iterator[str]:
    """What the paper leaves to be filled in by hand, or rests on with doubt, a sentence each."""
    if not known:
        yield "El contrato no está en la lista de contratos: complete a mano lo que es de él."
    elif contract.whole_value is None:
        yield "La lista no dice el valor del contrato: complete a mano el saldo y los porcentajes."
    elif not (value := agreed_value(contract)).checked:
        yield (
            f"El presupuesto trae adiciones por {spanish.pesos(value.added or 0)} que la lista de contratos "
            "no dice: compruebe el valor del contrato, el saldo y los porcentajes."
        )
    lacking = execution.missing(row, before)
    if lacking is None:
        yield "No se sabe cuáles son los pagos anteriores: complete a mano lo ejecutado y el saldo."
    elif lacking:
        what = "No se conoce el pago" if len(lacking) == 1 else "No se conocen los pagos"
        numbers = spanish.join(map(spanish.payment_number, lacking))
        yield f"{what} {numbers}: complete a mano lo ejecutado antes y el saldo."
    waiting = [one for one in before if execution.stage(one) == execution.UNDECIDED]
    if waiting and not lacking:
        numbers = spanish.join(spanish.payment_number(one["payment"] or 0) for one in waiting)
        what = "el pago" if len(waiting) == 1 else "los pagos"
        yield f"Lo ejecutado antes cuenta {what} {numbers}, sin decidir aquí: compruebe que se pagó."
    if not contract.supervisor:
        yield f"La lista no dice el supervisor; decidió {decision.author}."
