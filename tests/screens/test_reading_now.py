"""While a folder is read every page says so and tells no absence; who comes back finds how it ended."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.pipeline import jobs
from review.pipeline.jobs import JobState
from review.store import Store
from review.store import job_rows as table
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

UNTOLD = "lo que falta se dirá cuando termine"


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "visto.db"))


def reading(database: Path, **columns: object) -> int:
    """A job of this process, which is alive for as long as the test."""
    with Store.open(str(database)) as store:
        job_id = table.add(store, "/cuentas", None, None)
        told = {"state": "en_marcha", "pid": os.getpid(), "total": 120, "done": 40, **columns}
        table.change(store, job_id, heartbeat_at=dt.datetime.now(dt.UTC), **told)
    return job_id


def end(database: Path, job_id: int, state: JobState = JobState.TERMINADO, **columns: object) -> None:
    with Store.open(str(database)) as store:
        table.change(store, job_id, state=state.value, finished_at=dt.datetime.now(dt.UTC), **columns)


def beside(app: AppTest) -> str:
    bars = [one.proto.text for one in app.sidebar.get("progress")]
    return " ".join([*bars, *(one.value for one in app.sidebar.markdown)]).replace("\\", "")


def said(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.caption, *app.info))


@pytest.mark.parametrize("page", ["inicio", "bandeja", "revisar", "pagos", "exportar", "lista", "cargar"])
def test_every_page_says_how_far_a_reading_has_come(page: str, look: Opener, database: Path) -> None:
    reading(database)
    app = look(page, database)
    assert errors(app) == []
    assert "Leyendo 40 de 120" in beside(app)


def test_absences_are_told_only_when_the_reading_ends(look: Opener, database: Path) -> None:
    job_id = reading(database)
    screens = [
        ("inicio", {}),
        ("cumplimiento", {}),
        ("cumplimiento", {"vista": "meses"}),
        ("secop", {"vista": "faltan"}),
    ]
    for page, params in screens:
        app = look(page, database, mes="2026-06", **params)
        assert errors(app) == []
        assert UNTOLD in said(app), page
        assert "Sin cuenta" not in str([one["rows"] for one in components(app, "table")])
    assert components(look("inicio", database, mes="2026-06"), "tiles")[0]["items"][3]["value"] == "—"
    end(database, job_id)
    for page, params in screens:
        app = look(page, database, mes="2026-06", **params)
        assert errors(app) == []
        assert UNTOLD not in said(app), page
    app = look("cumplimiento", database, mes="2026-06")
    assert "Sin cuenta" in str([one["rows"] for one in components(app, "table")])


def test_who_comes_back_finds_how_it_ended_until_they_know(look: Opener, database: Path) -> None:
    end(database, reading(database), total=120, done=120, problems=3)
    app = look("bandeja", database, mes="2026-06")
    assert "Lectura terminada: 120 archivos, 3 con novedad." in beside(app)
    app.button(key="lectura_sabida").click().run()
    assert errors(app) == []
    assert "Lectura terminada" not in beside(app)
    assert "Lectura terminada" not in beside(look("inicio", database))
    end(database, reading(database), JobState.FALLIDO, error="No existe la carpeta.")
    assert "No existe la carpeta" in beside(look("inicio", database))


def test_what_the_page_itself_tells_is_not_told_beside_it(look: Opener, database: Path) -> None:
    job_id = reading(database)
    end(database, job_id)
    app = look("cargar", database, trabajo=job_id)
    assert "Lectura terminada" in app.success[0].value
    assert "Lectura terminada" not in beside(app)
    assert "Lectura terminada" not in beside(look("inicio", database))


def test_a_reading_is_stopped_from_its_page(look: Opener, database: Path) -> None:
    job_id = reading(database)
    app = look("cargar", database, trabajo=job_id)
    app.button(key="detener").click().run()
    assert errors(app) == []
    with Store.open(str(database)) as store:
        assert [job.state for job in jobs.running(store)] == [JobState.DETENIENDO]
    assert "Deteniéndose" in said(app)
    end(database, job_id, JobState.DETENIDO)
    assert "Lo ya leído queda" in look("cargar", database, trabajo=job_id).info[0].value.replace("\\", "")
