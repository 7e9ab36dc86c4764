"""Eight people decide while two folders are read and a month is exported: nothing is lost or doubled."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.store import Store
from review.store import schema as t
from review.store.chain_walk import walk
from review.store.queries import rows
from tests.folders import write_contracts, write_cuenta
from tests.servers import ROOT

PEOPLE = tuple(f"Persona {number}" for number in range(1, 9))
CLICKS = 12  # of each
CUENTAS = 3  # of each folder


def begun(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str], word: str | None = None) -> str:
    out, err = process.communicate(word)
    assert process.returncode == 0, err
    return out


def folder(place: Path, payments: range) -> Path:
    for number in payments:
        write_cuenta(place / f"{number}.pdf", payment=f"{number:03d}", note=place.name)
    write_contracts(place)
    return place


@pytest.mark.long
def test_many_at_once(
    tmp_path: Path, empty: Callable[[str], str], record_property: Callable[[str, Any], None]
) -> None:
    address = empty("muchos")
    first, *others = [
        folder(tmp_path / name, range(1 + CUENTAS * place, 1 + CUENTAS * (place + 1)))
        for place, name in enumerate(("primera", "segunda", "tercera"))
    ]
    ended(begun("tests.store.patience", "leer", first, "--bd", address, "--procesos", 1))
    people = [begun("tests.store.many_deciders", address, who, CLICKS) for who in PEOPLE]
    assert [one.stdout.readline() for one in people if one.stdout is not None] == ["ready\n"] * len(PEOPLE)
    readings = [
        begun("tests.store.patience", "leer", one, "--bd", address, "--procesos", 1) for one in others
    ]
    output = tmp_path / "junio.xlsx"
    export = begun(
        "tests.store.patience", "exportar", "--mes", "2026-06", "--salida", output, "--bd", address
    )
    for one in people:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    told = [json.loads(ended(one)) for one in people]
    for one in (*readings, export):
        ended(one)
    assert output.exists()
    clicks = [click for one in told for click in one["recorded"]]
    assert [(new, again) for _, new, again in clicks] == [(True, False)] * len(PEOPLE) * CLICKS
    with Store.open(address) as store:
        held = rows(store, sa.select(t.DECISIONS))
        assert sorted(row["reason"] for row in held) == sorted(ticket for ticket, _, _ in clicks)
        assert [len(rows(store, sa.select(table))) for table in (t.SUBMISSIONS, t.FILES, t.FOLDERS)] == [
            3 * CUENTAS,
            3 * CUENTAS,
            3,
        ]
        found = walk(store)
        lists = rows(store, sa.select(t.LIST_IMPORTS))
    assert found.breaks == ()
    assert found.head is not None
    assert found.head.count == len(held) + len(lists)
    waited = [one for each in told for one in each["waited"]]
    looked = sum(each["looked"] for each in told) - len(clicks)
    said = f"median {statistics.median(waited):.0f} ms, longest {max(waited):.0f} ms, looked again {looked}"
    record_property("writers waited", said)
    print(f"{address.partition(':')[0]}: {said}")
