"""Exceptions to rules: one set aside for a contract or a folder, signed, with a reason and a last day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from review import frames
from review.desk.signing import allowed, author_of, folder_of, required
from review.errors import BadArgument
from review.model import Act, Signer, Waiver
from review.pipeline import settle
from review.recognition.grammar.ids import contract_key
from review.rules.plugged import rule_of
from review.store import Store
from review.store import waiver_rows as kept

IN_FORCE, EXPIRED, WITHDRAWN = "vigente", "vencida", "retirada"


@dataclass(frozen=True, slots=True)
class WaiverView:
    """An exception: to which rule, for which contract (None: the whole folder), by whom, why and until when
    (included). `state` is `vigente`, `vencida` (it still holds for what came in before) or `retirada`."""

    id: int
    folder: str
    code: str
    contract_key: str | None
    reason: str
    until: dt.date
    author: str
    at: dt.datetime
    state: str
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None
    withdrawn_reason: str | None = None


def waivers(store: Store, folder: str | None = None) -> list[WaiverView]:
    """Every exception, newest first; of a folder or of all. Raises BadArgument, StoreUnavailable."""
    known = None if folder is None else folder_of(store, folder).id
    return [_view(row) for row in reversed(kept.listed(store, known))]


def _view(row: dict[str, Any]) -> WaiverView:
    state = IN_FORCE if row["until"] >= frames.today() else EXPIRED
    return WaiverView(
        id=row["id"],
        folder=row["folder"],
        code=row["code"],
        contract_key=row["contract_key"],
        reason=row["reason"],
        until=row["until"],
        author=row["author"],
        at=row["at"],
        state=state if row["withdrawn_at"] is None else WITHDRAWN,
        withdrawn_by=row["withdrawn_author"],
        withdrawn_at=row["withdrawn_at"],
        withdrawn_reason=row["withdrawn_reason"],
    )


def new_waiver(
    code: str, contract: str | None, reason: str, until: dt.date, author: Signer, *, number: int = 0
) -> Waiver:
    """An exception as it would be put in force. Raises BadArgument for a rule that there is not, and without
    reason or author."""
    if rule_of(code) is None:
        raise BadArgument(f"No hay una regla con el código «{code}».")
    key = None if contract is None or not contract.strip() else contract_key(contract)
    why = required(reason, "Escriba el motivo de la excepción: queda en cada cuenta a la que se aplica.")
    return Waiver(number, code, key, author_of(author), why, until)


def add_waiver(
    store: Store, folder: str, code: str, contract: str | None, reason: str, until: dt.date, author: Signer
) -> int:
    """Set a rule aside for a contract (None: for the whole folder) until a day, included; gives its number.

    The cuentas that it touches are judged again. Raises BadArgument, NotAllowed.
    """
    signed = allowed(store, author, Act.WAIVER)
    known = folder_of(store, folder)
    made = new_waiver(code, contract, reason, until, author)
    number = kept.add(
        store,
        known.id,
        code=made.code,
        contract_key=made.contract_key,
        reason=made.reason,
        until=made.until,
        author=signed,
    )
    settle(store, compare=False)
    return number


def withdraw_waiver(store: Store, waiver_id: int, reason: str, author: Signer) -> None:
    """Take an exception back; the cuentas that it touched are judged again.

    Raises BadArgument, NotAllowed.
    """
    why = required(reason, "Escriba por qué se retira la excepción.")
    signed = allowed(store, author, Act.WAIVER)
    found = {row["id"]: row for row in kept.listed(store)}.get(waiver_id)
    if found is None:
        raise BadArgument(f"No hay una excepción con el número {waiver_id}.")
    if found["withdrawn_at"] is None:
        kept.withdraw(store, waiver_id, reason=why, author=signed)
        settle(store, compare=False)
