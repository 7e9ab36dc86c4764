"""The phrases by which the six items are told. Those of planilla and voucher follow a scoring published
by the author of a planilla reader.

Phrases are folded and without punctuation (`text.plain_words`), and match whole words only.
"""

from __future__ import annotations

from review.recognition.papers.kinds import Paper, PhraseRows

ROWS: dict[Paper, PhraseRows] = {
    # (as a title, anywhere, phrases separated by "|")
    Paper.INFORME: (
        (
            8,
            1,
            "informe de actividades|informe de ejecucion|informe ejecucion|informe para pago"
            "|informe contratista|informe del contratista|informe de contratista"
            "|informe de obligaciones|informe mensual|informe de gestion|informe de cumplimiento"
            "|informe de avance|informe de labores|informe de servicios|informe periodico"
            "|informe parcial de ejecucion|informe de prestacion|informe de las actividades"
            "|informe actividades|informe parcial de actividades|informe final de actividades"
            "|informe de actividad|informe de ejecucion contractual|informe individual"
            "|informe de tareas|informe bimestral|informe mes",
        ),
        (7, 2, "reporte de actividades|reporte mensual de actividades|relacion de actividades"),
        (5, 0, "informe"),
        (
            4,
            4,
            ("periodo del informe|periodo de informe|periodo reportado|periodo informado|periodo a reportar"),
        ),
        (
            3,
            3,
            "actividades ejecutadas|actividades realizadas|actividades desarrolladas"
            "|desarrollo de actividades|desarrollo de las actividades|actividades del contratista"
            "|actividades adelantadas|actividades del periodo|actividad realizada|actividad ejecutada"
            "|actividades cumplidas|acciones realizadas|acciones desarrolladas|gestion realizada"
            "|presente informe|informe de contratista|gestiones realizadas|labores realizadas"
            "|descripcion de la actividad|descripcion de actividades|descripcion de las actividades",
        ),
        (
            2,
            2,
            "obligaciones especificas|obligacion especifica|obligaciones contractuales|obligacion contractual"
            "|soportes de ejecucion|registro fotografico|evidencias|evidencia|productos entregados"
            "|producto entregado|medio de verificacion|mecanismo de verificacion|medios de verificacion"
            "|actividades|obligaciones|porcentaje de avance|avance de ejecucion|evidencia fotografica",
        ),
        (1, 1, "objeto del contrato|actividad|obligacion|soportes|avance|producto|entregables"),
    ),
    Paper.CUENTA: (
        (
            9,
            2,
            "cuenta de cobro|documento soporte en adquisiciones|documento equivalente a la factura"
            "|planilla para pago de contratos|cuentas de cobro",
        ),
        (6, 1, "documento soporte|documento equivalente|solicitud de pago|cobro de honorarios|cuenta cobro"),
        (
            4,
            4,
            ("debe a|debe a la orden de|se permite cobrar|me permito cobrar|debe al senor|debe a la senora"),
        ),
        (
            3,
            3,
            "la suma de|favor consignar|valor a cobrar|presentar cuenta de cobro|presento cuenta de cobro"
            "|presentar la cuenta de cobro|consignar a la cuenta|consignar en la cuenta|sirvase consignar"
            "|favor girar|concepto de la operacion|valor de la operacion|datos del adquirente"
            "|adeuda a|se sirva cancelar|solicito el pago|le cobro|cobro por concepto|permitimos cobrar"
            "|solicito se me cancele|solicito me sea cancelado|solicito me sea pagado|solicito se cancele"
            "|solicito se me pague|cobro la suma|sirvase pagar|sirvase cancelar|solicito cancelar|cobrarle"
            "|presento cobro|solicito el reconocimiento y pago|solicito tramitar el pago",
        ),
        (
            2,
            2,
            "por concepto de|no obligado a facturar|no obligada a facturar|no obligados a facturar"
            "|no obligado a expedir factura|no obligados a expedir factura|sujetos no obligados"
            "|valor en letras|beneficiario del pago|datos del proveedor|valor del pago|valor a pagar"
            "|valor del cobro|consignar en|acreedor|deudor|son pesos|concepto del cobro|concepto de cobro"
            "|no responsable de iva|no responsable del iva",
        ),
        (1, 1, "concepto|m cte|mcte|moneda corriente|moneda legal|son"),
    ),
    Paper.PLANILLA: (
        (
            5,
            5,
            "planilla integrada de autoliquidacion|planilla integrada autoliquidacion"
            "|autoliquidacion consolidada|informacion de la planilla pagada|liquidacion detallada de aportes"
            "|resumen planilla pagada|resumen planilla generada|reporte de la planilla de autoliquidacion"
            "|soporte de pago general|datos generales de la liquidacion|autoliquidacion de aportes"
            "|planilla resumen|planilla de autoliquidacion|planilla pila",
        ),
        (
            3,
            3,
            "datos generales del aportante|resumen general de pago|detalle del aportante"
            "|totales por subsistema|totales por subsistemas|numero de planilla|numero planilla"
            "|planilla nro|datos del aportante|datos de la planilla|valor sin mora|clave planilla"
            "|tipo de planilla|tipo planilla|planilla detallada|planilla resumida|resumen de pago"
            "|estado planilla|estado de la planilla|periodo cotizacion|periodo de cotizacion|nupla"
            "|planilla pagada|liquidacion de aportes|aportes a seguridad social|aportes al sistema",
        ),
        (
            2,
            2,
            "ibc|periodo pension|periodo salud|dias mora|tipo cotizante|tipo de cotizante|administradora"
            "|administradoras|ingreso base de cotizacion|ingreso base cotizacion|cotizante|aportante"
            "|novedades|clave pago|valor mora|no planilla|subtotales|total aportes|valor liquidado",
        ),
        (
            1,
            1,
            (
                "afiliados|pension|salud|riesgos|arl|afp|eps|intereses mora|planilla|aporte|ccf"
                "|riesgos laborales"
            ),
        ),
    ),
    Paper.COMPROBANTE: (
        (
            5,
            4,
            "comprobante de pago|comprobante de transaccion|resumen del pago electronico|pago exitoso"
            "|comprobante en linea|transaccion aprobada|transaccion exitosa|pago aprobado"
            "|comprobante de recaudo|recibo de pago|soporte de transaccion|detalle de la transaccion"
            "|resumen de la transaccion|soporte de pago|comprobante de transferencia|pago realizado"
            "|detalle del pago|comprobante de consignacion|confirmacion de pago|pago en pse"
            "|tu pago fue exitoso|constancia de pago|comprobante electronico|comprobante de la transaccion",
        ),
        (
            3,
            3,
            "estado de la transaccion|codigo unico de seguimiento|pago electronico|comprobante no"
            "|comprobante|costo de la transaccion|facturas pagadas|producto origen|estado transaccion"
            "|transaccion rechazada|transaccion pendiente|valor pagado|numero de aprobacion"
            "|codigo de autorizacion|numero de autorizacion|valor de la transaccion|valor transaccion"
            "|fecha de la transaccion|fecha de transaccion|fecha transaccion|numero de comprobante"
            "|entidad recaudadora|punto de recaudo|pago de servicios|comercio",
        ),
        (
            2,
            2,
            "pse|cus|ach colombia|achcolombia|numero de transaccion|referencia 1|valor del pago|listo"
            "|redeban|credibanco|efecty|baloto|supergiros|recaudo|hora|estado del pago|aprobada|banco origen"
            "|cuenta origen|entidad financiera|descripcion del pago|fecha y hora|convenio|corresponsal"
            "|transaccion|aprobacion|no aprobacion|daviplata|nequi",
        ),
        (1, 1, "referencia|descripcion|banco|voucher|terminal|recibo|valor total"),
    ),
    Paper.CERTIFICADO_APORTES: (
        (9, 3, "certificado de aportes|certificacion de aportes|certificado de pago de aportes"),
        (6, 1, "certificacion de pago|certificado de pago"),
        (
            3,
            3,
            (
                "certifica que|certificar que|el cotizante|se certifica|ha realizado aportes"
                "|realizo los aportes"
            ),
        ),
        (
            2,
            2,
            (
                "periodo pension|periodo salud|aportes|cotizante|planilla nro|numero de planilla"
                "|administradora"
            ),
        ),
        (1, 1, "eps|afp|arl|pension|salud"),
    ),
    Paper.BANCO: (
        (
            9,
            2,
            "certificacion bancaria|certificado bancario|certificacion de cuenta|certificado de cuenta"
            "|constancia bancaria|certificado de tenencia de cuenta|certificado de producto"
            "|certificacion de producto|certificado de productos|certificacion de productos"
            "|constancia de cuenta|certificado de titularidad|certificacion de titularidad"
            "|certificado de deposito|certificado de cuenta de ahorros|certificacion de cuenta de ahorros"
            "|referencia bancaria|certificado de existencia de cuenta|certificacion comercial",
        ),
        (
            5,
            5,
            "tiene con el banco|los siguientes productos|posee en nuestra entidad|es titular de la cuenta"
            "|es titular de|titular de la cuenta|titular de una cuenta|titular del deposito"
            "|posee con nuestra entidad|vinculado con nuestra entidad|vinculada con nuestra entidad"
            "|se encuentra vinculado a|se encuentra vinculada a|productos mencionados"
            "|tiene un deposito|tiene una cuenta|posee la cuenta|posee una cuenta|posee los siguientes"
            "|es cliente de|vinculado a nuestra entidad|vinculada a nuestra entidad|siguiente producto",
        ),
        (
            3,
            2,
            "fecha apertura|fecha de apertura|no producto|numero de producto|nombre producto|tipo de producto"
            "|se permite informar|se permite certificar|hace constar|nos permitimos certificar|hacer constar"
            "|nos permitimos informar|permite hacer constar|deposito de bajo monto|deposito electronico"
            "|a quien pueda interesar|a quien interese|a quien le interese|a quien corresponda|a quien pueda",
        ),
        (
            2,
            2,
            "cuenta de ahorros|cuenta ahorros|cuenta corriente|cuenta de ahorro|certifica que"
            "|certificamos que|tipo de cuenta|numero de cuenta|cuenta activa|se encuentra activa"
            "|estado de la cuenta|certificar que|informar que|constar que|titular",
        ),
        (1, 1, "banco|sucursal|oficina|activa|activo|vigente|estado|ahorros|certifica"),
    ),
    Paper.RUT: (
        (
            4,
            4,
            "numero de identificacion tributaria nit|espacio reservado para la dian"
            "|persona natural o sucesion iliquida"
            "|fecha generacion documento pdf|para uso exclusivo de la dian|formulario del registro unico"
            "|24 tipo de contribuyente|12 direccion seccional|responsabilidades calidades y atributos"
            "|5 numero de identificacion tributaria",
        ),
        (
            3,
            2,
            "registro unico tributario|direccion seccional|fecha generacion|impto renta y compl"
            "|26 numero de identificacion|984 nombre"
            "|tipo de contribuyente|buzon electronico|numero de formulario|caracteristicas y formas",
        ),
        (
            1,
            1,
            "6 dv|regimen ordinar|no responsable de iva|impuestos de|correo electronico|24 tipo de|25 tipo de"
            "|39 departamento|40 ciudad|05 impto|buzon|generacion documento|uso exclusivo"
            "|31 primer apellido|33 primer nombre|41 direccion principal|46 codigo|53 codigo|hoja"
            "|35 razon social|clasificacion|actividad economica|ocupacion|obligados aduaneros|985 cargo",
        ),
    ),
    Paper.IMPUESTOS: (
        (
            8,
            3,
            "recibo oficial de pago|liquidacion de estampillas|pago de estampillas|recibo de estampillas"
            "|recibo de pago de estampillas|liquidacion oficial de estampillas|recibo oficial"
            "|comprobante de pago de estampillas|impuestos y estampillas|recibo de pago de impuestos"
            "|declaracion y pago|liquidacion de impuestos|liquidacion de tributos|recibo de caja"
            "|certificado de pago de estampillas|comprobante de ingreso|recibo unico de pago",
        ),
        (5, 2, "paz y salvo"),
        (
            4,
            4,
            "estampilla|estampillas|base gravable|hecho generador|sujeto pasivo|tasa pro deporte"
            "|contribucion especial|estampilla pro",
        ),
        (
            2,
            2,
            "procultura|pro cultura|adulto mayor|prodesarrollo|pro desarrollo|pro universidad"
            "|prounivalle|pro uis|pro hospital|pro hospitales|prohospital|pro electrificacion"
            "|electrificacion rural|propacifico|prodeporte|pro deporte|justicia familiar|contribuyente"
            "|secretaria de hacienda|reteica|industria y comercio|fondo solidario|tributo|tributos"
            "|impuestos municipales|rentas departamentales|secretaria de rentas|tesoreria municipal"
            "|pro salud|prosalud",
        ),
        (
            1,
            1,
            (
                "tarifa|impuesto|impuestos|tesoreria|recaudo|base|liquidacion|hacienda|rentas"
                "|valor del contrato"
            ),
        ),
    ),
}
