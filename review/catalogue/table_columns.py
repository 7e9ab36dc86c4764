"""The columns of the tables that are made of cuentas and contracts: sums, crossings, files and readings."""

from __future__ import annotations

from review.catalogue.analyst_columns import DECISIONS, DOUBTS, ITEM_STATES
from review.catalogue.column import Column, Holds, Spec, table
from review.catalogue.cuenta_columns import FIELDS, FINDINGS, ITEMS, PAGES, SUBMISSIONS
from review.catalogue.duty_columns import OBLIGACIONES
from review.catalogue.payment_columns import (
    CUT_LOAD,
    CUTS,
    EXPORT_CHANGES,
    PAYABLE,
    PAYMENT,
    PRELIQUIDATION,
    SECOP_PENDING,
    WHO,
)
from review.catalogue.second_look_columns import AGREEMENT, SECOND_LOOKS
from review.model import PersonRole

TEXT, COUNT, MONEY, DAY, MOMENT = Holds.TEXT, Holds.COUNT, Holds.MONEY, Holds.DAY, Holds.MOMENT

_TOLD_BY = "Carpeta de la última lista que lo trajo; vacío si solo lo dice SECOP II"

_FAILED_ITEM = Column("item", TEXT, "Ítem", title="Ítem")
_FAILED_CODE = Column("codigo", TEXT, "Código de la regla que no se cumplió")
_FAILED_RULE = Column("regla", TEXT, "Lo que debía cumplirse, según la regla", title="Lo que no se cumplió")

CONTRACTS = table(
    Column("carpeta", TEXT, _TOLD_BY, "folder"),
    Column("contrato", Holds.ID, "Número del contrato", "number"),
    Column("clave_contrato", TEXT, SUBMISSIONS["clave_contrato"].about, "key"),
    Column("contratista", TEXT, "Contratista", "contractor"),
    Column("documento", Holds.ID, "Documento de identidad", "document"),
    Column("entidad", TEXT, "Entidad", "entity"),
    Column("nit_entidad", Holds.ID, "NIT de la entidad", "entity_nit"),
    Column("objeto", TEXT, "Objeto", "purpose"),
    Column("fecha_inicio", DAY, "Inicio", "start"),
    Column("fecha_fin", DAY, "Terminación, prórrogas contadas"),
    Column("valor_mensual", MONEY, "Valor mensual, en pesos", "monthly_value"),
    Column("valor_total", MONEY, "Valor total con adiciones, en pesos"),
    Column("supervisor", TEXT, "Supervisor", "supervisor"),
    Column("id_secop", TEXT, "Identificador del contrato en SECOP II", "secop_id"),
    Column("clave_entidad", TEXT, "La entidad en forma canónica: su NIT, o su nombre", "entity_key"),
    Column(
        "en_lista",
        Holds.FLAG,
        "Se espera su cuenta: alguna lista lo trae todavía, o solo lo dice SECOP II",
    ),
    Column(
        "primer_mes",
        Holds.MONTH,
        "Primer mes cobrado, AAAA-MM, en las carpetas de sus listas o de su entidad; vacío si ninguno",
    ),
    Column("cdp", TEXT, "Números de sus CDP, separados por comas; vacío si ninguna lista los trae"),
    Column("rp", TEXT, "Números de sus RP, separados por comas"),
    Column("rubro", TEXT, "Códigos de sus rubros, separados por comas"),
    Column("fuente", TEXT, "Sus fuentes, separadas por comas"),
    Column("dependencia", TEXT, "Sus dependencias, separadas por comas"),
)

COMPLIANCE = table(
    *WHO,
    Column("submission_id", COUNT, "Cuenta vigente del mes; vacío si no hay"),
    PAYMENT,
    *ITEMS,
    Column("resultado", TEXT, "Resultado, o sin_cuenta si el contrato no cobró ese mes", title="Resultado"),
)

COMPLIANCE_BY_MONTH = table(*WHO)
RESULT_OF_MONTH = Column(
    "AAAA-MM", TEXT, "Resultado del mes, sin_cuenta, o vacío fuera del plazo del contrato"
)
"""One a month, under the month's name."""

PAYMENTS = table(
    Column("submission_id", COUNT, "Cuenta (id)"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    PAYMENT,
    Column("valor", MONEY, "Valor cobrado, en pesos"),
    Column("resultado", TEXT, "Resultado que rige"),
    Column("estado_secop", TEXT, "Estado en SECOP II"),
    Column(
        "pendiente",
        Holds.FLAG,
        "La entidad aún no la ha recibido (sin confirmar cuenta como pendiente)",
    ),
    Column("decision", TEXT, "Decisión en firme"),
)

BALANCE = table(
    *WHO,
    Column("valor_total", MONEY, "Valor total del contrato, en pesos"),
    Column("valor_mensual", MONEY, "Valor mensual del contrato, en pesos"),
    Column("cuentas", COUNT, "Cuentas vigentes"),
    Column("cobrado", MONEY, "Suma cobrada, en pesos"),
    Column("aprobado", MONEY, "De ello, aprobado por el revisor"),
    Column("pagado", MONEY, "De ello, pagado según SECOP II"),
    Column("pendiente", MONEY, "Valor total menos lo cobrado; vacío si no se conoce el total"),
    Column("porcentaje", Holds.REAL, "Cobrado sobre valor total, de 0 a 100"),
    Column("ultimo_periodo", Holds.MONTH, "Último mes cobrado, AAAA-MM"),
)

BUDGET = table(
    *WHO,
    Column("tramo", TEXT, "Para qué se hizo el RP: contrato, adición 1, cesión…", title="Tramo"),
    Column("cdp", Holds.ID, "Número del CDP; de varios, separados por comas", title="CDP"),
    Column("fecha_cdp", DAY, "Fecha del CDP"),
    Column("rp", Holds.ID, "Número del RP; vacío si la lista no lo trae", title="RP"),
    Column("fecha_rp", DAY, "Fecha del RP"),
    Column(
        "valor",
        MONEY,
        "Valor del RP, con sus reducciones, en pesos; vacío si no se conoce",
        title="Valor",
    ),
    Column("rubro", Holds.ID, "Código del rubro; de varios, separados por comas", title="Rubro"),
    Column("nombre_rubro", TEXT, "Nombre del rubro"),
    Column("fuente", TEXT, "Fuente; de varias, separadas por comas", title="Fuente"),
    Column("dependencia", TEXT, "Dependencia", title="Dependencia"),
    Column("cuentas", COUNT, "Cuentas vigentes, sin las devueltas, que se le cargan", title="Cuentas"),
    Column("por_su_rp", COUNT, "De ellas, las que lo nombran"),
    Column("por_orden", COUNT, "De ellas, las que no nombran ninguno: por orden de tramos y fechas"),
    Column("cobrado", MONEY, "Lo que esas cuentas le cargan, en pesos", title="Cobrado"),
    Column(
        "saldo",
        MONEY,
        "Lo que queda, en pesos; negativo si no alcanza; vacío si no se conoce",
        title="Saldo",
    ),
    Column("sin_valor", COUNT, "Cuentas que se le cargan y cuyo valor no se leyó"),
)

MISSING = table(
    Column("item", TEXT, "Ítem"),
    Column("estado", TEXT, "falta, no_cumple o por_revisar"),
    Column("cuantas", COUNT, "En cuántas cuentas del mes"),
)

NOT_PRESENTED = table(
    *WHO,
    Column("supervisor", TEXT, SUBMISSIONS["supervisor"].about, title="Supervisor"),
    Column("carpeta", TEXT, _TOLD_BY),
    Column("pago", COUNT, "El pago que le toca; vacío si no se conoce el inicio del contrato", title="Pago"),
    Column(
        "estado_secop",
        TEXT,
        "Estado de ese pago en SECOP II, o sin_datos si SECOP II no dice nada",
        title="Estado en SECOP II",
    ),
    Column("desde", DAY, "Último día cobrado: después de él se puede presentar", title="Cobra hasta"),
    Column("plazo", DAY, "Último día hábil para presentarla; vacío si la lista no pide plazo", title="Plazo"),
    Column("dias_habiles", COUNT, "Días hábiles transcurridos desde que se puede presentar"),
    Column("dias_restantes", COUNT, "Días hábiles que faltan para el plazo; negativo si ya pasó"),
)

ENDING = table(
    *WHO,
    Column("supervisor", TEXT, SUBMISSIONS["supervisor"].about, title="Supervisor"),
    Column("fecha_fin", DAY, "Terminación, prórrogas contadas", title="Termina"),
    Column("dias", COUNT, "Días de calendario que faltan"),
    Column("valor_total", MONEY, "Valor total con adiciones, en pesos", title="Valor del contrato"),
    Column("cobrado", MONEY, "Suma cobrada en las cuentas vigentes, en pesos", title="Cobrado"),
    Column("pendiente", MONEY, "Por cobrar, en pesos; vacío si no se conoce el total", title="Por cobrar"),
    Column("sin_valor", COUNT, "Cuentas cuyo valor no se leyó: lo por cobrar es entonces menos"),
    Column("ultimo_periodo", Holds.MONTH, "Último mes cobrado, AAAA-MM", title="Último mes cobrado"),
)

FILES = table(
    Column("carpeta", TEXT, "Carpeta que se leyó", "folder"),
    Column("archivo", TEXT, "Ruta dentro de la carpeta", "archivo"),
    Column("estado", TEXT, "Cómo se leyó, u omitido si no es una cuenta", "status"),
    Column("motivo", TEXT, "Por qué no se leyó, o por qué se omitió", "reason"),
    Column("submission_id", COUNT, "Cuenta (id); vacío si se omitió", "submission_id"),
    Column("bytes", COUNT, "Tamaño", "size"),
    Column("visto_en", MOMENT, "Primera vez que se vio", "first_seen"),
    Column("nuevo", Holds.FLAG, "Se leyó en este trabajo (con job_id) o en el último de su carpeta"),
)

JOBS = table(
    Column("id", COUNT, "Número del trabajo", "id"),
    Column("carpeta", TEXT, "Carpeta", "folder"),
    Column(
        "estado", TEXT, "en_cola, en_marcha, terminado, fallido, interrumpido, deteniendo o detenido", "state"
    ),
    Column("hechos", COUNT, "Archivos leídos", "done"),
    Column("total", COUNT, "Archivos por leer", "total"),
    Column("problemas", COUNT, "Archivos que no se pudieron leer u omitidos", "problems"),
    Column("creado_en", MOMENT, "Cuándo se pidió", "created_at"),
    Column("terminado_en", MOMENT, "Cuándo terminó", "finished_at"),
)

HISTORY = table(
    Column("cuando", MOMENT, "Cuándo", title="Cuándo"),
    Column("quien", TEXT, "Quién", title="Quién"),
    Column(
        "que",
        TEXT,
        "decision, anulacion, concepto, segunda_mirada, item, pagina, campo, secop, formato, excepcion, "
        "nota, obligaciones u obligaciones_contrato",
        title="Qué",
    ),
    Column("sobre", TEXT, "El ítem, la página, el campo o la regla"),
    Column("valor", TEXT, "Lo que se puso; vacío si se volvió a lo de la máquina"),
    Column("frase", TEXT, "Lo mismo en palabras, para decir después de quién", title="Qué pasó"),
    Column("motivo", TEXT, "Motivo escrito"),
    Column("rol", TEXT, "El rol de quien lo hizo; vacío si no se sabe", kind=PersonRole),
    Column("en_nombre_de", TEXT, "En nombre de quién lo hizo; vacío si en el suyo"),
)

REQUESTS = table(
    Column("submission_id", COUNT, "Cuenta (id): la versión que llegó después de la devolución"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    PAYMENT,
    Column("version_devuelta", COUNT, "La versión que se devolvió (id)"),
    Column("devuelta_en", MOMENT, "Cuándo se devolvió o se dejó incompleta"),
    Column("item", TEXT, "Ítem; vacío si es lo escrito por quien devolvió", title="Ítem"),
    Column("codigo", TEXT, "Código de la comprobación que lo sigue"),
    Column(
        "estado",
        TEXT,
        "no_atendido, nuevo, por_confirmar, a_la_vista (ninguna comprobación lo sigue), atendido o "
        "ya_no_se_pide",
        title="Estado",
    ),
    Column("pedido", TEXT, "Qué se pidió", title="Qué se pidió"),
    Column("ahora", TEXT, "Qué hay ahora", title="Qué hay ahora"),
    Column("pagina", COUNT, "Página en la versión nueva"),
    Column("pagina_devuelta", COUNT, "Página en la versión devuelta"),
)

CHANGES = table(
    Column("submission_id", COUNT, "Cuenta (id)"),
    Column("frente_a", COUNT, "Con cuál se compara (id): el pago anterior o la versión anterior"),
    Column("misma_cuenta", Holds.FLAG, "Se compara con otra versión de la misma cuenta"),
    Column("item", TEXT, "Ítem; vacío si es de toda la cuenta", title="Ítem"),
    Column("campo", TEXT, "Nombre del campo; vacío si son las páginas de un ítem, o el contratista"),
    Column("titulo", TEXT, "Qué cambió, para leer", title="Dato"),
    Column("antes", Holds.VALUE, "Valor de antes, como texto; vacío si no lo traía", title="Antes"),
    Column("ahora", Holds.VALUE, "Valor de ahora, como texto; vacío si ya no lo trae", title="Ahora"),
    Column("pagina_antes", COUNT, "Página en la otra cuenta"),
    Column("pagina", COUNT, "Página en esta"),
    Column("esperado", Holds.FLAG, "Cambia solo de un pago a otro, como las fechas o el número de pago"),
    Column("dudoso", Holds.FLAG, "Uno de los dos valores se leyó con duda"),
)

FAULTS = table(
    Column("submission_id", COUNT, "Cuenta (id): su versión vigente"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    _FAILED_ITEM,
    _FAILED_CODE,
    _FAILED_RULE,
    Column("versiones", COUNT, "En cuántas versiones de la cuenta falló; las aprobadas no cuentan"),
    Column("sigue", Holds.FLAG, "Falla también en la última versión"),
)

RECURRING = table(
    _FAILED_ITEM,
    _FAILED_CODE,
    _FAILED_RULE,
    Column("cuentas", COUNT, "En cuántas cuentas falló, en alguna de sus versiones", title="Cuentas"),
    Column("porcentaje", Holds.REAL, "De 0 a 100, de las cuentas que se cuentan"),
    Column("contratistas", COUNT, "De cuántos contratistas", title="Contratistas"),
    Column("reinciden", COUNT, "De ellos, a cuántos les falló también en otro mes", title="Reinciden"),
    Column("meses", COUNT, "En cuántos meses", title="Meses"),
    Column("remedio", TEXT, "Lo que la regla pide al contratista", title="Qué pedir"),
)

PACE = table(
    Column("grupo", TEXT, "El mes, AAAA-MM; el documento, nombre o contrato de la persona; o el ítem"),
    Column("titulo", TEXT, "El grupo, para leer"),
    Column("cuentas", COUNT, "Cuentas; por ítem, aquellas a las que se les pide", title="Cuentas"),
    Column("decididas", COUNT, "De ellas, con decisión en alguna versión", title="Decididas"),
    Column("aprobadas", COUNT, "De las decididas, las aprobadas", title="Aprobadas"),
    Column(
        "a_la_primera",
        COUNT,
        "De las decididas, las aprobadas en su primera versión; por ítem, las que no fallaron en él",
        title="A la primera",
    ),
    Column("porcentaje", Holds.REAL, "A la primera, de 0 a 100 de las decididas", title="A la primera, %"),
    Column(
        "rondas",
        Holds.REAL,
        "Versiones hasta aprobarse, en promedio de las aprobadas; por ítem, hasta que no falló",
        title="Rondas",
    ),
    Column(
        "dias_decision",
        Holds.REAL,
        "Días hábiles desde que llegó la versión que se decidió primero hasta su decisión, en promedio; por "
        "ítem, de las cuentas en que falló en la primera versión",
        title="Días a la decisión",
    ),
    Column(
        "dias_aprobacion",
        Holds.REAL,
        "Días hábiles desde que llegó la primera versión hasta la aprobación, en promedio; por ítem, de las "
        "cuentas en que falló en la primera versión",
        title="Días a la aprobación",
    ),
    Column("con_fallas", COUNT, "Cuentas con alguna falla; por ítem, del ítem", title="Con fallas"),
    Column("falla", TEXT, "La regla que más cuentas incumplieron", title="Lo que más se incumple"),
)

TABLES: dict[str, tuple[str, Spec]] = {
    "submissions": ("Una fila por cuenta, en todas sus versiones", SUBMISSIONS),
    "items": ("Una fila por ítem de cada cuenta", ITEM_STATES),
    "pages": ("Una fila por página de cada cuenta", PAGES),
    "fields": ("Una fila por valor leído, con su evidencia", FIELDS),
    "findings": ("Una fila por cada cosa que dice una regla, también de lo que cumple", FINDINGS),
    "contracts": ("Los contratos que la base de datos conoce", CONTRACTS),
    "payments": ("Las cuentas vigentes y su dinero", PAYMENTS),
    "payable": ("A quién se le paga: una fila por cuenta, también las que no entran en las sumas", PAYABLE),
    "export_changes": (
        "Qué cambió en un mes desde la última vez que se exportó entero; vacía si nunca",
        EXPORT_CHANGES,
    ),
    "decisions": ("Todas las decisiones, también las que ya no rigen", DECISIONS),
    "doubts": ("Lo que se le preguntaría a una persona de las cuentas sin decidir", DOUBTS),
    "compliance": ("Los contratos por los seis ítems, de un mes", COMPLIANCE),
    "compliance_by_month": (
        "Los contratos por los meses: además de estas, una columna por mes",
        COMPLIANCE_BY_MONTH | {RESULT_OF_MONTH.name: RESULT_OF_MONTH},
    ),
    "preliquidation": (
        "Lo que se retendría de cada cuenta vigente, una fila por concepto: informa, la tesorería decide",
        PRELIQUIDATION,
    ),
    "obligaciones": (
        "Las obligaciones de cada cuenta vigente: qué responde el informe, dónde, y qué dijo el supervisor",
        OBLIGACIONES,
    ),
    "budget": ("Los RP de cada contrato y lo que queda de cada uno", BUDGET),
    "balance": ("Lo cobrado de cada contrato frente a su valor", BALANCE),
    "missing": ("Cuántas veces falla cada ítem en un mes", MISSING),
    "not_presented": ("Los contratos de los que no hay cuenta en un mes", NOT_PRESENTED),
    "faults": ("Una fila por cuenta y por cada regla que falló en alguna de sus versiones", FAULTS),
    "recurring": ("Las reglas que fallaron, en un mes o en todos, la de más cuentas primero", RECURRING),
    "pace": (
        "Cuántas cuentas se aprueban a la primera, en cuántas rondas y en cuántos días hábiles: por mes, por "
        "contratista o por ítem",
        PACE,
    ),
    "ending": ("Los contratos que terminan pronto (`dias_aviso_fin` de la lista de chequeo)", ENDING),
    "secop_pending": ("Lo decidido aquí frente a lo respondido en SECOP II", SECOP_PENDING),
    "cuts": ("A qué corte del calendario va cada cuenta, y cuál no alcanzó; vacía sin calendario", CUTS),
    "cut_load": ("Las cuentas de un mes día por día, hasta su corte; vacía sin calendario", CUT_LOAD),
    "files": ("Los archivos encontrados y qué se hizo con cada uno", FILES),
    "jobs": ("Las últimas lecturas que se pidieron", JOBS),
    "history": ("Todo lo que se hizo con una cuenta", HISTORY),
    "second_looks": (
        "Las segundas miradas a cuentas aprobadas (`muestra_ciega`): una fila por ítem y una por la cuenta",
        SECOND_LOOKS,
    ),
    "agreement": ("En cuántas segundas miradas se halló lo mismo, por ítem y de la cuenta entera", AGREEMENT),
    "requests": ("Lo que pidió la devolución de cada cuenta que volvió, y qué hay ahora", REQUESTS),
    "changes": ("Qué cambió en una cuenta desde el pago anterior y desde la versión anterior", CHANGES),
}
"""Every table under the name of the function that gives it, with what a row is."""
