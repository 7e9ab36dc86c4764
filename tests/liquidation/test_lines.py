"""Each line of the pre-liquidation: what it comes to, what it is of, and why there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.liquidation import CuentaFacts, LineKind, LineState, OtherCuenta, Paid, ReadPlace, liquidate
from review.model import BudgetLine, Contract, Month
from review.model.fields import DECLARATION
from review.spanish import pesos, uncapital
from tests.liquidation.builders import (
    DOCUMENT,
    answering,
    doubtful,
    entity,
    facts,
    known,
    line,
    of,
    orders,
)

INCOME, ICA, VAT, STAMP, EMBARGO = LineKind
WORKED_OUT, TWO, NOT_DUE, LACKING, UNKNOWN = LineState

ICA_ROWS = """
[[reteica]]
vigente_desde = 2026-01-01
ciudad = "Villa del Monte"
actividades = ["6201", "6202"]
tarifa_por_mil = 9.66
norma = "Acuerdo inventado 1"

[[reteica]]
vigente_desde = 2026-01-01
ciudad = "Villa del Monte"
tarifa_por_mil = 5
base_minima_uvt = 100
norma = "Acuerdo inventado 1"
"""
STAMPS = """
[[estampilla]]
vigente_desde = 2026-01-01
nombre = "Procultura"
sobre = "contrato"
tarifa = 1.5
exento_hasta_smmlv = 2
norma = "Ordenanza inventada 2"

[[estampilla]]
vigente_desde = 2026-01-01
vigente_hasta = 2026-12-31
nombre = "Prouniversidad"
sobre = "cuenta"
tarifa = 1
norma = "Ordenanza inventada 3"
"""
ORDER = f"""
[[embargo]]
documento = "{DOCUMENT}"
clase = "alimentos"
oficio = "Oficio 12 de 2026"
"""


# --- income tax ---


def test_who_uses_no_costs_goes_by_the_table_and_the_steps_are_told() -> None:
    found = line(INCOME, facts())
    assert (found.state, found.least, found.most) == (WORKED_OUT, 65_000, 65_000)
    assert found.figures[0].base == 5_316_000
    assert "$ 8.000.000 − $ 400.000 (salud) − $ 512.000 (pensión) = $ 7.088.000 netos" in found.why
    assert "101,5007 UVT" in found.why
    assert "383" in found.norm
    assert "52.374" in found.norm


def test_the_steps_told_add_up_also_where_a_limit_cuts_them() -> None:
    told = facts(
        answers=answering(dependientes=True, intereses_vivienda=True),
        amounts={"intereses_vivienda": known(4_000_000)},
    )
    found = line(INCOME, told)
    assert (
        "$ 7.088.000 netos − $ 2.835.200 (deducciones, hasta el tope conjunto) = base de $ 4.252.800"
        in found.why
    )


def test_below_the_table_it_says_why_not() -> None:
    found = line(INCOME, facts(7_000_000))
    assert (found.state, found.most) == (NOT_DUE, 0)
    assert found.why.startswith("No aplica porque la base depurada no pasa de 95 UVT.")


@pytest.mark.parametrize(
    ("concept", "files", "amount"),
    [
        ("honorarios", True, 800_000),
        ("honorarios", False, 800_000),
        ("servicios", True, 320_000),
        ("servicios", False, 480_000),
    ],
)
def test_who_uses_costs_pays_a_flat_rate_of_the_whole(concept: str, files: bool, amount: int) -> None:
    laws = entity(f'[preliquidacion]\nconcepto_392 = "{concept}"')
    told = facts(answers=answering(usa_costos=True, declarante_renta=files))
    found = line(INCOME, told, laws)
    assert (found.state, found.least, found.figures[0].base) == (WORKED_OUT, amount, 8_000_000)


def contract_of(whole: int, last: dt.date = dt.date(2026, 12, 31)) -> Contract:
    return Contract("CPS-1-2026", start=dt.date(2026, 1, 15), end=last, total_value=whole)


FEES = '[preliquidacion]\nconcepto_392 = "honorarios"'
COSTS = answering(usa_costos=True, declarante_renta=True)


@pytest.mark.parametrize(
    ("contract", "others", "amounts"),
    [
        # 3.300 UVT of 2026 are $ 172.834.200
        (contract_of(172_834_200), (), (1_500_000, 1_500_000)),
        (contract_of(172_834_201), (), (1_650_000, 1_650_000)),
        (contract_of(172_834_201, last=dt.date(2027, 3, 31)), (), (1_500_000, 1_650_000)),
        (contract_of(90_000_000), (OtherCuenta("2", "2.pdf", 5_000_000),), (1_500_000, 1_650_000)),
        (None, (), (1_500_000, 1_650_000)),
    ],
)
def test_fees_bear_the_higher_rate_where_the_year_passes_its_limit(
    contract: Contract | None, others: tuple[OtherCuenta, ...], amounts: tuple[int, int]
) -> None:
    told = facts(15_000_000, answers=COSTS, contract=contract, others=others)
    found = line(INCOME, told, entity(FEES))
    assert (found.least, found.most) == amounts
    if len(found.figures) > 1:
        assert found.figures[-1].when.endswith("pasa de 3.300 UVT")


def test_a_year_of_such_payments_that_stays_below_the_limit_bears_the_lower_rate() -> None:
    found = line(INCOME, facts(answers=COSTS, contract=None), entity(FEES))
    assert (found.least, found.most) == (800_000, 800_000)


def test_without_a_declaration_both_figures_are_told_and_on_what_they_hang() -> None:
    found = line(INCOME, facts(declared=False, answers={}))
    assert (found.state, found.least, found.most) == (TWO, 65_000, 800_000)
    assert found.norm.count("art. 392") == 4, "those of fees and of services, each with its source"
    assert "art. 392" not in line(INCOME, facts()).norm
    assert found.figures[0].when == "si no usa costos (art. 383)"
    assert found.figures[1].when.startswith("si usa costos (art. 392) y por honorarios y si ")
    assert "No hay declaración que diga si usa costos y deducciones." in found.why


def test_a_doubtful_answer_gives_both_and_one_that_changes_nothing_gives_one() -> None:
    doubt = doubtful((False, "si no tiene dependientes"), (True, "si tiene dependientes"))
    found = line(INCOME, facts(answers=answering(dependientes=doubt)))
    assert (found.state, found.least, found.most) == (TWO, 0, 65_000)
    assert found.figures[0].when == "si tiene dependientes"
    small = line(INCOME, facts(3_000_000, answers=answering(dependientes=doubt)))
    assert (small.state, small.most, len(small.figures)) == (NOT_DUE, 0, 1)


def test_an_expense_without_its_amount_may_be_nothing_or_the_cap() -> None:
    found = line(INCOME, facts(12_000_000, answers=answering(medicina_prepagada=True)))
    assert (found.state, found.most) == (TWO, 557_000)
    assert found.figures[0].when == "si se acepta el tope por medicina prepagada"
    sure = line(
        INCOME,
        facts(
            12_000_000, answers=answering(medicina_prepagada=True), amounts={"medicina_prepagada": known(0)}
        ),
    )
    assert (sure.state, sure.most) == (WORKED_OUT, 557_000)


ASKED = ("dependientes", "intereses_vivienda", "medicina_prepagada", "afc", "pension_voluntaria")


@pytest.mark.parametrize("lacking", ASKED)
def test_a_question_that_nobody_answered_is_told_with_both_amounts(lacking: str) -> None:
    answered = answering(**{name: False for name in ASKED if name != lacking})
    found = line(INCOME, facts(12_000_000, answers=answered))
    asked = facts(12_000_000, answers={**answered, lacking: known(True)})
    assert (found.state, found.least, found.most) == (WORKED_OUT, 557_000, 557_000)
    title = uncapital(DECLARATION[lacking].title)
    assert found.assumed.startswith(f"No se sabe si {title}: nadie lo respondió y se supone que no.")
    assert f"{pesos(line(INCOME, asked).least or 0)} si lo pidiera todo hasta su tope" in found.assumed
    assert "y $ 557.000 como va." in found.assumed


@pytest.mark.parametrize(
    "told",
    [
        facts(12_000_000, answers=answering(**dict.fromkeys(ASKED, False))),
        facts(3_000_000),
        facts(12_000_000, answers=answering(usa_costos=True)),
    ],
)
def test_nothing_is_assumed_where_all_is_answered_or_it_changes_no_amount(told: CuentaFacts) -> None:
    assert line(INCOME, told).assumed == ""


def test_contributions_in_doubt_give_both() -> None:
    paid = doubtful((Paid(400_000, 512_000), "leídos"), (Paid(), "ninguno"))
    found = line(INCOME, facts(paid=paid))
    assert (found.state, found.least) == (TWO, 65_000)
    assert found.figures[1].when == "ninguno"


def test_several_contracts_of_a_month_add_up_and_each_bears_its_part() -> None:
    alone = line(INCOME, facts(6_000_000))
    assert alone.most == 0
    other = OtherCuenta("CPS-9-2026", "9.pdf", 6_000_000)
    paid = Paid(600_000, 768_000)  # one planilla on the sum
    found = line(INCOME, facts(6_000_000, others=(other,), paid=known(paid)))
    assert (found.state, found.most) == (WORKED_OUT, 278_500)  # half of what 12.000.000 bear
    assert "CPS-9-2026" in found.why
    unread = line(INCOME, facts(6_000_000, others=(replace(other, gross=None),)))
    assert "No se leyó el valor de CPS-9-2026: la retención puede ser mayor." in unread.why


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"gross": None}, "no se leyó el valor de la cuenta de cobro"),
        ({"month": None}, "no se sabe de qué mes es la cuenta"),
        ({"month": Month(2027, 1)}, "no se conoce la UVT de 2027: agréguela en leyes.toml"),
        ({"month": Month(2022, 6)}, "no trae la tabla de retención que rige en 2022-06"),
    ],
)
def test_what_lacks_is_told_and_no_figure_is(changes: dict[str, object], why: str) -> None:
    found = line(INCOME, facts(**changes))
    assert (found.state, found.figures) == (UNKNOWN, ())
    assert why in found.why


# --- VAT ---


def test_vat() -> None:
    assert line(VAT, facts()).why == "No aplica porque la cuenta no cobra IVA."
    charged = line(VAT, facts(vat=known(1_520_000)))
    assert (charged.state, charged.most, charged.figures[0].base) == (WORKED_OUT, 228_000, 1_520_000)
    assert (line(VAT, facts(vat=None)).state, line(VAT, facts(vat=None)).figures) == (UNKNOWN, ())


# --- ReteICA ---


def test_without_the_city_s_rates_nothing_is_invented() -> None:
    found = line(ICA, facts())
    assert (found.state, found.figures) == (LACKING, ())
    assert found.why.startswith("No se ha configurado")


def test_reteica_by_activity() -> None:
    laws = entity(ICA_ROWS)
    found = line(ICA, facts(activity="6201"), laws)
    assert (found.state, found.most, found.norm) == (WORKED_OUT, 77_280, "Acuerdo inventado 1")
    assert "9,66 por mil (Villa del Monte)" in found.figures[0].rate
    assert line(ICA, facts(activity="8299"), laws).most == 40_000
    below = line(ICA, facts(3_000_000, activity="8299"), laws)
    assert (below.state, below.most) == (NOT_DUE, 0)
    assert "no llega a la base mínima de 100 UVT" in below.why


def test_an_unknown_activity_gives_the_least_and_the_most() -> None:
    found = line(ICA, facts(), entity(ICA_ROWS))
    assert (found.state, found.least, found.most) == (TWO, 40_000, 77_280)
    assert "si es actividad 6201, 6202 en Villa del Monte" in found.figures[1].when


def test_an_activity_without_a_rate_is_not_given_another_s() -> None:
    only = ICA_ROWS.split("[[reteica]]")[1]
    found = line(ICA, facts(activity="8299"), entity(f"[[reteica]]{only}"))
    assert (found.state, found.figures) == (LACKING, ())
    assert "8299" in found.why


# --- stamps ---


def test_without_the_entity_s_stamps_nothing_is_invented() -> None:
    assert (line(STAMP, facts()).state, line(STAMP, facts()).figures) == (LACKING, ())


def test_a_stamp_on_the_contract_is_due_once_and_on_each_addition() -> None:
    laws = entity(STAMPS)
    added = Contract("CPS-1-2026", monthly_value=8_000_000, total_value=48_000_000, added_value=8_000_000)
    receipt = (ReadPlace("Impuestos y estampillas, valor pagado", 9),)
    first, addition, each = of(
        liquidate(facts(payment=1, contract=added, receipt=receipt), laws, None), STAMP
    )
    assert (first.most, first.figures[0].base, first.deducted) == (720_000, 48_000_000, False)
    assert (addition.most, addition.title, addition.deducted) == (
        120_000,
        "Estampilla Procultura, adición",
        False,
    )
    assert first.places == receipt
    assert (each.most, each.deducted) == (80_000, True)
    later = of(liquidate(facts(), laws, None), STAMP)[0]
    assert (later.state, later.figures) == (NOT_DUE, ())
    assert "se paga una vez, con la primera cuenta, y esta es la 2" in later.why
    unnumbered = of(liquidate(facts(payment=None), laws, None), STAMP)[0]
    assert (unnumbered.state, unnumbered.least, unnumbered.most) == (TWO, 0, 720_000)


def test_a_stamp_is_told_for_each_addition_that_the_budget_tells() -> None:
    def paid(tramo: str, rp: str, value: int) -> BudgetLine:
        return BudgetLine(tramo, rp=rp, rp_value=value)

    budget = (
        paid("contrato", "1", 40_000_000),
        paid("adición 1", "2", 6_000_000),
        paid("adición 2", "3", 2_000_000),
    )
    parts = Contract("CPS-1-2026", monthly_value=8_000_000, total_value=48_000_000, budget=budget)
    found = of(liquidate(facts(payment=1, contract=parts), entity(STAMPS), None), STAMP)
    assert [(one.title, one.figures[0].base) for one in found][:3] == [
        ("Estampilla Procultura", 40_000_000),
        ("Estampilla Procultura, adición 1", 6_000_000),
        ("Estampilla Procultura, adición 2", 2_000_000),
    ]


def test_a_small_fee_is_exempt_and_an_unknown_contract_is_told() -> None:
    laws = entity(STAMPS)
    small = of(liquidate(facts(3_000_000), laws, None), STAMP)[0]
    assert (small.state, small.why) == (
        NOT_DUE,
        "No aplica porque el pago mensual no pasa de 2 salarios mínimos.",
    )
    unknown = of(liquidate(facts(contract=None), laws, None), STAMP)[0]
    assert (unknown.state, unknown.figures) == (UNKNOWN, ())


def test_a_stamp_that_has_ended_is_not_charged() -> None:
    laws = replace(entity(STAMPS), uvts={}, minimum_wages={})
    found = of(liquidate(facts(month=Month(2027, 1)), laws, None), STAMP)
    assert [one.title for one in found] == ["Estampilla Procultura"]
    assert found[0].state is UNKNOWN  # the wage of 2027 is not known


# --- embargos ---


def test_no_list_of_embargos_is_not_the_same_as_none() -> None:
    assert line(EMBARGO, facts()).state is LACKING
    none = line(EMBARGO, facts(), listed=orders(""))
    assert (none.state, none.figures) == (NOT_DUE, ())
    assert line(EMBARGO, facts(document=None), listed=orders("")).state is UNKNOWN


def test_an_amount_a_share_and_its_limit() -> None:
    assert line(EMBARGO, facts(), listed=orders(f"{ORDER}valor = 250000")).most == 250_000
    gross = orders(f'{ORDER}porcentaje = 30\nsobre = "bruto"')
    found = line(EMBARGO, facts(), listed=gross)
    assert (found.most, found.figures[0].base) == (2_400_000, 8_000_000)
    assert "Oficio 12 de 2026" in found.why
    assert line(EMBARGO, facts(), listed=orders(f"{ORDER}porcentaje = 30\nlimite = 500000")).most == 500_000


def test_a_share_of_the_net_is_of_what_contributions_and_taxes_leave() -> None:
    net = orders(f"{ORDER}porcentaje = 10")
    found = line(EMBARGO, facts(), listed=net)
    assert (found.most, found.figures[0].base) == (702_300, 7_023_000)  # less 912.000 and 65.000
    unsure = line(EMBARGO, facts(declared=False, answers={}), listed=net)
    assert (unsure.state, unsure.least, unsure.most) == (TWO, 628_800, 702_300)


def test_an_embargo_is_of_one_person_and_of_its_days() -> None:
    ended = orders(f"{ORDER}valor = 1\nvigente_hasta = 2026-05-31")
    assert line(EMBARGO, facts(), listed=ended).state is NOT_DUE
    assert line(EMBARGO, facts(document="999"), listed=orders(f"{ORDER}valor = 1")).state is NOT_DUE


# --- all together ---


def test_what_is_paid_apart_is_not_taken_off_and_what_lacks_is_told() -> None:
    found = liquidate(facts(payment=1), entity(STAMPS), orders(""))
    assert found.withheld == (145_000, 145_000)  # income tax and the stamp on each cuenta
    assert not found.whole  # ReteICA is not configured
    tables = entity(STAMPS + ICA_ROWS), orders("")
    answered = facts(activity="6201", answers=answering(**dict.fromkeys(ASKED, False)))
    assert liquidate(answered, *tables).whole
    assert not liquidate(facts(activity="6201"), *tables).whole, "what nobody answered was taken for granted"
