"""The ledger of a return: what it asked for, followed into the next version of the cuenta.

A fault is closed only on what the new version shows: the same check passes now, or a person said so. Where
the new version does not tell, the request is to be confirmed, never closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from review import spanish
from review.desk import returned_words
from review.desk.dossier import decided, items_of_each
from review.desk.views import FieldView, ItemView
from review.model import (
    Finding,
    ItemKind,
    Lectura,
    PagePlace,
    Request,
    RequestFate,
    RequestTally,
    ReturnedRequests,
    Severity,
    State,
    Verdict,
)
from review.model.fields import FIELDS
from review.rules.states import WORST_FIRST
from review.rules.waivers import message_alone
from review.store import Store, basis, queries

ASKING = (Verdict.DEVUELTA, Verdict.INCOMPLETA)
"""The decisions that ask the contractor for something."""
_OF_VERSIONS = frozenset({"cuenta_version"})
"""Checks that speak of the version before: its faults are no faults of the papers."""
_ORDER = list(RequestFate)


class Version(NamedTuple):
    """A version of a cuenta as it is judged: how its file was read (with the reason when it was not, or not
    whole) and its items."""

    lectura: Lectura
    reason: str | None
    items: Mapping[ItemKind, ItemView]


def requests_of(store: Store, submission_id: int) -> ReturnedRequests | None:
    """What the last decision on an earlier version asked for, and what became of it in this one. None when
    there is no earlier version, or nothing was asked. Raises StoreUnavailable."""
    return requests_of_each(store, [submission_id]).get(submission_id)


def request_tallies(store: Store, ids: Sequence[int]) -> dict[int, RequestTally]:
    """How many requests are closed, by cuenta; only of those that came back and of which something was asked
    or is new. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    found = requests_of_each(store, ids)
    return {number: one.tally for number, one in found.items() if one.requests}


def requests_of_each(store: Store, ids: Sequence[int]) -> dict[int, ReturnedRequests]:
    """The same for many, by cuenta; only for those that came back. Raises StoreUnavailable."""
    if not ids:
        return {}
    asking = {
        number: row
        for number, row in basis.earlier_decisions(store, ids, decided_too=True).items()
        if Verdict(row["verdict"]) in ASKING
    }
    if not asking:
        return {}
    versions = _versions(store, [*asking, *(row["id"] for row in asking.values())])
    return {
        number: ReturnedRequests(
            row["id"],
            decided(row),
            followed(row["decision_reason"], versions[row["id"]], versions[number]),
        )
        for number, row in asking.items()
    }


def _versions(store: Store, ids: Sequence[int]) -> dict[int, Version]:
    wanted = list(dict.fromkeys(ids))
    items = items_of_each(store, wanted)
    return {
        row["id"]: _version(row, items[row["id"]])
        for row in queries.submissions(store, ids=wanted, absent=True)
    }


def _version(row: Mapping[str, Any], items: Sequence[ItemView]) -> Version:
    return Version(Lectura(row["lectura"]), row["reason"], {item.kind: item for item in items})


def followed(reason: str, before: Version, now: Version) -> tuple[Request, ...]:
    """Every request of a return (its `reason`, as it was written) and every new fault, in the order of
    `RequestFate`. Pure."""
    faults = list(_faults(before))
    asked = returned_words.split(reason, [_asked(fault) for fault in faults])
    found = [_followed(faults[place], before, now) for place in asked.faults]
    found += [
        Request(RequestFate.A_LA_VISTA, line, "Ninguna comprobación sigue estas palabras: revíselo usted.")
        for line in asked.own_words
    ]
    found += _new(before, now)
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.fate)))


def _faults(version: Version) -> Iterator[Finding]:
    """What was open in a version, the worst of each item first."""
    for item in version.items.values():
        if not item.state.settled:
            yield from sorted(
                (one for one in item.findings if _is_fault(one)),
                key=lambda one: WORST_FIRST.index(one.state),
            )


def _is_fault(finding: Finding) -> bool:
    counts = finding.severity is not Severity.INFORMATIVA and finding.code not in _OF_VERSIONS
    return counts and not finding.state.settled


def _asked(fault: Finding) -> str:
    return fault.request or fault.message


def _new(before: Version, now: Version) -> Iterator[Request]:
    """Faults that the returned version did not have. Of a file that could not be read none is known."""
    if not now.lectura.readable:
        return
    had = {(one.item, one.code) for item in before.items.values() for one in item.findings if _is_fault(one)}
    for fault in _faults(now):
        if (fault.item, fault.code) not in had:
            yield Request(
                RequestFate.NUEVO,
                "No se había pedido.",
                fault.message,
                fault.item,
                fault.code,
                here=_place(fault),
            )


# --- one request ---


class _Fate(NamedTuple):
    fate: RequestFate
    now: str
    here: PagePlace | None = None


def _followed(fault: Finding, before: Version, now: Version) -> Request:
    held = before.items[fault.item]
    found = _fate(fault, held, now)
    there = _place(fault) or _pages(held)
    return Request(found.fate, _asked(fault), found.now, fault.item, fault.code, found.here, there)


def _fate(fault: Finding, held: ItemView, now: Version) -> _Fate:
    item = now.items.get(fault.item)
    if item is None:
        return _Fate(RequestFate.POR_CONFIRMAR, "Este ítem no se revisó en la versión nueva.")
    if item.marked and item.state.settled:
        return _by_person(item)
    if not now.lectura.readable:
        why = now.reason or "El archivo nuevo no se pudo leer."
        return _Fate(RequestFate.POR_CONFIRMAR, why)
    same = next((one for one in item.findings if one.code == fault.code), None)
    found = _gone(fault, held, item, now) if same is None else _judged(same, item)
    if item.marked and found.fate.closed:  # a person holds something against the item: which, they must say
        return found._replace(fate=RequestFate.POR_CONFIRMAR, now=_marked(item))
    return found


def _by_person(item: ItemView) -> _Fate:
    fate = RequestFate.ATENDIDO if item.state is State.CUMPLE else RequestFate.YA_NO_SE_PIDE
    return _Fate(fate, _marked(item), _pages(item))


def _marked(item: ItemView) -> str:
    state = spanish.title(item.state).lower()
    return f"{item.marked_by} marcó el ítem como «{state}»: {item.mark_reason}"


_FATES = {
    State.CUMPLE: RequestFate.ATENDIDO,
    State.NO_CUMPLE: RequestFate.NO_ATENDIDO,
    State.FALTA: RequestFate.NO_ATENDIDO,
    State.POR_REVISAR: RequestFate.POR_CONFIRMAR,
    State.NO_APLICA: RequestFate.YA_NO_SE_PIDE,
}


def _judged(same: Finding, item: ItemView) -> _Fate:
    """What the same check says now."""
    here = _place(same) or _pages(item)
    if same.waiver is not None:
        told = f"{message_alone(same)} La regla está exceptuada por {same.waiver.author}."
        return _Fate(RequestFate.YA_NO_SE_PIDE, told, here)
    return _Fate(_FATES[same.state], same.message, here)


def _gone(fault: Finding, held: ItemView, item: ItemView, now: Version) -> _Fate:
    """The check says nothing of the new version. That closes its request only where the whole item complies,
    and the value that was at fault, if it was one, was read again."""
    worst = min(item.findings, key=lambda one: WORST_FIRST.index(one.state), default=None)
    if item.machine_state is State.FALTA:
        return _Fate(RequestFate.NO_ATENDIDO, _sentence(worst, "Ahora falta el ítem."))
    if item.machine_state is State.NO_APLICA:
        told = _sentence(worst, "En esta cuenta ya no se pide el ítem.")
        return _Fate(RequestFate.YA_NO_SE_PIDE, told, _pages(item))
    name = _field_at(fault, held)
    field = next((one for one in item.fields if one.name == name), None)
    here = _pages(item) if field is None or field.page is None else PagePlace(field.page, field.box)
    if name is not None and field is None:
        title = FIELDS[fault.item][name].title
        return _Fate(RequestFate.POR_CONFIRMAR, f"En la versión nueva no se leyó «{title}».", here)
    if item.machine_state is not State.CUMPLE or now.lectura is not Lectura.LEIDO:
        told = "Esta comprobación no se pudo repetir: el ítem tiene otras cosas por resolver."
        return _Fate(RequestFate.POR_CONFIRMAR, told, here)
    return _Fate(RequestFate.ATENDIDO, "Ya no se halla esa falla, y el ítem cumple.", here)


def _field_at(fault: Finding, held: ItemView) -> str | None:
    """The field of the item that a fault points to, or that its check is called after."""
    named = fault.code.removeprefix(f"{fault.item}_")
    at = [one.name for one in held.fields if fault.box is not None and _stands_at(one, fault)]
    if named in at or (not at and named in FIELDS[fault.item]):
        return named
    return at[0] if at else None


def _stands_at(field: FieldView, fault: Finding) -> bool:
    return (field.page, field.box) == (fault.page, fault.box)


def _sentence(finding: Finding | None, otherwise: str) -> str:
    return otherwise if finding is None else finding.message


def _place(finding: Finding) -> PagePlace | None:
    return None if finding.page is None else PagePlace(finding.page, finding.box)


def _pages(item: ItemView) -> PagePlace | None:
    """The first page of an item."""
    return PagePlace(min(item.pages)) if item.pages else None
