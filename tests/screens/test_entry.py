from __future__ import annotations

import datetime as dt

import pytest

from review.errors import BadArgument
from review.model import FieldType, FieldValue, Month
from screens.entry import parse


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.MONEY, "$ 1.800.000,oo", 1_800_000),
        (FieldType.DATE, "30/06/2026", dt.date(2026, 6, 30)),
        (FieldType.DATE, "30 de junio de 2026", dt.date(2026, 6, 30)),
        (FieldType.MONTH, "2026-06", Month(2026, 6)),
        (FieldType.MONTH, "junio de 2026", Month(2026, 6)),
        (FieldType.DIGITS, "1.061.700-001", "1061700001"),
        (FieldType.DOCUMENT, "1.061.700.001", "1061700001"),
        (FieldType.DOCUMENT, "pasaporte xr 204517", "XR204517"),
        (FieldType.COUNT, "003", 3),
        (FieldType.TEXT, "  CPS-014 ", "CPS-014"),
    ],
)
def test_what_people_type_is_understood(kind: FieldType, typed: str, value: FieldValue) -> None:
    assert parse(kind, typed) == value


@pytest.mark.parametrize("kind", list(FieldType))
def test_what_is_not_understood_is_told(kind: FieldType) -> None:
    with pytest.raises(BadArgument, match="No se entiende"):
        parse(kind, "   ")


def test_the_sentence_gives_an_example() -> None:
    with pytest.raises(BadArgument, match=r"1\.800\.000"):
        parse(FieldType.MONEY, "mucho")
