"""The blind sample: some of the cuentas approved for a month, looked at again by another person.

Which ones they are follows from what the cuentas hold, so that it is the same for everybody and nobody
chooses. Who looks again sees the papers and what the checklist asks, and neither the decision nor anything
that others said of the cuenta; what they find changes nothing of it and is kept as an act of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from review.desk.dossier import open_dossier
from review.desk.entity import folder_ways
from review.desk.signing import actor_of, allowed, required
from review.desk.views import PageView
from review.errors import BadArgument, CuentaChanged, NotAllowed
from review.model import Act, Contract, ItemKind, Month, Sighting, Signer, State, Verdict
from review.model.actor import name_of, person_key
from review.store import Store, opinions, queries, second_look_rows
from review.store.act_signature import signature
from review.ways import checklist_words
from review.ways.checklist import DEFAULT, Checklist

OWN = (
    "La segunda mirada la hace quien no tuvo que ver con la cuenta: usted ya la decidió, la revisó o vio lo "
    "decidido. Pídasela a otra persona. No se registró nada."
)


@dataclass(frozen=True, slots=True)
class Sampled:
    """A cuenta of the sample: the month that it bills, and the approval that is looked at again."""

    submission_id: int
    decision_id: int
    month: Month
    contractor: str


@dataclass(frozen=True, slots=True)
class SecondLooks:
    """The sample of a month for one person: what they may look at again (`offered`), how many somebody
    already `done`, and how many wait for `another` person."""

    offered: tuple[Sampled, ...]
    done: int
    another: int


@dataclass(frozen=True, slots=True)
class BlindItem:
    """An item asked about: its name in the list, its pages, and what it must hold, a sentence each."""

    kind: ItemKind
    name: str
    pages: tuple[int, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlindCuenta:
    """What there is to see of a cuenta without anything that people or rules said of it."""

    id: int
    archivo: str
    path: Path
    sha256: str
    contractor: str | None
    document: str | None
    contract: str | None
    payment: int | None
    period: Month | None
    contract_data: Contract | None
    pages: tuple[PageView, ...]
    items: tuple[BlindItem, ...]


def sample(store: Store, month: Month | None = None) -> tuple[Sampled, ...]:
    """The cuentas to be looked at again, of a month or of all: of each folder and month as many as its
    checklist says, out of those approved. Raises StoreUnavailable."""
    approved: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in queries.submissions(store, month=month):
        if row["verdict"] == Verdict.APROBADA and row["current"] and row["period"]:
            approved[row["folder"], row["period"]].append(row)
    sizes = {folder: _checklist(store, folder).blind_sample for folder, _ in approved}
    return tuple(
        Sampled(row["id"], row["decision_id"], Month.parse(period), row["contractor"] or row["archivo"])
        for (folder, period), rows in sorted(approved.items())
        for row in chosen(rows, period, sizes[folder])
    )


def chosen(rows: Iterable[Mapping[str, Any]], period: str, count: int) -> list[Mapping[str, Any]]:
    """So many of the rows, each known by `sha256` of its file: those whose digest with the month is least."""

    def place(row: Mapping[str, Any]) -> tuple[str, int]:
        return sha256(f"{period} {row['sha256']}".encode()).hexdigest(), row["id"]

    return sorted(rows, key=place)[:count]


def second_looks_for(store: Store, signer: Signer, month: Month | None = None) -> SecondLooks:
    """The sample of a month (or of all) as it is offered to a person. Raises StoreUnavailable."""
    every = sample(store, month)
    looked = second_look_rows.of_decisions(store, [one.decision_id for one in every])
    waiting = [one for one in every if one.decision_id not in looked]
    hands = second_look_rows.hands(store, [one.submission_id for one in waiting])
    who = person_key(name_of(signer))
    offered = tuple(one for one in waiting if who not in hands[one.submission_id])
    return SecondLooks(offered, done=len(looked), another=len(waiting) - len(offered))


def blind(store: Store, sampled: Sampled) -> BlindCuenta:
    """What is shown of a cuenta of the sample. Raises CuentaChanged when it is no longer there."""
    view = open_dossier(store, sampled.submission_id)
    if view is None:
        raise CuentaChanged(opinions.LOOKED_AGAIN)
    words = {one.kind: one for one in checklist_words.items(_checklist(store, view.folder))}
    return BlindCuenta(
        id=view.id,
        archivo=view.archivo,
        path=view.path,
        sha256=view.sha256,
        contractor=view.contractor,
        document=view.document,
        contract=view.contract,
        payment=view.payment,
        period=view.period,
        contract_data=view.contract_data,
        pages=view.pages,
        items=tuple(
            BlindItem(item.kind, words[item.kind].name, item.pages, words[item.kind].holds)
            for item in view.items
            if {item.state, item.machine_state} != {State.NO_APLICA}
        ),
    )


def look_again(
    store: Store,
    sampled: Sampled,
    found: Mapping[ItemKind, Sighting],
    verdict: Verdict,
    reason: str,
    author: Signer,
    *,
    ticket: str | None = None,
) -> None:
    """Record what somebody finds of each item of a cuenta of the sample, and what they would decide.

    The reason is obligatory unless they would approve; the same `ticket` is recorded once. Raises BadArgument
    without it, without author, or where an item is left out; NotAllowed for a role that does not review and
    for who had a hand in the cuenta; CuentaChanged when it is no longer to be looked at again.
    """
    signed = allowed(store, author, Act.SECOND_LOOK)
    if verdict is not Verdict.APROBADA:
        required(reason, "Escriba qué encontró: queda en la historia de la cuenta.")
    _all_told(blind(store, sampled).items, found)
    row = {
        "submission_id": sampled.submission_id,
        "decision_id": sampled.decision_id,
        "found": {kind.value: seen.value for kind, seen in found.items()},
        "verdict": verdict.value,
        "reason": reason.strip(),
        **signature(signed),
    }
    if ticket is None or not queries.of_click(store, "second_looks", [sampled.submission_id], ticket):
        _refuse(store, sampled, signed)
    opinions.record(store, "second_looks", row, ticket=ticket)


def _refuse(store: Store, sampled: Sampled, signer: Signer) -> None:
    """Raises CuentaChanged for what is not in the sample, NotAllowed for what is not for this person."""
    offered = {(one.submission_id, one.decision_id) for one in sample(store, sampled.month)}
    if (sampled.submission_id, sampled.decision_id) not in offered:
        raise CuentaChanged(opinions.LOOKED_AGAIN)
    who = person_key(actor_of(store, signer).name)
    if who in second_look_rows.hands(store, [sampled.submission_id])[sampled.submission_id]:
        raise NotAllowed(OWN)


def _all_told(asked: Sequence[BlindItem], found: Mapping[ItemKind, Sighting]) -> None:
    left = [one.name for one in asked if one.kind not in found]
    if left or len(found) != len(asked):
        names = ", ".join(left)
        raise BadArgument(f"Diga qué encuentra en cada ítem. Falta: {names}. No se registró nada.")


def _checklist(store: Store, folder: str) -> Checklist:
    value = folder_ways(store, folder).checklist.value
    return value if isinstance(value, Checklist) else DEFAULT
