"""The lines of embargos: what the orders on a person's payments take off a cuenta."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from review.liquidation.depuration import percent_of
from review.liquidation.income_line import ends_of
from review.liquidation.nouns import CuentaFacts, LineKind, LineState, WithheldFigure, WithheldLine
from review.spanish import pesos
from review.ways.checklist_settings import decimal
from review.ways.embargoes import Embargo, Embargoes, ShareOf

TITLE: Final = "Embargo"


def embargo_lines(
    facts: CuentaFacts, listed: Embargoes | None, withheld: Sequence[WithheldLine]
) -> Iterator[WithheldLine]:
    """What the entity's list of embargos takes off, after the lines `withheld` of a cuenta."""
    if listed is None:
        yield _line(
            LineState.NOT_CONFIGURED,
            "No se ha configurado: ponga los embargos de la entidad en embargos.toml, junto a los PDF.",
        )
        return
    if facts.document is None:
        yield _line(LineState.UNKNOWN, "No se puede saber: no se leyó el documento del contratista.")
        return
    if facts.month is None:
        yield _line(LineState.UNKNOWN, "No se puede saber: no se sabe de qué mes es la cuenta.")
        return
    found = listed.of(facts.document.upper(), facts.month.last_day)
    if not found:
        yield _line(
            LineState.NOT_DUE,
            "No aplica porque su documento no está en la lista de embargos de la entidad para este mes.",
        )
    for one in found:
        yield _of(one, facts, withheld)


def _line(state: LineState, why: str, title: str = TITLE) -> WithheldLine:
    return WithheldLine(LineKind.EMBARGO, title, state, why)


def _of(one: Embargo, facts: CuentaFacts, withheld: Sequence[WithheldLine]) -> WithheldLine:
    title = f"{TITLE} ({one.kind.value})"
    if one.amount is None and facts.gross is None:
        return _line(LineState.UNKNOWN, f"No se puede calcular: {facts.no_gross}", title)
    figures = ends_of(list(_figures(one, facts, withheld)))
    state = LineState.TWO_FIGURES if len(figures) > 1 else LineState.WORKED_OUT
    told = "" if one.limit is None else f" A lo más {pesos(one.limit)} de cada cuenta."
    lacking = [line.title for line in withheld if line.deducted and line.state is LineState.UNKNOWN]
    if one.share_of is ShareOf.NET and one.share is not None and lacking:
        told += f" No se pudo restar: {', '.join(lacking)}."
    places = () if facts.gross is None else facts.gross.places
    why = f"Lo ordena {one.order}.{told}"
    return WithheldLine(LineKind.EMBARGO, title, state, why, one.order, figures, places)


def _figures(one: Embargo, facts: CuentaFacts, withheld: Sequence[WithheldLine]) -> Iterator[WithheldFigure]:
    """The amounts that an order may come to: by each value that the cuenta and what is withheld may have."""
    most = one.limit
    if one.amount is not None:
        amount = one.amount if most is None else min(one.amount, most)
        yield WithheldFigure(amount, amount, "valor fijo")
        return
    assert one.share is not None
    assert facts.gross is not None
    for base, when in _bases(one, facts, withheld):
        amount = percent_of(one.share, base)
        rate = f"{decimal(one.share)} % del {one.share_of.value}"
        yield WithheldFigure(amount if most is None else min(amount, most), base, rate, when)


def _bases(one: Embargo, facts: CuentaFacts, withheld: Sequence[WithheldLine]) -> Iterator[tuple[int, str]]:
    assert facts.gross is not None
    off = [line for line in withheld if line.deducted]
    ends = {(sum(line.least or 0 for line in off), "con lo menos que se retiene"),
            (sum(line.most or 0 for line in off), "con lo más que se retiene")}  # fmt: skip
    amounts = {amount for amount, _ in ends}
    for gross in facts.gross.options:
        if one.share_of is ShareOf.GROSS:
            yield gross.value, gross.when
            continue
        for paid in facts.paid.options:
            for amount, told in sorted(ends):
                said = (gross.when, paid.when, told if len(amounts) > 1 else "")
                yield max(gross.value - paid.value.total - amount, 0), " y ".join(filter(None, said))
