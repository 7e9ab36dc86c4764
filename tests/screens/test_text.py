from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import FieldType
from screens import text


@given(st.text())
def test_md_leaves_no_punctuation_that_markdown_could_read(value: str) -> None:
    """Every ASCII punctuation mark is escaped, so nothing is emphasis, link, HTML, maths or directive."""
    escaped = text.md(value)
    place = 0
    while place < len(escaped):
        if escaped[place] == "\\":
            place += 2
            continue
        assert not (escaped[place].isascii() and not escaped[place].isalnum() and escaped[place] != " ")
        place += 1


def test_two_amounts_in_one_sentence_are_not_maths() -> None:
    told = text.md("de $ 512.000 a $ 513.000")
    assert told == "de \\$\u00a0512\\.000 a \\$\u00a0513\\.000", "and none is parted from its sign"
    assert text.md("$ x") == r"\$ x"


@pytest.mark.parametrize(
    "address", ["https://a.example/x", "HTTP://a.example", "www.a.example", "WWW.a.example"]
)
def test_an_address_is_told_and_no_link(address: str) -> None:
    """Markdown as Streamlit shows it links an address by itself, also with each of its marks escaped."""
    told = text.md(f"vea {address} hoy").replace("\\", "")
    assert not re.search(r"https?://|www\.", told, re.IGNORECASE)
    assert told.replace("\u2060", "") == f"vea {address} hoy"


def test_clean_drops_control_characters_and_direction_overrides() -> None:
    assert text.clean("a\x00b\u202ec") == "abc"
    assert text.clean(pd.NA) == ""


@pytest.mark.parametrize(
    ("kind", "stored", "shown"),
    [
        (FieldType.MONEY, "1800000", "$ 1.800.000"),
        (FieldType.DATE, "2026-06-30", "30/06/2026"),
        (FieldType.MONTH, "2026-06", "junio de 2026"),
        (FieldType.DIGITS, "0012", "0012"),
        (FieldType.COUNT, 3, "3"),
        (FieldType.TEXT, None, "—"),
    ],
)
def test_a_field_is_shown_as_a_person_writes_it(kind: FieldType, stored: object, shown: str) -> None:
    assert text.field_value(kind, stored) == shown


def test_what_is_not_a_date_or_month_is_shown_as_it_is() -> None:
    assert text.day("ayer") == "ayer"
    assert text.day(dt.date(2026, 6, 1)) == "01/06/2026"
    assert text.month("pronto") == "pronto"
    assert text.short_month("2026-06") == "jun 2026"
    assert text.moment(pd.NaT) == ""
    assert text.days(1) == "1 día"
    assert text.percent(33.4) == "33 %"
    assert text.payment(None) == "—"
