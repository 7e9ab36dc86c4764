"""Papers of entities that nobody here has seen, made of words: layouts and wordings of our own invention."""

from __future__ import annotations

from tests.recognition.sheet import Sheet


def informe_with_labels_above() -> Sheet:
    """A gobernación's form: labels over their values, two blocks side by side, a quality header."""
    return (
        Sheet(size=9)
        .row(
            [
                (60, "GOBERNACIÓN DEL LITORAL"),
                (240, "INFORME DE GESTIÓN CONTRACTUAL"),
                (470, "Código: GC-FT-07"),
            ]
        )
        .row([(470, "Versión: 03")])
        .row([(470, "Fecha: 12/02/2024")])
        .skip()
        .row([(60, "NÚMERO DEL CONTRATO"), (220, "NOMBRE DEL CONTRATISTA"), (430, "DOCUMENTO DE IDENTIDAD")])
        .row([(60, "PSP-0231-2026"), (220, "Wilmar Andrés Quintero Salas"), (430, "1.098.765.432")])
        .row([(60, "FECHA DE INICIO"), (220, "FECHA DE TERMINACIÓN"), (430, "VALOR DEL CONTRATO")])
        .row([(60, "02/02/2026"), (220, "01/08/2026"), (430, "$ 21.000.000")])
        .row([(60, "MES COMPRENDIDO"), (220, "del 1 al 31 de marzo de 2026")], width=300)
        .skip()
        .row([(60, "OBLIGACIÓN CONTRACTUAL"), (300, "GESTIÓN REALIZADA")], width=220)
        .row(
            [
                (60, "Apoyar la atención de los usuarios que lleguen a la dependencia."),
                (300, "Entre el 3 y el 27 de marzo de 2026 se atendieron 212 personas en ventanilla."),
            ],
            width=220,
        )
        .skip(2)
        .paragraph("En constancia de lo anterior se firma en Puerto Claro el día 31 de marzo de 2026.")
    )


def informe_as_a_letter() -> Sheet:
    """A letter: contract, month and start only in its sentences."""
    return (
        Sheet()
        .line("Villa del Monte, abril 1 de 2026")
        .skip()
        .line("Doctora")
        .line("ELENA SUÁREZ PINTO")
        .line("Secretaria de Educación")
        .skip()
        .line("Asunto: Informe mensual de actividades, contrato de prestación de servicios No. 045 de 2026")
        .skip()
        .paragraph(
            "Yo, Rosa Elvira Campo Díaz, identificada con cédula de ciudadanía No. 34.567.890,"
            " presento el informe de las actividades desarrolladas durante el mes de marzo de"
            " 2026, en cumplimiento de las obligaciones contractuales. La fecha de inicio del"
            " contrato fue el 15 de enero de 2026."
        )
        .paragraph("1. Se dictaron 14 talleres de lectura. Evidencia: listados de asistencia.")
        .paragraph("2. Se elaboró el plan de trabajo del segundo trimestre. Evidencia: documento en PDF.")
    )


def cuenta_as_a_letter() -> Sheet:
    """The debtor first, the amount twice, many other amounts around it."""
    return (
        Sheet()
        .title("CUENTA DE COBRO")
        .line("Villa del Monte, 1 de abril de 2026", 200)
        .skip()
        .title("MUNICIPIO DE VILLA DEL MONTE")
        .title("NIT. 891.580.016-8", 11)
        .skip()
        .title("DEBE A")
        .title("ROSA ELVIRA CAMPO DÍAZ", 12)
        .title("C.C. No. 34.567.890 de Timbío", 10)
        .skip()
        .paragraph(
            "La suma de DOS MILLONES SETECIENTOS CINCUENTA MIL PESOS M/CTE ($ 2.750.000), por"
            " concepto del tercer pago (pago No. 3) del contrato de prestación de servicios No."
            " 045 de 2026, por valor total de $ 16.500.000, correspondiente al mes de marzo de"
            " 2026."
        )
        .paragraph(
            "Declaro bajo la gravedad de juramento que no tomaré costos ni deducciones (artículo"
            " 383 del Estatuto Tributario, modificado por la Ley 2277 de 2022) y que a la fecha se"
            " me ha pagado la suma de $ 5.500.000."
        )
        .line("Favor consignar en la cuenta de ahorros No. 4-210-55-00987-1 del Banco Agrario de Colombia.")
        .skip(3)
        .line("Rosa Elvira Campo Díaz")
        .line("C.C. 34.567.890   Tel. 310 555 01 22")
    )


def cuenta_in_boxes() -> Sheet:
    """A numbered form that never says `cuenta de cobro`; the value under its label."""
    return (
        Sheet(size=9)
        .title("DOCUMENTO SOPORTE EN ADQUISICIONES EFECTUADAS A NO OBLIGADOS A FACTURAR", 10)
        .row([(60, "Versión 4"), (300, "Fecha de emisión: 05/mar/2023")])
        .row([(60, "A. DATOS DEL ADQUIRENTE")])
        .row([(60, "1. Fecha de la Transacción"), (230, "2. Número Consecutivo"), (400, "4. RUT/NIT")])
        .row([(60, "30/04/2026"), (230, "0017"), (400, "890.399.011-3")])
        .row([(60, "B. DATOS DEL PROVEEDOR DE BIENES Y/O SERVICIOS BENEFICIARIO DEL PAGO")], width=400)
        .row([(60, "9. Nombres Completos del Proveedor"), (330, "10. NIT/C.C.")], width=250)
        .row([(60, "JAIRO ALBERTO MINA LUCUMÍ"), (330, "16.789.012")], width=250)
        .row([(60, "C. INFORMACIÓN DE LA OPERACIÓN")], width=300)
        .row([(60, "15. Concepto de la Operación"), (330, "Cuota N°"), (450, "16. Valor de la Operación")])
        .row([(60, "Honorarios del mes de abril de 2026"), (330, "4 de 9"), (450, "$3'200.000")], width=200)
        .row([(60, "D. INFORMACIÓN CONTRACTUAL")], width=300)
        .row(
            [(60, "17. Número Contrato"), (230, "18. CDP"), (330, "19. RPC"), (450, "21. Valor del Contrato")]
        )
        .row(
            [(60, "4137.010.26.1.0456.2026"), (230, "3500112233"), (330, "4500445566"), (450, "$28'800.000")]
        )
    )


def planilla_row() -> Sheet:
    """The data row of Aportes en Línea and SOI: two periods, two long numbers, two dates."""
    return (
        Sheet(size=8)
        .title("PLANILLA RESUMEN", 12)
        .line("DATOS GENERALES DEL APORTANTE")
        .row([(60, "CC"), (90, "34567890"), (200, "ROSA ELVIRA CAMPO DIAZ"), (400, "Aportes en Línea")])
        .line("LIQUIDACION DETALLADA DE APORTES")
        .line(
            "Periodo Pensión Salud Clave Pago Clave Planilla Tipo Fecha Limite Fecha Pago Banco"
            " Dias Mora Valor",
            size=7,
        )
        .line("2026-02 2026-03 60231187 9412345678 I 2026/03/17 2026/03/20 NEQUI 3 $508,300")
        .row([(60, "IBC"), (140, "Pensión"), (220, "Salud"), (300, "ARL"), (380, "Total Aportes")], width=60)
        .row(
            [(60, "1.750.905"), (140, "280.200"), (220, "218.900"), (300, "9.200"), (380, "508.300")],
            width=60,
        )
    )


def planilla_flipped() -> Sheet:
    """Values above their labels, and a state that says it was not paid."""
    return (
        Sheet(size=9)
        .title("RESUMEN PLANILLA GENERADA", 12)
        .row([(60, "Planilla Nro.:"), (150, "8801234567"), (300, "Tipo planilla:"), (390, "I")], width=90)
        .row([(60, "CC-34567890"), (200, "ROSA ELVIRA CAMPO DIAZ")], width=200)
        .skip()
        .row([(60, "2026-02"), (200, "2026-03"), (340, "SIN PAGAR")], pad=1)
        .row([(60, "PERIODO PENSIÓN"), (200, "PERIODO SALUD"), (340, "ESTADO PLANILLA")])
        .skip()
        .row([(60, "Administradora"), (200, "Ibc"), (300, "Días"), (380, "Valor")], width=90)
        .row([(60, "COLPENSIONES"), (200, "1.750.905"), (300, "30"), (380, "280.200")], width=90)
        .row([(60, "NUEVA EPS"), (200, "1.750.905"), (300, "30"), (380, "218.900")], width=90)
        .row([(60, "POSITIVA"), (200, "1.750.905"), (300, "30"), (380, "9.200")], width=90)
        .row([(60, "TOTAL A PAGAR"), (380, "508.300")], width=110)
    )


def voucher() -> Sheet:
    """A PSE receipt whose labels stand over their values."""
    return (
        Sheet()
        .title("Resumen del pago electrónico")
        .row([(80, "Estado de la transacción"), (320, "Aprobada")])
        .row([(80, "Empresa"), (320, "APORTES EN LINEA S.A.")])
        .row([(80, "CUS"), (320, "3312456789")])
        .row([(80, "Descripción"), (320, "Pago planilla 9412345678")], width=250)
        .row([(80, "Fecha y hora"), (320, "20/03/2026 10:31 a. m.")], width=250)
        .row([(80, "Banco"), (320, "NEQUI")])
        .row([(80, "Valor pagado"), (320, "$ 508.300,00")])
        .row([(80, "Costo de la transacción"), (320, "$ 0")])
    )


def bank_letter() -> Sheet:
    """A letter with the day of opening beside the account; the letter's own day is at its foot."""
    return (
        Sheet()
        .title("BANCO MUNDO MUJER S.A.")
        .line("A quien pueda interesar")
        .skip()
        .paragraph(
            "El Banco Mundo Mujer S.A. certifica que la señora ROSA ELVIRA CAMPO DÍAZ,"
            " identificada con cédula de ciudadanía No. 34.567.890, es titular de la cuenta de"
            " ahorros No. 220-118-45671, abierta el 14 de mayo de 2021, la cual se encuentra"
            " activa a la fecha."
        )
        .paragraph("La presente se expide a solicitud del interesado, el día 18 de marzo de 2026.")
    )


def bank_table() -> Sheet:
    """The table comes before the sentence; the title is a picture."""
    return (
        Sheet()
        .row([(80, "Nombre Producto"), (220, "No. Producto"), (340, "Fecha Apertura"), (460, "Estado")])
        .row([(80, "CUENTA DE AHORROS"), (220, "219-004512-77"), (340, "2019/02/26"), (460, "INACTIVA")])
        .skip()
        .line("Medellín, 15 de julio de 2026")
        .paragraph(
            "Bancolombia S.A. se permite informar que JAIRO ALBERTO MINA LUCUMI identificado(a)"
            " con CC 16789012, a la fecha de expedición de esta certificación, tiene con el banco"
            " los siguientes productos:"
        )
    )


def rut_page(nit: str = "34567890", dv: str = "8") -> Sheet:
    """Digits apart, labels first; the form's own number has eleven digits too."""
    sheet = Sheet(size=7)
    sheet.line("2. Concepto 0 2 Actualización")
    y = sheet.y
    sheet.text(330, y, "4. Número de formulario")
    for at, digit in enumerate("14798812345"):
        sheet.text(330 + 13 * at, y + 10, digit, 8)
    sheet.y = y + 30
    y = sheet.y
    sheet.text(40, y, "5. Número de Identificación Tributaria (NIT)")
    sheet.text(220, y, "6. DV")
    sheet.text(260, y, "12. Dirección seccional")
    sheet.text(430, y, "14. Buzón electrónico")
    for at, digit in enumerate(nit):
        sheet.text(60 + 14 * at, y + 11, digit, 8)
    sheet.text(226, y + 11, dv, 8)
    sheet.text(260, y + 11, "Impuestos y Aduanas de Popayán 1 7", 7)
    sheet.y = y + 40
    sheet.line("24. Tipo de contribuyente 25. Tipo de documento 26. Número de Identificación")
    sheet.line("Persona natural o sucesión ilíquida 2 Cédula de Ciudadanía 1 3 3 4 5 6 7 8 9 0")
    sheet.line("Responsabilidades, Calidades y Atributos")
    sheet.line("Para uso exclusivo de la DIAN")
    sheet.line("984. Nombre CAMPO DIAZ ROSA ELVIRA 985. Cargo CONTRIBUYENTE")
    sheet.line("Fecha generación documento PDF: 05-03-2026 03:29:53PM")
    return sheet


def tax_receipt() -> Sheet:
    """Each estampilla with its base and value; the total, and dates that are not the payment's."""
    return (
        Sheet(size=9)
        .title("SECRETARÍA DE HACIENDA – RECIBO OFICIAL DE PAGO", 12)
        .row(
            [(60, "Recibo No."), (180, "2026000451"), (330, "Fecha límite de pago"), (470, "28/02/2026")],
            width=120,
        )
        .row(
            [
                (60, "Contribuyente"),
                (180, "ROSA ELVIRA CAMPO DÍAZ"),
                (330, "C.C. / NIT"),
                (470, "34.567.890"),
            ],
            width=130,
        )
        .row(
            [(60, "Contrato No."), (180, "045 de 2026"), (330, "Valor del contrato"), (470, "$ 16.500.000")],
            width=130,
        )
        .skip()
        .row([(60, "Concepto"), (250, "Base gravable"), (380, "Tarifa"), (470, "Valor")], width=100)
        .row([(60, "Estampilla Pro Cultura"), (250, "16.500.000"), (380, "1 %"), (470, "165.000")], width=150)
        .row(
            [(60, "Estampilla Adulto Mayor"), (250, "16.500.000"), (380, "4 %"), (470, "660.000")], width=150
        )
        .row([(60, "TOTAL PAGADO"), (470, "$ 825.000")])
        .row([(60, "Fecha de pago"), (180, "24/02/2026"), (330, "CANCELADO")])
    )
