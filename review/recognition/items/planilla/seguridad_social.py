"""Social security: the planilla that counts, and its voucher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from review.model import Alternative, Field, Mark, Month
from review.model.marks import ItemMark
from review.recognition.items.item_reading import ItemReading
from review.recognition.items.planilla.planilla import Planilla, number_of, read_planilla
from review.recognition.items.planilla.planilla_lists import listed_planillas
from review.recognition.items.voucher import (
    FAMILIES,
    voucher_date,
    voucher_marks,
    voucher_reference,
    voucher_value,
)
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.candidates import MOST_OTHERS, field_of, only_fields
from review.recognition.values.common import first_ink
from review.recognition.values.labels import LabelledPage


def read(pages: Sequence[SortedPage], billed: Month | None = None) -> ItemReading:
    """Read planillas and vouchers. Of several planillas one counts: what the voucher paid for, else the only
    one of the month billed or of the month before it, else the newest.
    """
    vouchers = [p.text for p in pages if p.text is not None and p.paper is Paper.COMPROBANTE]
    papers = [(p.text, p.paper) for p in pages if p.text is not None and p.paper is not Paper.COMPROBANTE]
    planillas = _read(t for t, paper in papers if paper is not Paper.CERTIFICADO_APORTES)
    certificates = [
        planilla
        for text, paper in papers
        if paper is Paper.CERTIFICADO_APORTES
        for planilla in listed_planillas(text) or [read_planilla([text])]
    ]
    labelled = [LabelledPage(page, FAMILIES) for page in vouchers]
    value, date = voucher_value(labelled), voucher_date(labelled)
    marks: list[Mark] = []
    if vouchers:
        marks.append(first_ink(ItemMark.VOUCHER, vouchers[0]))
        marks += voucher_marks(labelled, ItemMark.VOUCHER_APPROVED, ItemMark.VOUCHER_REFUSED)
    chosen = _choose(planillas or certificates, None if value is None else value.best.value, billed)
    fields: dict[str, Field] = dict(chosen.fields) if chosen is not None else {}
    known = {str(f.value) for name in ("planilla", "clave_pago") if (f := fields.get(name)) is not None}
    fields.update(
        only_fields(
            field_of("voucher_valor", value),
            field_of("voucher_fecha", date),
            field_of("voucher_referencia", voucher_reference(labelled, known)),
        )
    )
    names: tuple[Field, ...] = ()
    if chosen is not None:
        marks += chosen.marks if planillas else _certificate_marks(chosen)
        names = chosen.names
    if certificates and planillas:
        marks += [m for c in certificates[:1] for m in _certificate_marks(c)][:1]
    return ItemReading(fields, tuple(marks), names)


def _certificate_marks(certificate: Planilla) -> list[Mark]:
    """A certificate of contributions is no planilla: it proves payment without a breakdown."""
    marks = [replace(m, name=ItemMark.CERTIFICATE) for m in certificate.marks if m.name == ItemMark.PLANILLA]
    return marks + [m for m in certificate.marks if m.name != ItemMark.PLANILLA]


def _read(pages: Iterable[PageText]) -> list[Planilla]:
    """The planillas of the pages: those that a page lists, and those that pages together are."""
    lists, alone = [], []
    for page in pages:
        listed = listed_planillas(page)
        lists += listed
        alone += [] if listed else [page]
    return [*map(read_planilla, _groups(alone)), *lists]


def _groups(pages: Iterable[PageText]) -> list[list[PageText]]:
    """Pages of one planilla together: a page that reads another planilla's number begins another."""
    papers = list(pages)
    if len(papers) <= 1:
        return [papers] if papers else []
    groups: list[list[PageText]] = []
    current: str | None = None
    for page in papers:
        value = number_of(page)
        if not groups or (value is not None and current is not None and value != current):
            groups.append([])
            current = None
        groups[-1].append(page)
        current = current or value
    return groups


def _choose(planillas: Sequence[Planilla], paid: int | None, billed: Month | None) -> Planilla | None:
    if not planillas:
        return None
    ranked = sorted(planillas, key=lambda p: _rank(p, paid, billed), reverse=True)
    best = ranked[0]
    others = [p for p in ranked[1:] if p.fields.get("planilla") is not None]
    if not others or _agrees(best, paid):
        return best
    if _fits(best, billed) and not any(_fits(other, billed) for other in others):
        return replace(best, fields={name: _beside(f, others) for name, f in best.fields.items()})
    note = "Hay más planillas en el archivo: " + ", ".join(_named(p) for p in others) + "."
    fields = {
        name: replace(field, note=field.note or note) if name in ("planilla", "periodo") else field
        for name, field in best.fields.items()
    }
    return replace(best, fields=fields)


def _rank(planilla: Planilla, paid: int | None, billed: Month | None) -> tuple[bool, bool, bool, str, int]:
    period = planilla.fields.get("periodo")
    correction = any(m.name == f"{ItemMark.TYPE_}n" for m in planilla.marks)
    month = str(period.value) if period is not None else ""
    return _agrees(planilla, paid), _fits(planilla, billed), not correction, month, len(planilla.fields)


def _agrees(planilla: Planilla, paid: int | None) -> bool:
    """Is its total what the voucher paid?"""
    total = planilla.fields.get("total")
    return paid is not None and total is not None and total.value == paid


def _fits(planilla: Planilla, billed: Month | None) -> bool:
    """Is it of the month billed or of the one before?"""
    period = planilla.fields.get("periodo")
    month = None if period is None else period.value
    return billed is not None and isinstance(month, Month) and 0 <= billed.minus(month) <= 1


def _beside(field: Field, others: Sequence[Planilla]) -> Field:
    """The number and the period of the planilla that counts, with those of the other planillas told."""
    if field.name not in ("planilla", "periodo"):
        return field
    found = (other.fields.get(field.name) for other in others)
    told = tuple(
        Alternative(one.value, one.text, one.page, one.box, one.confidence)
        for one in found
        if one is not None
    )
    return replace(field, others=(*told, *field.others)[:MOST_OTHERS])


def _named(planilla: Planilla) -> str:
    field = planilla.fields["planilla"]
    period = planilla.fields.get("periodo")
    return (
        f"{field.value}" + (f" de {period.value}" if period is not None else "") + f" (página {field.page})"
    )
