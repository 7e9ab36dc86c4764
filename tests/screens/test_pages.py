"""Every page as Streamlit runs it: with cuentas, with none, with a broken database, with hostile names."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from review import desk, frames
from review.frames.counting import Count
from review.model import ItemKind, PageKind, State, Verdict
from review.pipeline import jobs
from review.reading import album
from review.store import Store, chain
from review.store import job_rows as job_table
from screens import text
from tests.folders import write_contracts
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.screens.example import HOSTILE, LONG

PAGES = [
    "inicio",
    "bandeja",
    "revisar",
    "dudas",
    "segunda",
    "cumplimiento",
    "pagos",
    "fallas",
    "cargar",
    "exportar",
    "informes",
    "lista",
    "secop",
]
VIEWS = [
    ("cumplimiento", {"vista": "meses"}),
    ("cumplimiento", {"vista": "terminan"}),
    ("pagos", {"vista": "estado"}),
    ("pagos", {"vista": "mes"}),
    ("pagos", {"vista": "pagar", "mes": "2026-06"}),
    ("pagos", {"vista": "contratista"}),
    ("pagos", {"vista": "rp"}),
    ("fallas", {"vista": "tiempos"}),
    ("fallas", {"vista": "tiempos", "por": "item"}),
    ("fallas", {"vista": "tiempos", "por": "contratista"}),
    ("fallas", {"mes": "todos"}),
    ("fallas", {"mes": "sin_mes"}),
    ("fallas", {"vista": "circular"}),
    ("fallas", {"vista": "circular", "mes": "todos"}),
    ("fallas", {"vista": "ritmo"}),
    ("exportar", {"estado": "pendientes", "hoja": "Hallazgos"}),
    ("informes", {"papel": "informe_final"}),
    ("informes", {"vista": "formatos"}),
    ("informes", {"vista": "campos"}),
    ("cargar", {"via": "archivos"}),
    ("lista", {"vista": "leyes"}),
    ("lista", {"vista": "cambiar"}),
    ("lista", {"vista": "cambiar", "partir": "sena"}),
    ("lista", {"vista": "cambiar", "partir": "leyes"}),
    ("secop", {"vista": "cuentas"}),
    ("secop", {"vista": "cuentas", "estado": "enviado", "diferencias": "si"}),
    ("secop", {"vista": "faltan"}),
    ("secop", {"vista": "pasar"}),
    ("secop", {"vista": "pasar", "lista": "alla"}),
    ("secop", {"vista": "corte"}),
    ("lista", {"vista": "calendario"}),
    ("revisar", {"panel": "corregir"}),
    ("revisar", {"panel": "historia"}),
    ("dudas", {"tema": "paginas"}),
    ("segunda", {"vista": "acuerdo"}),
    ("segunda", {"mes": "todos"}),
    ("segunda", {"mes": "sin_mes"}),
    ("bandeja", {"mes": "sin_mes"}),
    ("bandeja", {"mes": "todos", "versiones": "si", "orden": "contratista", "q": "lucia perez"}),
]
NONSENSE = {
    "mes": "x",
    "cuenta": "9" * 30,
    "pagina": "-1",
    "hoja": "0",
    "orden": "'--",
    "resultado": "<b>",
    "vista": "?",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_cuentas_shows_no_error(page: str, look: Opener, filled: Path) -> None:
    app = look(page, filled)
    assert errors(app) == []
    assert app.title[0].value


@pytest.mark.parametrize(("page", "params"), VIEWS)
def test_every_view_of_a_page_shows_no_error(
    page: str, params: dict[str, str], look: Opener, filled: Path
) -> None:
    assert errors(look(page, filled, **params)) == []


@pytest.mark.parametrize("page", PAGES)
def test_an_address_of_nonsense_is_borne(page: str, look: Opener, filled: Path) -> None:
    assert errors(look(page, filled, **NONSENSE)) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("cargar", "lista")])
def test_an_empty_database_leads_to_cargar(page: str, look: Opener) -> None:
    app = look(page)
    assert errors(app) == []
    assert any("Elija la carpeta" in one.value for one in app.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_a_broken_database_is_one_kind_sentence(page: str, look: Opener, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database" * 100)
    app = look(page, broken)
    assert list(app.exception) == []
    assert len(app.error) == 1
    assert "base de datos" in app.error[0].value
    assert "Traceback" not in app.error[0].value


def test_a_failure_nobody_foresaw_is_told_without_details(
    look: Opener, filled: Path, failure_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(str(filled))

    monkeypatch.setattr(frames, "months", fail)
    app = look("inicio", filled)
    assert list(app.exception) == []
    assert "Algo falló" in app.error[0].value
    assert str(failure_log) in app.error[0].value.replace("\\", "")
    assert str(filled) not in app.error[0].value + failure_log.read_text("utf-8")


def test_what_streamlit_logs_is_guarded(look: Opener, filled: Path, guarded: list[bool]) -> None:
    look("inicio", filled)
    assert guarded


def test_opening_the_dashboard_throws_old_pictures_away(
    look: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "_aside", lambda work: work())
    old = tmp_path / "cache" / "vistobueno" / "paginas" / "a.jpg"
    old.parent.mkdir(parents=True)
    old.touch()
    os.utime(old, (0, 0))
    look("inicio", tmp_path / "nueva.db")
    assert not old.exists()


def test_inicio_counts_add_up_and_lead_to_the_list(look: Opener, filled: Path) -> None:
    app = look("inicio", filled, mes="2026-06")
    figures, results, *_ = components(app, "tiles")
    assert figures["items"][0]["value"] == 5
    assert sum(one["value"] for one in results["items"]) == 5
    incomplete = next(one for one in results["items"] if one["label"] == "Incompleta")
    assert incomplete["href"] == "./bandeja?mes=2026-06&resultado=incompleta"


def test_inicio_tells_of_files_without_a_month(look: Opener, filled: Path) -> None:
    app = look("inicio", filled)
    lost = components(app, "tiles")[-1]["items"][0]
    assert lost["label"] == "Sin mes conocido"
    assert lost["go"] == {"page": "bandeja", "params": {"mes": "sin_mes"}}


def test_bandeja_shows_six_marks_with_word_and_icon(look: Opener, filled: Path) -> None:
    (table,) = components(look("bandeja", filled, mes="2026-06"), "table")
    assert len(table["rows"]) == 5
    for row in table["rows"]:
        marks = [row["cells"][item.value] for item in ItemKind]
        assert all(mark["word"] and mark["icon"] for mark in marks)


def test_bandeja_filters_by_the_address(look: Opener, filled: Path) -> None:
    (table,) = components(look("bandeja", filled, mes="2026-06", resultado="incompleta"), "table")
    assert {row["cells"]["resultado"]["word"] for row in table["rows"]} == {"Incompleta"}
    (nothing,) = components(look("bandeja", filled, mes="2026-06", q="nadie se llama así"), "table")
    assert nothing["rows"] == []
    assert "Quite los filtros" in nothing["empty"]


def test_a_filter_chosen_is_written_in_the_address(look: Opener, filled: Path) -> None:
    app = look("bandeja", filled, mes="2026-06", hoja="1")
    app.button_group(key="url_resultado").set_value("completa").run()
    assert app.query_params["resultado"] == "completa"
    assert "hoja" not in app.query_params
    app.text_input(key="url_q").set_value("  pérez ").run()
    assert app.query_params["q"] == "pérez"


def test_old_versions_are_reached_by_the_switch(look: Opener, filled: Path) -> None:
    (before,) = components(look("bandeja", filled, mes="2026-06"), "table")
    (after,) = components(look("bandeja", filled, mes="2026-06", versiones="si"), "table")
    assert len(after["rows"]) == len(before["rows"]) + 1


@pytest.mark.parametrize("page", ["inicio", "bandeja", "cumplimiento"])
def test_names_go_to_the_components_as_data_and_never_as_markdown(
    page: str, look: Opener, filled: Path
) -> None:
    app = look(page, filled, mes="2026-06")
    drawn = json.dumps(components(app, "table"), ensure_ascii=False)
    assert HOSTILE in drawn
    assert LONG in drawn
    assert not any("<script>" in one.value for one in app.markdown)


def test_the_head_of_revisar_escapes_a_hostile_name(look: Opener, filled: Path) -> None:
    with Store.open(str(filled)) as store:
        table = frames.submissions(store)
    number = int(table[table["contratista"] == HOSTILE].iloc[0]["id"])
    app = look("revisar", filled, cuenta=number)
    assert errors(app) == []
    title = app.title[0].value
    assert "\\<script\\>" in title
    assert "\\[x\\]\\(javascript" in title
    assert "\\$1\\$" in title


def test_revisar_says_when_there_is_no_such_cuenta(look: Opener, filled: Path) -> None:
    app = look("revisar", filled, cuenta=99999)
    assert "no existe" in app.warning[0].value


def test_revisar_follows_the_evidence_of_the_address(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, evidencia="campo.cuenta.valor")
    (viewer,) = components(app, "viewer")
    assert viewer["src"].startswith("data:image/jpeg;base64,")
    (box,) = [box for box in viewer["boxes"] if box["on"]]
    assert box["id"] == "campo.cuenta.valor"
    (sheet,) = components(app, "sheet")
    cuenta = next(item for item in sheet["items"] if item["key"] == "cuenta")
    (value,) = [field for field in cuenta["fields"] if field["on"]]
    assert value["value"] == "$ 1.800.000"


def test_revisar_says_so_when_the_pdf_is_gone(look: Opener, filled: Path) -> None:
    app = look("revisar", filled, mes="2026-06")
    (viewer,) = components(app, "viewer")
    assert viewer["src"] is None
    assert viewer["blank"]


def test_nobody_decides_without_a_name(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1)
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    assert app.button(key="hacer_devuelta_1").disabled


def test_a_return_starts_from_the_requests_and_is_recorded(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    area = app.text_area(key="motivo_1_devuelta")
    assert area.value.startswith("Cordial saludo")
    assert "1. " in area.value
    area.set_value("Falta la planilla.")
    app.button(key="hacer_devuelta_1").click().run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        view = desk.submission(store, 1)
        assert view is not None
        assert view.decision is not None
        assert view.decision.verdict is Verdict.DEVUELTA
        assert (view.decision.reason, view.decision.author) == ("Falta la planilla.", "Ana Solarte")


def test_to_approve_what_is_not_complete_a_reason_is_asked(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.APROBADA).run()
    app.button(key="hacer_aprobada_1").click().run()
    assert "Falta el motivo" in app.error[0].value
    app.text_area(key="motivo_1_aprobada").set_value("Los soportes llegaron aparte.")
    app.button(key="hacer_aprobada_1").click().run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        assert list(desk.history(store, 1)["quien"]) == ["Ana Solarte"]


def test_what_was_being_written_survives_another_page(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.INCOMPLETA).run()
    app.text_area(key="motivo_1_incompleta").set_value("A medio escribir").run()
    app.switch_page("pages/pagos.py").run()
    app.switch_page("pages/revisar.py")
    app.query_params["cuenta"] = "1"
    app.run()
    assert app.text_area(key="motivo_1_incompleta").value == "A medio escribir"
    assert app.session_state["revisor"] == "Ana Solarte"


def _submit(app: object, label: str) -> None:
    next(button for button in app.button if button.label == label).click()  # type: ignore[attr-defined]


def test_an_item_is_marked_with_its_reason(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="banco", reviewer="Ana Solarte")
    next(one for one in app.selectbox if one.label == "Estado").set_value("cumple")
    _submit(app, "Marcar")
    app.run()
    assert "motivo" in app.error[0].value.lower()
    next(one for one in app.text_input if one.label == "Motivo").set_value("La tengo en papel")
    _submit(app, "Marcar")
    app.run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        view = desk.submission(store, 1)
        assert view is not None
        banco = view.item(ItemKind.BANCO)
        assert (banco.state, banco.marked_by) == (State.CUMPLE, "Ana Solarte")
        assert banco.machine_state is not State.CUMPLE


def test_a_field_is_corrected_and_the_machines_value_stays(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="cuenta", reviewer="Ana Solarte")
    app.selectbox(key="dato_1_cuenta_").set_value("valor").run()
    next(one for one in app.text_input if one.label == "Valor correcto").set_value("mucho")
    _submit(app, "Corregir")
    app.run()
    assert "1\\.800\\.000" in app.error[0].value
    next(one for one in app.text_input if one.label == "Valor correcto").set_value("1.700.000")
    _submit(app, "Corregir")
    app.run()
    assert errors(app) == []
    app.query_params["panel"] = "items"
    app.run()
    (sheet,) = components(app, "sheet")
    cuenta = next(item for item in sheet["items"] if item["key"] == "cuenta")
    value = next(field for field in cuenta["fields"] if field["id"] == "campo.cuenta.valor")
    assert value["value"] == "$ 1.700.000"
    assert "$ 1.800.000" in value["machine"]


def test_a_page_is_moved_and_the_secop_state_set(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", reviewer="Ana Solarte")
    next(one for one in app.selectbox if one.label == "Es de").set_value(PageKind.OTRO)
    _submit(app, "Cambiar")
    app.run()
    next(one for one in app.selectbox if one.label == "Estado nuevo").set_value("pagado")
    _submit(app, "Poner estado")
    app.run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        view = desk.submission(store, 1)
        assert view is not None
        assert (view.pages[0].kind, view.pages[0].machine_kind) == ("otro", "cuenta")
        assert view.secop_state == "pagado"


@pytest.fixture
def updating(read: Path) -> Path:
    """A database whose folder is being read again because the program has changed."""
    with Store.open(str(read)) as store:
        number = job_table.add(store, "/cuentas", None, None)
        now = dt.datetime.now(dt.UTC)
        job_table.change(
            store, number, state="en_marcha", pid=os.getpid(), heartbeat_at=now, total=5, renewed=3
        )
    return read


@pytest.mark.parametrize("page", ["inicio", "bandeja"])
def test_figures_say_that_an_update_is_doing_cuentas_again(look: Opener, updating: Path, page: str) -> None:
    said = [one.value for one in look(page, updating, mes="2026-06").info]
    told = "El programa cambió: se están leyendo o revisando de nuevo 3 cuentas. Las cifras pueden moverse."
    assert said == [text.md(told)]


def test_figures_say_nothing_of_a_reading_of_new_files(look: Opener, updating: Path) -> None:
    with Store.open(str(updating)) as store:
        job_table.change(store, 1, renewed=0)
    assert list(look("inicio", updating, mes="2026-06").info) == []


def test_cargar_tells_what_an_update_does_and_did_again(look: Opener, updating: Path) -> None:
    app = look("cargar", updating, trabajo=1)
    told = text.md("El programa cambió: se están leyendo o revisando de nuevo 3 cuentas.")
    assert told in [one.value for one in app.caption]
    with Store.open(str(updating)) as store:
        job_table.change(store, 1, state="terminado", done=5, unchanged=2)
    app = look("cargar", updating, trabajo=1)
    assert text.md("2 sin cambios, 3 de nuevo porque el programa cambió") in app.success[0].value


def test_cargar_tells_what_the_list_of_the_reading_changed(look: Opener, read: Path, tmp_path: Path) -> None:
    with Store.open(str(read)) as store:
        folder = tmp_path / "sin pdf"
        folder.mkdir()
        for monthly in (1_800_000, 1_900_000):
            write_contracts(folder, monthly=monthly)
            number = job_table.add(store, str(folder), None, 1)
            jobs.run(store, number)
    app = look("cargar", read, trabajo=number)
    assert errors(app) == []
    assert "1 con cambios y 1 sin cambios" in app.info[0].value
    told = [one.value for one in app.markdown if "antes" in one.value]
    assert len(told) == 1
    assert "1\\.800\\.000" in told[0]
    app = look("cargar", read, trabajo=number - 1)
    assert not [one.value for one in app.markdown if "antes" in one.value]


def test_cargar_says_what_is_wrong_with_a_path(look: Opener, tmp_path: Path) -> None:
    app = look("cargar")
    app.text_input(key="carpeta").set_value(str(tmp_path / "no está")).run()
    assert "No existe la carpeta" in app.error[0].value
    app.text_input(key="carpeta").set_value(str(tmp_path)).run()
    assert errors(app) == []
    assert not next(one for one in app.button if one.label == "Leer la carpeta").disabled


def test_exportar_offers_the_months_workbook(look: Opener, filled: Path) -> None:
    app = look("exportar", filled, mes="2026-06")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Descargar el libro de Excel", "Descargar los datos en CSV"]
    (table,) = components(app, "table")
    assert [column["title"] for column in table["columns"]][:2] == ["Contrato", "Contratista"]


def test_exportar_shows_the_workbook_of_a_large_month_when_asked(
    look: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "count", lambda *_: Count(3_000))
    assert not components(look("exportar", filled, mes="2026-06"), "table")
    assert len(components(look("exportar", filled, mes="2026-06", vista="si"), "table")) == 1
    assert len(components(look("exportar", filled, mes="2026-06", hoja="Datos"), "table")) == 1


def test_what_is_handed_on_and_the_history_name_the_log(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT.", "Ana")
        head = chain.head(store)
    assert head is not None
    told = text.md(f"Registro de actos {head.code}: 1 acto, el último del ").strip()
    history = look("revisar", read, cuenta=1, panel="historia")
    (act,) = components(history, "timeline")[0]["items"]
    assert (act["who"], act["told"], act["quote"]) == (
        "Ana (supervisor)",
        "devolvió la cuenta.",
        "Falta el RUT.",
    )
    for page in (history, look("exportar", read, mes="2026-06")):
        assert any(one.value.startswith(told) for one in page.caption)


def test_the_month_chosen_is_kept_from_page_to_page(look: Opener, filled: Path) -> None:
    app = look("inicio", filled, mes="2026-04")
    app.switch_page("pages/exportar.py")
    app.query_params.clear()
    app.run()
    assert app.selectbox(key="url_mes").value == "2026-04"


def test_a_long_wait_is_red_with_a_sign_and_its_limit(look: Opener, filled: Path) -> None:
    (table,) = components(look("bandeja", filled, mes="2026-06"), "table")
    for row in table["rows"]:
        cell = row["cells"]["espera"]
        assert (cell["tone"], cell["icon"]) == ("bad", "clock")
        assert "límite de 5 días hábiles" in cell["title"]
    assert table["sort"] == {"key": "espera", "down": True}
