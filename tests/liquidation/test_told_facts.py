"""From what was read to what is gone by: sure values alone, both of a doubt, nothing out of nothing."""

from __future__ import annotations

from typing import Any

from review.liquidation import CuentaFacts, Paid, facts_of
from review.model import (
    Alternative,
    Box,
    Contract,
    Declaration,
    Field,
    FieldValue,
    ItemKind,
    Mark,
    RecognisedItem,
    Recognition,
)
from review.model.marks import ItemMark
from review.ways.laws import LAWS
from tests.liquidation.builders import DOCUMENT, JUNE

BOX = Box(1.0, 2.0, 3.0, 4.0)
CUENTA, SOCIAL = ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL


def field(name: str, value: FieldValue, sure: float = 0.95, **more: Any) -> Field:
    return Field(name, value, str(value), 4, BOX, sure, **more)


def told(
    *,
    cuenta: tuple[Field, ...] = (field("valor", 8_000_000),),
    social: tuple[Field, ...] = (field("salud", 400_000), field("pension", 512_000)),
    marks: tuple[str, ...] = (),
    answers: tuple[Field, ...] | None = None,
    contract: Contract | None = None,
    **more: Any,
) -> CuentaFacts:
    items = {
        kind: RecognisedItem(
            kind, (4,), {one.name: one for one in fields}, tuple(Mark(m, "", 4, BOX) for m in marks)
        )
        for kind, fields in ((CUENTA, cuenta), (SOCIAL, social))
    }
    declaration = None if answers is None else Declaration((5,), {one.name: one for one in answers})
    return facts_of(
        Recognition((), items, declaration=declaration),
        month=JUNE,
        payment=1,
        document=DOCUMENT,
        contract=contract,
        laws=LAWS,
        **more,
    )


def values(found: Any) -> list[Any]:
    return [one.value for one in found.options]


def test_sure_values_are_known_with_their_places() -> None:
    found = told()
    assert found.gross is not None
    assert values(found.gross) == [8_000_000]
    assert values(found.paid) == [Paid(400_000, 512_000)]
    assert [(place.what, place.page, place.box) for place in found.gross.places] == [
        ("Cuenta de cobro, valor", 4, BOX)
    ]


def test_a_doubtful_value_goes_with_those_passed_over_and_the_contract_s() -> None:
    other = Alternative(3_000_000, "3.000.000", 4, BOX, 0.4)
    doubtful = field("valor", 8_000_000, 0.6, others=(other,))
    contract = Contract("1", monthly_value=5_000_000)
    found = told(cuenta=(doubtful,), contract=contract)
    assert found.gross is not None
    assert values(found.gross) == [8_000_000, 3_000_000, 5_000_000]
    agreed = told(cuenta=(field("valor", 5_000_000, 0.6),), contract=contract)
    assert agreed.gross is not None
    assert values(agreed.gross) == [5_000_000]


def test_a_doubtful_value_with_nothing_beside_it_is_not_gone_by() -> None:
    found = told(cuenta=(field("valor", 8_000_000, 0.6),))
    assert (found.gross, found.doubted) == (None, 8_000_000)
    noted = told(cuenta=(field("valor", 8_000_000, 0.95, note="se leyeron dos"),))
    assert (noted.gross, noted.doubted) == (None, 8_000_000)


def test_vat_is_taken_off_the_payment() -> None:
    found = told(cuenta=(field("valor", 11_900_000), field("iva", 1_900_000)))
    assert found.gross is not None
    assert found.vat is not None
    assert (values(found.gross), values(found.vat)) == ([10_000_000], [1_900_000])
    unread = told(marks=(ItemMark.VAT_CHARGED,))
    assert unread.vat is None
    assert values(told().vat) == [0]


def test_contributions_that_were_not_read_may_be_those_of_the_law_or_none() -> None:
    found = told(social=())
    assert values(found.paid) == [Paid(400_000, 512_000), Paid()]
    assert all(one.when for one in found.paid.options)


def test_a_fund_that_the_law_asks_and_nobody_read_is_a_doubt() -> None:
    twenty = (field("valor", 20_000_000),)
    social = (field("salud", 1_000_000), field("pension", 1_280_000))
    found = told(cuenta=twenty, social=social)
    assert values(found.paid) == [Paid(1_000_000, 1_280_000), Paid(1_000_000, 1_280_000, 80_000)]
    read = told(cuenta=twenty, social=(*social, field("solidaridad", 80_000)))
    assert values(read.paid) == [Paid(1_000_000, 1_280_000, 80_000)]


def test_a_pensioner_pays_no_pension() -> None:
    contract = Contract("1", pensioner=True)
    assert values(told(social=(field("salud", 400_000),), contract=contract).paid) == [Paid(400_000)]
    assert values(told(social=(), contract=contract).paid) == [Paid(400_000), Paid()]


def test_a_doubtful_answer_may_be_either_and_what_is_not_asked_is_not_there() -> None:
    found = told(
        answers=(
            field("usa_costos", "no"),
            field("dependientes", "si", 0.3, note="se leen las dos respuestas"),
            field("afc_valor", 300_000),
        )
    )
    assert found.declared
    assert {name: values(one) for name, one in found.answers.items()} == {
        "usa_costos": [False],
        "dependientes": [False, True],
    }
    assert {name: values(one) for name, one in found.amounts.items()} == {"afc": [300_000]}
    assert not told().declared


def test_the_activity_of_its_own_rut_comes_first() -> None:
    assert told(activity="8299").activity == "8299"
    rut = RecognisedItem(ItemKind.RUT, (7,), {"actividad": field("actividad", "6201")})
    found = facts_of(
        Recognition((), {ItemKind.RUT: rut}),
        month=JUNE,
        payment=1,
        document=DOCUMENT,
        contract=None,
        laws=LAWS,
        activity="8299",
    )
    assert (found.activity, [place.what for place in found.activity_places]) == (
        "6201",
        ["RUT, actividad económica (CIIU)"],
    )
