"""Who owes the cuenta de cobro, and whether it may charge IVA or must be an electronic invoice."""

from __future__ import annotations

import re

from review.model import Field, ItemKind, RecognisedItem, Severity
from review.model.fields import Form
from review.model.marks import ItemMark
from review.recognition.grammar.ids import check_digit, digits, is_company
from review.recognition.whole.expected import places
from review.rules import norms
from review.rules.facts import Facts
from review.rules.other_value import OTHER_VALUE_CRITERION, OtherValue
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.rut_codes import responsibilities
from review.rules.same_identity import same_document
from review.spanish import pesos

CUENTA = ItemKind.CUENTA
_PRINTED_CONFIDENCE = 0.5  # judgement: it may be the bank's
_NIT = re.compile(r"(?<!\d)[89]\d{2}[. ]?\d{3}[. ]?\d{3} ?- ?\d(?!\d)")


@rule(
    code="cuenta_entidad",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="La cuenta se cobra a la entidad del contrato",
    criterion="El NIT de quien debe es el de la entidad según la lista de contratos, con o sin su dígito de "
    "verificación. Si el de la cuenta no se leyó y en ella hay otro NIT y no el de la entidad, queda por "
    f"revisar; si alguno no se conoce, no afecta. {OTHER_VALUE_CRITERION}",
    ask="Corrija en la cuenta de cobro el nombre y el NIT de la entidad.",
    group="C1",
    about="nit_entidad",
    version=3,
)
def debtor(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(CUENTA, "nit_entidad", str)
    expected = None if facts.contract is None else facts.contract.entity_nit
    if not expected:
        return None
    if seen is None:
        return _another_printed(facts, item, expected)
    found = quote(seen.value)
    case = Case(seen.field, expected, found)
    if same_document(seen.value, expected):
        return case.ok(f"El NIT {found} es el de la entidad.")
    return case.fails(
        f"La cuenta se cobra al NIT {found} y el contrato es con el NIT {expected}.",
        OtherValue.against(facts, CUENTA, seen.field, [expected, expected[:-1]], Form.PERSON),
        request=f"la cuenta de cobro está dirigida al NIT {found} y la entidad del contrato es la del NIT "
        f"{expected}. Corrija y adjunte de nuevo la cuenta.",
    )


def _another_printed(facts: Facts, item: RecognisedItem, expected: str) -> Outcome | None:
    """A doubt where the debtor's NIT was hardly read or not at all, and a NIT that its check digit proves
    stands on the cuenta, and not the entity's."""
    read = _printed(facts, item)
    if read is None or same_document(str(read.value), expected):
        return None
    spellings = (expected, expected[:-1])
    if any(True for nit in spellings for _ in places(facts.recognition, item, None, nit, Form.PERSON)):
        return None
    found = quote(read.text)
    return Case(read, expected, found).doubt(
        f"En la cuenta no está el NIT de la entidad del contrato, {expected}, y sí «{found}». Compruebe a "
        "quién se cobra.",
        request=f"la cuenta de cobro no trae el NIT de la entidad del contrato, {expected}. Corríjala y "
        "adjúntela de nuevo.",
    )


def _printed(facts: Facts, item: RecognisedItem) -> Field | None:
    """The first NIT of a company on the cuenta, by its form and its check digit, whatever its label."""
    for one in facts.recognition.numbers:
        nit = _NIT.search(one.text) if one.page in item.pages else None
        if nit is not None and _is_whole(nit[0]):
            return Field("nit_entidad", digits(nit[0])[:-1], nit[0], one.page, one.box, _PRINTED_CONFIDENCE)
    return None


def _is_whole(nit: str) -> bool:
    """Whether figures are the NIT of a company with its check digit, right."""
    figures = digits(nit)
    return is_company(figures[:-1]) and str(check_digit(figures[:-1])) == figures[-1]


@rule(
    code="cuenta_iva",
    severity=Severity.ALERTA,
    norm=norms.VAT,
    title="No cobra IVA quien no es responsable de IVA",
    criterion="Si la cuenta cobra IVA y el RUT trae la responsabilidad 49 y no la 48, queda por revisar. Si "
    "no se leyó el RUT o la cuenta no cobra IVA, no afecta.",
    ask="Corrija la cuenta de cobro: según su RUT no es responsable de IVA.",
    group="C2",
)
def vat(facts: Facts, item: RecognisedItem) -> Outcome | None:
    charged, mark = facts.seen(CUENTA, "iva", int), item.mark(ItemMark.VAT_CHARGED)
    owed = responsibilities(facts)
    at = charged.field if charged is not None and charged.value > 0 else mark
    if at is None or not owed & {"48", "49"}:
        return None
    found = pesos(charged.value) if charged is not None and charged.value > 0 else quote(at.text)
    if "48" in owed:
        return Case(at, found=found).ok("La cuenta cobra IVA y el RUT trae la responsabilidad 48.")
    return Case(at, "Sin IVA", found).fails(
        f"La cuenta cobra IVA ({found}) y el RUT dice que no es responsable de IVA (49).",
        request=f"la cuenta cobra IVA ({found}) y su RUT trae la responsabilidad 49, no responsable de IVA. "
        "Corrija y adjunte de nuevo la cuenta.",
    )


@rule(
    code="cuenta_factura",
    severity=Severity.ALERTA,
    norm=norms.VAT,
    title="Quien es responsable de IVA presenta factura electrónica",
    criterion="Si el RUT trae la responsabilidad 48 y no la 49, y el papel no es una factura electrónica de "
    "venta (CUFE), queda por revisar. Si no se leyeron las responsabilidades, no afecta.",
    ask="Adjunte la factura electrónica de venta: su RUT trae la responsabilidad 48.",
    group="C2",
)
def invoice(facts: Facts, item: RecognisedItem) -> Outcome | None:
    owed, mark = responsibilities(facts), item.mark(ItemMark.E_INVOICE)
    if "48" not in owed or "49" in owed:
        return None
    if mark is not None:
        return Case(mark, found=quote(mark.text)).ok("Es una factura electrónica de venta.")
    return Case(item.pages, "Factura electrónica de venta", "Cuenta de cobro").fails(
        "El RUT trae la responsabilidad 48 (IVA) y no se ve que sea una factura electrónica de venta.",
        request="su RUT trae la responsabilidad 48 (IVA). Adjunte la factura electrónica de venta.",
    )
