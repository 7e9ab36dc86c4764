"""Which field a finding is about: where its correction opens."""

from __future__ import annotations

from collections.abc import Sequence

from review import spanish
from review.desk import ItemView
from review.model import Finding, ItemKind
from review.model.fields import FIELDS, judged

# Checks not called after the field that they compare.
_COMPARES = {
    "informe_periodo": "periodo_inicio",
    "informe_inicio": "fecha_inicio_contrato",
    "informe_pago": "numero_pago",
    "informe_fecha": "fecha_informe",
    "cuenta_mes": "periodo",
    "cuenta_mes_repetido": "periodo",
    "cuenta_pago": "numero_pago",
    "cuenta_consecutivo": "numero_pago",
    "cuenta_letras": "valor_letras",
    "cuenta_persona": "documento",
    "cuenta_fecha": "fecha_cuenta",
    "cuenta_suma": "pagado",
    "cuenta_entidad": "nit_entidad",
    "seguridad_social_voucher": "voucher_valor",
    "seguridad_social_persona": "documento",
    "seguridad_social_suma": "total",
    "seguridad_social_aportes": "total",
    "seguridad_social_clase_riesgo": "tarifa_riesgos",
    "seguridad_social_dia_de_pago": "fecha_pago",
    "seguridad_social_oportuna": "fecha_pago",
    "seguridad_social_antes_de_enviar": "fecha_pago",
    "seguridad_social_fecha_comprobante": "voucher_fecha",
    "seguridad_social_numero": "planilla",
    "seguridad_social_referencia": "voucher_referencia",
    "banco_titular": "documento",
    "banco_tipo": "tipo_cuenta",
    "rut_persona": "nit",
    "rut_fecha": "fecha_generacion",
    "impuestos_persona": "documento",
    "impuestos_pagado": "valor",
    "impuestos_plazo": "fecha",
}


def fix_of(items: Sequence[ItemView], finding: Finding) -> str:
    """The field whose correction may settle a finding, as `item.field`; empty when it is about none, or
    about one of an item that is not in the file. It may be a field of another item than the finding's."""
    found = _at(items, finding) or _named(finding) or _compared(finding)
    if found is None:
        return ""
    kind, name = found
    there = any(one.kind is kind and one.pages for one in items)
    return f"{kind}.{name}" if there else ""


def _at(items: Sequence[ItemView], finding: Finding) -> tuple[ItemKind, str] | None:
    """The field that stands where the finding points to: of its own item if there is one, and of those at
    one place the one that the check compares, or the weightiest."""
    if finding.box is None:
        return None
    found = [
        (item.kind, field.name)
        for item in sorted(items, key=lambda one: one.kind is not finding.item)
        for field in item.fields
        if (field.page, field.box) == (finding.page, finding.box)
    ]
    compared = _compared(finding)
    if compared in found:
        return compared
    return min(found, key=lambda one: (one[0] is not finding.item, _weight(*one)), default=None)


def _weight(kind: ItemKind, name: str) -> int:
    order = [card.name for card in judged(kind)]
    return order.index(name) if name in order else len(order)


def _named(finding: Finding) -> tuple[ItemKind, str] | None:
    """The field that a rule needed and could not rely on, as `review.rules.facts.Facts.need` says."""
    return next(
        (
            (kind, card.name)
            for kind, cards in FIELDS.items()
            for card in cards.values()
            for word in ("de", "en")
            if f"«{card.in_sentence}» {word} «{spanish.ITEMS[kind]}»" in finding.message
        ),
        None,
    )


def _compared(finding: Finding) -> tuple[ItemKind, str] | None:
    name = _COMPARES.get(finding.code, finding.code.removeprefix(f"{finding.item}_"))
    return (finding.item, name) if name in FIELDS[finding.item] else None
