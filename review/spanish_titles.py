"""What the members of every enum that a user sees are called in Spanish.

Screens, workbook, command line and findings read these tables, so that one thing has one name everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from review.model import (
    Act,
    Agreement,
    Audience,
    Avance,
    Concept,
    DutyOrigin,
    DutySource,
    DutyTick,
    EntityPicture,
    ItemKind,
    Lectura,
    MonthPaperKind,
    Origin,
    PageKind,
    PaperKind,
    PayStanding,
    PersonRole,
    RequestFate,
    Resultado,
    SecopSource,
    SecopState,
    Severity,
    Sighting,
    SinceExport,
    State,
    Verdict,
    ViewRight,
)

ITEMS: Mapping[ItemKind, str] = {
    ItemKind.INFORME: "Informe de actividades",
    ItemKind.CUENTA: "Cuenta de cobro",
    ItemKind.SEGURIDAD_SOCIAL: "Seguridad social",
    ItemKind.BANCO: "Certificación bancaria",
    ItemKind.RUT: "RUT",
    ItemKind.IMPUESTOS: "Impuestos y estampillas",
}

OF_ITEM: Mapping[ItemKind, str] = {
    ItemKind.INFORME: "del informe de actividades",
    ItemKind.CUENTA: "de la cuenta de cobro",
    ItemKind.SEGURIDAD_SOCIAL: "de la seguridad social",
    ItemKind.BANCO: "de la certificación bancaria",
    ItemKind.RUT: "del RUT",
    ItemKind.IMPUESTOS: "de los impuestos y estampillas",
}

ON_ITEM: Mapping[ItemKind, str] = {
    ItemKind.INFORME: "sobre el informe de actividades",
    ItemKind.CUENTA: "sobre la cuenta de cobro",
    ItemKind.SEGURIDAD_SOCIAL: "sobre la seguridad social",
    ItemKind.BANCO: "sobre la certificación bancaria",
    ItemKind.RUT: "sobre el RUT",
    ItemKind.IMPUESTOS: "sobre los impuestos y estampillas",
}

ITEMS_SHORT: Mapping[ItemKind, str] = {
    ItemKind.INFORME: "Informe",
    ItemKind.CUENTA: "Cuenta",
    ItemKind.SEGURIDAD_SOCIAL: "Seg. social",
    ItemKind.BANCO: "Banco",
    ItemKind.RUT: "RUT",
    ItemKind.IMPUESTOS: "Impuestos",
}

PAGE_KINDS: Mapping[PageKind, str] = {
    **{PageKind(kind.value): title for kind, title in ITEMS.items()},
    PageKind.OTRO: "Otro documento",
    PageKind.BLANCO: "Página en blanco",
}

STATES: Mapping[State, str] = {
    State.CUMPLE: "Cumple",
    State.NO_CUMPLE: "No cumple",
    State.FALTA: "Falta",
    State.POR_REVISAR: "Por revisar",
    State.NO_APLICA: "No aplica",
}

RESULTS: Mapping[Resultado, str] = {
    Resultado.COMPLETA: "Completa",
    Resultado.INCOMPLETA: "Incompleta",
    Resultado.POR_REVISAR: "Por revisar",
    Resultado.ILEGIBLE: "Ilegible",
}

LECTURAS: Mapping[Lectura, str] = {
    Lectura.LEIDO: "Leído",
    Lectura.PARCIAL: "Leído en parte",
    Lectura.CIFRADO: "Con contraseña",
    Lectura.DANADO: "Dañado",
    Lectura.VACIO: "Vacío",
    Lectura.NO_ES_PDF: "No es un PDF",
    Lectura.DEMASIADO_GRANDE: "Demasiado grande",
}

SECOP_STATES: Mapping[SecopState, str] = {
    SecopState.SIN_CONFIRMAR: "Sin confirmar",
    SecopState.PENDIENTE_REGISTRO: "Pendiente de registro",
    SecopState.ENVIADO: "Enviado a la Entidad Estatal",
    SecopState.BAJO_APROBACION: "Bajo aprobación",
    SecopState.RECHAZADO: "Rechazado",
    SecopState.APROBADO: "Aprobado",
    SecopState.PAGADO: "Pagado",
}

SECOP_SOURCES: Mapping[SecopSource, str] = {
    SecopSource.NINGUNA: "Sin fuente",
    SecopSource.CARPETA: "Nombre de la carpeta",
    SecopSource.CONTRATOS: "Lista de contratos",
    SecopSource.PLAN_DE_PAGOS: "Plan de pagos de SECOP II",
    SecopSource.A_MANO: "Registrado a mano",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.RECHAZO: "Rechazo",
    Severity.ALERTA: "Alerta",
    Severity.INFORMATIVA: "Informativa",
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.APROBADA: "Aprobada",
    Verdict.DEVUELTA: "Devuelta",
    Verdict.INCOMPLETA: "Incompleta",
}

PROGRESS: Mapping[Avance, str] = {
    Avance.SIN_ABRIR: "Sin abrir",
    Avance.EN_REVISION: "En revisión",
    Avance.APROBADA: "Aprobada",
    Avance.DEVUELTA: "Devuelta",
    Avance.INCOMPLETA: "Dejada incompleta",
}

CONCEPTS: Mapping[Concept, str] = {
    Concept.VISTO_BUENO: "Visto bueno",
    Concept.CON_INCONSISTENCIA: "Con inconsistencia",
}

REQUEST_FATES: Mapping[RequestFate, str] = {
    RequestFate.NO_ATENDIDO: "No atendido",
    RequestFate.NUEVO: "Nuevo",
    RequestFate.POR_CONFIRMAR: "Por confirmar",
    RequestFate.A_LA_VISTA: "Revíselo usted",
    RequestFate.ATENDIDO: "Atendido",
    RequestFate.YA_NO_SE_PIDE: "Ya no se pide",
}

ORIGINS: Mapping[Origin, str] = {
    Origin.TEXTO: "Texto del PDF",
    Origin.OCR: "Leído de la imagen",
}

ROLES: Mapping[PersonRole, str] = {
    PersonRole.REVISOR: "Revisor",
    PersonRole.SUPERVISOR: "Supervisor",
    PersonRole.FINANZAS: "Finanzas",
    PersonRole.CONSULTA: "Consulta",
    PersonRole.ADMINISTRACION: "Administración",
}

VIEW_RIGHTS: Mapping[ViewRight, str] = {
    ViewRight.ACCOUNTS: "Ver las cuentas, sus tablas y lo que se encontró en ellas",
    ViewRight.PERSONAL: "Ver completos los documentos, las cuentas bancarias, los correos y los teléfonos",
    ViewRight.PAPERS: "Ver las páginas de los PDF",
    ViewRight.EXPORT: "Exportar el libro de Excel y los datos en CSV",
    ViewRight.DRAFT: "Hacer cartas, informes y certificados",
    ViewRight.LOAD: "Leer carpetas y subir archivos",
    ViewRight.WAYS: "Ver la lista de chequeo y los valores de ley",
    ViewRight.PEOPLE: "Dar y quitar permisos, y ver quién miró y exportó qué",
}

ACTS: Mapping[Act, str] = {
    Act.CONCEPT: "Dar concepto sobre una cuenta",
    Act.DECIDE: "Decidir sobre una cuenta",
    Act.BULK: "Aprobar varias cuentas a la vez",
    Act.REVERSE: "Anular la decisión de una cuenta",
    Act.MARK: "Marcar un ítem",
    Act.MOVE: "Decir qué es una página, también en las dudas",
    Act.CORRECT: "Corregir un dato, también en las dudas",
    Act.NOTE: "Dejar una nota en una cuenta o retirarla",
    Act.SECOND_LOOK: "Mirar de nuevo una cuenta aprobada, sin ver lo decidido",
    Act.LESSON: "Olvidar un formato aprendido o volver a usarlo",
    Act.SECOP_STATE: "Poner a mano el estado en SECOP II",
    Act.SECOP_IMPORT: "Importar datos de SECOP II",
    Act.WAIVER: "Exceptuar una regla o retirar la excepción",
    Act.WAYS: "Cambiar la lista de chequeo, los valores de ley, la lista de contratos o los formatos",
    Act.DUTY: "Marcar si se cumplió cada obligación",
    Act.DUTIES: "Confirmar las obligaciones de un contrato",
}

AUDIENCES: Mapping[Audience, str] = {
    Audience.INTERNA: "Interna",
    Audience.CONTRATISTA: "Para el contratista",
}

SIGHTINGS: Mapping[Sighting, str] = {
    Sighting.CUMPLE: "Cumple",
    Sighting.NO_CUMPLE: "No cumple",
    Sighting.NO_SE_SABE: "No se puede saber",
}

AGREEMENTS: Mapping[Agreement, str] = {
    Agreement.COINCIDE: "Coincide",
    Agreement.DIFIERE: "Difiere",
    Agreement.NO_SE_SABE: "No se pudo saber",
}

PAPERS: Mapping[PaperKind, str] = {
    PaperKind.CERTIFICADO: "Certificado mensual",
    PaperKind.INFORME: "Informe de supervisión",
    PaperKind.INFORME_FINAL: "Informe final de supervisión",
}

ENTITY_PICTURES: Mapping[EntityPicture, str] = {EntityPicture.LOGO: "Logo de la entidad"}

PAY_STANDINGS: Mapping[PayStanding, str] = {
    PayStanding.POR_PAGAR: "Por pagar",
    PayStanding.POR_PASAR: "Aprobada, falta SECOP II",
    PayStanding.SIN_DECIDIR: "Sin decidir",
    PayStanding.RETENIDA: "Retenida",
    PayStanding.PAGADA: "Pagada",
    PayStanding.POR_FUERA: "Por fuera de las sumas",
}

SINCE_EXPORT: Mapping[SinceExport, str] = {
    SinceExport.ENTRO: "Entró",
    SinceExport.CAMBIO: "Cambió",
    SinceExport.SALIO: "Salió",
}

MONTH_PAPERS: Mapping[MonthPaperKind, str] = {
    MonthPaperKind.CERTIFICADO_COLECTIVO: "Certificación colectiva",
    MonthPaperKind.MEMORANDO: "Memorando a financiera",
}

DUTY_TICKS: Mapping[DutyTick, str] = {
    DutyTick.CUMPLIDA: "Cumplida",
    DutyTick.NO_CUMPLIDA: "No cumplida",
    DutyTick.NO_APLICA: "No aplica este mes",
    DutyTick.SIN_MARCAR: "Sin marcar",
}

DUTY_ORIGINS: Mapping[DutyOrigin, str] = {
    DutyOrigin.LISTA: "La lista de contratos",
    DutyOrigin.CONFIRMADA: "Confirmadas por una persona",
    DutyOrigin.INFORME: "Lo que imprime el informe",
}

DUTY_SOURCES: Mapping[DutySource, str] = {
    DutySource.CONTRATO: "el PDF del contrato",
    DutySource.INFORME: "el informe de este mes",
    DutySource.INFORME_ANTERIOR: "el informe de un mes anterior",
    DutySource.ESCRITA: "lo que escribió quien las confirmó",
}

_TABLES: tuple[Mapping[Any, str], ...] = (
    ITEMS,
    ROLES,
    VIEW_RIGHTS,
    ACTS,
    PAGE_KINDS,
    STATES,
    RESULTS,
    LECTURAS,
    SECOP_STATES,
    SECOP_SOURCES,
    SEVERITIES,
    VERDICTS,
    PROGRESS,
    CONCEPTS,
    REQUEST_FATES,
    ORIGINS,
    AUDIENCES,
    SIGHTINGS,
    AGREEMENTS,
    PAPERS,
    ENTITY_PICTURES,
    PAY_STANDINGS,
    SINCE_EXPORT,
    MONTH_PAPERS,
    DUTY_TICKS,
    DUTY_ORIGINS,
    DUTY_SOURCES,
)
# Members of different enums may be equal as strings (`por_revisar`), hence a table for each type.
TITLES: Mapping[type[StrEnum], Mapping[Any, str]] = {type(next(iter(table))): table for table in _TABLES}
