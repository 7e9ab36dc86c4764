"""A PostgreSQL server of the tests' own, from what the system has installed: one for each process of the
tests, reached through a socket in a folder of its own, gone when they end. It need not survive anything."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from review.store import Store

WHERE = Path("/usr/lib/postgresql")  # of Debian; each version has a folder
USER = "visto"
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # nobody writes but the tests
    "max_connections": "60",
    "shared_buffers": "32MB",
}
_TEMPLATE = "plantilla"


def programs() -> Path:
    """The folder of the newest server that is installed. Where there is none the test is skipped, but never
    where CI is set."""
    found = sorted(WHERE.glob("*/bin/initdb"), key=_version)
    found += [Path(beside).resolve()] if (beside := shutil.which("initdb")) and not found else []
    if found:
        return found[-1].parent
    why = "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def _version(initdb: Path) -> int:
    name = initdb.parent.parent.name
    return int(name) if name.isdigit() else 0


@dataclass(slots=True)
class Server:
    """A running server whose socket is in `folder`."""

    folder: Path
    template_made: bool = False
    made: dict[str, str] = field(default_factory=dict)
    """The database of each name that the tests gave."""

    def address(self, database: str, user: str = USER) -> str:
        """As a user writes it."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """Past the program, as somebody who knows the server."""
        return psycopg.connect(host=str(self.folder), user=USER, dbname=database, autocommit=True)

    def database(self, name: str) -> str:
        """The address of the database that the tests call so, with the tables of the program; made when it is
        asked for first."""
        if not self.template_made:
            Store.open(self.new(_TEMPLATE)).close()
            self.template_made = True
        return self.place(name, _TEMPLATE)

    def place(self, name: str, template: str = "template0") -> str:
        """The same without tables."""
        if name not in self.made:
            self.made[name] = self.new(f"p{sha256(name.encode()).hexdigest()[:20]}", template)
        return self.made[name]

    def new(self, database: str, template: str = "template0") -> str:
        """The address of a new database without tables, or with those of another one."""
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self.connect() as connection:
            connection.execute(make.format(sql.Identifier(database), sql.Identifier(template)))
        return self.address(database)

    def run(self, program: str, *arguments: str) -> None:
        """One of the programs that come with the server, as an administrator runs it."""
        who = ("-h", str(self.folder), "-U", USER)
        subprocess.run([str(programs() / program), *who, *arguments], check=True)

    def forget(self) -> None:
        """Drop the databases of the last test."""
        with self.connect() as connection:
            for database in self.made.values():
                name = sql.Identifier(str(sa.make_url(database).database))
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        self.made.clear()


# Whoever started it holds the other end of what `cat` reads: it ends when they do, however they end.
_SERVE = """
"$0/pg_ctl" -D "$1/datos" -w -l "$1/log" -o "$2" start >"$1/start" 2>&1 || { cat "$1/start"; exit 1; }
echo ready
cat >/dev/null
"$0/pg_ctl" -D "$1/datos" -w -m immediate stop >/dev/null
rm -rf "$1"
"""


@contextmanager
def running() -> Iterator[Server]:
    """A new server, as long as it is needed."""
    folder, who = Path(tempfile.mkdtemp(prefix="vb-pg-")), _whoever()
    if who:
        os.chown(folder, who["user"], who["group"])
    how = {**who, "cwd": "/", "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}, "text": True}
    make = [
        programs() / "initdb",
        "-D",
        folder / "datos",
        "-U",
        USER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    made = subprocess.run(make, **how, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    options = {**OPTIONS, "unix_socket_directories": str(folder)}
    told = " ".join(f"-c {name}='{value}'" for name, value in options.items())
    with subprocess.Popen(
        ["sh", "-c", _SERVE, programs(), folder, told],
        **how,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for the tests
    ) as serving:
        assert serving.stdout is not None
        assert (said := serving.stdout.readline()) == "ready\n", said + serving.stdout.read()
        yield Server(folder)


def _whoever() -> dict[str, Any]:
    """Who runs the server where the tests are run by root, whom it refuses."""
    if os.geteuid() != 0:
        return {}
    users = {one.pw_name: one for one in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
