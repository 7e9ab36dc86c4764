"""The obligations in Revisar: what was read of each, its page a click away, its mark."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.catalogue.table_columns import HISTORY
from review.desk import SubmissionView
from review.model import DutyMark, DutyOrigin, DutySource, DutyTick, PersonRole
from review.store import Store, role_rows
from screens import past
from tests.clean_cuentas import clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

MET, UNMET = DutyTick.CUMPLIDA, DutyTick.NO_CUMPLIDA


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def read(_clean: Path, tmp_path: Path) -> Path:
    """A database of cuentas whose informes tell their obligations."""
    return Path(shutil.copy(_clean, tmp_path / "visto.db"))


@pytest.fixture
def number(read: Path) -> int:
    with Store.open(str(read)) as store:
        return int(frames.submissions(store).iloc[0]["id"])


def cuenta(database: Path, number: int) -> SubmissionView:
    with Store.open(str(database)) as store:
        view = desk.submission(store, number)
    assert view is not None
    assert view.duties is not None
    return view


def opened(look: Opener, read: Path, number: int, reviewer: str = "Ana") -> AppTest:
    return look("revisar", read, reviewer=reviewer, cuenta=number, panel="obligaciones")


def tick(app: AppTest, place: int, value: DutyTick) -> None:
    control = next(
        one
        for one in app.button_group
        if one.key and one.key.startswith("marca_") and one.key.endswith(f"_{place}")
    )
    control.set_value(value).run()


def test_each_obligation_shows_what_was_read_and_leads_to_its_place(
    look: Opener, read: Path, number: int
) -> None:
    view = cuenta(read, number)
    assert view.duties is not None
    first = view.duties.lines[0]
    app = opened(look, read, number)
    assert errors(app) == []
    said = " ".join(one.value.replace("\\", "") for one in app.markdown)
    assert first.duty in said
    app.button(key=f"ver_obligacion_1_{first.pages[0]}").click().run()
    assert errors(app) == []
    (viewer,) = components(app, "viewer")
    assert viewer["page"] == first.pages[0]
    assert next(box["title"] for box in viewer["boxes"] if box["on"]).startswith("Obligación 1: ")


def test_marks_are_recorded_together_with_one_button(look: Opener, read: Path, number: int) -> None:
    app = opened(look, read, number)
    assert app.button(key="obligaciones_guardar").disabled
    tick(app, 1, MET)
    assert app.button(key="obligaciones_guardar").label == "Guardar 1 marca"
    app.button(key="obligaciones_todas").click().run()
    app.button(key="obligaciones_guardar").click().run()
    assert errors(app) == []
    duties = cuenta(read, number).duties
    assert duties is not None
    assert {one.tick for one in duties.lines} == {MET}
    assert {one.author for one in duties.lines} == {"Ana"}
    assert app.button(key="obligaciones_guardar").disabled, "nothing is left to be recorded"


def test_one_that_was_not_met_is_not_recorded_without_a_remark(look: Opener, read: Path, number: int) -> None:
    app = opened(look, read, number)
    tick(app, 1, UNMET)
    app.button(key="obligaciones_guardar").click().run()
    assert any("observación" in one for one in errors(app))
    remark = next(one for one in app.text_input if one.key and one.key.startswith("observacion_"))
    remark.set_value("No entregó el acta").run()
    app.button(key="obligaciones_guardar").click().run()
    assert errors(app) == []
    duties = cuenta(read, number).duties
    assert duties is not None
    assert (duties.lines[0].tick, duties.lines[0].remark) == (UNMET, "No entregó el acta")


def test_who_does_not_answer_looks_but_marks_nothing(look: Opener, read: Path, number: int) -> None:
    with Store.open(str(read)) as store:
        role_rows.give(store, "Eva", PersonRole.FINANZAS, "Eva")
    app = opened(look, read, number, "Eva")
    tick(app, 1, MET)
    assert app.button(key="obligaciones_guardar").disabled


def test_the_title_tells_how_many_are_marked(look: Opener, read: Path, number: int) -> None:
    duties = cuenta(read, number).duties
    assert duties is not None
    with Store.open(str(read)) as store:
        desk.mark_duties(store, number, [DutyMark(duties.lines[0].subject, MET)], "Ana")
    app = look("revisar", read, cuenta=number)
    panel = next(one for one in app.button_group if one.key == "url_panel")
    assert f"Obligaciones (1 de {len(duties.lines)})" in panel.options


def test_what_the_informe_prints_is_confirmed_as_corrected(look: Opener, read: Path, number: int) -> None:
    app = opened(look, read, number)
    (box,) = [one for one in app.expander if one.label == "Confirmar las obligaciones del contrato"]
    assert not box.proto.expanded
    app.session_state["obligaciones_contrato"] = True
    app.run()
    typed = next(one for one in app.text_area if one.key and one.key.startswith("obligaciones_texto_"))
    proposed = typed.value.splitlines()
    typed.set_value("\n".join([*proposed[1:], "Cuidar los bienes a su cargo"])).run()
    app.button(key="obligaciones_confirmar").click().run()
    assert errors(app) == []
    found = cuenta(read, number).duties
    assert found is not None
    assert found.origin is DutyOrigin.CONFIRMADA
    assert found.confirmed is not None
    assert found.confirmed.duties == (*proposed[1:], "Cuidar los bienes a su cargo")
    assert (found.confirmed.source, found.confirmed.author) == (DutySource.INFORME, "Ana")


def test_the_history_draws_every_kind_of_act(look: Opener, read: Path, number: int) -> None:
    with Store.open(str(read)) as store:
        desk.confirm_duties(store, number, ["Cuidar los bienes a su cargo"], "Ana")
        desk.mark_duties(store, number, [DutyMark("Cuidar los bienes a su cargo", MET)], "Eva")
    app = look("revisar", read, cuenta=number, panel="historia")
    assert errors(app) == []
    (drawn,) = components(app, "timeline")
    assert [one["who"].split()[0] for one in drawn["items"]] == ["Eva", "Ana"]
    told = set(re.findall(r"[a-z_]{2,}", HISTORY["que"].about))
    assert told == {"decision", "concepto", *past.MARKS}
