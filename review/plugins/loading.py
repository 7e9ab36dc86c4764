"""Plug-ins loaded, each alone: one that fails is told by its name, and nothing else fails with it."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from types import ModuleType
from typing import Any

from review.machine import failures
from review.plugins.offered import VARIABLE, NoFolder, Offer, offers

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_MOST_QUOTED = 160  # characters of what a plug-in's own failure says
_LENGTH = 12
_loaded: list[tuple[Plugin, ...]] = []
_noted: set[tuple[str, str, str]] = set()
_lock = threading.RLock()


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in by its name. `place` tells a person where it is, `digest` is one of all its files.

    `module` is None where it could not be loaded, and `problem` then says why, in Spanish; with a module, it
    says what of the plug-in is not used.
    """

    name: str
    place: str
    digest: str
    module: ModuleType | None
    problem: str | None = None

    def declares(self, module: str) -> bool:
        """Whether a module of this name is the plug-in's."""
        own = None if self.module is None else self.module.__name__
        return own is not None and (module == own or module.startswith(f"{own}."))


def found() -> tuple[Plugin, ...]:
    """Every plug-in, loaded when first asked for and then the same as long as this process lives: what is
    begun with one is not written down as another's. None of them ever raises here."""
    with _lock:
        if not _loaded:
            _loaded.append(_load_all())
        return _loaded[0]


def forget() -> None:
    """Look for them again the next time: for a notebook in which one is written, and for tests."""
    with _lock:
        _loaded.clear()


def digest() -> str:
    """What changes when any plug-in does; empty without one."""
    marks = [f"{one.name} {one.digest} {one.module is not None}" for one in found()]
    return sha256("\n".join(marks).encode()).hexdigest()[:_LENGTH] if marks else ""


def bringing(name: str) -> Iterator[tuple[Plugin, Callable[..., Any]]]:
    """The plug-ins that bring a function of this name, each with it; one only imported is not theirs."""
    for plugin in found():
        brought = getattr(plugin.module, name, None)
        if callable(brought) and plugin.declares(getattr(brought, "__module__", "")):
            yield plugin, brought


def problems() -> tuple[str, ...]:
    """What is wrong with the plug-ins, a Spanish sentence each."""
    return tuple(one.problem for one in found() if one.problem is not None)


def spoil(name: str, reason: str) -> None:
    """Note what of a plug-in is not used, by the room that it adds to; `reason` is a Spanish sentence."""
    with _lock:
        told = told_of(name, reason)
        _loaded[:] = [
            tuple(
                replace(one, problem=" ".join(filter(None, [one.problem, told])))
                if one.name == name and told not in (one.problem or "")
                else one
                for one in found()
            )
        ]


def note(plugin: str, what: str, error: Exception) -> None:
    """Write down that the code of a plug-in failed, once for each thing and way: it would do so of every
    cuenta. `what` names no one."""
    kind = (plugin, what, type(error).__name__)
    with _lock:
        if kind in _noted:
            return
        _noted.add(kind)
    failures.note(f"The plug-in {plugin} failed: {what}", error)


def told_of(name: str, reason: str) -> str:
    return f"Complemento «{name}»: {reason}"


def _load_all() -> tuple[Plugin, ...]:
    every = list(offers())
    names = Counter(one.name for one in every if isinstance(one, Offer))
    made: list[Plugin] = []
    for one in every:
        if isinstance(one, NoFolder):
            reason = f"la carpeta no existe o no se puede abrir. Revise la variable {VARIABLE}."
            made.append(Plugin(one.place, one.place, "", None, told_of(one.place, reason)))
        elif not _NAME.fullmatch(one.name):
            made.append(
                _failed(
                    one,
                    "el nombre debe ser de minúsculas, cifras y guiones bajos sencillos, y empezar por una "
                    "letra. Cámbielo.",
                )
            )
        elif names[one.name] > 1:
            made.append(_failed(one, f"hay {names[one.name]} con ese nombre y no se usa ninguno. Deje uno."))
        else:
            made.append(_load(one))
    return tuple(made)


def _load(one: Offer) -> Plugin:
    """The only guard against a stranger's code: whatever it raises, the others go on."""
    try:
        return Plugin(one.name, one.place, one.digest, one.load())
    except (Exception, SystemExit) as error:  # noqa: BLE001 - see above
        failures.note(f"Loading the plug-in {one.name} failed", error)
        return _failed(
            one, f"no se pudo cargar ({_why(error)}). Corríjalo o retírelo; lo demás sigue sin él."
        )


def _failed(one: Offer, reason: str) -> Plugin:
    return Plugin(one.name, one.place, one.digest, None, told_of(one.name, reason))


def _why(error: BaseException) -> str:
    """A failure in a plug-in for whoever wrote it: no paper has been read yet that it could quote."""
    line = f", línea {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
    said = " ".join((error.msg if isinstance(error, SyntaxError) else str(error)).split())[:_MOST_QUOTED]
    return f"{type(error).__name__}{line}" + (f": {said}" if said else "")
