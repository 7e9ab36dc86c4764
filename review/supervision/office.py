"""Papers as PDF, by the LibreOffice of this machine where there is one: a process of its own, with a profile
that is thrown away, no network asked for and a limit of time."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from review.errors import OfficeUnavailable

_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_START_SECONDS: Final = 90.0  # judgement: a first start on a slow machine makes the profile too
_EACH_SECONDS: Final = 20.0  # judgement: twenty times what a paper of some pages takes
_AT_ONCE: Final = 50  # papers of one process, which grows as it goes on

_NONE: Final = (
    "En este equipo no está LibreOffice, que hace los PDF. Descargue los documentos de Word, o instálelo."
)
_LATE: Final = (
    "LibreOffice tardó demasiado y se dejó. Descargue los documentos de Word, o inténtelo con menos."
)
_FAILED: Final = "LibreOffice no pudo hacer el PDF de «{}». Descargue el documento de Word."


def found() -> str | None:
    """The program, None where it is not."""
    for name in _PROGRAMS:
        if at := shutil.which(name):
            return at
    return next((place for place in _PLACES if Path(place).is_file()), None)


def pdfs(
    papers: Mapping[str, bytes], *, program: str | None = None, seconds: float | None = None
) -> dict[str, bytes]:
    """The PDF of each document, under the same key. `seconds` in place of what so many may take. Raises
    OfficeUnavailable when LibreOffice is not there, fails or takes too long."""
    office = program or found()
    if office is None:
        raise OfficeUnavailable(_NONE)
    made: dict[str, bytes] = {}
    keys = list(papers)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        made |= _converted(office, {key: papers[key] for key in some}, seconds)
    return made


def _converted(office: str, papers: Mapping[str, bytes], seconds: float | None) -> dict[str, bytes]:
    limit = _START_SECONDS + _EACH_SECONDS * len(papers) if seconds is None else seconds
    with tempfile.TemporaryDirectory(prefix="vistobueno-") as place:
        folder = Path(place)
        names = {key: f"{number:04d}" for number, key in enumerate(papers)}
        for key, content in papers.items():
            (folder / f"{names[key]}.docx").write_bytes(content)
        _run(office, folder, [f"{name}.docx" for name in names.values()], limit)
        made = {}
        for key, name in names.items():
            pdf = folder / f"{name}.pdf"
            if not pdf.is_file():
                raise OfficeUnavailable(_FAILED.format(key))
            made[key] = pdf.read_bytes()
        return made


def _run(office: str, folder: Path, files: Sequence[str], limit: float) -> None:
    """Raises OfficeUnavailable."""
    profile = folder / "perfil"
    profile.mkdir(mode=0o700)
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        *files,
    ]
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(folder)}
    process = None
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        process.wait(timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise OfficeUnavailable(_LATE) from error
    except OSError as error:
        raise OfficeUnavailable(_NONE) from error
    finally:
        if process is not None and process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """With what it started: LibreOffice's first process only waits for another."""
    if os.name == "posix":
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
