"""Who has not presented the cuenta of a month, and for how many working days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from review.model import Contract, Month, SecopPayment, SecopState
from review.pipeline import ways_in_force
from review.pipeline.ways_in_force import Ways
from review.rules.schedule import Schedule
from review.store import Store, queries
from review.store.contract_rows import contract_of, payment_of

NO_DATA = "sin_datos"
"""In the place of a state of SECOP when nothing is known of the payment."""

Row = dict[str, Any]


class _World:
    """The contracts in force, what SECOP says, and by which calendar each counts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ways: dict[int | None, Ways] = {None: Ways()}
        found = reversed(queries.contracts(store))
        self._contracts = {(row["key"], row["document"], row["entity_key"]): row for row in found}

    @cached_property
    def _payments(self) -> Mapping[int | None, list[SecopPayment]]:
        found: dict[int | None, list[SecopPayment]] = defaultdict(list)
        for row in queries.secop_payments(self._store):
            found[row["contract_id"]].append(payment_of(row))
        return found

    def listed(self, contract: Row) -> Row | None:
        """The row in force of a contract out of `frames.contracts`."""
        told = (contract[name] for name in ("clave_contrato", "documento", "clave_entidad"))
        key, document, entity = (one if isinstance(one, str) else None for one in told)
        return self._contracts.get((key, document, entity))

    def ways(self, folder_id: int | None) -> Ways:
        if folder_id not in self._ways:
            self._ways[folder_id] = ways_in_force.of_folder(self._store, folder_id or 0)
        return self._ways[folder_id]

    def state(self, contract: Row, places: Iterable[int], month: Month) -> SecopState | None:
        """What SECOP says of the payment of a month: of its number, of the month, or of the contract."""
        told = [
            payment
            for payment in self._payments.get(contract["id"], ())
            if payment.state is not SecopState.SIN_CONFIRMAR
        ]
        wanted = set(places)
        best = (
            [row for row in told if row.payment in wanted]
            or [row for row in told if row.month == month]
            or [row for row in told if row.payment is None and row.month is None]
        )
        return best[-1].state if best else None


def rows(store: Store, lacking: Iterable[Row], month: Month, today: dt.date) -> Iterator[Row]:
    """Those of the contracts `lacking` a cuenta that should have one, as rows of `NOT_PRESENTED`."""
    world = _World(store)
    found = (_row(world, contract, month, today) for contract in lacking)
    yield from sorted(
        (row for row in found if row is not None),
        key=lambda row: (-row["dias_habiles"], row["contratista"] or "", row["contrato"]),
    )


def _row(world: _World, contract: Row, month: Month, today: dt.date) -> Row | None:
    listed = world.listed(contract)
    if listed is None:
        return None
    first = contract_of(listed)
    schedule = Schedule.of(first)
    last = _last_day(first, schedule, month)
    if last is None:
        return None
    places = () if schedule is None else schedule.places(month)
    state = world.state(listed, places, month)
    by = world.ways(listed["folder_id"])
    days, calendar = by.checklist.days_to_present, by.laws.workdays
    limit = calendar.add_working_days(last, days) if days else None
    left = None
    if limit is not None:
        late = today > limit
        left = (-1 if late else 1) * calendar.working_days_between(*sorted((today, limit)))
    return {
        "contrato": first.number,
        "contratista": first.contractor,
        "documento": first.document,
        "supervisor": first.supervisor,
        "carpeta": contract["carpeta"],
        "pago": places[0] if places else None,
        "estado_secop": NO_DATA if state is None else state.value,
        "desde": last,
        "plazo": limit,
        "dias_habiles": calendar.working_days_between(last, today),
        "dias_restantes": left,
    }


def _last_day(contract: Contract, schedule: Schedule | None, month: Month) -> dt.date | None:
    """The last day that the cuenta of a month bills; None when the contract is not in force then."""
    if schedule is None:
        end = contract.last_day
        return None if end is not None and Month.of(end) < month else month.last_day
    part = schedule.part(month)
    return None if part is None or schedule.is_suspended(month) else part[1]
