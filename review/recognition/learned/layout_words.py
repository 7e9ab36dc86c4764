"""The words by which layouts are told apart: what forms, letters and certificates print for anybody.

No name of a person. Lessons kept in databases hold digests of pairs of these words: a word
added or taken here makes papers less like those that taught, so the list does not follow the phrases by
which papers are told.
"""

from __future__ import annotations

LAYOUT_WORDS = frozenset(
    """
    a abierta abierto abonar abono abonos acciones ach achcolombia acordado acreedor acta activa activacion
    actividad actividades activo actual actualizacion actualizado acumulado adelantadas adeuda adicion
    adjunto administradora administradoras adquirente adquisiciones aduaneros adulto afiliacion afiliaciones
    afiliada afiliado afiliados afp agencia ahorro ahorros al alcaldia amparos anexo anexos antecedentes
    anterior anteriores antes apellido apellidos apertura aplicacion aportado aportante aporte aportes apoyo
    aprobacion aprobada aprobado aprobo apropiacion aptitud arl art articulo asegurada asegurado aseguradora
    asignacion asignado asunto asuntos atentamente atributos autoliquidacion autoridades autoriza
    autorizacion autorizar autorizo avance bajo baloto bancaria bancarias bancario banco barrio base
    beneficiario beneficiarios beneficios bienes bimestral bonificacion bruto buzon cabalidad caducidad caja
    calidad calidades camara cancelacion cancelado cancelar cancelarse cantidad caracteristicas caratula
    cargo cargos casilla causada causado causados causales cc ccf cdp ce cedula cedulas celebrar celular
    certifica certificacion certificado certificamos certificar certifico cesion chequeo cifras ciudad
    ciudadania clase clasificacion clausula clausulas clave cliente cobertura cobrado cobrar cobro codigo
    columna comercial comercio comision como compensacion completo completos compra comprendido comprobante
    comprobantes comprometer compromiso comunicacion con concejo concepto confirmacion consecutivo
    consignacion consignar consolidada constancia constar contable contractual contractuales contraloria
    contratante contratista contrato contratos contribucion contributivo contribuyente controversias
    convenido convenio cordial cordialmente corporacion correctivas correo corresponda corresponde
    correspondiente correspondientes corresponsal corriente corte costo costos cotizacion cotizaciones
    cotizado cotizante cotizantes creacion credibanco crp cta cte cuando cuantia cuanto cuarta cuenta
    cuentas cufe cultura cumplida cumplidas cumplido cumplimiento cumplio cuota da dar datos daviplata de
    debe declaracion declaro deducciones del delitos departamentales departamento dependencia dependientes
    deporte deposite deposito derecho desarrolladas desarrollo descripcion desde desembolsar desembolso
    designacion designada designado detallada detalle deudor dia dian dias diferente diligenciamiento dinero
    diploma direccion disciplinarios disponibilidad disponible distrital distrito documento domicilio
    duracion durante dv e economica educativa efectiva efectivo efectuados efectuar efecty ejecucion
    ejecutada ejecutadas ejecutado ejecutar ejecutor el elaboracion elaboro electrificacion electronica
    electronico emision empresa en encuentra entidad entre entrega entregables entregado entregados eps
    equivalente es espacio especial especifica especificas esta estado estampilla estampillas estatal
    estatura estatuto este estipendio estudio estudios evaluacion evaluado evidencia evidencias examen
    exclusivo existencia exitosa exitoso expedicion expedida expedido expedir experiencia extracto
    extranjeria factura facturado facturador facturar facturas familiar favor fecha fechas ficha fila fin
    final finalizacion financiacion financiera financiero firma firmado firmas fiscal fiscales folios fondo
    forma formas formulario fotografica fotografico fue fuente funcionario fundacion garantia garantias
    gasto gastos generacion generada generado generador general generales gerencia gestion gestiones girado
    girar giro gobernacion grado grafica gran gravable gravedad ha hace hacer hacienda hasta hecho hemos
    hoja honorarios hora hospital hospitalaria hospitales ibc identidad identificacion identificada
    identificado idoneidad ii importe importes impresion impuesto impuestos incompatibilidades indemnidad
    indice individual industria inexistencia informa informacion informado informar informe ingreso
    inhabilidades inicia iniciacion iniciado inicial iniciar inicio institucion instituto integrada interes
    interesar interese intereses interventor interventoria ips iva judiciales juramentada juramento juridico
    justicia la labor laboral laborales labores las le legal letras libreta limite linea liquidacion
    liquidado lista listo los lugar manifiesta manifiesto matricula mayor mcte me mecanismo medica medicina
    medico medidas medio medios mencionados mensual mensuales mensualidad mensualidades mercantil mes meta
    metas mi militar ministerio minuta moneda monto movimiento movimientos municipal municipales municipio n
    nacimiento nacion nacional nequi neto nit no nombre nombres nomina nos notificacion novedades nro
    nuestra nuip num numeracion numero numeros nupla o objetivo objeto obligacion obligaciones obligada
    obligado obligados ocupacion ocupacional oficial oficina operacion operador oportuna oportuno ops orden
    ordenador ordenadora origen otros pagada pagadas pagado pagador pagaduria pagar pagaste pago pagos pague
    paguese para parcial pasivo pdf penal pendiente pendientes pension pensiones perfeccionamiento periodico
    periodo permite permitimos permito personal personeria pesos pila plan planilla plazo poliza por
    porcentaje posee prepagada presenta presentacion presentar presente presento prestacion prestador
    prestados presupuestal presupuesto previo previos primer primera principal pro procedente proceso
    procultura procuraduria prodeporte prodesarrollo producto productos profesional profesionales
    prohospital promotora propacifico prorroga prorrogas prosalud prounivalle proveedor proveedores proyecto
    proyectos pse pueda punto que quien quincena quinta radicacion radicado razon realizacion realizada
    realizadas realizado realizo recaudado recaudadora recaudo rechazada recibi recibido recibimos recibo
    recomendaciones reconocido reconocimiento redeban reevaluacion ref referencia regimen registra
    registrador registro reinicio relacion remito remuneracion rentas reportado reportar reporte
    representacion republica reservado resolucion responsabilidades responsable responsables respuesta
    resultado resumen resumida rete reteica retencion retribucion reunieron reviso rh riesgo riesgos rp rpc
    rubro rural rut saldo salud saludo salvo sanciones satisfaccion se seccional secop secretaria
    seguimiento segunda seguridad seguro sello senor senora servicio servicios sexo sexuales siguiente
    siguientes sin sirva sirvase sistema social solicitado solicitante solicito solicitud solidario solucion
    son soporte soportes subdireccion subsecretaria subsistema subsistemas subtotal subtotales sucursal
    sujeto sujetos suma supergiros supervision supervisor supervisora suscriben suscripcion suscrita
    suscrito suscritos suspension tareas tarifa tarjeta tasa tecnica telefono tenencia tercera terminacion
    terminal termino tesoreria tiempo tiene timbre tipo titular titularidad tomador total totales trabajo
    tramite transaccion transferencia transferir tributaria tributario tributo tributos uis un una unica
    unico unilateral unitario universidad uso utilizacion validacion valido valor vence vencimiento venta
    verificacion verifico version vicerrectoria vida vigencia vigente vigilancia vinculacion vinculada
    vinculado voucher vr y
    """.split()  # noqa: SIM905
)
