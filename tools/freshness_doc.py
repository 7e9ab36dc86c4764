"""Write docs/freshness.md from the table of stages: `python -m tools.freshness_doc > docs/freshness.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review.freshness.derived import libraries, table
from review.freshness.slices import Slice
from review.freshness.sources import NUMBERS_THAT_COUNT
from review.freshness.stages import JUDGED_BY, Stage

HEAD = """# Freshness: what an update does again

This table comes from `review/freshness/stages.py` (`python -m tools.freshness_doc > docs/freshness.md`);
it is not edited by hand.

Everything that is worked out is kept with the key of the stage that made it, and is due again when the
key of today is another one. Nobody types a version: a key is a digest of

- the **code** of the stage: every statement that its roots lead to, followed by name through the imports
  within `review/`, as the syntax tree says it. Comments, docstrings and layout say nothing; code that the
  stage does not use (a new failure in `errors.py`, another function of the same module) makes nothing
  due. A module that is imported as such counts whole, and of every module that is run on the way, what
  acts when it is imported.
- the **data** files that this code names (TOML, by what they say);
- the **libraries** that it uses, by as much of their version as may change the outcome.

The version of Python is no part of it: the digest is a walk of our own over the syntax tree that passes
over empty fields, which is where Pythons differ. Should two of them still tell a construct apart, what it
touches is done again once. Without sources (compiled only) the version of the package stands for its
code.

The digests of all stages are worked out together, once in a process and only in the processes that keep
something (not in the workers that read PDFs). The first process after an update takes about a second for
it; the digests are then remembered in the user's cache folder (`frescura.json`) under a digest of every
byte of the package, and cost some 50 ms.

| Stage | Made of | Its key is kept in | What a change makes due |
|---|---|---|---|
"""

MIDDLE = """
A key with something behind it: that of recognition has the lessons in force and the digest
of the entity's own words behind a `+`, so that each folder has its own; `rules_version`
the versions of the checklist, of the law values and of the plug-ins behind a `-`;
`judged_with` is a digest of the keys that judging goes by ({judged_by}), then `rules_version`,
then the stamp of the contract list. What differs in the program's part is told as "el programa cambió";
in the rest, people changed something.

## What a decision rests on

A decision has no key. It keeps what it was taken on (`decisions.basis`): the grounds (what was read,
rules, contract, what others said), what reviewers laid over it, and the outcome: the states of the items,
who bills what, and every finding against it with the value found, whatever its wording. Other grounds
with the same outcome leave it in force; a correction by a person, or another outcome, make it
*desactualizada*. An update that finds the same never does.

## What is not done again

- The second look at doubtful lines stays where the recogniser of its time asked for it: another
  recogniser opens no PDF. Another choice of where to look (`second_look.py`) does.
- A page of photographs that was only looked over stays so when another recogniser, checklist or person's
  correction leaves an item missing later: the item is then left to a person, never told to be missing.
- Exports of SECOP II that a person gave and that are no longer beside the PDFs stay as they were read.
- The pre-liquidation (`review/liquidation/`) is kept nowhere: it is worked out whenever it is looked at,
  out of what was read and the tables in force then. A list of embargos that changes makes nothing due.
- A plug-in ([complementos.md](complementos.md)) is loaded once in a process: what changes in it counts for
  the programs that are started afterwards. How plug-ins are found and loaded (`review/plugins/`) makes
  nothing due, only they themselves.
- Folders are brought up to date when they are read, as `vistobueno abrir` and `vistobueno leer` do.

## The code of each stage
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    for stage in Stage:
        work = stage.value
        yield f"| {stage.name.lower()} | {work.inputs} | {work.kept} | {work.redone} |"
    yield from MIDDLE.format(judged_by=", ".join(stage.name.lower() for stage in JUDGED_BY)).splitlines()
    for stage, found in table().items():
        yield from ("", f"### {stage.name.capitalize()}", "", *_code(stage, found))


def _code(stage: Stage, found: Slice) -> Iterator[str]:
    work = stage.value
    yield f"- Roots: {_names(work.roots)}"
    if work.alone:
        yield f"- By themselves, without what they lean on: {_names(work.alone)}"
    if found.data:
        yield f"- Data: {_names(sorted(found.data))}"
    if told := [_library(name) for name in libraries(stage, found)]:
        yield f"- Libraries: {', '.join(told)}"
    led = {module.rpartition(".")[0] for module, places in found.statements.items() if places}
    yield f"- Rooms: {_names(sorted(led))}"


def _names(some: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{one}`" for one in some)


def _library(name: str) -> str:
    match NUMBERS_THAT_COUNT.get(name):
        case None:
            return f"{name} (every release)"
        case 0:
            return f"{name} (whatever its release)"
        case 1:
            return f"{name} (major releases)"
        case _:
            return f"{name} (major and minor releases)"


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
