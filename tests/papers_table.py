"""The test papers as a table: `python -m tests.papers_table > tests/README.md`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.reading.bad_pdfs import BAD_PDFS

HERE = Path(__file__).parent
MADE_OF_WORDS = ("recognition/item_papers.py", "recognition/lookalikes.py")
_HEAD = """# The tests
They mirror the library: `tests/rules` tests `review/rules`, and so on. No paper lies here as a file: each is
made by the test that needs it, with invented people. One does, as nothing installed writes HEIC:
`data/iphone.heic`; `assembling/test_heic.py` tells what is in it and how it was made. Tests marked `long` are
run by `make test-all` and in continuous integration only: which may be is told in
[CONTRIBUTING](../CONTRIBUTING.md). This page is written by `python -m tests.papers_table > tests/README.md`.

| what a test needs | where |
|---|---|
| a small cuenta, a scan, a contract list in a folder | `folders.py` |
| whole cuentas in good order, over months and people | `whole_cuentas.py`, `pipeline/conftest.py` |
| a page of words, for recognition | `recognition/sheet.py` |
| a submission as facts, for a rule | `rules/builders.py` |
| PDFs drawn or written by hand | `reading/papers.py` |
| another engine, another way to spread the work, no reader at all | `reading/doors.py`, `conftest.py` |
| the program after an update | `updated.py` |
| to wait, without a clock | `waiting.py` |
"""


def document() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "## Bad PDFs (`reading/bad_pdfs.py`)"
    yield "| paper | fault | promise |"
    yield "|---|---|---|"
    for one in BAD_PDFS:
        pages = f", {one.pages} page{'' if one.pages == 1 else 's'}" if one.pages else ""
        says = f"; the reason says «{one.says}»" if one.says else ""
        yield f"| {one.name} | {one.fault} | `{one.promise}`{pages}{says} |"
    for name in MADE_OF_WORDS:
        tree = ast.parse((HERE / name).read_text("utf-8"))
        yield f"\n## {(ast.get_docstring(tree) or name).rstrip('.')} (`{name}`)"
        yield "| paper | what is odd about it |"
        yield "|---|---|"
        for made in tree.body:
            if isinstance(made, ast.FunctionDef) and not made.name.startswith("_"):
                told = (ast.get_docstring(made) or made.name.replace("_", " ")).splitlines()[0]
                yield f"| {made.name} | {told} |"


if __name__ == "__main__":
    sys.stdout.write(document())
