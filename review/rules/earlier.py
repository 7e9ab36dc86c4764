"""Checks against what came before: the account of the last payment, the version that this one replaces."""

from __future__ import annotations

from review import spanish
from review.model import (
    EarlierVersion,
    Elsewhere,
    ItemKind,
    PastAccount,
    RecognisedItem,
    Severity,
    Verdict,
)
from review.recognition.grammar import account_numbers, ids
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.same_identity import same_document

CUENTA, BANCO = ItemKind.CUENTA, ItemKind.BANCO


@rule(
    code="banco_cambio",
    severity=Severity.ALERTA,
    norm=norms.BANK,
    title="La cuenta bancaria es la del pago anterior",
    criterion="Se compara con la del último pago anterior del contrato que no se haya devuelto. Si cambió, "
    "queda por revisar: un cambio de cuenta se confirma con el contratista por otro medio. Si la nueva es la "
    "de la lista de contratos, solo se informa.",
    ask="Confirme el cambio de cuenta bancaria por el medio que indique la entidad.",
    group="B1",
)
def account_changed(facts: Facts, item: RecognisedItem) -> Outcome | None:
    now = facts.seen(BANCO, "cuenta", str) if facts.history.known else None
    past = _last_paid(facts)
    if now is None or past is None or past.account is None:
        return None
    said, was = quote(now.value), quote(past.account)
    when = "del pago anterior" if past.month is None else f"de la cuenta de {spanish.month_name(past.month)}"
    case = Case(now.field, was, said)
    if account_numbers.same_account(past.account, now.value):
        outcome = case.ok(f"La cuenta {said} es la {when}.")
    elif _is_listed(facts, now.value):
        told = f"La cuenta {said} no es la {when} ({was}), pero es la de la lista de contratos."
        outcome = case.aside(told)
    else:
        slip = Read(now.field, [past.account]).may_be_misread
        outcome = case.doubt(
            f"La cuenta bancaria {said} no es la {when} ({was}). "
            + ("Puede ser un error de lectura: compruébelo en la página. " if slip else "")
            + "Antes de pagar, confirme el cambio con el contratista por otro medio.",
            request=f"la cuenta bancaria {said} no es la del pago anterior. Confirme el cambio por el medio "
            "que indique la entidad.",
        )
    return outcome._replace(other=past.account_place)


@rule(
    code="cuenta_version",
    severity=Severity.ALERTA,
    norm=norms.CHECKLIST,
    title="Si la cuenta se devolvió, la nueva versión trae cambios",
    criterion="Se compara con la versión anterior de la misma cuenta y se informa qué cambió. Si la anterior "
    "se devolvió y en esta no se lee ningún cambio, queda por revisar.",
    ask="Corrija lo que se indicó al devolver la cuenta y preséntela de nuevo.",
    group="C1",
)
def new_version(facts: Facts, item: RecognisedItem) -> Outcome | None:
    past = facts.history.previous
    if not facts.history.known or past is None:
        return None
    changed = " ".join(quote(one, most=160) for one in past.changes)
    since = f"la versión anterior ({spanish.long_date(past.received.date())})"
    if past.verdict is not Verdict.DEVUELTA:
        told = f"Reemplaza {since}. {changed or 'No se lee ningún cambio.'}"
        outcome = Case(item.pages).aside(told)
    elif changed:
        outcome = Case(item.pages).ok(f"Corrige {since}, que se devolvió{_why(past)}. {changed}")
    else:
        outcome = Case(item.pages, "Lo que se pidió corregir").doubt(
            f"No se lee ningún cambio frente a {since}, que se devolvió{_why(past)}. Compruebe si se "
            "corrigió lo que se pidió.",
            request="no se ve ningún cambio frente a la versión que se devolvió. Corrija lo que se indicó y "
            "preséntela de nuevo.",
        )
    return outcome._replace(other=_earlier_place(facts, past))


def _last_paid(facts: Facts) -> PastAccount | None:
    """The last payment before this one, of the same person, that was not returned and whose account is
    known."""
    month = facts.billing.month or facts.billing.likely
    before = [
        one
        for one in facts.history.accounts
        if one.account is not None
        and one.verdict is not Verdict.DEVUELTA
        and month is not None
        and one.month is not None
        and one.month < month
        and (one.document is None or facts.document is None or same_document(one.document, facts.document))
    ]
    return max(before, key=lambda one: (one.month or (0, 0), one.received), default=None)


def _is_listed(facts: Facts, account: str) -> bool:
    listed = None if facts.contract is None else facts.contract.account
    return listed is not None and account_numbers.same_account(listed, account)


def _why(past: EarlierVersion) -> str:
    return "" if past.reason is None else f" por «{quote(past.reason)}»"


def _earlier_place(facts: Facts, past: EarlierVersion) -> Elsewhere:
    return Elsewhere(
        past.submission_id,
        past.archivo,
        facts.contract_number,
        ids.contract_key(facts.contract_number or "") or None,
        facts.document,
        facts.contractor,
        facts.billing.likely,
        facts.payment,
    )
