"""Cuentas judged with what the others say: who is judged again, and who is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from review import desk, frames
from review.interchange import to_json
from review.model import Verdict
from review.pipeline import again, histories, judge_again, read_folder, settle, submissions_of
from review.pipeline.again import Versions
from review.pipeline.histories import Histories
from review.pipeline.taught import FolderTaught
from review.store import Store, ledger
from review.store import schema as t
from tests.folders import LONG_AGO, write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_cuenta(place / "junio.pdf")
    write_cuenta(place / "otra.pdf", contract="CPS-020-2026")
    write_contracts(place)
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


def around(store: Store) -> Histories:
    return histories.load(store, Versions(store, FolderTaught(store)))


def ids(store: Store) -> dict[str, int]:
    table = frames.submissions(store)
    return dict(zip(table["archivo"], map(int, table["id"]), strict=True))


def stored(store: Store) -> dict[str, object]:
    with store.reading() as connection:
        return {
            row.archivo: row.history
            for row in connection.execute(sa.select(t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.history))
        }


def test_another_payment_of_the_contract_is_known_and_judges_the_first_again(
    folder: Path, store: Store
) -> None:
    read_folder(folder, store, processes=1)
    before = stored(store)
    write_cuenta(folder / "julio.pdf", payment="002", month="julio", note="RP No. 345", mtime=LONG_AGO + 9)
    report = read_folder(folder, store, processes=1)
    assert report.read == 1
    after = stored(store)
    assert after["otra.pdf"] == before["otra.pdf"], "of another contract"
    assert after["junio.pdf"] != before["junio.pdf"]
    held = around(store)
    june = held.of(ids(store)["junio.pdf"]).history
    assert june.known
    assert [account.payment for account in june.accounts] == [2]
    assert june.accounts[0].rp == "345"
    assert all(held.digest(number) == after[name] for name, number in ids(store).items())
    assert settle(store) == 0, "nothing is left to do"


def test_a_decision_is_told_to_the_other_payments_of_the_contract(folder: Path, store: Store) -> None:
    write_cuenta(folder / "julio.pdf", payment="002", month="julio", mtime=LONG_AGO + 9)
    read_folder(folder, store, processes=1)
    before, number = stored(store), ids(store)
    desk.decide(store, number["junio.pdf"], Verdict.APROBADA, "", "Ana")
    after = stored(store)
    assert {name for name in after if after[name] != before[name]} == {"julio.pdf"}
    assert around(store).of(number["julio.pdf"]).history.accounts[0].verdict is Verdict.APROBADA


def test_a_new_version_knows_the_one_before_and_what_was_decided(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    desk.decide(store, ids(store)["junio.pdf"], Verdict.DEVUELTA, "Falta el informe", "Ana")
    write_cuenta(folder / "junio.pdf", note="corregida", mtime=LONG_AGO + 9)
    read_folder(folder, store, processes=1)
    number = ids(store)["junio.pdf"]
    history = around(store).of(number).history
    assert history.accounts == (), "its own versions are no other payment"
    assert history.previous is not None
    assert (history.previous.verdict, history.previous.reason) == (Verdict.DEVUELTA, "Falta el informe")
    seen = desk.submission(store, number)
    assert seen is not None
    assert (seen.decision, seen.previous) == (None, history.previous.submission_id)
    assert seen.earlier_decision is not None
    assert seen.earlier_decision.stale == ("llegó otra versión del archivo",)
    told = frames.submissions(store).set_index("archivo")["decision_desactualizada"]["junio.pdf"]
    assert told.startswith("Llegó otra versión del archivo: la anterior quedó devuelta el ")


def test_the_same_number_of_another_person_is_another_contract(
    folder: Path, store: Store, tmp_path: Path
) -> None:
    read_folder(folder, store, processes=1)
    other = tmp_path / "otra entidad"
    write_cuenta(other / "julio.pdf", payment="002", month="julio", mtime=LONG_AGO + 9)
    write_contracts(other, entity="MUNICIPIO DE ALTAMIRA", nit="899995775")
    read_folder(other, store, processes=1)
    held = around(store)
    assert all(not held.of(number).history.accounts for number in held.lines), "of another entity"


def test_what_is_written_for_others_is_what_is_stored(folder: Path, store: Store) -> None:
    write_cuenta(folder / "julio.pdf", payment="002", month="julio", mtime=LONG_AGO + 9)
    read_folder(folder, store, processes=1)
    number = ids(store)
    for submission in submissions_of(store, folder):
        told = to_json(submission)["items"]
        kept = desk.submission(store, number[submission.archivo])
        assert kept is not None
        for item in kept.items:
            assert told[item.kind.value]["estado"] == item.state.value
            assert [f["codigo"] for f in told[item.kind.value]["hallazgos"]] == [
                finding.code for finding in item.findings
            ]


def test_judging_again_what_has_not_changed_writes_nothing(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    with store.reading() as connection:
        before = connection.execute(sa.select(t.SUBMISSIONS.c.judged_at)).scalars().all()
    assert judge_again(store, list(ids(store).values())) == 2
    with store.reading() as connection:
        assert connection.execute(sa.select(t.SUBMISSIONS.c.judged_at)).scalars().all() == before


def test_a_mistake_of_ours_while_settling_stops_nothing_and_is_tried_again(
    folder: Path, store: Store, failure_log: Path
) -> None:
    read_folder(folder, store, processes=1)
    desk.add_waiver(store, str(folder), "rut_falta", None, "no se pide", dt.date(2027, 1, 1), "Ana")
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(history=None))
    with patch("review.pipeline.judging.judge", side_effect=RuntimeError("bug")):
        settle(store)
    assert "builtins.RuntimeError" in failure_log.read_text("utf-8")
    assert settle(store) == 2


def test_what_cuentas_share_is_kept_for_the_next_time(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    held = around(store)
    assert ledger.matches(store) == held.matches


def _kept(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is written of cuentas, but for when."""
    tables = (t.SUBMISSIONS, t.ITEMS, t.FINDINGS, t.MATCHES)
    found = {}
    with store.reading() as connection:
        for table in tables:
            told = (column for column in table.c if column.name != "judged_at")
            asked = sa.select(*told).order_by(*table.primary_key.columns)
            found[table.name] = [tuple(row) for row in connection.execute(asked)]
    return found


@pytest.mark.parametrize("few", [0, 500])
def test_some_at_a_time_all_are_judged_as_at_once(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    write_cuenta(folder / "julio.pdf", payment="002", month="julio", note="RP No. 345", mtime=LONG_AGO + 9)
    write_cuenta(folder / "julio otra vez.pdf", payment="002", month="julio", mtime=LONG_AGO + 12)
    read_folder(folder, store, processes=1)
    numbers = list(ids(store).values())
    once = _kept(store)
    monkeypatch.setattr(again, "BATCH", 1)
    monkeypatch.setattr(again, "FEW", few)
    assert judge_again(store, numbers) == len(numbers)
    assert _kept(store) == once
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(history="otra", party=None, current=False))
        connection.execute(sa.delete(t.FINDINGS))
        connection.execute(sa.update(t.SUBMISSIONS).values(told=None))
        connection.execute(sa.delete(t.MATCHES))
    assert settle(store) > 0
    settle(store)
    assert _kept(store) == once
