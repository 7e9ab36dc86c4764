"""Word and Excel as PDF, by the LibreOffice of this machine where there is one.

It runs with a profile of its own that is thrown away: it asks nothing of the network, runs no macro, follows
no link, and touches nothing of the user's own LibreOffice. The only place that starts it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from review.errors import NotAssembled

SECONDS = 120.0  # judgement: the first start of a profile takes up to ten on a slow machine
_PROGRAMS = ("soffice", "libreoffice")
_NOWHERE = "127.0.0.1", 9  # the port of «discard», where nobody listens: what wants the network gets none

# Path in the registry of LibreOffice, name, value.
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", True),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", False),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 2),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", 1),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _NOWHERE[1]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _NOWHERE[1]),
)
_TYPES = {bool: "xs:boolean", int: "xs:int", str: "xs:string"}


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def as_pdf(source: Path, folder: Path, *, seconds: float = SECONDS) -> Path:
    """The document as a PDF in `folder`, which must be empty. Raises NotAssembled."""
    office = program()
    if office is None:
        raise NotAssembled(
            "Los documentos de Word y Excel se convierten con LibreOffice, que no está en este equipo. "
            "Ábralo y guárdelo como PDF, o instale LibreOffice."
        )
    with tempfile.TemporaryDirectory(prefix="vistobueno-office-", ignore_cleanup_errors=True) as profile:
        _write_profile(Path(profile))
        try:
            _converted(office, source, folder, profile, seconds)
        except subprocess.TimeoutExpired as error:
            raise NotAssembled(
                "LibreOffice tardó demasiado en convertirlo, y se dejó. Ábralo y guárdelo como PDF."
            ) from error
        except OSError as error:
            raise NotAssembled("No se pudo iniciar LibreOffice. Ábralo y guárdelo como PDF.") from error
    made = next(iter(sorted(folder.glob("*.pdf"))), None)
    if made is None:
        raise NotAssembled(
            "LibreOffice no pudo convertirlo: puede estar dañado o tener contraseña. Ábralo y guárdelo como "
            "PDF."
        )
    return made


def _converted(office: str, source: Path, folder: Path, profile: str, seconds: float) -> None:
    proxy = f"http://{_NOWHERE[0]}:{_NOWHERE[1]}"
    kept = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    with subprocess.Popen(
        [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ],
        env=kept | {"HOME": profile, "http_proxy": proxy, "https_proxy": proxy},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(timeout=seconds)
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """The program is a script that starts others: what is left of all of them ends too."""
    import signal

    if hasattr(os, "killpg"):
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    elif running.poll() is None:
        running.kill()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{str(value).lower() if isinstance(value, bool) else value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
