"""What a person says about a cuenta: kept for ever, in force at once, and taken back by saying otherwise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from review import desk, frames
from review.desk import SubmissionView
from review.errors import BadArgument
from review.model import Box, FieldValue, ItemKind, Month, PageKind, Resultado, SecopState, State, Verdict
from review.pipeline import read_folder, submissions_of
from review.store import Store
from tests.conftest import nothing_read
from tests.folders import CUENTA as CUENTA_TEXT
from tests.folders import write_contracts, write_cuenta, write_pdf

pytestmark = pytest.mark.usefixtures("shared_reader")
CUENTA, RUT = ItemKind.CUENTA, ItemKind.RUT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    write_contracts(tmp_path / "cuentas")
    return tmp_path / "cuentas"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(folder, opened, processes=1)
    return opened


def view(store: Store) -> SubmissionView:
    found = desk.submission(store, 1)
    assert found is not None
    return found


def value(store: Store, name: str) -> FieldValue:
    return next(field.value for field in view(store).item(CUENTA).fields if field.name == name)


def test_an_account_that_its_bank_masks_is_seen_as_any_other(tmp_path: Path) -> None:
    text = CUENTA_TEXT.format(
        contract="CPS-014-2026", payment="001", days=30, month="junio", note="", document="1.061.700.001",
        name="LUZ DARY RÍOS PARRA",
    )  # fmt: skip
    write_pdf(tmp_path / "cuentas" / "uno.pdf", text.replace("24012345678", "****5678"))
    with Store.open(str(tmp_path / "a.db")) as opened:
        read_folder(tmp_path / "cuentas", opened, processes=1)
        assert value(opened, "cuenta") == "****5678"


def test_all_about_one_cuenta(store: Store, folder: Path) -> None:
    seen = view(store)
    assert seen.path == folder / "uno.pdf"
    assert (seen.contract, seen.payment, seen.period, seen.value) == (
        "CPS-014-2026",
        1,
        Month(2026, 6),
        1_800_000,
    )
    assert [item.kind for item in seen.items] == list(ItemKind)
    assert [(page.number, page.kind, page.moved) for page in seen.pages] == [(1, PageKind.CUENTA, False)]
    assert seen.pages[0].width == 595.28
    field = next(field for field in seen.item(CUENTA).fields if field.name == "valor")
    assert (field.title, field.value, field.page, field.corrected) == ("Valor", 1_800_000, 1, False)
    assert field.box is not None
    assert field.box.width > 0
    assert seen.item(RUT).findings[0].searched == (1,)
    assert seen.contract_data is not None
    assert seen.contract_data.monthly_value == 1_800_000
    assert seen.decision is None
    assert desk.submission(store, 99) is None


def test_a_decision_keeps_what_it_was_made_on_and_another_may_follow(store: Store) -> None:
    seen = view(store)
    desk.decide(store, 1, Verdict.DEVUELTA, " Falta el RUT ", "Ana")
    made = view(store).decision
    assert made is not None
    assert (made.verdict, made.reason, made.author) == (Verdict.DEVUELTA, "Falta el RUT", "Ana")
    assert (made.sha256, made.rules_version) == (seen.sha256, seen.rules_version)
    desk.decide(store, 1, Verdict.APROBADA, "", "Eva")
    last = view(store).decision
    assert last is not None
    assert last.verdict is Verdict.APROBADA
    assert list(desk.history(store, 1)["valor"]) == ["devuelta", "aprobada"]


@pytest.mark.parametrize("verdict", [Verdict.DEVUELTA, Verdict.INCOMPLETA])
def test_returning_needs_a_reason(store: Store, verdict: Verdict) -> None:
    with pytest.raises(BadArgument, match="motivo"):
        desk.decide(store, 1, verdict, "  ", "Ana")
    assert view(store).decision is None


def test_everything_is_signed_and_about_something(store: Store) -> None:
    for act in (
        lambda: desk.decide(store, 1, Verdict.APROBADA, "", " "),
        lambda: desk.mark_item(store, 1, RUT, State.CUMPLE, "visto", ""),
        lambda: desk.move_page(store, 1, 1, PageKind.RUT, ""),
        lambda: desk.correct_field(store, 1, CUENTA, "valor", 5, ""),
        lambda: desk.set_secop_state(store, [1], SecopState.PAGADO, ""),
        lambda: desk.decide(store, 99, Verdict.APROBADA, "", "Ana"),
        lambda: desk.mark_item(store, 1, RUT, State.CUMPLE, "", "Ana"),
        lambda: desk.move_page(store, 1, 7, PageKind.RUT, "Ana"),
    ):
        with pytest.raises(BadArgument):
            act()
    assert desk.history(store, 1).empty


def test_a_mark_is_in_force_everywhere_beside_the_machines(store: Store, folder: Path) -> None:
    for item in ItemKind:
        desk.mark_item(store, 1, item, State.CUMPLE, "visto en físico", "Ana")
    seen = view(store)
    rut = seen.item(RUT)
    assert (rut.state, rut.machine_state, rut.marked_by, rut.mark_reason) == (
        State.CUMPLE,
        State.FALTA,
        "Ana",
        "visto en físico",
    )
    assert (seen.result, seen.machine_result) == (Resultado.COMPLETA, Resultado.INCOMPLETA)
    row = frames.submissions(store).iloc[0]
    assert (row["rut"], row["resultado"], row["resultado_maquina"]) == ("cumple", "completa", "incompleta")
    told = next(submissions_of(store, folder)).judgement
    assert (told.items[RUT].state, told.result) == (State.CUMPLE, Resultado.COMPLETA)
    desk.mark_item(store, 1, RUT, None, "me equivoqué", "Ana")
    assert view(store).item(RUT).state is State.FALTA
    assert view(store).result is Resultado.INCOMPLETA
    assert not view(store).item(RUT).marked


def test_a_corrected_value_is_judged_and_the_machines_is_kept(store: Store) -> None:
    desk.correct_field(store, 1, CUENTA, "valor", 1_900_000, "Ana", reason="mal leído")
    seen = view(store)
    field = next(field for field in seen.item(CUENTA).fields if field.name == "valor")
    assert (field.value, field.machine_value, field.corrected, field.confidence) == (
        1_900_000,
        1_800_000,
        True,
        1.0,
    )
    assert field.note == "corregido por Ana"
    assert field.box is not None, "the machine's evidence stays"
    assert seen.value == 1_900_000
    assert seen.item(CUENTA).state is State.NO_CUMPLE
    table = frames.fields(store, 1).set_index("campo")
    assert table.loc["valor", "valor_maquina"] == "1800000"
    assert bool(table.loc["valor", "corregido"])
    desk.correct_field(store, 1, CUENTA, "valor", None, "Ana")
    assert value(store, "valor") == 1_800_000
    assert view(store).item(CUENTA).state is State.CUMPLE


def test_a_value_can_be_put_where_the_machine_found_another_place(store: Store) -> None:
    box = Box(10, 20, 30, 40)
    desk.correct_field(store, 1, CUENTA, "fecha_cuenta", dt.date(2026, 7, 1), "Ana", page=1, box=box)
    field = next(field for field in view(store).item(CUENTA).fields if field.name == "fecha_cuenta")
    assert (field.value, field.page, field.box) == (dt.date(2026, 7, 1), 1, box)


@pytest.mark.parametrize(
    ("item", "name", "new"),
    [
        (CUENTA, "valor", "mucho"),
        (CUENTA, "valor", -1),
        (CUENTA, "periodo", "2026-06"),
        (CUENTA, "documento", "12a"),
        (CUENTA, "contrato", "  "),
        (CUENTA, "fecha_cuenta", "hoy"),
        (CUENTA, "nada", 1),
        (RUT, "dv", "3"),
    ],
)
def test_a_value_that_cannot_be_is_refused(store: Store, item: ItemKind, name: str, new: FieldValue) -> None:
    with pytest.raises(BadArgument):
        desk.correct_field(store, 1, item, name, new, "Ana")
    assert desk.history(store, 1).empty


def test_a_moved_page_is_recognised_anew_and_can_go_back(store: Store) -> None:
    desk.move_page(store, 1, 1, PageKind.OTRO, "Ana", "es otra cosa")
    seen = view(store)
    assert seen.item(CUENTA).state is State.FALTA
    assert (seen.pages[0].kind, seen.pages[0].machine_kind, seen.pages[0].moved) == (
        PageKind.OTRO,
        PageKind.CUENTA,
        True,
    )
    desk.move_page(store, 1, 1, None, "Ana")
    assert view(store).item(CUENTA).state is State.CUMPLE


def test_corrections_outlive_a_new_reading_and_a_new_contract_list(store: Store, folder: Path) -> None:
    desk.correct_field(store, 1, CUENTA, "valor", 1_900_000, "Ana")
    desk.mark_item(store, 1, RUT, State.NO_APLICA, "ya se tiene", "Ana")
    write_contracts(folder, monthly=1_900_000)
    with nothing_read():
        read_folder(folder, store)
    seen = view(store)
    assert seen.value == 1_900_000
    assert seen.item(RUT).state is State.NO_APLICA
    value_finding = next(f for f in seen.item(CUENTA).findings if f.code == "cuenta_valor")
    assert value_finding.state is State.CUMPLE
    assert value_finding.about == "cuenta.valor"


def test_versions_and_copies_are_told(store: Store, folder: Path) -> None:
    write_cuenta(folder / "dos.pdf", note="corregida", mtime=1_780_009_000)
    write_cuenta(folder / "copia.pdf", mtime=1_779_000_000)
    read_folder(folder, store, processes=1)
    others = {other.archivo: (other.identical, other.current) for other in view(store).versions}
    assert others == {"dos.pdf": (False, True), "copia.pdf": (True, False)}
    assert not view(store).current


def test_secop_states_of_many_at_once(store: Store, folder: Path) -> None:
    write_cuenta(folder / "dos.pdf", contract="CPS-020-2026")
    read_folder(folder, store, processes=1)
    assert desk.set_secop_state(store, [1, 2, 99], SecopState.PAGADO, "Ana") == 2
    assert set(frames.submissions(store)["estado_secop"]) == {"pagado"}
    assert set(frames.submissions(store)["fuente_secop"]) == {"a_mano"}
    desk.set_secop_state(store, [1], None, "Ana")
    assert view(store).secop_state is SecopState.SIN_CONFIRMAR


def test_history_tells_everything_in_order(store: Store) -> None:
    desk.mark_item(store, 1, RUT, State.CUMPLE, "visto", "Ana")
    desk.move_page(store, 1, 1, PageKind.OTRO, "Eva", "no es", remember=False)
    desk.move_page(store, 1, 1, None, "Eva")
    desk.correct_field(store, 1, CUENTA, "periodo", Month(2026, 7), "Ana")
    desk.set_secop_state(store, [1], SecopState.ENVIADO, "Ana")
    told = desk.history(store, 1)
    assert list(told["que"]) == ["item", "pagina", "pagina", "campo", "secop"]
    assert list(told["sobre"].fillna("")) == ["rut", "1", "1", "cuenta.periodo", ""]
    assert list(told["valor"].fillna("")) == ["cumple", "otro", "", "2026-07", "enviado"]
    assert list(told["quien"]) == ["Ana", "Eva", "Eva", "Ana", "Ana"]
