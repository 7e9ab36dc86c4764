import datetime as dt
import inspect
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review import model, spanish
from review import spanish_titles as titles
from review.model import (
    EditKind,
    FieldType,
    ItemKind,
    LookKind,
    MatchKind,
    Month,
    Resultado,
    Side,
    Stands,
    State,
    Verdict,
)

INTERNAL = {StrEnum, EditKind, FieldType, LookKind, MatchKind, Side, Stands}
SHOWN_TO_PEOPLE = [
    enum
    for _, enum in inspect.getmembers(model, inspect.isclass)
    if issubclass(enum, StrEnum) and enum not in INTERNAL
]


@pytest.mark.parametrize("enum", SHOWN_TO_PEOPLE, ids=lambda e: e.__name__)
def test_every_member_of_every_enum_has_a_title(enum: type[StrEnum]) -> None:
    titles = [spanish.title(member) for member in enum]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_equal_strings_of_different_enums_keep_their_own_title() -> None:
    assert spanish.title(Resultado.INCOMPLETA) == "Incompleta"
    assert spanish.title(Verdict.INCOMPLETA) == "Incompleta"
    assert spanish.title(State.POR_REVISAR) == "Por revisar"


def test_short_forms_cover_the_six_items() -> None:
    assert set(titles.ITEMS_SHORT) == set(ItemKind) == set(titles.ITEMS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "$ 0"),
        (999, "$ 999"),
        (1_800_000, "$ 1.800.000"),
        (-500, "-$ 500"),
        (12_345_678_901, "$ 12.345.678.901"),
    ],
)
def test_pesos(value: int, text: str) -> None:
    assert spanish.pesos(value) == text


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_pesos_keep_every_digit(value: int) -> None:
    """Taking the ornaments away gives the number back."""
    assert int(spanish.pesos(value).replace("$ ", "").replace(".", "")) == value


def test_dates() -> None:
    assert spanish.long_date(dt.date(2026, 6, 30)) == "30 de junio de 2026"
    assert spanish.short_date(dt.date(2026, 7, 1)) == "01/07/2026"
    assert spanish.month_name(Month(2026, 12)) == "diciembre de 2026"
    assert spanish.payment_number(7) == "007"


def test_show_says_each_type_of_value() -> None:
    assert spanish.show(1_800_000, money=True) == "$ 1.800.000"
    assert spanish.show(3) == "3"
    assert spanish.show(Month(2026, 6)) == "junio de 2026"
    assert spanish.show(dt.date(2026, 6, 30)) == "30 de junio de 2026"
    assert spanish.show("0012") == "0012"


@pytest.mark.parametrize(
    ("count", "one", "many", "text"),
    [
        (1, "cuenta", None, "1 cuenta"),
        (0, "cuenta", None, "0 cuentas"),
        (1200, "documento", None, "1.200 documentos"),
        (2, "mes", None, "2 meses"),
        (2, "certificación", "certificaciones", "2 certificaciones"),
    ],
)
def test_plural(count: int, one: str, many: str | None, text: str) -> None:
    assert spanish.plural(count, one, many) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["RUT"], "RUT"),
        (["RUT", "banco"], "RUT y banco"),
        (["RUT", "banco", "informe"], "RUT, banco e informe"),
    ],
)
def test_join(words: list[str], text: str) -> None:
    assert spanish.join(words) == text


def test_join_with_or() -> None:
    assert spanish.join(["siete", "ocho"], "o") == "siete u ocho"


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ([4], "página 4"),
        ([2, 1], "páginas 1–2"),
        ([1, 2, 3, 5], "páginas 1–3 y 5"),
        ([1, 3, 5], "páginas 1, 3 y 5"),
    ],
)
def test_page_list(pages: list[int], text: str) -> None:
    assert spanish.page_list(pages) == text
