"""The concept of who reviews, on which another person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk, frames
from review.desk import SubmissionView
from review.errors import BadArgument, CuentaChanged, NotAllowed
from review.model import Concept, ItemKind, State, Verdict
from review.pipeline import read_folder
from review.store import Store
from review.ways.checklist import PACKAGED
from tests.folders import write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
GOOD, BAD = Concept.VISTO_BUENO, Concept.CON_INCONSISTENCIA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    return tmp_path / "cuentas"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(folder, opened, processes=1)
    return opened


def view(store: Store) -> SubmissionView:
    found = desk.submission(store, 1)
    assert found is not None
    return found


def test_a_concept_is_told_everywhere_and_the_last_one_is_in_force(store: Store) -> None:
    desk.give_concept(store, 1, GOOD, "", "Eva")
    desk.give_concept(store, 1, BAD, "El valor no es.", "Luz")
    opinion = view(store).opinion
    assert opinion is not None
    assert (opinion.concept, opinion.author, opinion.reason) == (BAD, "Luz", "El valor no es.")
    (row,) = frames.submissions(store).to_dict("records")
    assert (row["concepto"], row["concepto_por"]) == ("con_inconsistencia", "Luz")
    told = desk.history(store, 1)
    assert list(told["frase"]) == ["dio concepto: visto bueno", "dio concepto: con inconsistencia"]
    assert view(store).decision is None


def test_an_inconsistency_needs_its_reason(store: Store) -> None:
    with pytest.raises(BadArgument, match="inconsistencia"):
        desk.give_concept(store, 1, BAD, "  ", "Eva")
    assert view(store).opinion is None


def test_who_decides_is_told_of_a_concept_given_meanwhile(store: Store) -> None:
    before = view(store).seen
    desk.give_concept(store, 1, GOOD, "", "Eva", ticket="t")
    desk.give_concept(store, 1, GOOD, "", "Eva", ticket="t")
    assert len(desk.history(store, 1)) == 1, "one click is one concept"
    with pytest.raises(CuentaChanged):
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana", seen=before)
    assert [one.told for one in desk.since(store, 1, before)] == ["dio concepto: visto bueno"]


def test_a_concept_from_before_a_correction_says_so(store: Store) -> None:
    desk.give_concept(store, 1, GOOD, "", "Eva")
    desk.mark_item(store, 1, ItemKind.RUT, State.NO_APLICA, "No se pide.", "Ana")
    opinion = view(store).opinion
    assert opinion is not None
    assert opinion.stale == ("se corrigió un dato",)


def test_the_same_person_may_decide_unless_the_checklist_asks_for_another(store: Store, folder: Path) -> None:
    desk.give_concept(store, 1, GOOD, "", "Eva  Ruiz")
    desk.decide(store, 1, Verdict.APROBADA, "", "Eva Ruiz")
    text = PACKAGED.read_text("utf-8")
    apart = text.replace("decide_otra_persona = false", "decide_otra_persona = true")
    assert apart != text
    desk.apply(store, str(folder), "Ana", checklist_text=apart)
    with pytest.raises(NotAllowed, match="decida otra persona"):
        desk.decide(store, 1, Verdict.DEVUELTA, "No.", "eva ruiz")
    desk.decide(store, 1, Verdict.DEVUELTA, "No.", "Ana")
    desk.give_concept(store, 1, GOOD, "", "Ana")
    desk.decide(store, 1, Verdict.APROBADA, "", "Eva Ruiz")
    assert len(desk.history(store, 1).query("que == 'decision'")) == 3
