"""Segunda mirada: another person tells of each item what they find, and sees nothing of what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk.blind_sample import sample
from review.model import Audience, ItemKind, PersonRole, Verdict
from review.store import Store
from review.store.settings import SettingKind, put
from review.ways.checklist import PACKAGED
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

SECRET = "NOTA DE ANA"


@pytest.fixture
def approved(read: Path) -> Path:
    with Store.open(str(read)) as store:
        for number in (1, 2):
            desk.add_note(store, number, Audience.INTERNA, SECRET, "Ana", page=1)
            desk.decide(store, number, Verdict.APROBADA, SECRET, "Ana")
    return read


def asked(app: AppTest) -> list[str]:
    return [one.key.rpartition("_item_")[2] for one in app.button_group if one.key and one.key[7:8].isdigit()]


def told(app: AppTest) -> str:
    return " ".join(one.value for kind in (app.markdown, app.caption, app.info, app.warning) for one in kind)


def answer(app: AppTest, found: str, verdict: str) -> AppTest:
    for group in app.button_group:
        if group.key and group.key.startswith("mirada_"):
            group.set_value(verdict if group.key.endswith("_decision") else found)
    return app.run()


def answers(app: AppTest) -> dict[str, object]:
    return {one.key: one.value for one in app.button_group if (one.key or "").startswith("mirada_")}


def send(app: AppTest) -> AppTest:
    return (
        next(one for one in app.button if one.key and one.key.startswith("registrar_mirada_")).click().run()
    )


def test_another_person_looks_again_without_what_was_decided(look: Opener, approved: Path) -> None:
    app = look("segunda", approved, mes="2026-06", reviewer="Eva")
    assert errors(app) == []
    drawn = told(app) + str(components(app, "viewer"))
    assert SECRET not in drawn
    assert "probada" not in drawn.replace("cuentas aprobadas de cada mes", ""), "nor what it came to"
    assert components(app, "viewer")[0]["boxes"] == []
    send(answer(app, "cumple", "devuelta"))
    assert "Escriba qué encontró" in app.error[0].value
    app.text_area[0].set_value("El informe es de otro mes.")
    send(app)
    assert errors(app) == []
    assert "halló otra cosa" in app.toast[0].value
    with Store.open(str(approved)) as store:
        assert desk.agreement(store)["coinciden"].iloc[0] == 0
        assert set(desk.second_looks(store)["segunda"]) == {"devuelta", "cumple"}
    send(answer(app, "cumple", "aprobada"))
    assert "ya tienen su segunda mirada" in told(app)


def test_what_is_left_out_is_asked_for_and_nothing_is_recorded(look: Opener, approved: Path) -> None:
    app = look("segunda", approved, mes="2026-06", reviewer="Eva")
    send(app)
    assert "qué haría con la cuenta" in app.error[0].value
    group = next(one for one in app.button_group if one.key and one.key.endswith("_decision"))
    group.set_value("aprobada").run()
    send(app)
    assert "Diga qué encuentra en cada ítem" in app.error[0].value
    with Store.open(str(approved)) as store:
        assert desk.second_looks(store).empty


def test_why_nothing_is_offered_is_said(look: Opener, approved: Path) -> None:
    assert "Escriba su nombre" in told(look("segunda", approved, mes="2026-06"))
    assert "a otra persona" in told(look("segunda", approved, mes="2026-06", reviewer="Ana"))
    with Store.open(str(approved)) as store:
        desk.give_role(store, "Luz", PersonRole.CONSULTA, "Luz")
        put(
            store,
            1,
            SettingKind.CHECKLIST,
            PACKAGED.read_text("utf-8").replace("ciega = 3", "ciega = 0"),
            "A",
        )
        assert sample(store) == ()
    assert "no es de su rol" in told(look("segunda", approved, mes="2026-06", reviewer="Luz"))
    assert "Aún no hay cuentas aprobadas" in told(look("segunda", approved, mes="2026-06", reviewer="Eva"))


def test_agreement_is_shown_with_its_table_and_where_it_lacks(look: Opener, approved: Path) -> None:
    assert "Todavía no hay segundas miradas" in told(
        look("segunda", approved, vista="acuerdo", mes="2026-06")
    )
    app = look("segunda", approved, mes="2026-06", reviewer="Eva")
    answer(app, "no_cumple", "devuelta").text_area[0].set_value("Nada es suyo.")
    send(app)
    app = look("segunda", approved, vista="acuerdo", mes="2026-06")
    assert errors(app) == []
    counts, differing = components(app, "table")
    assert counts["rows"][0]["cells"]["titulo"]["text"] == "Toda la cuenta"
    assert counts["rows"][0]["cells"]["porcentaje"] == "0 %"
    assert differing["rows"][0]["cells"]["motivo"] == "Nada es suyo."
    assert differing["rows"][0]["go"]["page"] == "revisar"
    kinds = {kind.value for kind in ItemKind}
    assert len(differing["rows"]) == len(counts["rows"]) <= 1 + len(kinds)


def test_what_one_had_answered_is_there_when_one_comes_back(look: Opener, approved: Path) -> None:
    app = look("segunda", approved, mes="2026-06", reviewer="Eva")
    answer(app, "no_cumple", "devuelta")
    app.text_area[0].set_value("El informe es de otro mes.").run()
    first = answers(app)
    assert {str(value) for value in first.values()} == {"no_cumple", "devuelta"}
    other = look("segunda", approved, mes="2026-06", reviewer="Eva")
    assert answers(other) == first
    assert other.text_area[0].value == "El informe es de otro mes."
    of_another = look("segunda", approved, mes="2026-06", reviewer="Luz")
    assert of_another.text_area[0].value == ""
    send(other)
    assert "halló otra cosa" in other.toast[0].value
    assert look("segunda", approved, mes="2026-06", reviewer="Eva").text_area[0].value == ""
