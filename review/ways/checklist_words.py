"""A checklist told in plain Spanish: each item with when it is asked for and what it must hold, and what
differs between two lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review.model import ItemKind
from review.spanish import join, plural
from review.ways.checklist import Checklist, FilePart, Levy, Requirement, When
from review.ways.checklist_settings import (
    LATE,
    PILA_MONTHS,
    PRO_RATA,
    SETTINGS,
    SIGNATURES,
    TAXES,
    WHEN,
    decimal,
    early,
    share,
)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item told: its number, name, when it is asked for, and what it must hold, a sentence each."""

    kind: ItemKind
    place: int
    name: str
    when: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one list says and another does not; "" when it has nothing to say of it."""

    what: str
    before: str
    after: str


def items(checklist: Checklist) -> tuple[ItemWords, ...]:
    """The items of a list told, in its order."""
    return tuple(
        ItemWords(one.kind, place, one.name, WHEN[one.when], _holds(checklist, one))
        for place, one in enumerate(checklist.items, start=1)
    )


def levies(checklist: Checklist) -> str:
    """The taxes of a list in one sentence."""
    if not checklist.levies:
        return "La lista no dice las tarifas, y por eso no se comprueban."
    return f"Se cobran: {join(_levy(one) for one in checklist.levies)}."


def posts(checklist: Checklist) -> str:
    """The posts of the supervisors in one sentence."""
    told = join(f"{one.name}, {one.post}" for one in checklist.posts)
    return f"{told}." if told else "La lista no dice los cargos de los supervisores."


def files(checklist: Checklist) -> tuple[str, ...]:
    """In which files a cuenta comes, a sentence each."""
    if not checklist.files:
        return ("Los documentos de la cuenta vienen todos en un solo archivo.",)
    return tuple(f"El archivo «{one.pattern}» trae {_contents(checklist, one)}." for one in checklist.files)


def differences(before: Checklist, after: Checklist) -> tuple[Difference, ...]:
    """All in which two lists differ, told; nothing when they ask the same."""
    return tuple(_differences(before, after))


def _differences(before: Checklist, after: Checklist) -> Iterator[Difference]:
    if before.entity != after.entity:
        yield Difference("Entidad", before.entity, after.entity)
    order = [one.name for one in before.items], [one.name for one in after.items]
    if [one.kind for one in before.items] != [one.kind for one in after.items]:
        yield Difference("Orden de los ítems", *(join(names) for names in order))
    for new in after.items:
        old = next(one for one in before.items if one.kind is new.kind)
        if old.name != new.name:
            yield Difference("Nombre del ítem", old.name, new.name)
        if old.when is not new.when:
            yield Difference(f"Cuándo se pide: {new.name}", WHEN[old.when], WHEN[new.when])
    for setting in SETTINGS:
        if getattr(before, setting.attribute) != getattr(after, setting.attribute):
            yield Difference(setting.title, setting.tell(before), setting.tell(after))
    if before.levies != after.levies:
        yield Difference("Impuestos y estampillas", levies(before), levies(after))
    if before.posts != after.posts:
        yield Difference("Cargos de los supervisores", posts(before), posts(after))
    if before.files != after.files:
        yield Difference("Archivos de la cuenta", " ".join(files(before)), " ".join(files(after)))


def _holds(checklist: Checklist, item: Requirement) -> tuple[str, ...]:
    if item.when is When.NUNCA:
        return ()
    return tuple(_HOLDS[item.kind](checklist))


def _informe(one: Checklist) -> Iterator[str]:
    yield "Es del mes cobrado y está dentro de las fechas del contrato."
    yield f"Fecha: {early(one.report_days_early)}."
    yield f"Firma: {SIGNATURES[one.signature]}."
    asked = f"al menos {one.least_evidence}" if one.least_evidence else "no se exigen; si no hay, se informa"
    yield f"Evidencias: {asked}."
    much = "todas" if one.repeated_text == 1 else f"{share(one.repeated_text)} o más de"
    yield f"Se avisa si repite {much} las actividades de otro mes."


def _cuenta(one: Checklist) -> Iterator[str]:
    yield "Cobra el valor del mes que dice el contrato, igual en letras y en números."
    ways = join((PRO_RATA[way] for way in one.pro_rata), "o")
    yield f"Un mes incompleto se paga por {ways}."
    if one.tolerance_per_thousand:
        yield f"Se admite una diferencia de {plural(one.tolerance_per_thousand, 'peso')} por cada mil."
    if one.payment_by_month:
        yield "El número de pago es el lugar del mes en el contrato: el pago 1 es el primer mes."
    else:
        yield "El número de pago no tiene que seguir los meses del contrato."
    yield f"Fecha: {early(one.cuenta_days_early)}."
    yield f"Firma: {SIGNATURES[one.signature]}."
    if one.days_to_present:
        days = plural(one.days_to_present, "día hábil", "días hábiles")
        yield f"Se presenta en los {days} siguientes al mes cobrado."


def _social(one: Checklist) -> Iterator[str]:
    months = join((f"del {PILA_MONTHS[month]}" for month in one.pila_months), "o")
    yield f"La planilla es {months}."
    yield "Está pagada, con la constancia o el comprobante de su pago."
    yield "El ingreso base alcanza el mínimo de ley para lo cobrado."
    yield f"Si se pagó después de su fecha límite, {LATE[one.late_planilla]}."


def _bank(one: Checklist) -> Iterator[str]:
    yield "La cuenta es del contratista, está activa y es la misma de la cuenta de cobro."
    yield f"Tiene {plural(one.bank_days, 'día')} o menos a la fecha de la cuenta de cobro."


def _rut(one: Checklist) -> Iterator[str]:
    yield "Es del contratista y no está en trámite."
    yield f"Tiene {plural(one.rut_days, 'día')} o menos a la fecha de la cuenta de cobro."


def _taxes(one: Checklist) -> Iterator[str]:
    yield "Son del mismo contratista y contrato, y están pagados."
    yield f"Se pagan sobre {TAXES[one.taxes_base]}."
    yield levies(one)


_HOLDS: dict[ItemKind, Callable[[Checklist], Iterator[str]]] = {
    ItemKind.INFORME: _informe,
    ItemKind.CUENTA: _cuenta,
    ItemKind.SEGURIDAD_SOCIAL: _social,
    ItemKind.BANCO: _bank,
    ItemKind.RUT: _rut,
    ItemKind.IMPUESTOS: _taxes,
}


def _levy(one: Levy) -> str:
    return f"{one.name} {decimal(one.percent)} %"


def _contents(checklist: Checklist, part: FilePart) -> str:
    return join(one.name for one in checklist.items if one.kind in part.kinds)
