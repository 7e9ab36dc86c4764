"""What a stage's code leads to, in a package made for it."""

from __future__ import annotations

import pytest

from review.freshness.slices import Code, slice_of

FILES = {
    "review/__init__.py": "def read():\n    from review.pipeline import all_of_it\n",
    "review/pipeline.py": "all_of_it = 1\n",
    "review/errors.py": "class Base(Exception): ...\nclass Used(Base): ...\nclass Unused(Base): ...\n",
    "review/model/__init__.py": "from review.model.page import Page\nfrom review.model.box import Box\n",
    "review/model/page.py": "from review.model.box import Box\nclass Page:\n    box: Box\n",
    "review/model/box.py": "class Box: ...\nclass Other: ...\n",
    "review/reading/__init__.py": "",
    "review/reading/main.py": (
        "import review\nimport cv2 as pictures\nimport re\n"
        "from review.errors import Used\nfrom review.model import Page\nfrom review.reading import words\n"
        "def read(path):\n    pictures.resize(path)\n"
        "    raise Used(Page, words.split(path), review.__file__)\n"
    ),
    "review/reading/words.py": "def split(x): return x\n",
    "review/rules/__init__.py": "",
    "review/rules/registry.py": (
        "from review.rules import one\nfrom review.rules.rule import declared\nRULES = tuple(declared)\n"
    ),
    "review/rules/rule.py": "declared = []\ndef rule(code): ...\n",
    "review/rules/one.py": (
        "from review.rules.rule import rule\nLEAST = 3\n"
        "@rule('x')\ndef check(): return LEAST\ndef idle(): ...\n"
    ),
    "review/table.py": "from pathlib import Path\nTABLE = Path(__file__).with_name('values.toml')\n",
    "review/values.toml": "a = 1\n",
    "review/idle.toml": "a = 1\n",
}
READ = ("review.reading.main:read",)
RULES = ("review.rules.registry:RULES",)


def lines(roots: tuple[str, ...], **changed: str) -> list[str]:
    files = {path: text.encode() for path, text in FILES.items()}
    for path, text in changed.items():
        files[path] = text.encode()
    return list(slice_of(Code("review", files), roots).lines())


def edited(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("review/reading/main.py", "resize(path)", "resize(path, 2)"),
        ("review/reading/words.py", "return x", "return x + 1"),
        ("review/errors.py", "class Base(Exception)", "class Base(ValueError)"),
        ("review/model/box.py", "class Box: ...", "class Box: x0 = 1"),
        ("review/model/page.py", "box: Box", "box: Box | None"),
    ],
)
def test_what_is_led_to_counts(path: str, old: str, new: str) -> None:
    assert lines(READ, **edited(path, old, new)) != lines(READ)


def test_a_name_that_comes_from_elsewhere_counts() -> None:
    both = {"review/model/box.py": FILES["review/model/box.py"] + FILES["review/model/page.py"]}
    other = edited("review/model/__init__.py", "model.page import", "model.box import")
    assert lines(READ, **both, **other) != lines(READ, **both)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("review/errors.py", "class Unused(Base): ...", "class Unused(Base): x = 1\nclass New(Base): ..."),
        ("review/model/box.py", "class Other: ...", "class Other: x0 = 1"),
        ("review/model/__init__.py", "import Box", "import Box, Other"),
        ("review/pipeline.py", "all_of_it = 1", "all_of_it = 2"),
        ("review/rules/one.py", "LEAST = 3", "LEAST = 4"),
        ("review/reading/main.py", "import re\n", "import re\nimport json\n"),
    ],
)
def test_what_is_not_led_to_does_not(path: str, old: str, new: str) -> None:
    assert lines(READ, **edited(path, old, new)) == lines(READ)


def test_a_module_imported_for_what_it_declares_counts_and_what_idles_in_it_does_not() -> None:
    assert lines(RULES, **edited("review/rules/one.py", "LEAST = 3", "LEAST = 4")) != lines(RULES)
    assert lines(RULES, **edited("review/rules/one.py", "def idle(): ...", "")) == lines(RULES)


def test_libraries_and_data_files_are_found() -> None:
    files = {path: text.encode() for path, text in FILES.items()}
    found = slice_of(Code("review", files), (*READ, "review.table"))
    assert found.libraries == {"cv2", "pathlib"}, "re is imported and never used"
    assert found.data == {"review/values.toml"}


def test_alone_counts_without_what_it_leans_on() -> None:
    files = {path: text.encode() for path, text in FILES.items()}
    found = slice_of(Code("review", files), (), ("review.reading.main",))
    assert {module for module, places in found.statements.items() if places} == {"review.reading.main"}


@pytest.mark.parametrize("root", ["review.nowhere", "review.errors:Nobody"])
def test_a_root_that_is_not_there_is_told(root: str) -> None:
    with pytest.raises(KeyError):
        lines((root,))
