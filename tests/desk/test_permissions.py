"""What each role may do: the table line by line, each act as it is done."""

from __future__ import annotations

import ast
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa

from review import desk, spanish
from review.desk import blind_sample, doubt_answers, page_doubts, value_doubts
from review.desk.secop_exports import import_secop
from review.errors import BadArgument, NotAllowed
from review.model import (
    Act,
    Actor,
    Audience,
    Concept,
    DutyMark,
    DutyTick,
    ItemKind,
    PageKind,
    PersonRole,
    SecopState,
    Sighting,
    State,
    Verdict,
)
from review.model.actor import MAY as MAY_BE
from review.pipeline import read_folder
from review.store import Store, chain, queries, role_rows, schema_acts
from review.store.settings import SettingKind
from tests.clean_cuentas import IDS, TOTAL, clean_database
from tests.exports import LUZ_PAYMENT, PLAN_NAMES, write_export
from tests.folders import write_contracts, write_cuenta, write_scan

pytestmark = pytest.mark.usefixtures("shared_reader")
LATER = dt.date(2099, 12, 31)
CALENDAR = 'version = 1\nentidad = "X"\n[reglas]\ncorte = "día 17"\n'
DESK = Path(__file__).parents[2] / "review" / "desk"
DOUBTFUL, UNKNOWN = 2, 3
TWO_MONTHS = "correspondiente al período del 01 al 31 de agosto de 2026"
T = TypeVar("T")
Doing = Callable[[Store, Path, Actor], object]

MAY: dict[str, str] = {
    "dar_concepto": "revisor supervisor",
    "decidir": "supervisor",
    "aprobar_en_bloque": "supervisor",
    "anular_decision": "supervisor",
    "marcar_item": "revisor supervisor",
    "mover_pagina": "revisor supervisor",
    "corregir_dato": "revisor supervisor",
    "dejar_nota": "revisor supervisor finanzas",
    "segunda_mirada": "revisor supervisor",
    "olvidar_formato": "revisor supervisor",
    "estado_secop": "revisor supervisor finanzas",
    "importar_secop": "revisor supervisor finanzas",
    "exceptuar_regla": "supervisor",
    "cambiar_lista": "supervisor",
    "marcar_obligacion": "supervisor",
    "confirmar_obligaciones": "revisor supervisor",
}


def _import(store: Store, folder: Path, who: Actor) -> object:
    return import_secop(
        store, str(folder), [write_export(folder.parent / "plan.csv", PLAN_NAMES, LUZ_PAYMENT)], who
    )


def _approve(store: Store, _: Path, who: Actor) -> object:
    return desk.approve_clean(store, IDS, who, len(IDS), TOTAL)


def _only(found: list[T]) -> T:
    (one,) = found
    return one


def _answer(store: Store, _: Path, who: Actor) -> object:
    doubt = _only(value_doubts.of(store, [DOUBTFUL]))
    return doubt_answers.answer(store, doubt, doubt.candidates[0].value, who, "t")


def _take_answer_back(store: Store, _: Path, who: Actor) -> object:
    doubt = _only(value_doubts.of(store, [DOUBTFUL]))
    doubt_answers.answer(store, doubt, doubt.candidates[0].value, "Sistema", "t")
    return doubt_answers.take_back(store, doubt, who, "t", "u")


def _answer_page(store: Store, _: Path, who: Actor) -> object:
    doubt = _only(page_doubts.of(store, [UNKNOWN]))
    return doubt_answers.answer_page(store, doubt, PageKind.RUT, who, "t")


def _take_page_back(store: Store, _: Path, who: Actor) -> object:
    doubt = _only(page_doubts.of(store, [UNKNOWN]))
    doubt_answers.answer_page(store, doubt, PageKind.RUT, "Sistema", "t")
    return doubt_answers.take_page_back(store, doubt, who, "t", "u")


def _look_again(store: Store, _: Path, who: Actor) -> None:
    (one,) = blind_sample.sample(store)
    told = {item.kind: Sighting.CUMPLE for item in blind_sample.blind(store, one).items}
    blind_sample.look_again(store, one, told, Verdict.APROBADA, "", who)


def _withdraw_note(store: Store, _: Path, who: Actor) -> None:
    desk.add_note(store, 1, Audience.INTERNA, "x", "Sistema")
    desk.withdraw_note(store, 1, "", who)


def _withdraw_duties(store: Store, _: Path, who: Actor) -> None:
    desk.confirm_duties(store, 1, ["Atender"], "Sistema")
    desk.withdraw_duties(store, 1, who)


DOING: dict[Act, tuple[Doing, ...]] = {
    Act.DECIDE: (lambda store, _, who: desk.decide(store, 1, Verdict.APROBADA, "", who),),
    Act.BULK: (_approve,),
    Act.CONCEPT: (lambda store, _, who: desk.give_concept(store, 1, Concept.VISTO_BUENO, "", who),),
    Act.REVERSE: (lambda store, _, who: desk.reverse(store, 1, "Fue un error.", who),),
    Act.MARK: (
        lambda store, _, who: desk.mark_item(store, 1, ItemKind.RUT, State.NO_APLICA, "No se pide.", who),
    ),
    Act.MOVE: (
        lambda store, _, who: desk.move_page(store, 1, 1, PageKind.OTRO, who, remember=False),
        _answer_page,
        _take_page_back,
    ),
    Act.CORRECT: (
        lambda store, _, who: desk.correct_field(store, 1, ItemKind.CUENTA, "valor", 5, who, remember=False),
        _answer,
        _take_answer_back,
    ),
    Act.NOTE: (
        lambda store, _, who: desk.add_note(store, 1, Audience.INTERNA, "x", who),
        _withdraw_note,
    ),
    Act.SECOND_LOOK: (_look_again,),
    Act.LESSON: (lambda store, _, who: desk.undo_lesson(store, 1, who, renew=True),),
    Act.SECOP_STATE: (lambda store, _, who: desk.set_secop_state(store, [1], SecopState.ENVIADO, who),),
    Act.SECOP_IMPORT: (_import,),
    Act.WAIVER: (
        lambda store, folder, who: desk.add_waiver(store, str(folder), "rut_falta", None, "x", LATER, who),
        lambda store, _, who: desk.withdraw_waiver(store, 1, "x", who),
    ),
    Act.WAYS: (
        lambda store, folder, who: desk.apply(store, str(folder), who, checklist_text=""),
        lambda store, folder, who: desk.apply_calendar(store, str(folder), CALENDAR, who),
        lambda store, folder, who: desk.withdraw_way(store, str(folder), SettingKind.LAWS, who),
    ),
    Act.DUTY: (
        lambda store, _, who: desk.mark_duties(store, 1, [DutyMark("Atender", DutyTick.CUMPLIDA)], who),
    ),
    Act.DUTIES: (
        lambda store, _, who: desk.confirm_duties(store, 1, ["Atender"], who),
        _withdraw_duties,
    ),
}
EACH = [(act, doing) for act, ways in DOING.items() for doing in ways]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cuenta that taught a format, with an exception; one with a value in doubt, and one with a page that
    nobody knows. In a database of their own, two that are in order."""
    place = tmp_path_factory.mktemp("permisos")
    papers = place / "cuentas"
    write_cuenta(papers / "a.pdf")
    write_cuenta(papers / "b.pdf", contract="CPS-020-2026", note=TWO_MONTHS)
    write_scan(papers / "c.pdf", ("sin nada que leer",))
    write_contracts(papers)
    shutil.copy(clean_database(tmp_path_factory), place / "clean.db")
    with Store.open(str(place / "a.db")) as store:
        read_folder(papers, store, processes=1)
        taught = desk.move_page(store, 1, 1, PageKind.BANCO, "Sistema")
        assert taught.lesson == 1, taught.reason
        desk.add_waiver(store, str(place / "cuentas"), "rut_fecha", None, "x", LATER, "Sistema")
        desk.move_page(store, 1, 1, None, "Sistema")
        desk.decide(store, 1, Verdict.APROBADA, "", "Sistema")
    return place


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Store:
    return opened(prepared / "a.db", tmp_path)


def opened(database: Path, place: Path) -> Store:
    return Store.open(str(shutil.copy(database, place / "copy.db")))


def acts_of(store: Store, who: Actor) -> int:
    signed = [table for table in schema_acts.ACTS if "author" in table.c]
    mine = [sa.select(table.c.id).where(table.c.author == who.name) for table in signed]
    return sum(len(queries.rows(store, one)) for one in mine)


def count(store: Store) -> int:
    last = chain.head(store)
    return 0 if last is None else last.count


def test_the_table_has_every_act() -> None:
    assert set(MAY) == {act.value for act in Act}
    assert set(DOING) == set(Act)


@pytest.mark.parametrize("role", PersonRole)
@pytest.mark.parametrize(("act", "doing"), EACH)
def test_each_role_does_what_the_table_says_and_nothing_else(
    prepared: Path, tmp_path: Path, act: Act, doing: Doing, role: PersonRole
) -> None:
    store = opened(prepared / ("clean.db" if act is Act.BULK else "a.db"), tmp_path)
    who = Actor("Ana Solarte", role)
    if role.value in MAY[act.value].split():
        doing(store, prepared / "cuentas", who)
        assert acts_of(store, who) > 0
    else:
        with pytest.raises(NotAllowed, match=rf"{spanish.title(act)} no es de su rol .* No se registró nada"):
            doing(store, prepared / "cuentas", who)
        assert acts_of(store, who) == 0


def test_whoever_may_do_the_narrow_act_may_do_the_wide_one() -> None:
    """An approval of many is as many decisions."""
    assert MAY_BE[Act.BULK] <= MAY_BE[Act.DECIDE]


def test_nothing_is_recorded_by_the_desk_without_asking_whether_it_is_allowed() -> None:
    """Whatever writes acts about cuentas asks in the same function: a new act cannot forget its role."""
    unasked, asked = set(), set()
    for path in DESK.glob("*.py"):
        for one in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(one, ast.FunctionDef):
                called = {ast.unparse(node.func) for node in ast.walk(one) if isinstance(node, ast.Call)}
                if called & {"opinions.record", "opinions.record_all", "opinions.append"}:
                    (asked if "allowed" in called else unasked).add(one.name)
    assert unasked == set()
    assert {"decide", "approve_clean", "reverse", "give_concept"} <= asked


# --- whose role it is ---


def test_the_role_that_the_database_keeps_counts_whatever_one_comes_with(store: Store) -> None:
    desk.give_role(store, "Ana  Solarte", PersonRole.CONSULTA, "Ana Solarte")
    for who in ("ana solarte", Actor("Ana Solarte", PersonRole.SUPERVISOR)):
        with pytest.raises(NotAllowed, match="consulta"):
            desk.decide(store, 1, Verdict.APROBADA, "", who)


def test_an_act_keeps_the_role_and_in_whose_name_it_was_done(store: Store) -> None:
    desk.give_role(store, "Ana", PersonRole.SUPERVISOR, "Ana")
    desk.decide(store, 1, Verdict.APROBADA, "", Actor("Ana", on_behalf="Luz Dary"))
    row = queries.log(store, "decisions", 1)[-1]
    assert (row["author"], row["role"], row["on_behalf"]) == ("Ana", "supervisor", "Luz Dary")
    told = desk.history(store, 1).to_dict("records")[-1]
    assert (told["rol"], told["en_nombre_de"]) == ("supervisor", "Luz Dary")


def test_everybody_says_their_role_once_and_a_supervisor_changes_it(store: Store) -> None:
    desk.give_role(store, "Eva", PersonRole.REVISOR, "Eva")
    desk.give_role(store, "Eva", PersonRole.FINANZAS, "Eva")
    assert role_rows.role(store, "EVA ") is PersonRole.FINANZAS, "nobody is supervisor yet"
    desk.give_role(store, "Ana", PersonRole.SUPERVISOR, "Ana")
    before = count(store)
    with pytest.raises(NotAllowed, match="Eva"):
        desk.give_role(store, "Eva", PersonRole.SUPERVISOR, "Eva")
    with pytest.raises(NotAllowed, match="Ana"):
        desk.give_role(store, "Ana", PersonRole.CONSULTA, Actor("Otro", PersonRole.SUPERVISOR))
    desk.give_role(store, "Eva", PersonRole.FINANZAS, "Eva")
    assert count(store) == before, "what she is already is not noted again"
    desk.give_role(store, "Eva", PersonRole.REVISOR, "Ana")
    assert [(one.name, one.role) for one in role_rows.listed(store)] == [
        ("Ana", PersonRole.SUPERVISOR),
        ("Eva", PersonRole.REVISOR),
    ]
    with pytest.raises(BadArgument):
        desk.give_role(store, " ", PersonRole.REVISOR, "Ana")
