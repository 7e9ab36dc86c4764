"""The columns of what is paid and when: which cut a cuenta goes to, what would be withheld of it, and what is
to be passed on to SECOP II."""

from __future__ import annotations

from review.catalogue.column import Column, Holds, table
from review.catalogue.cuenta_columns import SUBMISSIONS
from review.model import PayStanding, Resultado, SecopSource, SecopState, SinceExport, Verdict

TEXT, COUNT, MONEY, DAY, MOMENT = Holds.TEXT, Holds.COUNT, Holds.MONEY, Holds.DAY, Holds.MOMENT

WHO = (
    Column("contrato", Holds.ID, "Número del contrato", title="Contrato"),
    Column("contratista", TEXT, "Contratista", title="Contratista"),
    Column("documento", Holds.ID, "Documento de identidad", title="Documento"),
)
PAYMENT = Column("pago", COUNT, "Número de pago", title="Pago")

PRELIQUIDATION = table(
    Column("submission_id", COUNT, "Cuenta (id)"),
    Column("archivo", TEXT, "Ruta del PDF dentro de su carpeta"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM", title="Periodo"),
    PAYMENT,
    Column("concepto", TEXT, "retefuente, reteica, reteiva, estampilla o embargo"),
    Column("titulo", TEXT, "Lo que se retendría, como se lee", title="Concepto"),
    Column(
        "estado",
        TEXT,
        "calculado; dos_cifras: algo no se sabe y van las dos; no_aplica; sin_configurar: la entidad no ha "
        "escrito su tabla; sin_dato: no se leyó aquello de lo que sale",
        title="Estado",
    ),
    Column("base", MONEY, "Base, en pesos; vacía si hay dos cifras", title="Base"),
    Column("tarifa", TEXT, "Tarifa, como se lee; vacía si hay dos cifras", title="Tarifa"),
    Column("valor", MONEY, "Valor, en pesos; vacío si hay dos cifras o ninguna", title="Valor"),
    Column("valor_minimo", MONEY, "La menor de las dos cifras, o la única", title="Desde"),
    Column("valor_maximo", MONEY, "La mayor de las dos cifras, o la única", title="Hasta"),
    Column("se_descuenta", Holds.FLAG, "Se descuenta de la cuenta; si no, se paga aparte y solo se informa"),
    Column("por_que", TEXT, "Cómo sale, de qué depende o por qué no aplica", title="Por qué"),
    Column(
        "supuesto",
        TEXT,
        "Lo que nadie respondió, cómo se tomó y cuánto sería de otro modo; vacío si no cambia la cifra",
        title="Supuesto",
    ),
    Column("norma", TEXT, "Norma u oficio que lo ordena", title="Norma"),
    Column("paginas", Holds.LIST, "Páginas de lo que se leyó para calcularlo", title="Páginas"),
    Column("fuentes", TEXT, "Cada dato leído, con su página y su caja en puntos", title="De dónde sale"),
)

SECOP_PENDING = table(
    Column("submission_id", COUNT, "Cuenta (id): su versión vigente"),
    Column("carpeta", TEXT, SUBMISSIONS["carpeta"].about),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    PAYMENT,
    Column("valor", MONEY, "Valor cobrado, en pesos", title="Valor cobrado"),
    Column("decision", TEXT, SUBMISSIONS["decision"].about, title="Decisión"),
    Column("decidido_en", MOMENT, SUBMISSIONS["decidido_en"].about),
    Column("estado_secop", TEXT, SUBMISSIONS["estado_secop"].about, title="En SECOP II"),
    Column("fuente_secop", TEXT, SUBMISSIONS["fuente_secop"].about),
    Column(
        "situacion",
        TEXT,
        "por_pasar (decidida aquí y no allá), contraria (allá dice lo opuesto), sin_decidir (aprobada, "
        "pagada o rechazada allá y sin decidir aquí) o hecha",
    ),
    Column("que_hacer", TEXT, "Lo que sigue; vacío si ya está hecha", title="Qué hacer"),
)

PAYABLE = table(
    Column("submission_id", COUNT, "Cuenta (id)"),
    Column(
        "situacion",
        TEXT,
        "por_pagar (aprobada aquí y en SECOP II), por_pasar (aprobada aquí y no allá), sin_decidir (la tiene "
        "la supervisión y no se le conoce falla), retenida (algo lo impide), pagada (lo dice SECOP II) o "
        "por_fuera (no entra en ninguna suma)",
        title="Situación",
        kind=PayStanding,
    ),
    Column(
        "por_que",
        TEXT,
        "Por qué está retenida, sin decidir, por fuera o por pasar; vacío si no hay nada que decir",
        title="Por qué",
    ),
    Column("carpeta", TEXT, SUBMISSIONS["carpeta"].about, title="Carpeta"),
    Column("archivo", TEXT, SUBMISSIONS["archivo"].about, title="Archivo"),
    Column("sha256", TEXT, SUBMISSIONS["sha256"].about, title="Huella (SHA-256)"),
    *WHO,
    Column("entidad", TEXT, SUBMISSIONS["entidad"].about, title="Entidad"),
    Column("supervisor", TEXT, SUBMISSIONS["supervisor"].about, title="Supervisor"),
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM", title="Periodo"),
    PAYMENT,
    Column("valor", MONEY, "Valor cobrado, en pesos", title="Valor"),
    Column("resultado", TEXT, "Resultado que rige", title="Resultado", kind=Resultado),
    Column("decision", TEXT, "Decisión en firme", title="Decisión", kind=Verdict),
    Column("decidido_por", TEXT, "Quién decidió", title="Decidida por"),
    Column("estado_secop", TEXT, "Estado en SECOP II", title="Estado en SECOP II", kind=SecopState),
    Column(
        "fuente_secop", TEXT, SUBMISSIONS["fuente_secop"].about, title="Origen del estado", kind=SecopSource
    ),
    Column("nombre_banco", TEXT, "Banco de la cuenta de cobro, o de la certificación", title="Banco"),
    Column(
        "cuenta_bancaria",
        Holds.ID,
        "Cuenta que dice la cuenta de cobro, o la certificación",
        title="Cuenta bancaria",
    ),
    Column("tipo_cuenta", TEXT, "Tipo de la cuenta, según la certificación", title="Tipo de cuenta"),
    Column(
        "documento_titular", Holds.ID, "Documento de quien la certificación dice titular", title="Titular"
    ),
    Column(
        "nombre_titular",
        TEXT,
        "El nombre que trae la certificación, si se comprobó; si no, el del contratista cuando el documento "
        "es suyo",
        title="Nombre del titular",
    ),
    Column(
        "otra_cuenta",
        TEXT,
        "En qué difiere la cuenta bancaria de la certificación, del contrato en SECOP II o en la lista, o "
        "del pago anterior; vacío si en nada",
        title="Revise la cuenta bancaria",
    ),
    Column("cdp", Holds.ID, "CDP que la paga; de varios, separados por comas", title="CDP"),
    Column("rp", Holds.ID, "RP que la paga, el que nombra o por su orden; vacío si no se conoce", title="RP"),
    Column("rubro", Holds.ID, "Rubro de ese RP", title="Rubro"),
    Column("fuente", TEXT, "Fuente de ese RP", title="Fuente"),
    Column("dependencia", TEXT, "Dependencia de ese RP", title="Dependencia"),
)

EXPORT_CHANGES = table(
    Column("submission_id", COUNT, "Cuenta (id); de una que salió, la que había entonces"),
    Column(
        "cambio",
        TEXT,
        "entro (no estaba en la última exportación), cambio o salio (ya no está, o ya no se cuenta)",
        title="Cambio",
        kind=SinceExport,
    ),
    *WHO,
    PAYMENT,
    Column("antes", TEXT, "Cómo estaba en la última exportación; vacío si no estaba", title="Antes"),
    Column("ahora", TEXT, "Cómo está; vacío si ya no está", title="Ahora"),
    Column("valor_antes", MONEY, "Valor de entonces, en pesos", title="Valor de antes"),
    Column("valor", MONEY, "Valor de ahora, en pesos", title="Valor"),
)

CUTS = table(
    Column("submission_id", COUNT, "Cuenta (id): su versión vigente"),
    Column("carpeta", TEXT, "Carpeta, de la que es el calendario"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    PAYMENT,
    Column("valor", MONEY, "Valor cobrado, en pesos", title="Valor cobrado"),
    Column("decision", TEXT, "Decisión en firme; vacío si no se ha decidido"),
    Column(
        "situacion",
        TEXT,
        "por_decidir, tarde (llegó después de la ventana), paso (el corte la encontró sin decidir), devuelta "
        "o aprobada",
        title="Situación",
    ),
    Column("recibido", DAY, "Fecha del archivo de su primera versión", title="Llegó"),
    Column("corte", DAY, "El corte al que va; de una aprobada, aquel para el que quedó lista", title="Corte"),
    Column("dias_habiles", COUNT, "Días hábiles que faltan para ese corte; vacío si ya se aprobó"),
    Column("corte_perdido", DAY, "El corte anterior que no alcanzó; vacío si ninguno", title="No alcanzó"),
)

CUT_LOAD = table(
    Column("carpeta", TEXT, "Carpeta, de la que es el calendario"),
    Column("dia", DAY, "Cada día desde que abre la ventana hasta el corte", title="Día"),
    Column("habil", Holds.FLAG, "Es día hábil"),
    Column("hito", Holds.WORDS, "abre o cierra (la ventana), corte; vacío si ninguno", title="Calendario"),
    Column("llegaron", COUNT, "Cuya versión vigente llegó ese día; vacío si es futuro", title="Llegaron"),
    Column("decididas", COUNT, "Cuentas que se decidieron ese día", title="Decididas"),
    Column("por_decidir", COUNT, "Cuentas llegadas y sin decidir al terminar el día", title="Por decidir"),
)
