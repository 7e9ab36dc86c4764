"""People who decide, each at a pace of their own, as sessions of one dashboard are: threads of a process.

`python -m tools.many_people DATABASE PEOPLE CLICKS SECONDS` reads from its input a line of JSON for each
person, with the cuentas that they decide on; says that it is ready, begins when another line comes in, and
tells as JSON how long each click took, and the turns to write.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections.abc import Sequence

from review import desk
from review.errors import CuentaChanged
from review.model import Verdict
from review.store import Store, witness
from tools.watched_turns import Turns


def decide(
    store: Store, who: str, cuentas: Sequence[int], clicks: int, seconds: float, took: list[float]
) -> None:
    """So many clicks of one person, who looks first and then thinks for `seconds` on average."""
    chance = random.Random(who)
    for click in range(clicks):
        time.sleep(chance.uniform(0, 2 * seconds))
        recorded = False
        while not recorded:
            number = cuentas[click % len(cuentas)]
            seen = witness.of(store, number)
            began = time.perf_counter()
            try:
                desk.decide(store, number, Verdict.DEVUELTA, f"{who} {click}", who, seen=seen)
                recorded = True
            except CuentaChanged:  # somebody else meanwhile: looks again
                pass
            took.append(time.perf_counter() - began)


def main() -> int:
    database, people, clicks, seconds = sys.argv[1:]
    own = [json.loads(sys.stdin.readline()) for _ in range(int(people))]
    turns, took = Turns(), list[float]()
    with Store.open(database, must_exist=True) as store:
        sessions = [
            threading.Thread(
                target=decide, args=(store, one["who"], one["cuentas"], int(clicks), float(seconds), took)
            )
            for one in own
        ]
        print("ready", flush=True)
        sys.stdin.readline()
        for one in sessions:
            one.start()
        for one in sessions:
            one.join()
    print(json.dumps({"took": took, "turns": turns.as_json()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
