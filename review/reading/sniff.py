"""What a file is, told from its first bytes: for the sentence that says why it is not a PDF."""

from __future__ import annotations

# Adobe's readers, and PDFium with them, look for the header in the first kilobyte.
HEADER_WINDOW = 1024
PDF_MARK = b"%PDF-"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "una imagen JPG"),
    (b"\x89PNG\r\n\x1a\n", "una imagen PNG"),
    (b"GIF8", "una imagen GIF"),
    (b"II*\x00", "una imagen TIFF"),
    (b"MM\x00*", "una imagen TIFF"),
    (b"PK\x03\x04", "un archivo comprimido o de Office (ZIP, Word o Excel)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "un documento antiguo de Word o Excel"),
    (b"Rar!", "un archivo comprimido RAR"),
    (b"7z\xbc\xaf\x27\x1c", "un archivo comprimido 7z"),
    (b"{\\rtf", "un documento de texto RTF"),
    (b"%!PS", "un archivo PostScript"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
_WEB_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


def is_pdf(start: bytes) -> bool:
    """True when the first kilobyte holds a PDF header, junk before it allowed."""
    return PDF_MARK in start[:HEADER_WINDOW]


def is_heif(start: bytes) -> bool:
    """True of the photographs of iPhones and other telephones (ISO/IEC 23008-12)."""
    return start[4:8] == b"ftyp" and start[8:12] in _HEIF_BRANDS


def describe(start: bytes) -> str | None:
    """What the file is, in Spanish with its article, or None when its first bytes do not tell."""
    for signature, name in _SIGNATURES:
        if start.startswith(signature):
            return name
    if is_heif(start):
        return "una fotografía HEIC de iPhone"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "una imagen WEBP"
    text = start[:HEADER_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(_WEB_MARKS):
        return "una página web guardada"
    if start and not start.strip(b"\x00"):
        return "un archivo lleno de ceros (una descarga o copia sin terminar)"
    return None
