"""The adapter to PDFium for saving a document anew: without what locks it, and mended where PDFium could read
it and others could not. As in `review.reading.pdfium`, only a process of its own imports this."""

from __future__ import annotations

import io

import pypdfium2
from pypdfium2 import raw


def saved_anew(data: bytes) -> bytes:
    """The document in `data`, opened without a password. Raises ValueError where PDFium refuses it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError("PDFium refuses the file") from error
    try:
        out = io.BytesIO()
        document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
        return out.getvalue()
    finally:
        document.close()
