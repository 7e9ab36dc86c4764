"""Whether the log of what people did still says what it said, told in plain Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review import spanish
from review.errors import BadArgument
from review.frames import log_head
from review.store import Store, chain, chain_walk
from review.store.chain import Head
from review.store.chain_walk import Break, Fault

# Of each table of acts: the name of the kind in the JSON, which is a promise, and how it is told.
KINDS: Mapping[str, tuple[str, str]] = {
    "decisions": ("decision", "la decisión"),
    "item_marks": ("item", "la marca de un ítem"),
    "page_moves": ("pagina", "el cambio de una página"),
    "field_corrections": ("campo", "la corrección de un dato"),
    "secop_states": ("secop", "el estado en SECOP II puesto a mano"),
    "lessons": ("formato", "la enseñanza de un formato"),
    "lesson_states": ("formato_estado", "el olvido o la renovación de un formato"),
    "waivers": ("excepcion", "la excepción a una regla"),
    "waiver_withdrawals": ("excepcion_retirada", "el retiro de una excepción"),
    "settings": ("ajuste", "la puesta en vigencia de una lista de chequeo, unos valores o unas palabras"),
    "secop_imports": ("importacion_secop", "la importación de datos de SECOP II"),
    "concepts": ("concepto", "el concepto"),
    "reversals": ("anulacion", "la anulación de una decisión"),
    "second_looks": ("segunda_mirada", "la segunda mirada"),
    "forms": ("papel", "la puesta en vigencia de un formato o del logo de los papeles del supervisor"),
    "person_roles": ("rol", "el rol de una persona"),
    "permissions": ("permiso", "el permiso de una persona"),
    "notes": ("nota", "una nota"),
    "duty_marks": ("obligaciones", "la marca de las obligaciones"),
    "contract_duties": ("obligaciones_contrato", "la confirmación de las obligaciones de un contrato"),
    "note_withdrawals": ("nota_retirada", "el retiro de una nota"),
    "list_imports": ("lista_de_contratos", "la toma de una lista de contratos"),
}
_WHAT: Mapping[Fault, str] = {
    Fault.CHANGED: "Alguien cambió o reemplazó este acto por fuera del programa: no dice lo que decía.",
    Fault.REMOVED: "Alguien borró este acto por fuera del programa.",
    Fault.OUTSIDE: "Alguien agregó este acto por fuera del programa: la cadena no lo conoce.",
    Fault.LINK_CHANGED: "Alguien cambió por fuera del programa lo que la cadena dice de este acto.",
    Fault.LINKS_MISSING: "Alguien borró por fuera del programa lo que había justo antes de este acto: {}.",
    Fault.OTHER_ORDER: "Alguien rehízo o cambió de orden por fuera del programa lo anterior a este acto.",
}
_NO_CODE = (
    "«{}» no es un código del registro. Cópielo como está impreso: doce letras y cifras, como 3f2a-91c0-7be4."
)


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What came of checking the log: its head (None without acts), what is wrong in order, each with its
    sentence; and, if a code was asked for, what the log was when it had it (None: it never had)."""

    head: Head | None
    faults: tuple[tuple[Break, str], ...]
    code: str
    printed: Head | None

    @property
    def whole(self) -> bool:
        """Nothing is wrong, and the code that was asked for is of this log."""
        return not self.faults and (not self.code or self.printed is not None)


def check_log(store: Store, code: str = "") -> LogCheck:
    """Walk the chain over all that people did; with `code`, look whether the log ever had it. Raises
    BadArgument for what is no code, StoreUnavailable."""
    if code and chain.start_of(code) is None:
        raise BadArgument(_NO_CODE.format(code))
    found = chain_walk.walk(store, code)
    return LogCheck(
        found.head, tuple((one, _told(one)) for one in found.breaks), code, found.printed if code else None
    )


def _told(one: Break) -> str:
    _, act = KINDS.get(one.table, ("", "no se sabe de qué clase"))
    number = "fuera de la cadena" if one.seq is None else f"n.º {spanish.number(one.seq)}"
    author = f"de {one.author}" if one.author else ""
    about = f"sobre la cuenta «{one.archivo}»" if one.archivo else ""
    what = _WHAT[one.fault].format(spanish.plural(one.missing, "acto"))
    return f"Acto {number}, {' '.join(filter(None, (act, author, log_head.when(one.at), about)))}. {what}"
