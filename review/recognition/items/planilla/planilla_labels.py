"""The labels under which planillas of every operator print their values; `№` stands for any `No.`."""

from __future__ import annotations

from review.recognition.values.label_families import OTHER_DOCUMENT_LABELS
from review.recognition.values.labels import Families

FAMILIES = Families(
    {
        "planilla": (
            "№ de planilla|№ planilla|planilla №|№ de la planilla|clave planilla|clave de planilla"
            "|№ unico de planilla|nupla|№ de radicado|№ radicado|referencia de pago/numero planilla"
            "|№ planilla pila|clave de la planilla|№ de planilla pila|planilla pila №"
            "|№ planilla integrada|planilla pagada №|clave/planilla|planilla numero"
        ),
        "referencia": (
            "referencia de pago|pin|ref. de pago (pin)|ref. de pago|№ de pin|pin de pago|referencia|planilla"
        ),
        "pension": (
            "periodo pension|periodo de pension|periodo cotizacion pension"
            "|periodo de cotizacion otros riesgos|pension|periodo cotizacion otros"
            "|periodo de cotizacion para pension|periodo otros subsistemas|periodo otros riesgos"
            "|periodo cotizacion otros riesgos|periodo de cotizacion pension|periodo pension y riesgos"
            "|mes pension|periodo cotizacion otros subsistemas|periodo de cotizacion otros"
            "|periodo cotizacion pension y arl|periodo de cotizacion otros subsistemas"
            "|periodo de cotizacion diferente a salud|otros subsistemas|periodo cotizacion pensiones"
            "|periodo (pension)|otros riesgos|otros sistemas|demas subsistemas|diferente a salud"
            "|periodo diferente a salud|periodo otros|otros (pension y riesgos)|periodo otros sistemas"
            "|periodo pension y otros|pension y otros|pension, riesgos y otros|mes otros subsistemas"
            "|mes otros|mes diferente a salud"
        ),
        "periodo": (
            "periodo|periodo cotizacion|periodo de cotizacion|periodo de pago|periodo cotizado"
            "|mes cotizado|periodo liquidado|periodo de aporte|periodo de aportes|mes de cotizacion"
            "|periodo liquidacion|mes|periodo de liquidacion|periodo de la planilla|periodo planilla"
            "|mes liquidado|periodo a pagar|periodo pagado"
        ),
        "salud": (
            "periodo salud|periodo de salud|periodo cotizacion salud|periodo de cotizacion para salud"
            "|mes salud|periodo de cotizacion salud|periodo servicio salud|periodo de servicio"
            "|periodo (salud)|para salud"
        ),
        "pagado": (
            "fecha de pago|fecha pago|pagado el|pagada el|pagado|fecha de la transaccion"
            "|fecha transaccion|fecha de recaudo|fecha de transaccion|fecha efectiva de pago"
            "|dia de pago|fecha pago planilla|fecha de pago planilla|fecha en que se pago"
            "|fecha de pago efectivo|fecha de pago de la planilla|fecha del pago"
        ),
        "aprobado": "fecha de aprobacion|fecha aprobacion",
        "total": (
            "total a pagar|total pagado|valor total|total planilla|valor a pagar|valor pagado"
            "|valor total pagado|total aportado|gran total|total general|monto total"
            "|valor total a pagar|total pago|valor pago|valor planilla|total con mora"
            "|valor total planilla|total de la planilla|valor de la planilla|total pagado planilla"
            "|valor total de la planilla|total con intereses|total a cancelar|pago total"
            "|valor total de aportes"
        ),
        "suma": (
            "total|totales|total aportes|total liquidado|valor|total cotizacion|aporte total"
            "|total de aportes|total cotizaciones"
        ),
        "ibc": (
            "ibc|ingreso base de cotizacion|ingreso base cotizacion|ibc pension|ibc salud|ibc riesgos"
            "|ibc arl|i.b.c|ingreso base|base de cotizacion|ibc pensiones|ibc riesgos laborales"
            "|ingreso base de cotizacion (ibc)|ibc afp|ibc eps|valor ibc"
        ),
        "nombre": (
            "nombre|nombre o razon social|razon social|nombre del aportante|nombre aportante|aportante"
            "|cotizante|nombre cotizante|nombre del cotizante|nombres y apellidos|apellidos y nombres"
            "|nombre completo|el cotizante|razon social o nombre|nombre / razon social"
            "|nombre/razon social|nombre del afiliado|afiliado"
        ),
        "documento": (
            "№ identificacion|identificacion|№ documento|documento|№ de identificacion|№ de documento"
            "|nit/cc|nit o cc|identificacion aportante|documento del aportante"
            "|identificacion del aportante|documento aportante|cc|documento de identidad"
            "|documento cotizante|№ identificacion aportante|documento del cotizante"
            "|identificacion del cotizante|documento de identificacion|tipo y numero de documento"
            "|cedula|c.c|identificacion cotizante|№ de cedula|cedula de ciudadania"
            f"|tipo y № de identificacion|cedula №|{OTHER_DOCUMENT_LABELS}"
        ),
        "estado": "estado planilla|estado de la planilla|estado|estado del pago|estado de pago|estado pago",
        "tipo": "tipo de planilla|tipo planilla|clase de planilla",
        "cotizante": "tipo de cotizante|tipo cotizante|tipo cot|tipo de cot",
        "tipo_solo": "tipo",
        "clave": "clave pago|clave de pago|clave para pago|clave para el pago",
        "limite": (
            "fecha limite de pago|fecha limite pago|fecha limite|pagar antes del|pague antes de|vence el"
            "|fecha de vencimiento|fecha limite oportuna|fecha oportuna de pago|fecha limite de pago oportuno"
            "|pague hasta|oportuno hasta|pagar hasta|pague antes del|fecha maxima de pago"
            "|pague hasta el|pagar antes de|fecha limite para pago|fecha limite para pagar"
        ),
        "mora": (
            "valor mora|intereses mora|intereses de mora|interes x mora|interes de mora|intereses por mora"
            "|interes mora|interes por mora|valor intereses|intereses|valor intereses de mora|total mora"
            "|total intereses|valor de la mora|mora"
        ),
        "dias": (
            "dias cotizados|dias|dias pension|dias salud|dias riesgos|№ de dias|№ dias|dias cot|dias arl"
            "|dias de cotizacion|dias afp|dias eps|dias laborados|dias reportados"
        ),
    },
    noise=(
        "cus|№ transaccion bancaria/ cus|№ transaccion bancaria"
        "|№ de transaccion|№ transaccion|fecha creacion reporte"
        "|fecha de creacion|fecha de generacion|fecha generacion|fecha reporte"
        "|fecha de impresion|fecha de reporte|dias mora|dias de mora|dias en mora"
        "|valor sin mora|valor liquidado|subtotal|subtotales"
        "|total afiliados|total cotizantes|telefono|celular|direccion|total administradoras"
        "|codigo|total dias|nit operador|nit administradora"
        "|nit de la empresa|documento operador|№ afiliados|valor aporte|aporte|tarifa"
    ),
)
