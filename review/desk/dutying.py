"""What a person says of obligations: whether each was met in a month, and which ones a contract has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from review.desk.signing import allowed
from review.errors import BadArgument
from review.model import Act, DutyMark, DutySource, DutyTick, Seen, Signer
from review.store import Store, duty_rows, opinions, queries
from review.store.act_signature import signature

MOST_DUTIES: Final = 100  # judgement: a contract of more is a mistake of who pasted it
_REMARK_NEEDED = "Escriba la observación de la obligación que no se cumplió: es lo que dirá el informe."


def mark_duties(
    store: Store,
    submission_id: int,
    marks: Iterable[DutyMark],
    author: Signer,
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> int:
    """Say of obligations of a cuenta, by their text as it is shown, whether each was met; gives how many. One
    that is said to be `SIN_MARCAR` loses its mark. It changes no state of an item and no decision.

    `seen` and `ticket` as in `decide`. Raises BadArgument without marks, or where one that was not met has no
    remark; NotAllowed, CuentaChanged, StoreUnavailable.
    """
    signed = allowed(store, author, Act.DUTY)
    told = [DutyMark(one.duty.strip(), one.tick, one.remark.strip()) for one in marks]
    if not told or not all(one.duty for one in told):
        raise BadArgument("Marque al menos una obligación.")
    if any(one.tick is DutyTick.NO_CUMPLIDA and not one.remark for one in told):
        raise BadArgument(_REMARK_NEEDED)
    account = _account(store, submission_id)
    row = {
        "submission_id": submission_id,
        "marks": duty_rows.packed(told),
        "sha256": account["sha256"],
        **signature(signed),
    }
    opinions.record(store, "duty_marks", row, seen=seen, ticket=ticket)
    return len(told)


def confirm_duties(
    store: Store,
    submission_id: int,
    duties: Sequence[str],
    author: Signer,
    *,
    source: DutySource = DutySource.ESCRITA,
    name: str = "",
    pages: Sequence[int] = (),
) -> int:
    """Say which obligations the contract of a cuenta has, from now on and in every month; gives how many.
    They are used while no contract list tells them. `name` and `pages` are of the file that they are from.

    Raises BadArgument without any or where the contract is not known, NotAllowed, StoreUnavailable.
    """
    signed = allowed(store, author, Act.DUTIES)
    told = list(dict.fromkeys(text for one in duties if (text := " ".join(one.split()))))
    if not told:
        raise BadArgument("Escriba al menos una obligación, una en cada renglón.")
    if len(told) > MOST_DUTIES:
        raise BadArgument(f"Son {len(told)} obligaciones, y caben {MOST_DUTIES}: deje una en cada renglón.")
    account = _of_contract(store, submission_id)
    duty_rows.confirm(store, account, told, source=source, name=name, pages=pages, author=signed)
    return len(told)


def withdraw_duties(store: Store, submission_id: int, author: Signer) -> None:
    """Take back what was confirmed for the contract of a cuenta: it stays in the history. Raises BadArgument,
    NotAllowed, StoreUnavailable."""
    signed = allowed(store, author, Act.DUTIES)
    account = _of_contract(store, submission_id)
    if duty_rows.Confirmed(store).of(account) is None:
        raise BadArgument("Este contrato no tiene obligaciones confirmadas.")
    duty_rows.confirm(store, account, None, source=DutySource.ESCRITA, name="", pages=(), author=signed)


def _account(store: Store, submission_id: int) -> dict[str, Any]:
    found = queries.submissions(store, ids=[submission_id], absent=True)
    if not found:
        raise BadArgument(f"No hay una cuenta con el número {submission_id} en la base de datos.")
    return found[0]


def _of_contract(store: Store, submission_id: int) -> dict[str, Any]:
    account = _account(store, submission_id)
    if not account["contract_key"]:
        raise BadArgument(
            "No se sabe de qué contrato es esta cuenta: corrija primero el número del contrato en Revisar."
        )
    return account
