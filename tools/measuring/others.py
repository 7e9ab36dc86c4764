"""Papers that travel between the six items and are none of them: contracts, minutes, budgets, lists."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.heads import Quality, band, quality
from tools.measuring.sheet import Cell, Sheet, head
from tools.papers import pictures
from tools.papers.facts import Facts

KIND = PageKind.OTRO


def contrato(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A contract whose clause of payment names every paper of the account."""
    d = facts.deal

    def page() -> None:
        sheet.begin(KIND, size="oficio")

    page()
    sheet.write(
        f"CONTRATO DE PRESTACIÓN DE SERVICIOS No. {d.number}, CELEBRADO ENTRE {d.entity.name.upper()} Y {d.person.name.upper()}",
        bold=True,
        align="center",
        after=12,
    )
    duties = " ".join(f"{i}) {duty}" for i, (duty, _) in enumerate(facts.informe.activities, 1))
    signed = d.start - dt.timedelta(days=4)
    for name, text in (
        ("CLÁUSULA PRIMERA. OBJETO", d.object + "."),
        ("CLÁUSULA SEGUNDA. OBLIGACIONES ESPECÍFICAS", duties),
        ("CLÁUSULA TERCERA. PLAZO", f"El plazo irá desde la suscripción del acta de inicio hasta el {words.long_day(d.end)}."),
        ("CLÁUSULA CUARTA. VALOR Y FORMA DE PAGO", f"El valor es de {words.pesos(d.total)}. Se pagará en mensualidades de {words.sum_in_words(rng, d.fee)} ({words.pesos(d.fee)}), previa "
         "presentación de: a) informe de actividades del período, con sus evidencias; b) cuenta de cobro o documento equivalente; c) planilla de aportes a la seguridad social "
         "integral con el comprobante de pago; d) certificación bancaria no superior a treinta días; e) Registro Único Tributario -RUT- actualizado; y f) recibo de pago de las "
         "estampillas a que haya lugar para el primer pago."),
        ("CLÁUSULA QUINTA. RETENCIONES", "La entidad practicará las retenciones de ley (retención en la fuente, reteICA) y verificará la afiliación a EPS, AFP y ARL."),
        ("CLÁUSULA SEXTA. SUPERVISIÓN", f"La ejercerá {d.supervisor}, quien certificará el cumplimiento para cada pago."),
        ("CLÁUSULA SÉPTIMA. EXCLUSIÓN DE RELACIÓN LABORAL", "El contratista actúa con autonomía técnica y administrativa; no habrá lugar a prestaciones sociales."),
        ("CLÁUSULA OCTAVA. CLÁUSULA PENAL", "En caso de incumplimiento, el diez por ciento (10 %) del valor del contrato, conforme a los artículos 1592 y siguientes del Código Civil."),
    ):  # fmt: skip
        sheet.write(f"**{name}.** {text}", align="justify", after=9, next_page=page)
    sheet.room(110, page)
    sheet.write(f"Para constancia se firma en {d.entity.city}, el {words.long_day(signed)}.", after=14)
    sheet.sign(pictures.signature(rng), [d.person.name, f"C.C. {d.person.document}"])


def acta_inicio(sheet: Sheet, facts: Facts, rng: Random) -> None:
    d = facts.deal
    sheet.begin(KIND)
    quality(sheet, facts, Quality("GESTIÓN CONTRACTUAL", "ACTA DE INICIO", "GC-FO-009", "4", "19/08/2023"))
    sheet.grid(
        [[Cell("CONTRATO No.", bold=True), d.number], [Cell("CONTRATISTA", bold=True), f"{d.person.name} - C.C. {words.bare(int(d.person.document))}"],
         [Cell("OBJETO", bold=True), d.object], [Cell("VALOR", bold=True), words.pesos(d.total)], [Cell("SUPERVISOR", bold=True), d.supervisor],
         [Cell("FECHA DE INICIO", bold=True), words.long_day(d.start)], [Cell("FECHA DE TERMINACIÓN", bold=True), words.long_day(d.end)]],
        [0.28, 0.72], size=9,
    )  # fmt: skip
    sheet.write(
        f"En {d.entity.city}, el {words.long_day(d.start)}, se reunieron el supervisor y el contratista con el fin de dar inicio a la ejecución, previa verificación de los requisitos: registro presupuestal y afiliación a la ARL.",
        align="justify",
        after=20,
    )
    sheet.sign(pictures.signature(rng), [d.supervisor, "Supervisor"])


def presupuesto(sheet: Sheet, facts: Facts, rng: Random) -> None:
    d = facts.deal
    register = rng.random() < 0.5
    sheet.begin(KIND)
    sheet.write(d.entity.name.upper(), bold=True, align="center", after=2)
    sheet.write(
        f"{'REGISTRO PRESUPUESTAL' if register else 'CERTIFICADO DE DISPONIBILIDAD PRESUPUESTAL'} No. {rng.randrange(100, 999)}",
        bold=True,
        align="center",
        after=12,
    )
    sheet.write(
        f"Fecha de expedición: {words.slashed(d.start - dt.timedelta(days=6))}      Vigencia fiscal: 2026",
        after=10,
    )
    beneficiary = (
        f"Beneficiario: {d.person.name} - CC {d.person.document}"
        if register
        else "Solicitante: " + d.entity.office
    )
    sheet.write(beneficiary, after=6)
    sheet.write(f"Objeto: {d.object}", after=10)
    sheet.grid(
        [[head("Rubro"), head("Nombre"), head("Fuente"), head("Valor")],
         ["2.1.2.02.02.008", "Servicios prestados a las empresas", "Recursos propios", Cell(words.pesos(d.total), align="right")],
         [Cell("TOTAL", bold=True, span=3), Cell(words.pesos(d.total), align="right", bold=True)]],
        [0.2, 0.4, 0.2, 0.2], size=9,
    )  # fmt: skip
    sheet.write(f"Son: {words.sum_in_words(rng, d.total)}", size=9, after=20)
    sheet.sign(pictures.signature(rng), ["Profesional de presupuesto"])


def _affiliation(sheet: Sheet, facts: Facts, title: str, company: str, text: str) -> None:
    p = facts.deal.person
    sheet.begin(KIND)
    sheet.text(sheet.margin, 50, company, size=16, bold=True, color="#17607a")
    sheet.y = 80
    sheet.write(title, bold=True, align="center", after=16)
    sheet.write(text, align="justify", after=14)
    sheet.grid(
        [
            [head("Tipo y número"), head("Nombre"), head("Estado")],
            [f"CC {p.document}", p.name.upper(), "ACTIVO"],
        ],
        [0.25, 0.55, 0.2],
        size=9,
    )
    sheet.write(
        f"Se expide el {words.long_day(facts.deal.start)}. Este certificado no es válido para traslados.",
        size=8,
    )


def eps(sheet: Sheet, facts: Facts, rng: Random) -> None:
    p, who = facts.deal.person, facts.deal.insurers.eps
    since = facts.deal.start.replace(year=2026 - rng.randrange(2, 9))
    _affiliation(sheet, facts, "CERTIFICADO DE AFILIACIÓN AL PLAN DE BENEFICIOS EN SALUD", f"{who[1]} EPS",
                 f"Certificamos que {p.name}, identificado(a) con cédula de ciudadanía {p.document}, se encuentra afiliado(a) al régimen contributivo como cotizante independiente desde el {words.slashed(since)}.")  # fmt: skip


def arl(sheet: Sheet, facts: Facts, rng: Random) -> None:
    d = facts.deal
    who = d.insurers.arl
    _affiliation(sheet, facts, "CERTIFICADO DE AFILIACIÓN - RIESGOS LABORALES", f"ARL {who[1]}",
                 f"La administradora de riesgos laborales certifica que {d.person.name}, con documento {d.person.document}, está afiliado(a) como trabajador independiente con riesgo {d.insurers.risk} para el contrato {d.number} con {d.entity.name}, con cobertura desde el {words.slashed(d.start)} hasta el {words.slashed(d.end)}. Formulario {rng.randrange(10**6, 10**7)}.")  # fmt: skip


def afp(sheet: Sheet, facts: Facts, rng: Random) -> None:
    p, who = facts.deal.person, facts.deal.insurers.afp
    _affiliation(sheet, facts, "CERTIFICADO DE AFILIACIÓN A PENSIONES OBLIGATORIAS", who[1],
                 f"El fondo de pensiones certifica que {p.name}, con cédula {p.document}, se encuentra afiliado(a) desde {2026 - rng.randrange(3, 15)} y su estado es activo cotizante.")  # fmt: skip


def supervision(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The supervisor's own report, which tells money, planilla and months like the contractor's."""
    d, c, p = facts.deal, facts.cuenta, facts.pila
    sheet.begin(KIND)
    quality(
        sheet,
        facts,
        Quality(
            "SUPERVISIÓN E INTERVENTORÍA",
            "INFORME DE SUPERVISIÓN Y CERTIFICACIÓN DE CUMPLIMIENTO",
            "GC-FO-031",
            "8",
            "05/05/2025",
        ),
    )
    sheet.write(f"El suscrito supervisor del contrato No. {d.number}, suscrito con {d.person.name}, identificado(a) con C.C. {words.bare(int(d.person.document))}, CERTIFICA que durante el "
                f"período {words.period(rng, c.start, c.end)} el contratista cumplió a satisfacción las obligaciones pactadas.", align="justify", after=10)  # fmt: skip
    sheet.grid(
        [[head("Valor total del contrato"), head("Valor cuota a cancelar"), head("Acumulado"), head("Saldo")],
         [words.pesos(d.total), words.pesos(c.value), words.pesos(c.value * c.payment), words.pesos(max(0, d.total - c.value * c.payment))]],
        [0.25] * 4, size=8.5,
    )  # fmt: skip
    sheet.write(
        f"Se verificó el pago de aportes al Sistema de Seguridad Social Integral: planilla {p.planilla}, período {p.period}, pagada el {words.slashed(p.paid)}.",
        align="justify",
        after=10,
    )
    sheet.write(
        "Recomendaciones para el contratista: ninguna. Recibo a satisfacción de servicios: SI.", after=20
    )
    sheet.sign(pictures.signature(rng), [d.supervisor, "Supervisor(a)"])


def camara(sheet: Sheet, facts: Facts, rng: Random) -> None:
    p = facts.deal.person
    sheet.begin(KIND)
    sheet.write(f"CÁMARA DE COMERCIO DE {p.city.upper()}", bold=True, align="center", after=4)
    sheet.write("CERTIFICADO DE MATRÍCULA MERCANTIL DE PERSONA NATURAL", bold=True, align="center", after=6)
    sheet.write(
        f"Fecha expedición: {words.slashed(facts.cuenta.signed)}  Recibo No. S{rng.randrange(10**6, 10**7)}   Valor $ 3.900",
        size=8,
        after=12,
    )
    for line in (f"NOMBRE: {p.name.upper()}", f"IDENTIFICACIÓN: CC {p.document}", f"NIT: {p.document}", f"MATRÍCULA No.: {rng.randrange(10**4, 10**6)}",
                 f"FECHA DE MATRÍCULA: {words.long_day(facts.deal.start.replace(year=2019))}", "ÚLTIMO AÑO RENOVADO: 2026", f"DIRECCIÓN DEL DOMICILIO PRINCIPAL: {p.address.upper()}",
                 "ACTIVIDAD PRINCIPAL CÓDIGO CIIU: M7490", "QUE NO FIGURAN INSCRIPCIONES ANTERIORES A LA FECHA DEL PRESENTE CERTIFICADO"):  # fmt: skip
        sheet.write(line, after=5)


def antecedentes(sheet: Sheet, facts: Facts, rng: Random) -> None:
    p = facts.deal.person
    sheet.begin(KIND)
    sheet.write("CERTIFICADO DE ANTECEDENTES", bold=True, align="center", size=13, after=4)
    sheet.write(f"CERTIFICADO ORDINARIO No. {rng.randrange(10**8, 10**9)}", align="center", after=14)
    sheet.write(f"{p.city}, {words.long_day(facts.cuenta.signed)}", after=12)
    sheet.write(
        f"El organismo de control certifica que una vez consultado el sistema de información de registro de sanciones e inhabilidades (SIRI), el(la) señor(a) {p.name.upper()} identificado(a) con cédula de ciudadanía número {p.document}: NO REGISTRA SANCIONES NI INHABILIDADES VIGENTES.",
        align="justify",
        after=12,
    )
    sheet.write(
        "ADVERTENCIA: la certificación de antecedentes deberá contener las anotaciones de las sanciones ejecutoriadas dentro de los cinco (5) años anteriores a su expedición.",
        size=8,
    )


def factura(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """An electronic invoice of somebody else for something else."""
    d = facts.deal
    sheet.begin(KIND)
    sheet.text(sheet.margin, 50, "TELECOMUNICACIONES DEL NORTE S.A. E.S.P.", size=12, bold=True)
    sheet.text(
        sheet.width - sheet.margin,
        50,
        f"FACTURA ELECTRÓNICA DE VENTA FE-{rng.randrange(10**4, 10**5)}",
        size=9,
        bold=True,
        align="right",
    )
    sheet.y = 70
    value = rng.choice((89_900, 124_500, 76_300))
    sheet.write(
        f"Cliente: {d.person.name}   C.C. {d.person.document}\nFecha de generación: {words.slashed(d.start)}   Vencimiento: {words.slashed(d.start + dt.timedelta(days=12))}",
        size=9,
        after=10,
    )
    sheet.grid(
        [[head("Descripción"), head("Cantidad"), head("Valor")], ["Internet hogar 300 Mbps, período facturado", "1", words.pesos(value)],
         ["IVA 19 %", "", words.pesos(round(value * 0.19))], [Cell("TOTAL A PAGAR", bold=True), "", Cell(words.pesos(round(value * 1.19)), bold=True)]],
        [0.6, 0.15, 0.25], size=9,
    )  # fmt: skip
    sheet.write(f"CUFE: {rng.randrange(16**40):040x}", size=6.5)


def lista(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A list of what is handed in, which names all six papers."""
    d = facts.deal
    sheet.begin(KIND)
    quality(
        sheet,
        facts,
        Quality(
            "GESTIÓN FINANCIERA", "LISTA DE CHEQUEO PARA TRÁMITE DE CUENTAS", "GF-FO-030", "03", "22/04/2024"
        ),
    )
    sheet.write(
        f"CONTRATISTA: {d.person.name}    CONTRATO: {d.number}    PAGO No.: {facts.cuenta.payment}",
        size=9,
        after=8,
    )
    papers = (
        "Informe de actividades con evidencias",
        "Cuenta de cobro o documento equivalente",
        "Planilla de seguridad social y comprobante de pago",
        "Certificación bancaria",
        "RUT actualizado",
        "Recibo de pago de estampillas e impuestos",
    )
    folio = 1
    rows: list[list[Cell | str]] = [[head(t) for t in ("No.", "DOCUMENTO", "SI", "NO", "N/A", "FOLIOS")]]
    for i, name in enumerate(papers, 1):
        folio += (step := rng.randrange(1, 5))
        rows.append([str(i), name, "X", "", "", f"{folio - step} - {folio - 1}"])
    sheet.grid(rows, [0.07, 0.55, 0.08, 0.08, 0.08, 0.14], size=9)
    sheet.write(
        f"Recibido por: {d.supervisor}      Fecha: {words.slashed(facts.cuenta.signed)}", size=9, after=16
    )


def remisorio(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The letter that goes with the papers."""
    d, c = facts.deal, facts.cuenta
    sheet.begin(KIND)
    sheet.write(f"{d.entity.city}, {words.long_day(c.signed)}", after=16)
    sheet.write(f"Doctor(a)\n{d.supervisor}\nSupervisor del contrato {d.number}", after=14)
    sheet.write(
        f"Asunto: Remisión de documentos para trámite de pago - {words.month(c.start)}", bold=True, after=12
    )
    sheet.write(
        "Cordial saludo. Adjunto a la presente remito los documentos requeridos para el trámite: informe de actividades, cuenta de cobro, planilla de seguridad social con su comprobante de pago, certificación bancaria y demás anexos. Agradezco su gestión ante la Tesorería.",
        align="justify",
        after=24,
    )
    sheet.sign(pictures.signature(rng), [d.person.name, f"C.C. {d.person.document}"])


def paz_y_salvo(sheet: Sheet, facts: Facts, rng: Random) -> None:
    d = facts.deal
    sheet.begin(KIND)
    band(sheet, d.entity)
    sheet.write("PAZ Y SALVO DE ALMACÉN", bold=True, align="center", after=16)
    sheet.write(
        f"El Almacén General certifica que {d.person.name}, con C.C. {d.person.document}, contratista de {d.entity.office}, no tiene elementos devolutivos a su cargo en el inventario. Se expide el {words.long_day(facts.cuenta.signed)}.",
        align="justify",
        after=24,
    )
    sheet.sign(pictures.signature(rng), ["Almacenista general"])


def laboral(sheet: Sheet, facts: Facts, rng: Random) -> None:
    d = facts.deal
    sheet.begin(KIND)
    band(sheet, d.entity, "#444444")
    sheet.write("LA OFICINA DE TALENTO HUMANO\nSE PERMITE CERTIFICAR", bold=True, align="center", after=16)
    sheet.write(
        f"Que revisados los archivos, {d.person.name.upper()}, identificado(a) con cédula de ciudadanía No. {words.bare(int(d.person.document))}, tiene suscrito el contrato de prestación de servicios {d.number}, desde el {words.long_day(d.start)} y hasta el {words.long_day(d.end)}, con honorarios mensuales de {words.pesos(d.fee)}.",
        align="justify",
        after=12,
    )
    sheet.write(
        f"Se expide a solicitud del interesado, {words.closing_day(rng, facts.cuenta.signed)}.", after=24
    )
    sheet.sign(pictures.signature(rng), ["Profesional de talento humano"])


def blanca(sheet: Sheet, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    sheet.begin(PageKind.BLANCO)


AFFILIATIONS = {"eps": eps, "afp": afp, "arl": arl}
LAYOUTS = {
    "contrato": contrato, "acta_inicio": acta_inicio, "presupuesto": presupuesto, "supervision": supervision, "camara": camara, "antecedentes": antecedentes,
    "factura": factura, "lista": lista, "remisorio": remisorio, "paz_y_salvo": paz_y_salvo, "laboral": laboral, **AFFILIATIONS,
}  # fmt: skip
