"""The columns of every table of `review.frames`: name, type and what it holds, in one place.

Text columns are pandas' `string` (missing: `pd.NA`), whole numbers `Int64`, points and shares `float64`
(missing: NaN), dates and moments `datetime64[us]` (missing: NaT; moments are Colombian local time).
Money is whole pesos; months are text `AAAA-MM`; `caja` columns are points from the page's top left corner.
"""

from __future__ import annotations

from typing import NamedTuple

from review.model import ItemKind

TEXT, COUNT, REAL, FLAG, TIME = "string", "Int64", "float64", "bool", "datetime64[us]"


class Column(NamedTuple):
    dtype: str
    about: str  # Spanish: shown in the notebook and in the screens' help


_BOX = {
    "x0": Column(REAL, "Caja: borde izquierdo, en puntos"),
    "top": Column(REAL, "Caja: borde superior, en puntos"),
    "x1": Column(REAL, "Caja: borde derecho, en puntos"),
    "bottom": Column(REAL, "Caja: borde inferior, en puntos"),
}
_ITEMS = {item.value: Column(TEXT, f"Estado del ítem {item.value}, el que rige") for item in ItemKind}

SUBMISSIONS: dict[str, Column] = {
    "id": Column(COUNT, "Número de la cuenta en la base de datos"),
    "archivo": Column(TEXT, "Ruta del PDF dentro de su carpeta"),
    "carpeta": Column(TEXT, "Carpeta que se leyó"),
    "sha256": Column(TEXT, "Huella del contenido del PDF"),
    "lectura": Column(TEXT, "Cómo se leyó: leido, parcial, cifrado, danado…"),
    "motivo_lectura": Column(TEXT, "Por qué no se leyó, o no del todo"),
    "contrato": Column(TEXT, "Número del contrato"),
    "clave_contrato": Column(TEXT, "El mismo número en forma canónica, para cruzar tablas"),
    "documento": Column(TEXT, "Documento de identidad del contratista"),
    "contratista": Column(TEXT, "Nombre del contratista"),
    "entidad": Column(TEXT, "Entidad, según la lista de contratos"),
    "clave_entidad": Column(TEXT, "La misma entidad en forma canónica: su NIT, o su nombre"),
    "supervisor": Column(TEXT, "Supervisor, según la lista de contratos"),
    "pago": Column(COUNT, "Número de pago"),
    "periodo": Column(TEXT, "Mes cobrado, AAAA-MM"),
    "valor": Column(COUNT, "Valor cobrado, en pesos"),
    "resultado": Column(TEXT, "completa, incompleta, por_revisar o ilegible; el que rige"),
    "resultado_maquina": Column(TEXT, "El resultado antes de las marcas del revisor"),
    **_ITEMS,
    "estado_secop": Column(TEXT, "Estado en SECOP II"),
    "fuente_secop": Column(TEXT, "De dónde se supo el estado en SECOP II"),
    "decision": Column(TEXT, "aprobada, devuelta o incompleta; vacío si no se ha decidido"),
    "motivo_decision": Column(TEXT, "Motivo escrito por quien decidió"),
    "decidido_por": Column(TEXT, "Quién decidió"),
    "decidido_en": Column(TIME, "Cuándo se decidió"),
    "decision_desactualizada": Column(
        TEXT, "Qué cambió desde la decisión, también la de una versión anterior; vacío si nada"
    ),
    "dias_espera": Column(COUNT, "Días desde la fecha de la cuenta (o de su llegada) sin decidir"),
    "fecha_cuenta": Column(TIME, "Fecha escrita en la cuenta de cobro"),
    "recibido": Column(TIME, "Fecha del archivo"),
    "vigente": Column(FLAG, "Es la versión más nueva de ese contrato, mes y pago"),
    "versiones": Column(COUNT, "Cuántas versiones hay de ese contrato, mes y pago"),
    "copias": Column(COUNT, "Cuántos otros archivos tienen exactamente el mismo contenido"),
    "hallazgos": Column(COUNT, "Cuántos hallazgos no cumplen"),
    "primer_hallazgo": Column(TEXT, "El primero de ellos"),
}

PAGES: dict[str, Column] = {
    "submission_id": Column(COUNT, "Cuenta a la que pertenece (id)"),
    "pagina": Column(COUNT, "Número de página, desde 1"),
    "item": Column(TEXT, "Qué es la página; lo que rige"),
    "item_maquina": Column(TEXT, "Qué es según la máquina"),
    "confianza": Column(REAL, "Confianza de la máquina, de 0 a 1"),
    "origen": Column(TEXT, "texto u ocr"),
    "giro": Column(COUNT, "Grados a la derecha que la enderezan"),
    "marcas": Column(TEXT, "Señas vistas en la página, separadas por espacio"),
    "por_que": Column(TEXT, "Señas por las que se reconoció"),
    "ancho": Column(REAL, "Ancho en puntos"),
    "alto": Column(REAL, "Alto en puntos"),
    "motivo": Column(TEXT, "Por qué no se leyó la página"),
}

FIELDS: dict[str, Column] = {
    "submission_id": Column(COUNT, "Cuenta a la que pertenece (id)"),
    "archivo": Column(TEXT, "Ruta del PDF dentro de su carpeta"),
    "item": Column(TEXT, "Ítem"),
    "campo": Column(TEXT, "Nombre del campo"),
    "titulo": Column(TEXT, "Nombre del campo, para leer"),
    "valor": Column(TEXT, "Valor que rige, como texto"),
    "texto": Column(TEXT, "Lo impreso en la página"),
    "pagina": Column(COUNT, "Página"),
    **_BOX,
    "confianza": Column(REAL, "Confianza, de 0 a 1"),
    "nota": Column(TEXT, "Por qué es dudoso, o quién lo corrigió"),
    "corregido": Column(FLAG, "Lo corrigió una persona"),
    "valor_maquina": Column(TEXT, "Valor que leyó la máquina"),
}

FINDINGS: dict[str, Column] = {
    "submission_id": Column(COUNT, "Cuenta a la que pertenece (id)"),
    "archivo": Column(TEXT, "Ruta del PDF dentro de su carpeta"),
    "item": Column(TEXT, "Ítem"),
    "codigo": Column(TEXT, "Código estable del hallazgo"),
    "estado": Column(TEXT, "cumple, no_cumple, falta, por_revisar o no_aplica"),
    "severidad": Column(TEXT, "rechazo, alerta o informativa"),
    "mensaje": Column(TEXT, "Qué se encontró"),
    "esperado": Column(TEXT, "Lo esperado"),
    "encontrado": Column(TEXT, "Lo encontrado"),
    "pagina": Column(COUNT, "Página de la evidencia"),
    **_BOX,
    "buscado_en": Column(TEXT, "Páginas en las que se buscó sin encontrar"),
    "norma": Column(TEXT, "Fundamento legal"),
    "solicitud": Column(TEXT, "Lo que se pediría al contratista"),
}

CONTRACTS: dict[str, Column] = {
    "carpeta": Column(TEXT, "Carpeta de la última lista que lo trajo; vacío si solo lo dice SECOP II"),
    "contrato": Column(TEXT, "Número del contrato"),
    "clave_contrato": Column(TEXT, "El mismo número en forma canónica, para cruzar tablas"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
    "entidad": Column(TEXT, "Entidad"),
    "nit_entidad": Column(TEXT, "NIT de la entidad"),
    "objeto": Column(TEXT, "Objeto"),
    "fecha_inicio": Column(TIME, "Inicio"),
    "fecha_fin": Column(TIME, "Terminación, prórrogas contadas"),
    "valor_mensual": Column(COUNT, "Valor mensual, en pesos"),
    "valor_total": Column(COUNT, "Valor total con adiciones, en pesos"),
    "supervisor": Column(TEXT, "Supervisor"),
    "id_secop": Column(TEXT, "Identificador del contrato en SECOP II"),
    "clave_entidad": Column(TEXT, "La entidad en forma canónica: su NIT, o su nombre"),
    "en_lista": Column(FLAG, "Se espera su cuenta: alguna lista lo trae todavía, o solo lo dice SECOP II"),
    "primer_mes": Column(
        TEXT, "Primer mes cobrado, AAAA-MM, en las carpetas de sus listas o de su entidad; vacío si ninguno"
    ),
}

COMPLIANCE: dict[str, Column] = {
    "contrato": Column(TEXT, "Número del contrato"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
    "submission_id": Column(COUNT, "Cuenta vigente del mes; vacío si no hay"),
    "pago": Column(COUNT, "Número de pago"),
    **_ITEMS,
    "resultado": Column(TEXT, "Resultado, o sin_cuenta si el contrato no cobró ese mes"),
}

COMPLIANCE_BY_MONTH: dict[str, Column] = {
    "contrato": Column(TEXT, "Número del contrato"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
}
RESULT_OF_MONTH = Column(
    TEXT, "Resultado del mes, sin_cuenta, o vacío fuera del plazo del contrato"
)  # one a month

PAYMENTS: dict[str, Column] = {
    "submission_id": Column(COUNT, "Cuenta (id)"),
    "contrato": Column(TEXT, "Número del contrato"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
    "periodo": Column(TEXT, "Mes cobrado, AAAA-MM"),
    "pago": Column(COUNT, "Número de pago"),
    "valor": Column(COUNT, "Valor cobrado, en pesos"),
    "resultado": Column(TEXT, "Resultado que rige"),
    "estado_secop": Column(TEXT, "Estado en SECOP II"),
    "pendiente": Column(FLAG, "La entidad aún no la ha recibido (sin confirmar cuenta como pendiente)"),
    "decision": Column(TEXT, "Decisión en firme"),
}

BALANCE: dict[str, Column] = {
    "contrato": Column(TEXT, "Número del contrato"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
    "valor_total": Column(COUNT, "Valor total del contrato, en pesos"),
    "valor_mensual": Column(COUNT, "Valor mensual del contrato, en pesos"),
    "cuentas": Column(COUNT, "Cuentas vigentes"),
    "cobrado": Column(COUNT, "Suma cobrada, en pesos"),
    "aprobado": Column(COUNT, "De ello, aprobado por el revisor"),
    "pagado": Column(COUNT, "De ello, pagado según SECOP II"),
    "pendiente": Column(COUNT, "Valor total menos lo cobrado; vacío si no se conoce el total"),
    "porcentaje": Column(REAL, "Cobrado sobre valor total, de 0 a 100"),
    "ultimo_periodo": Column(TEXT, "Último mes cobrado, AAAA-MM"),
}

MISSING: dict[str, Column] = {
    "item": Column(TEXT, "Ítem"),
    "estado": Column(TEXT, "falta, no_cumple o por_revisar"),
    "cuantas": Column(COUNT, "En cuántas cuentas del mes"),
}

NOT_PRESENTED: dict[str, Column] = {
    "contrato": Column(TEXT, "Número del contrato"),
    "contratista": Column(TEXT, "Contratista"),
    "documento": Column(TEXT, "Documento de identidad"),
    "supervisor": Column(TEXT, "Supervisor, según la lista de contratos"),
    "carpeta": Column(TEXT, "Carpeta de la última lista que lo trajo; vacío si solo lo dice SECOP II"),
    "pago": Column(COUNT, "El pago que le toca; vacío si no se conoce el inicio del contrato"),
    "estado_secop": Column(TEXT, "Estado de ese pago en SECOP II, o sin_datos si SECOP II no dice nada"),
    "desde": Column(TIME, "Último día cobrado: después de él se puede presentar"),
    "plazo": Column(TIME, "Último día hábil para presentarla; vacío si la lista no pide plazo"),
    "dias_habiles": Column(COUNT, "Días hábiles transcurridos desde que se puede presentar"),
    "dias_restantes": Column(COUNT, "Días hábiles que faltan para el plazo; negativo si ya pasó"),
}

FILES: dict[str, Column] = {
    "carpeta": Column(TEXT, "Carpeta que se leyó"),
    "archivo": Column(TEXT, "Ruta dentro de la carpeta"),
    "estado": Column(TEXT, "Cómo se leyó, u omitido si no es una cuenta"),
    "motivo": Column(TEXT, "Por qué no se leyó, o por qué se omitió"),
    "submission_id": Column(COUNT, "Cuenta (id); vacío si se omitió"),
    "bytes": Column(COUNT, "Tamaño"),
    "visto_en": Column(TIME, "Primera vez que se vio"),
    "nuevo": Column(FLAG, "Se leyó en este trabajo (con job_id) o en el último de su carpeta"),
}

JOBS: dict[str, Column] = {
    "id": Column(COUNT, "Número del trabajo"),
    "carpeta": Column(TEXT, "Carpeta"),
    "estado": Column(TEXT, "en_cola, en_marcha, terminado, fallido o interrumpido"),
    "hechos": Column(COUNT, "Archivos leídos"),
    "total": Column(COUNT, "Archivos por leer"),
    "problemas": Column(COUNT, "Archivos que no se pudieron leer u omitidos"),
    "creado_en": Column(TIME, "Cuándo se pidió"),
    "terminado_en": Column(TIME, "Cuándo terminó"),
}

HISTORY: dict[str, Column] = {
    "cuando": Column(TIME, "Cuándo"),
    "quien": Column(TEXT, "Quién"),
    "que": Column(TEXT, "decision, item, pagina, campo, secop o formato"),
    "sobre": Column(TEXT, "El ítem, la página o el campo"),
    "valor": Column(TEXT, "Lo que se puso; vacío si se volvió a lo de la máquina"),
    "motivo": Column(TEXT, "Motivo escrito"),
}
