"""Which column is which, by its header: the project's own names and those of SECOP II's exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from review.contracts.budget_headings import budget_columns
from review.contracts.heading_letters import by_spelling, plain
from review.sheets.read import Cell


class ListLayout(StrEnum):
    """What kind of table it is: the entity's own, or SECOP II open data (datos.gov.co). The list of the
    budget has the columns of its own list, and is told by where it is given."""

    OWN = "lista de contratos"
    BUDGET = "lista de presupuesto, CDP y RP"
    SECOP_CONTRACTS = "SECOP II, contratos electrónicos (jbjy-vk9h)"
    SECOP_PAYMENTS = "SECOP II, plan de pagos (uymx-8p3j)"
    SECOP_INVOICES = "SECOP II, facturas (ibyt-yi2f)"

    @property
    def of_payments(self) -> bool:
        """Whether each row of SECOP's is about a payment."""
        return self in (ListLayout.SECOP_PAYMENTS, ListLayout.SECOP_INVOICES)


# Meaning → headers, the best first: where two are there, the next one fills what the first left empty.
_CONTRACT_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": (
        "Número contrato", "Número de contrato", "Número del contrato", "No contrato", "Nro contrato",
        "N contrato", "No de contrato", "Nro de contrato", "Contrato No", "Contrato",
        "Referencia del Contrato", "Referencia contrato", "Referencia de contrato",
    ),
    "secop_id": ("ID Contrato", "ID del contrato", "ID contrato SECOP", "ID SECOP"),
    "contractor": (
        "Contratista", "Nombre contratista", "Nombre del contratista", "Nombres y apellidos",
        "Nombre completo", "Proveedor Adjudicado", "Nombre proveedor", "Nombre del proveedor", "Nombre",
    ),
    "document": (
        "Documento", "Documento contratista", "Documento del contratista", "Documento de identidad",
        "Documento de identificación", "Número de documento", "No documento", "Cédula",
        "Cédula de ciudadanía", "Cédula contratista", "CC", "Identificación", "Número de identificación",
        "No identificación", "Identificación contratista", "NIT contratista", "Documento Proveedor",
    ),
    "entity": ("Entidad", "Nombre Entidad", "Nombre de la entidad", "Entidad contratante"),
    "entity_nit": ("NIT Entidad", "NIT de la entidad"),
    "purpose": ("Objeto", "Objeto del Contrato", "Objeto contractual", "Objeto contrato"),
    "signed": ("Fecha de Firma", "Fecha firma", "Fecha de firma del contrato", "Fecha de suscripción"),
    "start": (
        "Fecha inicio", "Fecha de inicio", "Fecha de inicio de ejecución", "Inicio", "Fecha acta de inicio",
        "Fecha inicio contrato", "Fecha de inicio del contrato",
    ),
    "end": (
        "Fecha fin", "Fecha de fin", "Fecha final", "Fecha de terminación", "Fecha terminación",
        "Fecha de finalización", "Fecha de fin de ejecución", "Fin", "Fecha fin contrato",
        "Fecha de fin del contrato",
    ),
    "monthly_value": (
        "Valor mensual", "Valor mes", "Honorarios mensuales", "Honorarios", "Mensualidad", "Valor cuota",
        "Valor de la cuota", "Valor cuota mensual",
    ),
    "total_value": ("Valor total", "Valor total del contrato", "Valor del contrato", "Valor contrato"),
    "supervisor": ("Supervisor", "Supervisora", "Nombre supervisor", "Nombre del supervisor"),
    "bank": ("Banco", "Nombre del banco"),
    "account": ("Cuenta", "Cuenta bancaria", "Número de cuenta", "No cuenta"),
    "account_type": ("Tipo cuenta", "Tipo de cuenta"),
    "extended_to": (
        "Prórroga hasta", "Prórrogas hasta", "Fecha fin prórroga", "Fecha fin con prórroga",
        "Fecha final con prórroga", "Nueva fecha de terminación", "Fecha de terminación con prórrogas",
        "Prórroga", "Prórrogas",
    ),
    "added_value": (
        "Valor adiciones", "Valor de las adiciones", "Valor adicionado", "Adición", "Adiciones",
        "Valor adición",
    ),
    "suspensions": ("Suspensiones", "Suspensión", "Fechas de suspensión", "Días suspendidos"),
    "assigned_on": ("Fecha cesión", "Fecha de cesión", "Fecha de la cesión", "Cesión"),
    "assignor": ("Cedente", "Documento cedente", "Documento del cedente"),
    "risk_class": (
        "Clase riesgo", "Clase de riesgo", "Riesgo ARL", "Nivel de riesgo", "Clase de riesgo ARL",
        "Nivel riesgo", "Riesgo laboral", "Riesgo", "Riesgos",
    ),
    "pensioner": ("Pensionado", "Pensionada", "Es pensionado"),
    "duties": ("Obligaciones", "Obligaciones específicas", "Actividades específicas"),
    "asks": ("Ítems que pide", "Items que pide", "Papeles que pide", "Soportes adicionales"),
    "state": ("Estado SECOP", "Estado en SECOP", "Estado SECOP II"),
    "payment": ("Pago", "Número de pago", "Número pago", "No pago", "Pago No", "Cuota", "Número de cuota"),
    "month": ("Mes", "Periodo", "Período", "Mes cobrado"),
}  # fmt: skip
_PAYMENT_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("Referencia contrato", "Referencia del contrato"),
    "secop_id": ("ID del contrato", "ID contrato"),
    "payment": ("ID de pago", "ID pago"),
    "invoice": ("Número de factura",),
    "state": ("Estado",),
    "confirmed": ("Pago confirmado",),
    "value": ("Valor a pagar", "Valor total", "Valor total de la factura", "Valor neto"),
    "net": ("Valor neto", "Valor neto de la factura"),
    "total": ("Valor total", "Valor total de la factura"),
    "issued": ("Fecha de emisión", "Fecha factura", "Fecha de la factura"),
    "received": ("Fecha de recepción", "Fecha de recepción original", "Fecha de entrega"),
    "due": ("Fecha de vencimiento",),
    "paid": ("Fecha real de pago",),
    "planilla": ("Número de planilla", "Planilla", "No planilla"),
    "planilla_paid": ("Fecha de pago de la planilla", "Fecha de pago planilla", "Fecha pago planilla"),
    "contractor": ("Nombre proveedor", "Nombre del proveedor"),
    "document": ("Documento proveedor",),
    "entity": ("Nombre entidad",),
    "entity_nit": ("NIT entidad",),
    "start": ("Fecha inicio contrato", "Fecha de inicio contrato", "Fecha de inicio del contrato"),
    "supervisor": ("Nombre supervisor",),
}
_CONTRACT_TABLE: Final = by_spelling(_CONTRACT_HEADERS)
_PAYMENT_TABLE: Final = by_spelling(_PAYMENT_HEADERS)
_ONLY_OF_INVOICES: Final = {plain("Fecha factura"), plain("Pago confirmado"), plain("Usuario pago")}
_PAYMENT_ID: Final = {plain(name) for name in _PAYMENT_HEADERS["payment"]}
_SECOP_REFERENCE: Final = plain("Referencia del Contrato")
_SECOP_ID: Final = plain("ID Contrato")


def layout_of(headers: Iterable[Cell]) -> ListLayout:
    """What kind of table these headers belong to."""
    names = {plain(header) for header in headers if isinstance(header, str)}
    if names & _PAYMENT_ID:
        return ListLayout.SECOP_INVOICES if names & _ONLY_OF_INVOICES else ListLayout.SECOP_PAYMENTS
    if {_SECOP_REFERENCE, _SECOP_ID} <= names:
        return ListLayout.SECOP_CONTRACTS
    return ListLayout.OWN


def columns_of(headers: Iterable[Cell]) -> dict[str, tuple[int, ...]]:
    """Meaning → positions of its columns, the best first. Unknown headers are left out."""
    cells = tuple(headers)
    table = _PAYMENT_TABLE if layout_of(cells).of_payments else _CONTRACT_TABLE
    found: dict[str, list[tuple[int, int]]] = {}
    for position, header in enumerate(cells):
        known = table.get(plain(header)) if isinstance(header, str) else None
        if known is not None:
            found.setdefault(known[0], []).append((known[1], position))
    return {meaning: tuple(position for _, position in sorted(places)) for meaning, places in found.items()}


def known_headings(row: Iterable[Cell]) -> int:
    """How many meanings the headings of a row have, those of the budget among them."""
    cells = tuple(row)
    of_budget = {column.meaning for column in budget_columns(cells)}
    return len({*columns_of(cells), *of_budget})
