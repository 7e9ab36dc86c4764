"""The table of bad PDFs: how each is made, what is wrong with it, and the `lectura` promised for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PIL import Image

from review.model import Lectura
from tests.reading import papers


@dataclass(frozen=True, slots=True)
class BadPdf:
    """`make` gives the bytes; `says` is a part of the Spanish reason; `pages` those in the Document."""

    name: str
    fault: str
    make: Callable[[], bytes]
    promise: Lectura
    says: str = ""
    pages: int = 0


@cache
def _good() -> bytes:
    return papers.drawn(papers.letter_text, papers.letter_text, papers.letter_text)


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(out, "JPEG")
    return out.getvalue()


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def _tree_loop() -> bytes:
    return papers.by_hand(
        {
            1: _CATALOG,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 3 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Count 3 >>",
        }
    )


def _missing_page() -> bytes:
    """The tree names three pages; the second object does not exist."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R "
        b"/Resources << /Font << /F1 7 0 R >> >> >>"
    )
    return papers.by_hand(
        {
            1: _CATALOG,
            2: b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            3: page,
            5: page,
            6: papers.stream(b"BT /F1 12 Tf 72 700 Td (Cuenta de cobro) Tj ET"),
            7: papers.FONT,
        }
    )


def _laughing_forms() -> bytes:
    """Ten forms, each drawing the next ten times: 10^10 drawings from a file of two kilobytes."""
    objects = {
        1: _CATALOG,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /X 10 0 R >> >> >>",
        4: papers.stream(b"/X Do " * 10),
    }
    for number in range(10, 20):
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        objects[number] = papers.stream(
            b"/X Do " * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] " + inner
        )
    objects[20] = papers.stream(b"0 0 10 10 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]")
    return papers.by_hand(objects)


def _inflating_content() -> bytes:
    """A content stream of 600 MB that packs into 600 kB."""
    return papers.by_hand(
        {
            1: _CATALOG,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
            4: papers.stream(b"0 0 m " * 100_000_000, packed=True),
        }
    )


def _many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    objects = {1: _CATALOG, 2: b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids}
    objects.update(dict.fromkeys(range(3, 10_003), b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>"))
    return papers.by_hand(objects)


def _counts_too_few() -> bytes:
    """/Count says one page; the tree has three."""
    return _good().replace(b"/Count 3", b"/Count 1")


BAD_PDFS: tuple[BadPdf, ...] = (
    BadPdf("vacio", "no bytes at all", lambda: b"", Lectura.VACIO, "0 bytes"),
    BadPdf(
        "sin_paginas",
        "a page tree without pages",
        lambda: papers.by_hand({1: _CATALOG, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
        Lectura.VACIO,
        "ninguna página",
    ),
    BadPdf(
        "cortado",
        "the second half is missing",
        lambda: _good()[: len(_good()) // 4],
        Lectura.DANADO,
        "cortado",
    ),
    BadPdf(
        "basura_tras_cabecera",
        "random bytes after the header",
        lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"\n%%EOF\n",
        Lectura.DANADO,
        "dañado",
    ),
    BadPdf("solo_cabecera", "nothing but the header", lambda: b"%PDF-1.7\n%%EOF\n", Lectura.DANADO, "dañado"),
    BadPdf(
        "cifrado_usuario",
        "needs the user's password (AES-256)",
        lambda: papers.encrypted(_good(), "clave", "otra"),
        Lectura.CIFRADO,
        "contraseña",
    ),
    BadPdf(
        "cifrado_usuario_rc4",
        "needs the user's password (RC4)",
        lambda: papers.encrypted(_good(), "clave", "otra", "RC4-128"),
        Lectura.CIFRADO,
        "contraseña",
    ),
    BadPdf(
        "cifrado_propietario",
        "only an owner's password: opens for everybody (AES-256)",
        lambda: papers.encrypted(_good(), "", "otra"),
        Lectura.LEIDO,
        pages=3,
    ),
    BadPdf(
        "cifrado_propietario_rc4",
        "only an owner's password: opens for everybody (RC4)",
        lambda: papers.encrypted(_good(), "", "otra", "RC4-128"),
        Lectura.LEIDO,
        pages=3,
    ),
    BadPdf(
        "sin_mediabox",
        "a page without MediaBox: letter size is taken",
        lambda: papers.page_by_hand(b"BT /F1 12 Tf 72 700 Td (Cuenta de cobro) Tj ET", box=b""),
        Lectura.LEIDO,
        pages=1,
    ),
    BadPdf(
        "arbol_en_circulo",
        "the page tree contains itself",
        _tree_loop,
        Lectura.DANADO,
        "ninguna de sus páginas",
    ),
    BadPdf(
        "pagina_ausente",
        "one of three pages is not in the file",
        _missing_page,
        Lectura.PARCIAL,
        "página 2",
        3,
    ),
    BadPdf("cuenta_de_menos", "/Count says 1, the tree has 3", _counts_too_few, Lectura.PARCIAL, "son 3", 3),
    BadPdf(
        "pagina_gigante",
        "a page of 14,400 × 14,400 points, the format's limit",
        lambda: papers.drawn(papers.line("Plano"), size=(14_400, 14_400)),
        Lectura.LEIDO,
        pages=1,
    ),
    BadPdf(
        "pagina_desmesurada",
        "a page of 10^8 points",
        lambda: papers.page_by_hand(b"", box=b"/MediaBox [0 0 100000000 100000000]"),
        Lectura.DANADO,
        "ninguna de sus páginas",
    ),
    BadPdf(
        "formas_anidadas",
        "forms that draw each other 10^10 times: no reader holds that",
        _laughing_forms,
        Lectura.DANADO,
        "memoria",
    ),
    BadPdf("contenido_inflado", "600 MB of content in 600 kB", _inflating_content, Lectura.DANADO, "memoria"),
    BadPdf(
        "contenido_roto",
        "a content stream that is no content",
        lambda: papers.page_by_hand(b"BT /F1 12 Tf ((( [ << \xff\xfe 1 0 0 Tm Tj ET Q Q Q " * 50),
        Lectura.LEIDO,
        pages=1,
    ),
    BadPdf("demasiadas_paginas", "10,000 tiny pages", _many_pages, Lectura.DEMASIADO_GRANDE, "10000 páginas"),
    BadPdf(
        "no_es_pdf",
        "plain text called .pdf",
        lambda: b"Hola, adjunto la cuenta\n" * 9,
        Lectura.NO_ES_PDF,
        "su contenido",
    ),
    BadPdf("imagen", "a JPEG called .pdf", _jpeg, Lectura.NO_ES_PDF, "imagen JPG"),
    BadPdf(
        "html",
        "a web page called .pdf",
        lambda: b"\n<!DOCTYPE html><html></html>",
        Lectura.NO_ES_PDF,
        "página web",
    ),
    BadPdf(
        "docx", "a Word document called .pdf", lambda: b"PK\x03\x04" + b"\0" * 60, Lectura.NO_ES_PDF, "Word"
    ),
    BadPdf("ceros", "a file full of zeros", lambda: bytes(5000), Lectura.NO_ES_PDF, "ceros"),
    BadPdf(
        "basura_antes",
        "300 bytes before the header",
        lambda: b"x" * 300 + b"\n" + _good(),
        Lectura.LEIDO,
        pages=3,
    ),
    BadPdf("basura_despues", "junk after the end", lambda: _good() + b"\0junk" * 50, Lectura.LEIDO, pages=3),
    BadPdf(
        "sin_referencias",
        "the cross-reference table points nowhere: rebuilt",
        lambda: _good().replace(b"startxref\n", b"startxref\n99999"),
        Lectura.LEIDO,
        pages=3,
    ),
)
