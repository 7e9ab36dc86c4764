"""The digest of each stage's code, worked out of the package's files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256

from review.freshness import sources
from review.freshness.slices import Code, Files, Slice, slice_of
from review.freshness.stages import Stage


def code_of_stages(held: Files) -> dict[Stage, str]:
    """Of each stage a digest of its code and data, with the libraries that it uses behind it.

    Where the package came without its sources, its version stands for all of them.
    """
    if not any(path.endswith(".py") for path in held):
        return dict.fromkeys(Stage, f"v{sources.version_of('vistobueno')}")
    code = Code(sources.PACKAGE, held)
    return {stage: _digest(stage, followed(stage, code)) for stage in Stage}


def followed(stage: Stage, code: Code) -> Slice:
    """All that a stage's code leads to. Raises KeyError when a root of it is not there."""
    return slice_of(code, stage.value.roots, stage.value.alone)


def libraries(stage: Stage, found: Slice) -> list[str]:
    """The foreign libraries that decide a stage's outcome."""
    ours = found.libraries - sys.stdlib_module_names
    return sorted(ours | set(stage.value.carries))


def _digest(stage: Stage, found: Slice) -> str:
    lines = [*found.lines()]
    lines += [f"{path} {sources.data_said(found.code.files[path])}" for path in sorted(found.data)]
    return " ".join([_of_lines(lines), *libraries(stage, found)])


def _of_lines(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def table(held: Files | None = None) -> Mapping[Stage, Slice]:
    """What every stage's code leads to, in the package's files."""
    code = Code(sources.PACKAGE, sources.files() if held is None else held)
    return {stage: followed(stage, code) for stage in Stage}
