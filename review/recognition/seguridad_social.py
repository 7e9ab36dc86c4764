"""Social security: the planilla that counts, and its voucher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from review.model import Field, Mark
from review.recognition.candidates import field_of, only_fields
from review.recognition.common import first_ink
from review.recognition.labels import LabelledPage
from review.recognition.papers import Paper
from review.recognition.planilla import Planilla, number_of, read_planilla
from review.recognition.reading import ItemReading
from review.recognition.sequence import SortedPage
from review.recognition.text import PageText
from review.recognition.voucher import FAMILIES, voucher_date, voucher_marks, voucher_value


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read planillas and vouchers; of several planillas take the one that the voucher paid, or the newest."""
    vouchers = [p.text for p in pages if p.text is not None and p.paper is Paper.COMPROBANTE]
    papers = [(p.text, p.paper) for p in pages if p.text is not None and p.paper is not Paper.COMPROBANTE]
    planillas = [
        read_planilla(group)
        for group in _groups(t for t, paper in papers if paper is not Paper.CERTIFICADO_APORTES)
    ]
    certificates = [read_planilla([t]) for t, paper in papers if paper is Paper.CERTIFICADO_APORTES]
    labelled = [LabelledPage(page, FAMILIES) for page in vouchers]
    value, date = voucher_value(labelled), voucher_date(labelled)
    marks: list[Mark] = []
    if vouchers:
        marks.append(first_ink("comprobante", vouchers[0]))
        marks += voucher_marks(labelled, "comprobante_aprobado", "comprobante_rechazado")
    chosen = _choose(planillas or certificates, None if value is None else value.best.value)
    fields: dict[str, Field] = dict(chosen.fields) if chosen is not None else {}
    fields.update(only_fields(field_of("voucher_valor", value), field_of("voucher_fecha", date)))
    names: tuple[Field, ...] = ()
    if chosen is not None:
        marks += chosen.marks if planillas else _certificate_marks(chosen)
        names = chosen.names
    if certificates and planillas:
        marks += [m for c in certificates[:1] for m in _certificate_marks(c)][:1]
    return ItemReading(fields, tuple(marks), names)


def _certificate_marks(certificate: Planilla) -> list[Mark]:
    """A certificate of contributions is no planilla: it proves payment without a breakdown."""
    marks = [replace(m, name="certificado_aportes") for m in certificate.marks if m.name == "planilla"]
    return marks + [m for m in certificate.marks if m.name != "planilla"]


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


def _choose(planillas: Sequence[Planilla], paid: int | None) -> Planilla | None:
    if not planillas:
        return None
    ranked = sorted(planillas, key=lambda p: _rank(p, paid), reverse=True)
    best = ranked[0]
    others = [p for p in ranked[1:] if p.fields.get("planilla") is not None]
    if not others or _rank(best, paid)[0]:
        return best
    note = "Hay más planillas en el archivo: " + ", ".join(_named(p) for p in others) + "."
    fields = {
        name: replace(field, note=field.note or note) if name in ("planilla", "periodo") else field
        for name, field in best.fields.items()
    }
    return replace(best, fields=fields)


def _rank(planilla: Planilla, paid: int | None) -> tuple[bool, bool, str, int]:
    total = planilla.fields.get("total")
    period = planilla.fields.get("periodo")
    correction = any(m.name == "planilla_tipo_n" for m in planilla.marks)
    agrees = paid is not None and total is not None and total.value == paid
    return agrees, not correction, str(period.value) if period is not None else "", len(planilla.fields)


def _named(planilla: Planilla) -> str:
    field = planilla.fields["planilla"]
    period = planilla.fields.get("periodo")
    return (
        f"{field.value}" + (f" de {period.value}" if period is not None else "") + f" (página {field.page})"
    )
