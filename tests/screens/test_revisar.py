"""Revisar beyond one cuenta: another one beside it, rules set aside, decisions that are out of date."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.desk import SubmissionView
from review.model import ItemKind, PageKind, State, Verdict
from review.pipeline import jobs, read_folder
from review.store import Store
from screens import item_sheet, waiving
from tests.folders import LONG_AGO, write_contracts, write_cuenta
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

AUTHOR = "Ana Solarte"
REASON = "El banco la entrega la otra semana."


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is always the same day, also where the screens ask for it."""
    monkeypatch.setattr(frames, "today", lambda: dt.date(2026, 7, 10))


@pytest.fixture(scope="module")
def _versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    papers = folder / "cuentas"
    write_cuenta(papers / "uno.pdf")
    write_cuenta(papers / "dos.pdf", contract="CPS-020-2026")
    write_contracts(papers)
    with Store.open(str(folder / "visto.db")) as store:
        read_folder(papers, store, processes=1)
        desk.decide(store, number_of(store, "uno.pdf"), Verdict.DEVUELTA, "Falta la planilla.", AUTHOR)
        write_cuenta(papers / "uno corregida.pdf", note="Corregida", mtime=LONG_AGO + 90)
        read_folder(papers, store, processes=1)
    return folder / "visto.db"


@pytest.fixture
def versions(_versions: Path, tmp_path: Path) -> Path:
    """A cuenta that was returned and came again, and another contractor's; each test has its own copy."""
    return Path(shutil.copy(_versions, tmp_path / "visto.db"))


def number_of(store: Store, archivo: str) -> int:
    table = frames.submissions(store)
    return int(table[table["archivo"] == archivo].iloc[0]["id"])


def seen(database: Path, archivo: str) -> SubmissionView:
    with Store.open(str(database)) as store:
        view = desk.submission(store, number_of(store, archivo))
    assert view is not None
    return view


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def told(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.value for one in app.caption)])


def sheet_item(app: AppTest, kind: ItemKind) -> dict[str, Any]:
    (sheet,) = components(app, "sheet")
    found: dict[str, Any] = next(item for item in sheet["items"] if item["key"] == kind)
    return found


def test_both_pages_are_shown_with_whose_they_are_and_the_way_back(look: Opener, versions: Path) -> None:
    view = seen(versions, "uno corregida.pdf")
    app = look("revisar", versions, cuenta=view.id, comparar="cuenta_version")
    assert errors(app) == []
    here, there = components(app, "viewer")
    assert all(one["src"].startswith("data:image/jpeg;base64,") for one in (here, there))
    assert here["pages"] == there["pages"] == []
    assert "Esta cuenta: junio de 2026 · pago 001" in told(app)
    assert "La versión anterior: junio de 2026 · pago 001" in told(app)
    press(app, "Volver a la revisión")
    assert "comparar" not in app.query_params
    assert len(components(app, "sheet")) == 1


@pytest.mark.parametrize("lost", [False, True])
def test_what_the_program_lost_is_read_again_from_here(
    look: Opener, read: Path, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    """And the contractor is not blamed for it."""
    with sqlite3.connect(read) as connection:
        if lost:
            connection.execute("UPDATE documents SET reader_version = ''")
        (folder,) = connection.execute("SELECT path FROM folders").fetchone()
    asked: list[Path] = []
    monkeypatch.setattr(jobs, "start", lambda _url, one, *_, **__: asked.append(one))
    app = look("revisar", read, reviewer=AUTHOR, cuenta=1)
    assert errors(app) == []
    assert [button.label for button in app.button if button.key == "leer_de_nuevo"] == [
        "Leer de nuevo"
    ] * lost
    assert any("no del contratista" in one.value for one in app.caption) is lost
    if lost:
        with Store.open(str(read)) as store:
            desk.decide(store, 1, Verdict.DEVUELTA, "Falta la planilla.", "Eva Ruiz")
        app.button(key="leer_de_nuevo").click().run()
        assert asked == [Path(folder)]
        assert any("La cuenta cambió" in one.value for one in app.warning), "others' acts are still told"


def test_an_address_that_compares_nothing_shows_the_review(look: Opener, versions: Path) -> None:
    view = seen(versions, "dos.pdf")
    app = look("revisar", versions, cuenta=view.id, comparar="cuenta_valor", exceptuar="<b>")
    assert errors(app) == []
    assert len(components(app, "sheet")) == 1


def test_what_became_of_the_version_before_is_told_with_what_changed(look: Opener, versions: Path) -> None:
    view = seen(versions, "uno corregida.pdf")
    app = look("revisar", versions, cuenta=view.id)
    assert "La versión anterior quedó devuelta por Ana Solarte" in told(app)
    (ledger,) = components(app, "requests")
    assert ("Falta la planilla.", "Revíselo usted") in {
        (one["asked"], one["word"]) for one in ledger["items"]
    }
    (link,) = [one for one in app.get("page_link") if one.proto.label == "Ver la versión anterior"]
    assert link.proto.query_string.endswith(f"cuenta={view.previous}")


def test_a_rule_is_set_aside_after_seeing_what_would_change(look: Opener, versions: Path) -> None:
    view = seen(versions, "dos.pdf")
    app = look("revisar", versions, cuenta=view.id, exceptuar="banco_falta", reviewer=AUTHOR)
    key = f"{view.id}_banco_falta"
    assert app.date_input(key=f"hasta_{key}").value == waiving.default_until(view, frames.today())
    press(app, "Ver qué cambiaría")
    assert "Escriba el motivo" in app.error[0].value
    app.text_area(key=f"razon_{key}").set_value(REASON).run()
    press(app, "Ver qué cambiaría")
    assert errors(app) == []
    (table,) = components(app, "table")
    assert len(table["rows"]) == 1, "the other contract is not touched"
    assert seen(versions, "dos.pdf").item(ItemKind.BANCO).state is State.FALTA, "nothing is written yet"
    press(app, "Exceptuar la regla")
    assert errors(app) == []
    assert "exceptuar" not in app.query_params
    banco = sheet_item(app, ItemKind.BANCO)
    (waived,) = banco["waived"]
    assert waived["waiver"].startswith(f"Exceptuada por {AUTHOR} para este contrato, hasta el ")
    assert waived["waiver"].endswith(REASON)
    assert "Exceptuada" not in waived["message"]
    assert seen(versions, "dos.pdf").item(ItemKind.BANCO).state is State.NO_APLICA


def test_an_exception_for_the_folder_is_listed_and_withdrawn_with_a_reason(
    look: Opener, versions: Path
) -> None:
    view = seen(versions, "dos.pdf")
    with Store.open(str(versions)) as store:
        desk.add_waiver(store, view.folder, "banco_falta", None, REASON, frames.today(), AUTHOR)
    app = look("revisar", versions, cuenta=view.id, exceptuar="banco_falta", reviewer="Sonia Vega")
    assert "para toda la carpeta" in told(app)
    press(app, "Retirar la excepción")
    assert "por qué se retira" in app.error[0].value
    next(one for one in app.text_input if one.label == "Por qué se retira").set_value("Ya llegó.")
    press(app, "Retirar la excepción")
    assert errors(app) == []
    assert seen(versions, "dos.pdf").item(ItemKind.BANCO).state is State.FALTA
    app = look("lista", versions, vista="excepciones")
    (table,) = components(app, "table")
    (row,) = table["rows"]
    assert row["cells"]["estado"]["word"] == "Retirada"
    assert "La retiró Sonia Vega" in row["cells"]["quien"]["sub"]


def test_a_last_day_before_the_cuenta_came_is_told(look: Opener, versions: Path) -> None:
    view = seen(versions, "dos.pdf")
    app = look("revisar", versions, cuenta=view.id, exceptuar="banco_falta", reviewer=AUTHOR)
    app.date_input(key=f"hasta_{view.id}_banco_falta").set_value(dt.date(2026, 1, 31)).run()
    assert "no la cubre" in app.warning[0].value


def test_an_exception_lasts_until_the_contract_ends_or_the_year(versions: Path) -> None:
    view = seen(versions, "dos.pdf")
    assert waiving.default_until(view, dt.date(2026, 7, 1)) == dt.date(2026, 11, 30)
    assert waiving.default_until(view, dt.date(2026, 12, 3)) == dt.date(2026, 12, 31)
    assert waiving.default_until(view, dt.date(2027, 1, 4)) == dt.date(2027, 12, 31)


def test_a_decision_out_of_date_is_told_and_confirmed(look: Opener, versions: Path) -> None:
    view = seen(versions, "dos.pdf")
    with Store.open(str(versions)) as store:
        desk.decide(store, view.id, Verdict.DEVUELTA, "Faltan soportes.", AUTHOR)
    app = look("revisar", versions, cuenta=view.id)
    assert "Después de esta decisión" not in told(app)
    with Store.open(str(versions)) as store:
        desk.correct_field(store, view.id, ItemKind.CUENTA, "valor", 1_700_000, AUTHOR, remember=False)
    app = look("revisar", versions, cuenta=view.id, reviewer="Sonia Vega")
    assert "Después de esta decisión se corrigió un dato" in told(app)
    assert "hoy saldría incompleta" in told(app)
    signs = {one["label"]: one["word"] for one in components(app, "signs")[0]["items"]}
    assert signs["Decisión"] == "Devuelta, desactualizada"
    (row,) = components(
        look("bandeja", versions, mes="2026-06", decision="desactualizada", q="tobar"), "table"
    )[0]["rows"]
    assert [one["word"] for one in row["cells"]["resultado"]["also"]] == ["Devuelta", "Desactualizada"]
    app = look("revisar", versions, cuenta=view.id, reviewer="Sonia Vega")
    press(app, "Confirmar: devuelta y seguir")
    assert errors(app) == []
    assert "Después de esta decisión" not in told(app)
    decision = seen(versions, "dos.pdf").decision
    assert decision is not None
    assert (decision.author, decision.reason, decision.stale) == ("Sonia Vega", "Faltan soportes.", ())


def test_an_approval_without_reason_is_not_confirmed_when_it_is_not_complete(
    look: Opener, versions: Path
) -> None:
    view = seen(versions, "dos.pdf")
    with Store.open(str(versions)) as store:
        desk.decide(store, view.id, Verdict.APROBADA, "", AUTHOR)
        desk.correct_field(store, view.id, ItemKind.CUENTA, "valor", 1_700_000, AUTHOR, remember=False)
    app = look("revisar", versions, cuenta=view.id, reviewer="Sonia Vega")
    press(app, "Confirmar: aprobada y seguir")
    assert "diga por qué" in app.warning[0].value
    decision = seen(versions, "dos.pdf").decision
    assert decision is not None
    assert decision.author == AUTHOR


def test_the_worst_reason_comes_first_and_what_only_informs_is_folded(versions: Path) -> None:
    order = [State.FALTA, State.NO_CUMPLE, State.POR_REVISAR]
    view = seen(versions, "uno corregida.pdf")
    for drawn, item in zip(item_sheet.items(view, ""), view.items, strict=True):
        by_code = {one.code: one.state for one in item.findings}
        told = [order.index(by_code[one["code"]]) for one in drawn["findings"]]
        assert told == sorted(told)
        shown = {by_code[one["code"]] for one in [*drawn["told"], *drawn["passed"]]}
        assert shown <= {State.CUMPLE, State.NO_APLICA}


def test_a_page_moved_never_strands_its_cuenta(look: Opener, versions: Path) -> None:
    """Without its cuenta de cobro it has no month nor value: it is in sight all the same, and comes back."""
    view = seen(versions, "dos.pdf")
    app = look("revisar", versions, cuenta=view.id, mes="2026-06", panel="corregir", reviewer=AUTHOR)
    next(one for one in app.selectbox if one.label == "Es de").set_value(PageKind.OTRO)
    press(app, "Cambiar")
    assert errors(app) == []
    moved = seen(versions, "dos.pdf")
    assert (moved.period, moved.pages[0].kind) == (None, PageKind.OTRO)
    assert app.query_params["cuenta"] == str(view.id)
    assert len(components(app, "viewer")) == 1
    (rows,) = [one["rows"] for one in components(look("bandeja", versions, mes="sin_mes"), "table")]
    assert [one["id"] for one in rows] == [view.id]
    app = look("revisar", versions, cuenta=view.id, mes="sin_mes", panel="corregir", reviewer=AUTHOR)
    assert "1 de 1" in told(app)
    next(one for one in app.selectbox if one.label == "Es de").set_value(PageKind.CUENTA)
    press(app, "Cambiar")
    assert errors(app) == []
    assert seen(versions, "dos.pdf").period == view.period


def test_the_picture_of_a_page_is_named_after_the_evidence_on_it(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, evidencia="campo.cuenta.valor")
    seen = components(app, "viewer")[0]["alt"]
    assert seen.startswith(f"Página {components(app, 'viewer')[0]['page']} de ")
    assert seen.endswith(". Se señala: Cuenta: Valor, $ 1.800.000")
    unseen = components(look("revisar", read, cuenta=1, pagina=1), "viewer")[0]["alt"]
    assert "Se señala" not in unseen
