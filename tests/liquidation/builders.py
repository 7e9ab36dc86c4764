"""Cuentas and law values for the tests of the pre-liquidation."""

from __future__ import annotations

from typing import Any

from review.liquidation import CuentaFacts, Option, Paid, Possible, Preliquidation, WithheldLine, liquidate
from review.liquidation.nouns import LineKind
from review.liquidation.told_facts import by_law
from review.model import Contract, Month
from review.ways import embargoes, laws
from review.ways.embargoes import Embargoes
from review.ways.laws import LAWS, PACKAGED, Laws

JUNE = Month(2026, 6)
DOCUMENT = "1061700001"


def known(value: Any) -> Possible[Any]:
    return Possible.known(value)


def doubtful(*options: tuple[Any, str]) -> Possible[Any]:
    return Possible(tuple(Option(value, when) for value, when in options))


def facts(gross: int | None = 8_000_000, **changes: Any) -> CuentaFacts:
    """June 2026, the second payment; contributions as the law asks them; who uses no costs."""
    paid = None if gross is None else by_law(LAWS, JUNE, gross, None)
    told: dict[str, Any] = {
        "month": JUNE,
        "payment": 2,
        "document": DOCUMENT,
        "contract": Contract("CPS-1-2026", monthly_value=gross, total_value=48_000_000),
        "gross": None if gross is None else known(gross),
        "paid": known(paid or Paid()),
        "declared": True,
        "answers": {"usa_costos": known(False)},
    }
    return CuentaFacts(**(told | changes))


def answering(**answers: bool | Possible[bool]) -> dict[str, Possible[bool]]:
    """No costs, and these answers."""
    told = {"usa_costos": False, **answers}
    return {name: one if isinstance(one, Possible) else known(one) for name, one in told.items()}


def entity(more: str) -> Laws:
    """The law values with some of an entity's own."""
    found, problems = laws.check(f"{PACKAGED.read_text('utf-8')}\n{more}", "leyes.toml")
    assert found is not None, problems
    return found


def orders(text: str) -> Embargoes:
    found, problems = embargoes.check(f"version = 1\n{text}", "embargos.toml")
    assert found is not None, problems
    return found


def of(found: Preliquidation, kind: LineKind) -> list[WithheldLine]:
    return [line for line in found.lines if line.kind is kind]


def line(
    kind: LineKind, told: CuentaFacts, values: Laws = LAWS, listed: Embargoes | None = None
) -> WithheldLine:
    (only,) = of(liquidate(told, values, listed), kind)
    return only
