"""Documents as PDF, by the LibreOffice of this machine where there is one. The only place that starts it.

It runs with a profile of its own that is thrown away, as its home too: it asks nothing of the network, runs
no macro, follows no link, gets nothing of our environment, and touches nothing of the user's own LibreOffice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_NOWHERE: Final = "127.0.0.1", 9  # the port of «discard», where nobody listens
_PROXY: Final = f"http://{_NOWHERE[0]}:{_NOWHERE[1]}"

# Path in the registry of LibreOffice, name, value.
_SETTINGS: Final[tuple[tuple[str, str, object], ...]] = (
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


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    for name in _PROGRAMS:
        if at := shutil.which(name):
            return at
    return next((place for place in _PLACES if Path(place).is_file()), None)


def to_pdf(office: str, sources: Sequence[Path], folder: Path, *, seconds: float) -> None:
    """Put a PDF of each document that can be converted into `folder`, under its name. Raises
    subprocess.TimeoutExpired after so many seconds, OSError where the program does not start."""
    with tempfile.TemporaryDirectory(prefix="vistobueno-office-", ignore_cleanup_errors=True) as profile:
        _write_profile(Path(profile))
        _run(office, sources, folder, profile, seconds)


def _run(office: str, sources: Sequence[Path], folder: Path, profile: str, seconds: float) -> None:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(
        [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)),
        ],
        env=environment | {"HOME": profile, "http_proxy": _PROXY, "https_proxy": _PROXY},
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
