"""What pypdf tells of a PDF's structure: its number of pages, whether it has layers, what its pages lack."""

from __future__ import annotations

import io
import logging
import re
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import NullObject, StreamObject

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_PAINTED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_DEEPEST_FORM = 3
_MOST_NAMES = 100
_PACKED_NOTHING = 40  # bytes: what nothing takes when it is deflated and enciphered


class Structure:
    """The objects of a PDF as pypdf finds them, opened when first asked for.

    A PDF protected only against changes is opened with the empty password.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _reader(self) -> pypdf.PdfReader:
        reader = pypdf.PdfReader(io.BytesIO(self._data))
        if reader.is_encrypted:
            reader.decrypt("")
        return reader

    def page_count(self) -> int | None:
        """Pages found by pypdf, or None when it cannot follow the structure. Raises MemoryError."""
        try:
            return len(self._reader.pages)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  pypdf leaks foreign exceptions on damaged files
            return None

    def has_layers(self) -> bool:
        """Whether a PDF has optional content (PDF 32000-1, 8.11): text that its viewer may leave out.

        True also where the catalogue is packed away and cannot be read.
        """
        if b"/OCProperties" in self._data:
            return True
        if b"/ObjStm" not in self._data:
            return False
        try:
            return "/OCProperties" in self._reader.root_object
        except Exception:  # noqa: BLE001  pypdf leaks foreign exceptions on damaged files
            return True

    def lacks_content(self, index: int) -> bool:
        """Whether page `index` (from 0) is to paint something that is not in the file or cannot be unpacked.

        Asked of pages that show nothing: the others show what they have. False where pypdf finds no such
        page. Raises MemoryError.
        """
        try:
            page = self._reader.pages[index]
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  pypdf leaks foreign exceptions on damaged files
            return False
        try:
            return _lacks(page, page.get("/Contents"), 0)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  what pypdf cannot follow or unpack, nobody has seen
            return True


def _lacks(owner: Any, contents: Any, depth: int) -> bool:
    """Whether the content of a page or form is broken, or paints by name what its resources do not have."""
    if contents is None:
        return False
    contents = contents.get_object()
    parts = [part.get_object() for part in contents] if isinstance(contents, list) else [contents]
    if any(_is_lost(part) for part in parts):
        return True
    painted = dict.fromkeys(_PAINTED.findall(b"\n".join(part.get_data() for part in parts)))
    if not painted:
        return False
    resources = owner.get("/Resources", {}).get_object()
    have = resources.get("/XObject", {}).get_object()
    for name in list(painted)[:_MOST_NAMES]:
        one = have.get("/" + name.decode("latin-1"))
        one = None if one is None else one.get_object()
        if not isinstance(one, StreamObject):
            return True
        if one.get("/Subtype") == "/Form" and depth < _DEEPEST_FORM and _lacks(one, one, depth + 1):
            return True
    return False


def _is_lost(part: Any) -> bool:
    """Whether a stream of content is not there, or nothing comes out of what it holds."""
    if part is None or isinstance(part, NullObject) or not isinstance(part, StreamObject):
        return True
    return len(part._data.strip()) > _PACKED_NOTHING and not part.get_data()
