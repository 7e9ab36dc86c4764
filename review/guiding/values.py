"""What to type in SECOP II, out of the pages of the cuenta itself. What was not read is told, not guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from review import spanish
from review.model import Field, ItemKind, Submission
from review.recognition.grammar.contract_numbers import same_contract
from review.ways.checklist import Checklist


class ValueKey(StrEnum):
    """Which value it is, for the drawing of the form."""

    CONTRACT = "contrato"
    PAYMENT = "pago"
    NUMBER = "numero"
    DAY = "fecha"
    VALUE = "valor"
    PLANILLA = "planilla"
    PAID = "planilla_fecha"


@dataclass(frozen=True, slots=True)
class GuideValue:
    """A value to copy: its label, as it is typed (None: it was not read), and a sentence about it. `page` is
    where it was read; not `sure` where it has to be compared with that page first."""

    key: ValueKey
    label: str
    value: str | None
    note: str
    page: int | None = None
    sure: bool = True


def values_of(submission: Submission, checklist: Checklist) -> tuple[GuideValue, ...]:
    """In the order in which SECOP II asks for them."""
    return tuple(_Reader(submission, checklist).values())


@dataclass(frozen=True, slots=True)
class _Reader:
    submission: Submission
    checklist: Checklist

    def values(self) -> Iterator[GuideValue]:
        yield self._contract()
        number = self._field(ItemKind.CUENTA, "numero_pago")
        payment = _payment(number)
        missing = "No se leyó el número de pago: búsquelo en su cuenta de cobro. La primera es «pago 001»."
        yield self._told(ValueKey.PAYMENT, "ID de pago", payment, number, ItemKind.CUENTA, missing)
        same = "El mismo del ID de pago, si su entidad no pide otro."
        yield self._told(
            ValueKey.NUMBER, "Número de la cuenta o factura", payment, number, ItemKind.CUENTA, missing, same
        )
        yield self._day(ValueKey.DAY, "Fecha de emisión", ItemKind.INFORME, "fecha_informe")
        yield self._value()
        yield from self._planilla()

    def _contract(self) -> GuideValue:
        """As the cuenta has it, else the informe; where the two differ it has to be looked at."""
        found = [
            (item, field)
            for item in (ItemKind.CUENTA, ItemKind.INFORME)
            if (field := self._field(item, "contrato")) is not None
        ]
        missing = "No se leyó el número del contrato: búsquelo en su contrato."
        if not found:
            return GuideValue(ValueKey.CONTRACT, "Contrato", None, missing)
        (item, field), *others = found
        known = self.submission.judgement.contract  # as the list writes it, where there is one
        written = known if known and same_contract(known, str(field.value)) else str(field.value)
        told = self._told(
            ValueKey.CONTRACT,
            "Contrato",
            written,
            field,
            item,
            missing,
            "Con él lo encuentra en «Mis contratos».",
        )
        odd = next((one for _, one in others if not same_contract(str(one.value), str(field.value))), None)
        if odd is None:
            return told
        note = f"El informe dice {odd.value} (página {odd.page}) y la cuenta otro: corríjalo antes de enviar."
        return GuideValue(told.key, told.label, told.value, note, told.page, sure=False)

    def _value(self) -> GuideValue:
        field = self._field(ItemKind.CUENTA, "valor")
        pesos = field.value if field is not None and isinstance(field.value, int) else None
        return self._told(
            ValueKey.VALUE,
            "Valor",
            None if pesos is None else str(pesos),
            field,
            ItemKind.CUENTA,
            "No se leyó el valor: búsquelo en su cuenta de cobro.",
            "" if pesos is None else f"Son {spanish.pesos(pesos)}. Se escribe sin puntos ni signo.",
        )

    def _day(self, key: ValueKey, label: str, item: ItemKind, name: str, note: str = "") -> GuideValue:
        field = self._field(item, name)
        day = field.value if field is not None and isinstance(field.value, dt.date) else None
        missing = {
            ValueKey.DAY: "No se leyó la fecha del informe de actividades: búsquela junto a su firma.",
            ValueKey.PAID: "No se leyó cuándo se pagó la planilla: búsquelo en el comprobante.",
        }[key]
        said = note or "La fecha del informe de actividades."
        return self._told(
            key, label, None if day is None else spanish.short_date(day), field, item, missing, said
        )

    def _planilla(self) -> Iterator[GuideValue]:
        """ToMend by the form only for some contracts."""
        social = ItemKind.SEGURIDAD_SOCIAL
        field = self._field(social, "planilla")
        asked = "Solo si SECOP II se lo pide."
        yield self._told(
            ValueKey.PLANILLA,
            "Número de planilla",
            None if field is None else str(field.value),
            field,
            social,
            "No se leyó el número de la planilla: búsquelo en ella.",
            asked,
        )
        yield self._day(ValueKey.PAID, "Fecha de pago de la planilla", social, "fecha_pago", asked)

    def _told(
        self,
        key: ValueKey,
        label: str,
        value: str | None,
        field: Field | None,
        item: ItemKind,
        missing: str,
        note: str = "",
    ) -> GuideValue:
        if value is None or field is None:
            return GuideValue(key, label, None, missing)
        odd = self._odd(item, field)
        if odd:
            return GuideValue(key, label, value, odd, field.page, sure=False)
        return GuideValue(key, label, value, f"{note} Está en la página {field.page}.".strip(), field.page)

    def _odd(self, item: ItemKind, field: Field) -> str:
        """Why it has to be looked at before it is copied; empty where it need not."""
        if field.note or field.confidence < self.checklist.least_confidence:
            return f"Se leyó con duda: compárelo con la página {field.page}."
        about = f"{item}.{field.name}"
        items = self.submission.judgement.items.values()
        if any(one.is_asked and one.about == about for judged in items for one in judged.findings):
            return f"El supervisor lo miraría: revíselo en la página {field.page} antes de copiarlo."
        return ""

    def _field(self, item: ItemKind, name: str) -> Field | None:
        return self.submission.recognition.field(item, name)


def _payment(field: Field | None) -> str | None:
    if field is None or not isinstance(field.value, int):
        return None
    return f"pago {spanish.payment_number(field.value)}"
