"""Which values of a month are asked about, in which order, and what an answer does, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest
import sqlalchemy as sa

from review import desk
from review.desk import doubt_answers, page_doubts, value_doubts
from review.desk.questions import Family, ValueDoubt
from review.errors import BadArgument, CuentaChanged
from review.model import (
    Box,
    Field,
    FieldValue,
    Finding,
    ItemKind,
    JudgedItem,
    Judgement,
    Month,
    PageKind,
    RecognisedItem,
    Recognition,
    Resultado,
    Severity,
    State,
    Verdict,
)
from review.pipeline import read_folder
from review.pipeline.confirming import NO_VALUES, PaperOnTrial, Place
from review.store import Store, queries, visits
from review.store import schema as t
from tests.folders import write_contracts, write_cuenta, write_scan

pytestmark = pytest.mark.usefixtures("shared_reader")
JUNE = Month(2026, 6)
CUENTA = ItemKind.CUENTA
TWO_VALUES = "VALOR A COBRAR: $ 1.850.000"
TWO_MONTHS = "correspondiente al período del 01 al 31 de agosto de 2026"
TWO_CONTRACTS = "Contrato No. CPS-041-2026"
TWO_DAYS = "Fecha: 3 de julio de 2026"
TWO_CONTRACTS_OF_OTHER = "Contrato No. CPS-042-2026"
WHOSE = (
    ("CPS-014-2026", "001", "junio"),
    ("CPS-020-2026", "001", "junio"),
    ("CPS-014-2026", "002", "julio"),
)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Store]:
    """A database of cuentas, each with this line at its foot; the others of its items are marked as seen."""

    def open_with(*notes: str) -> Store:
        for place, note in enumerate(notes):
            contract, payment, month = WHOSE[place]
            path = tmp_path / "cuentas" / f"{place}.pdf"
            write_cuenta(path, note=note, contract=contract, payment=payment, month=month)
        write_contracts(tmp_path / "cuentas")
        store = Store.open(str(tmp_path / "a.db"))
        read_folder(tmp_path / "cuentas", store, processes=1)
        return store

    return open_with


def marked(store: Store, number: int, *but: ItemKind) -> None:
    for item in ItemKind:
        if item not in but:
            desk.mark_item(store, number, item, State.CUMPLE, "visto en físico", "Ana")


def test_of_some_cuentas_only_those_with_doubts_are_tried(
    opened: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(TWO_VALUES, "", TWO_DAYS)
    tried: list[list[int]] = []
    papers = value_doubts.papers

    def counted(kept: Store, ids: list[int]) -> object:
        tried.append(list(ids))
        return papers(kept, ids)

    monkeypatch.setattr(value_doubts, "papers", counted)
    found = value_doubts.among(store, (1, 2))
    assert found == [one for one in value_doubts.in_month(store) if one.account.submission_id in (1, 2)]
    assert found != []
    assert value_doubts.among(store, ()) == []
    assert 3 not in tried[0]


def test_those_are_tried_again_that_stand_otherwise(
    opened: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the other payments of its contract, which are judged by it. And what is told is what a fresh look
    tells: after an answer, a mark, a decision, another list."""
    store = opened(TWO_VALUES, TWO_MONTHS, TWO_DAYS)
    tried: list[list[int]] = []
    papers = value_doubts.papers

    def counted(kept: Store, ids: list[int]) -> object:
        tried.append(sorted(ids))
        return papers(kept, ids)

    def told() -> list[ValueDoubt]:
        found = value_doubts.in_month(store)
        with Store.open(store.url) as fresh:
            monkeypatch.setattr(value_doubts, "papers", papers)
            assert found == value_doubts.in_month(fresh)
        monkeypatch.setattr(value_doubts, "papers", counted)
        return found

    first = told()
    assert len({one.account.submission_id for one in first}) > 1
    visits.seen(store, "Ana", "dudas", {}, dt.datetime.now(dt.UTC))
    assert told() == first
    assert tried == []
    found = next(one for one in first if one.account.submission_id == 1)
    doubt_answers.answer(store, found, found.read.value, "Ana", "uno")
    assert found not in told()
    assert tried == [[3]]
    tried.clear()
    desk.mark_item(store, 2, CUENTA, State.CUMPLE, "visto", "Ana")
    told()
    assert tried == [[2]]
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta todo.", "Ana")
    assert all(one.account.submission_id != 1 for one in told())
    with store.writing() as connection:
        connection.execute(sa.update(t.CONTRACTS).values(monthly_value=1))
    told()


def field(store: Store, number: int, name: str) -> dict[str, object]:
    rows = queries.details(store, "fields", number)
    return next(row for row in rows if (row["item"], row["name"]) == ("cuenta", name))


def only(store: Store) -> ValueDoubt:
    (found,) = value_doubts.in_month(store)
    return found


def test_a_noted_value_that_a_rule_waits_for_is_asked_about_with_what_was_passed_over(
    opened: Callable[..., Store],
) -> None:
    store = opened(TWO_CONTRACTS, "")
    found = only(store)
    assert (found.item, found.card.name, found.family) == (CUENTA, "contrato", Family.CONTRACTS)
    assert [one.value for one in found.candidates] == ["CPS-041-2026", "CPS-014-2026"]
    assert [one.page for one in found.candidates] == [1, 1]
    assert found.candidates[0].box != found.candidates[1].box
    assert (found.account.contractor, found.account.month, found.account.payment) == (
        "LUZ DARY RÍOS PARRA",
        JUNE,
        1,
    )
    assert (found.sheets[1].width, found.sheets[1].height) == (595.28, 841.89)
    assert found.follows.states == ((CUENTA, State.NO_CUMPLE),)


def test_a_doubt_that_no_rule_waits_for_is_not_asked(opened: Callable[..., Store]) -> None:
    """The day of the cuenta is in doubt, and nothing hangs on which of the two it is."""
    store = opened(TWO_DAYS)
    assert field(store, 1, "fecha_cuenta")["note"]
    assert [one.card.name for one in value_doubts.in_month(store)] == []


def test_only_of_the_month_and_of_what_waits(opened: Callable[..., Store]) -> None:
    store = opened(TWO_VALUES)
    assert [one.card.name for one in value_doubts.in_month(store, JUNE)] == ["valor"]
    assert value_doubts.in_month(store, Month(2026, 7)) == []
    assert value_doubts.in_month(store, undated=True) == []
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta todo.", "Ana")
    assert value_doubts.in_month(store, JUNE) == []


def test_what_a_reviewer_marked_waits_for_nothing(opened: Callable[..., Store]) -> None:
    store = opened(TWO_VALUES)
    desk.mark_item(store, 1, CUENTA, State.CUMPLE, "visto", "Ana")
    assert value_doubts.in_month(store) == []


def test_first_what_may_make_a_cuenta_complete_then_like_with_like(opened: Callable[..., Store]) -> None:
    """Whichever of the answers it is that completes it."""
    store = opened(TWO_MONTHS, f"{TWO_CONTRACTS_OF_OTHER}\nValor a cobrar: $ 1.850.000", TWO_VALUES)
    for number in (1, 2, 3):
        marked(store, number, CUENTA)
    desk.mark_item(store, 3, ItemKind.RUT, State.FALTA, "no vino", "Ana")
    asked = [(one.account.archivo, one.family, one.follows.together) for one in value_doubts.in_month(store)]
    assert asked == [
        ("0.pdf", Family.MONTHS, 1),
        ("1.pdf", Family.MONEY, 2),
        ("1.pdf", Family.CONTRACTS, 2),
        ("2.pdf", Family.MONEY, None),
        ("2.pdf", Family.DAYS, None),
    ]


def test_yes_confirms_what_was_read_with_its_author(opened: Callable[..., Store]) -> None:
    store = opened(TWO_MONTHS)
    marked(store, 1, CUENTA)
    found = only(store)
    assert found.follows.completes
    assert found.follows.states == ((CUENTA, State.CUMPLE),)
    doubt_answers.answer(store, found, found.read.value, "Ana", "uno")
    row = field(store, 1, "periodo")
    assert (row["value"], row["corrected"], row["note"]) == ("2026-06", True, "corregido por Ana")
    view = desk.submission(store, 1)
    assert view is not None
    assert view.item(CUENTA).state is State.CUMPLE
    assert value_doubts.in_month(store) == []
    assert desk.lessons(store) == [], "nothing is learned here"


def test_another_candidate_is_taken_where_it_stands_and_can_be_taken_back(
    opened: Callable[..., Store],
) -> None:
    store = opened(TWO_CONTRACTS)
    found = only(store)
    other = found.candidates[1]
    doubt_answers.answer(store, found, other.value, "Ana", "uno")
    row = field(store, 1, "contrato")
    assert (row["value"], row["x0"], row["top"]) == (other.value, other.box.x0, other.box.top)
    doubt_answers.take_back(store, found, "Ana", "uno", "dos")
    doubt_answers.take_back(store, found, "Ana", "uno", "dos")
    assert field(store, 1, "contrato")["value"] == found.read.value
    assert [one.key for one in value_doubts.in_month(store)] == [found.key], "it is asked again"
    assert len(queries.log(store, "field_corrections", 1)) == 2
    doubt_answers.answer(store, found, other.value, "Ana", "tres")
    assert field(store, 1, "contrato")["value"] == other.value


def test_one_answer_however_often_it_is_sent(opened: Callable[..., Store]) -> None:
    store = opened(TWO_CONTRACTS)
    found = only(store)
    for _ in range(2):
        doubt_answers.answer(store, found, "CPS-014-2026", "Ana", "uno")
    assert len(queries.log(store, "field_corrections", 1)) == 1
    with pytest.raises(CuentaChanged, match="Ana ya respondió"):
        doubt_answers.answer(store, found, "CPS-041-2026", "Eva", "dos")
    assert field(store, 1, "contrato")["value"] == "CPS-014-2026"


def test_an_answer_to_what_is_no_longer_a_doubt_says_so(opened: Callable[..., Store]) -> None:
    store = opened(TWO_CONTRACTS, TWO_VALUES)
    contract, value = sorted(value_doubts.in_month(store), key=lambda one: one.card.name)
    desk.correct_field(store, 1, CUENTA, "contrato", "CPS-014-2026", "Eva", remember=False)
    assert [one.key for one in value_doubts.in_month(store)] == [value.key]
    with pytest.raises(CuentaChanged, match="Eva ya respondió"):
        doubt_answers.answer(store, contract, "CPS-041-2026", "Ana", "uno")
    desk.decide(store, 2, Verdict.DEVUELTA, "Falta todo.", "Eva")
    with pytest.raises(CuentaChanged, match="Esta duda ya no está"):
        doubt_answers.answer(store, value, 1_850_000, "Ana", "dos")
    with pytest.raises(CuentaChanged, match="Eva cambió esto después"):
        doubt_answers.take_back(store, contract, "Ana", "uno", "tres")


def test_a_value_that_went_with_its_page_is_no_doubt_any_more(opened: Callable[..., Store]) -> None:
    store = opened(TWO_CONTRACTS)
    found = only(store)
    desk.move_page(store, 1, 1, PageKind.OTRO, "Eva", remember=False)
    with pytest.raises(CuentaChanged, match="Esta duda ya no está"):
        doubt_answers.answer(store, found, found.read.value, "Ana", "uno")
    assert queries.log(store, "field_corrections", 1) == []


def test_other_acts_on_the_cuenta_are_in_nobodys_way(opened: Callable[..., Store]) -> None:
    """Two doubts of one cuenta are answered one after the other, by whomever."""
    store = opened(f"{TWO_CONTRACTS}\n{TWO_VALUES}")
    first, second = value_doubts.in_month(store)
    doubt_answers.answer(store, first, first.candidates[1].value, "Ana", "uno")
    doubt_answers.answer(store, second, second.candidates[1].value, "Eva", "dos")
    assert {row["author"] for row in queries.log(store, "field_corrections", 1)} == {"Ana", "Eva"}


def test_what_cannot_be_a_value_is_refused(opened: Callable[..., Store]) -> None:
    store = opened(TWO_VALUES)
    with pytest.raises(BadArgument):
        doubt_answers.answer(store, only(store), dt.date(2026, 6, 1), "Ana", "uno")
    with pytest.raises(BadArgument):
        doubt_answers.answer(store, only(store), 1_800_000, " ", "dos")


def test_a_page_not_recognised_is_asked_about_until_somebody_says_what_it_is(tmp_path: Path) -> None:
    write_scan(tmp_path / "cuentas" / "a.pdf", ("sin nada que leer",))
    write_contracts(tmp_path / "cuentas")
    store = Store.open(str(tmp_path / "a.db"))
    read_folder(tmp_path / "cuentas", store, processes=1)
    (found,) = page_doubts.in_month(store)
    assert (found.page, found.taken) == (1, PageKind.OTRO)
    doubt_answers.answer_page(store, found, PageKind.BANCO, "Ana", "uno")
    doubt_answers.answer_page(store, found, PageKind.BANCO, "Ana", "uno")
    assert [row["kind"] for row in queries.log(store, "page_moves", 1)] == ["banco"]
    assert page_doubts.in_month(store) == []
    with pytest.raises(CuentaChanged, match="Ana ya dijo"):
        doubt_answers.answer_page(store, found, PageKind.RUT, "Eva", "dos")
    doubt_answers.take_page_back(store, found, "Ana", "uno", "tres")
    assert [one.key for one in page_doubts.in_month(store)] == [found.key]
    doubt_answers.answer_page(store, found, PageKind.OTRO, "Ana", "cuatro")
    assert page_doubts.in_month(store) == [], "also what it had been taken for is an answer"


def test_doubts_that_only_together_make_a_cuenta_complete_are_told_so() -> None:
    box = Box(0, 0, 10, 10)
    read = {
        name: Field(name, value, str(value), 1, box, 0.7)
        for name, value in (("valor", 5), ("documento", "7"))
    }
    read["banco"] = Field("banco", "X", "X", 1, box, 0.7)

    class Judged:
        """Waits for two of the values, the one after the other."""

        submission_id, archivo, marks, least = 1, "a.pdf", MappingProxyType({}), 0.8
        recognition = Recognition((), {CUENTA: RecognisedItem(CUENTA, (1,), read)})

        def judged(self, values: Mapping[Place, FieldValue] = NO_VALUES) -> Judgement:
            sure = {name for _, name in values}
            lacks = [name for name in ("valor", "documento") if name not in sure][:1]
            found = [Finding("x", CUENTA, State.POR_REVISAR, Severity.RECHAZO, name) for name in lacks]
            state, result = (
                (State.POR_REVISAR, Resultado.POR_REVISAR) if lacks else (State.CUMPLE, Resultado.COMPLETA)
            )
            item = JudgedItem(CUENTA, state, (1,), {}, tuple(found))
            return Judgement(None, None, None, None, None, result, {CUENTA: item})

    found = value_doubts.in_paper(cast(PaperOnTrial, Judged()))
    assert {name: (follows.together, follows.completes) for (_, name), (_, follows) in found.items()} == {
        "valor": (2, False),
        "documento": (2, False),
    }, "and the bank, that nothing waits for, is not asked about"


@pytest.mark.parametrize(
    ("ink", "support", "severity", "asked"),
    [
        (0.9, (), Severity.RECHAZO, True),
        (1.0, (), Severity.RECHAZO, False),
        (0.9, ("igual en el informe",), Severity.RECHAZO, False),
        (0.9, (), Severity.ALERTA, False),
    ],
)
def test_ink_that_may_be_misread_is_a_doubt_where_a_rule_left_it_to_a_person(
    ink: float, support: tuple[str, ...], severity: Severity, asked: bool
) -> None:
    box = Box(0, 0, 10, 10)
    read = Field("valor", 5, "5", 1, box, 0.99, support=support, ink=ink)
    finding = Finding("x", CUENTA, State.POR_REVISAR, severity, "¿?", page=1, box=box)
    item = JudgedItem(CUENTA, State.POR_REVISAR, (1,), {}, (finding,))
    now = Judgement(None, None, None, None, None, Resultado.POR_REVISAR, {CUENTA: item})
    assert value_doubts.is_doubtful(read, 0.8, now) is asked
