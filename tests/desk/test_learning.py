"""A layout put right once at the desk is read right the next time; undone, it is misread again."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.desk import SubmissionView, foresight
from review.desk.foresight import Foresight
from review.desk.teaching import NOT_PRINTED
from review.errors import BadArgument
from review.model import FieldValue, ItemKind, PageKind, State, Verdict
from review.pipeline import read_folder
from review.store import Store
from review.store import schema as t
from tests.conftest import nothing_read
from tests.folders import write_contracts, write_cuenta
from tests.strange_paper import write_strange

pytestmark = pytest.mark.usefixtures("shared_reader")
CUENTA = ItemKind.CUENTA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_strange(place / "ana.pdf")
    write_strange(
        place / "ines.pdf",
        contract="CPS-020-2026",
        amount="$ 1.750.000",
        whole="$ 9.000.000",
        month="julio de 2026",
        extra=("Anexo: planilla y certificado de la cuenta bancaria",),
    )
    write_cuenta(place / "otra.pdf")
    write_contracts(place)
    return place


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(folder, opened, processes=1)
    return opened


def view(store: Store, archivo: str) -> SubmissionView:
    with store.reading() as connection:
        key = connection.execute(
            sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.archivo == archivo)
        ).scalar_one()
    found = desk.submission(store, key)
    assert found is not None
    return found


def kind(store: Store, archivo: str) -> PageKind:
    return view(store, archivo).pages[0].kind


def value(store: Store, archivo: str, name: str) -> FieldValue | None:
    return next((f.value for f in view(store, archivo).item(CUENTA).fields if f.name == name), None)


def teach(store: Store) -> tuple[desk.Teaching, desk.Teaching]:
    first = view(store, "ana.pdf").id
    moved = desk.move_page(store, first, 1, PageKind.CUENTA, "Ana")
    return moved, desk.correct_field(store, first, CUENTA, "valor", 1_800_000, "Ana")


def test_a_page_and_a_value_of_a_strange_layout_are_learned(store: Store) -> None:
    assert kind(store, "ines.pdf") is PageKind.OTRO
    moved, corrected = teach(store)
    assert moved.lesson
    assert corrected.lesson
    assert (moved.reviewed, corrected.reviewed) == (1, 1), "the other paper of this layout, at once"
    other = view(store, "ines.pdf")
    assert (other.pages[0].kind, other.pages[0].learned, other.pages[0].moved) == (
        PageKind.CUENTA,
        True,
        False,
    )
    field = next(f for f in other.item(CUENTA).fields if f.name == "valor")
    assert (field.value, field.learned, field.note) == (1_750_000, True, None)
    assert field.box is not None
    assert field.text in ("$ 1.750.000", "1.750.000")
    assert [one.value for one in field.others] == [9_000_000], "what the machine would have said is kept"


def test_the_paper_that_taught_keeps_what_the_machine_had_said(store: Store) -> None:
    teach(store)
    seen = view(store, "ana.pdf")
    assert (seen.pages[0].kind, seen.pages[0].machine_kind, seen.pages[0].learned) == (
        PageKind.CUENTA,
        PageKind.OTRO,
        False,
    )
    field = next(f for f in seen.item(CUENTA).fields if f.name == "valor")
    assert (field.value, field.corrected, field.learned) == (1_800_000, True, False)


def test_what_is_undone_is_misread_again(store: Store) -> None:
    moved, corrected = teach(store)
    assert desk.undo_lesson(store, corrected.lesson or 0, "Eva") == 2
    assert value(store, "ines.pdf", "valor") == 9_000_000
    assert kind(store, "ines.pdf") is PageKind.CUENTA
    desk.undo_lesson(store, moved.lesson or 0, "Eva")
    assert kind(store, "ines.pdf") is PageKind.OTRO
    desk.undo_lesson(store, moved.lesson or 0, "Eva", renew=True)
    assert kind(store, "ines.pdf") is PageKind.CUENTA
    assert kind(store, "ana.pdf") is PageKind.CUENTA, "what a person said there is not a lesson"


def test_taking_a_correction_back_takes_back_what_it_taught(store: Store) -> None:
    teach(store)
    first = view(store, "ana.pdf").id
    desk.correct_field(store, first, CUENTA, "valor", None, "Ana")
    desk.move_page(store, first, 1, None, "Ana")
    assert kind(store, "ines.pdf") is PageKind.OTRO
    assert [lesson.active for lesson in desk.lessons(store)] == [False, False]


def test_another_layout_is_not_touched(store: Store, folder: Path) -> None:
    before = view(store, "otra.pdf")
    teach(store)
    after = view(store, "otra.pdf")
    assert after.pages == before.pages
    assert [item.fields for item in after.items] == [item.fields for item in before.items]
    with nothing_read():
        report = read_folder(folder, store)
    assert (report.read, report.judged) == (0, 0), "nothing is left to do again"


def test_what_a_lesson_would_change_is_told_and_nothing_done(store: Store) -> None:
    first = view(store, "ana.pdf").id
    assert foresight.of_page(store, first, 1, PageKind.CUENTA) == Foresight(("ines.pdf",))
    assert kind(store, "ines.pdf") is PageKind.OTRO
    desk.move_page(store, first, 1, PageKind.CUENTA, "Ana")
    assert foresight.of_page(store, first, 1, PageKind.CUENTA) == Foresight(), "it is so already"
    amount = foresight.of_value(store, first, CUENTA, "valor", 1_800_000)
    assert amount == Foresight(("ines.pdf",))
    assert [one.item for one in desk.lessons(store)] == [None], "nothing was taught of the value"
    assert foresight.of_value(store, first, CUENTA, "valor", 123) == Foresight(reason=NOT_PRINTED)


def test_a_new_paper_of_the_layout_is_read_right_from_the_start(store: Store, folder: Path) -> None:
    teach(store)
    write_strange(folder / "tres.pdf", contract="CPS-020-2026", amount="$ 1.234.567", month="agosto de 2026")
    report = read_folder(folder, store, processes=1)
    assert (report.read, report.judged) == (1, 0)
    assert value(store, "tres.pdf", "valor") == 1_234_567
    uses = {lesson.name: lesson.uses for lesson in desk.lessons(store)}
    assert uses == {None: 2, "valor": 2}


def test_decided_cuentas_are_left_alone_until_they_are_read_again(store: Store, folder: Path) -> None:
    other = view(store, "ines.pdf")
    desk.decide(store, other.id, Verdict.DEVUELTA, "no se entiende", "Eva")
    moved, _ = teach(store)
    assert moved.reviewed == 0
    assert view(store, "ines.pdf").items == other.items
    with nothing_read():
        assert read_folder(folder, store).judged == 1
    seen = view(store, "ines.pdf")
    assert seen.pages[0].kind is PageKind.CUENTA
    assert seen.decision is not None
    assert seen.decision.verdict is Verdict.DEVUELTA


def test_a_sure_reading_elsewhere_is_not_overruled_in_silence(store: Store, folder: Path) -> None:
    teach(store)
    path = folder / "tres.pdf"
    write_strange(
        path,
        contract="CPS-020-2026",
        amount="$ 1.750.000",
        whole="pendiente",
        extra=("Valor a cobrar $ 1.990.000",),
    )
    read_folder(folder, store, processes=1)
    seen = view(store, "tres.pdf").item(CUENTA)
    field = next(f for f in seen.fields if f.name == "valor")
    assert field.value == 1_750_000
    assert [one.value for one in field.others] == [1_990_000]
    assert field.note is not None
    assert "1.990.000" in field.note
    assert seen.state is not State.CUMPLE


def test_without_wanting_to_nothing_is_learned(store: Store) -> None:
    first = view(store, "ana.pdf").id
    desk.move_page(store, first, 1, PageKind.CUENTA, "Ana", remember=False)
    desk.correct_field(store, first, CUENTA, "valor", 1_800_000, "Ana", remember=False)
    assert desk.lessons(store) == []
    assert kind(store, "ines.pdf") is PageKind.OTRO


def test_a_value_that_is_not_printed_teaches_nothing_and_says_so(store: Store) -> None:
    first = view(store, "ana.pdf").id
    desk.move_page(store, first, 1, PageKind.CUENTA, "Ana", remember=False)
    told = desk.correct_field(store, first, CUENTA, "valor", 1_812_345, "Ana")
    assert told.lesson is None
    assert "no se encontró" in told.reason


def test_a_place_shown_by_the_reviewer_is_the_one_learned(store: Store) -> None:
    first = view(store, "ana.pdf").id
    desk.move_page(store, first, 1, PageKind.CUENTA, "Ana")
    read = next(f for f in view(store, "ana.pdf").item(CUENTA).fields if f.name == "documento")
    told = desk.correct_field(store, first, CUENTA, "documento", "1061700001", "Ana", page=1, box=read.box)
    assert told.lesson is not None
    assert value(store, "ines.pdf", "documento") == "34550002"


def test_history_and_list_tell_who_taught_what(store: Store) -> None:
    _, corrected = teach(store)
    desk.undo_lesson(store, corrected.lesson or 0, "Eva")
    told = desk.history(store, view(store, "ana.pdf").id)
    about = told[told["que"] == "formato"]
    assert list(about["sobre"]) == ["1", "cuenta.valor", "cuenta.valor"]
    assert list(about["valor"]) == ["aprendido", "aprendido", "olvidado"]
    value = "dónde está «Valor» de la cuenta de cobro en las páginas como la 1"
    assert list(about["frase"]) == [
        "enseñó que las páginas como la 1 son «Cuenta de cobro»",
        f"enseñó {value}",
        f"mandó olvidar lo enseñado: {value}",
    ]
    newest = desk.lessons(store)[0]
    assert (newest.archivo, newest.page, newest.item, newest.name) == ("ana.pdf", 1, CUENTA, "valor")
    assert (newest.author, newest.active, newest.state_author) == ("Ana", False, "Eva")


def test_an_undoing_is_signed_and_of_something(store: Store) -> None:
    moved, _ = teach(store)
    for number, author in ((99, "Ana"), (moved.lesson or 0, " ")):
        with pytest.raises(BadArgument):
            desk.undo_lesson(store, number, author)


@pytest.mark.parametrize("name", ["lessons", "lesson_states"])
def test_lessons_are_only_ever_added(store: Store, name: str) -> None:
    moved, _ = teach(store)
    desk.undo_lesson(store, moved.lesson or 0, "Ana")
    table = t.METADATA.tables[name]
    for statement in (sa.update(table).values(author="Otra"), sa.delete(table)):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(statement)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
        connection.execute(sa.delete(t.METADATA.tables["lessons"]))


def test_nothing_of_the_person_is_kept_with_a_lesson(store: Store) -> None:
    teach(store)
    with store.reading() as connection:
        rows = connection.execute(sa.select(t.LESSONS.c.layout, t.LESSONS.c.spots, t.LESSONS.c.wrong)).all()
    parts = [part if isinstance(part, bytes) else str(part).encode() for row in rows for part in row]
    kept = b" ".join(parts)
    for word in ("RÍOS", "Parra", "PARRA", "1061700001", "700.001", "1800000", "1.800.000", "Hacienda"):
        assert word.encode() not in kept
