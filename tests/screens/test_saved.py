"""The filters of the Bandeja are named, chosen from a menu in any month, and deleted."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from review.store import Store, saved_views
from tests.screens.conftest import Opener
from tests.screens.drawn import errors

ANA = "Ana Solarte"


def names(database: Path) -> list[str]:
    with Store.open(str(database)) as store:
        return [view.name for view in saved_views.of(store, ANA)]


def press(app: AppTest, start: str) -> AppTest:
    return next(one for one in app.button if str(one.key).startswith(start)).click().run()


def test_a_filter_is_named_found_again_and_deleted(look: Opener, read: Path) -> None:
    app = look("bandeja", read, reviewer=ANA, mes="2026-06", resultado="incompleta", q="luz", hoja=1)
    app.text_input(key="nombre_de_vista").set_value("Las *mías*")
    next(one for one in app.button if one.label == "Guardar").click().run()
    assert errors(app) == []
    assert names(read) == ["Las *mías*"]

    again = look("bandeja", read, reviewer=ANA, mes="todos", decision="aprobada")
    press(again, "ver_vista_")
    assert errors(again) == []
    now = {name: again.query_params.get(name) for name in ("mes", "resultado", "q", "decision")}
    assert now == {"mes": "todos", "resultado": "incompleta", "q": "luz", "decision": None}
    press(again, "borrar_vista_")
    assert names(read) == []


def test_without_a_name_or_a_filter_there_is_nothing_to_keep(look: Opener, read: Path) -> None:
    for reviewer, params in (("", {"q": "luz"}), (ANA, {})):
        app = look("bandeja", read, reviewer=reviewer, mes="2026-06", **params)
        assert errors(app) == []
        assert "Guardar" not in [one.label for one in app.button]
