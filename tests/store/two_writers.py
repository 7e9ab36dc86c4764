"""A process that decides on a cuenta as often as each line that comes in says, and tells when it has done so.

For two to take turns, or to write at once: `python -m tests.store.two_writers DATABASE AUTHOR`.
"""

from __future__ import annotations

import sys

from review.store import Store, opinions
from tests.store.patience import patient


def main() -> None:
    database, author = sys.argv[1:]
    patient()
    row = {"submission_id": 1, "verdict": "aprobada", "reason": "", "author": author}
    with Store.open(database) as store:
        print("ready", flush=True)
        for line in sys.stdin:
            for _ in range(int(line)):
                opinions.record(store, "decisions", row)
            print("done", flush=True)


if __name__ == "__main__":
    main()
