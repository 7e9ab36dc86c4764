"""What is left of each RP of a contract, and on which every account is laid."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.contracts.rp_balance import Balance, Charge, LaidBy, balance, rps_of
from review.model import BudgetLine, Contract, Month


def line(rp: str, value: int | None, tramo: str | None = None, day: str | None = None) -> BudgetLine:
    date = None if day is None else dt.date.fromisoformat(day)
    return BudgetLine(tramo, rp=rp, rp_value=value, rp_date=date)


def contract(*lines: BudgetLine) -> Contract:
    return Contract("CPS-014-2026", document="2", budget=lines)


def charge(number: int, month: int, value: int | None, **more: str) -> Charge:
    return Charge(number, Month(2026, month), number, value, **more)


def told(made: Balance) -> list[tuple[int, str, list[tuple[str, int | None]], int]]:
    return [
        (one.charge.account, one.by.value, [(part.rp.number, part.takes) for part in one.parts], one.over)
        for one in made.laid
    ]


TWO = contract(line("912", 30, "adición 1", "2026-07-01"), line("345", 100, "contrato", "2026-01-15"))


def test_accounts_that_name_none_go_over_the_edge_of_one_rp_into_the_next() -> None:
    made = balance(TWO, [charge(3, 8, 40), charge(1, 6, 40), charge(2, 7, 40)])
    assert told(made) == [
        (1, "orden", [("345", 40)], 0),
        (2, "orden", [("345", 40)], 0),
        (3, "orden", [("345", 20), ("912", 20)], 0),
    ]
    assert [rp.number for rp in made.rps] == ["345", "912"], "the contract's tramo goes first"
    assert made.left == {"345": 0, "912": 10}


def test_what_none_has_room_for_is_told_of_the_last() -> None:
    made = balance(TWO, [charge(1, 6, 120), charge(2, 7, 40)])
    assert told(made)[1] == (2, "orden", [("912", 40)], 30)
    assert made.left == {"345": 0, "912": -30}
    (one,) = balance(contract(line("345", 100)), [charge(1, 6, 120)]).laid
    assert (one.over, one.parts[0].takes, one.parts[0].before) == (20, 120, 100)


def test_the_rp_that_a_cuenta_names_is_the_one_however_it_is_written() -> None:
    made = balance(TWO, [charge(1, 6, 40, names="0912-2026"), charge(2, 7, 40, names="777")])
    assert told(made) == [(1, "cuenta", [("912", 40)], 10), (2, "orden", [("345", 40)], 0)]
    assert made.left == {"345": 60, "912": -10}
    spent = balance(TWO, [charge(1, 6, 40, names="912"), charge(2, 7, 5, names="912")])
    assert [one.over for one in spent.laid] == [10, 5], "what is over is no more than the account"


def test_lines_of_one_rp_add_up_and_one_without_value_leaves_it_unknown() -> None:
    parted = contract(line("345", 60), line("0345", 40))
    assert balance(parted, [charge(1, 6, 40)]).left == {"345": 60}
    unknown = contract(line("345", 60), line("345", None))
    made = balance(unknown, [charge(1, 6, 40)])
    assert made.left == {"345": None}
    assert told(made) == [(1, "orden", [("345", 40)], 0)]
    assert contract(BudgetLine(cdp="1")).budget
    assert rps_of(contract(BudgetLine(cdp="1"))) == ()
    assert balance(contract(BudgetLine(cdp="1")), [charge(1, 6, 40)]).laid == ()


def test_an_account_whose_value_was_not_read_is_counted() -> None:
    made = balance(TWO, [charge(1, 6, None), charge(2, 7, 40)])
    assert made.unread == {"345": 1, "912": 0}
    assert made.left["345"] == 60


def test_a_reduction_is_of_the_only_rp_that_it_can_be_of() -> None:
    assert balance(contract(line("345", 100), line("345", -30)), ()).left == {"345": 70}
    assert balance(contract(line("345", 100), line("400", -30, "reducción")), ()).left == {"345": 70}
    several = contract(line("345", 100), line("346", 50), line("400", -30, "reducción"))
    assert balance(several, ()).left == {"345": None, "346": None}


def test_rps_of_the_accounts_year_go_first() -> None:
    years = contract(line("9", 100, "contrato", "2025-11-01"), line("10", 100, "contrato", "2026-01-10"))
    assert told(balance(years, [charge(1, 2, 40)])) == [(1, "orden", [("10", 40)], 0)]
    future = contract(
        line("9", 100, "vigencia futura 2026", "2025-11-01"), line("10", 5, "contrato", "2025-01-10")
    )
    assert told(balance(future, [charge(1, 2, 40)])) == [(1, "orden", [("9", 40)], 0)]
    only = contract(line("9", 100, None, "2025-11-01"))
    assert told(balance(only, [charge(1, 2, 40)])) == [(1, "orden", [("9", 40)], 0)], "there is no other"


@pytest.mark.parametrize(
    ("month", "document", "rp"), [(4, "1", "345"), (6, "2", "500"), (5, "1", "345"), (5, "2", "500")]
)
def test_after_a_cesion_each_is_paid_by_their_own(month: int, document: str, rp: str) -> None:
    passed_on = replace(
        contract(line("345", 100, "contrato"), line("500", 50, "cesión")),
        assigned_on=dt.date(2026, 5, 16),
        assignor="1",
    )
    (one,) = balance(passed_on, [charge(1, month, 40, document=document)]).laid
    assert [part.rp.number for part in one.parts] == [rp]
    assert one.by is LaidBy.ORDEN


def test_tramos_are_in_the_order_in_which_a_contract_comes_to_them() -> None:
    names = ["Cesión", "Adición 10", "Adición 2 al contrato", "Contrato inicial", "Prórroga 1"]
    lines = [line(str(place), 1, name) for place, name in enumerate(names, 1)]
    order = ["Contrato inicial", "Adición 2 al contrato", "Adición 10", "Prórroga 1", "Cesión"]
    assert [rp.tramo for rp in rps_of(contract(*lines))] == order
