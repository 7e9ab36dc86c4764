"""A database of an earlier version is brought up to date with everything that was in it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from review import desk, jobs
from review.store import Store, drafts, lessons, opinions, queries, reviewers, url_of
from review.store import schema as t
from review.store.engine import SCHEMA_VERSION
from tests.store.filled import RECEIVED
from tests.store.filled import submission as filled_submission


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


def test_what_was_decided_before_tickets_is_still_there_and_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0004")
    submission = filled_submission(1)
    document = {"sha256": submission["sha256"], "reader_version": "1", "size": 1, "lectura": "leido"}
    document |= {"page_count": 1, "picture_pages": 0, "failed_pages": 0, "sheets": [], "read_at": RECEIVED}
    decided = {"submission_id": 1, "verdict": "devuelta", "reason": "Falta el RUT.", "author": "Ana"}
    with engine.begin() as connection:
        connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/cuentas", contracts_notes=[]))
        connection.execute(sa.insert(t.DOCUMENTS), [document])
        connection.execute(sa.insert(t.SUBMISSIONS), [submission])
        for number in (1, 2):  # without tickets: none is like another
            connection.execute(
                sa.text(
                    "INSERT INTO decisions (id, submission_id, verdict, reason, author, at, sha256, "
                    "rules_version) VALUES (:id, :submission_id, :verdict, :reason, :author, "
                    "'2026-07-01 12:00:00', 'x', '1')"
                ),
                {**decided, "id": number},
            )
    engine.dispose()
    with Store.open(str(path)) as store:
        kept = queries.log(store, "decisions", 1)
        assert [(row["author"], row["reason"], row["ticket"]) for row in kept] == [
            ("Ana", "Falta el RUT.", None)
        ] * 2
        assert drafts.of(store, 1, "Ana") is None
        assert reviewers.name(store, "here") == ""
        assert opinions.record(store, "decisions", {**decided, "author": "Eva"}, ticket="t1").new
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(sa.update(t.DECISIONS).values(author="Otra"))
