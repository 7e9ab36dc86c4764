"""Papers that travel with a cuenta and are none of the six items, though they speak of them."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random

from review.model import PageKind
from tools.papers import letterhead, pictures, wording
from tools.papers.facts import Facts
from tools.papers.letterhead import Form
from tools.papers.paper import Paper, invent_style, invent_wide_style


def _begin(paper: Paper, rng: Random) -> None:
    paper.style = invent_wide_style(rng) if paper.words else invent_style(rng)
    paper.begin(PageKind.OTRO)


def _who(facts: Facts) -> str:
    person = facts.deal.person
    return f"{person.name.upper()}, identificado(a) con cédula de ciudadanía No. {wording.person_id(person.document)}"


def contract(paper: Paper, facts: Facts, rng: Random) -> None:
    """A contract whose clauses name all six papers."""
    deal = facts.deal
    _begin(paper, rng)
    paper.para(
        f"CONTRATO DE PRESTACIÓN DE SERVICIOS No. {deal.number}",
        bold=True,
        align="center",
        size=paper.style.size + 2,
        after=14,
    )
    paper.para(
        f"Entre los suscritos, {deal.supervisor}, en nombre de {deal.entity.name}, NIT {deal.entity.nit_printed}, quien se denominará EL CONTRATANTE, y {_who(facts)}, quien se denominará EL CONTRATISTA, se celebra el presente contrato, que se rige por las siguientes cláusulas:",
        align="justify",
        after=10,
    )
    clauses = (
        f"<b>CLÁUSULA PRIMERA. OBJETO:</b> {deal.object.capitalize()}.",
        f"<b>CLÁUSULA SEGUNDA. PLAZO:</b> desde el {wording.long_date(deal.start)} hasta el {wording.long_date(deal.end)}.",
        f"<b>CLÁUSULA TERCERA. VALOR Y FORMA DE PAGO:</b> {wording.in_words(deal.total).upper()} PESOS M/CTE ({wording.dotted(deal.total)}), pagaderos en cuotas mensuales de {wording.dotted(deal.fee)}, previa presentación de la cuenta de cobro, el informe de actividades con sus evidencias, la planilla de seguridad social con su comprobante de pago, la certificación bancaria y, con la primera cuenta, el Registro Único Tributario -RUT- y el pago de las estampillas.",
        "<b>CLÁUSULA CUARTA. OBLIGACIONES DEL CONTRATISTA:</b> 1) Ejecutar el objeto con diligencia. 2) Acreditar en cada pago los aportes a salud, pensión y riesgos laborales. 3) Entregar los informes que pida el supervisor. 4) Guardar reserva de la información.",
        "<b>CLÁUSULA QUINTA. SUPERVISIÓN:</b> la ejercerá el funcionario que designe el ordenador del gasto, quien certificará el cumplimiento.",
        "<b>CLÁUSULA SEXTA. INDEMNIDAD:</b> el contratista mantendrá indemne a la entidad de cualquier reclamación de terceros.",
    )
    for text in clauses:
        paper.para(text, align="justify", after=8)


def start_record(paper: Paper, facts: Facts, rng: Random) -> None:
    deal = facts.deal
    _begin(paper, rng)
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    paper.para("ACTA DE INICIO", bold=True, size=paper.style.size + 4, align="center", after=14)
    w, c = paper.inner, paper.cell
    rows = [("CONTRATO No.", deal.number), ("CONTRATISTA", deal.person.name.upper()), ("C.C.", wording.person_id(deal.person.document)), ("OBJETO", deal.object.capitalize()),
            ("VALOR", wording.dotted(deal.total)), ("FECHA DE INICIO", wording.long_date(deal.start)), ("FECHA DE TERMINACIÓN", wording.long_date(deal.end))]  # fmt: skip
    paper.table([[c(a, bold=True), c(b)] for a, b in rows], [w * 0.32, w * 0.68])
    paper.para(
        f"Las partes acuerdan dar inicio a la ejecución del contrato el {wording.long_date(deal.start)}, una vez verificados los requisitos de perfeccionamiento y la afiliación a la ARL.",
        align="justify",
        after=18,
    )
    paper.signature(pictures.signature(Random(deal.supervisor)), (deal.supervisor, "Supervisor(a)"))


def identity(paper: Paper, facts: Facts, rng: Random) -> None:
    """A copy of the identity card, as text in two rectangles."""
    p = facts.deal.person
    _begin(paper, rng)
    paper.text(paper.width / 2, 60, "FOTOCOPIA DEL DOCUMENTO DE IDENTIDAD", bold=True, align="center")
    left = (paper.width - 300) / 2
    for y in (110, 340):
        paper.box(left, y, 300, 190, stroke="#888888", fill="#f7f3e3")
    paper.text(left + 150, 132, "REPÚBLICA DE COLOMBIA", size=10, bold=True, align="center")
    paper.text(left + 150, 146, "IDENTIFICACIÓN PERSONAL · CÉDULA DE CIUDADANÍA", size=8, align="center")
    for i, text in enumerate(
        (
            f"NÚMERO {wording.person_id(p.document)}",
            f"APELLIDOS {p.family.upper()}",
            f"NOMBRES {p.given.upper()}",
        )
    ):
        paper.text(left + 14, 178 + 22 * i, text, size=10)
    for i, text in enumerate(
        (
            "FECHA DE NACIMIENTO 12-MAY-1988",
            f"LUGAR DE NACIMIENTO {p.city.upper()}",
            "ESTATURA 1.68   G.S. RH O+   SEXO",
            "FECHA Y LUGAR DE EXPEDICIÓN 20-JUN-2006",
            "REGISTRADOR NACIONAL",
        )
    ):
        paper.text(left + 14, 368 + 22 * i, text, size=9)


def _affiliation(kind: str) -> Callable[[Paper, Facts, Random], None]:
    def draw(paper: Paper, facts: Facts, rng: Random) -> None:
        deal = facts.deal
        insurer = {"EPS": deal.insurers.eps, "AFP": deal.insurers.afp, "ARL": deal.insurers.arl}[kind]
        _begin(paper, rng)
        paper.text(paper.margin, 60, insurer[1], size=18, bold=True, color="#1f5e7a")
        paper.y = 110
        paper.para(
            {
                "EPS": "CERTIFICADO DE AFILIACIÓN AL PLAN DE BENEFICIOS EN SALUD",
                "AFP": "CERTIFICADO DE AFILIACIÓN – FONDO DE PENSIONES OBLIGATORIAS",
                "ARL": "CERTIFICADO DE AFILIACIÓN – ADMINISTRADORA DE RIESGOS LABORALES",
            }[kind],
            bold=True,
            align="center",
            size=paper.style.size + 1,
            after=18,
        )
        detail = {
            "EPS": "se encuentra afiliado(a) al régimen contributivo en calidad de cotizante independiente, con estado ACTIVO",
            "AFP": "se encuentra afiliado(a) al fondo de pensiones obligatorias que administra esta entidad, con estado VIGENTE",
            "ARL": f"se encuentra afiliado(a) a riesgos laborales como contratista, clase de riesgo {'I' * min(deal.insurers.risk, 3)}, con inicio de cobertura {wording.slashed(deal.start)} y contrato {deal.number}",
        }[kind]
        paper.para(
            f"{insurer[1]}, NIT {wording.grouped(int(insurer[2]))}-{wording.check_digit(insurer[2])}, certifica que {_who(facts)}, {detail}.",
            align="justify",
            after=16,
        )
        paper.para(
            f"Se expide a solicitud del interesado el {wording.long_date(deal.start + dt.timedelta(days=rng.randrange(1, 8)))}. Este certificado no acredita el pago de aportes.",
            align="justify",
            after=10,
        )

    return draw


eps, afp, arl = _affiliation("EPS"), _affiliation("AFP"), _affiliation("ARL")


def supervision(paper: Paper, facts: Facts, rng: Random) -> None:
    """The supervisor's report: quotes period, value and planilla."""
    deal, f = facts.deal, facts.informe
    form = Form(
        "GESTIÓN CONTRACTUAL",
        "INFORME PARCIAL Y/O FINAL DE SUPERVISIÓN DE CONTRATO",
        "CÓDIGO: JD01.F017",
        "VERSIÓN: 003",
        "FECHA DE EMISIÓN: 01/Sept/2024",
    )
    _begin(paper, rng)
    letterhead.quality_header(paper, form, letterhead.entity_logo(deal.entity))
    w, size = paper.inner, paper.style.size - 1

    def c(text: str, *, bold: bool = False) -> object:
        return paper.cell(text, bold=bold, size=size)

    paper.para("1. TIPO DE INFORME: &nbsp; INFORME PARCIAL ___X___ &nbsp; FINAL ______", bold=True, size=size)
    paper.para("2. ASPECTOS GENERALES DE CONTRATO Y SU EJECUCIÓN", bold=True, size=size, after=4)
    paper.table(
        [
            [
                c("Número del contrato", bold=True),
                c(deal.number),
                c("Contratista", bold=True),
                c(deal.person.name),
            ],
            [
                c("Período", bold=True),
                c(wording.period(rng, f.start, f.end)),
                c("Cuota", bold=True),
                c(str(f.payment)),
            ],
        ],
        [w * 0.2, w * 0.32, w * 0.16, w * 0.32],
    )
    paper.para("3. INFORME JURÍDICO", bold=True, size=size, after=4)
    paper.para(
        f"Se verificó el cumplimiento de las obligaciones del contratista con los sistemas de Seguridad Social Integral. No. Planilla: {facts.pila.planilla}. Operador: PILA. Fecha de Pago: {wording.slashed(facts.pila.paid)}. Periodo de pago de la seguridad social: {wording.month_name(facts.pila.period.first_day)}.",
        align="justify",
        size=size,
    )
    paper.para("4. INFORME CONTABLE Y FINANCIERO", bold=True, size=size, after=4)
    value = deal.value(facts.month)
    done = sum(deal.value(m) for m in deal.months if m <= facts.month)
    heads = (
        "Valor Total del Contrato",
        "Valor Cuota a cancelar",
        "Valor Acumulado Cancelado",
        "Saldo pendiente por Cancelar",
    )
    paper.table(
        [
            [c(t, bold=True) for t in heads],
            [c(wording.dotted(v)) for v in (deal.total, value, done, deal.total - done)],
        ],
        [w / 4] * 4,
    )
    paper.para(
        "5. INFORME TÉCNICO. Recibo a Satisfacción de Servicios: el contratista cumplió las actividades pactadas en el período.",
        size=size,
        align="justify",
    )
    paper.para("RECOMENDACIONES PARA EL CONTRATISTA: ninguna.", size=size, after=16)
    paper.signature(
        pictures.signature(Random(deal.supervisor)), (deal.supervisor, "FIRMAS RESPONSABLES – SUPERVISOR(A)")
    )


def compliance(paper: Paper, facts: Facts, rng: Random) -> None:
    deal, f = facts.deal, facts.informe
    _begin(paper, rng)
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    paper.y += 10
    paper.para("CERTIFICADO DE CUMPLIMIENTO", bold=True, size=paper.style.size + 3, align="center", after=18)
    paper.para(
        f"El suscrito supervisor certifica que {_who(facts)}, cumplió a satisfacción el objeto del contrato No. {deal.number} durante el período {wording.period(rng, f.start, f.end)}, por lo cual se autoriza el pago No. {f.payment} por valor de {wording.dotted(deal.value(facts.month))}.",
        align="justify",
        after=12,
    )
    paper.para(
        f"Se verificó el pago de los aportes al sistema de seguridad social con la planilla No. {facts.pila.planilla}.",
        align="justify",
        after=20,
    )
    paper.signature(pictures.signature(Random(deal.supervisor)), (deal.supervisor, "Supervisor(a)"))


def budget(paper: Paper, facts: Facts, rng: Random) -> None:
    """CDP or RP."""
    deal = facts.deal
    _begin(paper, rng)
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    title = rng.choice(("CERTIFICADO DE DISPONIBILIDAD PRESUPUESTAL", "CERTIFICADO DE REGISTRO PRESUPUESTAL"))
    paper.para(f"{title} No. {rng.randrange(100, 999)}", bold=True, align="center", after=14)
    w, c = paper.inner, paper.cell
    day = deal.start - dt.timedelta(days=rng.randrange(1, 6))
    rows = [("Fecha", wording.slashed(day)), ("Beneficiario", f"{deal.person.name.upper()} – {wording.person_id(deal.person.document)}"), ("Objeto", deal.object.capitalize()),
            ("Rubro", f"2.3.2.02.02.{rng.randrange(100, 999)} Servicios prestados a las empresas"), ("Valor", wording.dotted(deal.total))]  # fmt: skip
    paper.table([[c(a, bold=True), c(b)] for a, b in rows], [w * 0.25, w * 0.75])
    paper.para(
        "El jefe de presupuesto hace constar que existe apropiación libre de afectación para respaldar el compromiso.",
        align="justify",
        after=16,
    )
    paper.signature(pictures.signature(Random(deal.entity.name)), ("Jefe de Presupuesto",))


def no_costs(paper: Paper, facts: Facts, rng: Random) -> None:
    """The sworn statement of article 383 on a page of its own."""
    deal = facts.deal
    _begin(paper, rng)
    paper.y = 80
    paper.para(
        "CERTIFICADO DE NO UTILIZACION DE COSTOS Y DEDUCCIONES ASOCIADOS A RENTAS DE TRABAJO",
        bold=True,
        align="center",
        after=10,
    )
    paper.para(
        "(Inciso 1 del Parágrafo 2 del Artículo 383 del E.T., modificado por el artículo 8 de la Ley 2277 de 2022)",
        align="center",
        after=18,
    )
    paper.para(
        f"Yo, {_who(facts)}, MANIFIESTO BAJO LA GRAVEDAD DE JURAMENTO que no he contratado o vinculado dos (2) o más trabajadores asociados a mi actividad y que no tomaré costos ni deducciones respecto de los ingresos del contrato No. {deal.number}.",
        align="justify",
        after=18,
    )
    paper.para(f"Se firma en {deal.entity.city} {wording.written_date(rng, facts.cuenta.signed)}.", after=16)
    paper.signature(
        pictures.signature(Random(deal.person.name)),
        (deal.person.name, f"C.C. {wording.person_id(deal.person.document)}"),
    )


def blank(paper: Paper, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """The back of a sheet."""
    paper.begin(PageKind.BLANCO)


BEFORE: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "contrato": contract, "acta_inicio": start_record, "cedula": identity, "supervision": supervision,
    "cumplimiento": compliance, "presupuesto": budget, "articulo_383": no_costs, "arl": arl, "eps": eps,
}  # fmt: skip
