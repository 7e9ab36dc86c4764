"""What is written about the house is true of it: each path, name and word is there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from review import __version__
from review.catalogue import cuenta_columns
from review.model import fields
from tests import papers_table
from tools.papers import bank

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("docs/how_to_add.md", "SECURITY.md", "CONTRIBUTING.md", "README.md", "docs/oficina.md")
_PATH = re.compile(r"`((?:review|tests|tools|docs|screens|pages|notebooks|deploy)/[\w./-]*)`")
_LINK = re.compile(r"\]\(([\w./-]+)\)")
_MODULE = re.compile(r"`(review(?:\.\w+)+)`")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_and_link_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    paths = [ROOT / path for path in _PATH.findall(text)]
    paths += [(ROOT / page).parent / link for link in _LINK.findall(text)]
    assert paths
    assert [str(path) for path in paths if not path.exists()] == []


def test_the_glossary_defines_each_word_once_and_where_is_a_module() -> None:
    rows = [line.split(" | ") for line in _rows("docs/glossary.md")]
    words = [row[0].removeprefix("| ") for row in rows]
    assert len(set(words)) == len(words) > 30
    for row in rows:
        (module,) = _MODULE.findall(row[2])
        import_module(module)


def test_the_names_in_how_to_add_are_those_of_the_code() -> None:
    text = (ROOT / "docs/how_to_add.md").read_text("utf-8")
    homes = {
        "FIELDS": fields,
        "SUBMISSIONS": cuenta_columns,
        "LAYOUTS": bank,
    }
    assert set(re.findall(r"`(_?[A-Z]{4,})`", text)) == set(homes)
    assert [name for name, home in homes.items() if not hasattr(home, name)] == []


def test_the_newest_release_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    unreleased, newest, *_ = re.findall(r"^## \[([\w.]+)\](?: - \d{4}-\d\d-\d\d)?$", text, flags=re.M)
    assert (unreleased, newest) == ("Unreleased", __version__)


def test_the_table_of_test_papers_is_up_to_date() -> None:
    assert (ROOT / "tests" / "README.md").read_text("utf-8") == papers_table.document(), (
        "tests/README.md is stale: python -m tests.papers_table > tests/README.md"
    )


def _rows(page: str) -> list[str]:
    lines = (ROOT / page).read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("| ")][1:]
