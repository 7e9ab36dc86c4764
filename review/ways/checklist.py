"""The entity's checklist as data: the six items, when each is asked for, and the limits the rules use.

`DEFAULT` is the list that comes with the project; `load` reads an entity's own `checklist.toml`.
"""

from __future__ import annotations

import fnmatch
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from review.model import ItemKind
from review.ways import datafile, name_pattern
from review.ways.datafile import DataFile, Problem, TomlTable

PAPER_NAMES = "CLASE_CEDULA_CONTRATO_MES_AÑO"
PDF_NAME = "CONTRATO pago PAGO"
PACKAGED = Path(__file__).with_name("checklist.toml")


class When(StrEnum):
    """In which accounts an item is asked for."""

    SIEMPRE = "siempre"
    PRIMERA_CUENTA = "primera_cuenta"
    ULTIMA_CUENTA = "ultima_cuenta"
    SEGUN_CONTRATO = "segun_contrato"
    NUNCA = "nunca"


class PilaMonth(StrEnum):
    """Which period of the planilla an entity accepts, counted from the month billed."""

    MES_COBRADO = "mes_cobrado"
    MES_ANTERIOR = "mes_anterior"

    @property
    def offset(self) -> int:
        return 0 if self is PilaMonth.MES_COBRADO else -1


class ProRata(StrEnum):
    """How a partial month is paid: actual days / 30, days of a 30-day month / 30, or the whole month."""

    DIAS_REALES = "dias_reales"
    DIAS_360 = "dias_360"
    MES_COMPLETO = "mes_completo"


class Signature(StrEnum):
    """What is asked of the contractor's signature on the informe and the cuenta.

    `comparar` looks only at a blank signature block while another paper of the same file is signed.
    """

    COMPARAR = "comparar"
    EXIGIR = "exigir"
    NO_PEDIR = "no_pedir"


class Late(StrEnum):
    """What a planilla paid after its day comes to: somebody looks at it, or it is only told."""

    REVISAR = "revisar"
    INFORMAR = "informar"


class TaxesBase(StrEnum):
    """What taxes and stamps are paid upon: the whole contract once, or each payment."""

    CONTRATO = "contrato"
    PAGO = "pago"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of the list, under the name the entity gives it."""

    kind: ItemKind
    name: str
    when: When


@dataclass(frozen=True, slots=True)
class Levy:
    """A tax or stamp that the entity charges; `percent` of the base (2 is 2 %)."""

    name: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class FilePart:
    """One of the files a cuenta comes in: the shape of its name (`*` and `?` stand for what varies)."""

    pattern: str
    kinds: frozenset[ItemKind]

    def fits(self, archivo: str) -> bool:
        """Whether a file's name has this shape, whatever its folder, capitals, accents or ending."""
        name = _fold(archivo.replace("\\", "/").rpartition("/")[2])
        shape = _fold(self.pattern)
        return fnmatch.fnmatchcase(name, shape) or fnmatch.fnmatchcase(name.removesuffix(".pdf"), shape)


@dataclass(frozen=True, slots=True)
class SupervisorPost:
    """The post of a supervisor, by the name that the contract lists give them."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What an entity asks for, as its `checklist.toml` tells it (docs/lista_de_chequeo.md, key by key).

    Ages and `ending_days` are calendar days; `tolerance_per_thousand` is pesos in a thousand;
    `days_to_present` and `waiting_days` are working days; `repeated_text` and `least_confidence` are shares
    from 0 to 1. `most_megabytes` (of 1,000,000 bytes) and `file_name` are of the PDF that a contractor puts
    together.
    """

    entity: str
    items: tuple[Requirement, ...]
    pila_months: tuple[PilaMonth, ...]
    pro_rata: tuple[ProRata, ...]
    tolerance_per_thousand: int
    bank_days: int
    rut_days: int
    least_confidence: float
    version: str
    report_days_early: int = 10
    cuenta_days_early: int = 10
    signature: Signature = Signature.COMPARAR
    least_evidence: int = 0
    repeated_text: float = 0.95
    late_planilla: Late = Late.INFORMAR
    days_to_present: int = 5
    waiting_days: int = 5  # judgement: a week, as for presenting; no norm sets one
    ending_days: int = 30  # judgement: one more cuenta is still to come; no norm sets it
    taxes_base: TaxesBase = TaxesBase.CONTRATO
    payment_by_month: bool = True
    decided_by_another: bool = False
    blind_sample: int = 3  # judgement: an hour a month of another person; no norm sets it
    sources_page: bool = True
    paper_code: bool = True
    paper_names: str = PAPER_NAMES
    posts: tuple[SupervisorPost, ...] = ()
    most_megabytes: int = 10
    file_name: str = PDF_NAME
    levies: tuple[Levy, ...] = ()
    files: tuple[FilePart, ...] = ()

    def post_of(self, supervisor: str | None) -> str:
        """The post of a supervisor, empty when the list does not tell it."""
        wanted = _fold(supervisor or "").split()
        return next((one.post for one in self.posts if _fold(one.name).split() == wanted), "")

    def place(self, kind: ItemKind) -> int:
        """The item's number in the list, from 1, as the contractor knows it."""
        return next(n for n, item in enumerate(self.items, start=1) if item.kind is kind)

    def when(self, kind: ItemKind) -> When:
        return next(item.when for item in self.items if item.kind is kind)

    @property
    def asked_later(self) -> frozenset[ItemKind]:
        """The items that another account than the first may have to bring."""
        return frozenset(
            item.kind for item in self.items if item.when not in (When.PRIMERA_CUENTA, When.NUNCA)
        )

    def kinds_in(self, archivo: str) -> frozenset[ItemKind] | None:
        """The items that a file of this name holds; None when its name does not tell, so any of them."""
        return next((part.kinds for part in self.files if part.fits(archivo)), None)


def load(path: Path = PACKAGED) -> Checklist:
    """Read a checklist. Raises DataFileInvalid with the line and the reason of the first thing wrong."""
    return _build(datafile.load(path))


def check(text: str, name: str) -> tuple[Checklist | None, tuple[Problem, ...]]:
    """The checklist that a file's text holds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, _build)


def _build(file: DataFile) -> Checklist:
    """What the file does not say of the rules is as in the list that comes with the project."""
    top = file.top
    version = top.integer("version", least=1)
    entity = top.text("entidad")
    items = _items(top)
    rules = top.table("reglas")
    checklist = Checklist(
        entity=entity,
        items=items,
        pila_months=tuple(
            map(PilaMonth, rules.choices("pila_mes", list(PilaMonth), default=tuple(PilaMonth)))
        ),
        pro_rata=tuple(
            map(
                ProRata,
                rules.choices("prorrateo", list(ProRata), default=(ProRata.DIAS_REALES, ProRata.DIAS_360)),
            )
        ),
        tolerance_per_thousand=rules.integer("tolerancia_por_mil", most=1000, default=1),
        bank_days=rules.integer("banco_dias", least=1, most=3660, default=30),
        rut_days=rules.integer("rut_dias", least=1, most=3660, default=90),
        least_confidence=float(rules.decimal("confianza_minima", most=1, default=Decimal("0.8"))),
        version=f"{version}-{file.digest}",
        report_days_early=rules.integer("informe_dias_antes", most=366, default=10),
        cuenta_days_early=rules.integer("cuenta_dias_antes", most=366, default=10),
        signature=Signature(rules.choice("firma", list(Signature), default=Signature.COMPARAR)),
        least_evidence=rules.integer("evidencias_minimas", most=1000, default=0),
        repeated_text=float(rules.decimal("texto_repetido", most=1, default=Decimal("0.95"))),
        late_planilla=Late(rules.choice("planilla_tarde", list(Late), default=Late.INFORMAR)),
        days_to_present=rules.integer("dias_habiles_presentar", most=366, default=5),
        waiting_days=rules.integer("dias_de_espera", most=366, default=5),
        ending_days=rules.integer("dias_aviso_fin", most=366, default=30),
        taxes_base=TaxesBase(rules.choice("impuestos_base", list(TaxesBase), default=TaxesBase.CONTRATO)),
        payment_by_month=rules.flag("numero_pago_por_mes", default=True),
        decided_by_another=rules.flag("decide_otra_persona", default=False),
        blind_sample=rules.integer("muestra_ciega", most=100, default=3),
        sources_page=rules.flag("hoja_de_fuentes", default=True),
        paper_code=rules.flag("codigo_en_papeles", default=True),
        paper_names=_name_pattern(rules, "nombre_de_papeles", PAPER_NAMES),
        posts=_posts(top),
        most_megabytes=rules.integer("pdf_maximo_mb", least=1, most=1000, default=10),
        file_name=_name_pattern(rules, "pdf_nombre", PDF_NAME),
        levies=_levies(top),
        files=_files(top),
    )
    rules.finish()
    top.finish()
    return checklist


def _items(top: TomlTable) -> tuple[Requirement, ...]:
    found: dict[ItemKind, Requirement] = {}
    understood = "item" in top
    for row in top.tables("item"):
        kind = ItemKind(row.choice("tipo", list(ItemKind)))
        if row.broken:
            understood = False
        elif kind in found:
            row.refuse(f"el ítem «{kind}» está dos veces.", "tipo")
            understood = False
        name, when = row.text("nombre"), When(row.choice("cuando", list(When)))
        found.setdefault(kind, Requirement(kind, name, when))
        row.finish()
    for kind in ItemKind:
        if kind not in found and understood:
            top.refuse(f'falta el ítem «{kind}»; si no se pide, escríbalo con cuando = "nunca".', "item")
    return tuple(found.values())


def _name_pattern(rules: TomlTable, key: str, default: str) -> str:
    if key not in rules:
        return default
    pattern = rules.text(key)
    wrong = name_pattern.problem(pattern)
    if wrong is not None and not rules.broken:
        rules.refuse(f"«{pattern}» {wrong}", key, mend=f"Sus palabras son {', '.join(name_pattern.WORDS)}.")
    return pattern


def _posts(top: TomlTable) -> tuple[SupervisorPost, ...]:
    posts: dict[str, SupervisorPost] = {}
    for row in top.tables("supervisor", optional=True):
        one = SupervisorPost(row.text("nombre"), row.text("cargo"))
        if _fold(one.name) in posts and not row.broken:
            row.refuse(f"«{one.name}» está dos veces.", "nombre")
        posts[_fold(one.name)] = one
        row.finish()
    return tuple(posts.values())


def _levies(top: TomlTable) -> tuple[Levy, ...]:
    levies: dict[str, Levy] = {}
    for row in top.tables("impuesto", optional=True):
        levy = Levy(row.text("nombre"), row.decimal("porcentaje", most=100))
        if _fold(levy.name) in levies and not row.broken:
            row.refuse(f"el impuesto «{levy.name}» está dos veces.", "nombre")
        levies[_fold(levy.name)] = levy
        row.finish()
    return tuple(levies.values())


def _files(top: TomlTable) -> tuple[FilePart, ...]:
    parts: list[FilePart] = []
    for row in top.tables("archivo", optional=True):
        pattern = row.text("patron")
        if not row.broken and any(_fold(pattern) == _fold(one.pattern) for one in parts):
            row.refuse(f"el patrón «{pattern}» está dos veces.", "patron")
        kinds = frozenset(map(ItemKind, row.choices("items", list(ItemKind))))
        parts.append(FilePart(pattern, kinds))
        row.finish()
    return tuple(parts)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


DEFAULT = load()
