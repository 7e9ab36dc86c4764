"""The contractor's sworn tax declaration on a page of its own: questions answered by a mark, or sentences."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from collections.abc import Callable
from random import Random

from review.model import PageKind
from tools.papers import letterhead, pictures, wording
from tools.papers.facts import DeclarationFacts, Facts
from tools.papers.letterhead import Form
from tools.papers.paper import Paper

Draw = Callable[[Paper, Facts, Random], None]
_ANSWERS = ("usa_costos", "dependientes", "intereses_vivienda", "medicina_prepagada", "afc", "pension_voluntaria",
            "obligado_facturar", "responsable_iva", "declarante_renta")  # fmt: skip
_QUESTIONS: dict[str, tuple[str, ...]] = {
    "usa_costos": (
        "¿Va a tomar costos y deducciones asociados a las rentas de trabajo de este contrato (parágrafo 2 del artículo 383 del E.T.)?",
        "¿Solicitará costos y gastos en su declaración por los ingresos de este contrato?",
    ),
    "dependientes": (
        "¿Tiene personas a cargo o dependientes, de los que trata el artículo 387 del E.T.?",
        "¿Solicita la deducción por dependientes?",
    ),
    "intereses_vivienda": (
        "¿Paga intereses o corrección monetaria por préstamos para adquisición de vivienda o costo del leasing habitacional?",
        "¿Tiene crédito hipotecario y pide descontar sus intereses?",
    ),
    "medicina_prepagada": (
        "¿Hace pagos por medicina prepagada o planes complementarios de salud?",
        "¿Paga medicina prepagada?",
    ),
    "afc": (
        "¿Consigna en cuentas de ahorro para el fomento de la construcción (AFC)?",
        "¿Aporta a cuentas AFC?",
    ),
    "pension_voluntaria": (
        "¿Realiza aportes a fondos de pensiones voluntarias?",
        "¿Hace aportes voluntarios a pensión?",
    ),
    "obligado_facturar": ("¿Está obligado a facturar electrónicamente?", "¿Es facturador electrónico?"),
    "responsable_iva": (
        "¿Es responsable del Impuesto sobre las Ventas - IVA?",
        "¿Es usted responsable de IVA?",
    ),
    "declarante_renta": (
        "¿Es declarante del impuesto de renta?",
        "¿Está obligado a presentar declaración de renta?",
    ),
}
_SENTENCES: dict[str, tuple[str, str]] = {
    "usa_costos": (
        "Tomaré costos y deducciones respecto de los ingresos de este contrato.",
        "No tomaré costos ni deducciones respecto de los ingresos de este contrato.",
    ),
    "dependientes": (
        "Tengo a mi cargo dependientes en los términos del artículo 387 del E.T.",
        "No tengo dependientes en los términos del artículo 387 del E.T.",
    ),
    "obligado_facturar": (
        "Estoy obligado a expedir factura electrónica.",
        "No estoy obligado a expedir factura.",
    ),
    "responsable_iva": ("Soy responsable de IVA.", "No soy responsable de IVA."),
}


def _told(facts: Facts) -> DeclarationFacts:
    assert facts.declaration is not None
    return facts.declaration


def _begin(paper: Paper, facts: Facts, title: str) -> None:
    paper.begin(PageKind.OTRO)
    form = Form("GESTIÓN FINANCIERA", title, "CÓDIGO: GF-F-31", "VERSIÓN: 02", "VIGENTE DESDE: 15/01/2024")
    letterhead.quality_header(paper, form, letterhead.entity_logo(facts.deal.entity))
    person = facts.deal.person
    paper.para(
        f"Yo, {person.name.upper()}, identificado(a) con cédula de ciudadanía No. {wording.person_id(person.document)}, declaro bajo la gravedad de juramento, para efectos de la retención en la fuente del contrato No. {facts.deal.number}:",
        align="justify",
        size=paper.style.size - 1,
        after=8,
    )


def _end(paper: Paper, facts: Facts, rng: Random) -> None:
    person = facts.deal.person
    size = paper.style.size - 1
    paper.para(
        f"Se firma en {facts.deal.entity.city} {wording.written_date(rng, facts.cuenta.signed)}.", size=size
    )
    signature = pictures.signature(Random(person.name))
    paper.signature(signature, (person.name, f"C.C. {wording.person_id(person.document)}"))


def _question(paper: Paper, name: str) -> str:
    return paper.say(*_QUESTIONS[name])


def _amount(paper: Paper, facts: Facts, name: str) -> str:
    value = _told(facts).amounts.get(name)
    return "" if value is None else paper.declare(f"{name}_valor", value, wording.dotted(value))


def columns(paper: Paper, facts: Facts, rng: Random) -> None:
    """A ruled table with a column for each answer and one for the amount."""
    _begin(paper, facts, "DECLARACIÓN JURAMENTADA PARA LA DEPURACIÓN DE LA RETENCIÓN EN LA FUENTE")
    w, size = paper.inner, paper.style.size - 1.5

    def c(text: str, *, bold: bool = False, middle: bool = False) -> object:
        return paper.cell(text, bold=bold, size=size, align="center" if middle else "left")

    rows: list[list[object]] = [
        [c("CONCEPTO", bold=True), c("SÍ", bold=True, middle=True), c("NO", bold=True, middle=True), c("VALOR MENSUAL", bold=True, middle=True)]
    ]  # fmt: skip
    for name in _ANSWERS:
        yes = _told(facts).answers[name]
        paper.declare(name, "si" if yes else "no", "X")
        amount = _amount(paper, facts, name) if yes else ""
        rows.append(
            [c(_question(paper, name)), c("X" if yes else "", middle=True), c("" if yes else "X", middle=True), c(amount, middle=True)]
        )  # fmt: skip
    paper.table(rows, [w * 0.58, w * 0.1, w * 0.1, w * 0.22])
    _end(paper, facts, rng)


def brackets(paper: Paper, facts: Facts, rng: Random) -> None:
    """Numbered questions, each with its answers behind it on a line of its own."""
    _begin(paper, facts, "INFORMACIÓN TRIBUTARIA DEL CONTRATISTA - ARTÍCULO 383 DEL ESTATUTO TRIBUTARIO")
    size = paper.style.size - 1
    ways = rng.choice(
        (
            ("SI ( X )   NO (   )", "SI (   )   NO ( X )"),
            ("SI [X]  NO [ ]", "SI [ ]  NO [X]"),
            ("SÍ __X__   NO _____", "SÍ _____   NO __X__"),
        )
    )
    for at, name in enumerate(_ANSWERS, start=1):
        yes = _told(facts).answers[name]
        paper.para(f"{at}. {_question(paper, name)}", size=size, after=2)
        answer = paper.declare(name, "si" if yes else "no", ways[0 if yes else 1])
        amount = _amount(paper, facts, name) if yes else ""
        paper.para(
            f"{answer}{'   Valor: ' + amount if amount else ''}", size=size, x=paper.margin + 24, after=5
        )
    _end(paper, facts, rng)


def boxes(paper: Paper, facts: Facts, rng: Random) -> None:
    """Drawn squares before Sí and No, at the right edge of each question's row."""
    _begin(paper, facts, "CERTIFICACIÓN DE INGRESOS Y DEDUCCIONES - DECLARACIÓN JURAMENTADA")
    size = paper.style.size - 1
    for name in _ANSWERS:
        yes = _told(facts).answers[name]
        top = paper.y
        paper.declare(name, "si" if yes else "no", "X")
        paper.para(_question(paper, name), size=size, width=paper.inner - 150, after=0)
        base = (top + paper.y) / 2 + size / 3
        for x, word, marked in ((paper.width - paper.margin - 120, "Sí", yes), (paper.width - paper.margin - 60, "No", not yes)):  # fmt: skip
            paper.box(x, base - size, size + 2, size + 2)
            if marked:
                paper.text(x + (size + 2) / 2, base - 0.5, "X", size=size, bold=True, align="center")
            paper.text(x + size + 8, base, word, size=size)
        paper.y += 9
    _end(paper, facts, rng)


def letter(paper: Paper, facts: Facts, rng: Random) -> None:
    """Sentences of who signs, without anything to mark."""
    paper.begin(PageKind.OTRO)
    letterhead.letter_head(paper, facts.deal.entity, letterhead.entity_logo(facts.deal.entity))
    person = facts.deal.person
    paper.para("DECLARACIÓN JURAMENTADA", bold=True, align="center", after=14)
    paper.para(
        f"{person.name.upper()}, con cédula de ciudadanía No. {wording.person_id(person.document)}, manifiesto bajo la gravedad de juramento, según el artículo 383 del Estatuto Tributario:",
        align="justify",
        after=12,
    )
    for name, (yes, no) in _SENTENCES.items():
        answer = _told(facts).answers[name]
        paper.para(paper.declare(name, "si" if answer else "no", yes if answer else no), align="justify")
    _end(paper, facts, rng)


LAYOUTS: dict[str, Draw] = {"columnas": columns, "corchetes": brackets, "cuadros": boxes, "carta": letter}
_OF_MONEY = ("intereses_vivienda", "medicina_prepagada", "afc", "pension_voluntaria")
_CHANGES = 0.2  # of the months after the first


def invent(rng: Random, own: Random) -> DeclarationFacts:
    """What a contractor declares: `rng` is his own in every month, `own` that of this month."""
    layout = rng.choice(list(LAYOUTS))
    answers = {name: rng.random() < 0.3 for name in _ANSWERS}
    answers["usa_costos"] = rng.random() < 0.1
    amounts = {name: rng.randrange(80, 900) * 1000 for name in _OF_MONEY}
    if own.random() < _CHANGES:
        changed = own.choice(("dependientes", *_OF_MONEY))
        answers[changed] = not answers[changed]
    return DeclarationFacts(layout, answers, {name: amounts[name] for name in _OF_MONEY if answers[name]})
