"""The adapter to PDFium for what a PDF carries besides its pages: attached files, and forms drawn by Acrobat.

As in `review.reading.pdfium`, handles are addresses and only worker processes import this.
"""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from review.reading.pdfium import attachment_name
from review.reading.pdfium_binding import bind

_P, _I = ctypes.c_void_p, ctypes.c_int

_count = bind("FPDFDoc_GetAttachmentCount", _I, _P)
_attachment = bind("FPDFDoc_GetAttachment", _P, _P, _I)
_form_kind = bind("FPDF_GetFormType", _I, _P)

_MOST = 200


def attached_to(document: int) -> list[str]:
    """The names of the files embedded in a document (PDF 32000-1, 7.11.4), also of a portfolio's; those that
    hang on a page are among its annotations."""
    found = (_attachment(document, index) for index in range(min(_count(document), _MOST)))
    return [attachment_name(one) for one in found if one]


def is_drawn_by_acrobat(document: int) -> bool:
    """Whether the pages are made anew by the reader from an XFA form (12.7.8, NeedsRendering): what the file
    itself has in their place only says that another program is needed."""
    return bool(_form_kind(document) == raw.FORMTYPE_XFA_FULL)
