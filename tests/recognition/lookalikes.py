"""Papers that are none of the six items although they speak of them."""

from __future__ import annotations

from tests.recognition.sheet import Sheet


def contract() -> Sheet:
    return (
        Sheet()
        .title("CONTRATO DE PRESTACIÓN DE SERVICIOS No. 045 DE 2026")
        .paragraph(
            "Entre los suscritos, el MUNICIPIO DE VILLA DEL MONTE, NIT 891.580.016-8, y ROSA"
            " ELVIRA CAMPO DÍAZ, identificada con C.C. 34.567.890, hemos convenido celebrar el"
            " presente contrato, que se rige por las siguientes cláusulas. CLÁUSULA PRIMERA."
            " OBJETO: prestar servicios de apoyo. CLÁUSULA SEGUNDA. VALOR: la suma de DIECISÉIS"
            " MILLONES QUINIENTOS MIL PESOS ($ 16.500.000). CLÁUSULA TERCERA. FORMA DE PAGO: pagos"
            " mensuales, previa presentación de la cuenta de cobro, el informe de actividades, la"
            " planilla de seguridad social con su comprobante de pago, la certificación bancaria,"
            " el RUT y el recibo de pago de estampillas."
        )
        .paragraph("CLÁUSULA CUARTA. GARANTÍAS. CLÁUSULA QUINTA. CESIÓN. CLÁUSULA SEXTA. INDEMNIDAD.")
    )


def checklist() -> Sheet:
    sheet = Sheet().title("LISTA DE CHEQUEO")
    for text in (
        "Informe de actividades",
        "Cuenta de cobro",
        "Planilla de seguridad social",
        "Certificación bancaria",
    ):
        sheet.row([(80, text), (400, "SI"), (450, "NO")])
    return sheet.row([(80, "RUT (primera cuenta)"), (400, "SI")]).row(
        [(80, "Pago de impuestos"), (400, "SI")]
    )


def start_record() -> Sheet:
    return (
        Sheet()
        .title("ACTA DE INICIO")
        .row([(80, "Contrato No."), (260, "045 de 2026")])
        .row([(80, "Contratista"), (260, "ROSA ELVIRA CAMPO DÍAZ")], width=250)
        .row([(80, "Valor"), (260, "$ 16.500.000")])
        .row([(80, "Fecha de inicio"), (260, "15 de enero de 2026")])
        .paragraph("Se reunieron el supervisor y la contratista para dar inicio a la ejecución del contrato.")
    )


def supervision_report() -> Sheet:
    return (
        Sheet(size=9)
        .title("INFORME PARCIAL Y/O FINAL DE SUPERVISIÓN DE CONTRATO", 12)
        .line("1. TIPO DE INFORME   INFORME PARCIAL ___X___   FINAL ____")
        .line("4. INFORME CONTABLE Y FINANCIERO")
        .row(
            [
                (60, "Valor Total del Contrato"),
                (220, "$ 16.500.000"),
                (360, "Valor Cuota a cancelar"),
                (480, "$ 2.750.000"),
            ]
        )
        .line("Información del pago de seguridad social:")
        .row([(60, "No. Planilla:"), (160, "9412345678"), (300, "Operador:"), (400, "APORTES EN LINEA")])
        .row(
            [(60, "Fecha de Pago:"), (160, "20/03/2026"), (300, "Periodo de pago:"), (400, "febrero de 2026")]
        )
        .line("RECOMENDACIONES PARA EL CONTRATISTA: ninguna.")
        .line("El contratista cumplió a satisfacción con las actividades del período del informe.")
    )


def certificate_of_compliance() -> Sheet:
    return (
        Sheet()
        .title("CERTIFICADO DE CUMPLIMIENTO")
        .paragraph(
            "La suscrita supervisora del contrato 045 de 2026 certifica que la contratista ROSA"
            " ELVIRA CAMPO DÍAZ cumplió con las obligaciones en el periodo del 1 al 31 de marzo de"
            " 2026, presentó el informe de actividades y pagó la planilla No. 9412345678 de"
            " pensión, salud y riesgos laborales. Se autoriza el pago por valor de $ 2.750.000."
        )
    )


def affiliation_certificate() -> Sheet:
    return (
        Sheet()
        .title("NUEVA EPS S.A.")
        .title("CERTIFICADO DE AFILIACIÓN", 12)
        .paragraph(
            "Certifica que ROSA ELVIRA CAMPO DÍAZ, identificada con CC 34567890, se encuentra"
            " afiliada al régimen contributivo en calidad de cotizante, con estado activo. Fecha"
            " de afiliación: 01/02/2020."
        )
        .line("Se expide a solicitud del interesado el 14 de enero de 2026. A quien pueda interesar.")
    )


def arl_certificate() -> Sheet:
    return (
        Sheet()
        .title("POSITIVA COMPAÑÍA DE SEGUROS")
        .paragraph(
            "La Administradora de Riesgos Laborales hace constar que el trabajador independiente"
            " JAIRO ALBERTO MINA LUCUMÍ, identificado con C.C. 16.789.012, se encuentra afiliado a"
            " riesgos laborales, clase de riesgo I. Inicio de cobertura: 03/02/2026. Contrato No."
            " 0456 de 2026."
        )
    )


def budget_certificate() -> Sheet:
    return (
        Sheet()
        .title("CERTIFICADO DE DISPONIBILIDAD PRESUPUESTAL")
        .row([(80, "CDP No."), (200, "3500112233"), (330, "Fecha"), (420, "10/01/2026")])
        .row([(80, "Rubro"), (200, "2.3.2.02.02.009"), (330, "Valor"), (420, "$ 28.800.000")])
        .line("El ordenador del gasto certifica que existe apropiación en la vigencia fiscal 2026.")
    )


def declaration_of_costs() -> Sheet:
    return (
        Sheet()
        .title("CERTIFICADO DE NO UTILIZACIÓN DE COSTOS Y DEDUCCIONES")
        .paragraph(
            "Manifiesto bajo la gravedad de juramento, según el inciso 1 del parágrafo 2 del"
            " artículo 383 del Estatuto Tributario, que no tomaré costos ni deducciones asociados"
            " a las rentas de trabajo de la cuenta de cobro."
        )
    )


def invoice() -> Sheet:
    return (
        Sheet()
        .title("FACTURA ELECTRÓNICA DE VENTA FE-120")
        .line("Señores: MUNICIPIO DE VILLA DEL MONTE   NIT 891.580.016-8")
        .row([(80, "Descripción"), (300, "Cantidad"), (400, "Valor")])
        .row([(80, "Honorarios de marzo"), (300, "1"), (400, "$ 2.750.000")])
        .row([(80, "Subtotal"), (400, "$ 2.750.000")])
        .row([(80, "IVA"), (400, "$ 0")])
        .line("CUFE: 8f3a9c0b7d")
    )


def criminal_record() -> Sheet:
    return (
        Sheet()
        .title("PROCURADURÍA GENERAL DE LA NACIÓN")
        .title("CERTIFICADO DE ANTECEDENTES", 12)
        .paragraph(
            "Que el señor JAIRO ALBERTO MINA LUCUMÍ, identificado con cédula 16789012, no registra sanciones."
        )
    )


def bank_statement() -> Sheet:
    return (
        Sheet()
        .title("EXTRACTO BANCARIO")
        .line("Cuenta de ahorros 219-004512-77   Bancolombia")
        .row([(80, "Saldo anterior"), (300, "$ 120.000")])
        .row([(80, "Total abonos"), (300, "$ 2.750.000")])
        .row([(80, "Saldo actual"), (300, "$ 410.000")])
    )


def identity_card() -> Sheet:
    return (
        Sheet()
        .line("REPÚBLICA DE COLOMBIA")
        .line("IDENTIFICACIÓN PERSONAL CÉDULA DE CIUDADANÍA")
        .line("NÚMERO 34.567.890")
        .line("APELLIDOS CAMPO DÍAZ   NOMBRES ROSA ELVIRA")
        .line("FECHA DE NACIMIENTO 01-ENE-1980   ESTATURA 1.60   G.S. RH O+   SEXO F")
    )


def job_letter() -> Sheet:
    return (
        Sheet()
        .title("CERTIFICACIÓN LABORAL")
        .paragraph(
            "La empresa se permite certificar que ROSA ELVIRA CAMPO DÍAZ, identificada con C.C."
            " 34.567.890, trabajó con nosotros entre 2019 y 2021 y su salario se pagaba en cuenta"
            " de ahorros. A quien pueda interesar."
        )
    )
