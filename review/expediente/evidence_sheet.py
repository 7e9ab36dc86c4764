"""The checklist of a cuenta with its evidence, to be read and printed: each item, its state, and from "
"where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from review import frames, spanish
from review.desk import ItemView, SubmissionView
from review.expediente import printable
from review.model import Box, Decision, FieldType, Finding
from review.model.overlay import NOWHERE
from review.ways.checklist import Checklist

_ITEMS = ("N.º", "Ítem", "Estado", "Páginas", "Quién lo dijo")
_FINDINGS = ("Estado", "Qué se comprobó", "Se esperaba", "Se encontró", "Página", "Lugar", "Norma")
_FIELDS = ("Dato", "Valor", "Lo impreso", "Página", "Lugar")
_PLACES = (
    "El lugar son los bordes izquierdo, superior, derecho e inferior de lo leído, en puntos (1/72 de "
    "pulgada) "
    "desde la esquina superior izquierda de la página derecha."
)


def evidence_sheet(view: SubmissionView, checklist: Checklist) -> bytes:
    """The sheet as HTML. Determined by the cuenta alone."""
    items = sorted(view.items, key=lambda item: checklist.place(item.kind))
    names = {one.kind: one.name for one in checklist.items}
    parts = [
        printable.paragraph(about(view)),
        printable.paragraph(decided(view.decision)),
        printable.table(
            _ITEMS,
            (
                (
                    checklist.place(one.kind),
                    names[one.kind],
                    spanish.title(one.state),
                    _pages(one),
                    _who(one, view),
                )
                for one in items
            ),
        ),
        printable.note(_PLACES),
    ]
    for one in items:
        parts += _of_item(one, f"{checklist.place(one.kind)}. {names[one.kind]}: {spanish.title(one.state)}")
    parts.append(
        printable.note(f"Archivo {view.archivo}. Huella SHA-256 {view.sha256}. Reglas {view.rules_version}.")
    )
    return printable.page("Lista de chequeo con su evidencia", *parts)


def about(view: SubmissionView) -> str:
    """Whose account it is, in a line."""
    parts = (
        view.contractor,
        view.document and f"documento {view.document}",
        view.contract and f"contrato {view.contract}",
        None if view.payment is None else f"pago {spanish.payment_number(view.payment)}",
        None if view.period is None else spanish.month_name(view.period),
        None if view.value is None else spanish.pesos(view.value),
    )
    return ", ".join(part for part in parts if part) or view.archivo


def decided(decision: Decision | None) -> str:
    """What was decided, by whom and when, and whether it is up to date."""
    if decision is None:
        return "Todavía no se ha decidido sobre esta cuenta."
    told = f"{spanish.title(decision.verdict)} por {decision.author} el {moment(decision.at)}."
    if decision.reason:
        told += f" Motivo: {decision.reason}"
    if decision.stale:
        told += f" La decisión está desactualizada: {spanish.join(decision.stale)}."
    return told


def moment(at: dt.datetime) -> str:
    """As the clock in Colombia shows it."""
    return f"{at.astimezone(frames.COLOMBIA):%d/%m/%Y %H:%M}"


def _pages(item: ItemView) -> str:
    return spanish.page_list(item.pages) if item.pages else "no está en el archivo"


def _who(item: ItemView, view: SubmissionView) -> str:
    if item.marked_by is None or item.marked_at is None:
        return f"La revisión automática, reglas {view.rules_version}"
    was = (
        f"; la revisión decía «{spanish.title(item.machine_state)}»"
        if item.machine_state is not item.state
        else ""
    )
    why = f": {item.mark_reason}" if item.mark_reason else ""
    return f"{item.marked_by}, el {moment(item.marked_at)}{why}{was}"


def _of_item(item: ItemView, title: str) -> Iterator[str]:
    yield printable.heading(title)
    if item.findings:
        yield printable.table(_FINDINGS, map(_finding, item.findings))
    if item.fields:
        yield printable.table(
            _FIELDS,
            (
                (
                    f"{one.title} (corregido por una persona)" if one.corrected else one.title,
                    spanish.show(one.value, money=one.type is FieldType.MONEY),
                    one.text,
                    one.page,
                    _box(one.box),
                )
                for one in item.fields
            ),
        )
    if not item.findings and not item.fields:
        yield printable.paragraph("No se leyó nada de este ítem.")


def _finding(one: Finding) -> tuple[object, ...]:
    searched = f"se buscó en {spanish.page_list(one.searched)}" if one.searched else ""
    waived = f" Exceptuado por {one.waiver.author}: {one.waiver.reason}" if one.waiver is not None else ""
    return (
        spanish.title(one.state), f"{one.message}{waived}", one.expected, one.found, one.page or searched,
        _box(one.box), one.norm,
    )  # fmt: skip


def _box(box: Box | None) -> str:
    return "" if box is None or box == NOWHERE else ", ".join(f"{side:.0f}" for side in box)
