"""Folders and files that are in an object store, `s3://bucket/prefix`, as paths among the others.

`Path` makes one slash of two, so within the program such a path begins `s3:/bucket`; whoever tells or keeps
one writes it as `told` does. No path of this machine begins so once `resolved` made it absolute.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_SCHEME: Final = "s3:"
_WITHIN, _TOLD = f"{_SCHEME}/", f"{_SCHEME}//"


def is_far(path: Path | str) -> bool:
    """Whether the path is of an object store, and not of this machine."""
    return f"{_named(path)}/".startswith(_WITHIN)


def told(path: Path | str) -> str:
    """The path as people type it and as it is kept."""
    name = _named(path)
    return (
        _TOLD + name.removeprefix(_WITHIN) if is_far(name) and not name.startswith(_TOLD) else os.fspath(path)
    )


def resolved(path: Path) -> Path:
    """The path from its root. One of this machine goes by `~` and links; a far one is as it is."""
    return path if is_far(path) else path.expanduser().resolve()


def _named(path: Path | str) -> str:
    return path if isinstance(path, str) else path.as_posix()


def bucket_and_key(path: Path) -> tuple[str, str]:
    """The bucket, and what comes after it, empty for the whole bucket."""
    _, *parts = path.parts
    return (parts[0] if parts else ""), "/".join(parts[1:])
