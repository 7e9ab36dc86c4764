"""The fields each item may hold: one card a field, that everybody reads.

A card says what a field is, how its value is written and what waits for it. The second look, what the papers
print alike, the values a lesson chooses from, the forms of the desk and docs/campos.md take it from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from review.model import FieldType, FieldValue, ItemKind, Month
from review.model.own_codes import own_parts

MASK = "****"
"""Stands before the last figures of an account of which its bank prints no more."""


class Form(Enum):
    """How a value is written, where its type alone does not tell it. Never kept: it may be renamed."""

    BY_TYPE = auto()
    IN_WORDS = auto()  # an amount in words
    PERSON = auto()  # an identity number, with or without its check digit
    CHECK_DIGIT = auto()
    CONTRACT = auto()
    ACCOUNT = auto()  # the number of a bank account
    ACCOUNT_KIND = auto()
    BANK = auto()
    OPERATOR = auto()  # told by the whole paper, more than printed beside a label


@dataclass(frozen=True, slots=True)
class FieldCard:
    """A field of an item.

    `name` is its key in the JSON and `title` its name in Spanish. `judged` is its place among the fields of
    its item that rules judge, the weightiest first, from 1: those are looked at again where their ink is in
    doubt. `optional`: many papers do not print it, so that it is missing is no reason to look again.
    `spare`: a paper may bring it, no check waits for it, and alone it never sends a paper back.
    """

    name: str
    type: FieldType
    title: str
    form: Form = Form.BY_TYPE
    judged: int | None = None
    optional: bool = False
    spare: bool = False

    @property
    def in_sentence(self) -> str:
        """The title within a sentence: initials stay as they are."""
        return self.title if self.title.isupper() else self.title.lower()


def _by_name(*cards: FieldCard) -> dict[str, FieldCard]:
    return {card.name: card for card in cards}


FIELDS: Mapping[ItemKind, Mapping[str, FieldCard]] = {
    ItemKind.INFORME: _by_name(
        FieldCard("contrato", FieldType.TEXT, "Contrato", Form.CONTRACT, judged=3),
        FieldCard("periodo_inicio", FieldType.DATE, "Periodo, desde", judged=1),
        FieldCard("periodo_fin", FieldType.DATE, "Periodo, hasta", judged=2),
        FieldCard("fecha_inicio_contrato", FieldType.DATE, "Inicio del contrato", judged=4, optional=True),
        FieldCard("fecha_informe", FieldType.DATE, "Fecha del informe"),
        FieldCard("numero_pago", FieldType.COUNT, "Pago n.º", spare=True),
        FieldCard("valor", FieldType.MONEY, "Valor de la cuota"),
        FieldCard("valor_contrato", FieldType.MONEY, "Valor del contrato"),
        FieldCard("pagado", FieldType.MONEY, "Pagado a la fecha"),
        FieldCard("saldo", FieldType.MONEY, "Saldo por pagar"),
        FieldCard("planilla", FieldType.DIGITS, "Planilla que cita", spare=True),
        FieldCard("planilla_fecha", FieldType.DATE, "Fecha de pago de la planilla que cita", spare=True),
        FieldCard("planilla_operador", FieldType.TEXT, "Operador que cita", Form.OPERATOR, spare=True),
    ),
    ItemKind.CUENTA: _by_name(
        FieldCard("numero_pago", FieldType.COUNT, "Pago n.º", judged=5),
        FieldCard("valor", FieldType.MONEY, "Valor", judged=1),
        FieldCard("valor_letras", FieldType.MONEY, "Valor en letras", Form.IN_WORDS, judged=6, optional=True),
        FieldCard("periodo", FieldType.MONTH, "Mes cobrado", judged=4),
        FieldCard("contrato", FieldType.TEXT, "Contrato", Form.CONTRACT, judged=3),
        FieldCard("fecha_cuenta", FieldType.DATE, "Fecha de la cuenta", judged=8, optional=True),
        FieldCard("documento", FieldType.DOCUMENT, "Documento", Form.PERSON, judged=2),
        FieldCard("banco", FieldType.TEXT, "Banco", Form.BANK),
        FieldCard("cuenta", FieldType.DIGITS, "Cuenta bancaria", Form.ACCOUNT, judged=7, optional=True),
        FieldCard("nit_entidad", FieldType.DIGITS, "NIT de la entidad"),
        FieldCard("iva", FieldType.MONEY, "IVA", spare=True),
        FieldCard("valor_contrato", FieldType.MONEY, "Valor del contrato"),
        FieldCard("pagado", FieldType.MONEY, "Pagado a la fecha"),
        FieldCard("saldo", FieldType.MONEY, "Saldo por pagar"),
        FieldCard("rp", FieldType.DIGITS, "RP", spare=True),
    ),
    ItemKind.SEGURIDAD_SOCIAL: _by_name(
        FieldCard("planilla", FieldType.DIGITS, "Planilla"),
        FieldCard("periodo", FieldType.MONTH, "Periodo (pensión)", judged=1),
        FieldCard("fecha_pago", FieldType.DATE, "Fecha de pago", judged=6, optional=True),
        FieldCard("total", FieldType.MONEY, "Total pagado", judged=3),
        FieldCard("ibc", FieldType.MONEY, "IBC", judged=2),
        FieldCard("documento", FieldType.DOCUMENT, "Documento", Form.PERSON, judged=4),
        FieldCard("operador", FieldType.TEXT, "Operador", Form.OPERATOR),
        FieldCard("voucher_valor", FieldType.MONEY, "Valor del comprobante", judged=5, optional=True),
        FieldCard("voucher_fecha", FieldType.DATE, "Fecha del comprobante"),
        FieldCard("periodo_salud", FieldType.MONTH, "Periodo (salud)", spare=True),
        FieldCard("dias", FieldType.COUNT, "Días cotizados", spare=True),
        FieldCard("salud", FieldType.MONEY, "Aporte a salud"),
        FieldCard("pension", FieldType.MONEY, "Aporte a pensión"),
        FieldCard("riesgos", FieldType.MONEY, "Aporte a riesgos laborales"),
        FieldCard("solidaridad", FieldType.MONEY, "Fondo de solidaridad"),
        FieldCard("tarifa_riesgos", FieldType.TEXT, "Tarifa de riesgos laborales", spare=True),
        FieldCard("mora", FieldType.MONEY, "Intereses de mora", spare=True),
        FieldCard("fecha_limite", FieldType.DATE, "Fecha límite de pago", spare=True),
        FieldCard("clave_pago", FieldType.DIGITS, "Clave de pago", spare=True),
        FieldCard("voucher_referencia", FieldType.DIGITS, "Referencia del comprobante", spare=True),
    ),
    ItemKind.BANCO: _by_name(
        FieldCard("banco", FieldType.TEXT, "Banco", Form.BANK),
        FieldCard("cuenta", FieldType.DIGITS, "Cuenta bancaria", Form.ACCOUNT, judged=1),
        FieldCard("tipo_cuenta", FieldType.TEXT, "Tipo de cuenta", Form.ACCOUNT_KIND),
        FieldCard("documento", FieldType.DOCUMENT, "Documento", Form.PERSON, judged=2),
        FieldCard("fecha", FieldType.DATE, "Fecha de expedición", judged=3),
    ),
    ItemKind.RUT: _by_name(
        FieldCard("nit", FieldType.DIGITS, "NIT", Form.PERSON, judged=1),
        FieldCard("dv", FieldType.DIGITS, "DV", Form.CHECK_DIGIT, judged=2),
        FieldCard("fecha_generacion", FieldType.DATE, "Fecha de generación", judged=3),
        FieldCard("actividad", FieldType.DIGITS, "Actividad económica (CIIU)", spare=True),
        FieldCard("responsabilidades", FieldType.TEXT, "Responsabilidades", spare=True),
        FieldCard("hojas", FieldType.COUNT, "Hojas del formulario", spare=True),
    ),
    ItemKind.IMPUESTOS: _by_name(
        FieldCard("valor", FieldType.MONEY, "Valor pagado"),
        FieldCard("fecha", FieldType.DATE, "Fecha"),
        FieldCard("documento", FieldType.DOCUMENT, "Documento", Form.PERSON, judged=1),
        FieldCard("contrato", FieldType.TEXT, "Contrato", Form.CONTRACT, judged=2),
        FieldCard("base", FieldType.MONEY, "Valor base", spare=True),
        FieldCard("conceptos", FieldType.MONEY, "Suma de los conceptos", spare=True),
        FieldCard("tarifa", FieldType.TEXT, "Tarifa", spare=True),
        FieldCard("fecha_limite", FieldType.DATE, "Fecha límite de pago", spare=True),
    ),
}
"""The cards by item and name, in the order in which they are shown."""

YES, NO = "si", "no"
"""The answers of a tax declaration, as values."""

DECLARATION: Mapping[str, FieldCard] = _by_name(
    FieldCard("usa_costos", FieldType.TEXT, "Usa costos y deducciones"),
    FieldCard("dependientes", FieldType.TEXT, "Tiene dependientes"),
    FieldCard("intereses_vivienda", FieldType.TEXT, "Paga intereses de vivienda"),
    FieldCard("medicina_prepagada", FieldType.TEXT, "Paga medicina prepagada"),
    FieldCard("afc", FieldType.TEXT, "Aporta a una cuenta AFC"),
    FieldCard("pension_voluntaria", FieldType.TEXT, "Aporta a pensión voluntaria"),
    FieldCard("obligado_facturar", FieldType.TEXT, "Está obligado a facturar"),
    FieldCard("responsable_iva", FieldType.TEXT, "Es responsable de IVA"),
    FieldCard("declarante_renta", FieldType.TEXT, "Declara renta"),
    FieldCard("intereses_vivienda_valor", FieldType.MONEY, "Intereses de vivienda, valor"),
    FieldCard("medicina_prepagada_valor", FieldType.MONEY, "Medicina prepagada, valor"),
    FieldCard("afc_valor", FieldType.MONEY, "Cuenta AFC, valor"),
    FieldCard("pension_voluntaria_valor", FieldType.MONEY, "Pensión voluntaria, valor"),
)
"""What the contractor's tax declaration answers, by name. It is a paper of none of the six items."""


def card_of(item: ItemKind, name: str) -> FieldCard:
    """The card of a field that an item holds. Raises KeyError for a name that no field has."""
    found = known_card(item, name)
    if found is None:
        raise KeyError(name)
    return found


def known_card(item: ItemKind, name: str) -> FieldCard | None:
    """The card of a field; one that a plug-in reads is text, called as the plug-in does. None for a name that
    no field has, as one that another version kept."""
    known, own = FIELDS[item].get(name), own_parts(name)
    if known is not None or own is None:
        return known
    plugin, what = own
    words = what.replace("_", " ")
    return FieldCard(name, FieldType.TEXT, f"{words[:1].upper()}{words[1:]} ({plugin})", spare=True)


def judged(item: ItemKind) -> tuple[FieldCard, ...]:
    """The fields of an item that rules judge, the weightiest first."""
    cards = [card for card in FIELDS[item].values() if card.judged is not None]
    return tuple(sorted(cards, key=lambda card: card.judged or 0))


def written_as(*forms: Form) -> tuple[tuple[ItemKind, str], ...]:
    """The fields, of whatever item, whose values are written in one of these ways."""
    return tuple(
        (item, card.name) for item, cards in FIELDS.items() for card in cards.values() if card.form in forms
    )


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
            if not digits.removeprefix(MASK).isdecimal():  # an account of which a bank prints the end
                raise ValueError(f"not digits: {digits!r}")
            return digits
        case FieldType.DOCUMENT:
            document = str(value)
            if not document.isalnum():
                raise ValueError(f"not an identity number: {document!r}")
            return document
        case FieldType.TEXT:
            return str(value)
