"""What is other in a cuenta than in another of its contract, and what of it moves by itself."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.across.version_changes import same_value
from review.desk import SubmissionView
from review.desk.differences import changes, changes_in, changes_of
from review.desk.drift import moves_by_itself
from review.model import Change, ChangesSince, FieldValue, ItemKind, Month, PagePlace
from review.model.fields import FIELDS
from review.store import Store, queries
from review.store import schema as t
from tests.returned_cuentas import AGAIN, BEFORE, RETURNED, returned_database
from tests.store.filled import filled, submission

pytestmark = pytest.mark.usefixtures("shared_reader")
CUENTA, PILA, BANK = ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO
JULY, AUGUST = Month(2026, 7), Month(2026, 8)


@pytest.mark.parametrize(
    ("item", "name", "was", "now", "months", "alone"),
    [
        (CUENTA, "periodo", JULY, AUGUST, 1, True),
        (CUENTA, "periodo", JULY, AUGUST, 2, False),
        (CUENTA, "periodo", AUGUST, JULY, 1, False),
        (ItemKind.INFORME, "periodo_inicio", dt.date(2026, 7, 15), dt.date(2026, 8, 1), 1, True),
        (ItemKind.INFORME, "periodo_inicio", dt.date(2026, 7, 15), dt.date(2026, 7, 1), 1, False),
        (CUENTA, "numero_pago", 1, 2, 1, True),
        (CUENTA, "numero_pago", 1, 3, 2, False),
        (CUENTA, "fecha_cuenta", dt.date(2026, 8, 4), dt.date(2026, 9, 4), 1, True),
        (CUENTA, "fecha_cuenta", dt.date(2026, 8, 4), dt.date(2026, 7, 4), 1, False),
        (CUENTA, "pagado", 0, 5_200_000, 1, True),
        (CUENTA, "pagado", 5_200_000, 0, 1, False),
        (CUENTA, "saldo", 26_000_000, 20_800_000, 1, True),
        (CUENTA, "saldo", 20_800_000, 26_000_000, 1, False),
        (PILA, "planilla", "8000107417", "8000108417", 1, True),
        (PILA, "operador", "SOI", "Mi Planilla", 1, False),
        (PILA, "salud", 260_000, 200_000, 1, False),
        (PILA, "periodo", "2026-07", "2026-08", 1, False),  # not a month: nothing is known of how it moves
        (CUENTA, "valor", 5_200_000, 5_300_000, 1, False),
        (CUENTA, "documento", "1900000001", "99900002", 1, False),
        (BANK, "cuenta", "24012345678", "24099998888", 1, False),
    ],
)
def test_what_moves_by_itself_from_a_payment_to_the_next(
    item: ItemKind, name: str, was: FieldValue, now: FieldValue, months: int, alone: bool
) -> None:
    assert name in FIELDS[item]
    assert moves_by_itself(item, name, was, now, months, same_cuenta=False) is alone


def test_between_two_versions_only_the_day_of_a_paper_moves() -> None:
    days = dt.date(2026, 8, 4), dt.date(2026, 8, 9)
    assert moves_by_itself(CUENTA, "fecha_cuenta", *days, 0, same_cuenta=True)
    assert not moves_by_itself(CUENTA, "fecha_cuenta", *reversed(days), 0, same_cuenta=True)
    assert not moves_by_itself(CUENTA, "numero_pago", 1, 2, 0, same_cuenta=True)
    assert not moves_by_itself(PILA, "planilla", "1", "2", 0, same_cuenta=True)


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("contrato", "CPS-014-2026", "CPS 014 de 2026", True),
        ("contrato", "CPS-014-2026", "CPS-015-2026", False),
        ("cuenta", "0240-1234", "2401234", True),
        ("banco", "BANCOLOMBIA", "Bancolombia", True),
        ("valor", 1, 2, False),
    ],
)
def test_one_thing_written_in_two_ways_is_no_change(
    name: str, one: FieldValue, other: FieldValue, same: bool
) -> None:
    assert same_value(name, one, other) is same


# --- out of the database ---


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned_database(tmp_path_factory)


@pytest.fixture
def store(returned: Path, tmp_path: Path) -> Store:
    return Store.open(str(shutil.copy(returned, tmp_path / "a.db")))


def view(store: Store, number: int = AGAIN) -> SubmissionView:
    found = desk.submission(store, number)
    assert found is not None
    return found


def named(since: ChangesSince) -> dict[tuple[ItemKind | None, str], Change]:
    return {(one.item, one.name): one for one in since.changes}


def test_since_the_version_that_was_returned_and_since_the_month_before(store: Store) -> None:
    version, payment = changes_in(store, view(store))
    assert (version.submission_id, version.same_cuenta, version.period) == (RETURNED, True, AUGUST)
    assert (payment.submission_id, payment.same_cuenta, payment.period) == (BEFORE, False, JULY)

    bank = named(version)[BANK, ""]
    assert (bank.before, bank.now, bank.there, bank.here) == (None, 1, None, PagePlace(7))
    assert not bank.expected
    words = named(version)[CUENTA, "valor_letras"]
    assert (words.before, words.now) == (5_100_000, 5_200_000)

    account = named(payment)[BANK, "cuenta"]
    assert (account.before, account.now) == ("24012345678", "24099998888")
    assert account.there is not None
    assert account.here is not None
    assert (account.there.page, account.here.page) == (7, 7)
    assert account.here.box is not None
    assert not account.expected
    number = named(payment)[CUENTA, "numero_pago"]
    assert (number.before, number.now, number.expected) == (1, 2, True)
    # What the first account alone brings is missed by nobody.
    rut = named(payment)[ItemKind.RUT, ""]
    assert (rut.before, rut.now, rut.expected) == (1, None, True)
    kinds = [one.expected for one in payment.changes]
    assert kinds == sorted(kinds)
    assert payment.unexpected == payment.changes[: kinds.index(True)]


def test_a_value_that_only_one_of_them_tells_is_no_change(store: Store) -> None:
    with store.writing() as connection:
        gone = sa.delete(t.FIELDS).where(t.FIELDS.c.submission_id == BEFORE, t.FIELDS.c.name == "cuenta")
        connection.execute(gone)
    _, payment = changes_in(store, view(store))
    assert (BANK, "cuenta") not in named(payment)


def test_another_person_is_told_and_another_order_of_the_names_is_not(store: Store) -> None:
    def called(name: str) -> list[str]:
        with store.writing() as connection:
            connection.execute(
                sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == BEFORE).values(contractor=name)
            )
        return [one.title for one in changes(view(store, BEFORE), view(store), same_cuenta=False)]

    name = view(store).contractor
    assert name is not None
    assert "Contratista" not in called(" ".join(reversed(name.lower().split())))
    assert "Contratista" in called("Otra Persona")


def test_a_value_read_with_doubt_says_so(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(
            sa.update(t.FIELDS)
            .where(t.FIELDS.c.submission_id == BEFORE, t.FIELDS.c.name == "cuenta")
            .values(confidence=0.4)
        )
    _, payment = changes_in(store, view(store))
    assert {name for (_, name), one in named(payment).items() if one.doubtful} == {"cuenta"}


def test_of_a_file_that_could_not_be_read_no_change_is_told(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(
            sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == BEFORE).values(lectura="cifrado")
        )
    assert list(changes(view(store, BEFORE), view(store), same_cuenta=False)) == []


def test_the_first_cuenta_has_nothing_before_it(store: Store) -> None:
    assert changes_of(store, BEFORE) == ()
    assert changes_of(store, 99) == ()
    assert desk.changes(store, BEFORE).empty


def test_the_table_of_changes(store: Store) -> None:
    table = desk.changes(store, AGAIN)
    assert set(table["frente_a"]) == {BEFORE, RETURNED}
    row = table[(table["item"] == "banco") & (table["campo"] == "cuenta")].iloc[0]
    assert (row["antes"], row["ahora"], row["pagina_antes"], row["esperado"]) == (
        "24012345678",
        "24099998888",
        7,
        False,
    )


def test_the_payment_before_is_the_last_one_of_an_earlier_month_in_its_version_in_force(
    tmp_path: Path,
) -> None:
    def of(number: int, month: str, **more: object) -> dict[str, object]:
        return submission(number, period=month, party="K", part=None, **more)

    rows = [
        of(1, "2026-04"),
        of(2, "2026-05", current=False),
        of(3, "2026-05"),
        of(4, "2026-05", payment=9, current=False),  # of a file that has gone
        of(5, "2026-06"),
        submission(6, period="2026-05", party="L", part=None),
        of(7, "2026-05") | {"part": "informe"},
        of(8, "2026-08"),
    ]
    store = filled(tmp_path, rows)
    known = {row["id"]: row for row in queries.submissions(store)}

    def before(number: int) -> int | None:
        found = queries.payment_before(store, known[number])
        return None if found is None else found["id"]

    assert [before(number) for number in (1, 3, 5, 8)] == [None, 1, 3, 5]
    assert queries.payment_before(store, known[5] | {"party": None}) is None
