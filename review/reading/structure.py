"""What pypdf tells of a PDF's structure: how many pages it has, and whether it has layers."""

from __future__ import annotations

import io
import logging

import pypdf

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def page_count(data: bytes) -> int | None:
    """Pages found by pypdf, or None when it cannot follow the structure.

    Raises MemoryError. A PDF protected only against changes is opened with the empty password.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return len(reader.pages)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  pypdf leaks foreign exceptions on damaged files
        return None


def has_layers(data: bytes) -> bool:
    """Whether a PDF has optional content (PDF 32000-1, 8.11): text that its viewer may leave out.

    True also where the catalogue is packed away and cannot be read.
    """
    if b"/OCProperties" in data:
        return True
    if b"/ObjStm" not in data:
        return False
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return "/OCProperties" in reader.root_object
    except Exception:  # noqa: BLE001  pypdf leaks foreign exceptions on damaged files
        return True
