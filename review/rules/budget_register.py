"""A cuenta against the budget of its contract: the RP that it names, its year, and what is left of it.

Where no list tells the RPs of a contract, nothing is said. Nobody but finance can mend an RP, so that what
does not fit is put to a person.
"""

from __future__ import annotations

from review.contracts import rp_balance
from review.contracts.rp_balance import Charge, Laid, LaidBy, Rp, RpPart
from review.model import ItemKind, RecognisedItem, Severity
from review.recognition.grammar.budget_numbers import same_number, surely_other
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish import join, month_name, pesos, short_date

CUENTA = ItemKind.CUENTA
_THIS = 0
"""The number of the account that is judged, among those of the database, which begin at 1."""


def laid(facts: Facts) -> tuple[Laid, rp_balance.Balance] | None:
    """This account on the RPs of its contract, with the others that are known; None where no RP is known or
    its month and value are not sure."""
    value, month = facts.seen(CUENTA, "valor", int), facts.billing.month
    if facts.contract is None or value is None or month is None:
        return None
    named = facts.seen(CUENTA, "rp", str)
    this = Charge(_THIS, month, facts.payment, value.value, named and named.value, facts.document)
    others = (
        Charge(one.submission_id, one.month, one.payment, one.value, one.rp, one.document)
        for one in facts.other_accounts
    )
    made = rp_balance.balance(facts.contract, (this, *others))
    found = made.of(_THIS)
    return None if found is None or not found.parts else (found, made)


def named(rp: Rp) -> str:
    """An RP with its tramo, as a sentence says it."""
    return f"RP {quote(rp.number)}{f' ({quote(rp.tramo)})' if rp.tramo else ''}"


_WHY = {LaidBy.CUENTA: "que la cuenta nombra", LaidBy.ORDEN: "por el orden de los tramos y sus fechas"}


@rule(
    code="cuenta_rp",
    severity=Severity.ALERTA,
    norm=norms.BUDGET_REGISTER,
    title="El RP que la cuenta nombra es del contrato",
    criterion="Se compara con los RP que las listas de la entidad traen del contrato, escritos de cualquier "
    "forma. Si la cuenta no nombra un RP, o ninguna lista trae los del contrato, no afecta; si nombra otro, "
    "queda por revisar: puede faltar en la lista.",
    ask="Aclare el RP que nombra la cuenta: no es de los que se conocen del contrato.",
    group="C1",
)
def of_the_contract(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(CUENTA, "rp", str)
    rps = () if facts.contract is None else rp_balance.rps_of(facts.contract)
    if seen is None or not rps:
        return None
    expected = join([named(one) for one in rps], "o")
    case = Case(seen.field, expected, quote(seen.value))
    own = next((one for one in rps if same_number(one.number, seen.value)), None)
    if own is not None:
        return case.ok(f"La cuenta nombra el {named(own)}, que es del contrato.")
    if not all(surely_other(one.number, seen.value) for one in rps):
        return None
    if facts.contract and any(same_number(line.cdp, seen.value) for line in facts.contract.budget):
        return case.doubt(
            f"La cuenta nombra como RP el {quote(seen.value)}, que es el CDP del contrato; su RP es "
            f"{expected}.",
            request=f"la cuenta trae como RP el número del CDP. El del contrato es {expected}; corrija.",
        )
    return case.doubt(
        f"La cuenta nombra el RP {quote(seen.value)}, y el contrato se conoce con {expected}. Compruebe si "
        "falta un RP en la lista de la entidad.",
        request=f"la cuenta nombra el RP {quote(seen.value)} y el contrato tiene {expected}. Corrija el "
        "número o aclare con qué RP se paga.",
    )


@rule(
    code="cuenta_rp_saldo",
    severity=Severity.ALERTA,
    norm=norms.BUDGET_REGISTER,
    title="Lo que se cobra cabe en lo que queda del RP",
    criterion="Cada cuenta conocida del contrato se carga al RP que nombra; la que no nombra ninguno, a los "
    "del contrato en el orden de sus tramos y fechas, primero los del año del mes cobrado, y pasa de uno al "
    "siguiente cuando se agota. Si lo cobrado no cabe, queda por revisar. Si no se conoce el valor de los "
    "RP, no afecta; si no se conocen todas las cuentas anteriores, solo se informa.",
    ask="Aclare con qué RP se paga la cuenta: lo que se cobra no cabe en el que se conoce.",
    group="C1",
    about="valor",
)
def within_balance(facts: Facts, item: RecognisedItem) -> Outcome | None:
    found, value = laid(facts), facts.seen(CUENTA, "valor", int)
    if found is None or value is None:
        return None
    one, made = found
    if any(part.before is None for part in one.parts):
        return None
    room = sum(max(part.before or 0, 0) for part in one.parts)
    case = Case(value.field, f"Hasta {pesos(room)}", pesos(value.value))
    told = join([_told(part) for part in one.parts])
    if one.over:
        return case.doubt(
            f"La cuenta cobra {pesos(value.value)} y se carga {told}, {_WHY[one.by]}: faltan "
            f"{pesos(one.over)}. Compruebe si en la lista falta un RP (por ejemplo de una adición) o si el "
            "valor está mal."
        )
    message = f"La cuenta se carga {told}, {_WHY[one.by]}."
    unread = sum(made.unread.values())
    return case.ok(message) if _knows_the_earlier(facts) and not unread else case.aside(message)


def _told(part: RpPart) -> str:
    before = part.before or 0
    return f"al {named(part.rp)}, al que le quedaban {pesos(before)}"


def _knows_the_earlier(facts: Facts) -> bool:
    """Whether every account before this one is known."""
    month = facts.billing.month
    earlier = {one.month for one in facts.other_accounts if one.month and month and one.month < month}
    return facts.history.known and facts.place is not None and len(earlier) >= facts.place - 1


@rule(
    code="cuenta_rp_vigencia",
    severity=Severity.ALERTA,
    norm=norms.ANNUAL_BUDGET,
    title="El RP es del año del mes que se cobra",
    criterion="El año de un RP es el de su fecha, o el que su tramo diga (por ejemplo «vigencia futura "
    "2027»). Si el RP al que se carga la cuenta es de otro año, queda por revisar: puede haber reserva, o "
    "faltar en la lista el RP del año. Si no se conoce su fecha, no afecta.",
    ask="Aclare con qué RP se paga la cuenta: el que se conoce es de otra vigencia.",
    group="C1",
    about="rp",
)
def of_the_year(facts: Facts, item: RecognisedItem) -> Outcome | None:
    found, month = laid(facts), facts.billing.month
    value, said = facts.seen(CUENTA, "valor", int), facts.seen(CUENTA, "rp", str)
    if found is None or month is None or value is None:
        return None
    one = found[0]
    at = said.field if said is not None and one.by is LaidBy.CUENTA else value.field
    dated = [part.rp for part in one.parts if part.rp.years]
    others = [rp for rp in dated if not rp.is_of(month.year)]
    if others:
        years = join(sorted({str(year) for rp in others for year in rp.years}))
        told = join([f"al {named(rp)}{f', del {short_date(rp.date)}' if rp.date else ''}" for rp in others])
        return Case(at, f"Un RP de {month.year}", years).doubt(
            f"La cuenta cobra {month_name(month)} y se carga {told}, {_WHY[one.by]}, que es de otro año. "
            f"Compruebe si hay reserva presupuestal o si en la lista falta el RP de {month.year}."
        )
    if len(dated) < len(one.parts):
        return None
    told = join([named(rp) for rp in dated])
    return Case(at, found=str(month.year)).ok(f"{told}: del año del mes que se cobra.")
