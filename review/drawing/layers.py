"""The stages that can be seen, each with its marks by page: what is where, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from review import spanish
from review import spanish_titles as titles
from review.model import Box, FieldType, Page, State, Submission
from review.model.fields import known_card
from review.model.overlay import NOWHERE
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.papers.sorted_page import page_text
from review.recognition.values import trace
from review.recognition.values.trace import Noticed

PLAIN, OTHER = "#1d5b79", "#b3541e"
STATE_COLOURS: Mapping[State, str] = {
    State.CUMPLE: "#2e7d32",
    State.NO_CUMPLE: "#c62828",
    State.FALTA: "#c62828",
    State.POR_REVISAR: "#b26a00",
    State.NO_APLICA: "#5f6b73",
}


class PaintedBox(NamedTuple):
    """A box on the page as displayed, in points, its colour and what the legend says of it ("": nothing)."""

    box: Box
    colour: str
    said: str = ""


@dataclass(slots=True)
class Layer:
    """`name` goes into the file's name. `notes` are told of a page without a place on it."""

    name: str
    title: str
    marks: dict[int, list[PaintedBox]] = field(default_factory=dict)
    notes: dict[int, list[str]] = field(default_factory=dict)

    def mark(self, page: int, mark: PaintedBox) -> None:
        self.marks.setdefault(page, []).append(mark)

    def note(self, page: int, text: str) -> None:
        self.notes.setdefault(page, []).append(text)


def stages_of(submission: Submission) -> tuple[Layer, ...]:
    """What was seen of a submission whose document has its words. Recognises it once more, watched."""
    document = submission.document
    with trace.watched() as seen:
        if document.lectura.readable:
            recognise(document)
    pages = {page.number: page for page in document.pages}
    texts = [(page, text) for page in document.pages if (text := page_text(page)) is not None]
    return (
        _shapes("lineas", "Líneas: lo que está a una misma altura", texts, _lines),
        _shapes("segmentos", "Segmentos: partes de una línea sin un espacio ancho", texts, _segments),
        _sights("etiquetas", "Etiquetas: palabras que anuncian un valor", pages, seen.labels, PLAIN),
        _sights("candidatos", "Candidatos: valores que se compararon", pages, seen.candidates, OTHER),
        _values(submission),
        _findings(submission),
    )


def _shapes(
    name: str,
    title: str,
    texts: Iterable[tuple[Page, PageText]],
    boxes: Callable[[PageText], Iterable[Box]],
) -> Layer:
    stage = Layer(name, title)
    for page, text in texts:
        found = [page.displayed(box) for box in boxes(text)]
        stage.note(page.number, spanish.plural(len(found), "recuadro"))
        for at, box in enumerate(found):
            stage.mark(page.number, PaintedBox(box, (PLAIN, OTHER)[at % 2]))
    return stage


def _lines(text: PageText) -> Iterable[Box]:
    return [Box.around(segment.box for segment in line) for line in text.lines]


def _segments(text: PageText) -> Iterable[Box]:
    return [segment.box for segment in text.segments]


def _sights(name: str, title: str, pages: Mapping[int, Page], seen: Iterable[Noticed], colour: str) -> Layer:
    stage = Layer(name, title)
    for one in seen:
        what = one.source.replace("_", " ") or "otra"
        said = f"{what} = «{one.text}», fuerza {_share(one.score)}" if one.text else what
        stage.mark(one.page, PaintedBox(pages[one.page].displayed(one.box), colour, said))
    return stage


def _values(submission: Submission) -> Layer:
    stage = Layer("valores", "Valores escogidos, con su campo")
    for label in submission.recognition.pages:
        stage.note(label.number, f"{titles.PAGE_KINDS[label.kind]}, confianza {_share(label.confidence)}")
    for kind, item in submission.recognition.items.items():
        for found in item.fields.values():
            spec = known_card(kind, found.name)
            title = found.name if spec is None else spec.title
            money = spec is not None and spec.type is FieldType.MONEY
            value = spanish.show(found.value, money=money)
            said = f"{titles.ITEMS_SHORT[kind]}, {title}: {value}, confianza {_share(found.confidence)}"
            _place(stage, found.page, found.box, PLAIN, said)
    return stage


def _findings(submission: Submission) -> Layer:
    stage = Layer("hallazgos", "Hallazgos de las reglas")
    for kind, item in submission.judgement.items.items():
        for found in item.findings:
            title = titles.ITEMS_SHORT[kind]
            said = f"{title}, {spanish.title(found.state)}: {found.message} ({found.code})"
            places = (found.page,) if found.page is not None else found.searched
            for page in places:
                _place(stage, page, found.box, STATE_COLOURS[found.state], said)
    return stage


def _place(stage: Layer, page: int, box: Box | None, colour: str, said: str) -> None:
    if box is None or box == NOWHERE:
        stage.note(page, said)
    else:
        stage.mark(page, PaintedBox(box, colour, said))


def _share(share: float) -> str:
    """`0.987` → `98,7 %`."""
    return f"{100 * share:.1f} %".replace(".", ",")
