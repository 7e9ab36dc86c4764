"""What names of files and folders tell: debris of operating systems, contracts files, SECOP states."""

from __future__ import annotations

import os
import re
import unicodedata

from review.model import SecopState

PDF_SUFFIX = ".pdf"
MAIL_SUFFIXES = MAIL_SUFFIX, OUTLOOK_SUFFIX = ".eml", ".msg"
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff")
CONTRACT_NAMES = ("contratos.csv", "contratos.xlsx")  # in the order in which they are preferred
BUDGET_NAMES = ("presupuesto.csv", "presupuesto.xlsx")
CHECKLIST_NAMES = ("checklist.toml",)
LAWS_NAMES = ("leyes.toml",)
WORDS_NAMES = ("palabras.toml",)
EMBARGOES_NAMES = ("embargos.toml",)
CALENDAR_NAMES = ("calendario.toml",)
EXPORT_SUFFIX = ".csv"
# Files of the entity beside its PDFs.
BESIDE_NAMES = (
    CONTRACT_NAMES,
    CHECKLIST_NAMES,
    LAWS_NAMES,
    WORDS_NAMES,
    EMBARGOES_NAMES,
    BUDGET_NAMES,
    CALENDAR_NAMES,
)

_DEBRIS_FILES = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", "icon\r"})
_DEBRIS_FOLDERS = frozenset(
    {
        "__macosx",
        "@eadir",
        "$recycle.bin",
        "system volume information",
        ".trashes",
        ".fseventsd",
        ".spotlight-v100",
        ".temporaryitems",
        ".git",
    }
)
_DEBRIS_BEGINS = ".~"  # of debris that may end like a PDF
_UNFINISHED_SUFFIXES = (".tmp", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".!ut")
# "Pendientes de pago" or "de aprobación" were sent long ago; of registering, or of nothing, were not.
_PENDING = re.compile(r"\bpendientes?\b(?! (?:de |por |para )?(?:pago|pagar|aproba|revis|firma))")
_SENT = re.compile(r"(?<!\bno )(?<!\bsin )\benviad[oa]s?\b")

_EXPORT = re.compile(r"secop.*\bcontratos\b|\bplan\b.*\bpagos?\b|\bfacturas\b")


def shown(*parts: str) -> str:
    """A relative path as text for people and databases: `/` between parts, odd bytes as backslash codes."""
    return os.fsencode("/".join(parts)).decode("utf-8", "backslashreplace")


def debris_reason(name: str) -> str | None:
    """Why a file with this name is a by-product of some program; None when it is not."""
    low = name.lower()
    if low.endswith(PDF_SUFFIX) and low[0] not in _DEBRIS_BEGINS:
        return None
    if low in _DEBRIS_FILES or low.startswith("._"):
        return "Archivo auxiliar del sistema (macOS o Windows); no es un documento."
    if low.startswith(("~$", ".~lock.")):
        return "Archivo de bloqueo de Office: alguien tiene abierto el documento; ciérrelo cuando termine."
    if low.endswith(_UNFINISHED_SUFFIXES):
        return "Descarga o copia sin terminar; espere a que termine y vuelva a leer la carpeta."
    return None


def is_debris_folder(name: str) -> bool:
    """True for folders that systems and synchronisers keep for themselves."""
    low = name.lower()
    return low in _DEBRIS_FOLDERS or low.startswith(".trash-")


def is_export(name: str) -> bool:
    """True for names like those under which SECOP II's open data is downloaded."""
    words = " ".join(re.findall(r"[^\W_]+", _folded(name)))
    return name.lower().endswith(EXPORT_SUFFIX) and _EXPORT.search(words) is not None


def secop_hint(folders: tuple[str, ...]) -> SecopState | None:
    """The state that the names of the enclosing folders tell; the innermost that tells one wins."""
    for folder in reversed(folders):
        words = " ".join(re.findall(r"[^\W_]+", _folded(folder)))
        if _PENDING.search(words) or re.search(r"\b(?:no|sin) enviad[oa]s?\b", words):
            return SecopState.PENDIENTE_REGISTRO
        if _SENT.search(words):
            return SecopState.ENVIADO
    return None


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
