"""Whether a PDF is encrypted or digitally signed: what may not be changed unseen."""

from __future__ import annotations

import pypdf

from review.writing import Why

_SIGNATURES_EXIST = 1  # bit 1 of /SigFlags (PDF 32000-1, 12.7.2)


class Refused(Exception):
    """The file may not be written anew."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def is_signed(reader: pypdf.PdfReader) -> bool:
    """Whether somebody signed it digitally, or its permissions are guarded by a signature."""
    root = reader.root_object
    form = root.get("/AcroForm")
    flags = 0 if form is None else form.get_object().get("/SigFlags", 0)
    if int(flags) & _SIGNATURES_EXIST or "/Perms" in root:
        return True
    return any(
        field.get("/FT") == "/Sig" and field.get("/V") is not None
        for field in (reader.get_fields() or {}).values()
    )
