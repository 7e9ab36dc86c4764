"""Opens the dashboard with nothing but a Python: makes its environment from the lock once, then uses it.

What `deploy/Abrir Visto Bueno.cmd` runs on Windows; it works the same elsewhere. Standard library only.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)
READY = "listo"  # written in an environment that is whole
_DIGEST_CHARS = 12
_64_BITS = 2**32

_OLD = "Visto Bueno necesita Python 3.11 o más nuevo y este es el {}. Instale uno nuevo de www.python.org."
_SMALL = (
    "Este Python es de 32 bits y Visto Bueno necesita el de 64. Instale el «Windows installer (64-bit)» de "
    "www.python.org."
)
_NOT_WHOLE = (
    "A esta carpeta le falta {}. Descargue Visto Bueno otra vez y descomprima todo el ZIP antes de abrirlo."
)
_FIRST_TIME = (
    "Se prepara Visto Bueno. Solo pasa la primera vez y después de una actualización; necesita internet y "
    "tarda unos minutos…"
)
_NO_ROOM = "No se pudo escribir en {} ({}). Revise el espacio del disco (necesita unos 2 GB) y los permisos."
_NOT_INSTALLED = (
    "No se pudo preparar Visto Bueno. Revise que haya internet y unos 2 GB libres en el disco y abra este "
    "archivo otra vez. Si sigue igual, muestre lo que dice arriba a quien administra el equipo."
)

Run = Callable[[Sequence[str], "dict[str, str]"], int]
"""A command and its environment; gives the exit status. Raises OSError."""


def run(command: Sequence[str], environment: dict[str, str]) -> int:
    return subprocess.run(command, env=environment, check=False).returncode


def unfit(version: Sequence[int], largest: int) -> str | None:
    """Why a Python cannot be used, by its version and its largest index; None when it can."""
    if tuple(version[:2]) < OLDEST:
        return _OLD.format(".".join(map(str, version[:3])))
    return _SMALL if largest < _64_BITS else None


def environment_folder(lock: bytes, base: Path) -> Path:
    """Where the environment of this lock and this Python lies, under `base`: another lock, another folder."""
    told = f"{sys.version_info[0]}.{sys.version_info[1]}\0".encode() + lock
    return base / f"entorno-{hashlib.sha256(told).hexdigest()[:_DIGEST_CHARS]}"


def programs_folder() -> Path:
    """A user's own folder for what can be made again."""
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
        return (Path(own) if own else Path.home() / "AppData" / "Local") / "VistoBueno"
    own = os.environ.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "vistobueno-programa"


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare(folder: Path, lock: Path, do: Run) -> bool:
    """Make the environment, those of earlier locks thrown away; whether it is whole. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for old in folder.parent.glob("entorno-*"):
        shutil.rmtree(old, ignore_errors=True)  # one that is in use stays until the next time
    plain = dict(os.environ)
    if do([sys.executable, "-m", "venv", "--clear", str(folder)], plain):
        return False
    how = (
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--disable-pip-version-check",
        "--quiet",
    )
    if do([str(python_of(folder)), "-m", "pip", "install", *how, "-r", str(lock)], plain):
        return False
    (folder / READY).touch()
    return True


def main(
    arguments: Sequence[str], *, do: Run = run, base: Path | None = None, say: Callable[[str], None] = print
) -> int:
    """Open the dashboard with `arguments`, those of `abrir`; gives the exit status."""
    if reason := unfit(sys.version_info[:3], sys.maxsize):
        say(reason)
        return 2
    for part in (LOCK, ROOT / "dashboard.py", ROOT / "review"):
        if not part.exists():
            say(_NOT_WHOLE.format(part.name))
            return 2
    folder = environment_folder(LOCK.read_bytes(), base or programs_folder())
    try:
        if not (folder / READY).is_file():
            say(_FIRST_TIME)
            if not prepare(folder, LOCK, do):
                say(_NOT_INSTALLED)
                return 2
    except OSError as error:
        say(_NO_ROOM.format(folder, error.strerror))
        return 2
    ours = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        return do([str(python_of(folder)), "-m", "review", "abrir", *arguments], ours)
    except KeyboardInterrupt:  # the dashboard was told too, and has said that it closes
        return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console may not have every letter
    raise SystemExit(main(sys.argv[1:]))
