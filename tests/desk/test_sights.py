"""What each role may see of those who come in by a login: the second table line by line, in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review import desk, frames
from review.desk import asked_reading
from review.desk.people import permitted
from review.errors import NotAllowed
from review.expediente.cuenta_package import package_of_cuenta
from review.model import Month, PaperKind, PersonRole, Reach, Verdict, ViewRight
from review.pipeline import jobs, read_folder, ways_in_force
from review.reading import render_page
from review.sharing.export import csv_of, month_book
from review.store import Store, accesses, queries
from review.supervision.paper_drafts import draft_each
from tests.folders import write_contracts, write_cuenta
from tests.viewers import seen_by

MONTH = Month(2026, 6)
WORK = {PersonRole.REVISOR, PersonRole.SUPERVISOR, PersonRole.FINANZAS}
SEES = {
    ViewRight.ACCOUNTS: WORK | {PersonRole.CONSULTA},
    ViewRight.PERSONAL: WORK,
    ViewRight.PAPERS: WORK,
    ViewRight.EXPORT: WORK | {PersonRole.CONSULTA},
    ViewRight.DRAFT: WORK,
    ViewRight.LOAD: {PersonRole.REVISOR, PersonRole.SUPERVISOR},
    ViewRight.WAYS: WORK,
    ViewRight.PEOPLE: {PersonRole.ADMINISTRACION},
}
"""Written here once more: a change of the table is a change of what is promised."""
CONTRACT, DOCUMENT = "CPS-014-2026", "1061700001"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("miradas")
    papers = place / "cuentas"
    write_cuenta(papers / "uno.pdf")
    write_contracts(papers)
    with Store.open(str(place / "a.db")) as store:
        read_folder(papers, store, processes=1)
        desk.decide(store, 1, Verdict.APROBADA, "x", "Sistema")
        yield store


def _accounts(seen: Store) -> bool:
    return CONTRACT in frames.submissions(seen)["contrato"].tolist() and not frames.findings(seen).empty


def _personal(seen: Store) -> bool:
    return DOCUMENT in frames.submissions(seen).to_csv() and desk.submission(seen, 1) is not None


def _papers(seen: Store) -> bool:
    view = desk.submission(seen, 1)
    return view is not None and render_page(view.path, 1).startswith(b"\xff\xd8")


def _export(seen: Store) -> bool:
    return CONTRACT in csv_of(month_book(seen, MONTH, "todas", "Ana Solarte")).decode("utf-8-sig")


def _draft(seen: Store) -> bool:
    batch = draft_each(seen, [1], PaperKind.CERTIFICADO)
    return bool(batch.drafts or batch.left) and package_of_cuenta(seen, 1) is not None


def _load(seen: Store) -> bool:
    return asked_reading.start(seen, Path("cuentas")) == 7


def _ways(seen: Store) -> bool:
    return bool(ways_in_force.of_folder(seen, 1).checklist.items)


def _people(seen: Store) -> bool:
    permitted(seen)
    accesses.listed(seen)
    return True


SEEING: dict[ViewRight, Callable[[Store], bool]] = {
    ViewRight.ACCOUNTS: _accounts,
    ViewRight.PERSONAL: _personal,
    ViewRight.PAPERS: _papers,
    ViewRight.EXPORT: _export,
    ViewRight.DRAFT: _draft,
    ViewRight.LOAD: _load,
    ViewRight.WAYS: _ways,
    ViewRight.PEOPLE: _people,
}


def test_the_table_has_every_kind_of_what_is_seen() -> None:
    assert set(SEES) == set(SEEING) == set(ViewRight)


@pytest.mark.parametrize("role", PersonRole)
@pytest.mark.parametrize("right", ViewRight)
def test_each_role_sees_what_the_table_says_and_nothing_else(
    whole: Store, right: ViewRight, role: PersonRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked of the library itself, as a page that forgot to ask would."""
    monkeypatch.setattr(jobs, "start", lambda *_: 7)
    seen = seen_by(whole, role)
    try:
        given = SEEING[right](seen)
    except NotAllowed:
        given = False
    assert given == (role in SEES[right])


def test_who_gives_permissions_finds_no_cuenta_in_any_table_nor_count(whole: Store) -> None:
    """Also with all of them among what they were given: the role sees none."""
    ada = seen_by(whole, PersonRole.ADMINISTRACION)
    assert ada.viewer is not None
    assert ada.viewer.cuentas == Reach()
    assert frames.submissions(ada).empty
    assert frames.findings(ada).empty
    assert frames.fields(ada).empty
    assert frames.months(ada) == []
    assert not ada.sees(1)
    assert queries.archivos(whole), "there is one to be found"
