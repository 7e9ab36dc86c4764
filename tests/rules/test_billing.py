"""What speaks of the month billed without settling it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.model import Alternative, ItemKind, Month, Recognition, State
from review.rules.billing import Hints
from tests.rules.builders import BOX, Case, recognition

JUNE = Month(2026, 6)


def doubtful(*others: dt.date) -> Recognition:
    """An informe of June whose end was read in other ways too."""
    read = recognition(Case(noted=["informe.periodo_inicio", "informe.periodo_fin"]))
    informe = read.items[ItemKind.INFORME]
    end = informe.fields["periodo_fin"]
    ways = tuple(Alternative(day, day.isoformat(), 1, BOX, 0.5) for day in others)
    changed = replace(informe, fields={**informe.fields, "periodo_fin": replace(end, others=ways)})
    return replace(read, items={**read.items, ItemKind.INFORME: changed})


@pytest.mark.parametrize(
    ("others", "month"),
    [((), JUNE), ((dt.date(2026, 6, 11),), JUNE), ((dt.date(2026, 6, 11), dt.date(2026, 7, 2)), None)],
)
def test_a_doubtful_period_tells_its_month_where_all_its_readings_do(
    others: tuple[dt.date, ...], month: Month | None
) -> None:
    assert Hints.of(doubtful(*others), "luz.pdf") == Hints(month, None)


@pytest.mark.parametrize(
    "case", [Case(), Case(drop=["informe.periodo_fin"], noted=["informe.periodo_inicio"])]
)
def test_a_sure_period_and_half_of_one_are_no_hint(case: Case) -> None:
    assert Hints.of(recognition(case), "2026-07/luz.pdf") == Hints(None, Month(2026, 7))


UNTOLD = ("cuenta.periodo", "informe.periodo_inicio", "informe.periodo_fin")


@pytest.mark.parametrize(
    ("archivo", "paid", "state"),
    [
        ("2026-06/luz.pdf", Month(2026, 6), State.CUMPLE),
        ("luz.pdf", Month(2026, 6), State.POR_REVISAR),
        ("2026-07/luz.pdf", Month(2026, 6), State.POR_REVISAR),
        ("2026-06/luz.pdf", Month(2026, 3), State.POR_REVISAR),
    ],
)
def test_a_form_without_a_month_bills_that_of_its_payment(archivo: str, paid: Month, state: State) -> None:
    """Where the number of the payment, the folder and the planilla all say it; nobody's word alone."""
    case = Case(drop=UNTOLD, values={"seguridad_social.periodo": paid}, options={"archivo": archivo})
    found = case.finding("seguridad_social_periodo")
    assert found is not None
    assert found.state is state


@pytest.mark.parametrize("gone", ["rut", "impuestos"])
@pytest.mark.parametrize(
    ("archivo", "counted", "state"),
    [
        ("luz.pdf", 4, State.NO_APLICA),
        ("2026-09/luz.pdf", 4, State.NO_APLICA),
        ("2026-06/luz.pdf", 4, State.POR_REVISAR),
        ("luz.pdf", 1, State.POR_REVISAR),
    ],
)
def test_a_number_that_others_speak_against_leaves_first_or_later_open(
    archivo: str, counted: int, state: State, gone: str
) -> None:
    """The cuenta says payment 4 and no month: the folder of the first month, or the informe's own number, may
    be what is right."""
    numbers = {"cuenta.numero_pago": 4, "informe.numero_pago": counted}
    case = Case(values=numbers, drop=UNTOLD, without=[gone], options={"archivo": archivo})
    found = case.finding(f"{gone}_falta")
    assert found is not None
    assert found.state is state


def test_a_first_number_that_the_informe_speaks_against_demands_nothing_yet() -> None:
    case = Case(values={"informe.numero_pago": 4}, drop=UNTOLD, without=["rut"])
    found = case.finding("rut_falta")
    assert found is not None
    assert found.state is State.POR_REVISAR
