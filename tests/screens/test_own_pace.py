"""What the browser measured is taken once, for who is there; the unopened pages are told before approving."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from review.model import Resultado
from review.model.effort import Effort
from review.store import Store, effort_rows
from screens import my_pace as screen
from tests.clean_cuentas import clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA = "Ana Solarte"


def measured(
    seq: int, of: str = "1", who: str = "ana solarte", ms: object = 4000, keys: object = 2
) -> dict[str, object]:
    return {"seq": seq, "of": of, "who": who, "ms": ms, "keys": keys}


@pytest.fixture
def mine(read: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[int, Effort]]:
    """A session of Ana's in which two cuentas were drawn; what is kept of it."""
    state: dict[str, object] = {"revisor": ANA, "ritmo_resultados": dict.fromkeys((1, 2), Resultado.COMPLETA)}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setenv("VISTOBUENO_BD", str(read))
    return state.setdefault("ritmo", {})  # type: ignore[return-value]


def test_each_measure_is_taken_once_and_those_of_a_cuenta_are_added(
    mine: dict[str, dict[int, Effort]],
) -> None:
    screen.take([measured(1), measured(2, keys=1)])
    screen.take([measured(2), measured(3, of="2")])
    told = {number: (one.milliseconds, one.keys) for number, one in mine["ana solarte"].items()}
    assert told == {1: (8000, 3), 2: (4000, 2)}


@pytest.mark.parametrize(
    "nonsense",
    [
        {"of": "99"},
        {"of": "x"},
        {"who": "eva"},
        {"ms": -1},
        {"ms": 10**9},
        {"ms": "4"},
        {"keys": -1},
        {"keys": None},
    ],
)
def test_what_cannot_be_is_not_taken(mine: dict[str, dict[int, Effort]], nonsense: dict[str, str]) -> None:
    screen.take([measured(1, **nonsense), {"seq": "x"}])
    assert mine == {}


@pytest.mark.usefixtures("mine")
def test_it_reaches_the_database_only_when_asked_for(read: Path) -> None:
    with Store.open(str(read)) as store:
        screen.take([measured(1)])
        assert effort_rows.of(store, ANA) == []
        effort_rows.want(store, ANA, True)
        screen.take([measured(2, of="2")])
        assert [one.submission_id for one in effort_rows.of(store, ANA)] == [2]


@pytest.fixture
def clean(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """Two cuentas of several pages in which everything complies."""
    return Path(shutil.copy(clean_database(tmp_path_factory), tmp_path / "clean.db"))


def captions(app: AppTest) -> str:
    return " ".join(one.value for one in app.caption)


def choose(app: AppTest, verdict: str) -> AppTest:
    group = next(one for one in app.button_group if (one.key or "").startswith("veredicto_"))
    return group.set_value(verdict).run()


def test_the_items_whose_pages_were_not_opened_are_told_before_approving(look: Opener, clean: Path) -> None:
    app = choose(look("revisar", clean, cuenta=1, reviewer=ANA), "aprobada")
    assert errors(app) == []
    (viewer,) = components(app, "viewer")
    first = viewer["page"]
    names = {page["number"]: page["short"] for page in viewer["pages"]}
    told = captions(app).partition("no ha abierto")[2]
    assert "solo se le dice a usted" in told
    assert names[first] not in told
    for number in names:
        app.query_params["pagina"] = str(number)
        app.run()
        assert names[number] not in captions(app).partition("no ha abierto")[2].partition(".")[0]
    assert "no ha abierto" not in captions(app)
    assert "no ha abierto" not in captions(choose(app, "devuelta"))


def test_an_approval_without_them_is_counted_for_that_person(look: Opener, clean: Path) -> None:
    app = choose(look("revisar", clean, cuenta=1, reviewer=ANA), "aprobada")
    next(one for one in app.button if (one.key or "").startswith("hacer_aprobada")).click().run()
    assert errors(app) == []
    app.switch_page("pages/fallas.py")
    app.query_params["vista"] = "ritmo"
    app.run()
    assert errors(app) == []
    told = " ".join(one.value for one in app.markdown)
    assert "De 1 cuenta aprobada una por una, 1 sin abrir" in told.replace("\\", "")
    other = look("fallas", clean, reviewer="Eva", vista="ritmo")
    assert "sin abrir" not in " ".join(one.value for one in other.markdown)


def test_the_switch_is_off_until_the_person_says_yes(look: Opener, read: Path) -> None:
    app = look("fallas", read, reviewer=ANA, vista="ritmo")
    (switch,) = app.toggle
    assert switch.value is False
    switch.set_value(True).run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        assert effort_rows.wanted(store, ANA)
    app.toggle[0].set_value(False).run()
    with Store.open(str(read)) as store:
        assert not effort_rows.wanted(store, ANA)


@pytest.mark.parametrize(("seconds", "told"), [(8.4, "8 s"), (95, "1 min 35 s"), (3600, "60 min 0 s")])
def test_a_time_is_told_in_minutes_and_seconds(seconds: float, told: str) -> None:
    assert screen.seconds(seconds) == told
