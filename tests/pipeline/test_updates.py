"""After an update of the program: what is done again, what is told of it, and which decisions still stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from review import desk, frames, spanish
from review.cli.reading_report import summary
from review.freshness import Stage
from review.model import Finding, Judgement, State, Verdict
from review.pipeline import FolderReport, Progress, judging, read_folder, understanding
from review.rules import judge
from tests.conftest import nothing_read
from tests.folders import write_contracts
from tests.pipeline.conftest import AUGUST_OF_LUZ, JULY_OF_INES, JULY_OF_LUZ, Cuentas
from tests.updated import updated

EVERY = (JULY_OF_LUZ, AUGUST_OF_LUZ, JULY_OF_INES)
pytestmark = pytest.mark.usefixtures("shared_reader")


@contextmanager
def no_pdf_opened() -> Iterator[None]:
    with (
        nothing_read(),
        patch("review.pipeline.folder_changes.sha256_of", side_effect=AssertionError),
    ):
        yield


def counts(report: FolderReport) -> tuple[int, int, int]:
    return report.read, report.judged, report.unchanged


def test_another_reader_reads_again(cuentas: Cuentas) -> None:
    with updated(Stage.READING):
        report = cuentas.read()
        assert (counts(report), report.renewed) == ((3, 0, 0), (3, 0))
        assert "Como el programa cambió, se leyeron de nuevo 3 cuentas." in summary(report)
        assert counts(cuentas.read()) == (0, 0, 3)


def test_another_recogniser_recognises_the_words_kept(cuentas: Cuentas) -> None:
    with (
        updated(Stage.RECOGNITION),
        no_pdf_opened(),
        patch.object(understanding, "recognise", wraps=understanding.recognise) as again,
    ):
        report = cuentas.read()
        assert (counts(report), report.renewed, again.call_count) == ((0, 3, 0), (0, 3), 3)
        assert "Como el programa cambió, se revisaron de nuevo 3 cuentas." in summary(report)
        assert (counts(cuentas.read()), again.call_count) == ((0, 0, 3), 3)


@pytest.mark.parametrize(
    "stage", [Stage.JUDGEMENT, Stage.STANDING, Stage.IMPRINT, Stage.ROWS, Stage.CONTRACTS]
)
def test_what_judging_does_is_only_judged_again(cuentas: Cuentas, stage: Stage) -> None:
    with (
        updated(stage),
        no_pdf_opened(),
        patch.object(understanding, "recognise", side_effect=AssertionError),
    ):
        report = cuentas.read()
        assert (counts(report), report.renewed) == ((0, 3, 0), (0, 3))
        assert counts(cuentas.read()) == (0, 0, 3)


def test_pictures_of_pages_are_no_matter_of_reading(cuentas: Cuentas) -> None:
    with updated(Stage.PICTURES), no_pdf_opened():
        report = cuentas.read()
    assert (counts(report), report.renewed) == ((0, 0, 3), (0, 0))


def test_imprints_are_made_anew_by_another_tracing_only(cuentas: Cuentas) -> None:
    for stage, times in ((Stage.JUDGEMENT, 0), (Stage.IMPRINT, 3)):
        with updated(stage), patch.object(judging, "traces_of", wraps=judging.traces_of) as traced:
            cuentas.read()
            assert traced.call_count == times, stage


def test_the_contract_list_is_read_again_by_another_reader_of_lists(cuentas: Cuentas) -> None:
    with patch("review.pipeline.load_contracts", side_effect=AssertionError), updated(Stage.JUDGEMENT):
        cuentas.read()
    with (
        pytest.raises(AssertionError),
        patch("review.pipeline.load_contracts", side_effect=AssertionError),
        updated(Stage.CONTRACTS),
    ):
        cuentas.read()


def test_what_people_changed_is_not_told_as_the_programs_doing(cuentas: Cuentas) -> None:
    write_contracts(cuentas.folder, monthly=1_700_000)
    report = cuentas.read()
    assert report.judged > 0
    assert report.renewed == (0, 0)
    assert "programa" not in summary(report)


def test_progress_tells_how_many_are_done_again(cuentas: Cuentas) -> None:
    told: list[Progress] = []
    with updated(Stage.JUDGEMENT):
        read_folder(cuentas.folder, cuentas.store, processes=1, progress=told.append)
    assert {one.renewed for one in told} == {3}


def test_the_sentences() -> None:
    assert spanish.renewed(0, 0) == ""
    assert spanish.renewed(1, 2) == (
        "Como el programa cambió, se leyó de nuevo 1 cuenta y se revisaron de nuevo 2 cuentas."
    )
    assert spanish.renewing(1) == "El programa cambió: se está leyendo o revisando de nuevo 1 cuenta."
    assert spanish.renewing(3) == "El programa cambió: se están leyendo o revisando de nuevo 3 cuentas."


# --- decisions ---


@pytest.fixture
def decided(cuentas: Cuentas) -> Cuentas:
    for name in EVERY:
        desk.decide(cuentas.store, cuentas.number(name), Verdict.APROBADA, "", "Ana")
    return cuentas


def stale(cuentas: Cuentas) -> dict[str, tuple[str, ...]]:
    found = {}
    for name in EVERY:
        decision = cuentas.view(name).decision
        assert decision is not None
        found[name] = decision.stale
    return found


NONE_STALE = dict.fromkeys(EVERY, ())
EVERY_STAGE = [stage for stage in Stage if stage is not Stage.PICTURES]


@pytest.mark.parametrize("stage", EVERY_STAGE)
def test_an_update_that_finds_the_same_leaves_decisions_in_force(decided: Cuentas, stage: Stage) -> None:
    with updated(stage):
        assert sum(decided.read().renewed) == 3
        assert stale(decided) == NONE_STALE
        assert frames.submissions(decided.store)["decision_desactualizada"].isna().all()


def otherwise(change: Any) -> Any:
    """Rules that find something else in the papers of Inés."""

    def judged(*arguments: Any, archivo: str, **options: Any) -> Judgement:
        found = judge(*arguments, archivo=archivo, **options)
        if archivo != JULY_OF_INES:
            return found
        items = {
            kind: replace(item, findings=tuple(map(change, item.findings)))
            for kind, item in found.items.items()
        }
        return replace(found, items=items)

    return patch.object(judging, "judge", judged)


def worse(finding: Finding) -> Finding:
    return replace(finding, state=State.POR_REVISAR) if finding.code == "banco_fecha" else finding


def test_an_update_that_finds_something_against_one_makes_its_decision_out_of_date(decided: Cuentas) -> None:
    with updated(Stage.JUDGEMENT), otherwise(worse):
        decided.read()
        assert stale(decided) == NONE_STALE | {JULY_OF_INES: ("cambiaron las reglas o la lista",)}


def test_other_words_for_the_same_finding_leave_it_in_force(cuentas: Cuentas) -> None:
    def reworded(finding: Finding) -> Finding:
        return replace(worse(finding), message="Dicho de otro modo.")

    with updated(Stage.JUDGEMENT), otherwise(worse):
        cuentas.read()
        for name in EVERY:
            desk.decide(cuentas.store, cuentas.number(name), Verdict.APROBADA, "Así está bien", "Ana")
    with updated(Stage.JUDGEMENT), updated(Stage.JUDGEMENT), otherwise(reworded):
        cuentas.read()
        assert cuentas.said(JULY_OF_INES, "banco_fecha").message == "Dicho de otro modo."
        assert stale(cuentas) == NONE_STALE


def test_a_decision_taken_before_outcomes_were_kept_is_held_against_the_states(decided: Cuentas) -> None:
    from review.store import basis, queries

    row = queries.submissions(decided.store, ids=[decided.number(JULY_OF_INES)])[0]
    old = {name: value for name, value in row["decision_basis"].items() if name != "outcome"}
    row = {**row, "decision_basis": old, "rules_version": "other", "reading": "other"}
    assert basis.staleness(row) == basis.Staleness((), False, row["result"], row["result"])
    row["decision_basis"] = {**old, "banco": "falta"}
    assert basis.staleness(row).reasons == (basis.READ_AGAIN, basis.OTHER_RULES)
