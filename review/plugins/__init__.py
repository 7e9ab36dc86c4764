"""Plug-ins: what an entity adds to the program without changing it, its own rules and its own readers.

A plug-in is code that whoever installed the program trusts: it runs with all that the program may do. It is
found in the folders that `VISTOBUENO_COMPLEMENTOS` names and among the installed packages (entry points),
never beside the PDFs, where strangers may put files. Here they are found and loaded; what a module adds is
for the room that it adds to (`review.rules.plugged`, `review.recognition.own_marks`,
`review.reading.own_readers`).
"""

from review.plugins.loading import (
    Plugin,
    bringing,
    digest,
    forget,
    found,
    note,
    problems,
    spoil,
)
from review.plugins.offered import GROUP, PREFIX, VARIABLE

__all__ = [
    "GROUP",
    "PREFIX",
    "VARIABLE",
    "Plugin",
    "bringing",
    "digest",
    "forget",
    "found",
    "note",
    "problems",
    "spoil",
]
