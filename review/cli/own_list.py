"""The entity's own checklist, where a command names it or it lies beside what the command reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from review.errors import BadArgument
from review.ways import checklist
from review.ways.checklist import Checklist

NAME = "checklist.toml"


def named(asked: Path | None) -> Path | None:
    """The list that was named, by itself or by its folder. Raises BadArgument."""
    if asked is None:
        return None
    own = asked / NAME if asked.is_dir() else asked
    if not own.is_file():
        raise BadArgument(f"«{own}» no existe. Revise cómo está escrita la ruta de la lista de chequeo.")
    return own


def near(files: Iterable[Path]) -> Checklist:
    """The list beside one of the files, or the one that comes with the program. Raises DataFileInvalid."""
    for file in files:
        own = file.absolute().parent / NAME
        if own.is_file():
            return checklist.load(own)
    return checklist.DEFAULT
