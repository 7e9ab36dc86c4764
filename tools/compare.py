"""Compares what the program said of a folder with the truth of its papers, digital and scanned ones apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from review.model import ItemKind
from review.model.fields import FIELDS, Form, written_as

Record = Mapping[str, Any]
Boxed = Callable[[str, Record, Record, Record], bool | None]
"""(archivo, truth of the page, of the field, field said) → is its box on the ink? None: not known."""
GOOD = ("cumple", "no_aplica")
BAD = ("no_cumple", "falta")
# Brands of one and the same operator.
_CONTRACTS = frozenset(name for _, name in written_as(Form.CONTRACT))
_FIRMS = frozenset(name for _, name in written_as(Form.BANK, Form.OPERATOR))
_SAME_OPERATOR = (
    frozenset({"suaporte", "enlaceoperativo", "arus"}),
    frozenset({"miplanilla", "compensar"}),
    frozenset({"soi", "achcolombia"}),
)


class Group(StrEnum):
    """Submissions told apart by where they come from; one with a single scanned page is not digital."""

    DIGITAL = "digital"
    ESCANEADO = "escaneado"


def group_of(truth: Record) -> Group:
    """By `origen` (digital, mixto, escaneado) or, where the truth has none, by its pages."""
    scanned = any(page.get("escaneada") for page in truth["paginas"])
    return (
        Group.DIGITAL
        if truth.get("origen", "mixto" if scanned else "digital") == "digital"
        else Group.ESCANEADO
    )


@dataclass(frozen=True, slots=True)
class Example:
    """One difference, to look at."""

    kind: str
    archivo: str
    page: int | None
    what: str
    expected: object
    got: object
    layout: str = ""
    faults: tuple[str, ...] = ()
    scan: str = ""


@dataclass
class Score:
    """Counts and every difference.

    `counts` has (view, name, measure); every view but the last three adds up to the whole:

    | view | names | measures |
    |---|---|---|
    | item | kinds of page and item | all of them |
    | field | item.field | fields, right, empty, wrong, extra, boxes, boxes_right |
    | fault | planted fault, or `(en regla)` | states, states_right, false_cumple, false_alarm, left |
    | scan | kind of scan, or `texto` | pages, pages_right, fields, right, empty, wrong, extra |

    `good` are states whose truth complies, `bad` those whose truth does not, `decidable` those that need no
    person. `boxes` are right values whose place is known.
    """

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)
    files: int = 0

    def add(self, measure: str, **views: str) -> None:
        for view, name in views.items():
            self.counts[view, name, measure] += 1

    def get(self, view: str, name: str, measure: str) -> int:
        return self.counts[view, name, measure]

    def names(self, view: str) -> list[str]:
        return sorted({name for v, name, _ in self.counts if v == view})

    def total(self, measure: str) -> int:
        return sum(n for (view, _, m), n in self.counts.items() if view == "item" and m == measure)

    def share(self, part: str, *whole: str) -> float | None:
        """A part of a whole (0–1); None when there is nothing to measure."""
        all_of_it = sum(self.total(m) for m in whole)
        return self.total(part) / all_of_it if all_of_it else None


# Told by few layouts, and needed by none of the rules that every account must pass: what was read of them
# counts, right or wrong; what was not read, or is not in a paper's truth, does not.
OPTIONAL: dict[str, frozenset[str]] = {
    item: frozenset(names.split())
    for item, names in {
        "informe": "numero_pago valor valor_contrato pagado saldo planilla planilla_fecha planilla_operador",
        "cuenta": "nit_entidad iva valor_contrato pagado saldo rp",
        "seguridad_social": "periodo_salud dias salud pension riesgos solidaridad tarifa_riesgos mora "
        "fecha_limite clave_pago voucher_referencia",
        "rut": "actividad responsabilidades hojas",
        "impuestos": "base conceptos tarifa fecha_limite",
    }.items()
}


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", plain)


def _contract_key(text: str) -> tuple[str, ...]:
    parts = re.findall(r"[A-Z]+|\d+", unicodedata.normalize("NFKD", text.upper()))
    return tuple(p.lstrip("0") or "0" for p in parts if p not in ("DE", "DEL", "NO", "N", "NRO", "NUM"))


def same_value(name: str, expected: object, got: object) -> bool:
    """Strict for money, dates and digits; by key for contracts; by containment for names of firms."""
    if not isinstance(expected, str) or not isinstance(got, str):
        return type(expected) is type(got) and expected == got
    if name in _CONTRACTS:
        return _contract_key(expected) == _contract_key(got)
    if name in _FIRMS:
        a, b = _folded(expected), _folded(got)
        if any(any(x in a for x in group) and any(x in b for x in group) for group in _SAME_OPERATOR):
            return True
        return bool(a and b) and (a in b or b in a)
    return expected == got


def scan_of(page: Record) -> str:
    """The kind of scan of a page, with the layer of text that it may carry; `texto` for a digital one."""
    if not page.get("escaneada"):
        return "texto"
    told = page.get("escaneo") or {}
    kind = told.get("tipo", "escaneada") if isinstance(told, Mapping) else str(told)
    return f"{kind} + {page['capa']}" if page.get("capa") else str(kind)


@dataclass(frozen=True, slots=True)
class _Case:
    """A submission under comparison."""

    score: Score
    truth: Record
    said: Record
    boxed: Boxed | None
    told: frozenset[tuple[str, str]]
    """(item, field) of which some truth of the set speaks: the others of `FIELDS` are not judged."""

    @property
    def archivo(self) -> str:
        return str(self.truth["archivo"])

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(self.truth["fallas"])

    def layout(self, item: str) -> str:
        drawn = self.truth.get("disenos", {})
        voucher = drawn.get("comprobante") if item == ItemKind.SEGURIDAD_SOCIAL else None
        return " + ".join(x for x in (drawn.get(item), voucher) if x)

    def page(self, number: int | None) -> Record:
        return next((p for p in self.truth["paginas"] if p["pagina"] == number), {})


def _compare_pages(case: _Case) -> None:
    got = {p["pagina"]: p["item"] for p in case.said.get("paginas", ())}
    for page in case.truth["paginas"]:
        number, item, scan = page["pagina"], page["item"], scan_of(page)
        views = {"item": item, "scan": scan}
        case.score.add("pages", **views)
        # Nobody can tell what an illegible page is; to say so is right.
        nobody = ("otro",) if scan.startswith("ilegible") else ()
        if got.get(number) in (item, *page.get("tambien", ()), *nobody):
            case.score.add("pages_right", **views)
        else:
            layout = case.layout(item)
            case.score.examples.append(
                Example("page", case.archivo, number, "item", item, got.get(number), layout, scan=scan)
            )


def _compare_fields(case: _Case, item: str) -> None:
    expected = case.truth["items"][item]["campos"]
    got = case.said.get("items", {}).get(item, {}).get("campos", {})
    for name in sorted({*expected, *got}):
        want, have = expected.get(name), got.get(name)
        if (item, name) not in case.told and name in FIELDS[ItemKind(item)]:
            continue
        if (want is None or have is None) and name in OPTIONAL.get(item, ()):
            continue
        page = case.page((want or have)["pagina"])
        views = {"item": item, "field": f"{item}.{name}", "scan": scan_of(page)}
        if want is None:
            measure = "extra"
        else:
            case.score.add("fields", **views)
            if have is None:
                measure = "empty"
            else:
                measure = "right" if same_value(name, want["valor"], have["valor"]) else "wrong"
        case.score.add(measure, **views)
        if measure != "right":
            _note_field(case, item, name, measure, want, have)
        elif case.boxed is not None and have["pagina"] == want["pagina"]:
            _compare_box(case, views, page, want, have)


def _note_field(
    case: _Case, item: str, name: str, measure: str, want: Record | None, have: Record | None
) -> None:
    number = (want or have or {}).get("pagina")
    expect = None if want is None else f"{want['valor']} «{want['texto']}»"
    found = None
    if have is not None:
        found = f"{have['valor']} «{have.get('texto', '')}» p.{have['pagina']} ({have.get('confianza')})"
    scan = scan_of(case.page(number))
    case.score.examples.append(
        Example(
            f"field {measure}", case.archivo, number, f"{item}.{name}", expect, found, case.layout(item),
            case.faults, scan,
        )
    )  # fmt: skip


def _compare_box(case: _Case, views: Mapping[str, str], page: Record, want: Record, have: Record) -> None:
    assert case.boxed is not None
    lies = case.boxed(case.archivo, page, want, have)
    if lies is None:
        return
    views = {view: views[view] for view in ("item", "field")}
    case.score.add("boxes", **views)
    if lies:
        case.score.add("boxes_right", **views)
    else:
        case.score.examples.append(
            Example(
                "box", case.archivo, want["pagina"], views["field"], want["texto"], have.get("caja"),
                scan=scan_of(page),
            )
        )  # fmt: skip


def _compare_state(case: _Case, item: str) -> None:
    one = case.truth["items"][item]
    accepted = {one["estado"], *one.get("tambien", ())}
    judged = case.said.get("items", {}).get(item, {})
    got = judged.get("estado")
    good = one["estado"] in GOOD
    views = {"item": item, "fault": "(en regla)" if good else next(iter(case.faults), "")}
    case.score.add("states", **views)
    case.score.add("good" if good else "bad", **views)
    if "por_revisar" not in accepted:
        case.score.add("decidable", **views)
    if got in accepted:
        case.score.add("states_right", **views)
        return
    kind = "state"
    # A paper that is missing and taken for one that is not needed lets a bad submission pass all the same.
    if got in GOOD and not accepted & set(GOOD):
        kind = "false_cumple"
    elif got in BAD and good:
        kind = "false_alarm"
    elif got == "por_revisar":
        kind = "left"
    if kind != "state":
        case.score.add(kind, **views)
    reasons = "; ".join(
        f"{f['codigo']}: {f['mensaje']}" for f in judged.get("hallazgos", ()) if f.get("estado") != "cumple"
    )
    scans = sorted({scan_of(p) for p in case.truth["paginas"] if p["pagina"] in one["paginas"]})
    case.score.examples.append(
        Example(
            kind, case.archivo, None, item, one["estado"], f"{got} ({reasons})", case.layout(item),
            case.faults, ", ".join(scans),
        )
    )  # fmt: skip


def compare(
    truths: Iterable[Record], said: Sequence[Record], boxed: Boxed | None = None
) -> dict[Group, Score]:
    """Score every file of the truth, by group. A file that was not read at all is wrong in everything.

    A state among `tambien` is as right as `estado`. A scanned page counts like any other. Fields that
    papers may have and no truth speaks of are not judged, nor optional ones that its own truth leaves out.
    """
    truths = list(truths)
    told = frozenset(
        (item, name) for truth in truths for item, one in truth["items"].items() for name in one["campos"]
    )
    scores = {group: Score() for group in Group}
    by_file = {one["archivo"]: one for one in said}
    for truth in truths:
        score = scores[group_of(truth)]
        score.files += 1
        got = by_file.get(truth["archivo"], {})
        if got.get("lectura") != truth["lectura"]:
            score.examples.append(
                Example("lectura", truth["archivo"], None, "lectura", truth["lectura"], got.get("lectura"))
            )
        case = _Case(score, truth, got, boxed, told)
        _compare_pages(case)
        for kind in ItemKind:
            _compare_fields(case, kind.value)
            _compare_state(case, kind.value)
    return scores
