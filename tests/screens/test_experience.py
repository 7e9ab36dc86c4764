"""Fallas y tiempos: charts with their table twin, each row leading to the cuentas behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from review import frames
from review.desk.circular import circular
from review.frames import By
from review.model import Month
from review.store import Store
from screens import experience_charts, text
from tests.desk.test_shared_texts import PERIOD, held
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

JUNE = Month(2026, 6)


def cells(app: Any) -> list[dict[str, Any]]:
    assert errors(app) == []
    (table,) = components(app, "table")
    return [row["cells"] for row in table["rows"]]


def charted(chart: Any) -> list[dict[str, Any]]:
    (rows,) = json.loads(chart.to_json())["datasets"].values()
    return list(rows)


def test_the_faults_of_a_month_lead_to_its_cuentas(look: Opener, filled: Path) -> None:
    with Store.open(str(filled)) as store:
        expected = frames.recurring(store, JUNE)
    app = look("fallas", filled, mes=str(JUNE))
    assert [one["cuentas"]["text"] for one in cells(app)] == [str(many) for many in expected["cuentas"]]
    (table,) = components(app, "table")
    first = table["rows"][0]["go"]
    assert (first["page"], first["params"]) == ("bandeja", {"mes": "2026-06", "item": expected["item"][0]})


def test_each_chart_tells_what_its_table_does(filled: Path) -> None:
    with Store.open(str(filled)) as store:
        faults, people = frames.recurring(store), frames.pace(store, By.CONTRATISTA)
    assert [one["valor"] for one in charted(experience_charts.fault_chart(faults))] == list(faults["cuentas"])
    bars = charted(experience_charts.people_chart(people))
    assert [one["valor"] for one in bars] == list(people["con_fallas"])


def test_two_of_one_name_keep_a_bar_each() -> None:
    table = pd.DataFrame({"titulo": ["Ana", "Ana"], "con_fallas": [2, 1], "cuentas": [3, 3]})
    assert [one["Grupo"] for one in charted(experience_charts.people_chart(table))] == ["Ana", "Ana (2)"]


def test_before_any_decision_it_is_said_why_there_are_no_figures(look: Opener, filled: Path) -> None:
    app = look("fallas", filled, vista="tiempos")
    assert [one.value.split(":")[0] for one in app.info] == ["Aún no hay decisiones"]
    assert [one["titulo"]["text"] for one in cells(app)] == [
        "Abril de 2026",
        "Mayo de 2026",
        "Junio de 2026",
    ]


def test_files_without_month_are_not_taken_for_all_months(look: Opener, filled: Path) -> None:
    app = look("fallas", filled, mes="sin_mes")
    assert components(app, "table") == []
    assert "elija un mes" in app.info[0].value


@pytest.mark.parametrize(
    ("value", "told"), [(1.0, "1"), (1.25, "1,2"), (2.5, "2,5"), (float("nan"), "—"), (None, "—")]
)
def test_a_mean_is_told_with_one_decimal(value: float | None, told: str) -> None:
    assert text.decimal(value) == told


def test_the_circular_is_shown_to_be_copied(look: Opener, tmp_path: Path) -> None:
    store = held(tmp_path, {1: [PERIOD], 2: [PERIOD]})
    app = look("fallas", tmp_path / "a.db", vista="circular", mes=str(JUNE))
    assert errors(app) == []
    words = circular(store, JUNE)
    assert words
    assert [one.value for one in app.text] == [words]
    assert [one["text"] for one in components(app, "copy")] == [words]
    saved = [one.proto.label for one in app.get("download_button")]
    assert saved == ["Descargar texto", "Word"]


def test_who_has_not_presented_is_told_as_a_text(look: Opener, filled: Path) -> None:
    app = look("secop", filled, vista="faltan", mes="2026-06")
    assert errors(app) == []
    (copied,) = components(app, "copy")
    assert copied["text"].startswith("Cuentas de cobro sin presentar, junio de 2026")
    assert [one.value for one in app.text] == [copied["text"]]
    assert "Word" in [one.proto.label for one in app.get("download_button")]
