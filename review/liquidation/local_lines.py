"""The lines of VAT, ReteICA and stamps: the last two are the entity's own, and are told to be lacking where
it has not configured them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from review.contracts.agreed_value import agreed_value
from review.liquidation.depuration import percent_of
from review.liquidation.income_line import ends_of
from review.liquidation.nouns import (
    CuentaFacts,
    LineKind,
    LineState,
    Possible,
    ReadPlace,
    WithheldFigure,
    WithheldLine,
)
from review.model import Month
from review.ways.checklist_settings import decimal
from review.ways.laws import Laws
from review.ways.laws.withholding import IcaRate, Stamp, StampOn

ICA_TITLE, VAT_TITLE, STAMP_TITLE = "ReteICA", "Retención de IVA", "Estampillas"
_NO_MONTH: Final = "No se puede calcular: no se sabe de qué mes es la cuenta."
_PER_MILLE: Final = 10  # of a percentage
_ADDITION: Final = "adición"


def vat_line(facts: CuentaFacts, laws: Laws) -> WithheldLine:
    """What is withheld of the VAT that a cuenta charges."""

    def line(
        state: LineState, why: str, norm: str = "", figures: tuple[WithheldFigure, ...] = ()
    ) -> WithheldLine:
        places = () if facts.vat is None else facts.vat.places
        return WithheldLine(LineKind.VAT, VAT_TITLE, state, why, norm, figures, places)

    if facts.vat is None:
        return line(LineState.UNKNOWN, "La cuenta cobra IVA y no se leyó cuánto.")
    if facts.vat.sure and not facts.vat.options[0].value:
        return line(LineState.NOT_DUE, "No aplica porque la cuenta no cobra IVA.")
    if facts.month is None:
        return line(LineState.UNKNOWN, _NO_MONTH)
    law = laws.withholding.vat_on(facts.month.last_day)
    if law is None:
        return line(LineState.UNKNOWN, f"leyes.toml no trae la retención de IVA de {facts.month}.")
    rate = f"{decimal(law.rate)} % del IVA"
    figures = ends_of(
        [
            WithheldFigure(percent_of(law.rate, one.value), one.value, rate, one.when)
            for one in facts.vat.options
        ]
    )
    told = "" if len(figures) == 1 else "El IVA se leyó con duda."
    return line(_state(figures), told or f"Del IVA que cobra la cuenta se retiene el {decimal(law.rate)} %.",
                law.norm, figures)  # fmt: skip


def ica_line(facts: CuentaFacts, laws: Laws) -> WithheldLine:
    """What is withheld for the city's tax on business, by the activity of the RUT."""

    def line(
        state: LineState, why: str, norm: str = "", figures: tuple[WithheldFigure, ...] = ()
    ) -> WithheldLine:
        places = (*(() if facts.gross is None else facts.gross.places), *facts.activity_places)
        return WithheldLine(LineKind.ICA, ICA_TITLE, state, why, norm, figures, places)

    if not laws.withholding.ica:
        return line(
            LineState.NOT_CONFIGURED,
            "No se ha configurado: la tarifa es de cada municipio y actividad. Escríbala en leyes.toml, "
            "como [[reteica]].",
        )
    if facts.month is None:
        return line(LineState.UNKNOWN, _NO_MONTH)
    if facts.gross is None:
        return line(LineState.UNKNOWN, f"No se puede calcular: {facts.no_gross}")
    rates = _rates_for(facts, laws.withholding.ica_on(facts.month.last_day))
    if not rates:
        told = f"la actividad {facts.activity}" if facts.activity else str(facts.month)
        return line(LineState.NOT_CONFIGURED, f"No se ha configurado: leyes.toml no trae tarifa para {told}.")
    uvt = laws.uvt(facts.month.year)
    if uvt is None and any(one.least for one in rates):
        return line(LineState.UNKNOWN, f"No se conoce la UVT de {facts.month.year}: agréguela en leyes.toml.")
    figures = ends_of(
        [
            _ica_figure(one, amount.value, amount.when, rates, 0 if uvt is None else uvt.value)
            for one in rates
            for amount in facts.gross.options
        ]
    )
    norm = "; ".join(dict.fromkeys(one.norm for one in rates))
    if len(figures) == 1 and not figures[0].amount:
        return line(LineState.NOT_DUE, _no_ica(rates), norm, figures)
    return line(_state(figures), _told_ica(facts, rates, figures), norm, figures)


def _no_ica(rates: tuple[IcaRate, ...]) -> str:
    if all(one.rate == 0 for one in rates):
        return "No aplica porque la tarifa configurada para su actividad es cero."
    least = min(one.least for one in rates)
    return f"No aplica porque el pago no llega a la base mínima de {decimal(least)} UVT."


def _rates_for(facts: CuentaFacts, rates: tuple[IcaRate, ...]) -> tuple[IcaRate, ...]:
    """Those that may be of a person: of the activity where it is known, else of each."""
    if facts.activity is None:
        return rates
    named = tuple(one for one in rates if facts.activity in one.activities)
    return named or tuple(one for one in rates if not one.activities)


def _ica_figure(one: IcaRate, base: int, when: str, rates: tuple[IcaRate, ...], uvt: int) -> WithheldFigure:
    due = base >= one.least * uvt
    amount = percent_of(one.rate / _PER_MILLE, base, one.rounding) if due else 0
    which = ""
    if len(rates) > 1:
        activities = f"actividad {', '.join(one.activities)}" if one.activities else "las demás actividades"
        which = f"si es {activities} en {one.city}"
    said = " y ".join(filter(None, (which, when)))
    return WithheldFigure(amount, base, f"{decimal(one.rate)} por mil ({one.city})", said)


def _told_ica(facts: CuentaFacts, rates: tuple[IcaRate, ...], figures: tuple[WithheldFigure, ...]) -> str:
    activity = f"Actividad {facts.activity} del RUT. " if facts.activity else ""
    if len(figures) == 1:
        return f"{activity}Tarifa de {rates[0].city} sobre el pago sin IVA."
    if facts.activity is None:
        return "No se conoce la actividad económica del RUT: puede ser cualquiera de las configuradas."
    return f"{activity}Depende de lo que no se sabe."


# --- stamps ---


def stamp_lines(facts: CuentaFacts, laws: Laws) -> Iterator[WithheldLine]:
    """A line for each stamp, and for each addition of the contract (tramo) when it is on the contract."""
    if not laws.withholding.stamps:
        yield WithheldLine(
            LineKind.STAMP,
            STAMP_TITLE,
            LineState.NOT_CONFIGURED,
            "No se han configurado: son de cada ordenanza o acuerdo. Escríbalas en leyes.toml, como "
            "[[estampilla]].",
        )
        return
    if facts.month is None:
        yield WithheldLine(LineKind.STAMP, STAMP_TITLE, LineState.UNKNOWN, _NO_MONTH)
        return
    found = laws.withholding.stamps_on(facts.month.last_day)
    if not found:
        yield WithheldLine(
            LineKind.STAMP,
            STAMP_TITLE,
            LineState.NOT_DUE,
            f"No aplica porque ninguna de las configuradas rige en {facts.month}.",
        )
    for stamp in found:
        if stamp.on is StampOn.ACCOUNT:
            yield _on_account(stamp, facts, laws, facts.month)
        else:
            yield from _on_contract(stamp, facts, laws, facts.month)


def _line(
    stamp: Stamp,
    state: LineState,
    why: str,
    facts: CuentaFacts,
    figures: tuple[WithheldFigure, ...] = (),
    *,
    part: str = "",
    deducted: bool | None = None,
) -> WithheldLine:
    title = f"Estampilla {stamp.name}" + (f", {part}" if part else "")
    places = facts.receipt if stamp.on is StampOn.CONTRACT else _gross_places(facts)
    off = stamp.deducted if deducted is None else deducted
    return WithheldLine(LineKind.STAMP, title, state, why, stamp.norm, figures, places, off)


def _gross_places(facts: CuentaFacts) -> tuple[ReadPlace, ...]:
    return () if facts.gross is None else facts.gross.places


def _exempt(stamp: Stamp, facts: CuentaFacts, laws: Laws, month: Month) -> Possible[bool] | str:
    """Whether a person is free of a stamp by the fee of the month, or why that is not known."""
    if stamp.free_up_to is None:
        return Possible.known(False)
    wage = laws.minimum_wage(month.year)
    if wage is None:
        return (
            f"No se puede calcular: no se conoce el salario mínimo de {month.year}; agréguelo en leyes.toml."
        )
    limit = stamp.free_up_to * wage.value
    fee = None if facts.contract is None else facts.contract.monthly_value
    if fee is not None:
        return Possible.known(fee <= limit)
    if facts.gross is None:
        return "No se puede calcular: no se conoce el pago mensual, del que depende que aplique."
    return facts.gross.map(lambda amount: amount <= limit)


def _free(stamp: Stamp, facts: CuentaFacts) -> WithheldLine:
    least = decimal(stamp.free_up_to or Decimal(0))
    return _line(
        stamp,
        LineState.NOT_DUE,
        f"No aplica porque el pago mensual no pasa de {least} salarios mínimos.",
        facts,
    )


def _on_account(stamp: Stamp, facts: CuentaFacts, laws: Laws, month: Month) -> WithheldLine:
    if facts.gross is None:
        return _line(stamp, LineState.UNKNOWN, f"No se puede calcular: {facts.no_gross}", facts)
    free = _exempt(stamp, facts, laws, month)
    if isinstance(free, str):
        return _line(stamp, LineState.UNKNOWN, free, facts)
    if all(one.value for one in free.options):
        return _free(stamp, facts)
    sure = free.options[0].value if free.sure else None
    rate = f"{decimal(stamp.rate)} % de la cuenta"
    figures = ends_of(
        [
            WithheldFigure(_stamp(stamp, one.value, free=free_of_it), one.value, rate, one.when)
            for at, one in enumerate(facts.gross.options)
            for free_of_it in [free.options[at].value if sure is None else sure]
        ]
    )
    return _line(stamp, _state(figures), "Se cobra en cada cuenta, sobre el pago sin IVA.", facts, figures)


def _stamp(stamp: Stamp, base: int, *, free: bool) -> int:
    return 0 if free else percent_of(stamp.rate, base, stamp.rounding)


def _on_contract(stamp: Stamp, facts: CuentaFacts, laws: Laws, month: Month) -> Iterator[WithheldLine]:
    """The contract's own value, with the first cuenta; then what was added to it, when that was legalised."""
    contract = facts.contract
    free = _exempt(stamp, facts, laws, month)
    if isinstance(free, str):
        yield _line(stamp, LineState.UNKNOWN, free, facts)
        return
    if all(one.value for one in free.options):
        yield _free(stamp, facts)
        return
    if contract is None or contract.total_value is None:
        yield _line(
            stamp, LineState.UNKNOWN, "No se puede calcular: no se conoce el valor del contrato.", facts
        )
        return
    agreed = agreed_value(contract)
    yield _first_part(stamp, facts, agreed.initial or 0)
    parts = [(one.tramo, one.value) for one in agreed.tramos] or [(_ADDITION, agreed.added or 0)]
    for part, added in parts:
        if added <= 0:
            continue
        yield _line(
            stamp,
            LineState.WORKED_OUT,
            "Sobre lo adicionado, una vez, al legalizar la adición; se informa y no se descuenta.",
            facts,
            (_of_contract(stamp, added, "si aún no se ha pagado"),),
            part=part,
            deducted=False,
        )


def _first_part(stamp: Stamp, facts: CuentaFacts, total: int) -> WithheldLine:
    how = "se descuenta" if stamp.deducted else "se paga aparte, con recibo, y no se descuenta"
    if facts.payment == 1:
        told = f"Sobre el valor del contrato, una vez, con la primera cuenta: {how}."
        return _line(stamp, LineState.WORKED_OUT, told, facts, (_of_contract(stamp, total),))
    if facts.payment is not None:
        return _line(
            stamp,
            LineState.NOT_DUE,
            f"No aplica porque se paga una vez, con la primera cuenta, y esta es la {facts.payment}.",
            facts,
        )
    figures = (
        WithheldFigure(0, total, "0 %", "si no es la primera cuenta"),
        _of_contract(stamp, total, "si es la primera cuenta"),
    )
    told = f"No se leyó el número del pago. Se paga una vez, con la primera cuenta: {how}."
    return _line(stamp, LineState.TWO_FIGURES, told, facts, figures)


def _of_contract(stamp: Stamp, base: int, when: str = "") -> WithheldFigure:
    amount = percent_of(stamp.rate, base, stamp.rounding)
    return WithheldFigure(amount, base, f"{decimal(stamp.rate)} % del contrato", when)


def _state(figures: tuple[WithheldFigure, ...]) -> LineState:
    return LineState.TWO_FIGURES if len(figures) > 1 else LineState.WORKED_OUT
