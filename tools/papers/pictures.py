"""Invented pictures, made with Pillow: titles, logos, signatures, photographs, charts, stamps."""

from __future__ import annotations

import io
import math
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tools.papers.paper import FONT_FOLDER


def font(size: int, *, bold: bool = False, italic: bool = False) -> ImageFont.FreeTypeFont:
    name = "VeraBd.ttf" if bold else "VeraIt.ttf" if italic else "Vera.ttf"
    return ImageFont.truetype(str(FONT_FOLDER / name), size)


def _jpeg(image: Image.Image, quality: int = 72) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def title(text: str, *, size: int = 44, color: str = "#1b1b1b", bold: bool = True) -> tuple[bytes, float]:
    """Words as a picture, and its width ÷ height."""
    face = font(size, bold=bold)
    x0, y0, x1, y1 = face.getbbox(text)
    image = Image.new("RGB", (int(x1 - x0) + 16, int(y1 - y0) + 16), "white")
    ImageDraw.Draw(image).text((8 - x0, 8 - y0), text, font=face, fill=color)
    return _jpeg(image, 80), image.width / image.height


def logo(rng: Random, letters: str) -> bytes:
    """A shield with initials."""
    image = Image.new("RGB", (200, 200), "white")
    draw = ImageDraw.Draw(image)
    color = rng.choice(("#0f5132", "#1f3b73", "#7a1f2b", "#5b3a00", "#204e4a"))
    accent = rng.choice(("#f2c14e", "#d9d9d9", "#9fd3c7"))
    if rng.random() < 0.5:
        draw.ellipse((10, 10, 190, 190), fill=color, outline=accent, width=9)
    else:
        draw.polygon(
            [(20, 20), (180, 20), (180, 110), (100, 190), (20, 110)], fill=color, outline=accent, width=8
        )
    draw.text((100, 92), letters[:3], font=font(52, bold=True), fill="white", anchor="mm")
    return _jpeg(image, 78)


def signature(rng: Random) -> bytes:
    """A scrawl on transparent paper."""
    image = Image.new("RGBA", (354, 120), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    ink = rng.choice(((20, 30, 90, 255), (15, 15, 15, 255), (25, 40, 120, 255)))
    a, b, c = rng.uniform(2, 4), rng.uniform(5, 8), rng.uniform(0, 3)
    points = []
    for i in range(150):
        t = i / 149
        x = 20 + 300 * t + 16 * math.sin(b * 6 * t + c)
        y = 60 + 34 * math.sin(a * 7 * t) * (1 - t * 0.6) + 12 * math.cos(b * 9 * t)
        points.append((x, y))
    draw.line(points, fill=ink, width=4, joint="curve")
    draw.line([(30, 96), (330, 84 + rng.randrange(-8, 8))], fill=ink, width=3)
    return _png(image.resize((236, 80), Image.Resampling.LANCZOS))


def photograph(rng: Random) -> bytes:
    """A scene that stands for a photograph: a room or a landscape with people."""
    w, h = 640, 420
    image = Image.new("RGB", (w, h))
    draw = ImageDraw.Draw(image)
    outside = rng.random() < 0.5
    top = (rng.randrange(120, 190), rng.randrange(170, 215), 235) if outside else (222, 214, 198)
    low = (110, rng.randrange(140, 180), 90) if outside else (150, 122, 96)
    for y in range(h):
        part = y / h
        draw.line(
            [(0, y), (w, y)], fill=tuple(round(a + (b - a) * part) for a, b in zip(top, low, strict=True))
        )
    if outside:
        for _ in range(4):
            x = rng.randrange(-80, w)
            draw.polygon([(x, 270), (x + rng.randrange(120, 260), rng.randrange(90, 180)), (x + 400, 270)],
                         fill=(70, rng.randrange(100, 140), 84))  # fmt: skip
        draw.rectangle((0, 265, w, h), fill=(118, 150, 86))
    else:
        for x in range(40, w - 60, 150):
            draw.rectangle((x, 50, x + 90, 150), fill=(196, 224, 240), outline=(90, 70, 50), width=5)
        draw.rectangle((0, 300, w, h), fill=(140, 108, 78))
        draw.rectangle((90, 250, w - 90, 320), fill=(172, 132, 90), outline=(90, 66, 40), width=3)
    for _ in range(rng.randrange(3, 7)):
        x, y = rng.randrange(60, w - 60), rng.randrange(230, 310)
        shirt = tuple(rng.randrange(40, 220) for _ in range(3))
        draw.ellipse(
            (x - 18, y - 62, x + 18, y - 24),
            fill=rng.choice(((236, 196, 160), (205, 150, 110), (150, 100, 70), (112, 74, 52))),
        )
        draw.rounded_rectangle((x - 30, y - 24, x + 30, y + 78), 16, fill=shirt)
    image = image.filter(ImageFilter.GaussianBlur(1.6))
    return _jpeg(image, 62)


def half(photo: bytes) -> bytes:
    """The picture half as large, compressed at quality 40, as it comes back from a messaging program."""
    with Image.open(io.BytesIO(photo)) as image:
        return _jpeg(image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS), 40)


def chart(rng: Random) -> bytes:
    """A bar chart whose words are part of the picture."""
    image = Image.new("RGB", (640, 400), "white")
    draw = ImageDraw.Draw(image)
    color = rng.choice(("#2f6f8f", "#8f5a2f", "#4a7a3a"))
    name = rng.choice(("Atenciones por semana", "Solicitudes tramitadas", "Avance de actividades"))
    draw.text((320, 24), name,
              font=font(22, bold=True), fill="#333333", anchor="mm")  # fmt: skip
    draw.line([(60, 50), (60, 350), (610, 350)], fill="#444444", width=2)
    for i in range(5):
        value = rng.randrange(60, 280)
        x = 90 + i * 104
        draw.rectangle((x, 350 - value, x + 62, 350), fill=color)
        draw.text((x + 31, 336 - value), str(value // 5), font=font(16), fill="#333333", anchor="mm")
        draw.text((x + 31, 368), f"S{i + 1}", font=font(16), fill="#333333", anchor="mm")
    return _jpeg(image, 74)


def screenshot(rng: Random) -> bytes:
    """A program's window with rows of grey lines."""
    image = Image.new("RGB", (680, 420), "#eef1f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 680, 34), fill=rng.choice(("#22577a", "#3a3a55", "#386641")))
    draw.text((14, 17), "Sistema de correspondencia", font=font(15, bold=True), fill="white", anchor="lm")
    draw.rectangle((0, 34, 130, 420), fill="#dfe5ec")
    for i in range(7):
        draw.rounded_rectangle((12, 52 + i * 34, 112, 70 + i * 34), 5, fill="#c3ccd8")
    for i in range(9):
        y = 60 + i * 38
        draw.line([(146, y + 26), (664, y + 26)], fill="#c8d0da")
        for x, span in ((150, 60), (240, rng.randrange(90, 190)), (470, 70), (580, 60)):
            draw.rounded_rectangle((x, y, x + span, y + 12), 4, fill="#97a4b5")
    return _jpeg(image, 70)


def evidence(rng: Random) -> bytes:
    return rng.choice((photograph, photograph, chart, screenshot))(rng)


def watermark(text: str) -> bytes:
    """Pale slanted words, for the background of a form."""
    image = Image.new("RGB", (560, 560), "white")
    ImageDraw.Draw(image).text((280, 280), text, font=font(38, bold=True), fill="#ececec", anchor="mm")
    return _jpeg(image.rotate(38, fillcolor="white"), 60)


def bars(rng: Random) -> bytes:
    """A barcode of no meaning."""
    image = Image.new("L", (420, 60), 255)
    draw = ImageDraw.Draw(image)
    x = 6
    while x < 410:
        wide = rng.choice((1, 1, 2, 3))
        draw.rectangle((x, 2, x + wide, 57), fill=0)
        x += wide + rng.choice((1, 2, 2, 4))
    return _png(image)
