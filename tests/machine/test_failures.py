"""What is written down of a failure says where it was in the program, and nothing of anybody."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from review.machine import failures, private
from review.pipeline import read_folder
from review.rules import judge
from review.store import Store
from review.store import schema as t
from tests.folders import write_cuenta
from tests.store.filled import filled, submission

# Put together here, so that it is in no line of this file.
NAME = " ".join(["YURANY", "MOSQUERA", "ITUYÁN"])
AMOUNT = 9_876_500 + 43


def _of_the_database(place: Path) -> None:
    with filled(place) as store, store.writing() as connection:
        row = submission(1, contractor=NAME, value=AMOUNT, account_date=dt.date(2026, 6, 30))
        connection.execute(sa.insert(t.SUBMISSIONS).values(row))


def _of_text_in_the_database(place: Path) -> None:
    """SQLite's library quotes what it cannot read."""
    with filled(place) as store, store.reading() as connection:
        connection.exec_driver_sql("SELECT CAST(? AS TEXT)", (NAME.encode() + b"\xff",)).all()


def _of_a_key(_: Path) -> None:
    {}[NAME]


def _of_a_file(place: Path) -> None:
    (place / NAME).read_bytes()


def _of_a_number(_: Path) -> None:
    int(f"{NAME} {AMOUNT}")


def _that_led_to_another(_: Path) -> None:
    try:
        int(NAME)
    except ValueError as error:
        raise RuntimeError(f"{AMOUNT}") from error


def _of_several(place: Path) -> None:
    found: list[Exception] = []
    for one in (_of_a_key, _of_a_file):
        try:
            one(place)
        except (KeyError, OSError) as error:
            error.add_note(NAME)
            found.append(error)
    raise ExceptionGroup(NAME, found)


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (_of_the_database, "sqlalchemy.exc.IntegrityError [INSERT INTO submissions (id, "),
        (_of_the_database, "sqlite3.IntegrityError (SQLITE_CONSTRAINT_PRIMARYKEY)"),
        (_of_text_in_the_database, "StoreUnavailable"),
        (_of_a_key, "builtins.KeyError"),
        (_of_a_file, "builtins.FileNotFoundError (No such file or directory)"),
        (_of_a_number, "tests/machine/test_failures.py:"),
        (_that_led_to_another, "builtins.ValueError\nwhich led to:\n"),
        (_of_several, "with: builtins.KeyError"),
    ],
)
def test_a_log_tells_the_failure_and_nobodys_data(
    tmp_path: Path, failure_log: Path, fail: Callable[[Path], None], told: str
) -> None:
    with pytest.raises(Exception) as failed:  # noqa: PT011 - whatever it is
        fail(tmp_path)
    assert failures.note("Algo", failed.value) == failure_log
    written = failure_log.read_text("utf-8")
    assert told in written
    assert_of_nobody(written, tmp_path)


def assert_of_nobody(written: str, place: Path) -> None:
    for secret in (*NAME.split(), str(AMOUNT), str(place), str(Path.home()) + "/"):
        assert secret not in written


def test_the_values_of_a_question_are_in_no_error(tmp_path: Path) -> None:
    with pytest.raises(sa.exc.IntegrityError) as failed:
        _of_the_database(tmp_path)
    assert NAME not in str(failed.value)
    assert str(AMOUNT) not in str(failed.value)


def test_a_file_that_made_us_fail_is_not_named(
    tmp_path: Path, failure_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise KeyError(NAME, AMOUNT)
        return judge(*arguments, **named)  # type: ignore[arg-type]

    calls: list[int] = []
    monkeypatch.setattr("review.pipeline.judging.judge", fail)
    write_cuenta(tmp_path / "cuentas" / f"{NAME}.pdf")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(tmp_path / "cuentas", store, processes=1)
    written = failure_log.read_text("utf-8")
    assert "builtins.KeyError" in written
    assert_of_nobody(written, tmp_path)


def test_what_other_libraries_log_of_an_exception_is_guarded_too(tmp_path: Path) -> None:
    """In a process of its own: it is for the whole of the dashboard's."""
    script = tmp_path / "script.py"
    script.write_text(
        "import logging, sys, threading\n"
        "from review.machine import failures\n"
        "failures.guard()\n"
        "failures.guard()\n"
        "def fail():\n"
        "    int(sys.argv[1])\n"
        "try:\n"
        "    fail()\n"
        "except ValueError:\n"
        "    logging.getLogger('streamlit.error_util').error('Uncaught app execution', exc_info=True)\n"
        "thread = threading.Thread(target=fail)\n"
        "thread.start()\n"
        "thread.join()\n"
        "fail()\n"
    )
    told = subprocess.run(
        [sys.executable, str(script), NAME],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert told.returncode == 1
    assert "Uncaught app execution" in told.stderr
    assert told.stderr.count("builtins.ValueError") == 3
    assert_of_nobody(told.stderr, tmp_path)


def test_a_log_that_cannot_be_written_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "archivo").touch()
    monkeypatch.setattr(private, "log_folder", lambda: tmp_path / "archivo" / "log")
    assert failures.note("Algo", RuntimeError("x")) is None
