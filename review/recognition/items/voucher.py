"""A payment voucher (PSE, bank, app, cash point): value, day, and whether it was approved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

from review.model import Mark
from review.recognition.grammar import Quote
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.money import find_money
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.common import mark_where
from review.recognition.values.labels import (
    ABOVE,
    BELOW,
    NEXT_LINE,
    RIGHT,
    SAME,
    Candidate,
    Families,
    LabelledPage,
)
from review.recognition.values.readers import as_read, dates, in_view, money_values, states

VOUCHER_LABELS = {
    "valor": (
        "valor pagado|valor del pago|valor total|total pagado|valor de la transaccion"
        "|valor transaccion|monto|valor|valor total pagado|valor recibido|importe|vr pagado"
        "|monto pagado|total a pagar|valor cancelado|valor recaudado|¿cuanto?|cuanto"
        "|valor de la compra|valor a pagar|monto total|total transaccion|valor pago|monto del pago"
        "|valor de pago|pagaste|total"
    ),
    "fecha": (
        "fecha de pago|fecha|fecha y hora|fecha de la transaccion|fecha transaccion"
        "|fecha y hora de la transaccion|fecha pago|fecha de transaccion|fecha y hora de pago"
        "|fecha del pago|fecha de recaudo|fecha hora|fecha/hora|fecha operacion|fecha de operacion"
        "|fecha de solicitud|fecha y hora del pago|fecha de aprobacion|¿cuando?|fecha movimiento"
        "|fecha aplicacion|fecha de la operacion"
    ),
    "estado": (
        "estado de la transaccion|estado|estado transaccion|estado del pago|resultado|estado de transaccion"
        "|resultado de la transaccion|estado de pago|respuesta|resultado transaccion"
    ),
}
VOUCHER_NOISE = (
    "costo de la transaccion|costo transaccion|comision|iva|valor iva|fecha limite"
    "|fecha de vencimiento|costo del servicio|fecha limite de pago|periodo de pago|saldo"
    "|saldo disponible|costo|valor comision|tarifa|base iva|fecha vencimiento|valor del contrato"
    "|fecha limite pago|valor contrato|base gravable"
)
REFERENCES = {
    "planilla": (
        "№ de planilla|№ planilla|planilla №|planilla|clave|clave de pago|clave pago|clave planilla|pin"
        "|№ de pin|pin de pago|con clave|№ unico de planilla|planilla pila|pila №"
    ),
    "referencia": (
        "referencia|referencia 1|referencia 2|referencia 3|referencia de pago|№ de referencia|ref"
        "|№ referencia|№ de factura|factura №|descripcion|descripcion del pago|referencia 1 (documento)"
    ),
}
FAMILIES = Families({**VOUCHER_LABELS, **REFERENCES}, noise=VOUCHER_NOISE)

_NUMBER = re.compile(r"(?<![\d.,$/*-])(\d{7,12})(?![\d/*])(?![.,-]\d)")
# A number under a label that may be of anything: nothing should rest on it.
_OF_ANYTHING = 0.45

_APPROVED = (
    "transaccion aprobada",
    "pago exitoso",
    "transaccion exitosa",
    "pago aprobado",
    "pago fue exitoso",
    "pago realizado",
    "fue exitosa",
    "aprobada",
    "exitosa",
    "aprobado",
    "exitoso",
    "pago realizado con exito",
    "pago confirmado",
    "¡listo!",
    "listo",
    "recibido a satisfaccion",
    "pagado",
)
_REFUSED = (
    "transaccion rechazada",
    "pago rechazado",
    "transaccion pendiente",
    "transaccion fallida",
    "no exitosa",
    "no exitoso",
    "pago fallido",
    "transaccion declinada",
    "no fue exitosa",
    "no fue exitoso",
    "rechazada",
    "rechazado",
    "fallida",
    "transaccion no aprobada",
    "en proceso",
    "pago pendiente",
    "transaccion negada",
    "pendiente de confirmacion",
    "pendiente",
    "no aprobada",
    "declinada",
    "transaccion en validacion",
)
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)


def voucher_value(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """What was paid: beside its label, or the only amount on the page."""
    found: list[Candidate[int]] = []
    for page in pages:
        found += page.candidates("valor", money_values, where=_PLACES, reach=40)
        if not found:
            quotes = [q for q in as_read(page.page, find_money)(page.page.flow.text) if q.value >= 1000]
            if len({q.value for q in quotes}) == 1:
                found += in_view(page.page, page.page.flow, quotes[:1], 0.85, "único valor")
    return choose(found)


def voucher_date(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The day on which it was paid: beside its label, or the only day on the page."""
    found: list[Candidate[dt.date]] = []
    for page in pages:
        found += page.candidates("fecha", dates, where=_PLACES, reach=30)
        if not found:
            quotes = list(as_read(page.page, find_dates)(page.page.flow.text))
            if len({q.value for q in quotes}) == 1:
                found += in_view(page.page, page.page.flow, quotes[:1], 0.85, "única fecha")
    return choose(found)


def voucher_reference(pages: Sequence[LabelledPage], known: Collection[str]) -> Choice[str] | None:
    """By what number the planilla was paid: one of those known, wherever it stands, else the labelled one."""
    for page in pages:
        flow = page.page.flow
        for quote in _numbers(flow.text):
            if quote.value in known:
                best = in_view(page.page, flow, [quote], 0.97, "número de la planilla")[0]
                return Choice(
                    best, round(best.score, 3), None, (), ("es el número o la clave de la planilla",)
                )
    said = [c for page in pages for c in page.candidates("planilla", _numbers, where=_PLACES, reach=20)]
    if said:
        return choose(said)
    return choose(
        c
        for page in pages
        for c in page.candidates("referencia", _numbers, where=_PLACES, reach=40, trust=_OF_ANYTHING)
    )


def _numbers(text: str) -> list[Quote[str]]:
    return [Quote(m[1], m.start(1), m.end(1), m[1], 0.97) for m in _NUMBER.finditer(text)]


def voucher_marks(pages: Sequence[LabelledPage], approved: str, refused: str) -> list[Mark]:
    """The voucher's state, under the names given. A refusal is said before an approval is believed."""
    for page in pages:
        for candidate in page.candidates("estado", states, where=_PLACES, reach=20):
            name = approved if candidate.value == "aprobado" else refused
            return [Mark(name, candidate.text, candidate.page, candidate.box)]
    for page in pages:
        said = mark_where(page.page, refused, _REFUSED) or mark_where(page.page, approved, _APPROVED)
        if said is not None:
            return [said]
    return []
