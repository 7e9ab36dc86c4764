"""Bank letters: what nine banks say of an account, in their words; some titles are pictures."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from collections.abc import Callable
from random import Random

from review.model import PageKind
from tools.papers import pictures, wording
from tools.papers.facts import BankFacts, Facts
from tools.papers.paper import Paper, Style

_KIND = {
    "ahorros": "CUENTA DE AHORROS",
    "corriente": "CUENTA CORRIENTE",
    "deposito": "DEPÓSITO DE BAJO MONTO",
}


def _open(paper: Paper, brand: str, color: str, style: Style, *, title: str | None, picture: bool) -> None:
    paper.style = style
    paper.margin = 72
    paper.begin(PageKind.BANCO, size="carta")
    data, ratio = pictures.title(brand, color=color)
    paper.picture(data, 72, 44, 26 * ratio, 26)
    paper.y = 104
    if title and picture:
        data, ratio = pictures.title(title, size=36)
        paper.picture(data, (paper.width - 18 * ratio) / 2, paper.y, 18 * ratio, 18)
        paper.y += 44
    elif title:
        paper.para(title, bold=True, size=style.size + 3, align="center", after=22)


def _holder(paper: Paper, f: BankFacts, *, dots: bool = True) -> tuple[str, str]:
    shown = wording.person_id(f.person.document) if dots else f.person.document
    return f.person.name.upper(), paper.put("documento", f.person.document, shown)


def _kind(paper: Paper, f: BankFacts, text: str | None = None) -> str:
    return paper.put("tipo_cuenta", f.account.kind, text or _KIND[f.account.kind])


def _number(paper: Paper, f: BankFacts, text: str | None = None) -> str:
    if f.masked:
        last = f.account.number[-4:]
        return paper.put("cuenta", last, paper.say("****", "******", "*******") + last, enmascarada=True)
    return paper.put("cuenta", f.account.number, text or f.account.number)


def _date(paper: Paper, f: BankFacts, text: str) -> str:
    return paper.put("fecha", f.day, text)


def _state(f: BankFacts, yes: str, no: str) -> str:
    return yes if f.active else no


def _end(paper: Paper, rng: Random, who: str) -> None:
    paper.y += 8
    paper.signature(
        pictures.signature(Random(who)),
        (who, rng.choice(("Gerente de oficina", "Servicio al cliente", "Dirección de operaciones"))),
    )


def bancolombia(paper: Paper, facts: Facts, rng: Random) -> None:
    """Title as a picture, a sentence, a table of products. «A la mano» has no words for the kind."""
    f = facts.bank
    _open(
        paper, "Bancolombia", "#2c2a29", Style("Helvetica", 10), title="Certificación Bancaria", picture=True
    )
    paper.para(f"Medellín, {_date(paper, f, wording.long_date(f.day))}", after=22)
    paper.para("A quien pueda interesar", after=14)
    name, doc = _holder(paper, f, dots=False)
    bank = paper.put("banco", "Bancolombia", "BANCOLOMBIA S.A.")
    paper.para(
        f"{bank} se permite informar que {name} identificado(a) con CC {doc}, a la fecha de expedición de esta certificación, tiene con el Banco los siguientes productos:",
        align="justify",
        after=14,
    )
    w = paper.inner
    c = paper.cell
    number = f.account.number
    written = f"{number[:3]}-{number[3:9]}-{number[9:]}" if rng.random() < 0.5 else number
    opened = f"{f.account.opened:%Y/%m/%d}"
    state = _state(f, rng.choice(("ACTIVA", "Activo")), "INACTIVA")
    table_in_picture = paper.say("", "", "", "picture") == "picture"
    if table_in_picture:
        with paper.shot(w, 60, scale=2.6) as taken:
            paper.margin = paper.y = 2.0
            heads = [c(t, bold=True) for t in ("Nombre Producto", "No. Producto", "Fecha Apertura", "Estado")]
            paper.table(
                [heads, [c(_kind(paper, f)), c(_number(paper, f, written)), c(opened), c(state)]],
                [w * 0.33, w * 0.26, w * 0.22, w * 0.18],
                grid="#bbbbbb",
            )
        paper.picture(taken[0], paper.margin, paper.y, w, 60)
        paper.y += 70
    elif f.account.kind == "ahorros" and rng.random() < 0.25:
        shown = _number(paper, f, written)
        data, ratio = pictures.title(
            "Nombre Producto        No. Producto        Fecha Apertura       Estado", size=20
        )
        paper.picture(data, paper.margin, paper.y, w * 0.94, w * 0.94 / ratio)
        paper.y += w * 0.94 / ratio + 2
        paper.table(
            [[c("Bancolombia A la mano"), c(shown), c(opened), c(state)]],
            [w * 0.34, w * 0.26, w * 0.22, w * 0.18],
            grid="#bbbbbb",
        )
    else:
        shown = _number(paper, f, written)
        heads = [c(t, bold=True) for t in ("Nombre Producto", "No. Producto", "Fecha Apertura", "Estado")]
        paper.table(
            [heads, [c(_kind(paper, f)), c(shown), c(opened), c(state)]],
            [w * 0.34, w * 0.26, w * 0.22, w * 0.18],
            grid="#bbbbbb",
        )
    paper.para(
        "*Importante: Esta constancia solo hace referencia a los productos mencionados anteriormente. Si desea verificar la veracidad de esta información, puede comunicarse con la Sucursal Telefónica.",
        size=8,
        align="justify",
    )
    _end(paper, rng, "Marcela Ríos Aldana")


def davivienda(paper: Paper, facts: Facts, rng: Random) -> None:
    f = facts.bank
    _open(paper, "DAVIVIENDA", "#c8102e", Style("Helvetica", 11), title="HACE CONSTAR", picture=False)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Davivienda", "BANCO DAVIVIENDA S.A.")
    paper.para(
        f"{bank} hace constar que <b>{name}</b> con Cédula de Ciudadanía No. {doc} posee en nuestra entidad la <b>{_kind(paper, f)}</b> No. <b>{_number(paper, f)}</b>, "
        f"abierta el {wording.long_date(f.account.opened)}, la cual se encuentra <b>{_state(f, 'ACTIVA', 'INACTIVA')}</b>.",
        align="justify", after=18,
    )  # fmt: skip
    day = _date(paper, f, wording.written_date(rng, f.day))
    paper.para(f"La presente se expide en Bogotá D.C. a solicitud del interesado, {day}.", after=26)
    _end(paper, rng, "Carlos Duarte Peña")


def bbva(paper: Paper, facts: Facts, rng: Random) -> None:
    f = facts.bank
    _open(paper, "BBVA", "#072146", Style("Helvetica", 10.5), title="CERTIFICA", picture=rng.random() < 0.5)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "BBVA Colombia", "BBVA COLOMBIA")
    paper.para(
        f"{bank} certifica que el(la) señor(a) {name}, identificado(a) con C.C. {doc}, se encuentra vinculado(a) a nuestra entidad a través de los siguientes productos:",
        align="justify",
        after=14,
    )
    w, c = paper.inner, paper.cell
    rows = [("Tipo de producto", _kind(paper, f, "Cuenta de Ahorros" if f.account.kind == "ahorros" else "Cuenta Corriente")), ("Número de cuenta", _number(paper, f)),
            ("Fecha de apertura", wording.slashed(f.account.opened)), ("Estado", _state(f, "VIGENTE", "CANCELADA"))]  # fmt: skip
    paper.table([[c(a, bold=True), c(b)] for a, b in rows], [w * 0.4, w * 0.6], grid="#7f95b2", pad=5)
    paper.para(
        f"Fecha de expedición: {_date(paper, f, rng.choice((wording.slashed, wording.long_date))(f.day))}",
        after=24,
    )
    _end(paper, rng, "Liliana Forero Cano")


def agrario(paper: Paper, facts: Facts, rng: Random) -> None:
    f = facts.bank
    _open(paper, "Banco Agrario", "#00703c", Style("Times-Roman", 12), title="CERTIFICACIÓN", picture=False)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Banco Agrario de Colombia", "EL BANCO AGRARIO DE COLOMBIA S.A.")
    tail = (
        "la cual se encuentra activa a la fecha" if f.active else "la cual se encuentra bloqueada a la fecha"
    )
    paper.para(
        f"{bank} CERTIFICA QUE {name}, identificado(a) con cédula de ciudadanía número {doc}, es titular de la {_kind(paper, f, 'cuenta de ahorros' if f.account.kind == 'ahorros' else 'cuenta corriente')} "
        f"No. {_number(paper, f, f.account.number[:1] + '-' + f.account.number[1:4] + '-' + f.account.number[4:])}, {tail}.",
        align="justify", after=18,
    )  # fmt: skip
    day = _date(paper, f, wording.written_date(rng, f.day))
    paper.para(f"Para constancia se firma en {f.person.city}, {day}.", after=26)
    _end(paper, rng, "Hernando Prada Silva")


def cajasocial(paper: Paper, facts: Facts, rng: Random) -> None:
    f = facts.bank
    _open(
        paper, "Banco Caja Social", "#0077c8", Style("Vera", 9), title="Certificado de producto", picture=True
    )
    paper.para(f"Bogotá D.C., {_date(paper, f, wording.long_date(f.day))}", after=18)
    paper.para("A quien interese:", after=12)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Banco Caja Social", "El Banco Caja Social")
    paper.para(
        f"{bank} certifica que el(la) señor(a) {name} identificado(a) con Cédula de Ciudadanía {doc} es titular de la {_kind(paper, f, 'Cuenta de Ahorros' if f.account.kind == 'ahorros' else 'Cuenta Corriente')} "
        f"No. {_number(paper, f)}, con fecha de apertura {wording.slashed(f.account.opened)} y estado {_state(f, 'Vigente', 'Embargada')}.",
        align="justify", after=18,
    )  # fmt: skip
    paper.para(
        "Esta certificación se expide a solicitud del interesado y no tiene vencimiento legal.",
        size=8,
        after=20,
    )
    _end(paper, rng, "Adriana Lozano Vega")


def nequi(paper: Paper, facts: Facts, rng: Random) -> None:
    f = facts.bank
    _open(paper, "nequi", "#200020", Style("Vera", 9.5), title=None, picture=False)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Nequi", "NEQUI S.A. Compañía de Financiamiento")
    paper.para("Certificado de tu depósito", bold=True, size=14, after=16, color="#7a2b6b")
    paper.para(
        f"{bank} certifica que <b>{name}</b>, con cédula de ciudadanía {doc}, tiene un {_kind(paper, f, 'depósito de bajo monto')} con el número <b>{_number(paper, f)}</b>, "
        f"abierto desde el {wording.slashed(f.account.opened)}, en estado <b>{_state(f, 'Activo', 'Inactivo')}</b>.",
        align="justify", after=16,
    )  # fmt: skip
    paper.para(
        f"Generado el {_date(paper, f, rng.choice((wording.long_date, wording.slashed))(f.day))} desde la aplicación.",
        after=10,
    )
    paper.para("Si necesitas comprobar esta información escríbenos por el chat de la aplicación.", size=8)
    paper.y += 6 + rng.random()


def bogota(paper: Paper, facts: Facts, rng: Random) -> None:
    """No state word: a plain sentence of ownership in the present, unless the account is not active."""
    f = facts.bank
    _open(paper, "Banco de Bogotá", "#003f8a", Style("Times-Roman", 11.5), title=None, picture=False)
    paper.para(
        f"Bogotá D.C., {_date(paper, f, rng.choice((wording.long_date, wording.slashed))(f.day))}", after=18
    )
    paper.para("Señores<br/><b>A QUIEN CORRESPONDA</b>", after=14)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Banco de Bogotá", "Banco de Bogotá")
    tail = (
        f"vigente desde {wording.long_date(f.account.opened)}"
        if f.active
        else "la cual se encuentra INACTIVA"
    )
    if f.active and rng.random() < 0.4:
        tail = f"abierta el {wording.slashed(f.account.opened)}"
    paper.para(
        f"Nos permitimos certificar que {name}, identificado(a) con C.C. No. {doc}, es titular en el {bank} de la {_kind(paper, f, _KIND[f.account.kind].lower())} No. {_number(paper, f)}, {tail}.",
        align="justify", after=18,
    )  # fmt: skip
    paper.para("La presente certificación se expide a solicitud del interesado.", after=24)
    _end(paper, rng, "Gloria Inés Barrera")


def popular(paper: Paper, facts: Facts, rng: Random) -> None:
    """Label and value in two columns, the date at the foot."""
    f = facts.bank
    _open(
        paper,
        "Banco Popular",
        "#00843d",
        Style("Helvetica", 10),
        title="CERTIFICADO DE TENENCIA DE CUENTA",
        picture=rng.random() < 0.4,
    )
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Banco Popular", "BANCO POPULAR S.A.")
    paper.para(
        f"{bank} certifica que la persona aquí relacionada tiene con nuestra entidad el siguiente producto:",
        align="justify",
        after=12,
    )
    rows = [("TITULAR", name), ("IDENTIFICACIÓN", f"C.C. {doc}"), ("PRODUCTO", _kind(paper, f)), ("NÚMERO", _number(paper, f)),
            ("FECHA DE APERTURA", wording.slashed(f.account.opened)), ("ESTADO DE LA CUENTA", _state(f, "ACTIVA", "BLOQUEADA"))]  # fmt: skip
    paper.table(
        [[paper.cell(a, bold=True), paper.cell(b)] for a, b in rows],
        [paper.inner * 0.4, paper.inner * 0.6],
        grid=None,
    )
    paper.para(f"Expedido en Bogotá D.C. {_date(paper, f, wording.written_date(rng, f.day))}.", after=20)
    _end(paper, rng, "Jorge Enrique Salas")


def nu(paper: Paper, facts: Facts, rng: Random) -> None:
    """A digital bank's certificate, informal and short."""
    f = facts.bank
    _open(paper, "nu", "#820ad1", Style("Vera", 9), title=None, picture=False)
    name, doc = _holder(paper, f)
    bank = paper.put("banco", "Nu", "Nu Colombia Compañía de Financiamiento S.A.")
    paper.para(
        f"Fecha: {_date(paper, f, rng.choice((wording.slashed, wording.long_date, str))(f.day))}",
        align="right",
        after=18,
    )
    paper.para(
        f"Hola. {bank} hace constar que {name} identificado(a) con cédula de ciudadanía {doc} es titular de la {_kind(paper, f, 'cuenta de ahorros')} número {_number(paper, f)}, "
        f"la cual se encuentra {_state(f, 'activa', 'cancelada')} desde el {wording.long_date(f.account.opened)}.",
        align="justify", after=16,
    )  # fmt: skip
    paper.para("Este certificado se generó de forma automática y no requiere firma.", size=8)


LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "bancolombia": bancolombia,
    "davivienda": davivienda,
    "bbva": bbva,
    "agrario": agrario,
    "cajasocial": cajasocial,
    "nequi": nequi,
    "bogota": bogota,
    "popular": popular,
    "nu": nu,
}
BY_BANK = {
    "Bancolombia": "bancolombia",
    "Davivienda": "davivienda",
    "BBVA Colombia": "bbva",
    "Banco Agrario de Colombia": "agrario",
    "Banco Caja Social": "cajasocial",
    "Nequi": "nequi",
    "Banco de Bogotá": "bogota",
    "Banco Popular": "popular",
    "Nu": "nu",
}
