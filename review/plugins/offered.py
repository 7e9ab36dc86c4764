"""Where plug-ins lie: the files of a folder and the entry points of installed packages, not loaded yet."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata, util
from pathlib import Path
from types import ModuleType

VARIABLE = "VISTOBUENO_COMPLEMENTOS"
"""Folders of plug-ins, parted as in PATH."""
GROUP = "vistobueno.complementos"
"""The entry points that are plug-ins."""
PREFIX = "vistobueno_complemento_"
"""How modules loaded from those folders are called."""

_COUNTED = (".py", ".toml", ".json", ".csv")
_MARK_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A plug-in by its name. `place` tells a person where it is; `digest` is one of all its files. `load` may
    raise whatever its code raises."""

    name: str
    place: str
    digest: str
    load: Callable[[], ModuleType]


@dataclass(frozen=True, slots=True)
class NoFolder:
    """A folder of `VARIABLE` that cannot be listed."""

    place: str


def offers() -> Iterator[Offer | NoFolder]:
    """Every plug-in that there is, those of folders first, by name."""
    for place in filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)):
        yield from _in_folder(Path(place).expanduser())
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda one: one.name):
        yield _installed(point)


def _in_folder(folder: Path) -> Iterator[Offer | NoFolder]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield NoFolder(str(folder))
        return
    for entry in entries:
        if entry.name.startswith((".", "_")):
            continue
        if entry.suffix == ".py" and entry.is_file():
            yield _of_files(entry.stem, entry, [entry])
        elif (entry / "__init__.py").is_file():
            yield _of_files(entry.name, entry / "__init__.py", _files_under(entry))


def _files_under(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in _COUNTED and path.is_file())


def _of_files(name: str, main: Path, files: Iterable[Path]) -> Offer:
    mark = _digest({str(path.relative_to(main.parent)): path for path in files})

    def load() -> ModuleType:
        # Another text is another module: what was loaded of the former is not mixed with it.
        module_name = f"{PREFIX}{name}_{mark}"
        if module_name in sys.modules:
            return sys.modules[module_name]
        inside = [str(main.parent)] if main.name == "__init__.py" else None
        spec = util.spec_from_file_location(module_name, main, submodule_search_locations=inside)
        if spec is None or spec.loader is None:
            raise ImportError(name=name)
        module = sys.modules[module_name] = util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[module_name]
            raise
        return module

    return Offer(name, main.name if main.stem == name else f"{name}/", mark, load)


def _installed(point: metadata.EntryPoint) -> Offer:
    package = "" if point.dist is None else f"{point.dist.name} {point.dist.version}"

    def load() -> ModuleType:
        return importlib.import_module(point.module)

    return Offer(point.name, package or point.module, _of_module(point.module, package), load)


def _of_module(name: str, package: str) -> str:
    """A digest of an installed module's files; of its package's version where it has none."""
    try:
        spec = util.find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        return _short(package.encode())
    origin = Path(spec.origin)
    files = _files_under(origin.parent) if spec.submodule_search_locations else [origin]
    return _digest({str(path.relative_to(origin.parent)): path for path in files})


def _digest(files: Mapping[str, Path]) -> str:
    """Of files by their names; one that cannot be read counts as empty, and fails when it is loaded."""
    parts: list[bytes] = []
    for name in sorted(files):
        try:
            content = files[name].read_bytes()
        except OSError:
            content = b""
        parts.append(f"{name}\0{len(content)}\0".encode() + content)
    return _short(b"\n".join(parts))


def _short(content: bytes) -> str:
    return sha256(content).hexdigest()[:_MARK_LENGTH]
