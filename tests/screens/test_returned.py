"""A cuenta that came back: what was asked and what changed, above its items and on its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk.returns import ASKING
from review.model import RequestFate, RequestTally
from review.store import Store
from screens import account, returned
from tests.returned_cuentas import AGAIN, ASKED, BEFORE, OWN_WORDS, RETURNED, returned_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

PERIOD, LETTERS, BANK = ASKED


@pytest.fixture(scope="module")
def _returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned_database(tmp_path_factory)


@pytest.fixture
def database(_returned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_returned, tmp_path / "visto.db"))


def ledger(app: AppTest) -> dict[str, dict[str, Any]]:
    assert errors(app) == []
    (found,) = components(app, "requests")
    return {one["id"]: one for one in found["items"]}


def told(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.value for one in app.caption)])


def test_what_was_asked_stands_above_the_items(look: Opener, database: Path) -> None:
    app = look("revisar", database, cuenta=AGAIN)
    lines = ledger(app)
    assert {key: one["word"] for key, one in lines.items() if not one["new"]} == {
        PERIOD: "No atendido",
        "texto.0": "Revíselo usted",
        LETTERS: "Atendido",
        BANK: "Atendido",
    }
    assert next(iter(lines)) == PERIOD
    assert lines["texto.0"]["asked"] == OWN_WORDS
    first = lines[PERIOD]
    assert (first["item"], first["page"], first["old"]) == ("Seguridad social", 4, 4)
    assert first["asked"].startswith("La planilla 8000108417 corresponde"), "the item is told beside it"
    (drawn,) = components(app, "requests")
    assert drawn["told"] == "2 de 4 atendidos · 3 nuevos"
    assert drawn["rest"] == "2 pedidos que ya están en orden"
    names = [one.proto.component_name for one in app.main if one.type == "bidi_component"]
    at = [
        next(place for place, one in enumerate(names) if one.endswith(part)) for part in ("requests", "sheet")
    ]
    assert at == sorted(at)
    assert "quedó devuelta por Ana" in told(app)


def test_the_place_in_sight_is_marked(look: Opener, database: Path) -> None:
    with Store.open(str(database)) as store:
        view, found = desk.submission(store, AGAIN), desk.requests_of(store, AGAIN)
    assert view is not None
    assert found is not None
    seen = {one.code: returned.evidence_of(view, one) for one in found.requests}
    places = account.evidence(view)
    assert places[seen[PERIOD]][0] == 4
    assert places[seen[LETTERS]][0] == 3
    assert seen[BANK] == "", "it points to a page alone"
    lines = ledger(look("revisar", database, cuenta=AGAIN, evidencia=seen[LETTERS]))
    assert [key for key, one in lines.items() if one["on"]] == [LETTERS]


def test_both_versions_side_by_side(look: Opener, database: Path) -> None:
    app = look("revisar", database, cuenta=AGAIN, pedido=PERIOD)
    assert errors(app) == []
    here, there = components(app, "viewer")
    assert (here["page"], there["page"]) == (4, 4)
    assert all(one["src"].startswith("data:image/jpeg;base64,") for one in (here, there))
    assert [one["on"] for one in (*here["boxes"], *there["boxes"])] == [True, True]
    assert "Esta versión: agosto de 2026" in told(app)
    assert "La versión devuelta: agosto de 2026" in told(app)
    next(one for one in app.button if one.label == "Volver a la revisión").click().run()
    assert "pedido" not in app.query_params
    assert len(components(app, "requests")) == 1


def test_what_was_not_in_the_returned_version_is_said_to_be_so(look: Opener, database: Path) -> None:
    app = look("revisar", database, cuenta=AGAIN, pedido="banco_cuenta")
    assert len(components(app, "viewer")) == 1
    assert [one.value for one in app.info] == [r"En esa versión no estaba\."]


def gone(database: Path) -> None:
    with Store.open(str(database)) as store, store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE submissions SET present = 0 WHERE id = {RETURNED}")


def test_of_a_returned_file_that_has_gone_a_page_that_was_drawn_is_still_shown(
    look: Opener, database: Path
) -> None:
    look("revisar", database, cuenta=AGAIN, pedido=PERIOD)
    gone(database)
    app = look("revisar", database, cuenta=AGAIN, pedido=PERIOD)
    assert all(one["src"] for one in components(app, "viewer"))


def test_a_returned_file_that_has_gone_is_told_kindly(look: Opener, database: Path) -> None:
    gone(database)
    app = look("revisar", database, cuenta=AGAIN, pedido=PERIOD)
    here, there = components(app, "viewer")
    assert here["src"]
    assert (there["src"], there["blank"]) == (
        None,
        "El PDF ya no está en su carpeta. Lo leído se conserva.",
    )


@pytest.mark.parametrize("wanted", ["", "nada", "texto.9", "<b>"])
def test_an_address_that_names_no_request_or_change_shows_the_review(
    look: Opener, database: Path, wanted: str
) -> None:
    app = look("revisar", database, cuenta=AGAIN, pedido=wanted, cambio=wanted)
    assert len(ledger(app)) == 7


def test_a_cuenta_that_was_never_returned_has_no_ledger(look: Opener, database: Path) -> None:
    for number in (RETURNED, BEFORE):
        app = look("revisar", database, cuenta=number)
        assert errors(app) == []
        assert components(app, "requests") == []


def test_what_changed_is_folded_with_its_count(look: Opener, database: Path) -> None:
    app = look("revisar", database, cuenta=AGAIN)
    folds = {one.label: one.proto.expanded for one in app.expander if "cambió" in one.label}
    assert folds == {
        "Qué cambió desde la versión anterior · 4 cambios": False,
        "Qué cambió desde julio de 2026 · 6 cambios": False,
    }
    version, month = components(app, "changes")
    rows = {row["id"]: row for row in month["items"]}
    bank = rows["mes.banco.cuenta"]
    assert (bank["before"], bank["now"], bank["expected"]) == (
        {"value": "24012345678", "page": 7},
        {"value": "24099998888", "page": 7},
        False,
    )
    assert rows["mes.cuenta.numero_pago"]["expected"]
    assert rows["mes.rut."]["now"] == {"value": "—", "page": None}
    assert rows["mes.rut."]["before"]["value"] == "1 página"
    assert month["rest"] == "13 cambios de todos los meses"
    assert {row["id"]: row["before"]["value"] for row in version["items"]}["version.banco."] == "—"


def test_both_places_of_a_change(look: Opener, database: Path) -> None:
    app = look("revisar", database, cuenta=AGAIN, cambio="mes.banco.cuenta")
    assert errors(app) == []
    here, there = components(app, "viewer")
    assert (here["page"], there["page"]) == (7, 7)
    assert "El pago anterior: julio de 2026" in told(app)
    next(one for one in app.button if one.label == "Volver a la revisión").click().run()
    assert "cambio" not in app.query_params
    without = look("revisar", database, cuenta=AGAIN, cambio="mes.rut.")
    assert [one.value for one in without.info] == [r"Aquí no está\."]


def test_the_line_of_the_list_tells_how_many_are_attended(look: Opener, database: Path) -> None:
    app = look("bandeja", database, mes="2026-08", versiones="si")
    assert errors(app) == []
    (table,) = components(app, "table")
    also = {row["id"]: row["cells"]["resultado"]["also"] for row in table["rows"]}
    assert also[AGAIN][-1] == {
        "word": "2 de 4 atendidos",
        "icon": "back",
        "tone": "warn",
        "title": "Desde que se devolvió: 2 de 4 atendidos · 3 nuevos",
    }
    assert not any("atendido" in sign["word"] for sign in also[RETURNED])


@pytest.mark.parametrize(
    ("tally", "words", "tone"),
    [
        (RequestTally(1, 1, 0), "1 de 1 atendido", "good"),
        (RequestTally(3, 3, 1), "3 de 3 atendidos", "warn"),
        (RequestTally(3, 2, 0), "2 de 3 atendidos", "warn"),
        (RequestTally(0, 0, 1), "1 nuevo", "warn"),
    ],
)
def test_the_sign_of_a_tally(tally: RequestTally, words: str, tone: str) -> None:
    mark = returned.mark(tally)
    assert isinstance(mark, dict)
    assert (mark["word"], mark["tone"]) == (words, tone)


def test_every_fate_and_every_decision_that_asks_has_its_words() -> None:
    assert set(returned.FATES) == set(RequestFate)
    assert set(returned.TITLES) == set(ASKING)
