"""The ledger of a return: a request is closed only on what the new version shows."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from review import desk
from review.desk import FieldView, ItemView
from review.desk.returns import Version, followed
from review.model import (
    Box,
    FieldType,
    Finding,
    ItemKind,
    Lectura,
    PagePlace,
    Request,
    RequestFate,
    RequestTally,
    Severity,
    State,
    Verdict,
    Waiver,
)
from review.store import Store
from tests.returned_cuentas import AGAIN, ASKED, BEFORE, OWN_WORDS, RETURNED, letter, returned_database

pytestmark = pytest.mark.usefixtures("shared_reader")
PILA, BANK = ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO
BOX = Box(90.0, 300.0, 300.0, 315.0)
CODE = "seguridad_social_periodo"


def finding(state: State, *, item: ItemKind = PILA, code: str = CODE, **more: Any) -> Finding:
    given = {"severity": Severity.RECHAZO, "message": f"Dice {state}.", "page": 4, "box": BOX} | more
    return Finding(code=code, item=item, state=state, **given)


def item(state: State, *findings: Finding, kind: ItemKind = PILA, **more: Any) -> ItemView:
    given: dict[str, Any] = {"machine_state": state, "pages": (4,), "fields": ()} | more
    return ItemView(kind=kind, state=state, findings=findings, **given)


def version(*items: ItemView, lectura: Lectura = Lectura.LEIDO, reason: str | None = None) -> Version:
    return Version(lectura, reason, {one.kind: one for one in items})


ASKS = finding(State.NO_CUMPLE, request="Ítem 3: adjunte la planilla de mayo.")
BEFORE_IT = version(item(State.NO_CUMPLE, ASKS))
LETTER = "1. Ítem 3: adjunte la planilla de mayo."


def only(now: Version, before: Version = BEFORE_IT) -> Request:
    (found,) = (one for one in followed(LETTER, before, now) if one.fate is not RequestFate.NUEVO)
    return found


def period(page: int = 4) -> FieldView:
    return FieldView(
        "periodo", "Periodo", FieldType.MONTH, "2026-04", "abril", page, BOX, 0.9, None, False, None
    )


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        (State.CUMPLE, RequestFate.ATENDIDO),
        (State.NO_CUMPLE, RequestFate.NO_ATENDIDO),
        (State.FALTA, RequestFate.NO_ATENDIDO),
        (State.POR_REVISAR, RequestFate.POR_CONFIRMAR),
        (State.NO_APLICA, RequestFate.YA_NO_SE_PIDE),
    ],
)
def test_the_same_check_tells_what_became_of_its_request(state: State, fate: RequestFate) -> None:
    found = only(version(item(state, finding(state, page=6))))
    assert (found.fate, found.now) == (fate, f"Dice {state}.")
    assert (found.item, found.code, found.asked) == (PILA, CODE, ASKS.request)
    assert (found.here, found.there) == (PagePlace(6, BOX), PagePlace(4, BOX))


@pytest.mark.parametrize("lectura", [one for one in Lectura if not one.readable])
def test_an_unread_file_closes_nothing_and_has_no_new_faults(lectura: Lectura) -> None:
    unread = finding(State.POR_REVISAR, code="seguridad_social_falta", page=None, box=None)
    now = version(item(State.POR_REVISAR, unread, pages=()), lectura=lectura, reason="Pide contraseña.")
    (found,) = followed(LETTER, BEFORE_IT, now)
    assert (found.fate, found.now) == (RequestFate.POR_CONFIRMAR, "Pide contraseña.")


@pytest.mark.parametrize(
    ("now", "fate"),
    [
        (item(State.CUMPLE, fields=(period(5),)), RequestFate.ATENDIDO),
        (item(State.CUMPLE), RequestFate.POR_CONFIRMAR),  # the value that was at fault was not read
        (item(State.POR_REVISAR, fields=(period(),)), RequestFate.POR_CONFIRMAR),
        (item(State.NO_CUMPLE, fields=(period(),)), RequestFate.POR_CONFIRMAR),
        (item(State.FALTA, pages=()), RequestFate.NO_ATENDIDO),
        (item(State.NO_APLICA), RequestFate.YA_NO_SE_PIDE),
    ],
)
def test_a_check_that_is_silent_closes_only_where_all_the_rest_is_in_order(
    now: ItemView, fate: RequestFate
) -> None:
    before = version(item(State.NO_CUMPLE, ASKS, fields=(period(),)))
    found = only(version(now), before)
    assert found.fate is fate
    assert found.now
    if fate is RequestFate.ATENDIDO:
        assert found.here == PagePlace(5, BOX)


def test_a_silent_check_closes_nothing_while_part_of_the_file_is_unread() -> None:
    now = item(State.CUMPLE, fields=(period(),))
    assert only(version(now, lectura=Lectura.PARCIAL)).fate is RequestFate.POR_CONFIRMAR
    assert only(version()).fate is RequestFate.POR_CONFIRMAR, "the item was not judged at all"


def test_what_a_person_says_of_the_item_goes_before_the_check() -> None:
    still = finding(State.NO_CUMPLE)
    said: dict[str, Any] = {"marked_by": "Ana", "mark_reason": "la vi", "machine_state": State.NO_CUMPLE}
    passed = only(version(item(State.CUMPLE, still, **said)))
    assert (passed.fate, passed.now) == (
        RequestFate.ATENDIDO,
        "Ana marcó el ítem como «cumple»: la vi",
    )
    assert only(version(item(State.NO_APLICA, still, **said))).fate is RequestFate.YA_NO_SE_PIDE
    against = only(version(item(State.NO_CUMPLE, finding(State.CUMPLE), **said)))
    assert (against.fate, against.now) == (
        RequestFate.POR_CONFIRMAR,
        "Ana marcó el ítem como «no cumple»: la vi",
    )


def test_a_rule_set_aside_is_asked_no_more_and_says_by_whom() -> None:
    waiver = Waiver(1, CODE, None, "Eva", "en trámite", dt.date(2026, 12, 31))
    found = only(version(item(State.CUMPLE, finding(State.NO_APLICA, waiver=waiver))))
    assert found.fate is RequestFate.YA_NO_SE_PIDE
    assert "Eva" in found.now


def test_new_are_the_faults_that_the_returned_version_did_not_have() -> None:
    other = finding(State.NO_CUMPLE, code="seguridad_social_total", page=5)
    unasked = finding(State.NO_CUMPLE, code="banco_fecha", item=BANK)
    beside = (
        finding(State.NO_CUMPLE, code="seguridad_social_dias", severity=Severity.INFORMATIVA),
        finding(State.POR_REVISAR, code="cuenta_version"),
    )
    before = version(item(State.NO_CUMPLE, ASKS), item(State.NO_CUMPLE, unasked, kind=BANK))
    now = version(item(State.NO_CUMPLE, ASKS, other, *beside), item(State.NO_CUMPLE, unasked, kind=BANK))
    found = followed(LETTER, before, now)
    assert [(one.fate, one.code) for one in found] == [
        (RequestFate.NO_ATENDIDO, CODE),
        (RequestFate.NUEVO, "seguridad_social_total"),
    ]
    assert (found[1].here, found[1].there) == (PagePlace(5, BOX), None)


def test_faults_of_an_item_that_somebody_let_pass_were_not_asked() -> None:
    before = version(replace(item(State.NO_CUMPLE, ASKS), state=State.CUMPLE))
    (found,) = followed("Falta la firma.", before, version(item(State.NO_CUMPLE, ASKS)))
    assert (found.fate, found.asked) == (RequestFate.A_LA_VISTA, "Falta la firma.")


# --- out of the database ---


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned_database(tmp_path_factory)


@pytest.fixture
def store(returned: Path, tmp_path: Path) -> Store:
    return Store.open(str(shutil.copy(returned, tmp_path / "a.db")))


def fates(store: Store, number: int = AGAIN) -> dict[str | None, RequestFate]:
    found = desk.requests_of(store, number)
    return {} if found is None else {one.code: one.fate for one in found.asked}


def test_a_cuenta_that_came_back_is_held_against_what_was_asked(store: Store) -> None:
    found = desk.requests_of(store, AGAIN)
    assert found is not None
    assert (found.submission_id, found.decision.author) == (RETURNED, "Ana")
    period, letters, bank = ASKED
    assert fates(store) == {
        period: RequestFate.NO_ATENDIDO,
        None: RequestFate.A_LA_VISTA,
        letters: RequestFate.ATENDIDO,
        bank: RequestFate.ATENDIDO,
    }
    assert [one.asked for one in found.asked if one.code is None] == [OWN_WORDS]
    new = {one.code for one in found.requests} - {one.code for one in found.asked}
    assert new == {"informe_periodo", "banco_cuenta", "banco_cambio"}
    assert found.tally == RequestTally(asked=4, closed=2, new=3)
    assert desk.request_tallies(store, [RETURNED, BEFORE, AGAIN]) == {AGAIN: found.tally}
    assert desk.request_tallies(store, []) == {}


def test_it_stays_when_the_new_version_is_decided_too(store: Store) -> None:
    before = fates(store)
    desk.decide(store, AGAIN, Verdict.DEVUELTA, letter(store, AGAIN), "Ana")
    assert fates(store) == before != {}


def test_nothing_is_asked_once_the_earlier_version_was_approved(store: Store) -> None:
    desk.decide(store, RETURNED, Verdict.APROBADA, "", "Ana")
    assert desk.requests_of(store, AGAIN) is None


def test_what_was_left_incomplete_is_followed_alike(store: Store) -> None:
    before = fates(store)
    desk.decide(store, RETURNED, Verdict.INCOMPLETA, letter(store, RETURNED, OWN_WORDS), "Ana")
    assert fates(store) == before


def test_the_table_of_requests(store: Store) -> None:
    table = desk.requests(store)
    assert list(table["submission_id"].unique()) == [AGAIN]
    assert list(table["estado"]) == [
        "no_atendido",
        *["nuevo"] * 3,
        "a_la_vista",
        *["atendido"] * 2,
    ]
    first = table.iloc[0]
    assert (first["version_devuelta"], first["codigo"], first["pagina"]) == (RETURNED, ASKED[0], 4)
    assert desk.requests(store, desk.submission(store, AGAIN).period)["pedido"].equals(table["pedido"])  # type: ignore[union-attr]


def test_an_empty_database_has_no_requests(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as empty:
        table = desk.requests(empty)
    assert table.empty
    assert "pedido" in table
