"""Readers that plug-ins bring: another engine for pictures of lines, another way to spread the work.

A plug-in brings one by a function of its own with one of these names: `own_line_reader()` and
`own_second_line_reader()` give a `LineReader` (`ocr/line_reader.py`), made in each worker process;
`own_reader(processes)` gives a `Reader` (`doors.py`). Of each kind one plug-in is used, the first by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from review import freshness, plugins
from review.errors import PluginFailed, VistoBuenoError

LINES, SECOND_LINES, FILES = "own_line_reader", "own_second_line_reader", "own_reader"
KINDS = {LINES: "un lector de imágenes", SECOND_LINES: "un segundo lector", FILES: "un lector de archivos"}
_LENGTH = 12


class OwnMaker(NamedTuple):
    """What makes a reader, and of which plug-in; `digest` is that of its code."""

    plugin: str
    digest: str
    make: Callable[..., Any]


def maker(kind: str) -> OwnMaker | None:
    """The plug-in's function of this name that is used; None where no plug-in has one."""
    found = list(_makers(kind))
    for unused in found[1:]:
        reason = f"trae {KINDS[kind]}, y ya se usa el del complemento «{found[0].plugin}». Deje solo uno."
        plugins.spoil(unused.plugin, reason)
    return found[0] if found else None


def _makers(kind: str) -> Iterator[OwnMaker]:
    for plugin, make in plugins.bringing(kind):
        yield OwnMaker(plugin.name, plugin.digest, make)


def reader_version() -> str:
    """What a Document is read with: the program, and the plug-ins that read. Raises nothing."""
    used = [f"{kind} {one.plugin} {one.digest}" for kind in KINDS if (one := maker(kind)) is not None]
    return freshness.reader(sha256("\n".join(used).encode()).hexdigest()[:_LENGTH] if used else "")


def asked(own: OwnMaker, call: Callable[..., Any], *given: Any) -> Any:
    """What a plug-in's code answers. Raises PluginFailed, naming it, for whatever the code raises; a failure
    of ours that it met goes through as it is."""
    try:
        return call(*given)
    except VistoBuenoError:
        raise
    except Exception as error:
        plugins.note(own.plugin, "its reader", error)
        raise PluginFailed(
            f"El lector del complemento «{own.plugin}» falló ({type(error).__name__}). Corríjalo o retírelo, "
            "y lea de nuevo."
        ) from error
