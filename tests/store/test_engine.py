"""Opening the database: settings, migrations, and what is said when it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
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
from review.store import schema as t
from review.store.schema import METADATA
from review.store.upgrades import SCHEMA_VERSION
from tests import postgresql
from tests.store.filled import filled
from tests.store.past import Past


def test_a_new_database_has_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": _another_type})
        assert compare_metadata(context, METADATA) == []


def _another_type(_: object, __: object, ___: object, there: object, ours: object) -> bool | None:
    """Text is text, however long it is said to be; of all else Alembic judges."""
    return False if isinstance(there, sa.String) and isinstance(ours, sa.String) else None


def test_schema_version_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(resources.files("review.store") / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA_VERSION


@pytest.mark.sqlite
def test_sqlite_is_set_up_for_several_processes(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()) >= 5000


def test_several_open_a_new_database_at_once(empty: Callable[[str], str]) -> None:
    url = empty("new")

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


def test_a_database_of_another_program_is_refused_and_left_alone(empty: Callable[[str], str]) -> None:
    other = Past(empty("otra"))
    Path(other.address).parent.mkdir(exist_ok=True) if not other.of_server else None
    other.script("CREATE TABLE recetas (nombre TEXT)")
    for must_exist in (False, True):
        with pytest.raises(StoreUnavailable, match=r"es una base de datos de otro programa; no se cambió"):
            Store.open(other.address, must_exist=must_exist)
    with other.engine().connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["recetas"]


def test_nothing_is_made_where_a_database_must_exist(empty: Callable[[str], str]) -> None:
    place = Past(empty("nueva"))
    if not place.of_server:
        Path(place.address).parent.mkdir()
        Path(place.address).touch()
    with pytest.raises(StoreUnavailable, match="no hay una base de datos de Visto Bueno"):
        Store.open(place.address, must_exist=True)
    with place.engine().connect() as connection:
        assert sa.inspect(connection).get_table_names() == []


def test_every_connection_is_set_up_also_that_which_looked_whether_it_exists(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with (
        Store.open(str(tmp_path / "a.db"), must_exist=True) as store,
        pytest.raises(sa.exc.IntegrityError),
        store.writing() as connection,
    ):
        connection.execute(sa.insert(t.FOLDER_DATA).values(folder_id=99, kind="x", stamp="x"))


@pytest.mark.postgresql
def test_text_is_in_the_order_of_its_letters_numbers_whatever_its_length(tmp_path: Path) -> None:
    """As SQLite and Python have it: a server has that of its language, and would refuse what is longer."""
    with filled(tmp_path) as store, store.writing() as connection:
        found = sa.inspect(connection)
        text = [
            column
            for table in METADATA.tables
            for column in found.get_columns(table)
            if isinstance(column["type"], sa.String)
        ]
        assert len(text) > 100
        assert {(type(one["type"]), one["type"].collation, one["type"].length) for one in text} == {
            (sa.TEXT, "C", None)
        }


@pytest.mark.postgresql
def test_whoever_waited_sees_what_was_done_whatever_the_server_is_set_to(tmp_path: Path, past: Past) -> None:
    """Else its questions would be answered as when it began to wait."""
    name = past.rows("SELECT current_database()")[0][0]
    past.script(f"ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'")
    with Store.open(str(tmp_path / "a.db")) as store, store.writing() as connection:
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "read committed"


@pytest.mark.postgresql
def test_a_server_that_cannot_keep_every_letter_is_refused(
    postgres: postgresql.Server, tmp_path: Path
) -> None:
    with postgres.connect() as connection:
        connection.execute(
            "CREATE DATABASE latina ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        )
    postgres.made[str(tmp_path)] = postgres.address("latina")
    with pytest.raises(StoreUnavailable, match=r"guarda letras en LATIN1.*UTF8"):
        Store.open(postgres.address("latina"))


@pytest.mark.parametrize(
    "url", ["sqlite:////proc/nada/a.db", "esto://no/es", "://", "postgresql+psycopg://nadie@127.0.0.1:1/nada"]
)
def test_unopenable_database_is_told_in_one_line(url: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        Store.open(url)
    assert "\n" not in str(told.value)
    assert "base de datos" in str(told.value)
