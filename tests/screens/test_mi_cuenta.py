"""Mi cuenta: what a contractor sees before sending, and that nothing of it stays."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pypdf
import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.caching import clear_session_resource_cache
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from review import frames, spanish
from review.cli.options import ALONE_LIST_VARIABLE, ALONE_VARIABLE
from review.model import Month
from review.store import DATABASE_VARIABLE
from review.ways.checklist import PACKAGED
from screens import workbench
from screens.workbench import Workbench
from tests.folders import write_contracts, write_cuenta
from tests.screens.conftest import ROOT, Opener
from tests.screens.drawn import components, errors
from tests.waiting import HANG_SECONDS

SESSION = "test session id"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the system for what does not stay, of this test alone."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    clear_session_resource_cache(SESSION)  # all of AppTest's have one name
    yield place
    clear_session_resource_cache(SESSION)


@pytest.fixture
def paper(tmp_path: Path) -> bytes:
    return write_cuenta(tmp_path / "papeles" / "cobro.pdf").read_bytes()


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    kinds = {"pdf": "application/pdf", "jpg": "image/jpeg"}
    told = [(name, data, kinds[name.rpartition(".")[2]]) for name, data in files]
    app.file_uploader[0].set_value(told).run()
    return next(one for one in app.button if one.label == "Revisar y armar el PDF").click().run()


def test_what_would_be_returned_is_told_with_its_place(look: Opener, scratch: Path, paper: bytes) -> None:
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper))
    assert list(app.exception) == []
    assert any("la devolvería" in one.value for one in app.error)
    (sheet,) = components(app, "sheet")
    states = {item["key"]: (item["word"], item["pages"]) for item in sheet["items"]}
    assert states["cuenta"] == ("Por revisar", "página 1")
    assert states["informe"][0] == "Falta"
    (value,) = [one for one in sheet["items"][1]["fields"] if one["title"] == "Valor"]
    assert (value["page"], value["value"]) == (1, "$ 1.800.000")
    (viewer,) = components(app, "viewer")
    assert viewer["src"].startswith("data:image/jpeg")
    assert viewer["boxes"]
    assert scratch.is_dir()


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed in a box of options is sent, as a browser does: AppTest knows the options alone."""

    def sent(self: Selectbox[str]) -> WidgetState:
        return WidgetState(id=self.id, string_value=self.value)

    monkeypatch.setattr(Selectbox, "_widget_state", property(sent))


@pytest.mark.usefixtures("typing")
def test_another_month_than_the_papers_is_told_and_nonsense_is_a_sentence(
    look: Opener, scratch: Path, paper: bytes
) -> None:
    app = look("mi_cuenta")
    app.selectbox(key="mi_cuenta_mes_0").set_value("julio de 2026")
    app = dropped(app, ("cobro.pdf", paper))
    told = str(components(app, "sheet"))
    assert "usted escribió julio de 2026" in told
    app.selectbox(key="mi_cuenta_mes_0").set_value("pronto")
    app = dropped(app, ("cobro.pdf", paper))
    assert "No se entiende «pronto»" in app.error[0].value
    assert list(app.exception) == []
    assert scratch.is_dir()


def test_the_month_is_picked_and_the_contract_too_where_there_is_a_list(
    look: Opener, scratch: Path, tmp_path: Path, paper: bytes
) -> None:
    book = write_contracts(tmp_path).read_bytes()
    app = look("mi_cuenta")
    months = app.selectbox(key="mi_cuenta_mes_0").options
    assert len(months) == 13
    assert months[0] == spanish.month_name(Month(frames.now().year, frames.now().month))
    app.file_uploader(key="mi_cuenta_lista_0").set_value([("contratos.csv", book, "text/csv")]).run()
    assert [one.label for one in app.text_input if one.label.startswith("Contrato")] == []
    numbers = app.selectbox(key="mi_cuenta_contrato_listado_0")
    assert numbers.options == ["CPS-014-2026", "CPS-020-2026"]
    numbers.select("CPS-020-2026")
    app = dropped(app, ("cobro.pdf", paper))
    assert "CPS-020-2026" in str(components(app, "sheet"))
    app.file_uploader(key="mi_cuenta_lista_0").set_value([("contratos.csv", b"nada", "text/csv")]).run()
    assert any(one.label.startswith("Contrato") for one in app.text_input)
    assert list(app.exception) == []
    assert not list(scratch.rglob("*.csv"))


def test_files_that_cannot_be_taken_are_told_one_by_one(look: Opener, scratch: Path, paper: bytes) -> None:
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper), ("rota.jpg", b"\xff\xd8\xff nada"))
    assert any("rota" in one.value and "está dañado" in one.value for one in app.markdown)
    app = dropped(app, ("rota.jpg", b"\xff\xd8\xff nada"))
    assert "No se pudo armar" in app.error[0].value
    assert not list(scratch.rglob("*.jpg"))


def test_nothing_stays_when_the_session_ends_nor_when_it_is_told_to_forget(
    look: Opener, scratch: Path, tmp_path: Path, paper: bytes
) -> None:
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper))
    (folder,) = scratch.glob("vistobueno-mi-cuenta-*")
    assert folder.stat().st_mode & 0o077 == 0
    assert [one.name for one in folder.rglob("*") if one.is_file()] == ["armado.pdf"], (
        "what was dropped is gone"
    )
    app.text_area[0].set_value("1. Falta el RUT de Luz Dary.").run()
    next(one for one in app.button if one.label == "Borrar todo").click().run()
    assert list(folder.iterdir()) == []
    assert components(app, "viewer") == []
    assert [one.value for one in app.text_area] == [""]
    dropped(app, ("cobro.pdf", paper))
    assert list(folder.rglob("*.pdf"))
    clear_session_resource_cache(SESSION)
    assert list(scratch.iterdir()) == []
    kept = [one for one in tmp_path.rglob("*") if one.is_file() and one.suffix in (".pdf", ".jpg")]
    assert [one.name for one in kept] == ["cobro.pdf"], "of the test itself"


def test_alone_there_is_no_other_page_and_no_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scratch: Path, guarded: list[bool]
) -> None:
    monkeypatch.setenv(ALONE_VARIABLE, "1")
    monkeypatch.setenv(DATABASE_VARIABLE, str(tmp_path / "ninguna.db"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=HANG_SECONDS).run()
    assert errors(app) == []
    assert [one.value for one in app.title] == ["Mi cuenta"]
    assert not app.sidebar.children
    assert not (tmp_path / "ninguna.db").exists()
    assert not (tmp_path / "data").exists()
    assert (scratch.is_dir(), guarded) == (True, [True])


def test_the_guide_has_the_values_of_the_cuenta_to_copy_and_its_pdf(
    look: Opener, scratch: Path, paper: bytes
) -> None:
    app = look("mi_cuenta")
    assert not [one.value for one in app.code]
    first, again = components(app, "steps")
    assert first["items"][-1]["title"] == "Compruebe que quedó enviada"
    assert "«Editar»" in str(again["items"])
    assert any("Olvidar «Enviar»" in one.value.replace("\\", "") for one in app.warning)
    app = dropped(app, ("cobro.pdf", paper))
    assert errors(app)
    assert [one.value for one in app.code] == ["CPS-014-2026", "pago 001", "pago 001", "1800000"]
    assert any("No se leyó la fecha del informe" in one.value for one in app.markdown)
    assert any("Falta" in one.value or "No se encontró" in one.value for one in app.markdown)
    assert scratch.is_dir()


def test_what_the_entity_asked_is_told_point_by_point_and_a_bad_mail_is_a_sentence(
    look: Opener, scratch: Path
) -> None:
    app = look("mi_cuenta")
    app.text_area(key="guia_carta_0").set_value("1. Ítem 3, Seguridad social: adjunte la planilla.").run()
    assert any("adjunte la planilla" in one.value and "Seguridad social" in one.value for one in app.markdown)
    app.file_uploader(key="guia_correo_0").set_value([("x.eml", b"\x89PNG", "message/rfc822")]).run()
    assert any("No se entiende este correo" in one.value for one in app.error)
    assert list(app.exception) == []
    assert scratch.is_dir()


def test_alone_the_entitys_own_list_is_the_one_that_judges(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, look: Opener, scratch: Path, paper: bytes
) -> None:
    own = tmp_path / "checklist.toml"
    packaged = PACKAGED.read_text("utf-8")
    own.write_text(packaged.replace('"CONTRATO pago PAGO"', '"CEDULA_AÑO-MES"'), "utf-8")
    monkeypatch.setenv(ALONE_LIST_VARIABLE, str(own))
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper))
    assert any("CPS" in one.value and "pago 001" in one.value for one in app.markdown), "the desk has its own"
    monkeypatch.setenv(ALONE_VARIABLE, "1")
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper))
    assert any("1061700001" in one.value and "2026" in one.value for one in app.markdown)
    own.write_text("nada", "utf-8")
    app = app.run()
    assert "checklist" in app.error[-1].value
    assert list(app.exception) == []
    assert scratch.is_dir()


def test_what_a_killed_process_left_goes_and_nothing_else(scratch: Path) -> None:
    ended = max(psutil.pids()) + 1
    while psutil.pid_exists(ended):
        ended += 1
    names = [f"vistobueno-mi-cuenta-{ended}-a1b2", f"vistobueno-mi-cuenta-{os.getpid()}-c3d4", "ajena"]
    for name in names:
        (scratch / name).mkdir()
        (scratch / name / "armado.pdf").write_bytes(b"%PDF")
    workbench.sweep(scratch)
    assert sorted(one.name for one in scratch.iterdir()) == sorted(names[1:])


def test_a_bench_that_nobody_closes_goes_with_the_session(scratch: Path) -> None:
    bench = Workbench.opened()
    assert bench.folder.is_dir()
    del bench
    assert list(scratch.iterdir()) == []


def test_the_pdf_taken_away_is_the_one_that_was_judged(look: Opener, scratch: Path, paper: bytes) -> None:
    app = dropped(look("mi_cuenta"), ("cobro.pdf", paper))
    assert errors(app)
    made = next(scratch.rglob("armado.pdf")).read_bytes()
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1
