"""An entity's calendar: its days by rule and by month, the cuts they come to, and faults told by line."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from review.errors import DataFileInvalid
from review.model import Month
from review.ways.calendar import Calendar, CutDays, CutRound
from review.ways.calendar_file import DEFAULT, PACKAGED, check, load
from review.ways.calendar_told import KEYS, countdown, window
from review.ways.laws import LAWS
from review.ways.month_days import MonthDay, OffDay, parse_day, parse_window
from tools import calendar_doc

DAYS = LAWS.workdays
DOCUMENT = Path(__file__).parents[2] / "docs" / "calendario.md"
RULES = """version = 1
entidad = "Alcaldía de Tambillo"

[reglas]
presentar = "Día 1 a 6 de cada mes"
corte = "día 17"
pago = "día 24"
cierre = "último día hábil"
"""
DECEMBER = """
[[mes]]
mes = "2026-12"
presentar = "2026-12-01 a 2026-12-03"
corte = "2026-12-10"
"""


def day(month: int, of: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, of)


def calendar(text: str = RULES + DECEMBER) -> Calendar:
    made, problems = check(text, "calendario.toml")
    assert problems == ()
    assert made is not None
    return made


def cuts(made: Calendar | None = None) -> CutDays:
    return CutDays(made or calendar(), DAYS)


def round_of(made: Calendar, month: int) -> CutRound:
    found = made.round_of(Month(2026, month), DAYS)
    assert found is not None
    return found


def test_the_packaged_calendar_says_no_day_and_the_length_of_a_justification() -> None:
    assert not DEFAULT.configured
    assert cuts(DEFAULT).next_cut(day(11, 1)) is None
    length = DEFAULT.justification(day(11, 1))
    assert length.source
    assert length.characters > 0


def test_what_the_packaged_calendar_shows_as_an_example_can_be_used() -> None:
    lines = PACKAGED.read_text("utf-8").splitlines()
    shown = [line.removeprefix("# ") for line in lines if line.startswith(("# [", "# mes = "))]
    assert shown == ["[reglas]" + shown[0].removeprefix("[reglas]"), "[[mes]]", 'mes = "2026-12"']
    text = "\n".join(
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in lines
    )
    made = calendar(text)
    assert round_of(made, 12).cut == day(12, 10)
    assert round_of(made, 11).pays == day(11, 24)


def test_rules_hold_for_every_month_and_a_month_may_have_days_of_its_own() -> None:
    made = calendar()
    november, december = round_of(made, 11), round_of(made, 12)
    assert (november.opens, november.closes, november.cut) == (day(11, 1), day(11, 6), day(11, 17))
    assert (november.pays, november.treasury) == (day(11, 24), day(11, 30))
    assert (december.opens, december.closes, december.cut) == (day(12, 1), day(12, 3), day(12, 10))
    assert december.pays == day(12, 24), "what December leaves out is as always"


@pytest.mark.parametrize(
    ("said", "cut"),
    [("", day(10, 19)), ('"siguiente"', day(10, 19)), ('"anterior"', day(10, 16)), ('"mismo"', day(10, 17))],
)
def test_a_cut_on_a_day_off_moves_as_the_entity_says(said: str, cut: dt.date) -> None:
    made = calendar(RULES + (f"si_no_es_habil = {said}\n" if said else ""))
    assert round_of(made, 10).cut == cut, "17 October 2026 is a Saturday"


def test_a_date_and_the_day_on_which_the_window_opens_stay() -> None:
    made = calendar(RULES + '[[mes]]\nmes = "2026-11"\ncorte = "2026-11-14"\n')
    assert round_of(made, 11).cut == day(11, 14), "a Saturday, written as a date"
    assert round_of(made, 11).opens == day(11, 1), "a Sunday"


@pytest.mark.parametrize(
    ("written", "month", "comes_to"),
    [
        ("día hábil 5", 11, day(11, 9)),
        ("dia habil 1", 11, day(11, 3)),
        ("17", 11, day(11, 17)),
        ("último día", 2, day(2, 28)),
        ("ÚLTIMO DÍA HÁBIL", 2, day(2, 27)),
        ("día 31", 2, day(2, 28)),
        ("día hábil 23", 2, day(2, 27)),
        ("día 5 del mes siguiente", 12, day(1, 5, 2027)),
        ("2026-12-10", 3, day(12, 10)),
    ],
)
def test_days_as_people_write_them(written: str, month: int, comes_to: dt.date) -> None:
    found = parse_day(written)
    assert found is not None
    assert found.on(Month(2026, month), DAYS, OffDay.MISMO) == comes_to


@pytest.mark.parametrize(
    "written", ["", "día 0", "día 32", "día hábil 24", "2026-02-30", "el lunes", "día 1 a 6"]
)
def test_what_is_no_day_is_not_guessed(written: str) -> None:
    assert parse_day(written) is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("día 1 a 6", MonthDay(1), MonthDay(6)),
        ("del 1 al 6 de cada mes", MonthDay(1), MonthDay(6)),
        ("día hábil 1 a 5", MonthDay(1, working=True), MonthDay(5, working=True)),
        ("día hábil 1 a día 9", MonthDay(1, working=True), MonthDay(9)),
        ("día 25 a último día hábil", MonthDay(25), MonthDay(0, working=True)),
        ("día 25 hasta el día 3 del mes siguiente", MonthDay(25), MonthDay(3, next_month=True)),
    ],
)
def test_windows_as_people_write_them(written: str, first: MonthDay, last: MonthDay) -> None:
    assert parse_window(written) == (first, last)


@pytest.mark.parametrize(
    ("today", "cut"),
    [
        (day(11, 1), day(11, 17)),
        (day(11, 17), day(11, 17)),
        (day(11, 18), day(12, 10)),
        (day(12, 11), day(1, 18, 2027)),
    ],
)
def test_the_next_cut(today: dt.date, cut: dt.date) -> None:
    found = cuts().next_cut(today)
    assert found is not None
    assert found.cut == cut


def test_a_cut_in_the_month_after_its_window_is_found() -> None:
    rules = 'presentar = "día 25 a último día"\ncorte = "día 7 del mes siguiente"\n'
    made = calendar(f'version = 1\nentidad = "X"\n[reglas]\n{rules}')
    found = cuts(made).next_cut(day(11, 2))
    assert found is not None
    assert (found.month, found.cut) == (Month(2026, 10), day(11, 9)), "7 November is a Saturday"


@pytest.mark.parametrize(("arrived", "cut"), [(6, day(11, 17)), (7, day(12, 10))])
def test_what_comes_after_the_window_is_taken_by_the_next_one(arrived: int, cut: dt.date) -> None:
    found = cuts().round_taking(day(11, arrived))
    assert found is not None
    assert found.cut == cut


def test_the_month_billed_is_due_in_the_window_of_the_next_or_of_the_same_month() -> None:
    other = calendar(RULES + 'mes_cobrado = "mismo"\n')
    for made, month in ((calendar(), 11), (other, 10)):
        found = cuts(made).round_for(Month(2026, 10))
        assert found is not None
        assert found.month == Month(2026, month)


def test_a_month_without_a_cut_has_no_round_and_only_exceptions_are_a_calendar_too() -> None:
    only = calendar('version = 1\nentidad = "X"\n' + DECEMBER)
    assert only.configured
    assert only.round_of(Month(2026, 11), DAYS) is None
    assert round_of(only, 12).cut == day(12, 10)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason", "mend"),
    [
        ('corte = "día 17"', 'corte = "dia 40"', 6, "no se entiende el día «dia 40»", 'corte = "día 17"'),
        ('corte = "día 17"\n', "", 4, "falta «corte»", 'corte = "día 17"'),
        ('corte = "día 17"', "corte = 17", 6, "debe ser un texto entre comillas y es 17", ""),
        ("Día 1 a 6 de cada mes", "los lunes", 5, "no se entiende la ventana", 'presentar = "día 1 a 6"'),
        ('"día 17"', '"2026-11-17"', 6, "«corte» es una fecha de un solo mes", "[[mes]]"),
        ("Día 1 a 6 de cada mes", "2026-12-01 a 6", 5, "una fecha de un solo mes", "[[mes]]"),
        ('corte = "día 17"', 'corte = "día 3"', 6, "«corte» (2026-01-05) queda antes", "siguiente"),
        ('"último día hábil"', '"día 10"', 8, "«cierre» (2026-01-13) queda antes que «corte»", ""),
        ("pago =", "pagos =", 7, "no se conoce «pagos»", "¿Quiso decir «pago»?"),
        ('"2026-12"', '"diciembre"', 11, "debe ser un mes AAAA-MM y es «diciembre»", 'mes = "2026-12"'),
        ('"2026-12"', '"0000-12"', 11, "debe ser un mes AAAA-MM", ""),
        ('"2026-12-10"', '"2025-12-10"', 13, "la fecha 2025-12-10 no es de 2026-12", ""),
        ('"2026-12-10"', '"2026-12-02"', 13, "«corte» (2026-12-02) queda antes que «presentar»", ""),
        (DECEMBER, DECEMBER + DECEMBER, 16, "el mes 2026-12 está dos veces", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_how_to_mend_it(
    old: str, new: str, line: int, reason: str, mend: str
) -> None:
    text = RULES + DECEMBER
    assert old in text
    made, problems = check(text.replace(old, new, 1), "calendario.toml")
    assert made is None
    found = next(one for one in problems if reason in one.reason)
    assert found.line == line
    assert mend in found.mend


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = RULES.replace("día 17", "tarde").replace("día 24", "nunca") + '[[mes]]\nmes = "x"\ncorte = "y"\n'
    _, problems = check(text, "calendario.toml")
    assert [one.line for one in problems] == [6, 7, 10, 11]


def test_the_first_thing_wrong_of_a_file_is_raised_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "calendario.toml"
    path.write_text(RULES.replace("día 17", "tarde"), encoding="utf-8")
    with pytest.raises(DataFileInvalid, match=r"calendario\.toml, línea 6: "):
        load(path)


def test_the_length_of_the_justification_is_that_in_force_on_the_day() -> None:
    entry = '[[justificacion]]\ndesde = {}\ncaracteres = {}\nfuente = "La pantalla"\n'
    made = calendar(RULES + entry.format("2026-11-10", 500) + entry.format("2026-01-01", 2000))
    told = [made.justification(one).characters for one in (day(1, 1, 2025), day(11, 9), day(11, 10))]
    assert told == [2000, 2000, 500]
    assert calendar().justifications == DEFAULT.justifications


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (day(11, 12), "faltan 2 días hábiles para el corte del 17 de noviembre"),
        (day(11, 14), "falta 1 día hábil para el corte del 17 de noviembre"),
        (day(11, 17), "hoy es el corte, 17 de noviembre"),
        (day(11, 18), "el corte del 17 de noviembre ya pasó"),
        (day(12, 1, 2025), "para el corte del 17 de noviembre de 2026"),
    ],
)
def test_how_long_is_left_in_words(today: dt.date, told: str) -> None:
    assert told in countdown(day(11, 17), today, DAYS.working_days_between(today, day(11, 17)))


def test_a_window_in_words() -> None:
    told = window(round_of(calendar(), 11), day(11, 1))
    assert told == "del 1 al 6 de noviembre"
    alone = calendar('version = 1\nentidad = "X"\n[reglas]\ncorte = "día 17"\n')
    assert window(round_of(alone, 11), day(11, 1)) == "hasta el 17 de noviembre"


def test_every_key_told_is_one_that_is_read_and_the_document_is_fresh() -> None:
    text = (
        RULES
        + 'mes_cobrado = "mismo"\nsi_no_es_habil = "mismo"\n'
        + DECEMBER
        + 'pago = "2026-12-18"\ncierre = "2026-12-20"\n'
        + '[[justificacion]]\ndesde = 2026-01-01\ncaracteres = 500\nfuente = "X"\n'
    )
    calendar(text)
    read = set()
    for name, value in tomllib.loads(text).items():
        if isinstance(value, dict):
            read |= {(f"[{name}]", key) for key in value}
        elif isinstance(value, list):
            read |= {(f"[[{name}]]", key) for row in value for key in row}
        else:
            read.add(("", name))
    assert read == {(one.table, one.key) for one in KEYS}
    assert DOCUMENT.read_text("utf-8") == calendar_doc.document(), "make rules"
