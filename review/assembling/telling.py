"""What was done to a contractor's files, and what came of it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from review import spanish
from review.assembling import Assembled
from review.assembling.binding import OTHERS
from review.assembling.loose_files import LooseFile
from review.model import PageKind, State
from review.ways.checklist import Checklist, When

_MOST_NAMES = 12
_UNLISTED = (
    "No se comparó con la lista de contratos: que el valor, las fechas y el número de pago sean los del "
    "contrato lo comprobará el supervisor."
)


def summary(assembled: Assembled, checklist: Checklist) -> Iterator[str]:
    """A short text: the items with their pages, what is missing, what would be returned, what was done."""
    yield assembled.name
    bound = assembled.bound
    yield f"{spanish.plural(bound.pages, 'página')}, {megabytes(bound.size)}"
    yield ""
    items = assembled.submission.judgement.items
    for place, one in enumerate(checklist.items, start=1):
        item = items[one.kind]
        if item.state is State.NO_APLICA and one.when is When.NUNCA:
            continue
        where = f" ({spanish.page_list(item.pages)})" if item.pages else ""
        yield f"{place}. {one.name}: {spanish.title(item.state)}{where}"
    yield ""
    yield from advice_lines(assembled)
    yield from notes(assembled)


def advice_lines(assembled: Assembled) -> Iterator[str]:
    """What would be returned and what would be looked at, each with its place and how to mend it."""
    surely = [one for one in assembled.advice if one.sure]
    perhaps = [one for one in assembled.advice if not one.sure]
    if not assembled.advice:
        yield "No se encontró nada que el supervisor devolvería."
    for title, some in (("Qué devolvería el supervisor:", surely), ("Qué miraría con cuidado:", perhaps)):
        if some:
            yield title
            for one in some:
                remedy = f" {one.remedy}" if one.remedy else ""
                yield f"  • {one.where}: {one.fault}{remedy}"
            yield ""


def notes(assembled: Assembled) -> Iterator[str]:
    """What was done to the files that whoever sends them should know, a sentence each."""
    bound = assembled.bound
    if not assembled.listed:
        yield _UNLISTED
    for one in assembled.left_out:
        yield f"No entró «{one.name}»: {one.problem}"
    yield from (note for one in assembled.files for note in _of_file(assembled, one))
    if bound.turned:
        yield f"Se {_put(len(bound.turned))} al derecho: {spanish.page_list(bound.turned)}."
    if bound.smaller:
        yield (
            f"Para que pese menos de {megabytes(assembled.most)} se comprimieron las imágenes de "
            f"{spanish.in_pages(bound.smaller)}: de {megabytes(bound.before)} a {megabytes(bound.size)}, sin "
            f"bajar de {bound.dpi} puntos por pulgada. Lo hecho en computador no se tocó."
        )
    if not assembled.fits:
        yield _too_big(assembled)
    for part in bound.parts:
        if part.kind is PageKind.OTRO:
            yield (
                f"No se reconoció como ninguno de los ítems: {_names(part.files)}. Va al final, en "
                f"«{OTHERS}» ({spanish.page_list(part.pages)}). Si es de un ítem, mire que se lea bien."
            )


def _of_file(assembled: Assembled, one: LooseFile) -> Iterator[str]:
    if one.signed and one.problem is None:
        if assembled.bound.untouched:
            yield (
                f"«{one.name}» tiene firma digital y se dejó como estaba, byte por byte: ordenarlo o "
                "enderezarlo dañaría la firma."
            )
        else:
            yield (
                f"«{one.name}» tiene firma digital. En el PDF van sus páginas, pero allí la firma ya no se "
                "puede comprobar: conserve el original y, si la entidad pide la firma digital, envíelo "
                "también aparte."
            )
    if one.attached:
        yield (
            f"«{one.name}» trae archivos adjuntos que no pasan al PDF: {_names(one.attached)}. Ábralos y "
            "agréguelos aparte."
        )
    if one.locked and one.problem is None and not assembled.bound.untouched:
        yield f"«{one.name}» estaba protegido contra cambios; en el PDF van sus páginas, iguales."
    if one.reduced is not None:
        (wide, high), (less_wide, less_high) = one.reduced
        yield (
            f"«{one.name}» tenía más puntos de los que caben en una hoja: de {wide} × {high} quedó en "
            f"{less_wide} × {less_high}."
        )


def _too_big(assembled: Assembled) -> str:
    size, most = megabytes(assembled.bound.size), megabytes(assembled.most)
    if assembled.bound.untouched:
        return (
            f"Pesa {size} y la lista admite {most}. Como está firmado no se comprime: pregunte a la entidad."
        )
    return (
        f"Pesa {size}, más de los {most} que admite la lista: no se comprime más porque dejaría de leerse, y "
        "lo hecho en computador no se toca. Quite fotos que sobren o divida la cuenta, según diga la entidad."
    )


def _put(count: int) -> str:
    return "puso una página" if count == 1 else f"pusieron {count} páginas"


def _names(names: tuple[str, ...]) -> str:
    shown = [f"«{name}»" for name in names[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        shown.append(f"{len(names) - _MOST_NAMES} más")
    return spanish.join(shown)


def megabytes(size: int) -> str:
    """`2.331.897` → `2,3 MB`; below a tenth, in kilobytes."""
    if size < 100_000:
        return f"{max(1, round(size / 1000))} kB"
    tenths = round(size / 100_000)
    return f"{tenths // 10},{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"
