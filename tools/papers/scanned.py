"""Turns pages of a submission into scans and photographs: the same ink, no text or a text that lies."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter

from review.model import ItemKind, PageKind
from tools.papers.scans.devices import KINDS, READABLE, Device, invent_device, needed_dpi, shoot
from tools.papers.scans.geometry import Picture, as_list
from tools.papers.scans.sheet import Word, add_page
from tools.papers.scans.words import misread, small_print, words_of
from tools.papers.submission import Made

__all__ = ["KINDS", "READABLE", "scan", "scan_all", "scan_some_items"]

Truth = dict[str, Any]
# Offices buy scanners that add a layer of text; its reader may be good, bad, or have read something else.
_LAYERS = ("", "ocr_buena", "ocr_mala", "ocr_ajena")
_LAYERED = ("oficina", "tenue", "fotocopia")


def _inked(made: Made) -> list[int]:
    pages: list[Truth] = made.truth["paginas"]  # type: ignore[assignment]
    return [p["pagina"] for p in pages if p["item"] != PageKind.BLANCO]


def scan(made: Made, share: float, rng: Random, *, kinds: Sequence[str] = READABLE) -> Made:
    """Replace about `share` of the pages (0–1) by their picture; a pile is mostly made by one machine."""
    chosen = [n for n in _inked(made) if rng.random() < share]
    machines = [invent_device(kind, rng) for kind in rng.sample(list(kinds), k=min(len(kinds), 3))]
    one = rng.random() < 0.7
    return _copied(made, {n: machines[0] if one else rng.choice(machines) for n in chosen}, rng)


def scan_all(made: Made, rng: Random, *, kinds: Sequence[str] = READABLE, other: Made | None = None) -> Made:
    """The whole submission in one go on one machine. `other` lends its text to a layer that lies."""
    machine = invent_device(rng.choice(list(kinds)), rng)
    return _copied(made, dict.fromkeys(_inked(made), machine), rng, other=other)


def scan_some_items(
    made: Made, rng: Random, *, kinds: Sequence[str] = READABLE, other: Made | None = None
) -> Made:
    """Some items scanned, each on a machine of its own, the others as they were made."""
    pages: list[Truth] = made.truth["paginas"]  # type: ignore[assignment]
    items = sorted({p["item"] for p in pages if p["item"] != PageKind.BLANCO})
    chosen = {i: invent_device(rng.choice(list(kinds)), rng) for i in items if rng.random() < 0.5}
    if not chosen or len(chosen) == len(items) > 1:
        lone = rng.choice(items)
        chosen = {lone: invent_device(rng.choice(list(kinds)), rng)}
    return _copied(
        made, {p["pagina"]: chosen[p["item"]] for p in pages if p["item"] in chosen}, rng, other=other
    )


def _layer(
    kind: str, page: pdfium.PdfPage, item: str, made: Made, other: Made | None, rng: Random
) -> list[Word]:
    if kind == "ocr_buena":
        return words_of(page)
    if kind == "ocr_mala":
        return misread(words_of(page), rng)
    lender = other or made
    pages: list[Truth] = lender.truth["paginas"]  # type: ignore[assignment]
    same = [p["pagina"] for p in pages if p["item"] == item] if other else []
    number = (same or [p["pagina"] for p in pages])[0]
    source = pdfium.PdfDocument(lender.data)
    return words_of(source[number - 1])


def _turns(numbers: Sequence[int], rng: Random) -> dict[int, int]:
    """How each page lies: mostly upright; sometimes a page or the whole pile is turned."""
    if rng.random() < 0.06:
        return dict.fromkeys(numbers, rng.choice((90, 180, 270)))
    return {n: rng.choice((90, 180, 270)) if rng.random() < 0.08 else 0 for n in numbers}


def _copied(made: Made, machines: Mapping[int, Device], rng: Random, *, other: Made | None = None) -> Made:
    """Put the pictures in place of the pages and say so in the truth."""
    machines = _whole_items(made, machines)
    if not machines:
        return made
    pages: list[Truth] = [dict(p) for p in made.truth["paginas"]]  # type: ignore[attr-defined]
    source = pdfium.PdfDocument(made.data)
    reader, writer = PdfReader(io.BytesIO(made.data)), PdfWriter()
    layer_kind = rng.choices(_LAYERS, (0.74, 0.1, 0.1, 0.06))[0]
    turns = _turns(list(machines), rng)
    small = {
        m.hand: min(small_print(source[n - 1]) for n, o in machines.items() if o.hand == m.hand)
        for m in machines.values()
    }
    for number, page in enumerate(reader.pages, 1):
        machine = machines.get(number)
        if machine is None:
            writer.add_page(page)
            continue
        drawn = source[number - 1]
        size = drawn.get_size()

        def render(dpi: float, drawn: pdfium.PdfPage = drawn) -> Picture:
            bitmap = drawn.render(scale=dpi / 72, rev_byteorder=True)
            return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])

        shot = shoot(machine, render, size, rng, needed_dpi(machine, small[machine.hand]))
        entry = pages[number - 1]
        layer: list[Word] = []
        if layer_kind and machine.kind in _LAYERED and not turns[number]:
            layer = _layer(layer_kind, drawn, entry["item"], made, other, rng)
            entry["capa"] = layer_kind
        laid = add_page(writer, shot, size, rng, turn=turns[number], layer=layer)
        entry |= {
            "escaneada": True,
            "escaneo": {
                "tipo": machine.kind, "dpi": shot.dpi, "giro": laid.giro, "homografia": as_list(laid.matrix)
            },
        }  # fmt: skip
    out = io.BytesIO()
    writer.write(out)
    return Made(out.getvalue(), _truth(made, machines, pages))


def _whole_items(made: Made, machines: Mapping[int, Device]) -> dict[int, Device]:
    """An item with an illegible page is illegible as a whole, so that its fields are told by nothing else."""
    pages: list[Truth] = made.truth["paginas"]  # type: ignore[assignment]
    lost = {p["item"]: machines[p["pagina"]] for p in pages if _is_lost(machines.get(p["pagina"]))}
    return dict(machines) | {p["pagina"]: lost[p["item"]] for p in pages if p["item"] in lost}


def _is_lost(machine: Device | None) -> bool:
    return machine is not None and machine.kind == "ilegible"


def _truth(made: Made, machines: Mapping[int, Device], pages: list[Truth]) -> Truth:
    """What is printed stays true. Where nobody can read it, the rest may hang on it."""
    digital = set(_inked(made)) - set(machines)
    lost = {n for n, m in machines.items() if _is_lost(m)}
    items: dict[str, Truth] = made.truth["items"]  # type: ignore[assignment]
    no_cuenta = lost & set(items[ItemKind.CUENTA.value]["paginas"])
    judged = {}
    for name, one in items.items():
        unread = bool(lost & set(one["paginas"]))
        if lost and (unread or not one["paginas"] or no_cuenta):
            others = [s for s in one.get("tambien", []) if s != "por_revisar"]
            one = one | {"tambien": [*others, "por_revisar"]}
        judged[name] = one | {"campos": {}} if unread else one
    return made.truth | {"origen": "mixto" if digital else "escaneado", "paginas": pages, "items": judged}
