"""The clean cuentas of a list are approved at once: which and for how much is shown, how many is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.model import ItemKind, State, Verdict
from review.store import Store, queries
from screens import components as pieces
from tests.clean_cuentas import IDS, clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA = "Ana Solarte"
OFFER = "Aprobar a la vez las 2 completas…"


@pytest.fixture(scope="module")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def clean(_clean: Path, tmp_path: Path) -> Path:
    """A database of two cuentas in which everything complies; each test has its own copy."""
    return Path(shutil.copy(_clean, tmp_path / "visto.db"))


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def told(app: AppTest) -> str:
    return " ".join(one.value for kind in (app.markdown, app.caption, app.warning) for one in kind)


def sign(app: AppTest, typed: str, label: str = "Aprobar las 2 cuentas") -> AppTest:
    next(one for one in app.text_input if one.label.startswith("Para confirmar")).set_value(typed)
    return press(app, label)


def authors(database: Path) -> list[str]:
    with Store.open(str(database)) as store:
        return [row["author"] for number in IDS for row in queries.log(store, "decisions", number)]


def opened(look: Opener, database: Path, **params: str) -> AppTest:
    return look("bandeja", database, mes="2026-07", reviewer=ANA, bloque="si", **params)


def mark(database: Path, state: State) -> None:
    with Store.open(str(database)) as store:
        desk.mark_item(store, 2, ItemKind.RUT, state, "Visto.", "Eva")


def ticked(monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
    """As if these rows of the Bandeja were ticked."""
    table = pieces.table

    def picked(*args: object, key: str, **kwargs: object) -> pieces.Clicked:
        clicked = table(*args, key=key, **kwargs)  # type: ignore[arg-type]
        return pieces.Clicked(picked=list(numbers)) if key == "bandeja" else clicked

    monkeypatch.setattr(pieces, "table", picked)


def test_the_complete_ones_of_the_list_are_approved_by_typing_how_many(look: Opener, clean: Path) -> None:
    app = look("bandeja", clean, mes="2026-07", reviewer=ANA)
    press(app, OFFER)
    assert app.query_params["bloque"] == "si"
    assert "Aprobar 2 cuentas por \\$\u00a010\\.400\\.000" in told(app)
    shown = next(one for one in components(app, "table") if one["caption"] == "Cuentas y lo que valen")
    assert sorted(row["id"] for row in shown["rows"]) == list(IDS)
    assert {row["cells"]["otro"] for row in shown["rows"]} == {"$ 5.200.000"}
    sign(app, "2")
    assert errors(app) == []
    assert authors(clean) == [ANA, ANA]
    assert [one.value for one in app.toast] == ["Quedaron aprobadas 2 cuentas por \\$\u00a010\\.400\\.000\\."]
    assert "bloque" not in app.query_params
    assert OFFER not in labels(app)
    history = look("revisar", clean, cuenta=1, panel="historia")
    (timeline,) = components(history, "timeline")
    assert [one["told"] for one in timeline["items"]] == [
        "aprobó la cuenta en bloque, con 1 otra, total $ 10.400.000."
    ]


@pytest.mark.parametrize("typed", ["", "dos", "1", "3", "-2", "²"])
def test_another_number_approves_nothing(look: Opener, clean: Path, typed: str) -> None:
    app = sign(opened(look, clean), typed)
    (error,) = app.error
    assert "No quedó registrado nada" in error.value
    assert authors(clean) == []
    sign(app, " 2 ")
    assert authors(clean) == [ANA, ANA]


def test_nobody_approves_without_a_name(look: Opener, clean: Path) -> None:
    app = look("bandeja", clean, mes="2026-07", bloque="si")
    button = next(one for one in app.button if one.label == "Aprobar las 2 cuentas")
    assert button.disabled
    assert "Escriba su nombre" in told(app)


def test_what_another_did_meanwhile_is_told_and_what_there_is_now_is_shown(look: Opener, clean: Path) -> None:
    app = opened(look, clean)
    with Store.open(str(clean)) as store:
        desk.decide(store, 2, Verdict.DEVUELTA, "Falta la firma.", "Eva")
    app.run()
    assert r"Aprobar 2 cuentas por" in told(app), "drawing the page again does not count as seeing"
    sign(app, "2")
    assert errors(app) == []
    assert authors(clean) == ["Eva"]
    assert "1 cuenta cambió mientras usted miraba" in told(app)
    assert "Eva devolvió la cuenta" in told(app)
    assert "Aprobar 1 cuenta por \\$\u00a05\\.200\\.000" in told(app)
    sign(app, "1", "Aprobar la cuenta")
    assert sorted(authors(clean)) == [ANA, "Eva"]


def test_one_ticked_that_is_not_in_order_keeps_the_others_back(
    look: Opener, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(clean, State.POR_REVISAR)
    ticked(monkeypatch, 1, 2)
    app = look("bandeja", clean, mes="2026-07", reviewer=ANA)
    press(app, "Aprobar a la vez las 2 elegidas…")
    assert "1 cuenta elegida no se puede aprobar sin mirarla" in told(app)
    assert not [one for one in labels(app) if one.startswith("Aprobar la")]
    why = next(one for one in components(app, "table") if one["caption"].startswith("Cuentas que no"))
    assert [row["cells"]["otro"] for row in why["rows"]] == ["RUT: por revisar"]
    press(app, "Seguir sin ella")
    sign(app, "1", "Aprobar la cuenta")
    assert errors(app) == []
    assert authors(clean) == [ANA]


def test_only_what_looks_complete_is_offered_and_the_panel_can_be_closed(look: Opener, clean: Path) -> None:
    mark(clean, State.POR_REVISAR)
    assert OFFER not in labels(look("bandeja", clean, mes="2026-07"))
    app = opened(look, clean, q="nadie se llama así")
    assert "No hay cuentas completas sin decidir en esta lista" in told(app)
    press(app, "Cerrar")
    assert "bloque" not in app.query_params


def test_from_a_complete_cuenta_there_is_a_way_to_approve_it_with_the_others(
    look: Opener, clean: Path
) -> None:
    app = look("revisar", clean, mes="2026-07", cuenta=1)
    assert [one.proto.label for one in links(app)] == ["Aprobar a la vez esta y 1 otra completa"]
    assert "bloque=si" in links(app)[0].proto.query_string
    mark(clean, State.POR_REVISAR)
    for number in IDS:
        assert links(look("revisar", clean, mes="2026-07", cuenta=number)) == []


def links(app: AppTest) -> list[object]:
    found = [one for one in app.main if one.type == "page_link"]
    return [one for one in found if one.proto.label.startswith("Aprobar")]
