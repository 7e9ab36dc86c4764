"""Draw the forms that come with the project: `python -m tools.forms review/supervision/forms`.

They are never edited by hand; a test fails while one is not what this draws.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from review import spanish
from review.model import FormKind, MonthPaperKind, PaperKind
from tools.forms.month_sheets import collective, memo
from tools.forms.sheet import Sheet


def certificate() -> bytes:
    """A page for each payment: what finance needs, and the supervisor's word."""
    sheet = Sheet(spanish.title(PaperKind.CERTIFICADO) + " de supervisión")
    _contract(sheet)
    _budget(sheet)
    sheet.heading("QUIEN SUPERVISA CERTIFICA")
    sheet.text(
        "Que **{{ contratista.nombre }}**, con documento **{{ contratista.documento }}**, cumplió a "
        "satisfacción "
        "las obligaciones del contrato **{{ contrato.numero }}** en el periodo del {{ cuenta.desde | "
        "o_linea }} "
        "al {{ cuenta.hasta | o_linea }}, y que procede el pago n.º **{{ cuenta.pago_de | o_linea }}** por "
        "**{{ cuenta.valor_letras }} ({{ cuenta.valor }})**."
    )
    sheet.text(
        "{% if pila.verificada %}Que se verificó el pago de la seguridad social: planilla "
        "{{ pila.planilla | o_linea }}{% if pila.operador %} de {{ pila.operador }}{% endif %}, periodo "
        "de pensión "
        "{{ pila.periodo | o_linea }}{% if pila.fecha_pago %}, pagada el {{ pila.fecha_pago }}{% endif %}"
        "{% if pila.total %}, por {{ pila.total }}{% endif %}.{% else %}Seguridad social, por quien "
        "supervisa: "
        "______________________________________________.{% endif %}"
    )
    sheet.text("Novedades del contrato: {{ texto_novedades }}", after=8)
    _account(sheet)
    _paid_to(sheet)
    sheet.text("Se expide el {{ fecha }}.", after=0, stays=True)
    sheet.signature()
    return sheet.content()


def report() -> bytes:
    """The informe of a payment, obligation by obligation."""
    sheet = Sheet(spanish.title(PaperKind.INFORME))
    _contract(sheet)
    _budget(sheet)
    _payment(sheet)
    _duties(sheet)
    _account(sheet)
    _social(sheet)
    _novelties(sheet)
    _annexes(sheet)
    sheet.text(
        "**Concepto.** Revisados los soportes, quien supervisa recibe a satisfacción lo ejecutado en el "
        "periodo y "
        "considera procedente el pago n.º {{ cuenta.pago_de | o_linea }} por **{{ cuenta.valor_letras }} "
        "({{ cuenta.valor }})**.{% if decision.motivo %} {{ decision.motivo }}{% endif %}",
        stays=True,
    )
    sheet.text("Se expide el {{ fecha }}.", after=0, stays=True)
    sheet.signature()
    return sheet.content()


def final_report() -> bytes:
    """The informe of the whole contract, with its last payment."""
    sheet = Sheet(spanish.title(PaperKind.INFORME_FINAL))
    _contract(sheet)
    _budget(sheet)
    _payment(sheet)
    sheet.rows(
        "Pagos del contrato",
        (("Pago", 22.0), ("Mes cobrado", 62.0), ("Valor", 42.0), ("En qué va", 49.9)),
        "ejecucion.pagos",
        ("{{ fila.pago }}", "{{ fila.mes }}", "{{ fila.valor }}", "{{ fila.estado }}"),
        centred=frozenset({0, 2}),
    )
    _account(sheet)
    _novelties(sheet)
    _duties(sheet)
    _social(sheet)
    _annexes(sheet)
    sheet.section(
        "Balance del contrato, por aspectos",
        [
            [("Técnico", "Lo ejecutado se recibió a satisfacción, según la tabla de obligaciones.")],
            [
                (
                    "Administrativo",
                    "Plazo: del {{ contrato.inicio | o_linea }} al {{ contrato.fin | o_linea }}. "
                    "Novedades: {{ texto_novedades }}",
                )
            ],
            [
                (
                    "Financiero",
                    "Valor total {{ contrato.valor_total | o_linea }}; ejecutado {{ ejecucion.total | "
                    "o_linea }} "
                    "({{ ejecucion.porcentaje_dinero | o_linea }}); saldo sin ejecutar {{ "
                    "ejecucion.saldo | o_linea }}.",
                )
            ],
            [("Contable", "CDP {{ contrato.cdp | o_linea }}. RP {{ contrato.rp | o_linea }}.")],
            [
                (
                    "Jurídico",
                    "Seguridad social del último periodo {% if pila.verificada %}verificada{% else %}por "
                    "verificar"
                    "{% endif %}. Pólizas, multas o incumplimientos: ______________",
                )
            ],
        ],
    )
    sheet.text(
        "**Concepto.** Terminado el contrato, quien supervisa recibe a satisfacción lo ejecutado y considera "
        "procedente el último pago, n.º {{ cuenta.pago_de | o_linea }}, por **{{ cuenta.valor_letras }} "
        "({{ cuenta.valor }})**.{% if decision.motivo %} {{ decision.motivo }}{% endif %}",
        stays=True,
    )
    sheet.text("Se expide el {{ fecha }}.", after=0, stays=True)
    sheet.signature()
    return sheet.content()


def _contract(sheet: Sheet) -> None:
    sheet.section(
        "Contrato",
        [
            [
                ("Contrato", "{{ contrato.numero | o_linea }}"),
                ("Supervisor", "{{ supervisor.nombre | o_linea }}"),
            ],
            [
                ("Contratista", "{{ contratista.nombre | o_linea }}"),
                ("Documento", "{{ contratista.documento | o_linea }}"),
            ],
            [("Objeto", "{{ contrato.objeto | o_linea }}")],
            [("Inicio", "{{ contrato.inicio | o_linea }}"), ("Terminación", "{{ contrato.fin | o_linea }}")],
            [
                ("Valor inicial", "{{ contrato.valor_inicial | o_linea }}"),
                ("Adiciones", "{% if contrato.adiciones %}{{ contrato.adiciones }}{% else %}No{% endif %}"),
            ],
        ],
    )


def _budget(sheet: Sheet) -> None:
    sheet.only_if("presupuesto")
    sheet.rows(
        "Presupuesto",
        (
            ("Tramo", 24.0),
            ("CDP", 22.0),
            ("Fecha", 20.0),
            ("RP", 22.0),
            ("Fecha", 20.0),
            ("Valor", 27.9),
            ("Rubro y fuente", 40.0),
        ),
        "presupuesto",
        (
            "{{ fila.tramo }}",
            "{{ fila.cdp }}",
            "{{ fila.cdp_fecha }}",
            "{{ fila.rp }}",
            "{{ fila.rp_fecha }}",
            "{{ fila.rp_valor }}",
            "{{ fila.rubro }}{% if fila.rubro_nombre %} {{ fila.rubro_nombre }}{% endif %}"
            "{% if fila.fuente %} · {{ fila.fuente }}{% endif %}",
        ),
        centred=frozenset({1, 2, 3, 4, 5}),
    )
    sheet.end_if()


def _payment(sheet: Sheet) -> None:
    sheet.section(
        "Periodo y pago",
        [
            [("Desde", "{{ cuenta.desde | o_linea }}"), ("Hasta", "{{ cuenta.hasta | o_linea }}")],
            [("Pago n.º", "{{ cuenta.pago_de | o_linea }}"), ("Mes cobrado", "{{ cuenta.mes | o_linea }}")],
            [("Valor", "{{ cuenta.valor }} ({{ cuenta.valor_letras }})")],
        ],
    )


def _account(sheet: Sheet) -> None:
    sheet.section(
        "Ejecución",
        [
            [
                ("Valor total", "{{ contrato.valor_total | o_linea }}"),
                ("Ejecutado antes", "{{ ejecucion.antes | o_linea }}"),
            ],
            [
                ("Esta cuenta", "{{ ejecucion.esta }}"),
                ("Ejecutado en total", "{{ ejecucion.total | o_linea }}"),
            ],
            [
                ("Saldo", "{{ ejecucion.saldo | o_linea }}"),
                ("Ejecutado en dinero", "{{ ejecucion.porcentaje_dinero | o_linea }}"),
            ],
            [
                (
                    "Tiempo",
                    "{{ ejecucion.dias | o_linea }} días de {{ contrato.plazo_dias | o_linea }}",
                ),
                ("Ejecutado en tiempo", "{{ ejecucion.porcentaje_tiempo | o_linea }}"),
            ],
        ],
    )


def _paid_to(sheet: Sheet) -> None:
    sheet.section(
        "Dónde se paga",
        [
            [
                ("Banco", "{{ cuenta.banco | o_linea }}"),
                (
                    "Cuenta",
                    "{{ cuenta.numero_cuenta | o_linea }}{% if cuenta.tipo_cuenta %} ({{ "
                    "cuenta.tipo_cuenta }}){% endif %}",
                ),
            ],
        ],
    )


def _duties(sheet: Sheet) -> None:
    sheet.rows(
        "Cumplimiento de las obligaciones",
        (
            ("N.º", 10.0),
            ("Obligación", 46.0),
            ("Actividad del periodo", 58.0),
            ("Evidencia", 20.0),
            ("Cumple", 15.0),
            ("Observación", 26.9),
        ),
        "obligaciones",
        (
            "{{ fila.numero }}",
            "{{ fila.obligacion }}",
            "{{ fila.actividad }}",
            "{{ fila.evidencia }}",
            "{{ fila.cumplida }}",
            "{{ fila.observacion }}",
        ),
        empty="Las actividades no se leyeron una por una: están en el informe del contratista, que hace "
        "parte de "
        "los anexos.",
        centred=frozenset({0, 3, 4}),
    )


def _social(sheet: Sheet) -> None:
    sheet.section(
        "Seguridad social",
        [
            [
                ("Verificada", "{% if pila.verificada %}Sí{% else %}______________{% endif %}"),
                (
                    "Planilla",
                    "{{ pila.planilla | o_linea }}{% if pila.operador %}, {{ pila.operador }}{% endif %}",
                ),
            ],
            [
                ("Periodo de pensión", "{{ pila.periodo | o_linea }}"),
                ("Pagada el", "{{ pila.fecha_pago | o_linea }}"),
            ],
            [("Ingreso base", "{{ pila.ibc | o_linea }}"), ("Salud", "{{ pila.salud | o_linea }}")],
            [
                ("Pensión", "{{ pila.pension | o_linea }}"),
                ("Riesgos laborales", "{{ pila.riesgos | o_linea }}"),
            ],
            [("Total pagado", "{{ pila.total | o_linea }}")],
        ],
    )


def _novelties(sheet: Sheet) -> None:
    sheet.rows(
        "Novedades del contrato",
        (("Novedad", 35.0), ("Qué pasó", 140.9)),
        "novedades",
        ("{{ fila.clase }}", "{{ fila.texto }}"),
        empty="No se presentaron novedades.",
    )


def _annexes(sheet: Sheet) -> None:
    sheet.rows(
        "Anexos",
        (("N.º", 12.0), ("Documento", 78.9), ("En el archivo", 45.0), ("Folios", 16.0), ("Revisión", 24.0)),
        "anexos",
        (
            "{{ fila.numero }}",
            "{{ fila.nombre }}",
            "{{ fila.paginas }}",
            "{{ fila.folios }}",
            "{{ fila.estado }}",
        ),
        centred=frozenset({0, 3, 4}),
    )


def drawn() -> Mapping[FormKind, bytes]:
    """Every form by its kind."""
    return {
        PaperKind.CERTIFICADO: certificate(),
        PaperKind.INFORME: report(),
        PaperKind.INFORME_FINAL: final_report(),
        MonthPaperKind.CERTIFICADO_COLECTIVO: collective(),
        MonthPaperKind.MEMORANDO: memo(),
    }


def main(folder: Path) -> None:
    for kind, content in drawn().items():
        (folder / f"{kind.value}.docx").write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
