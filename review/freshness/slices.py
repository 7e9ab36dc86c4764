"""What a stage's code is: every statement that its roots lead to, followed through the imports by name.

Within the package each name is followed to the statement that gives it a meaning, so that a new failure in
`errors.py` makes nothing due that does not raise it. Importing a module runs it: of every module so reached
the statements that may act elsewhere count too, such as rules that declare themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from review.freshness.statements import Module, NameOrigin, parse

_APART = ("freshness", "plugins")
"""Rooms that a stage may ask without being made of them: what says when something is due does not change what
comes of it, and a plug-in counts by its own digest, not by how it is found."""

Files = Mapping[str, bytes]
"""The files of the package with their bytes, by path from the folder that holds it, with `/`."""


@dataclass(slots=True)
class Code:
    """The modules of a package, read when they are first reached."""

    package: str
    files: Files
    _parsed: dict[str, Module] = field(default_factory=dict)

    def path(self, module: str) -> str | None:
        """The file of a module; None when the package has none of that name."""
        base = module.replace(".", "/")
        return next((one for one in (f"{base}.py", f"{base}/__init__.py") if one in self.files), None)

    def module(self, name: str) -> Module:
        """Raises KeyError for one that is not there."""
        if name not in self._parsed:
            path = self.path(name)
            if path is None:
                raise KeyError(name)
            inside = name if path.endswith("/__init__.py") else name.rpartition(".")[0]
            self._parsed[name] = parse(self.files[path], inside)
        return self._parsed[name]


@dataclass(slots=True)
class Slice:
    """What was reached: statements by module and place, imports in use, data files, foreign libraries."""

    code: Code
    statements: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    imports: set[tuple[str, str, NameOrigin]] = field(default_factory=set)
    data: set[str] = field(default_factory=set)
    libraries: set[str] = field(default_factory=set)
    _run: set[str] = field(default_factory=set)
    _waiting: list[tuple[str, int]] = field(default_factory=list)

    def lines(self) -> Iterable[str]:
        """All of it in a fixed order, without the data and the libraries."""
        for module in sorted(self.statements):
            known = self.code.module(module).statements
            yield from (f"{module} {known[place].said}" for place in sorted(self.statements[module]))
        for module, name, origin in sorted(self.imports, key=repr):
            yield f"{module} {name} = {origin.module} {origin.name}"

    def follow(self) -> None:
        """Go on until nothing new is reached."""
        while self._waiting:
            module, place = self._waiting.pop()
            statement = self.code.module(module).statements[place]
            for name in statement.uses:
                self._want(module, name)
            for origin in statement.imports:
                self.reach(origin)

    def reach(self, origin: NameOrigin) -> None:
        """Something imported: a name of a module, or the module whole."""
        module, name = origin
        if module.partition(".")[0] != self.code.package:
            self.libraries.add(module.partition(".")[0])
            return
        inner = None if name is None else f"{module}.{name}"
        if (inner or module).removeprefix(f"{self.code.package}.").partition(".")[0] in _APART:
            return
        if inner is not None and self.code.path(inner) is not None:
            self.whole(inner)
        elif module == self.code.package:
            return  # the front door fetches its rooms for callers from outside: no room is made of it
        elif name is None:
            self.whole(module)
        else:
            self._load(module)
            if not self._want(module, name):
                self.whole(module)

    def whole(self, module: str) -> None:
        """All of a module. Raises KeyError when it is not there."""
        known = self.code.module(module)
        self._load(module)
        for place in range(len(known.statements)):
            self._include(module, place)
        for name in known.imports:
            self._want(module, name)

    def alone(self, module: str) -> None:
        """What a module says, but not what it leans on. Raises KeyError likewise."""
        for place in range(len(self.code.module(module).statements)):
            self.statements[module].add(place)

    def _load(self, module: str) -> None:
        """What happens when a module is imported."""
        if module in self._run:
            return
        self._run.add(module)
        known = self.code.module(module)
        for place, statement in enumerate(known.statements):
            if statement.acts:
                self._include(module, place)
        for origins in known.imports.values():
            for origin in origins:
                for one in (f"{origin.module}.{origin.name}", origin.module):
                    if one != self.code.package and self.code.path(one) is not None:
                        self._load(one)

    def _include(self, module: str, place: int) -> None:
        if place in self.statements[module]:
            return
        self.statements[module].add(place)
        self._load(module)
        folder = (self.code.path(module) or "").rpartition("/")[0]
        for said in self.code.module(module).statements[place].texts:
            if not said.endswith(".py") and f"{folder}/{said}" in self.code.files:
                self.data.add(f"{folder}/{said}")
        self._waiting.append((module, place))

    def _want(self, module: str, name: str) -> bool:
        """What gives a name of a module its meaning; whether anything does."""
        known = self.code.module(module)
        found = [place for place, one in enumerate(known.statements) if name in one.binds]
        for place in found:
            self._include(module, place)
        for origin in known.imports.get(name, ()):
            entry = (module, name, origin)
            if entry not in self.imports:
                self.imports.add(entry)
                self.reach(origin)
        return bool(found) or name in known.imports


def slice_of(code: Code, roots: Iterable[str], alone: Iterable[str] = ()) -> Slice:
    """What these roots lead to: each a module, or a name of one as `module:name`.

    Of the modules `alone` only what they say counts. Raises KeyError for one that is not there.
    """
    found = Slice(code)
    for root in roots:
        module, _, name = root.partition(":")
        code.module(module)
        if not name:
            found.whole(module)
            continue
        found._load(module)
        if not found._want(module, name):
            raise KeyError(root)
    found.follow()
    for module in alone:
        found.alone(module)
    return found
