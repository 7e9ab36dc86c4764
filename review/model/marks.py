"""The marks between recognition and rules: facts seen on a page that are no values.

One table for those who put them there and those who ask for them; the words stand in databases and
never change.
"""

from __future__ import annotations

from review.model.basics import KeptWord


class ItemMark(KeptWord):
    """What a `Mark` of an item proves. Those that end in `_` are heads: a letter or a number follows."""

    # any item
    SIGNED = "firma"  # something is written where one signs
    UNSIGNED = "firma_vacia"  # the place to sign is empty
    VOIDED = "anulado"  # a stamp, or a word beside the title, voids the paper
    PAGE_EDITED = "pagina_modificada"  # the file keeps an earlier state of the page
    OTHER_FONT = "cifra_otra_fuente"  # some figures of a number are of another font
    # informe
    PHOTOGRAPH = "evidencia_foto"
    EVIDENCE = "evidencias"  # pages of evidence
    ANNEXES = "anuncia_anexos"  # it says that evidence follows
    NO_ANNEXES = "niega_anexos"  # it says that there is no evidence
    ELSEWHERE = "anexos_en_otra_parte"  # it names a link, a disc or a platform where things are
    START_UNREAD = "etiqueta_inicio"  # it tells the contract's start, and the day was not read
    DAY_UNREAD = "etiqueta_fecha"  # it tells its own day, and that was not read
    # cuenta
    WORDS_UNREAD = "etiqueta_letras"  # it tells an amount in words that was not read
    ACCOUNT_UNREAD = "etiqueta_cuenta"  # it tells a bank account that was not read
    VAT_CHARGED = "iva_cobrado"
    E_INVOICE = "factura_electronica"
    # seguridad social
    PLANILLA = "planilla"
    CERTIFICATE = "certificado_aportes"  # of contributions, in the place of a planilla
    PAID = "planilla_pagada"
    UNPAID = "planilla_sin_pagar"
    DAYS_IN_ROWS = "planilla_fechas"  # days of payment in its rows, each its own
    TYPE_ = "planilla_tipo_"  # followed by the planilla's letter
    CONTRIBUTOR_ = "tipo_cotizante_"  # followed by the contributor's number
    NO_PENSION = "no_aporta_pension"
    ARL_BY_ENTITY = "arl_entidad"
    OTHER_PARTS = "otros_aportes"  # it names a contribution beyond the four, and that is not zero
    OTHER_TOTAL = "otro_total"  # the row of its totals says one that its own column does not make
    VOUCHER = "comprobante"
    VOUCHER_APPROVED = "comprobante_aprobado"
    VOUCHER_REFUSED = "comprobante_rechazado"
    # banco
    ACTIVE = "cuenta_activa"
    CLOSED = "cuenta_inactiva"
    OWNED = "titularidad"  # the letter says whose the account is
    # RUT
    RUT_DRAFT = "rut_en_tramite"
    RUT_SEEN = "rut_mirado"  # its picture was searched for large letters
    RUT_LETTERS = "rut_letras_sin_leer"  # large letters across it that were not read
    RUT_BURNT = "rut_copia_sin_tonos"  # a copy that loses watermarks
    RUT_OTHER_KIND = "rut_otro_tipo"
    # impuestos
    TAX_PAID = "impuesto_pagado"
    TAX_BILL = "impuesto_liquidacion"  # a bill to be paid, no receipt
    ROWS_UNMADE = "conceptos_no_suman"  # the levies of a scan, as they were read, do not make its total


class PageMark(KeptWord):
    """What a `PageLabel` says of its page beyond its kind. Those that end in `_` are heads."""

    EVIDENCE = "evidencia"  # of the informe
    UNREAD = "ilegible"  # a picture that nobody could read
    FULL_PICTURE = "pagina_completa"  # a picture fills a page without words: it may be any paper scanned
    GLANCED = "mirada_por_encima"  # its picture was looked over, no writing was seen, and it was not read
    DOUBTFUL = "dudosa"  # it may be another paper than it was taken for
    MAY_BE_ = "puede_ser_"  # followed by an item which the page may be
    AFFILIATION = "afiliacion"  # a certificate of EPS, AFP or ARL
    PENSIONER = "pensionado"
    DECLARATION = "declaracion_tributaria"  # a paper of no item: what the contractor declares for his taxes
    LEARNED = "aprendido"  # told by what a reviewer taught
    LESSON_ = "leccion_"  # followed by the lesson's number
