"""Each pill tells how many cuentas a click on it would show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from review import desk, frames
from review.desk import looking
from review.model import Actor, Concept, PersonRole, Verdict
from review.store import Store, openings
from screens import filters
from screens.filters import Filters
from screens.tally import tally
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.screens.example import fill

ASKED = [
    Filters(),
    Filters(resultado="incompleta"),
    Filters(decision="sin_decidir"),
    Filters(decision="devuelta", resultado="por_revisar"),
    Filters(q="ana", versiones=True),
    Filters(supervisor="Sonia Vega", decision="en_revision"),
    Filters(concepto="visto_bueno"),
    Filters(concepto="sin_concepto", decision="sin_decidir"),
]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Of three months, with some decided, opened, and decided before a change."""
    with Store.open(str(tmp_path_factory.mktemp("tally") / "visto.db")) as store:
        fill(store)
        ids = [int(one) for one in frames.submissions(store)["id"]]
        for place, verdict in enumerate((Verdict.APROBADA, Verdict.DEVUELTA, Verdict.INCOMPLETA)):
            desk.decide(store, ids[place], verdict, "Por algo.", "Ana")
        for number, concept in zip(ids[4:7], (*Concept, Concept.VISTO_BUENO), strict=True):
            desk.give_concept(store, number, concept, "Por algo.", "Eva")
        for number in ids[:6]:
            openings.note(store, number, "Ana")
        found = frames.submissions(store)
    found.loc[found["id"] == ids[0], "decision_desactualizada"] = "Se leyó de nuevo."
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_a_pill_counts_what_its_click_shows(table: pd.DataFrame, asked: Filters) -> None:
    counts = tally(table, asked)
    assert counts.results == {
        value: len(filters.narrow(table, replace(asked, resultado=value))) for value in filters.RESULT_OPTIONS
    }
    assert counts.progress == {
        value: len(filters.narrow(table, replace(asked, decision=value)))
        for value in filters.DECISION_OPTIONS
    }
    assert counts.concepts == {
        value: len(filters.narrow(table, replace(asked, concepto=value))) for value in filters.CONCEPT_OPTIONS
    }


def test_what_waits_is_what_was_opened_and_what_was_not(table: pd.DataFrame) -> None:
    counts = tally(table, Filters()).progress
    assert counts["sin_decidir"] == counts["sin_abrir"] + counts["en_revision"]
    assert (counts["aprobada"], counts["devuelta"], counts["incompleta"]) == (1, 1, 1)
    assert counts["en_revision"] == 3
    concepts = tally(table, Filters()).concepts
    assert (concepts["visto_bueno"], concepts["con_inconsistencia"]) == (2, 1)


def test_a_pill_goes_to_the_address_and_a_reload_keeps_it(look: Opener, filled: Path) -> None:
    app = look("bandeja", filled, mes="2026-06", resultado="incompleta")
    progress, results = app.button_group
    assert progress.options[0].startswith("Todo avance · ")
    assert results.value == "incompleta"
    results.set_value("completa").run()
    assert errors(app) == []
    assert app.query_params["resultado"] == "completa"
    (table,) = components(app, "table")
    assert {row["cells"]["resultado"]["word"] for row in table["rows"]} == {"Completa"}
    app.button_group[0].set_value("sin_abrir").run()
    assert (app.query_params["decision"], app.query_params["resultado"]) == ("sin_abrir", "completa")


def test_who_opens_a_cuenta_begins_its_review(look: Opener, read: Path) -> None:
    look("revisar", read, cuenta=1)
    with Store.open(str(read)) as store:
        assert openings.of(store, 1) == {}, "nobody said who looks"
    with Store.open(str(read)) as store:
        for name, role in (("Luz", PersonRole.CONSULTA), ("Pía", PersonRole.FINANZAS)):
            desk.give_role(store, name, role, name)
            look("revisar", read, cuenta=1, reviewer=name)
        assert list(frames.submissions(store)["avance"]) == ["sin_abrir"] * 2, "they review nothing"
        assert {"Luz", "Pía"} == set(openings.of(store, 1))
        assert looking.others(store, [1], Actor("Eva")) == {}
    look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    with Store.open(str(read)) as store:
        assert "Ana Solarte" in openings.of(store, 1)
    app = look("bandeja", read, mes="2026-06", decision="en_revision")
    assert len(components(app, "table")[0]["rows"]) == 1
