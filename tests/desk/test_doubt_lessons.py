"""An answer to a doubt is remembered when somebody asks for it, after having been told what would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk
from review.desk import doubt_answers, doubt_lessons, page_doubts, value_doubts
from review.errors import CuentaChanged, NotAllowed
from review.model import Actor, PageKind, PersonRole
from review.pipeline import read_folder
from review.store import Store
from tests.folders import write_contracts, write_cuenta
from tests.strange_paper import doubted, write_strange

pytestmark = pytest.mark.usefixtures("shared_reader")
NOTE = "VALOR A COBRAR: $ 1.850.000"


def opened(tmp_path: Path) -> Store:
    write_contracts(tmp_path / "cuentas")
    store = Store.open(str(tmp_path / "a.db"))
    read_folder(tmp_path / "cuentas", store, processes=1)
    return store


@pytest.fixture
def strange(tmp_path: Path) -> Store:
    """Two papers of a layout that nobody knows, each asked about."""
    write_strange(tmp_path / "cuentas" / "ana.pdf")
    write_strange(tmp_path / "cuentas" / "ines.pdf", contract="CPS-020-2026", amount="$ 1.750.000")
    store = opened(tmp_path)
    doubted(store)
    return store


@pytest.fixture
def doubtful(tmp_path: Path) -> Store:
    """Two papers of one layout whose amount is read with doubt."""
    write_cuenta(tmp_path / "cuentas" / "ana.pdf", note=NOTE)
    write_cuenta(tmp_path / "cuentas" / "ines.pdf", note=NOTE, contract="CPS-020-2026")
    return opened(tmp_path)


def test_a_page_named_is_remembered_only_when_asked(strange: Store) -> None:
    first, second = page_doubts.of(strange, [1, 2])
    doubt_answers.answer_page(strange, first, PageKind.CUENTA, "Ana", "una")
    assert desk.lessons(strange) == []
    assert doubt_lessons.foresee_page(strange, first, PageKind.CUENTA).others == ("ines.pdf",)
    assert desk.lessons(strange) == [], "to look ahead teaches nothing"
    came = doubt_lessons.remember_page(strange, first, PageKind.CUENTA, "Ana", "una")
    assert came.reviewed == 1
    assert page_doubts.of(strange, [second.account.submission_id]) == []
    doubt_answers.take_page_back(strange, first, "Ana", "una", "otra")
    assert [one.active for one in desk.lessons(strange)] == [False], "what was taken back is not taught"
    view = desk.submission(strange, second.account.submission_id)
    assert view is not None
    assert view.pages[0].kind is PageKind.OTRO


def test_where_a_value_stands_is_remembered(doubtful: Store) -> None:
    first, second = (one for one in value_doubts.of(doubtful, [1, 2]) if one.card.name == "valor")
    value = first.read.value
    doubt_answers.answer(doubtful, first, value, "Ana", "una")
    assert doubt_lessons.foresee(doubtful, first, value).others == ("ines.pdf",)
    came = doubt_lessons.remember(doubtful, first, value, "Ana", "una")
    assert came.lesson is not None
    (lesson,) = desk.lessons(doubtful)
    assert (lesson.name, lesson.author) == ("valor", "Ana")
    left = {one.key for one in value_doubts.of(doubtful, [2])}
    assert second.key not in left, "the other paper of this layout is read so"


def test_an_answer_that_holds_no_more_teaches_nothing(strange: Store) -> None:
    first, _ = page_doubts.of(strange, [1, 2])
    doubt_answers.answer_page(strange, first, PageKind.CUENTA, "Ana", "una")
    desk.move_page(strange, 1, 1, PageKind.INFORME, "Eva", remember=False)
    with pytest.raises(CuentaChanged, match="Eva cambió esto después"):
        doubt_lessons.remember_page(strange, first, PageKind.CUENTA, "Ana", "una")
    with pytest.raises(NotAllowed):
        doubt_lessons.remember_page(strange, first, PageKind.CUENTA, Actor("Luz", PersonRole.CONSULTA), "una")
    assert desk.lessons(strange) == []
