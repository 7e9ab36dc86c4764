"""Compares what the program said of a folder with the truth of its papers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from review.model import ItemKind

Record = Mapping[str, Any]
GOOD = ("cumple", "no_aplica")
BAD = ("no_cumple", "falta")
# Brands of one and the same operator.
_SAME_OPERATOR = (
    frozenset({"suaporte", "enlaceoperativo", "arus"}),
    frozenset({"miplanilla", "compensar"}),
    frozenset({"soi", "achcolombia"}),
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


@dataclass
class Score:
    """Counts by item and by field, and every difference.

    Keys of `counts` are (item, measure): pages, pages_right, fields, right, empty, wrong, extra, states,
    states_right, false_cumple, false_alarm, left_open. `by_field` and `by_fault` have (name, measure).
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_field: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_fault: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)
    files: int = 0

    def total(self, measure: str) -> int:
        return sum(n for (_, m), n in self.counts.items() if m == measure)

    def share(self, part: str, *whole: str) -> float:
        all_of_it = sum(self.total(m) for m in whole)
        return self.total(part) / all_of_it if all_of_it else 1.0

    def summary(self) -> dict[str, float]:
        return {
            "pages": self.share("pages_right", "pages"),
            "fields": self.share("right", "fields", "extra"),
            "states": self.share("states_right", "states"),
            "false_cumple": self.total("false_cumple"),
            "false_alarm": self.total("false_alarm"),
            "left_open": self.total("left_open"),
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
    if name == "contrato":
        return _contract_key(expected) == _contract_key(got)
    if name in ("banco", "operador"):
        a, b = _folded(expected), _folded(got)
        if any(any(x in a for x in group) and any(x in b for x in group) for group in _SAME_OPERATOR):
            return True
        return bool(a and b) and (a in b or b in a)
    return expected == got


def _compare_pages(score: Score, truth: Record, said: Record) -> None:
    got = {p["pagina"]: p["item"] for p in said.get("paginas", ())}
    for page in truth["paginas"]:
        number, item = page["pagina"], page["item"]
        if page.get("escaneada") and got.get(number) != item:
            continue
        score.counts[item, "pages"] += 1
        if got.get(number) == item:
            score.counts[item, "pages_right"] += 1
        else:
            score.examples.append(Example("page", truth["archivo"], number, "item", item, got.get(number)))


def _compare_fields(score: Score, truth: Record, said: Record, item: str, layout: str) -> None:
    scanned = {p["pagina"] for p in truth["paginas"] if p.get("escaneada")}
    expected = truth["items"][item]["campos"]
    got = said.get("items", {}).get(item, {}).get("campos", {})
    for name in sorted({*expected, *got}):
        key = f"{item}.{name}"
        want, have = expected.get(name), got.get(name)
        if want and not have and want["pagina"] in scanned:
            continue
        if want is None:
            measure = "extra"
        else:
            score.counts[item, "fields"] += 1
            score.by_field[key, "fields"] += 1
            if have is None:
                measure = "empty"
            else:
                measure = "right" if same_value(name, want["valor"], have["valor"]) else "wrong"
        score.counts[item, measure] += 1
        score.by_field[key, measure] += 1
        if measure != "right":
            page = (want or have)["pagina"]
            expect = None if want is None else f"{want['valor']} «{want['texto']}»"
            found = None if have is None else f"{have['valor']} «{have.get('texto', '')}»"
            score.examples.append(
                Example(
                    f"field {measure}",
                    truth["archivo"],
                    page,
                    key,
                    expect,
                    found,
                    layout,
                    tuple(truth["fallas"]),
                )
            )


def _compare_state(score: Score, truth: Record, said: Record, item: str, layout: str) -> None:
    one = truth["items"][item]
    accepted = {one["estado"], *one.get("tambien", ())}
    judged = said.get("items", {}).get(item, {})
    got = judged.get("estado")
    score.counts[item, "states"] += 1
    fault = next(iter(truth["fallas"]), "") if one["estado"] not in GOOD else "(en regla)"
    score.by_fault[fault, "states"] += 1
    if got in accepted:
        score.counts[item, "states_right"] += 1
        score.by_fault[fault, "states_right"] += 1
        return
    kinds = ["state"]
    if got == "cumple" and one["estado"] not in GOOD:
        kinds.append("false_cumple")
    if got in BAD and one["estado"] in GOOD:
        kinds.append("false_alarm")
    if got == "por_revisar":
        kinds.append("left_open")
    for kind in kinds[1:]:
        score.counts[item, kind] += 1
    reasons = "; ".join(
        f"{f['codigo']}: {f['mensaje']}" for f in judged.get("hallazgos", ()) if f.get("estado") != "cumple"
    )
    score.examples.append(
        Example(
            kinds[-1], truth["archivo"], None, item, one["estado"], f"{got} ({reasons})", layout,
            tuple(truth["fallas"]),
        )
    )  # fmt: skip


def compare(truths: Iterable[Record], said: Sequence[Record]) -> Score:
    """Score every file of the truth. A file that was not read at all counts as wrong in everything.

    What stands on a scanned page counts only when something was said of it.
    """
    score = Score()
    by_file = {one["archivo"]: one for one in said}
    for truth in truths:
        score.files += 1
        got = by_file.get(truth["archivo"], {})
        if got.get("lectura") != truth["lectura"]:
            score.examples.append(
                Example("lectura", truth["archivo"], None, "lectura", truth["lectura"], got.get("lectura"))
            )
        _compare_pages(score, truth, got)
        for kind in ItemKind:
            layout = truth.get("disenos", {}).get(kind.value, "")
            if kind is ItemKind.SEGURIDAD_SOCIAL and "comprobante" in truth.get("disenos", {}):
                layout += f" + {truth['disenos']['comprobante']}"
            _compare_fields(score, truth, got, kind.value, layout)
            _compare_state(score, truth, got, kind.value, layout)
    return score
