"""Who may come in: by an e-mail once, then by what the provider calls them; and what they looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.errors import BadArgument, NotAllowed
from review.model import Identity, PersonRole, Reach, Viewer
from review.model.viewer import EVERYTHING
from review.store import Store, accesses, permissions
from review.store import schema as t
from review.store.accesses import Access
from review.store.seen_store import SeenStore
from tests.store.filled import filled
from tests.viewers import identity, seen_by

ANA = identity()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path) as made:
        yield made


def come(store: Store, who: Identity = ANA, *, verified: bool = True) -> Viewer | None:
    return permissions.viewer(store, who, verified=verified)


def allow(store: Store, email: str = "Ana@Entidad.gov.co ", role: PersonRole = PersonRole.REVISOR) -> None:
    desk.give_permission(store, email, role, EVERYTHING, "Sistema")


def test_nobody_comes_in_whom_nobody_let_in(store: Store) -> None:
    assert come(store) is None
    allow(store, "otra@entidad.gov.co")
    assert come(store) is None


def test_whoever_has_the_email_comes_in_with_the_role_that_it_was_given_last(store: Store) -> None:
    allow(store)
    found = come(store)
    assert found is not None
    assert (found.name, found.role, found.reach) == ("Ana Solarte", PersonRole.REVISOR, EVERYTHING)
    desk.give_permission(store, ANA.email, PersonRole.SUPERVISOR, Reach(supervisor="Ana"), "Sistema")
    found = come(store)
    assert found is not None
    assert (found.role, found.reach) == (PersonRole.SUPERVISOR, Reach(supervisor="Ana"))
    (kept,) = desk.permitted(store)
    assert (kept.email, kept.name, kept.given_by) == ("ana@entidad.gov.co", "Ana Solarte", "Sistema")


def test_an_email_that_the_provider_does_not_vouch_for_lets_nobody_in(store: Store) -> None:
    allow(store)
    assert come(store, verified=False) is None
    assert come(store) is not None
    assert come(store, verified=False) is not None, "they are known by their number from then on"


def test_who_changes_their_email_stays_who_they_are_and_who_gets_it_does_not_become_them(
    store: Store,
) -> None:
    allow(store)
    come(store)
    moved = replace(ANA, email="ana.solarte@entidad.gov.co", name="Ana S.")
    found = come(store, moved)
    assert found is not None
    assert found.name == "Ana Solarte", "what they signed with"
    other = identity("Eva Ruiz", ANA.email, subject="otra")
    with pytest.raises(NotAllowed, match="ya lo usa otra cuenta"):
        come(store, other)


def test_the_same_name_of_two_people_is_told_apart(store: Store) -> None:
    for email in ("ana@entidad.gov.co", "ana2@entidad.gov.co"):
        allow(store, email)
    names = [
        come(store, identity("ANA  Solarte", one)) for one in ("ana@entidad.gov.co", "ana2@entidad.gov.co")
    ]
    assert [one.name for one in names if one] == ["ANA Solarte", "ANA Solarte (ana2@entidad.gov.co)"]


def test_who_loses_the_permission_is_out_at_once_and_the_email_is_free(store: Store) -> None:
    allow(store)
    come(store)
    desk.withdraw_permission(store, "ANA@entidad.gov.co", "Sistema")
    assert come(store) is None
    assert desk.permitted(store) == []
    allow(store)
    assert come(store, identity("Ana Nueva", ANA.email, subject="nueva")) is not None
    with pytest.raises(BadArgument, match="no hay nada que quitar"):
        desk.withdraw_permission(store, "nadie@entidad.gov.co", "Sistema")


def test_what_is_no_email_no_contract_or_no_cuentas_is_refused(store: Store) -> None:
    for email in ("ana", "@entidad", "ana@", "a b@c.co"):
        with pytest.raises(BadArgument, match="no es un correo"):
            allow(store, email)
    with pytest.raises(BadArgument, match="qué cuentas verá"):
        desk.give_permission(store, "a@b.co", PersonRole.SUPERVISOR, Reach(), "Sistema")
    with pytest.raises(BadArgument, match="no es el número de un contrato"):
        desk.give_permission(store, "a@b.co", PersonRole.SUPERVISOR, Reach(numbers=("x",)), "Sistema")
    assert desk.permitted(store) == []


@pytest.mark.parametrize("role", PersonRole)
def test_of_those_who_come_in_only_who_administers_gives_permissions(store: Store, role: PersonRole) -> None:
    seen = seen_by(store, role)
    if role is PersonRole.ADMINISTRACION:
        desk.give_permission(seen, "eva@entidad.gov.co", PersonRole.REVISOR, EVERYTHING, "Otra")
        (kept,) = desk.permitted(seen)
        assert kept.given_by == "Ana Solarte", "the login signs"
        return
    for asked in (
        lambda: desk.permitted(seen),
        lambda: desk.give_permission(seen, "eva@entidad.gov.co", role, EVERYTHING, "Ana"),
        lambda: desk.withdraw_permission(seen, "eva@entidad.gov.co", "Ana"),
        lambda: accesses.listed(seen),
    ):
        with pytest.raises(NotAllowed):
            asked()
    assert desk.permitted(store) == []


def test_the_last_who_administers_does_not_shut_everybody_out(store: Store) -> None:
    allow(store, role=PersonRole.ADMINISTRACION)
    found = come(store)
    assert found is not None
    seen = SeenStore(store, found)
    with pytest.raises(BadArgument, match="única persona que da permisos"):
        desk.withdraw_permission(seen, ANA.email, "Ana")
    with pytest.raises(BadArgument, match="única persona que da permisos"):
        desk.give_permission(seen, ANA.email, PersonRole.CONSULTA, EVERYTHING, "Ana")
    allow(store, "eva@entidad.gov.co", PersonRole.ADMINISTRACION)
    desk.withdraw_permission(seen, ANA.email, "Ana")


def test_a_role_by_name_is_not_for_who_comes_in_by_the_login(store: Store) -> None:
    with pytest.raises(NotAllowed, match="permiso de ingreso"):
        desk.give_role(seen_by(store), "Ana", PersonRole.REVISOR, "Ana")
    with pytest.raises(BadArgument):
        desk.give_role(store, "Ana", PersonRole.ADMINISTRACION, "Ana")


# --- what was looked at ---


def test_what_is_looked_at_is_noted_once_within_the_hour_and_each_export(store: Store) -> None:
    seen = seen_by(store)
    for _ in range(3):
        accesses.note(seen, Access.CUENTA, submission_id=1)
        accesses.note(seen, Access.EXPORT, "junio.xlsx")
    told = accesses.listed(store)
    assert [one.what for one in told].count(Access.CUENTA) == 1
    assert [one.what for one in told].count(Access.EXPORT) == 3
    assert {one.name for one in told} == {"Ana Solarte"}
    accesses.note(seen_by(store, PersonRole.FINANZAS), Access.CUENTA, submission_id=1)
    assert len(accesses.listed(store)) == 5, "in another role it is another look"


def test_an_hour_later_it_is_another_look(store: Store) -> None:
    seen = seen_by(store)
    accesses.note(seen, Access.LIST, "bandeja")
    with store.reading() as connection:
        (row,) = connection.execute(sa.select(t.ACCESSES)).mappings()
    before = {**row, "id": 2, "at": row["at"] - dt.timedelta(minutes=accesses.AGAIN_MINUTES + 1)}
    with store.writing() as connection:
        connection.execute(sa.insert(t.ACCESSES).values({**before, "detail": "pagos"}))
    accesses.note(seen, Access.LIST, "pagos")
    assert [one.detail for one in accesses.listed(store)] == ["pagos", "pagos", "bandeja"]


def test_nothing_is_noted_of_whoever_sits_at_the_computer(store: Store) -> None:
    accesses.note(store, Access.CUENTA, submission_id=1)
    assert accesses.listed(store) == []
