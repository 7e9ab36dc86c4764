"""A process that decides again and again, as a person who looks before each click, and clicks twice:
`python -m tests.store.many_deciders DATABASE AUTHOR TIMES`.

Begins when a line comes in; tells as JSON the clicks that were recorded, and how long each waited (ms).
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from contextlib import suppress

from review.errors import CuentaChanged
from review.store import Store, opinions, queries, witness
from tests.store.patience import patient


def main() -> None:
    database, author, times = sys.argv[1:]
    patient()
    recorded, waited, looked = [], [], 0
    with Store.open(database, must_exist=True) as store:
        cuentas = sorted(queries.archivos(store))
        print("ready", flush=True)
        sys.stdin.readline()
        for click in range(int(times)):
            number = cuentas[(click + len(author)) % len(cuentas)]
            ticket = f"{author}-{click}"
            row = {"submission_id": number, "verdict": "devuelta", "reason": ticket, "author": author}
            first, again = None, False
            while first is None:
                looked += 1
                seen = witness.of(store, number)
                began = dt.datetime.now(dt.UTC)
                with suppress(CuentaChanged):  # by another one meanwhile: looks again
                    first = opinions.record(store, "decisions", row, seen=seen, ticket=ticket).new
                waited.append(1000 * (dt.datetime.now(dt.UTC) - began).total_seconds())
            with suppress(CuentaChanged):  # somebody decided otherwise since
                again = opinions.record(store, "decisions", row, seen=seen, ticket=ticket).new
            recorded.append([ticket, first, again])
    print(json.dumps({"recorded": recorded, "waited": waited, "looked": looked}))


if __name__ == "__main__":
    main()
