"""The Bandeja in a line for each cuenta: asked for in the address, told in icons that keep their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from review.model import ItemKind
from review.store import Store, saved_views
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA = "Ana Solarte"


def drawn(look: Opener, filled: Path, **params: str | int) -> dict[str, Any]:
    app = look("bandeja", filled, **params)
    assert errors(app) == []
    return components(app, "table")[0]


def test_the_same_cuentas_in_one_line_each(look: Opener, filled: Path) -> None:
    roomy = drawn(look, filled, mes="2026-06")
    dense = drawn(look, filled, mes="2026-06", compacta="si")
    assert (roomy["dense"], dense["dense"]) == (False, True)
    assert [row["id"] for row in dense["rows"]] == [row["id"] for row in roomy["rows"]]
    assert [column["key"] for column in dense["columns"]][:4] == ["pago", "contratista", "contrato", "valor"]
    for before, now in zip(roomy["rows"], dense["rows"], strict=True):
        assert now["cells"]["contratista"]["sub"] is None
        assert now["cells"]["contratista"]["title"].endswith(before["cells"]["contratista"]["sub"])
        assert now["cells"]["contrato"].startswith("CPS-")
        for item in ItemKind:
            mark = now["cells"][item.value]
            assert mark == {**before["cells"][item.value], "bare": True}
            assert mark["word"]


def test_more_signs_of_a_cuenta_become_icons_beside_the_first(look: Opener, filled: Path) -> None:
    dense = drawn(look, filled, mes="todos", versiones="si", compacta="si")
    older = [row for row in dense["rows"] if row["cells"]["contratista"]["also"]]
    assert [row["cells"]["contratista"]["also"][0]["word"] for row in older] == ["Versión anterior"]
    for row in dense["rows"]:
        assert all(one["bare"] for one in row["cells"]["resultado"]["also"])
        assert not row["cells"]["resultado"].get("bare")
    assert any(row["cells"]["contrato"].endswith("· abr 2026") for row in dense["rows"])


def test_the_way_of_looking_goes_along_and_is_kept_in_a_view(look: Opener, read: Path) -> None:
    app = look("bandeja", read, reviewer=ANA, mes="2026-06", compacta="si")
    go = components(app, "table")[0]["rows"][0]["go"]
    assert go["params"]["compacta"] == "si"
    app.text_input(key="nombre_de_vista").set_value("Apretada")
    next(one for one in app.button if one.label == "Guardar").click().run()
    with Store.open(str(read)) as store:
        assert [dict(view.params) for view in saved_views.of(store, ANA)] == [{"compacta": "si"}]

    toggle = next(one for one in app.toggle if one.label == "Lista compacta")
    toggle.set_value(False).run()
    assert "compacta" not in app.query_params
    assert components(app, "table")[0]["dense"] is False
