"""The columns of a cuenta and of its parts (pages, fields, findings), and those that the workbook shows.

Order is that of the tables. A new one begins here: see "A column" in docs/how_to_add.md.
"""

from __future__ import annotations

from review import spanish_titles as titles
from review.catalogue.column import Column, Holds, InDatabase, Placed, table
from review.model import (
    Avance,
    Concept,
    ItemKind,
    Lectura,
    Origin,
    PageKind,
    Resultado,
    SecopSource,
    SecopState,
    Severity,
    State,
    Verdict,
)

TEXT, ID, COUNT, REAL = Holds.TEXT, Holds.ID, Holds.COUNT, Holds.REAL
ALWAYS, MAYBE, SOUGHT = InDatabase.ALWAYS, InDatabase.MAYBE, InDatabase.SOUGHT

BOX = (
    Column("x0", REAL, "Caja: borde izquierdo, en puntos", "x0", kept=MAYBE),
    Column("top", REAL, "Caja: borde superior, en puntos", "top", kept=MAYBE),
    Column("x1", REAL, "Caja: borde derecho, en puntos", "x1", kept=MAYBE),
    Column("bottom", REAL, "Caja: borde inferior, en puntos", "bottom", kept=MAYBE),
)
ITEMS = tuple(
    Column(
        item.value,
        TEXT,
        f"Estado del ítem {item.value}, el que rige",
        item.value,
        titles.ITEMS[item],
        ALWAYS,
        State,
    )
    for item in ItemKind
)
OF_CUENTA = Column("submission_id", COUNT, "Cuenta a la que pertenece (id)", "submission_id")
ARCHIVO = "Ruta del PDF dentro de su carpeta"

SUBMISSIONS = table(
    Column("id", COUNT, "Número de la cuenta en la base de datos", "id"),
    Column("archivo", TEXT, ARCHIVO, "archivo", "Archivo", ALWAYS),
    Column("carpeta", TEXT, "Carpeta que se leyó", "folder"),
    Column("sha256", TEXT, "Huella del contenido del PDF", "sha256"),
    Column(
        "lectura",
        TEXT,
        "Cómo se leyó: leido, parcial, cifrado, danado…",
        "lectura",
        kept=ALWAYS,
        kind=Lectura,
    ),
    Column("motivo_lectura", TEXT, "Por qué no se leyó, o no del todo", "reason", kept=MAYBE),
    Column("contrato", ID, "Número del contrato", "contract", "Contrato", MAYBE),
    Column(
        "clave_contrato",
        TEXT,
        "El mismo número en forma canónica, para cruzar tablas",
        "contract_key",
        kept=SOUGHT,
    ),
    Column("documento", ID, "Documento de identidad del contratista", "document", "Documento", SOUGHT),
    Column("contratista", TEXT, "Nombre del contratista", "contractor", "Contratista", MAYBE),
    Column("entidad", TEXT, "Entidad, según la lista de contratos", "entity", "Entidad"),
    Column(
        "clave_entidad",
        TEXT,
        "La misma entidad en forma canónica: su NIT, o su nombre",
        "entity_key",
        kept=MAYBE,
    ),
    Column("supervisor", TEXT, "Supervisor, según la lista de contratos", "supervisor", "Supervisor"),
    Column("pago", COUNT, "Número de pago", "payment", "Pago", MAYBE),
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM", "period", "Periodo", SOUGHT),
    Column("valor", Holds.MONEY, "Valor cobrado, en pesos", "value", "Valor", MAYBE),
    Column(
        "resultado",
        TEXT,
        "completa, incompleta, por_revisar o ilegible; el que rige",
        "result",
        "Resultado",
        ALWAYS,
        Resultado,
    ),
    Column(
        "resultado_maquina",
        TEXT,
        "El resultado antes de las marcas del revisor",
        "machine_result",
        kept=ALWAYS,
        kind=Resultado,
    ),
    *ITEMS,
    Column(
        "estado_secop", TEXT, "Estado en SECOP II", "secop_state", "Estado en SECOP II", ALWAYS, SecopState
    ),
    Column(
        "fuente_secop",
        TEXT,
        "De dónde se supo el estado en SECOP II",
        "secop_source",
        "Origen del estado",
        ALWAYS,
        SecopSource,
    ),
    Column(
        "decision",
        TEXT,
        "aprobada, devuelta o incompleta; vacío si no se ha decidido",
        "verdict",
        "Decisión",
        kind=Verdict,
    ),
    Column(
        "motivo_decision",
        TEXT,
        "Motivo escrito por quien decidió",
        "decision_reason",
        "Motivo de la decisión",
    ),
    Column("decidido_por", TEXT, "Quién decidió", "decision_author", "Decidida por"),
    Column("decidido_en", Holds.MOMENT, "Cuándo se decidió", "decision_at", "Decidida el"),
    Column(
        "decision_desactualizada",
        TEXT,
        "Qué cambió desde la decisión, también la de una versión anterior; vacío si nada",
    ),
    Column(
        "avance",
        TEXT,
        "sin_abrir, en_revision (alguien la abrió o la está escribiendo) o lo que se decidió",
        kind=Avance,
    ),
    Column(
        "concepto",
        TEXT,
        "visto_bueno o con_inconsistencia: lo que dijo quien revisó; vacío si nadie ha dado concepto",
        "concept",
        "Concepto",
        kind=Concept,
    ),
    Column("concepto_por", TEXT, "Quién dio el concepto", "concept_author", "Concepto de"),
    Column("motivo_concepto", TEXT, "Motivo del concepto", "concept_reason", "Motivo del concepto"),
    Column(
        "dias_espera",
        COUNT,
        "Días desde la fecha de la cuenta (o de su llegada) sin decidir",
        title="Días de espera",
    ),
    Column(
        "dias_habiles_espera",
        COUNT,
        "Lo mismo en días hábiles, por el calendario de la carpeta",
        title="Días hábiles de espera",
    ),
    Column(
        "limite_pasado",
        COUNT,
        "El límite de días hábiles de la lista de chequeo (`dias_de_espera`), si la espera lo pasó",
    ),
    Column("fecha_cuenta", Holds.DAY, "Fecha escrita en la cuenta de cobro", "account_date", kept=MAYBE),
    Column("recibido", Holds.MOMENT, "Fecha del archivo", "received", kept=ALWAYS),
    Column(
        "vigente",
        Holds.FLAG,
        "Es la versión más nueva de ese contrato, mes y pago",
        "current",
        kept=ALWAYS,
    ),
    Column("versiones", COUNT, "Cuántas versiones hay de ese contrato, mes y pago", "versions", kept=ALWAYS),
    Column(
        "copias",
        COUNT,
        "Cuántos otros archivos tienen exactamente el mismo contenido",
        "copies",
        kept=ALWAYS,
    ),
    Column("hallazgos", COUNT, "Cuántos hallazgos no cumplen", "finding_count", kept=ALWAYS),
    Column("primer_hallazgo", TEXT, "El primero de ellos", "first_finding", kept=MAYBE),
    Column("rp", ID, "Número del RP que nombra la cuenta; vacío si ninguno", "rp", kept=MAYBE),
)

PAGES = table(
    OF_CUENTA,
    Column("pagina", COUNT, "Número de página, desde 1", "number"),
    Column("item", TEXT, "Qué es la página; lo que rige", "kind", kept=ALWAYS, kind=PageKind),
    Column("item_maquina", TEXT, "Qué es según la máquina", "machine_kind", kept=ALWAYS, kind=PageKind),
    Column("confianza", REAL, "Confianza de la máquina, de 0 a 1", "confidence", kept=ALWAYS),
    Column("origen", TEXT, "texto u ocr", "origin", kept=ALWAYS, kind=Origin),
    Column("giro", COUNT, "Grados a la derecha que la enderezan", "rotation", kept=ALWAYS),
    Column("marcas", Holds.WORDS, "Señas vistas en la página, separadas por espacio", "marks", kept=ALWAYS),
    Column("por_que", Holds.LIST, "Señas por las que se reconoció", "why", kept=ALWAYS),
    Column("ancho", REAL, "Ancho en puntos", "width", kept=ALWAYS),
    Column("alto", REAL, "Alto en puntos", "height", kept=ALWAYS),
    Column("motivo", TEXT, "Por qué no se leyó la página", "failure", kept=MAYBE),
)

FIELDS = table(
    OF_CUENTA,
    Column("archivo", TEXT, ARCHIVO),
    Column("item", TEXT, "Ítem", "item"),
    Column("campo", TEXT, "Nombre del campo", "name"),
    Column("titulo", TEXT, "Nombre del campo, para leer"),
    Column("valor", Holds.VALUE, "Valor que rige, como texto", "value", kept=MAYBE),
    Column("texto", TEXT, "Lo impreso en la página", "text", kept=MAYBE),
    Column("pagina", COUNT, "Página", "page", kept=MAYBE),
    *BOX,
    Column("confianza", REAL, "Confianza, de 0 a 1", "confidence", kept=MAYBE),
    Column("nota", TEXT, "Por qué es dudoso, o quién lo corrigió", "note", kept=MAYBE),
    Column("corregido", Holds.FLAG, "Lo corrigió una persona", "corrected", kept=ALWAYS),
    Column("valor_maquina", Holds.VALUE, "Valor que leyó la máquina", "machine_value", kept=MAYBE),
)

FINDINGS = table(
    OF_CUENTA,
    Column("archivo", TEXT, ARCHIVO),
    Column("item", TEXT, "Ítem", "item", "Ítem", ALWAYS, ItemKind),
    Column("codigo", TEXT, "Código estable del hallazgo", "code", "Código", ALWAYS),
    Column(
        "estado",
        TEXT,
        "cumple, no_cumple, falta, por_revisar o no_aplica",
        "state",
        "Estado",
        ALWAYS,
        State,
    ),
    Column("severidad", TEXT, "rechazo, alerta o informativa", "severity", "Gravedad", ALWAYS, Severity),
    Column("mensaje", TEXT, "Qué se encontró", "message", "Hallazgo", ALWAYS),
    Column("esperado", TEXT, "Lo esperado", "expected", "Se esperaba", MAYBE),
    Column("encontrado", TEXT, "Lo encontrado", "found", "Se encontró", MAYBE),
    Column("pagina", COUNT, "Página de la evidencia", "page", "Página", MAYBE),
    *BOX,
    Column("buscado_en", Holds.LIST, "Páginas en las que se buscó sin encontrar", "searched", kept=ALWAYS),
    Column("norma", TEXT, "Fundamento legal", "norm", "Norma", MAYBE),
    Column("solicitud", TEXT, "Lo que se pediría al contratista", "request", "Qué pedir", MAYBE),
    Column("complemento", TEXT, "El complemento del que es la regla; vacío si es del programa"),
)

# --- the workbook of a month --------------------------------------------------------------------

WORKBOOK_ONLY = table(
    Column("nombre_banco", TEXT, "Banco de la cuenta de cobro, o de la certificación", title="Banco"),
    Column(
        "cuenta_bancaria",
        ID,
        "Cuenta que dice la cuenta de cobro, o la certificación",
        title="Cuenta bancaria",
    ),
    Column("planilla", ID, "Número de la planilla", title="Planilla PILA"),
    Column(
        "espera_desde",
        Holds.DAY,
        "Desde qué día espera una decisión: el de la cuenta, o el de su llegada; vacío si ya se decidió",
        title="Espera desde",
    ),
    Column("que_falta", TEXT, "Lo que se pediría al contratista, lo peor primero", title="Qué falta"),
    Column("paginas", TEXT, "En qué páginas está cada ítem", title="Páginas"),
)

ACCOUNT_SHEET = (
    Placed(SUBMISSIONS["contrato"], 17),
    Placed(SUBMISSIONS["contratista"], 25),
    Placed(SUBMISSIONS["documento"], 13),
    Placed(SUBMISSIONS["pago"], 7),
    Placed(SUBMISSIONS["periodo"], 11),
    Placed(SUBMISSIONS["valor"], 15),
    Placed(WORKBOOK_ONLY["nombre_banco"], 16),
    Placed(WORKBOOK_ONLY["cuenta_bancaria"], 15),
    Placed(WORKBOOK_ONLY["planilla"], 13),
    Placed(SUBMISSIONS["estado_secop"], 17),
    Placed(SUBMISSIONS["resultado"], 13),
    Placed(WORKBOOK_ONLY["que_falta"], 50),
    Placed(SUBMISSIONS["decision"], 12),
    Placed(SUBMISSIONS["decidido_por"], 17),
    Placed(SUBMISSIONS["decidido_en"], 12),
    Placed(WORKBOOK_ONLY["espera_desde"], 12),
    Placed(SUBMISSIONS["fuente_secop"], 22, printed=False),
    Placed(SUBMISSIONS["motivo_decision"], 40, printed=False),
    Placed(SUBMISSIONS["archivo"], 40, printed=False),
)
CHECKLIST_SHEET = (
    Placed(SUBMISSIONS["contrato"], 17),
    Placed(SUBMISSIONS["contratista"], 28),
    Placed(SUBMISSIONS["documento"], 13),
    Placed(SUBMISSIONS["pago"], 7),
    *(Placed(item, 15) for item in ITEMS),
    Placed(SUBMISSIONS["resultado"], 14),
    Placed(WORKBOOK_ONLY["paginas"], 46),
)
FINDING_SHEET = (
    Placed(SUBMISSIONS["contrato"], 17),
    Placed(SUBMISSIONS["contratista"], 24),
    Placed(SUBMISSIONS["pago"], 7),
    Placed(FINDINGS["item"], 17),
    Placed(FINDINGS["estado"], 12),
    Placed(FINDINGS["severidad"], 12),
    Placed(FINDINGS["mensaje"], 44),
    Placed(FINDINGS["esperado"], 20),
    Placed(FINDINGS["encontrado"], 20),
    Placed(FINDINGS["pagina"], 8),
    Placed(FINDINGS["solicitud"], 44),
    Placed(FINDINGS["norma"], 26),
    Placed(FINDINGS["codigo"], 26, printed=False),
    Placed(SUBMISSIONS["archivo"], 40, printed=False),
)
