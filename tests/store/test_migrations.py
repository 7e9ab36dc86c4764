"""A database of an earlier version is brought up to date with everything that was in it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from review import desk, jobs
from review.store import Store, lessons, url_of
from review.store.engine import SCHEMA_VERSION


def at_version(path: Path, version: str) -> sa.Engine:
    """A database as a migration left it."""
    engine = sa.create_engine(url_of(str(path)))
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(resources.files("review.store") / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    return engine


def test_what_was_kept_before_lessons_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0001")
    document = {
        "sha256": "a" * 64,
        "reader_version": "1",
        "size": 1,
        "lectura": "leido",
        "page_count": 1,
        "picture_pages": 0,
        "failed_pages": 0,
        "sheets": "[]",
        "read_at": "2026-07-01 12:00:00",
    }
    names = ", ".join(document)
    values = ", ".join(f":{name}" for name in document)
    with engine.begin() as connection:
        connection.execute(sa.text(f"INSERT INTO documents ({names}) VALUES ({values})"), document)
        connection.execute(
            sa.text("INSERT INTO recognitions (sha256, recogniser_version, body) VALUES (:a, '1', x'00')"),
            {"a": "a" * 64},
        )
        connection.execute(
            sa.text(
                "INSERT INTO jobs (folder, state, total, done, rate, unchanged, problems, created_at) "
                "VALUES ('/c', 'terminado', 1, 1, 0, 0, 0, '2026-07-01 12:00:00')"
            )
        )
        before = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    engine.dispose()
    assert before == "0001"
    with Store.open(str(path)) as store:
        with store.reading() as connection:
            version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            assert version == SCHEMA_VERSION
            kept = connection.execute(sa.text("SELECT sha256, layouts FROM recognitions")).all()
            assert kept == [("a" * 64, None)]
        assert [job.renewed for job in jobs.recent(store)] == [0]
        assert desk.lessons(store) == []
        assert lessons.in_force(store) == ()
        assert lessons.of_layouts(store, "1", []) == {"a" * 64}, "its layouts are not known: do it again"
