"""A month out of the database into its workbook."""

from __future__ import annotations

import datetime as dt
import io
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from review import frames
from review.frames import counting
from review.frames.who_is_paid import sums
from review.model import Month
from review.rules import rules_version
from review.sharing.export import month_book, note_export
from review.sheets.headings import STANDING_SHEETS
from review.sheets.month import MonthBook, month_bytes, sheet_tables
from review.sheets.month_tables import MonthTables
from review.store import Store, chain, opinions
from review.store import schema as t
from tests.store.by_hand import decide
from tests.store.filled import filled, submission

JUNE = Month(2026, 6)
NOW = dt.datetime(2026, 7, 4, 2, 0, tzinfo=dt.UTC)  # still 3 July in Colombia


@pytest.fixture
def store(tmp_path: Path) -> Store:
    cuentas = [
        submission(1, received=NOW - dt.timedelta(days=3)),
        submission(2, secop_state="enviado", secop_source="a_mano"),
        submission(3, period="2026-05"),
        submission(4, period=None, lectura="cifrado", reason="Tiene contraseña.", result="ilegible"),
    ]
    opened = filled(tmp_path, cuentas)
    with opened.writing() as connection:
        connection.execute(
            t.FIELDS.insert(),
            [
                {
                    "submission_id": n,
                    "item": "cuenta",
                    "name": "cuenta",
                    "value": f"00{n}",
                    "corrected": False,
                }
                for n in (1, 3)
            ],
        )
    return opened


def test_the_book_holds_the_month_and_the_files_without_month(store: Store) -> None:
    book = month_book(store, JUNE, "todas", "Ana Gómez", made_at=NOW)
    assert list(book.submissions["archivo"]) == ["1.pdf", "2.pdf", "4.pdf"]
    assert set(book.fields["submission_id"]) == {1}
    assert (book.rules_version, book.source, book.made_by) == (rules_version(), "/cuentas", "Ana Gómez")
    tables = sheet_tables(book)
    assert list(tables["Pendientes"]["Cuenta bancaria"]) == ["001"]
    assert list(tables["Pendientes"]["Espera desde"]) == [dt.date(2026, 6, 30)]
    assert list(tables["Enviadas"]["Contrato"]) == ["K2"]
    assert MonthTables(book).aside == [("4.pdf", "Tiene contraseña.")]


@pytest.mark.parametrize("month", [JUNE, Month(2031, 1)])
def test_the_workbook_of_any_month_can_be_written(store: Store, month: Month) -> None:
    workbook = load_workbook(io.BytesIO(month_bytes(month_book(store, month, "todas", "Ana"))))
    assert workbook.sheetnames[0] == "Resumen"


def test_the_first_sheet_says_which_log_stood_behind_it(store: Store) -> None:
    asked = (JUNE, "todas", "Ana")
    assert resumen(month_book(store, *asked))[-1] == "Registro de actos: todavía no hay ninguno."
    decide(store, "Eva")
    with store.reading() as connection:
        digest, at = connection.execute(sa.select(t.CHAIN.c.digest, t.CHAIN.c.at)).one()
    code = "-".join((digest[:4], digest[4:8], digest[8:12]))
    moment = at - dt.timedelta(hours=5)
    told = f"Registro de actos {code}: 1 acto, el último del {moment:%d/%m/%Y} a las {moment:%H:%M}."
    assert resumen(month_book(store, *asked))[-1] == told


def resumen(book: MonthBook) -> list[str]:
    """The lines of the first sheet."""
    sheet = load_workbook(io.BytesIO(month_bytes(book)))["Resumen"]
    return [cell.value for (cell,) in sheet.iter_rows(max_col=1) if cell.value]


def test_the_same_state_is_the_same_file_on_another_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(store, "Eva")
    book = month_book(store, JUNE, "todas", "Ana")
    last = chain.head(store)
    assert last is not None
    assert book.made_at == last.at, "of the state, not of now"
    first = month_bytes(book)
    monkeypatch.setattr(frames, "today", lambda: dt.date(2031, 1, 1))
    monkeypatch.setattr(frames, "_today", lambda: dt.date(2031, 1, 1))
    assert month_bytes(month_book(store, JUNE, "todas", "Ana")) == first
    decide(store, "Luz")
    assert month_bytes(month_book(store, JUNE, "todas", "Ana")) != first


def test_the_sums_are_those_of_the_tables(store: Store) -> None:
    """Of what `review.load` and the screens tell."""
    for number, verdict in ((1, "aprobada"), (2, "devuelta")):
        row = {"submission_id": number, "verdict": verdict, "reason": "", "author": "Ana"}
        opinions.record(store, "decisions", row)
    tables = sheet_tables(month_book(store, JUNE, "todas", "Ana"))
    expected = sums(frames.payable(store, JUNE))
    for title, standing in STANDING_SHEETS.items():
        assert (len(tables[title]), int(tables[title]["Valor"].sum())) == expected[standing], title
    counted = frames.payments(store, JUNE)
    inside = [number for number, why in counting.standing(store, JUNE).items() if why is None]
    counted = counted[counted["submission_id"].isin(inside)]
    assert tables["Datos"]["Valor"].sum() == counted["valor"].sum()
    assert len(tables["Datos"]) == len(counted)
    assert tables["RP y fuente"]["Saldo"].sum() == frames.budget(store)["saldo"].sum()
    assert len(tables["Preliquidación"]) == len(frames.preliquidation(store, JUNE))


def test_an_export_is_noted_with_what_it_held(store: Store) -> None:
    book = month_book(store, JUNE, "pendientes", "Ana")
    note_export(store, book, b"libro", "Ana")
    with store.reading() as connection:
        row = connection.execute(sa.select(t.EXPORTS)).mappings().one()
    assert (row["period"], row["scope"], row["author"]) == ("2026-06", "pendientes", "Ana")
    assert row["digest"] == sha256(b"libro").hexdigest()
    assert [one["contract"] for one in row["held"]] == ["K1"]


def test_what_was_exported_can_be_neither_changed_nor_deleted(store: Store) -> None:
    note_export(store, month_book(store, JUNE, "todas", "Ana"), b"libro", "Ana")
    for statement in (sa.update(t.EXPORTS).values(author="Eva"), sa.delete(t.EXPORTS)):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(statement)
