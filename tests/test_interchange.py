"""The JSON of one submission is the one promised to other programs."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from review.interchange import to_json
from review.model import (
    Activity,
    Alternative,
    Box,
    Declaration,
    Document,
    Field,
    Finding,
    ItemKind,
    JudgedItem,
    Judgement,
    Lectura,
    Month,
    PageKind,
    PageLabel,
    Recognition,
    Resultado,
    Severity,
    State,
    Submission,
)
from review.model.fields import FIELDS
from review.model.marks import PageMark
from review.model.overlay import NOWHERE
from review.model.support import Support


def submission() -> Submission:
    value = Field("valor", 1_800_000, "$ 1.800.000,00", 4, Box(301.21, 410.04, 388.949, 421.5), 0.98049)
    month = Field("periodo", Month(2026, 6), "junio de 2026", 4, NOWHERE, 1.0, "corregido por Ana")
    day = Field("fecha_cuenta", dt.date(2026, 6, 30), "30/06/2026", 4, Box(1, 2, 3, 4), 0.9)
    wrong = Finding(
        code="cuenta_letras",
        item=ItemKind.CUENTA,
        state=State.NO_CUMPLE,
        severity=Severity.RECHAZO,
        message="Las letras dicen otra cosa.",
        expected="1800000",
        found="1900000",
        page=4,
        box=Box(72.0, 428.14, 540.26, 441.0),
        norm="Ley 1474 de 2011",
        request="Corrija.",
    )
    absent = Finding(
        "rut_falta", ItemKind.RUT, State.FALTA, Severity.RECHAZO, "No se encontró.", searched=(1, 2)
    )
    items = {kind: JudgedItem(kind, State.NO_APLICA, (), {}, ()) for kind in ItemKind}
    fields = {found.name: found for found in (value, month, day)}
    items[ItemKind.CUENTA] = JudgedItem(ItemKind.CUENTA, State.NO_CUMPLE, (4,), fields, (wrong,))
    items[ItemKind.RUT] = JudgedItem(ItemKind.RUT, State.FALTA, (), {}, (absent,))
    judgement = Judgement("CPS-014-2026", None, None, None, Month(2026, 6), Resultado.INCOMPLETA, items, "1")
    labels = (PageLabel(1, PageKind.INFORME, 0.98765), PageLabel(4, PageKind.CUENTA, 1.0, rotation=90))
    return Submission("2026-06/a.pdf", Document("ab", 10, Lectura.LEIDO), Recognition(labels, {}), judgement)


def test_the_shape_is_exactly_the_promised_one() -> None:
    made = to_json(submission())
    assert {key: made[key] for key in list(made)[:9]} == {
        "archivo": "2026-06/a.pdf",
        "sha256": "ab",
        "lectura": "leido",
        "contrato": "CPS-014-2026",
        "documento": None,
        "contratista": None,
        "pago": None,
        "periodo": "2026-06",
        "resultado": "incompleta",
    }
    assert made["paginas"][1] == {
        "pagina": 4,
        "item": "cuenta",
        "confianza": 1.0,
        "origen": "texto",
        "giro": 90,
    }
    assert made["items"]["cuenta"] == {
        "estado": "no_cumple",
        "paginas": [4],
        "campos": {
            "valor": {
                "valor": 1_800_000,
                "texto": "$ 1.800.000,00",
                "pagina": 4,
                "caja": [301.2, 410.0, 388.9, 421.5],
                "confianza": 0.98,
            },
            "periodo": {
                "valor": "2026-06",
                "texto": "junio de 2026",
                "pagina": 4,
                "confianza": 1.0,
                "nota": "corregido por Ana",
            },
            "fecha_cuenta": {
                "valor": "2026-06-30",
                "texto": "30/06/2026",
                "pagina": 4,
                "caja": [1.0, 2.0, 3.0, 4.0],
                "confianza": 0.9,
            },
        },
        "hallazgos": [
            {
                "codigo": "cuenta_letras",
                "estado": "no_cumple",
                "severidad": "rechazo",
                "mensaje": "Las letras dicen otra cosa.",
                "esperado": "1800000",
                "encontrado": "1900000",
                "pagina": 4,
                "caja": [72.0, 428.1, 540.3, 441.0],
                "norma": "Ley 1474 de 2011",
                "solicitud": "Corrija.",
            }
        ],
    }


def test_all_six_items_are_there_and_what_is_absent_is_left_out() -> None:
    made = to_json(submission())
    assert list(made["items"]) == list(FIELDS)
    assert made["items"]["banco"]["campos"] == {}
    absent = made["items"]["rut"]["hallazgos"][0]
    assert absent["buscado_en"] == [1, 2]
    assert "pagina" not in absent
    assert "caja" not in absent


def test_the_tax_declaration_is_told_only_where_it_is_a_paper_of_its_own() -> None:
    assert "declaracion" not in to_json(submission())
    answer = Field("dependientes", "si", "¿Tiene dependientes? X", 5, Box(1, 2, 3, 4), 0.95)
    base = submission()
    told = replace(base.recognition, declaration=Declaration((5,), {"dependientes": answer}))
    assert "declaracion" not in to_json(replace(base, recognition=told))
    own = PageLabel(5, PageKind.OTRO, 0.9, marks=frozenset({PageMark.DECLARATION}))
    made = to_json(replace(base, recognition=replace(told, pages=(*told.pages, own))))
    assert made["declaracion"] == {
        "paginas": [5],
        "campos": {
            "dependientes": {
                "valor": "si",
                "texto": "¿Tiene dependientes? X",
                "pagina": 5,
                "caja": [1.0, 2.0, 3.0, 4.0],
                "confianza": 0.95,
            }
        },
    }


def test_what_the_informe_says_was_done_stands_with_its_item_on_its_own_pages() -> None:
    assert "actividades" not in to_json(submission())["items"]["informe"]
    box = Box(72, 100.04, 300, 112)
    base = submission()
    pages = base.judgement.items[ItemKind.INFORME].pages or (1,)
    items = {**base.judgement.items}
    items[ItemKind.INFORME] = replace(items[ItemKind.INFORME], pages=pages)
    activities = (
        Activity("Atender", "Atendí a 12.", pages[0], box, "Anexo 1", (3,)),
        Activity(None, "", pages[0], box),
        Activity("De otra página", "x", 99, box),
    )
    told = replace(
        base,
        recognition=replace(base.recognition, activities=activities),
        judgement=replace(base.judgement, items=items),
    )
    made = to_json(told)["items"]
    assert made["informe"]["actividades"] == [
        {
            "obligacion": "Atender",
            "actividad": "Atendí a 12.",
            "pagina": pages[0],
            "caja": [72.0, 100.0, 300.0, 112.0],
            "evidencia": "Anexo 1",
            "paginas_evidencia": [3],
        },
        {"actividad": "", "pagina": pages[0], "caja": [72.0, 100.0, 300.0, 112.0]},
    ]
    assert not any("actividades" in item for name, item in made.items() if name != "informe")


def test_it_is_plain_json() -> None:
    made = to_json(submission())
    assert json.loads(json.dumps(made, ensure_ascii=False, allow_nan=False)) == made


def test_what_was_learned_and_what_was_passed_over_are_told_apart() -> None:
    base = submission()
    item = base.judgement.items[ItemKind.CUENTA]
    other = Alternative(1_900_000, "$ 1.900.000", 5, Box(1, 2, 3, 4), 0.41234)
    learned = replace(item.fields["valor"], support=(Support.LEARNED, "letras"), others=(other,))
    items = {**base.judgement.items, ItemKind.CUENTA: replace(item, fields={"valor": learned})}
    labels = (
        PageLabel(1, PageKind.CUENTA, 0.93, marks=frozenset({PageMark.LEARNED, f"{PageMark.LESSON_}1"})),
    )
    made = to_json(
        replace(
            base,
            judgement=replace(base.judgement, items=items),
            recognition=replace(base.recognition, pages=labels),
        )
    )
    assert made["paginas"][0]["aprendido"] is True
    field = made["items"]["cuenta"]["campos"]["valor"]
    assert field["aprendido"] is True
    assert field["apoyo"] == [Support.LEARNED, "letras"]
    assert field["otros"] == [
        {
            "valor": 1_900_000,
            "texto": "$ 1.900.000",
            "pagina": 5,
            "caja": [1.0, 2.0, 3.0, 4.0],
            "confianza": 0.412,
        }
    ]


def test_account_numbers_are_figures_also_where_the_paper_masks_them() -> None:
    base = submission()
    account = Field("cuenta", "****1234", "******1234", 4, Box(1, 2, 3, 4), 0.9)
    item = replace(base.judgement.items[ItemKind.CUENTA], fields={"cuenta": account})
    items = {**base.judgement.items, ItemKind.CUENTA: item}
    made = to_json(replace(base, judgement=replace(base.judgement, items=items)))
    field = made["items"]["cuenta"]["campos"]["cuenta"]
    assert (field["valor"], field["texto"]) == ("1234", "******1234")
