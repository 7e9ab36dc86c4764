"""Who owes the cuenta de cobro, and whether it may charge IVA or must be an electronic invoice."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.fields import Form
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.other_value import OTHER_VALUE_CRITERION, OtherValue
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.rut_codes import responsibilities
from review.rules.same_identity import same_document
from review.spanish import pesos

CUENTA = ItemKind.CUENTA


@rule(
    code="cuenta_entidad",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="La cuenta se cobra a la entidad del contrato",
    criterion="El NIT de quien debe es el de la entidad según la lista de contratos, con o sin su dígito de "
    f"verificación. Si alguno no se conoce, no afecta. {OTHER_VALUE_CRITERION}",
    ask="Corrija en la cuenta de cobro el nombre y el NIT de la entidad.",
    group="C1",
    about="nit_entidad",
    version=2,
)
def debtor(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(CUENTA, "nit_entidad", str)
    expected = None if facts.contract is None else facts.contract.entity_nit
    if seen is None or not expected:
        return None
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
