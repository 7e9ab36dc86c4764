"""A second opinion on a PDF's structure: how many pages pypdf finds by walking the page tree."""

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
