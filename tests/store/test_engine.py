"""Opening the database: settings, migrations, and what is said when it cannot be opened."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from review.errors import StoreUnavailable
from review.store import Store
from review.store.schema import METADATA
from review.store.upgrades import SCHEMA_VERSION


def test_a_new_database_has_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_schema_version_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(resources.files("review.store") / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA_VERSION


def test_sqlite_is_set_up_for_several_processes(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()) >= 5000


def test_several_open_a_new_database_at_once(tmp_path: Path) -> None:
    url = str(tmp_path / "new" / "a.db")

    def tables(_: int) -> int:
        with Store.open(url) as store, store.reading() as connection:
            return len(sa.inspect(connection).get_table_names())

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(tables, range(4))) == {len(METADATA.tables) + 1}


def test_newer_database_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(str(path)) as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnavailable, match=r"más nueva.*Actualice"):
        Store.open(str(path))


@pytest.mark.parametrize(
    "url", ["sqlite:////proc/nada/a.db", "esto://no/es", "://", "postgresql+psycopg://nadie@127.0.0.1:1/nada"]
)
def test_unopenable_database_is_told_in_one_line(url: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        Store.open(url)
    assert "\n" not in str(told.value)
    assert "base de datos" in str(told.value)
