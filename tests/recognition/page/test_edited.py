"""Signs of a later change become marks of the item whose page has them."""

from __future__ import annotations

from review.model import Box, Document, Edit, EditKind, ItemKind, Lectura, Page, RecognisedItem, Recognition
from review.recognition.page.edited import with_edits

PLACE = Box(10, 20, 60, 30)


def document(*edits: Edit) -> Document:
    return Document("", 1, Lectura.LEIDO, (Page(1, 600, 800), Page(2, 600, 800, edits=edits)))


RECOGNITION = Recognition(
    (),
    {
        ItemKind.INFORME: RecognisedItem(ItemKind.INFORME, (1,)),
        ItemKind.CUENTA: RecognisedItem(ItemKind.CUENTA, (2,)),
    },
)


def test_the_item_of_the_page_is_marked_where_the_sign_is() -> None:
    edits = (Edit(EditKind.REVISION, PLACE, "5.400.000"), Edit(EditKind.FONT, PLACE, "598.400"))
    items = with_edits(RECOGNITION, document(*edits)).items
    assert items[ItemKind.INFORME].marks == ()
    assert [(m.name, m.text, m.page, m.box) for m in items[ItemKind.CUENTA].marks] == [
        ("pagina_modificada", "5.400.000", 2, PLACE),
        ("cifra_otra_fuente", "598.400", 2, PLACE),
    ]


def test_without_signs_nothing_is_marked() -> None:
    assert with_edits(RECOGNITION, document()) is RECOGNITION
