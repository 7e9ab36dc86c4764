"""Whether a form can be used: every tag understood, every field known, every row and condition closed where
it was opened. All that is wrong is told at once, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from review.errors import FormInvalid
from review.model import FormKind
from review.supervision.form_fields import FormField, fields_of
from review.supervision.form_language import NotUnderstood, Tag, is_list, resolved, understood
from review.supervision.form_package import FormPackage, opened
from review.supervision.form_text import Loose, PlacedTag, tags

_MOST_LOOPS = 40  # judgement: the fullest form we drew has four
_MOST_TAGS = 2_000
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong in a form: where, what is written there, why it cannot be, and what to do."""

    place: str
    written: str
    reason: str
    mend: str = ""

    @property
    def sentence(self) -> str:
        shown = f" («{self.written[:60]}»)" if self.written else ""
        told = f"{self.place}{shown}: {self.reason} {self.mend}".rstrip()
        return f"{told[:1].upper()}{told[1:]}"


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """What a form holds. `lacks` are the fields that papers of its kind need and it does not tell."""

    package: FormPackage
    problems: tuple[FormProblem, ...]
    used: frozenset[str]
    lacks: tuple[str, ...] = ()

    @property
    def tells_sources(self) -> bool:
        """Whether it says itself where its figures are from."""
        return "fuentes" in self.used

    @property
    def tells_code(self) -> bool:
        """Whether it has a place of its own for the code."""
        return not self.used.isdisjoint({"codigo.qr", "codigo.texto"})


def check_form(content: bytes, kind: FormKind) -> CheckedForm:
    """Look a form over. Raises FormInvalid for what is no document of Word, or may not be one of ours."""
    package = opened(content)
    problems: list[FormProblem] = []
    used: set[str] = set()
    by_part: dict[str, _Reading] = {}
    known = fields_of(kind)
    for count, (name, one) in enumerate(tags(package)):
        if count >= _MOST_TAGS:
            raise FormInvalid("El formato tiene demasiados campos. Quite los que no necesite.")
        by_part.setdefault(name, _Reading(known, problems, used)).take(one)
    for reading in by_part.values():
        reading.close()
    if sum(reading.loops for reading in by_part.values()) > _MOST_LOOPS:
        raise FormInvalid(f"El formato tiene más de {_MOST_LOOPS} for. Quite los que no necesite.")
    needed = [one for one in known.values() if kind in one.needed]
    lacks = tuple(one.path for one in needed if not {one.path, one.instead} & used)
    return CheckedForm(package, tuple(problems), frozenset(used), lacks)


def refuse_bad(checked: CheckedForm, name: str) -> CheckedForm:
    """The same form; raises FormInvalid with the first problems when there are any."""
    if not checked.problems:
        return checked
    told = [one.sentence for one in checked.problems[:_MOST_TOLD]]
    more = len(checked.problems) - len(told)
    raise FormInvalid(
        f"El formato «{name}» tiene errores. {' '.join(told)}" + (f" Y {more} más." if more else "")
    )


@dataclass(slots=True)
class _Open:
    tag: Tag
    at: PlacedTag
    path: str = ""


@dataclass(slots=True)
class _Reading:
    """The tags of one part, one after another, with what is open; `known` are the fields of its kind."""

    known: Mapping[str, FormField]
    problems: list[FormProblem]
    used: set[str]
    loops: int = 0
    open: list[_Open] = field(default_factory=list)
    taken: dict[object, PlacedTag] = field(default_factory=dict)

    def take(self, one: PlacedTag | Loose) -> None:
        if isinstance(one, Loose):
            self.problems.append(_loose(one))
            return
        try:
            tag = understood(one.inner, field=one.field)
        except NotUnderstood as error:
            self._wrong(one, error.reason, error.mend)
            return
        self._standing(one)
        for name in tag.names:
            self._name(one, name, printed=tag.verb == "")
        match tag.verb:
            case "for":
                self._loop(one, tag)
            case "if":
                self.open.append(_Open(tag, one))
            case "elif" | "else":
                self._goes_on(one, tag)
            case "endif" | "endfor":
                self._ends(one, tag)

    def close(self) -> None:
        for left in self.open:
            end = f"end{left.tag.verb}"
            self._wrong(left.at, f"queda abierto: falta su {end}.", f"Escriba {{% {end} %}} donde termina.")

    def _wrong(self, at: PlacedTag, reason: str, mend: str = "") -> None:
        self.problems.append(FormProblem(at.place, at.written, reason, mend))

    @property
    def _rows(self) -> dict[str, str]:
        return {one.tag.variable: one.path for one in self.open if one.tag.verb == "for"}

    def _standing(self, one: PlacedTag) -> None:
        """A tag for a row stands in a table; one for a row or a paragraph has it for itself."""
        if one.block == "tr" and one.alone is None:
            self._wrong(one, "{%tr va dentro de una tabla.", "En un párrafo suelto use {%p.")
        elif one.alone is not None:
            if one.alone in self.taken:
                what = "esta fila" if one.block == "tr" else "este párrafo"
                self._wrong(one, f"en {what} ya hay otra orden.", "Ponga cada una en la suya.")
            self.taken[one.alone] = one

    def _name(self, one: PlacedTag, name: str, *, printed: bool) -> None:
        path = resolved(name, self._rows, self.known)
        if not path:
            mend = _nearest(name, self._rows, self.known)
            self._wrong(one, f"no existe el campo «{name[:80]}» en este papel.", mend)
        elif printed and is_list(path, self.known):
            self._wrong(one, f"«{name}» es una lista.", f"Recórrala: {{% for fila in {name} %}}.")
        else:
            self.used.add(path)

    def _loop(self, one: PlacedTag, tag: Tag) -> None:
        path = resolved(tag.over, self._rows, self.known)
        if any(other.tag.verb == "for" for other in self.open):
            self._wrong(one, "hay un for dentro de otro.", "Cierre el primero antes de abrir el segundo.")
        elif not path or not is_list(path, self.known):
            lists = ", ".join(sorted(path for path in self.known if is_list(path, self.known)))
            self._wrong(one, f"«{tag.over[:80]}» no es una lista.", f"Las listas son: {lists}.")
        else:
            self.used.add(path)
        self.loops += 1
        self.open.append(_Open(tag, one, path))

    def _goes_on(self, one: PlacedTag, tag: Tag) -> None:
        if not self.open or self.open[-1].tag.verb != "if":
            self._wrong(one, f"hay un {tag.verb} sin su if.", "Quítelo, o escriba antes el if.")
        else:
            self._paired(one, self.open[-1].at)

    def _ends(self, one: PlacedTag, tag: Tag) -> None:
        opener = tag.verb.removeprefix("end")
        if not self.open or self.open[-1].tag.verb != opener:
            self._wrong(one, f"hay un {tag.verb} sin su {opener}.", "Quítelo, o cierre antes lo abierto.")
            return
        self._paired(one, self.open.pop().at)

    def _paired(self, one: PlacedTag, first: PlacedTag) -> None:
        """What is opened as a row ends as a row of the same table; likewise paragraphs, and text."""
        if one.block != first.block:
            self._wrong(
                one,
                f"se abrió con «{{%{first.block}» y aquí va «{{%{one.block}».",
                f"Escriba {{%{first.block} en los dos.",
            )
        elif one.inside is not first.inside:
            where = {"tr": "en la misma tabla", "p": "en la misma celda o parte del texto"}
            mend = where.get(one.block, "en el mismo párrafo; para abarcar varios use {%p o {%tr")
            self._wrong(one, f"se abrió en otro lugar ({first.place}).", f"Ábralo y ciérrelo {mend}.")


def _loose(one: Loose) -> FormProblem:
    if one.hidden:
        return FormProblem(
            one.place,
            one.written,
            "hay llaves donde no se puede llenar nada (un campo de Word, el texto de una imagen, un "
            "comentario "
            "o un cambio sin aceptar).",
            "Acepte los cambios y escriba los campos solo en el texto.",
        )
    return FormProblem(
        one.place,
        one.written,
        "hay llaves que no se cierran, o que no se abren.",
        "Un campo se escribe en un solo párrafo: {{ contrato.numero }}.",
    )


def _nearest(name: str, rows: Mapping[str, str], known: Iterable[str]) -> str:
    """What may have been meant."""
    near = difflib.get_close_matches(name, list(_askable(rows, known)), n=1, cutoff=0.6)
    return f"¿Quiso decir «{near[0]}»?" if near else "Mire la tabla de campos."


def _askable(rows: Mapping[str, str], known: Iterable[str]) -> Iterator[str]:
    paths = list(known)
    yield from (path for path in paths if "[]" not in path)
    for variable, over in rows.items():
        for path in paths:
            if over and path.startswith(f"{over}[]."):
                yield variable + path.removeprefix(f"{over}[]")
