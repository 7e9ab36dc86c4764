"""The account of the contract as a paper prints it: value, paid, balance; and nothing left at the end.

Papers print the balance before or after this payment, and what was paid with it or without it: both hold.
"""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.rules.seen import SeenField
from review.spanish import month_name, pesos

_PAPERS = {ItemKind.INFORME: "el informe", ItemKind.CUENTA: "la cuenta"}


def _billed(facts: Facts, item: RecognisedItem) -> SeenField[int] | None:
    return facts.seen(item.kind, "valor", int) or facts.seen(ItemKind.CUENTA, "valor", int)


def balance(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Value − paid = balance, and the balance of the account before − this payment = this balance."""
    left, billed = facts.seen(item.kind, "saldo", int), _billed(facts, item)
    if left is None or billed is None:
        return None
    return _by_itself(facts, item, left, billed) or _after_last(facts, left, billed)


def _by_itself(
    facts: Facts, item: RecognisedItem, left: SeenField[int], billed: SeenField[int]
) -> Outcome | None:
    value, paid = facts.seen(item.kind, "valor_contrato", int), facts.seen(item.kind, "pagado", int)
    if value is None or paid is None:
        return None
    whole = None if facts.contract is None else facts.contract.whole_value
    added = 0 if facts.contract is None else facts.contract.added_value or 0
    bases = {value.value, value.value + added} | ({whole} if whole else set())
    rests = [base - paid.value - part for base in sorted(bases) for part in (0, billed.value)]
    expected, found = pesos(value.value - paid.value), pesos(left.value)
    this = f"este pago {pesos(billed.value)}"
    said = f"contrato {pesos(value.value)}, pagado {pesos(paid.value)}, {this}, saldo {found}"
    if any(facts.near(left.value, rest) for rest in rests):
        return Case(left.field, found=found).ok(f"Las cuentas cuadran: {said}.")
    message = f"El saldo no cuadra con lo pagado: {said}."
    case = Case(left.field, expected, found)
    if whole is None or not facts.near(value.value, whole):
        return case.doubt(f"{message} Compruebe los tres valores.")
    return case.fails(
        message,
        Read(left.field, rests),
        Read(paid.field),
        Read(value.field, [left.value + paid.value]),
        request=f"{_PAPERS[item.kind]} trae un saldo que no cuadra ({said}). Corrija y adjunte de nuevo.",
    )


def _after_last(facts: Facts, left: SeenField[int], billed: SeenField[int]) -> Outcome | None:
    """What was left after the payment before, less what is paid now (or then), is what is left now."""
    number = facts.payment
    last = next((one for one in facts.other_accounts if number and one.payment == number - 1), None)
    if not facts.history.known or last is None or last.balance is None:
        return None
    known = [value for value in (billed.value, last.value) if value is not None]
    rests = [last.balance - value for value in known]
    found, before = pesos(left.value), pesos(last.balance)
    if any(facts.near(left.value, rest) for rest in rests):
        return Case(left.field, found=found).ok(
            f"El saldo {found} sigue al de la cuenta anterior ({before})."
        )
    return Case(left.field, pesos(rests[0]), found).doubt(
        f"El saldo de la cuenta anterior era {before}, se cobran {pesos(billed.value)} y el saldo que se lee "
        f"es {found}. Compruébelo."
    )


def nothing_left(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """The account of the contract's last month leaves no balance; that of who assigned the contract may."""
    left, billed, month = facts.seen(item.kind, "saldo", int), _billed(facts, item), facts.billing.month
    if left is None or billed is None or month is None or not facts.last or facts.by_assignor:
        return None
    found = pesos(left.value)
    if any(facts.near(left.value, rest) for rest in (0, billed.value)):
        return Case(left.field, found=found).ok("El último pago deja el contrato sin saldo.")
    return Case(left.field, pesos(0), found).doubt(
        f"{month_name(month).capitalize()} es el último mes del contrato y quedaría un saldo de {found}. "
        "Compruebe si se libera o si falta cobrar algo."
    )


for _kind, _paper in _PAPERS.items():
    rule(
        code=f"{_kind}_saldo",
        severity=Severity.RECHAZO,
        norm=norms.FINANCIAL_SUPERVISION,
        title=f"El saldo que trae {_paper} cuadra",
        criterion="Valor del contrato − pagado = saldo, antes o después de este pago; y el saldo de la "
        "cuenta anterior − este pago = el de ahora. Si no trae los valores, no afecta; si el valor del "
        "contrato no es el de la lista, queda por revisar.",
        ask="Corrija el saldo: no cuadra con el valor del contrato y lo pagado.",
        group="C1",
    )(balance)
    rule(
        code=f"{_kind}_saldo_final",
        severity=Severity.ALERTA,
        norm=norms.FINANCIAL_SUPERVISION,
        title=f"El último pago deja el contrato sin saldo, según {_paper}",
        criterion="En la cuenta del último mes, prórrogas contadas, el saldo es cero o el valor que se "
        "cobra; si no, queda por revisar.",
        ask="Aclare el saldo que queda en el contrato tras el último pago.",
        group="C1",
    )(nothing_left)
