"""Simple drawings of what SECOP II shows: our own, of rectangles and words, for a screen and for paper alike.

A drawing is a list of shapes on a sheet of `WIDTH` by `HEIGHT`, from its top left corner; whoever draws it
scales it. Numbered dots tell the order of the clicks, as the sentences of the step do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

WIDTH, HEIGHT = 340, 168
_SECTIONS = 7  # of a contract in SECOP II, as far as they are drawn
_BAR = 20  # the height of the browser's bar
_LETTER = 0.52  # of its size: the width of a letter on the average, to make room for words


class Tone(StrEnum):
    """The colours of the drawings, by what they stand for. Paper is white, also where the screen is dark."""

    PAPER = "#ffffff"
    SOFT = "#eef1f2"
    LINE = "#b9c3c8"
    INK = "#1c2730"
    PALE = "#54616b"
    MAIN = "#1d5b79"
    GOOD = "#1c6444"
    GOOD_SOFT = "#e3f1e9"
    WARN = "#7a4f00"
    WARN_SOFT = "#fcf0d2"
    BAD = "#9c2a2a"
    BAD_SOFT = "#fbe8e6"


@dataclass(frozen=True, slots=True)
class Plate:
    """A rectangle with round corners."""

    x: float
    y: float
    w: float
    h: float
    fill: str = Tone.PAPER.value
    line: str = Tone.LINE.value
    round: float = 3


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of text, its base at `y`; `centred` on `x`, else beginning there."""

    x: float
    y: float
    text: str
    size: float = 9
    fill: str = Tone.INK.value
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """The number of a click."""

    x: float
    y: float
    number: int


Shape = Plate | Caption | Dot


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and what it shows for whoever does not see it."""

    alt: str
    shapes: tuple[Shape, ...]

    def plain(self) -> dict[str, Any]:
        """As plain data, for the page and for the process that writes the PDF."""
        kinds = {Plate: "plate", Caption: "caption", Dot: "dot"}
        shapes = [{"kind": kinds[type(one)], **asdict(one)} for one in self.shapes]
        return {"width": WIDTH, "height": HEIGHT, "alt": self.alt, "shapes": shapes}


def _window(title: str) -> Iterator[Shape]:
    yield Plate(0.5, 0.5, WIDTH - 1, HEIGHT - 1, round=5)
    yield Plate(0.5, 0.5, WIDTH - 1, _BAR, fill=Tone.SOFT.value, round=5)
    for place in range(3):
        yield Plate(9 + 9 * place, 8, 5, 5, fill=Tone.LINE.value, round=2.5)
    yield Caption(42, 14, title, 8, Tone.PALE.value)


def _button(
    x: float, y: float, text: str, click: int = 0, *, main: bool = True, size: float = 9
) -> Iterator[Shape]:
    """A button, with the number of its click at its corner."""
    wide = len(text) * size * _LETTER + 18
    fill, ink = (Tone.MAIN, Tone.PAPER) if main else (Tone.SOFT, Tone.INK)
    yield Plate(x, y, wide, 17, fill=fill.value, line=Tone.MAIN.value if main else Tone.LINE.value)
    yield Caption(x + wide / 2, y + 11.8, text, size, ink.value, bold=main, centred=True)
    if click:
        yield Dot(x + wide + 2, y + 2, click)


def _field(x: float, y: float, w: float, label: str, value: str = "") -> Iterator[Shape]:
    yield Caption(x, y, label, 7.5, Tone.PALE.value)
    yield Plate(x, y + 3, w, 15)
    if value:
        yield Caption(x + 5, y + 13.5, value, 9, bold=True)


def _state(x: float, y: float, text: str, tone: Tone, soft: Tone) -> Iterator[Shape]:
    yield Plate(x, y, len(text) * 8.5 * _LETTER + 14, 16, fill=soft.value, line=soft.value, round=8)
    yield Caption(x + 7, y + 11.2, text, 8.5, tone.value, bold=True)


def _notice(text: str, tone: Tone, soft: Tone) -> Iterator[Shape]:
    """What became of the payment, below its row."""
    yield Plate(12, 120, 316, 30, fill=soft.value, line=tone.value)
    yield Caption(170, 139, text, 10, tone.value, bold=True, centred=True)


def _sections(chosen: int) -> Iterator[Shape]:
    for place in range(1, _SECTIONS + 1):
        y = 28 + 19.4 * (place - 1)
        here = place == chosen
        fill = Tone.MAIN if here else Tone.SOFT
        yield Plate(8, y, 116, 17, fill=fill.value, line=fill.value)
        told = f"{place}  Ejecución del contrato" if here else f"{place}"
        yield Caption(14, y + 11.6, told, 8.2, (Tone.PAPER if here else Tone.PALE).value, bold=here)


def _drawn(alt: str, *parts: Iterable[Shape]) -> Picture:
    return Picture(alt, tuple(shape for part in parts for shape in part))


def one_file(names: Sequence[str]) -> Picture:
    """A single PDF with the items of the list in order."""
    rows: list[Shape] = []
    step = min(22.0, 132 / max(1, len(names)))
    for place, name in enumerate(names):
        y = 36 + step * place
        rows.append(Plate(100, y - 9, 12, 12, fill=Tone.GOOD_SOFT.value, line=Tone.GOOD.value, round=6))
        rows.append(Caption(106, y + 0.3, str(place + 1), 7.5, Tone.GOOD.value, bold=True, centred=True))
        rows.append(Caption(118, y + 0.5, _cut(name, 42), 9))
    sheet: list[Shape] = [
        Plate(14, 24, 66, 88),
        Plate(20, 30, 66, 88),
        Plate(26, 36, 66, 88),
        Plate(34, 62, 50, 24, fill=Tone.BAD.value, line=Tone.BAD.value),
        Caption(59, 79, "PDF", 14, Tone.PAPER.value, bold=True, centred=True),
        Caption(59, 140, "un solo archivo", 8.5, Tone.PALE.value, centred=True),
    ]
    return _drawn(
        "Un solo PDF con los ítems de la lista, en orden.",
        [Plate(0.5, 0.5, WIDTH - 1, HEIGHT - 1, round=5), *sheet],
        rows,
    )


def login() -> Picture:
    return _drawn(
        "La entrada de SECOP II: usuario, contraseña y el botón Entrar.",
        _window("community.secop.gov.co"),
        [Caption(170, 44, "SECOP II", 14, Tone.MAIN.value, bold=True, centred=True)],
        _field(95, 60, 150, "Usuario", "su usuario"),
        [Dot(250, 63, 1)],
        _field(95, 94, 150, "Contraseña", "••••••••"),
        [Dot(250, 97, 2)],
        _button(140, 132, "Entrar", 3),
    )


def menu() -> Picture:
    bar: list[Shape] = [Plate(8, 28, 324, 20, fill=Tone.MAIN.value, line=Tone.MAIN.value)]
    bar += [
        Plate(x, 35, w, 6, fill=Tone.LINE.value, line=Tone.LINE.value)
        for x, w in ((18, 54), (188, 42), (252, 54))
    ]
    held: list[Shape] = [
        Caption(96, 41.5, "Mis procesos", 9.5, Tone.PAPER.value, bold=True),
        Dot(168, 31, 1),
        Plate(92, 50, 120, 68),
        Plate(102, 59, 70, 5, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Plate(95, 72, 114, 20, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Caption(102, 86, "Mis contratos", 9.5, bold=True),
        Dot(214, 80, 2),
        Plate(102, 102, 84, 5, fill=Tone.SOFT.value, line=Tone.SOFT.value),
    ]
    return _drawn("El menú Mis procesos abierto, y en él Mis contratos.", _window("SECOP II"), bar, held)


def contracts(contract: str) -> Picture:
    head: list[Shape] = [
        Caption(16, 42, "Mis contratos", 11, bold=True),
        Caption(16, 62, "Contrato", 8, Tone.PALE.value),
        Caption(150, 62, "Estado", 8, Tone.PALE.value),
    ]
    rows: list[Shape] = [
        Plate(10, 68, 320, 30, line=Tone.MAIN.value),
        Caption(18, 87, _cut(contract or "su contrato", 24), 9.5, bold=True),
        Plate(10, 104, 320, 26, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Plate(10, 136, 320, 26, fill=Tone.SOFT.value, line=Tone.SOFT.value),
    ]
    return _drawn(
        "La lista Mis contratos, y el botón Detalle en la fila del contrato.",
        _window("SECOP II · Mis contratos"),
        head,
        rows,
        _state(148, 75, "En ejecución", Tone.GOOD, Tone.GOOD_SOFT),
        _button(258, 74, "Detalle", 1),
    )


def section_seven() -> Picture:
    right: list[Shape] = [
        Caption(136, 44, "Plan de pagos", 11, bold=True),
        Plate(134, 84, 196, 22, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Plate(134, 110, 196, 22, fill=Tone.SOFT.value, line=Tone.SOFT.value),
    ]
    return _drawn(
        "La sección 7, Ejecución del contrato, y el botón Crear del plan de pagos.",
        _window("SECOP II · Contrato"),
        _sections(7),
        [Dot(126, 145, 1)],
        right,
        _button(136, 56, "Crear", 2),
    )


def form(payment: str, number: str, day: str, value: str) -> Picture:
    """The form of the payment, with the values of the cuenta; what was not read stays empty."""
    return _drawn(
        "El formulario del pago: ID de pago, número, fecha, valor y el botón Anexar.",
        _window("SECOP II · Crear pago"),
        _field(14, 36, 150, "ID de pago", payment),
        _field(178, 36, 148, "Número", number),
        _field(14, 72, 150, "Fecha de emisión", day),
        _field(178, 72, 148, "Valor", value),
        [Caption(14, 116, "Documentos", 7.5, Tone.PALE.value), Plate(14, 120, 312, 32, fill=Tone.SOFT.value)],
        [Dot(166, 42, 1)],
        _button(24, 128, "Anexar", 2, main=False),
    )


def annex() -> Picture:
    return _drawn(
        "La ventana para anexar: Buscar documento, Anexar, el aviso verde Documento anexo, y Cerrar.",
        _window("SECOP II · Anexar documento"),
        _button(20, 34, "Buscar documento", 1, main=False),
        [
            Plate(20, 62, 300, 24),
            Caption(28, 77, "su cuenta en un solo PDF", 9),
            Plate(226, 67, 88, 14, fill=Tone.GOOD.value, line=Tone.GOOD.value, round=7),
            Caption(270, 77, "Documento anexo", 8, Tone.PAPER.value, bold=True, centred=True),
            Dot(318, 64, 3),
        ],
        _button(20, 100, "Anexar", 2),
        _button(20, 138, "Cerrar", 4, main=False),
        [Caption(92, 111, "espere el aviso verde", 8.5, Tone.PALE.value)],
    )


def confirm() -> Picture:
    rows: list[Shape] = [
        Caption(16, 42, "Documentos", 8, Tone.PALE.value),
        Plate(14, 48, 312, 22, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Caption(22, 62.5, "su cuenta en un solo PDF", 9),
        Plate(14, 78, 312, 40, fill=Tone.SOFT.value, line=Tone.SOFT.value),
        Plate(328, 30, 6, 132, fill=Tone.SOFT.value, line=Tone.LINE.value),
        Plate(328, 118, 6, 44, fill=Tone.PALE.value, line=Tone.PALE.value),
        Caption(22, 150, "abajo, al final de la página", 8.5, Tone.PALE.value),
    ]
    return _drawn(
        "El final del formulario, con el botón Confirmar.",
        _window("SECOP II · Crear pago"),
        rows,
        _button(230, 138, "Confirmar", 1),
    )


def _row_of(payment: str) -> Iterator[Shape]:
    yield Caption(16, 44, "Plan de pagos", 11, bold=True)
    yield Caption(20, 68, "Pago", 8, Tone.PALE.value)
    yield Caption(96, 68, "Estado", 8, Tone.PALE.value)
    yield Plate(12, 74, 316, 32, line=Tone.MAIN.value)
    yield Caption(20, 94, payment or "su pago", 9.5, bold=True)


def send(payment: str) -> Picture:
    return _drawn(
        "El pago en estado Pendiente de registro, y el botón Enviar, que falta oprimir.",
        _window("SECOP II · Sección 7"),
        _row_of(payment),
        _state(94, 82, "Pendiente de registro", Tone.WARN, Tone.WARN_SOFT),
        _button(254, 82, "Enviar", 1),
        _notice("Sin «Enviar», la entidad no la recibe", Tone.WARN, Tone.WARN_SOFT),
    )


def sent(payment: str) -> Picture:
    return _drawn(
        "El pago en estado Enviado a la Entidad Estatal.",
        _window("SECOP II · Sección 7"),
        _row_of(payment),
        _state(94, 82, "Enviado a la Entidad Estatal", Tone.GOOD, Tone.GOOD_SOFT),
        _notice("Ahora sí: quedó enviada", Tone.GOOD, Tone.GOOD_SOFT),
    )


def rejected(payment: str) -> Picture:
    return _drawn(
        "El pago en estado Rechazado, con la justificación de la entidad y el botón Detalle.",
        _window("SECOP II · Sección 7"),
        _row_of(payment),
        _state(94, 82, "Rechazado", Tone.BAD, Tone.BAD_SOFT),
        _button(254, 82, "Detalle", 1),
        [
            Plate(12, 116, 316, 46, fill=Tone.BAD_SOFT.value, line=Tone.BAD.value),
            Caption(20, 131, "Justificación", 8, Tone.PALE.value),
            Caption(20, 148, "lo que la entidad le pide corregir", 9.5),
            Dot(328, 118, 2),
        ],
    )


def edit(payment: str) -> Picture:
    return _drawn(
        "El detalle del pago rechazado: Editar, y después Registro.",
        _window("SECOP II · Detalle del pago"),
        _row_of(payment),
        _state(94, 82, "Rechazado", Tone.BAD, Tone.BAD_SOFT),
        _button(60, 128, "Editar", 1),
        _button(180, 128, "Registro", 2, main=False),
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
