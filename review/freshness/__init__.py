"""What is kept, and when it has to be worked out again: one room decides for every stage.

A key is made from the code itself (`statements`, `slices`), its data files and the libraries below it
(`sources`), so that nobody has to remember to change a number. `stages` is the table. Imports nothing of the
other rooms: it reads their sources.
"""

from review.freshness.keys import (
    Due,
    Made,
    by_program,
    due,
    judged_with,
    key,
    list_stamp,
    reader,
    recogniser,
    rules,
    unchanged,
)
from review.freshness.stages import Stage

__all__ = [
    "Due",
    "Made",
    "Stage",
    "by_program",
    "due",
    "judged_with",
    "key",
    "list_stamp",
    "reader",
    "recogniser",
    "rules",
    "unchanged",
]
