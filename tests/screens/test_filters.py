from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from review import frames
from review.model import Month
from review.store import Store
from screens import filters
from screens.filters import Filters
from screens.words import UNDECIDED


@pytest.fixture(scope="module")
def table(filled: Path) -> pd.DataFrame:
    with Store.open(str(filled)) as store:
        return frames.submissions(store, Month(2026, 6))


def test_only_versions_in_force_unless_asked(table: pd.DataFrame) -> None:
    assert filters.narrow(table, Filters())["vigente"].all()
    assert len(filters.narrow(table, Filters(versiones=True))) == len(table)


def test_each_filter_lets_through_what_it_names(table: pd.DataFrame) -> None:
    assert set(filters.narrow(table, Filters(resultado="completa"))["resultado"]) == {"completa"}
    assert set(filters.narrow(table, Filters(secop="pagado"))["estado_secop"]) == {"pagado"}
    assert set(filters.narrow(table, Filters(supervisor="Sonia Vega"))["supervisor"]) == {"Sonia Vega"}
    assert len(filters.narrow(table, Filters(decision=UNDECIDED))) == 5
    assert filters.narrow(table, Filters(decision="aprobada")).empty
    assert set(filters.narrow(table, Filters(item="informe.falta"))["informe"]) == {"falta"}


def test_pending_and_sent_share_out_every_cuenta(table: pd.DataFrame) -> None:
    pending = set(filters.narrow(table, Filters(secop="pendientes"))["id"])
    sent = set(filters.narrow(table, Filters(secop="enviadas"))["id"])
    assert pending
    assert sent
    assert pending.isdisjoint(sent)
    assert pending | sent == set(filters.narrow(table, Filters())["id"])


def test_search_forgives_case_and_accents_and_takes_words_in_any_order(table: pd.DataFrame) -> None:
    found = filters.narrow(table, Filters(q="RIOS ana"))
    assert list(found["contratista"]) == ["Ana Lucía Pérez Ríos"]
    assert filters.narrow(table, Filters(q="cps-003"))["contrato"].tolist() == ["CPS-003-2026"]


@pytest.mark.parametrize("name", filters.ORDERS)
def test_every_order_keeps_every_row_and_turns_round(name: str, table: pd.DataFrame) -> None:
    up, down = filters.in_order(table, name), filters.in_order(table, f"-{name}")
    assert set(up["id"]) == set(down["id"]) == set(table["id"])


@pytest.mark.parametrize("order", [filters.DEFAULT_ORDER, "'; drop", "--espera"])
def test_what_waits_longest_comes_first_unless_asked(order: str, table: pd.DataFrame) -> None:
    mixed = table.assign(dias_espera=pd.array([3, None, 9, 1, 5, 7], dtype="Int64"))
    days = filters.in_order(mixed, order)["dias_espera"]
    assert days.dropna().tolist() == [9, 7, 5, 3, 1]
    assert days.isna().iloc[-1]


def test_the_riskiest_come_first_when_asked(table: pd.DataFrame) -> None:
    assert filters.in_order(table, "-riesgo").iloc[0]["resultado"] == "incompleta"


def test_an_address_with_words_nobody_knows_asks_nothing() -> None:
    assert Filters.of({"resultado": "<b>", "secop": "x", "item": "nada", "q": " "}) == Filters()


def test_a_second_click_on_a_head_turns_the_order() -> None:
    assert filters.toggled("-riesgo", "valor") == "valor"
    assert filters.toggled("valor", "valor") == "-valor"


def test_people_names_supervisors_and_entities_once(table: pd.DataFrame) -> None:
    assert list(filters.people(table).values()) == [
        "Toda entidad o supervisor",
        "Supervisa: Pedro Díaz",
        "Supervisa: Sonia Vega",
        "Entidad: Alcaldía Local de Prueba",
    ]


def test_what_is_asked_is_told_in_words() -> None:
    asked = filters.Filters.of({"resultado": "incompleta", "secop": "enviadas", "q": "luz", "decision": "no"})
    assert filters.words(asked) == "Incompleta; Enviadas a la entidad; «luz»"
    assert filters.words(filters.Filters()) == ""
