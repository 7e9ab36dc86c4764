"""Approving at once: all of the cuentas in which everything complies, or none, each with its own entry."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk, frames, spanish
from review import spanish_titles as titles
from review.desk import bulk, value_doubts
from review.desk.questions import Account, Follows, ValueDoubt
from review.errors import BadArgument, CuentaChanged, NotClean
from review.model import Concept, ItemKind, SecopState, State, Verdict
from review.model.fields import FIELDS
from review.store import Store, opinions, queries, witness
from review.store import schema as t
from review.store.batches import Batch
from review.store.chain_walk import walk
from review.ways.checklist import PACKAGED
from tests.clean_cuentas import EACH, IDS, TOTAL, clean_database


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def store(clean: Path, tmp_path: Path) -> Store:
    return Store.open(str(shutil.copy(clean, tmp_path / "a.db")))


def decisions(store: Store) -> list[tuple[int, str, str, object]]:
    rows = [row for number in IDS for row in queries.log(store, "decisions", number)]
    return [(row["submission_id"], row["verdict"], row["author"], row["batch"]) for row in rows]


def change(store: Store, number: int, table: sa.Table = t.SUBMISSIONS, **values: object) -> None:
    column = table.c.id if table is t.SUBMISSIONS else table.c.submission_id
    with store.writing() as connection:
        connection.execute(sa.update(table).where(column == number).values(**values))


def test_each_clean_cuenta_gets_its_own_signed_entry_that_tells_of_the_others(store: Store) -> None:
    found = desk.batch_of(store, IDS)
    assert (found.clean.ids, found.others, found.total) == (IDS, (), TOTAL)
    made = desk.approve_clean(store, IDS, " Ana ", 2, TOTAL, seen=found.seen, ticket="t")
    assert (made.batch, made.new) == (Batch(2, TOTAL), True)
    packed = {"count": 2, "total": TOTAL}
    assert decisions(store) == [(number, "aprobada", "Ana", packed) for number in IDS]
    for number in IDS:
        history = desk.history(store, number)
        assert list(history["frase"]) == ["aprobó la cuenta en bloque, con 1 otra, total $ 10.400.000"]
        view = desk.submission(store, number)
        assert view is not None
        assert view.decision is not None
        assert view.decision.stale == ()
    assert walk(store).breaks == ()


def test_one_alone_and_one_decided_by_itself_are_told_so(store: Store) -> None:
    desk.approve_clean(store, [1], "Ana", 1, EACH)
    desk.decide(store, 2, Verdict.APROBADA, "", "Ana")
    told = [desk.history(store, number)["frase"].iloc[0] for number in IDS]
    assert told == ["aprobó la cuenta en bloque, ella sola, total $ 5.200.000", "aprobó la cuenta"]


def test_the_same_click_is_recorded_once_and_another_tab_is_told(store: Store) -> None:
    found = desk.batch_of(store, IDS)
    for new in (True, False):
        made = desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
        assert (made.batch, made.new) == (Batch(2, TOTAL), new)
    with pytest.raises(NotClean, match=r"2 cuentas cambiaron.*Ana aprobó la cuenta en bloque"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="other tab")
    with pytest.raises(NotClean, match="ya quedó aprobada por Ana"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
    assert len(decisions(store)) == len(IDS)


def test_the_same_click_after_a_reversal_is_not_told_as_an_approval(store: Store) -> None:
    found = desk.batch_of(store, IDS)
    desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
    desk.reverse(store, 1, "Era otra.", "Eva")
    with pytest.raises(NotClean, match=r"1 cuenta ya no lo está\..*Eva anuló la decisión") as refused:
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
    assert set(refused.value.why) == {1}
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta la firma.", "Eva")
    with pytest.raises(NotClean, match="Eva devolvió la cuenta"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
    rows = [{"submission_id": number, "verdict": "aprobada", "reason": "", "author": "Ana"} for number in IDS]
    with pytest.raises(CuentaChanged, match="no rige"):
        opinions.record_all(store, "decisions", rows, seen=found.seen, ticket="t")


def test_one_decision_sent_again_after_its_reversal_is_not_told_as_taken(store: Store) -> None:
    for _ in range(2):
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana", ticket="t")
    desk.reverse(store, 1, "Era otra.", "Eva")
    with pytest.raises(CuentaChanged, match="no rige"):
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana", ticket="t")
    assert len(decisions(store)) == 1


def test_others_that_it_tells_something_are_judged_again_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    near: list[object] = []
    monkeypatch.setattr(bulk, "settle", lambda _store, ids, **_: near.append(ids))
    for _ in range(2):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, ticket="t")
    assert near == [list(IDS)]


def test_the_same_click_twice_at_once_is_recorded_once(store: Store) -> None:
    """The second of the two asked whether it had been recorded before the first had written."""
    seen = desk.batch_of(store, IDS).seen
    rows = [{"submission_id": number, "verdict": "aprobada", "reason": "", "author": "Ana"} for number in IDS]
    assert opinions.record_all(store, "decisions", rows, seen=seen, ticket="t")
    assert not opinions.record_all(store, "decisions", rows, seen=seen, ticket="t")
    assert len(decisions(store)) == len(IDS)


SPOILT: list[tuple[dict[str, object], str]] = [
    *(({kind.value: state.value}, f"{titles.ITEMS_SHORT[kind]}: {spanish.title(state).lower()}")
      for kind in ItemKind for state in (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)),
    ({"result": "por_revisar"}, "su resultado es «por revisar»"),
    ({"present": False}, "ya no está en la carpeta"),
    ({"current": False}, "otra versión más nueva"),
    ({"lectura": "parcial"}, "no se pudo leer completa"),
    ({"lectura": "danado"}, "no se pudo leer completa"),
    ({"value": None}, "no se sabe su valor"),
    ({"judged_with": ""}, "las reglas o el programa cambiaron"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "why"), SPOILT, ids=[str(values) for values, _ in SPOILT])
def test_one_that_is_not_in_order_keeps_all_from_being_approved(
    store: Store, values: dict[str, object], why: str
) -> None:
    change(store, 2, **values)
    with pytest.raises(NotClean, match=r"1 cuenta no se puede aprobar en bloque\. María Inés") as refused:
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
    assert set(refused.value.why) == {2}
    assert why in refused.value.why[2]
    assert decisions(store) == []
    assert desk.batch_of(store, IDS).clean.ids == (1,)


def test_one_read_or_recognised_by_an_earlier_program_is_not_approved_unseen(store: Store) -> None:
    with store.writing() as connection:
        sha256 = sa.select(t.SUBMISSIONS.c.sha256).where(t.SUBMISSIONS.c.id == 2).scalar_subquery()
        connection.execute(
            sa.update(t.RECOGNITIONS).where(t.RECOGNITIONS.c.sha256 == sha256).values(recogniser_version="x")
        )
    assert desk.batch_of(store, IDS).clean.ids == (1,)


def test_an_open_doubt_is_not_approved_unseen(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    doubt = ValueDoubt(
        account=Account(2, "b.pdf", Path("b.pdf"), "", None, None, None, None),
        item=ItemKind.CUENTA,
        card=FIELDS[ItemKind.CUENTA]["valor"],
        candidates=(),
        note="borroso",
        follows=Follows(),
        sheets={},
    )
    monkeypatch.setattr(value_doubts, "among", lambda _store, ids: [doubt for number in ids if number == 2])
    with pytest.raises(NotClean, match="hay una duda sin responder: «Valor» de la cuenta de cobro"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
    assert decisions(store) == []
    assert desk.batch_of(store, IDS).clean.ids == (1,)


def test_a_version_of_one_that_was_decided_is_not_approved_unseen(store: Store) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta la firma.", "Eva")
    with store.writing() as connection:
        row = dict(
            connection.execute(sa.select(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1)).mappings().one()
        )
        later = row["received"] + dt.timedelta(days=1)
        changed = {"id": 3, "archivo": "c.pdf", "received": later}
        connection.execute(sa.insert(t.SUBMISSIONS).values(**{**row, **changed}))
    (why,) = desk.batch_of(store, [3]).others[0].why_not
    assert why == "reemplaza una versión que quedó devuelta: compárela antes de decidir"


def _decided(store: Store) -> None:
    desk.decide(store, 2, Verdict.APROBADA, "", "Eva")


def _corrected(store: Store) -> None:
    desk.correct_field(store, 2, ItemKind.CUENTA, "valor", EACH, "Eva", remember=False)


def _marked(store: Store) -> None:
    desk.mark_item(store, 2, ItemKind.RUT, State.CUMPLE, "Visto.", "Eva")


def _read_again(store: Store) -> None:
    change(store, 2, reading="other")


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (_decided, "Eva aprobó la cuenta"),
        (_corrected, "Eva corrigió"),
        (_marked, "Eva marcó"),
        (_read_again, "se revisó de nuevo"),
    ],
)
def test_what_changed_after_it_was_shown_is_told_and_nothing_is_recorded(
    store: Store, act: Callable[[Store], None], told: str
) -> None:
    found = desk.batch_of(store, IDS)
    act(store)
    before = decisions(store)
    with pytest.raises(NotClean, match="1 cuenta cambió mientras usted miraba") as refused:
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
    assert told in refused.value.why[2]
    assert decisions(store) == before


def test_what_changes_between_the_look_and_the_writing_is_told_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = opinions.record_all

    def meanwhile(*args: object, **kwargs: object) -> bool:
        desk.decide(store, 2, Verdict.DEVUELTA, "No.", "Eva")
        return record(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(opinions, "record_all", meanwhile)
    with pytest.raises(NotClean, match="Eva devolvió la cuenta"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, ticket="t")
    assert [(number, author) for number, _, author, _ in decisions(store)] == [(2, "Eva")]


def test_what_does_not_count_as_a_judgement_does_not_stand_in_the_way(store: Store) -> None:
    found = desk.batch_of(store, IDS)
    desk.set_secop_state(store, [2], SecopState.ENVIADO, "Eva")
    assert desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen).new


@pytest.mark.parametrize(("count", "total"), [(3, TOTAL), (2, TOTAL + 1), (0, 0)])
def test_another_number_or_total_than_there_is_records_nothing(store: Store, count: int, total: int) -> None:
    with pytest.raises(BadArgument, match=r"son 2 cuentas por \$ 10\.400\.000"):
        desk.approve_clean(store, IDS, "Ana", count, total)
    assert decisions(store) == []


def test_it_is_signed_and_about_cuentas_that_exist_and_were_seen(store: Store) -> None:
    with pytest.raises(BadArgument, match="nombre"):
        desk.approve_clean(store, IDS, " ", 2, TOTAL)
    with pytest.raises(BadArgument, match="elija al menos una"):
        desk.approve_clean(store, [], "Ana", 0, 0)
    with pytest.raises(BadArgument, match="99"):
        desk.approve_clean(store, [1, 99], "Ana", 2, TOTAL)
    seen = desk.batch_of(store, [1]).seen
    with pytest.raises(NotClean, match="no estaba entre las que usted miró"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=seen)
    one_twice = desk.approve_clean(store, [1, 1], "Ana", 1, EACH)
    assert one_twice.batch == Batch(1, EACH)
    assert len(decisions(store)) == 1


def test_of_many_only_some_are_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_TOLD", 1)
    for number in IDS:
        change(store, number, rut="falta")
    with pytest.raises(NotClean, match="Y 1 otra") as refused:
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
    assert set(refused.value.why) == set(IDS)


def test_the_writing_itself_is_all_or_nothing(store: Store) -> None:
    seen = witness.of_each(store, IDS)
    assert set(witness.of_each(store, [*IDS, 99])) == set(IDS)
    rows = [
        {"submission_id": number, "verdict": "aprobada", "reason": "", "author": "Ana"} for number in (2, 1)
    ]
    change(store, 2, reading="other")
    with pytest.raises(CuentaChanged):
        opinions.record_all(store, "decisions", rows, seen=seen, ticket="t")
    assert decisions(store) == []


def test_a_reversed_one_waits_again_and_may_be_approved_so_again(store: Store) -> None:
    found = desk.batch_of(store, IDS)
    desk.approve_clean(store, IDS, "Ana", 2, TOTAL, seen=found.seen, ticket="t")
    line = desk.begin_line(store, "", IDS)
    assert (line.waiting, desk.complete_waiting(store, IDS)) == (set(), set())
    desk.reverse(store, 1, "Era otra.", "Ana")
    again = desk.kept_line(store, line.number, "")
    assert again is not None
    assert (again.waiting, desk.complete_waiting(store, IDS)) == ({1}, {1})
    assert list(frames.submissions(store)["avance"]) == ["sin_abrir", "aprobada"]
    assert desk.batch_of(store, IDS).clean.ids == (1,)
    with pytest.raises(NotClean, match="anuló la decisión"):
        desk.approve_clean(store, [1], "Ana", 1, EACH, seen=found.seen, ticket="u")
    assert desk.approve_clean(store, [1], "Ana", 1, EACH, ticket="u").new


def test_one_with_an_inconsistency_is_not_approved_unseen(store: Store) -> None:
    desk.give_concept(store, 2, Concept.CON_INCONSISTENCIA, "La firma no es la suya.", "Eva")
    assert desk.batch_of(store, IDS).others[0].why_not == ("Eva dio concepto con inconsistencia",)
    with pytest.raises(NotClean, match="Eva dio concepto con inconsistencia"):
        desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
    desk.give_concept(store, 2, Concept.VISTO_BUENO, "", "Luz")
    desk.approve_clean(store, IDS, "Ana", 2, TOTAL)


def test_who_gave_the_concept_does_not_approve_it_among_others_where_another_is_to_decide(
    store: Store,
) -> None:
    desk.give_concept(store, 2, Concept.VISTO_BUENO, "", "Eva  Ruiz")
    assert desk.batch_of(store, IDS, "Eva Ruiz").clean.ids == IDS
    view = desk.submission(store, 1)
    assert view is not None
    text = PACKAGED.read_text("utf-8").replace("decide_otra_persona = false", "decide_otra_persona = true")
    desk.apply(store, view.folder, "Ana", checklist_text=text)
    assert desk.batch_of(store, IDS, "Eva Ruiz").clean.ids == (1,)
    with pytest.raises(NotClean, match="usted dio su concepto"):
        desk.approve_clean(store, IDS, "eva ruiz", 2, TOTAL)
    assert decisions(store) == []
    desk.approve_clean(store, IDS, "Ana", 2, TOTAL)
