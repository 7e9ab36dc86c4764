"""The phrases of papers that are no item of the checklist; pages told by them become `otro`.

Phrases are folded and without punctuation (`text.plain_words`), and match whole words only.
"""

from __future__ import annotations

from review.recognition.papers.kinds import Paper, PhraseRows

ROWS: dict[Paper, PhraseRows] = {
    Paper.CONTRATO: (
        (
            5,
            5,
            "clausula primera|entre los suscritos|clausula segunda|clausula tercera|clausula cuarta"
            "|clausula quinta|estudios previos|clausulas|perfeccionamiento y ejecucion|minuta",
        ),
        (
            3,
            3,
            "clausula|clausula penal|indemnidad|terminacion unilateral|caducidad"
            "|solucion de controversias|perfeccionamiento|causales de terminacion"
            "|inhabilidades e incompatibilidades|domicilio contractual|obligaciones del contratista"
            "|obligaciones de la entidad|obligaciones del contratante|liquidacion del contrato"
            "|hemos convenido|hemos acordado|celebrar el presente contrato",
        ),
        (3, 0, "contrato de prestacion de servicios|contrato"),
        (1, 1, "forma de pago|plazo de ejecucion|garantias|cesion|supervision|valor y forma de pago"),
    ),
    Paper.ACTA: (
        (
            11,
            1,
            "acta de inicio|acta de iniciacion|acta de liquidacion|acta de recibo|acta de terminacion"
            "|acta de suspension|acta de entrega|acta de aprobacion|acta inicio|acta de reinicio"
            "|acta de recibo a satisfaccion|acta de recibo final|acta de cesion",
        ),
        (
            3,
            3,
            ("dar inicio|se da inicio|se reunieron|fecha de acta|iniciar la ejecucion|suscriben la presente"),
        ),
    ),
    Paper.CEDULA: (
        (5, 5, "identificacion personal|indice derecho|registrador nacional|fecha y lugar de expedicion"),
        (
            3,
            3,
            (
                "cedula de ciudadania|fecha de nacimiento|lugar de nacimiento|estatura|g s rh"
                "|republica de colombia"
            ),
        ),
        (2, 2, "sexo|apellidos|nombres|nuip"),
    ),
    Paper.AFILIACION: (
        (
            9,
            4,
            "certificado de afiliacion|certificacion de afiliacion|constancia de afiliacion"
            "|estado de afiliacion|certificado de vinculacion|formulario de afiliacion"
            "|certificado de afiliaciones",
        ),
        (
            5,
            5,
            "se encuentra afiliado|se encuentra afiliada|esta afiliado|esta afiliada|afiliado al sistema"
            "|inicio de cobertura|fecha de afiliacion|afiliado como|afiliada como|afiliacion activa"
            "|administradora de riesgos laborales|sistema general de riesgos laborales|afiliada al sistema"
            "|plan de beneficios en salud|regimen contributivo|presenta afiliacion|registra afiliacion",
        ),
        (
            2,
            2,
            (
                "afiliado|afiliada|afiliacion|entidad promotora de salud|fondo de pensiones|ips"
                "|clase de riesgo"
            ),
        ),
        (1, 1, "certifica|certifica que|hace constar|cotizante|eps|arl|afp|beneficiarios|activo"),
    ),
    Paper.SUPERVISION: (
        (
            12,
            4,
            "informe de supervision|informe parcial y o final de supervision|supervision de contrato"
            "|informe del supervisor|informe de supervisor|certificado de cumplimiento"
            "|informe de interventoria|certificacion de cumplimiento|certificado de supervision"
            "|certificacion de supervision|certificacion del supervisor|certificado del supervisor"
            "|constancia de cumplimiento|informe supervision|acta de supervision"
            "|certificacion de recibo a satisfaccion|recibo a satisfaccion|certificacion supervisor"
            "|autorizacion de pago",
        ),
        (
            5,
            5,
            "en calidad de supervisor|en calidad de supervisora|en mi calidad de supervisor"
            "|el suscrito supervisor|la suscrita supervisora|certifica que el contratista"
            "|certifica que la contratista|informe juridico|como supervisor|como supervisora"
            "|en mi calidad de supervisora|certifico que el contratista|certifico que la contratista"
            "|informe contable y financiero|recomendaciones para el contratista",
        ),
        (
            3,
            3,
            "a satisfaccion|cumplio a cabalidad|se autoriza el pago|autorizo el pago|tipo de informe"
            "|cumplio con las obligaciones|ha cumplido|firmas responsables|autorizar el pago"
            "|procedente el pago|verifico el cumplimiento|se verifico|autoriza el pago",
        ),
        (1, 1, "supervisor|supervisora|interventor|certifica"),
    ),
    Paper.PRESUPUESTO: (
        (
            10,
            2,
            "certificado de disponibilidad presupuestal|disponibilidad presupuestal"
            "|registro presupuestal|certificado de registro presupuestal|compromiso presupuestal"
            "|registro presupuestal de compromiso|registro presupuestal del compromiso",
        ),
        (3, 3, "apropiacion|rubro presupuestal|saldo por comprometer|vigencia fiscal|ordenador del gasto"),
        (1, 1, "rubro|cdp|crp|rp|rpc|fuente de financiacion|presupuesto"),
    ),
    Paper.DECLARACION: (
        (
            9,
            4,
            "no utilizacion de costos|certificacion de dependientes|declaracion juramentada"
            "|declaracion juramento|certificado de dependientes|declaracion de bienes|bienes y rentas"
            "|no utilizacion de costos y deducciones",
        ),
        (
            3,
            3,
            (
                "bajo la gravedad de juramento|bajo gravedad de juramento|rentas de trabajo|articulo 383"
                "|art 383"
            ),
        ),
        (
            2,
            2,
            (
                "dependientes|estatuto tributario|retencion en la fuente|costos y deducciones|declaro"
                "|manifiesto"
            ),
        ),
    ),
    Paper.ANTECEDENTES: (
        (
            9,
            2,
            ("antecedentes|antecedentes disciplinarios|antecedentes judiciales|certificado de antecedentes"),
        ),
        (
            5,
            5,
            "procuraduria general de la nacion|contraloria general de la republica"
            "|responsables fiscales|responsable fiscal|no registra sanciones"
            "|asuntos pendientes con las autoridades|medidas correctivas"
            "|registro nacional de medidas correctivas|inhabilidades por delitos sexuales",
        ),
    ),
    Paper.FACTURA: (
        (9, 5, "factura electronica de venta|cufe|representacion grafica"),
        (5, 2, "factura de venta|factura electronica"),
        (2, 2, "subtotal|iva|facturador|fecha de validacion|autorizacion de numeracion|cantidad|vr unitario"),
    ),
    Paper.POLIZA: (
        (8, 3, "poliza|garantia unica|poliza de cumplimiento|poliza de seguro|caratula"),
        (
            3,
            3,
            (
                "tomador|asegurado|amparos|suma asegurada|aseguradora|beneficiario asegurado"
                "|vigencia del seguro"
            ),
        ),
    ),
    Paper.EXTRACTO: (
        (9, 4, "extracto|extracto bancario|extracto de cuenta|estado de cuenta|movimientos"),
        (4, 4, "saldo anterior|saldo actual|saldo final|total abonos|total cargos|saldo disponible"),
    ),
    Paper.ADMINISTRATIVO: (
        (
            10,
            2,
            "hoja de vida|camara de comercio|certificado de existencia y representacion"
            "|matricula mercantil|examen medico|lista de chequeo|designacion de supervisor"
            "|certificado laboral|certificacion laboral|libreta militar|tarjeta profesional"
            "|constancia de idoneidad|estudio previo|ficha tecnica|evaluacion de proveedores"
            "|reevaluacion de proveedores|certificado medico|aptitud laboral|concepto medico"
            "|acta de grado|diploma|comunicacion de inicio|designacion supervision"
            "|certificado de inexistencia|notificacion de supervision|plan de pagos|medicina prepagada"
            "|certificado de retencion|certificado de retenciones|certificacion de retenciones"
            "|certificado de ingresos|certificacion de ingresos|certificado de honorarios"
            "|certificacion de honorarios|certificado de retencion en la fuente"
            "|certificacion contractual|certificado contractual|certificado de contratos"
            "|certificacion de contratos|constancia de contrato|certificado de prestacion de servicios"
            "|certificacion de prestacion de servicios|constancia de prestacion de servicios"
            "|certificado de experiencia|certificacion de experiencia|constancia laboral"
            "|certificado de residencia|boletin de deudores",
        ),
        (14, 4, "comprobante de egreso|obligacion presupuestal|orden de gasto"),
        (8, 1, "circular|circular interna|circular externa|memorando|directiva"),
        (4, 4, "existencia y representacion legal|examen ocupacional|aptitud medica|experiencia laboral"),
    ),
}
