"""A log with five acts, and what somebody may do to it with sqlite3, past the triggers."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from review.store import Store, opinions
from review.store.chain_walk import Fault
from tests.store.acted import ACTS
from tests.store.filled import filled

AUTHORS = ("Ana", "Eva", "Luz", "Inés")
DECIDED = {"submission_id": 1, "verdict": "aprobada", "reason": "", "author": "Ana"}


def decide(store: Store, author: str, reason: str = "") -> None:
    opinions.record(store, "decisions", {**DECIDED, "author": author, "reason": reason})


def acted(path: Path) -> None:
    """Ana, Eva, Luz and Inés decide on a cuenta, then Ana says what it is in SECOP II."""
    with filled(path) as store:
        for author in AUTHORS:
            decide(store, author, f"Lo dice {author}.")
        ACTS["secop_states"](store)


def without_triggers(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path / "a.db")
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    return connection


COPIED = "submission_id, verdict, reason, author, at, sha256, rules_version"
SWAPPED = (
    "UPDATE chain SET seq = 99 WHERE seq = 2; UPDATE chain SET seq = 2 WHERE seq = 3; "
    "UPDATE chain SET seq = 3 WHERE seq = 99"
)
EVA: tuple[str, int, str] = ("decisions", 2, "Eva")
LUZ: tuple[str, int, str] = ("decisions", 3, "Luz")
ONLY_SQLITE = ("what is no day", "what is no JSON", "what is no text", "replaced", "a link that is no link")
"""What PostgreSQL itself refuses."""
ONLY_POSTGRESQL: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "a day that nobody can tell": (
        "UPDATE decisions SET at = 'infinity' WHERE id = 2",
        [(Fault.CHANGED, 2, *EVA)],
    ),
    "a link of a day that nobody can tell": (
        "UPDATE chain SET at = 'infinity' WHERE seq = 2",
        [(Fault.LINK_CHANGED, 2, "", 0, None), (Fault.OUTSIDE, None, *EVA)],
    ),
    "a column of another kind": (
        "ALTER TABLE decisions ALTER COLUMN at TYPE text",
        [(Fault.CHANGED, number, "decisions", number, name) for number, name in enumerate(AUTHORS, 1)],
    ),
}
BY_HAND: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "changed": (
        "UPDATE decisions SET verdict = 'devuelta' WHERE id = 2",
        [(Fault.CHANGED, 2, *EVA)],
    ),
    "a reason emptied": ("UPDATE decisions SET reason = '' WHERE id = 2", [(Fault.CHANGED, 2, *EVA)]),
    "another author": ("UPDATE decisions SET author = 'Ana' WHERE id = 2", [(Fault.CHANGED, 2, *EVA)]),
    "another day": (
        "UPDATE decisions SET at = '2026-01-01 00:00:00.000000' WHERE id = 2",
        [(Fault.CHANGED, 2, *EVA)],
    ),
    "what is no day": ("UPDATE decisions SET at = 'ayer' WHERE id = 2", [(Fault.CHANGED, 2, *EVA)]),
    "what is no JSON": ("UPDATE decisions SET basis = '{' WHERE id = 2", [(Fault.CHANGED, 2, *EVA)]),
    "what is no text": (
        "UPDATE decisions SET reason = CAST(x'ff' AS TEXT) WHERE id = 2",
        [(Fault.CHANGED, 2, *EVA)],
    ),
    "removed": ("DELETE FROM decisions WHERE id = 2", [(Fault.REMOVED, 2, *EVA)]),
    "replaced": (
        f"INSERT OR REPLACE INTO decisions (id, {COPIED}) SELECT 2, {COPIED} FROM decisions WHERE id = 1",
        [(Fault.CHANGED, 2, *EVA)],
    ),
    "renumbered": (
        "UPDATE decisions SET id = 9 WHERE id = 2",
        [(Fault.REMOVED, 2, *EVA), (Fault.OUTSIDE, None, "decisions", 9, "Eva")],
    ),
    "exchanged": (
        "UPDATE decisions SET id = 9 WHERE id = 2; UPDATE decisions SET id = 2 WHERE id = 3; "
        "UPDATE decisions SET id = 3 WHERE id = 9",
        [(Fault.CHANGED, 2, *EVA), (Fault.CHANGED, 3, *LUZ)],
    ),
    "added": (
        f"INSERT INTO decisions ({COPIED}) SELECT {COPIED} FROM decisions WHERE id = 1",
        [(Fault.OUTSIDE, None, "decisions", 5, "Ana")],
    ),
    "a link changed": (
        "UPDATE chain SET author = 'Ana' WHERE seq = 2",
        [(Fault.LINK_CHANGED, 2, "decisions", 2, "Ana")],
    ),
    "a link that is no link": (
        "UPDATE chain SET at = 'ayer' WHERE seq = 2",
        [(Fault.LINK_CHANGED, 2, "", 0, None), (Fault.OUTSIDE, None, *EVA)],
    ),
    "links exchanged": (
        SWAPPED,
        [(Fault.LINK_CHANGED, 2, *LUZ), (Fault.LINK_CHANGED, 3, *EVA)],
    ),
    "an act and its link removed": (
        "DELETE FROM decisions WHERE id = 2; DELETE FROM chain WHERE seq = 2",
        [(Fault.LINKS_MISSING, 3, *LUZ)],
    ),
    "a link removed": (
        "DELETE FROM chain WHERE seq = 1",
        [(Fault.LINKS_MISSING, 2, *EVA), (Fault.OUTSIDE, None, "decisions", 1, "Ana")],
    ),
    "the last link removed": (
        "DELETE FROM chain WHERE seq = 5",
        [(Fault.OUTSIDE, None, "secop_states", 1, "Ana")],
    ),
    "a whole table": ("DROP TABLE secop_states", [(Fault.REMOVED, 5, "secop_states", 1, "Ana")]),
    "a column": (
        "ALTER TABLE secop_states DROP COLUMN state",
        [(Fault.CHANGED, 5, "secop_states", 1, "Ana")],
    ),
    "the chain": (
        "DELETE FROM decisions WHERE id > 1; DELETE FROM secop_states; DROP TABLE chain",
        [(Fault.OUTSIDE, None, "decisions", 1, "Ana")],
    ),
}
