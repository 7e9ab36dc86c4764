"""The document a worker has open: tasks about one file come one after another, and it is opened once."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path

from review.reading import pdfium


class FileChanged(Exception):
    """The file is no longer the one that was read."""


class HeldDocument:
    """At most one open document, with the content it was opened for."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._sha256 = ""
        self._document = 0

    def open(self, path: Path, sha256: str) -> int:
        """PDFium's handle of the document with this content, valid until the next `open` or `release`.

        Raises OSError, FileChanged and pdfium.OpenFailed.
        """
        if self._sha256 == sha256:
            return self._document
        self.release()
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileChanged
        self._document = self._stack.enter_context(pdfium.opened(data))
        self._sha256 = sha256
        return self._document

    def release(self) -> None:
        """Give the document's memory back."""
        self._sha256, self._document = "", 0
        self._stack.close()
