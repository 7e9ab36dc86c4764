"""Approving at once the cuentas in which everything complies: all of them, or none.

What one person may sign without opening each paper is decided here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review import spanish
from review import spanish_titles as titles
from review.desk import value_doubts
from review.desk.concepts import held_apart
from review.desk.log import since
from review.desk.questions import ValueDoubt
from review.desk.signing import allowed
from review.errors import BadArgument, CuentaChanged, NotClean
from review.model import Act, Concept, ItemKind, Lectura, Resultado, Seen, Signer, State, Verdict
from review.pipeline import settle
from review.pipeline.again import FEW
from review.pipeline.behind import behind
from review.store import Store, basis, batches, opinions, queries, witness
from review.store.act_signature import signature
from review.store.batches import Batch

MOST_TOLD = 5
"""Cuentas that a refusal names; of the rest it tells how many they are."""


@dataclass(frozen=True, slots=True)
class BatchCuenta:
    """One of the cuentas to be approved at once. `value` in pesos; `why_not` tells in Spanish what keeps it
    from being approved without a look at it, empty when everything complies."""

    id: int
    name: str
    contract: str | None
    payment: int | None
    value: int | None
    seen: Seen
    why_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CuentaBatch:
    """The cuentas to be approved at once as they are at one moment, in the order in which they were asked
    for."""

    cuentas: tuple[BatchCuenta, ...]

    @property
    def clean(self) -> CuentaBatch:
        """Those that can be approved so."""
        return CuentaBatch(tuple(one for one in self.cuentas if not one.why_not))

    @property
    def others(self) -> tuple[BatchCuenta, ...]:
        return tuple(one for one in self.cuentas if one.why_not)

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(one.id for one in self.cuentas)

    @property
    def total(self) -> int:
        """What they come to, in pesos."""
        return sum(one.value or 0 for one in self.cuentas)

    @property
    def seen(self) -> dict[int, Seen]:
        """What whoever looks at this sees of each, for `approve_clean`."""
        return {one.id: one.seen for one in self.cuentas}


@dataclass(frozen=True, slots=True)
class Approval:
    """What was approved at once; `new` is False when the same click had been recorded before."""

    batch: Batch
    new: bool


def batch_of(store: Store, ids: Iterable[int], signer: Signer = "") -> CuentaBatch:
    """These cuentas with what keeps each from being approved unseen by whoever signs. Raises BadArgument
    when one of them does not exist, StoreUnavailable."""
    asked = list(dict.fromkeys(ids))
    seen = witness.of_each(store, asked)  # first: what comes while the rest is asked for is then noticed
    rows = {row["id"]: row for row in queries.submissions(store, ids=asked, absent=True)}
    for number in asked:
        if number not in rows or number not in seen:
            raise BadArgument(f"No hay una cuenta con el número {number} en la base de datos.")
    replaced = basis.earlier_decisions(store, asked)
    late, apart = behind(store, asked), held_apart(store, asked, signer)
    why = {number: [*_faults(rows[number]), *_past(number, replaced, late)] for number in asked}
    for number in apart:
        why[number].append("usted dio su concepto, y la lista de chequeo pide que decida otra persona")
    for doubt in value_doubts.among(store, [number for number in asked if not why[number]]):
        why[doubt.account.submission_id].append(_doubted(doubt))
    return CuentaBatch(tuple(_cuenta(rows[number], seen[number], why[number]) for number in asked))


def complete_waiting(store: Store, ids: Collection[int]) -> set[int]:
    """Those of these cuentas that look as if they could be approved so: complete, the version in force, and
    nobody decided. `batch_of` knows. Raises StoreUnavailable."""
    return batches.waiting_with_result(store, ids, Resultado.COMPLETA)


def approve_clean(
    store: Store,
    ids: Iterable[int],
    author: Signer,
    confirmed_count: int,
    confirmed_total: int,
    *,
    seen: Mapping[int, Seen] | None = None,
    ticket: str | None = None,
) -> Approval:
    """Approve these cuentas in one act, each with its own decision that tells of the others.

    Count and total (pesos) are those that the person confirmed, `seen` what they had in front of them
    (`CuentaBatch.seen`; None: whatever there is now). The same `ticket` is recorded once, however often it is
    sent. Raises NotClean, with nothing recorded, when one of them is not in order or is no longer as it was
    seen, or when what this click recorded before is in force no longer; BadArgument without author, without
    cuentas, for one that does not exist, and when number or total are others than confirmed; NotAllowed;
    StoreUnavailable.
    """
    signed, asked = allowed(store, author, Act.BULK), list(dict.fromkeys(ids))
    if not asked:
        raise BadArgument("No hay cuentas que aprobar: elija al menos una.")
    before = [] if ticket is None else queries.of_click(store, "decisions", asked, ticket)
    if len(before) == len(asked):
        _refuse_undone(store, before, signed)
        return Approval(Batch(**before[0]["batch"]), new=False)
    found = batch_of(store, asked, signed)
    held = found.seen if seen is None else {number: seen.get(number) for number in asked}
    _refuse_changed(store, found, held)
    if found.others:
        raise _not_clean(found)
    batch = Batch(len(asked), found.total)
    if batch != (confirmed := Batch(confirmed_count, confirmed_total)):
        raise BadArgument(
            f"Usted confirmó {_summed(confirmed)} y son {_summed(batch)}. "
            "No quedó registrado nada: mire cuáles son y confirme de nuevo."
        )
    act = {"verdict": Verdict.APROBADA.value, "reason": "", "batch": batch.packed(), **signature(signed)}
    rows = [{**act, "submission_id": number} for number in asked]
    try:
        new = opinions.record_all(store, "decisions", rows, seen=found.seen, ticket=ticket)
    except CuentaChanged:
        _refuse_changed(store, batch_of(store, asked, signed), found.seen)
        raise
    if new:
        settle(store, asked if len(asked) <= FEW else None, compare=False)
    return Approval(batch, new=new)


def _summed(batch: Batch) -> str:
    return f"{spanish.plural(batch.count, 'cuenta')} por {spanish.pesos(batch.total)}"


def _cuenta(row: Mapping[str, Any], seen: Seen, why_not: Sequence[str]) -> BatchCuenta:
    return BatchCuenta(
        id=row["id"],
        name=row["contractor"] or row["archivo"],
        contract=row["contract"],
        payment=row["payment"],
        value=row["value"],
        seen=seen,
        why_not=tuple(why_not),
    )


def _faults(row: Mapping[str, Any]) -> Iterable[str]:
    """What is not in order in a cuenta by itself: a row of `queries.submissions`."""
    if row["verdict"] is not None:
        verdict = spanish.title(Verdict(row["verdict"])).lower()
        yield f"ya quedó {verdict} por {row['decision_author']}"
    if row["concept"] == Concept.CON_INCONSISTENCIA:
        yield f"{row['concept_author']} dio concepto con inconsistencia"
    if not row["present"]:
        yield "su archivo ya no está en la carpeta"
    elif not row["current"]:
        yield "ya hay otra versión más nueva"
    if row["lectura"] != Lectura.LEIDO:
        yield "no se pudo leer completa"
        return
    amber = [kind for kind in ItemKind if not State(row[kind.value]).settled]
    yield from (
        f"{titles.ITEMS_SHORT[kind]}: {spanish.title(State(row[kind.value])).lower()}" for kind in amber
    )
    if row["result"] != Resultado.COMPLETA and not amber:
        yield f"su resultado es «{spanish.title(Resultado(row['result'])).lower()}»"
    if row["value"] is None:
        yield "no se sabe su valor"


def _past(number: int, replaced: Mapping[int, Mapping[str, Any]], late: set[int]) -> Iterable[str]:
    if number in replaced:
        verdict = spanish.title(Verdict(replaced[number]["verdict"])).lower()
        yield f"reemplaza una versión que quedó {verdict}: compárela antes de decidir"
    if number in late:
        yield "las reglas o el programa cambiaron después de revisarla: lea la carpeta otra vez"


def _doubted(doubt: ValueDoubt) -> str:
    return f"hay una duda sin responder: «{doubt.card.title}» {titles.OF_ITEM[doubt.item]}"


def _refuse_changed(store: Store, found: CuentaBatch, held: Mapping[int, Seen | None]) -> None:
    """Raise NotClean for what is otherwise than held, telling who did what."""
    why = {}
    for one in found.cuentas:
        before = held[one.id]
        if before is None:
            why[one.id] = "no estaba entre las que usted miró"
        elif before != one.seen:
            acts = [f"{act.author} {act.told}".strip() for act in since(store, one.id, before)]
            why[one.id] = spanish.join(acts) or "cambió"
    if why:
        changed = spanish.plural(len(why), "cuenta cambió", "cuentas cambiaron")
        raise NotClean(
            f"No quedó registrado nada: {changed} mientras usted miraba. {_listed(found, why)} "
            "Mire lo que hay ahora y decida de nuevo.",
            why,
        )


def _refuse_undone(store: Store, before: Sequence[Mapping[str, Any]], signer: Signer) -> None:
    """Raise NotClean for what this click had approved and somebody reversed or decided anew, telling who."""
    rows = {row["submission_id"]: row for row in before}
    standing = queries.numbers_in_force(store, list(rows))
    why = {number: _undone(store, row) for number, row in rows.items() if row["id"] not in standing}
    if why:
        changed = spanish.plural(len(why), "cuenta ya no lo está", "cuentas ya no lo están")
        raise NotClean(
            f"Ese clic ya había aprobado estas cuentas, y {changed}. "
            f"{_listed(batch_of(store, rows, signer), why)} Mire lo que hay ahora y decida de nuevo.",
            why,
        )


def _undone(store: Store, row: Mapping[str, Any]) -> str:
    """What people did to a cuenta after a decision on it."""
    acts = since(store, row["submission_id"], Seen(**row["basis"]["seen"]))
    told = [f"{act.author} {act.told}" for act in acts if act.at is not None and act.at > row["at"]]
    return spanish.join(told) or "cambió"


def _not_clean(found: CuentaBatch) -> NotClean:
    why = {one.id: "; ".join(one.why_not) for one in found.others}
    what = spanish.plural(len(why), "cuenta no se puede", "cuentas no se pueden")
    return NotClean(
        f"No quedó registrado nada: {what} aprobar en bloque. {_listed(found, why)} "
        "Apruebe las demás, y mire estas una por una.",
        why,
    )


def _listed(found: CuentaBatch, why: Mapping[int, str]) -> str:
    names = {one.id: _named(one) for one in found.cuentas}
    told = [f"{names[number]}: {reason.rstrip('.')}." for number, reason in list(why.items())[:MOST_TOLD]]
    more = len(why) - len(told)
    return " ".join([*told, *([f"Y {spanish.plural(more, 'otra', 'otras')}."] if more else [])])


def _named(one: BatchCuenta) -> str:
    return one.name if one.payment is None else f"{one.name} (pago {spanish.payment_number(one.payment)})"
