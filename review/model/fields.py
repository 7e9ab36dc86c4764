"""The fields each item may hold: their type and their Spanish title. One table that everybody reads."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from review.model import FieldType, FieldValue, ItemKind, Month


class FieldSpec(NamedTuple):
    name: str
    type: FieldType
    title: str


def _specs(*rows: tuple[str, FieldType, str]) -> dict[str, FieldSpec]:
    return {name: FieldSpec(name, kind, title) for name, kind, title in rows}


FIELDS: dict[ItemKind, dict[str, FieldSpec]] = {
    ItemKind.INFORME: _specs(
        ("contrato", FieldType.TEXT, "Contrato"),
        ("periodo_inicio", FieldType.DATE, "Periodo, desde"),
        ("periodo_fin", FieldType.DATE, "Periodo, hasta"),
        ("fecha_inicio_contrato", FieldType.DATE, "Inicio del contrato"),
        ("fecha_informe", FieldType.DATE, "Fecha del informe"),
        ("numero_pago", FieldType.COUNT, "Pago n.º"),
        ("valor", FieldType.MONEY, "Valor de la cuota"),
        ("valor_contrato", FieldType.MONEY, "Valor del contrato"),
        ("pagado", FieldType.MONEY, "Pagado a la fecha"),
        ("saldo", FieldType.MONEY, "Saldo por pagar"),
        ("planilla", FieldType.DIGITS, "Planilla que cita"),
        ("planilla_fecha", FieldType.DATE, "Fecha de pago de la planilla que cita"),
        ("planilla_operador", FieldType.TEXT, "Operador que cita"),
    ),
    ItemKind.CUENTA: _specs(
        ("numero_pago", FieldType.COUNT, "Pago n.º"),
        ("valor", FieldType.MONEY, "Valor"),
        ("valor_letras", FieldType.MONEY, "Valor en letras"),
        ("periodo", FieldType.MONTH, "Mes cobrado"),
        ("contrato", FieldType.TEXT, "Contrato"),
        ("fecha_cuenta", FieldType.DATE, "Fecha de la cuenta"),
        ("documento", FieldType.DOCUMENT, "Documento"),
        ("banco", FieldType.TEXT, "Banco"),
        ("cuenta", FieldType.DIGITS, "Cuenta bancaria"),
        ("nit_entidad", FieldType.DIGITS, "NIT de la entidad"),
        ("iva", FieldType.MONEY, "IVA"),
        ("valor_contrato", FieldType.MONEY, "Valor del contrato"),
        ("pagado", FieldType.MONEY, "Pagado a la fecha"),
        ("saldo", FieldType.MONEY, "Saldo por pagar"),
    ),
    ItemKind.SEGURIDAD_SOCIAL: _specs(
        ("planilla", FieldType.DIGITS, "Planilla"),
        ("periodo", FieldType.MONTH, "Periodo (pensión)"),
        ("fecha_pago", FieldType.DATE, "Fecha de pago"),
        ("total", FieldType.MONEY, "Total pagado"),
        ("ibc", FieldType.MONEY, "IBC"),
        ("documento", FieldType.DOCUMENT, "Documento"),
        ("operador", FieldType.TEXT, "Operador"),
        ("voucher_valor", FieldType.MONEY, "Valor del comprobante"),
        ("voucher_fecha", FieldType.DATE, "Fecha del comprobante"),
        ("periodo_salud", FieldType.MONTH, "Periodo (salud)"),
        ("dias", FieldType.COUNT, "Días cotizados"),
        ("salud", FieldType.MONEY, "Aporte a salud"),
        ("pension", FieldType.MONEY, "Aporte a pensión"),
        ("riesgos", FieldType.MONEY, "Aporte a riesgos laborales"),
        ("solidaridad", FieldType.MONEY, "Fondo de solidaridad"),
        ("tarifa_riesgos", FieldType.TEXT, "Tarifa de riesgos laborales"),
        ("mora", FieldType.MONEY, "Intereses de mora"),
        ("fecha_limite", FieldType.DATE, "Fecha límite de pago"),
        ("clave_pago", FieldType.DIGITS, "Clave de pago"),
        ("voucher_referencia", FieldType.DIGITS, "Referencia del comprobante"),
    ),
    ItemKind.BANCO: _specs(
        ("banco", FieldType.TEXT, "Banco"),
        ("cuenta", FieldType.DIGITS, "Cuenta bancaria"),
        ("tipo_cuenta", FieldType.TEXT, "Tipo de cuenta"),
        ("documento", FieldType.DOCUMENT, "Documento"),
        ("fecha", FieldType.DATE, "Fecha de expedición"),
    ),
    ItemKind.RUT: _specs(
        ("nit", FieldType.DIGITS, "NIT"),
        ("dv", FieldType.DIGITS, "DV"),
        ("fecha_generacion", FieldType.DATE, "Fecha de generación"),
        ("actividad", FieldType.DIGITS, "Actividad económica (CIIU)"),
        ("responsabilidades", FieldType.TEXT, "Responsabilidades"),
        ("hojas", FieldType.COUNT, "Hojas del formulario"),
    ),
    ItemKind.IMPUESTOS: _specs(
        ("valor", FieldType.MONEY, "Valor pagado"),
        ("fecha", FieldType.DATE, "Fecha"),
        ("documento", FieldType.DOCUMENT, "Documento"),
        ("contrato", FieldType.TEXT, "Contrato"),
        ("base", FieldType.MONEY, "Valor base"),
        ("conceptos", FieldType.MONEY, "Suma de los conceptos"),
        ("tarifa", FieldType.TEXT, "Tarifa"),
        ("fecha_limite", FieldType.DATE, "Fecha límite de pago"),
    ),
}

SPARE: dict[ItemKind, frozenset[str]] = {
    ItemKind.INFORME: frozenset(("numero_pago", "planilla", "planilla_fecha", "planilla_operador")),
    ItemKind.CUENTA: frozenset(("iva",)),
    ItemKind.SEGURIDAD_SOCIAL: frozenset(
        (
            "periodo_salud",
            "dias",
            "tarifa_riesgos",
            "mora",
            "fecha_limite",
            "clave_pago",
            "voucher_referencia",
        )
    ),
    ItemKind.BANCO: frozenset(),
    ItemKind.RUT: frozenset(("actividad", "responsabilidades", "hojas")),
    ItemKind.IMPUESTOS: frozenset(("base", "conceptos", "tarifa", "fecha_limite")),
}
"""Fields that a paper may bring, that no check waits for and that alone never send it back."""


def to_json(value: FieldValue) -> int | str:
    """A field's value as the JSON promises it: money and counts as integers, the rest as text."""
    if isinstance(value, int):
        return value
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def from_json(kind: FieldType, value: int | str) -> FieldValue:
    """The inverse of `to_json`. Raises ValueError when the text does not hold such a value."""
    match kind:
        case FieldType.MONEY | FieldType.COUNT:
            return int(value)
        case FieldType.DATE:
            return dt.date.fromisoformat(str(value))
        case FieldType.MONTH:
            return Month.parse(str(value))
        case FieldType.DIGITS:
            digits = str(value)
            if not digits.isdecimal():
                raise ValueError(f"not digits: {digits!r}")
            return digits
        case FieldType.DOCUMENT:
            document = str(value)
            if not document.isalnum():
                raise ValueError(f"not an identity number: {document!r}")
            return document
        case FieldType.TEXT:
            return str(value)
