"""SECOP II's «Plan de pagos» as its open data exports it: a row a payment, ISO dates, some rows twice."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from review.model import ItemKind, State
from tools.papers.plant.across import SECOP
from tools.papers.reuse import CLEAN
from tools.papers.submission import Made, result_of
from tools.papers.world import Deal

# The data set uymx-8p3j of datos.gov.co.
COLUMNS = (
    "id_del_contrato", "id_de_pago", "referencia_contrato", "estado", "numero_de_factura", "notas",
    "valor_a_pagar", "valor_neto", "valor_neto_de_la_factura", "valor_total",
    "valor_total_de_la_factura", "fecha_de_emision", "fecha_de_recepcion", "fecha_de_vencimiento",
    "fecha_estimada_de_pago", "fecha_real_de_pago", "fecha_inicio_contrato", "aprobado_por",
    "compromiso_presupuestal", "cufe", "codigo_entidad", "nit_entidad", "nombre_entidad",
    "nombre_proveedor", "documento_proveedor", "nombre_supervisor", "tipo_documento_supervisor",
    "documento_supervisor",
)  # fmt: skip
STATES = ("Enviado Por Proveedor", "Bajo Aprobación", "Aprobado", "Pagado", "Pendiente Registro")
_PLANTED = 0.08
_REPEATED = 0.1


def _iso(day: dt.date) -> str:
    return f"{day:%Y-%m-%d}T00:00:00.000"


def payments_csv(
    deals: Sequence[Deal], made: Iterable[tuple[str, Made]], seed: str
) -> tuple[str, list[tuple[str, Made]]]:
    """The export, and the submissions with the truth of those payments that SECOP II has at another value."""
    listed = {deal.number: deal for deal in deals}
    rows: list[dict[str, str]] = []
    out: list[tuple[str, Made]] = []
    for path, one in made:
        rng = Random(f"{seed}/{path}/secop")
        facts = one.facts
        deal = listed.get(str(one.truth["contrato"]))
        if facts is None or deal is None or rng.random() < 0.1:
            out.append((path, one))
            continue
        value = deal.value(facts.month)
        spoils = rng.random() < _PLANTED and _good(one)
        if spoils:
            value += rng.choice((-150_000, 90_000, 300_000))
            one = _spoiled(one)
        rows.append(_row(rng, deal, facts.deal.payment(facts.month), value, one))
        out.append((path, one))
    order = Random(f"{seed}/secop")
    rows += [dict(row) for row in rows if order.random() < _REPEATED]
    order.shuffle(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue(), out


def _row(rng: Random, deal: Deal, payment: int, value: int, one: Made) -> dict[str, str]:
    facts = one.facts
    assert facts is not None
    received = max(facts.cuenta.signed, facts.informe.signed, facts.pila.paid) + dt.timedelta(
        days=rng.randrange(0, 4)
    )
    money = str(value)
    serial = deal.number.rpartition(".")[2] if deal.number.startswith("CO1.") else ""
    told = {
        "id_del_contrato": f"CO1.PCCNTR.{serial or Random(deal.number).randrange(6_000_000, 6_900_000)}",
        "id_de_pago": rng.choice((str(payment), f"{payment:03d}")),
        "referencia_contrato": deal.number, "estado": rng.choice(STATES),
        "numero_de_factura": f"CUENTA DE COBRO No. {payment}", "notas": "No definido", "valor_a_pagar": money,
        "valor_neto": money, "valor_neto_de_la_factura": money, "valor_total": money,
        "valor_total_de_la_factura": money,
        "fecha_de_emision": _iso(max(facts.cuenta.signed, facts.cuenta.start)),
        "fecha_de_recepcion": _iso(received), "fecha_inicio_contrato": _iso(deal.start),
        "nit_entidad": deal.entity.nit, "nombre_entidad": deal.entity.name,
        "nombre_proveedor": deal.person.name.upper(), "documento_proveedor": deal.person.document,
        "nombre_supervisor": deal.supervisor,
    }  # fmt: skip
    return {name: told.get(name, "No definido" if name == "cufe" else "") for name in COLUMNS}


def _items(one: Made) -> dict[str, dict[str, Any]]:
    return one.truth["items"]  # type: ignore[return-value]


def _good(one: Made) -> bool:
    entry = _items(one)[ItemKind.CUENTA.value]
    faults: list[str] = one.truth["fallas"]  # type: ignore[assignment]
    return State(entry["estado"]) in CLEAN and "version_de" not in one.truth and not faults


def _spoiled(one: Made) -> Made:
    state = SECOP.effects[ItemKind.CUENTA].value
    entry = {k: v for k, v in _items(one)[ItemKind.CUENTA.value].items() if k != "tambien"}
    items = _items(one) | {ItemKind.CUENTA.value: entry | {"estado": state}}
    result = result_of(State(each["estado"]) for each in items.values()).value
    truth = one.truth | {"items": items, "fallas": [SECOP.name], "resultado": result}
    return Made(one.data, truth, one.facts, one.photos)
