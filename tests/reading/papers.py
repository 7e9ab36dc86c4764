"""Small PDFs made by hand or with reportlab, for the tests of reading. Nothing binary is committed."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
from PIL import Image
from pypdf.generic import ArrayObject, NameObject, NumberObject, RectangleObject, StreamObject
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, size: tuple[float, float] = letter) -> bytes:
    """A PDF with one page for each drawing function; lower left corner is the origin."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line(text: str, x: float = 72, y: float = 700, size: float = 12) -> Draw:
    """A page with one line of text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)

    return draw


def letter_text(canvas: Canvas) -> None:
    """A page of ordinary text, long enough to tell which way it runs."""
    canvas.setFont("Helvetica", 11)
    for number in range(12):
        canvas.drawString(
            72, 700 - 16 * number, f"Renglón {number} del informe de actividades del contratista"
        )


def photograph(width: int = 60, height: int = 80) -> ImageReader:
    """A small picture without white."""
    return ImageReader(Image.new("RGB", (width, height), (120, 90, 60)))


def rewritten(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    """The same PDF after `change` was made with pypdf."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """With /Rotate on every page."""

    def change(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/Rotate")] = NumberObject(degrees)

    return rewritten(data, change)


def cropped(data: bytes, left: float, bottom: float, right: float, top: float) -> bytes:
    """With a CropBox on every page."""

    def change(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/CropBox")] = RectangleObject((left, bottom, right, top))

    return rewritten(data, change)


def encrypted(data: bytes, user: str, owner: str, algorithm: str = "AES-256") -> bytes:
    return rewritten(data, lambda writer: writer.encrypt(user, owner, algorithm=algorithm))


def by_hand(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """A PDF from its numbered objects, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object, deflated when `packed`."""
    if packed:
        content = zlib.compress(content, 9)
        entries += b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def wrapped_jpegs(data: bytes, *outer: str) -> bytes:
    """With every JPEG packed once more under other filters, as programs that join PDFs store them.

    The plain colours of a small test picture pack well: what is stored is smaller than the JPEG.
    """
    packers = {"/FlateDecode": zlib.compress, "/ASCII85Decode": lambda raw: base64.a85encode(raw) + b"~>"}

    def change(writer: pypdf.PdfWriter) -> None:
        for one in writer._objects:
            if isinstance(one, StreamObject) and one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                for name in reversed(outer):
                    one._data = packers[name](one._data)
                one[NameObject("/Filter")] = ArrayObject(map(NameObject, [*outer, "/DCTDecode"]))

    return rewritten(data, change)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def page_by_hand(content: bytes, *, box: bytes = b"/MediaBox [0 0 612 792]", more: bytes = b"") -> bytes:
    """A one-page PDF with this content stream and /F1 as its font."""
    return by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> %s >>"
            % (box, more),
            4: stream(content),
            5: FONT,
        }
    )


def saved(folder: Path, data: bytes, name: str = "cuenta.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def page_of_pictures(content: bytes, *pictures: bytes, text: bytes = b"") -> bytes:
    """A one-page PDF by hand: `content` paints the stream objects `pictures`, the nth of them called /In."""
    names = b" ".join(b"/I%d %d 0 R" % (n, 5 + n) for n in range(1, len(pictures) + 1))
    resources = b"/Resources << /XObject << %s >> /Font << /F1 5 0 R >> >>" % names
    return by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %s >>" % resources,
            4: stream(content + text),
            5: FONT,
            **dict(enumerate(pictures, 6)),
        }
    )


def picture_stream(picture: Image.Image, entries: bytes = b"") -> bytes:
    """A picture (modes 1, L or RGB) as the stream object that a page paints."""
    space = b"/DeviceRGB" if picture.mode == "RGB" else b"/DeviceGray"
    bits = 1 if picture.mode == "1" else 8
    if b"/ImageMask" not in entries:
        entries += b" /ColorSpace " + space
    size = b"/Width %d /Height %d /BitsPerComponent %d" % (picture.width, picture.height, bits)
    return stream(picture.tobytes(), b"/Type /XObject /Subtype /Image %s %s" % (size, entries), packed=True)
