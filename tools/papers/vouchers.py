"""Proofs that the planilla was paid: a PSE receipt, a bank application's, a cash slip."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from collections.abc import Callable
from random import Random

from review.model import PageKind
from tools.papers import pictures, wording
from tools.papers.facts import Facts, VoucherFacts
from tools.papers.paper import Paper, Style

COMPANY = {
    "aportes": "APORTES EN LINEA S.A.", "soi": "ACH COLOMBIA SOI", "enlace": "ENLACE OPERATIVO S.A.",
    "simple": "SIMPLE S.A.", "asopagos": "ASOPAGOS S.A.", "miplanilla": "COMPENSAR MIPLANILLA",
}  # fmt: skip


def _facts(facts: Facts) -> VoucherFacts:
    if facts.pila.voucher is None:
        raise ValueError("this submission has no voucher")
    return facts.pila.voucher


def reference(paper: Paper, v: VoucherFacts) -> str:
    """The planilla that the voucher says it pays."""
    return paper.put("voucher_referencia", v.planilla, v.planilla)


def pse(paper: Paper, facts: Facts, rng: Random) -> None:
    """«Comprobante de pago» of PSE: two columns of label and value."""
    v = _facts(facts)
    paper.style = Style("Helvetica", 10)
    paper.margin = 90
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    data, ratio = pictures.title("PSE", color="#0a4aa0")
    paper.picture(data, 90, 44, 30 * ratio, 30)
    paper.y = 96
    paper.para(
        rng.choice(("Resumen del pago electrónico", "Comprobante de pago")),
        bold=True,
        size=15,
        after=14,
        color="#0a4aa0",
    )
    state = rng.choice(("Aprobada", "APROBADA")) if v.approved else rng.choice(("Rechazada", "RECHAZADA"))
    day = rng.choice((wording.slashed, str, wording.long_date))(v.day)
    value = paper.put(
        "voucher_valor",
        v.value,
        rng.choice((wording.dotted, wording.commas, lambda n: f"$ {wording.grouped(n)},00"))(v.value),
    )
    paper.put("voucher_fecha", v.day, day)
    rows = [
        ("Estado de la transacción:", state),
        ("CUS:", v.cus),
        ("Empresa:", COMPANY[facts.layouts["seguridad_social"]]),
        ("Descripción:", f"Pago planilla de aportes con clave {reference(paper, v)}"),
        ("Referencia 1:", f"190.{rng.randrange(10, 250)}.{rng.randrange(10, 250)}.{rng.randrange(10, 250)}"),
        ("Referencia 2:", v.pay_key),
        ("Banco:", rng.choice(("BANCOLOMBIA", "BANCO DAVIVIENDA", "NEQUI", "BBVA COLOMBIA"))),
        ("Valor pagado:", value),
        ("Costo de la transacción:", "$ 0"),
        ("Fecha y hora:", f"{day} {v.hour}"),
    ]
    paper.table(
        [
            [paper.cell(a, color="#555555"), paper.cell(b, bold=a.startswith(("Valor", "Estado")))]
            for a, b in rows
        ],
        [paper.inner * 0.42, paper.inner * 0.58],
        grid="#d4dbe6",
        pad=5,
    )


def app(paper: Paper, facts: Facts, rng: Random) -> None:
    """A telephone's screen printed: big amount in the middle, label above its value."""
    v = _facts(facts)
    paper.style = Style("Vera", 9)
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    left, w = 176.0, 260.0
    paper.margin = left
    paper.box(left - 14, 60, w + 28, 560, stroke="#cccccc", fill="#fbfbfd")
    paper.box(left - 14, 60, w + 28, 64, stroke=None, fill="#2c2a29" if v.approved else "#7b1e1e")
    paper.text(
        left + w / 2,
        98,
        "¡Pago exitoso!" if v.approved else "Transacción rechazada",
        size=15,
        bold=True,
        align="center",
        color="#ffffff",
    )
    paper.text(
        left + w / 2,
        152,
        f"Comprobante No. {rng.randrange(10_000, 99_999):010d}",
        size=9,
        align="center",
        color="#555555",
    )
    value = paper.put("voucher_valor", v.value, wording.dotted(v.value))
    day = paper.put(
        "voucher_fecha", v.day, wording.long_date(v.day) if rng.random() < 0.5 else wording.slashed(v.day)
    )
    paper.text(left + w / 2, 186, "Valor del pago", size=9, align="center", color="#777777")
    paper.text(left + w / 2, 210, value, size=19, bold=True, align="center")
    rows = [
        ("Fecha y hora", f"{day} - {v.hour}"),
        ("Producto origen", f"Cuenta de Ahorros *{facts.deal.account.number[-4:]}"),
        ("Empresa o servicio", f"PAGO EN PSE {COMPANY[facts.layouts['seguridad_social']]}"),
        ("Referencia", reference(paper, v)),
        ("CUS", v.cus),
        ("Costo de la transacción", "$ 0"),
    ]
    y = 252.0
    for label, text in rows:
        paper.text(left, y, label, size=8, color="#777777")
        paper.text(left, y + 14, text, size=9.5)
        paper.line(left, y + 24, left + w, y + 24, color="#dddddd")
        y += 44


def slip(paper: Paper, facts: Facts, rng: Random) -> None:
    """A cash correspondent's till slip, narrow and in typewriter letters."""
    v = _facts(facts)
    paper.style = Style("Courier", 9)
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    left, w = 206.0, 200.0
    paper.margin = left
    place = rng.choice(("EFECTY", "SUPERGIROS", "VIA BALOTO", "GANA"))
    paper.box(left - 12, 56, w + 24, 330, stroke="#999999")
    value = paper.put("voucher_valor", v.value, f"${wording.grouped(v.value)}")
    day = paper.put("voucher_fecha", v.day, wording.slashed(v.day))
    lines = [
        (place, "center"), ("COMPROBANTE DE PAGO", "center"), ("-" * 34, "left"),
        (f"FECHA: {day}  {v.hour}", "left"), (f"PUNTO: {rng.randrange(1000, 9999)} CAJA {rng.randrange(1, 9)}", "left"),
        ("CONVENIO: PILA", "left"), (COMPANY[facts.layouts["seguridad_social"]][:30], "left"),
        (f"PIN: {v.pay_key}", "left"), (f"PLANILLA: {reference(paper, v)}", "left"), (f"CUS: {v.cus}", "left"),
        ("-" * 34, "left"), (f"VALOR PAGADO: {value}", "left"), ("COSTO: $0", "left"),
        ("TRANSACCION APROBADA" if v.approved else "TRANSACCION RECHAZADA", "center"), (f"APRO. {rng.randrange(100000, 999999)}", "center"),
        ("CONSERVE ESTE RECIBO", "center"),
    ]  # fmt: skip
    y = 84.0
    for text, align in lines:
        paper.text(left + w / 2 if align == "center" else left, y, text, align=align, bold=text == place)
        y += 18.5


def phone(paper: Paper, facts: Facts, rng: Random) -> None:
    """A telephone's screen (1080 × 2340) pasted as a picture, on a bare page or under a typed heading."""
    v = _facts(facts)
    paper.style = Style("Helvetica", 11)
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    heading = rng.choice(("", "", "Comprobante de pago seguridad social", "SOPORTE DE PAGO PLANILLA"))
    if heading:
        paper.para(heading, bold=True, size=13, align="center", after=12)
    else:
        paper.y = 40
    dark = rng.random() < 0.3
    ground, ink, faint = ("#16161d", "#f2f2f2", "#9a9aa5") if dark else ("#ffffff", "#1b1b1f", "#77777f")
    with paper.shot(360, 780, scale=3) as taken:
        paper.style = Style("Vera", 11)
        paper.box(0, 0, 360, 780, fill=ground, stroke=None)
        hour = v.hour[:5]
        paper.text(26, 26, hour, size=11, bold=True, color=ink)
        paper.text(334, 26, f"4G  {rng.randrange(12, 99)} %", size=10, align="right", color=ink)
        accent = "#1f9d55" if v.approved else "#c0392b"
        paper.canvas.setFillColor(accent)
        paper.canvas.circle(180, 780 - 130, 34, stroke=0, fill=1)
        title = rng.choice(("Pago exitoso", "¡Listo! Tu pago fue exitoso", "Transacción aprobada"))
        paper.text(
            180,
            200,
            title if v.approved else "Transacción rechazada",
            size=15,
            bold=True,
            align="center",
            color=ink,
        )
        value = paper.put("voucher_valor", v.value, rng.choice((wording.dotted, wording.commas))(v.value))
        day = paper.put("voucher_fecha", v.day, rng.choice((wording.long_date, wording.slashed))(v.day))
        paper.text(180, 250, value, size=24, bold=True, align="center", color=ink)
        rows = [
            ("Pagaste a", COMPANY[facts.layouts["seguridad_social"]]),
            ("Número de planilla", reference(paper, v)),
            ("Fecha", f"{day}, {v.hour}"),
            ("Desde", f"Cuenta ****{facts.deal.account.number[-4:]}"),
            ("Número de aprobación (CUS)", v.cus),
            ("Costo de la transacción", "$ 0"),
        ]
        y = 310.0
        for label, text in rows:
            paper.text(28, y, label, size=10, color=faint)
            paper.text(28, y + 19, text, size=12, color=ink)
            paper.line(28, y + 32, 332, y + 32, color=faint, width=0.3)
            y += 58
        paper.box(28, 690, 304, 44, fill=accent, stroke=None)
        paper.text(180, 717, "Compartir comprobante", size=12, bold=True, align="center", color="#ffffff")
    tall = min(paper.height - paper.y - 40, rng.choice((470.0, 560.0, 660.0)))
    wide = tall * 360 / 780
    paper.picture(taken[0], (paper.width - wide) / 2, paper.y, wide, tall)


LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "pse": pse,
    "app": app,
    "recibo": slip,
    "celular": phone,
}
