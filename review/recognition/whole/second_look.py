"""Where a second look is worth its cost: lines of values in doubt, pictures that may hold what is missing.

Pure. A line read again costs some hundredths of a page, a picture or a page about a page; what is asked for
here stays around a tenth of the first reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from review.model import (
    Box,
    Document,
    Field,
    ItemKind,
    Look,
    LookKind,
    Origin,
    Page,
    PageKind,
    PageLabel,
    RecognisedItem,
    Recognition,
)
from review.model.fields import judged
from review.model.marks import ItemMark, PageMark
from review.recognition.grammar.ids import check_digit
from review.recognition.items.rut.rut_labels import strip_of
from review.recognition.page.page_text import PageText
from review.recognition.whole.disputed import disputed

_WEIGHTIEST = (
    ItemKind.CUENTA,
    ItemKind.SEGURIDAD_SOCIAL,
    ItemKind.INFORME,
    ItemKind.BANCO,
    ItemKind.RUT,
    ItemKind.IMPUESTOS,
)
"""Items by how much hangs on them: of a page that holds two, the first one's values are read again first."""
_ALWAYS = (ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO)
_OF_THE_FIRST = (ItemKind.RUT, ItemKind.IMPUESTOS)
_PROOFS: Mapping[ItemKind, tuple[str, ...]] = {
    ItemKind.SEGURIDAD_SOCIAL: (ItemMark.PAID, ItemMark.VOUCHER_APPROVED, ItemMark.VOUCHER_REFUSED),
    ItemKind.BANCO: (ItemMark.ACTIVE, ItemMark.OWNED, ItemMark.CLOSED),
    ItemKind.IMPUESTOS: (ItemMark.TAX_PAID,),
}
"""Marks of which one must be seen, or the item is not proved."""

SURE_INK = 0.98
"""Words read so surely are not read again."""
MOST_LINES = 5
"""Lines looked at again, of one page."""
MOST_REGIONS = 3  # judgement: each costs about a second
MOST_PAGES = 2  # judgement: each costs some seconds
POOR_PAGE = 0.75
"""A page whose words are on average less sure is read again whole, when something is missing from it."""
MOST_SLANTED = 3
"""Pages looked over for letters across them."""
_WATERMARK, _WORDS_OVER_IT = 0.03, 5  # of the page, at least; typed words that lie on it, at least
FIRST_PAYMENT = 1  # which alone needs a RUT and a receipt of taxes
_LEAST_WORDS = 8  # judgement: fewer say nothing of a page
_LEAST_WIDTH, _LEAST_HEIGHT = 90.0, 40.0  # points: smaller pictures are logos, stamps and signatures
_LEAST_SHARE = 0.03  # of the page: smaller pictures hold no line to read
_FEW_WORDS = 60  # judgement: a page with more says enough by itself
_BIG_PICTURE = 0.25  # of the page: a picture that may be a paper's
# A page with hardly a word, and a picture that may hold what it says, as a share of it.
_STRAY_WORDS, _SMALL_PICTURE = 20, 0.12


def wanted(
    document: Document, recognition: Recognition, asked: Collection[ItemKind] = _ALWAYS
) -> tuple[Look, ...]:
    """The places of a document to be looked at again, in the order of its pages. Empty when all is clear.

    `asked` are the items that an account beyond the first may have to bring. Where pages that were only
    looked over have to be read, nothing else is asked for: it may hang on them.
    """
    if unread := _whole(document, recognition, asked):
        return unread
    pages = {page.number: page for page in document.pages}
    looks = [
        *_regions(document, recognition),
        *_pages(document, recognition),
        *_across(document, recognition),
    ]
    whole = {look.page for look in looks if look.kind is LookKind.PAGE}
    strips = [look for look in _strips(pages, recognition) if look.page not in whole]
    looks += strips
    looks += [
        look for look in _lines(pages, recognition) if look.page not in whole and not _covered(look, strips)
    ]
    return tuple(sorted(looks, key=lambda look: (look.page, look.box.top, look.box.x0)))


def _whole(document: Document, recognition: Recognition, asked: Collection[ItemKind]) -> tuple[Look, ...]:
    """Pages of photographs that were only looked over: every one while something is missing, else those that
    are no evidence of an informe."""
    glanced = [page for page in document.pages if page.glanced]
    if not glanced:
        return ()
    due = {*asked, *(_OF_THE_FIRST if _may_be_the_first(recognition) else ())}
    missing = any(lacks(recognition, kind) or kind in due - recognition.items.keys() for kind in ItemKind)
    evidence = {label.number for label in recognition.pages if PageMark.EVIDENCE in label.marks}
    return tuple(
        Look(page.number, Box(0, 0, page.width, page.height), LookKind.WHOLE)
        for page in glanced
        if missing or page.number not in evidence
    )


def _may_be_the_first(recognition: Recognition) -> bool:
    """Whether nothing says surely that this is another payment than the first."""
    payment = recognition.field(ItemKind.CUENTA, "numero_pago")
    return payment is None or payment.note is not None or payment.value == FIRST_PAYMENT


def _lines(pages: Mapping[int, Page], recognition: Recognition) -> Iterator[Look]:
    """Lines of the values judged that nothing speaks for and whose ink is unsure, or that another denies."""
    asked: dict[int, list[Box]] = {}
    denied = disputed(recognition)
    for kind in _WEIGHTIEST:
        item = recognition.items.get(kind)
        for card in judged(kind) if item is not None else ():
            found = None if item is None else item.fields.get(card.name)
            again = (kind, card.name) in denied
            if found is None or found.support or (found.ink >= SURE_INK and not again):
                continue
            for number, box in _places(found):
                page = pages.get(number)
                line = None if page is None else _line(page, page.flattened(box), again=again)
                boxes = asked.setdefault(number, [])
                if line is not None and line not in boxes and len(boxes) < MOST_LINES:
                    boxes.append(line)
                    yield Look(number, line, LookKind.LINE)


def _strips(pages: Mapping[int, Page], recognition: Recognition) -> Iterator[Look]:
    """Boxes 5 and 6 of a scanned RUT whose NIT its check digit does not prove.

    Figures apart in boxes are easily lost where words are searched for; the whole row read as one line has
    them. The first page that has the boxes tells the taxpayer.
    """
    rut = recognition.items.get(ItemKind.RUT)
    if rut is None or _is_proved_by_digit(rut):
        return
    for number in rut.pages:
        page = pages.get(number)
        strip = strip_of(PageText(page)) if page is not None and page.origin is Origin.OCR else None
        if strip is not None:
            yield Look(number, strip, LookKind.LINE)
            return


def _is_proved_by_digit(rut: RecognisedItem) -> bool:
    nit, dv = rut.value("nit"), rut.value("dv")
    return isinstance(nit, str) and nit.isdecimal() and str(check_digit(nit)) == str(dv)


def _covered(look: Look, strips: list[Look]) -> bool:
    return any(look.page == strip.page and strip.box.holds_middle_of(look.box) for strip in strips)


def _places(found: Field) -> list[tuple[int, Box]]:
    """The quote's place, and that of the rival value that makes it doubtful."""
    places = [(found.page, found.box)]
    if found.note is not None and found.others:
        places.append((found.others[0].page, found.others[0].box))
    return places


def _line(page: Page, box: Box, *, again: bool) -> Box | None:
    """The box just around the words of a quote, on the flat page; None when none of them was read by OCR, or
    none is in doubt, unless they are to be read `again` anyway."""
    words = [word for word in page.words if box.holds_middle_of(word.box)]
    if not words or all(word.confidence >= (1 if again else SURE_INK) for word in words):
        return None
    return Box.around(word.box for word in words)


def _regions(document: Document, recognition: Recognition) -> list[Look]:
    """Pictures within digital pages whose item lacks something, or that may be a paper themselves."""
    labels = {label.number: label for label in recognition.pages}
    lacking = {kind for kind in ItemKind if lacks(recognition, kind)}
    absent = {kind for kind in _ALWAYS if kind in lacking}
    found: list[Look] = []
    for page in document.pages:
        label = labels.get(page.number)
        if label is None or page.origin is Origin.OCR or page.failure is not None:
            continue
        own = label.kind.item in lacking and PageMark.EVIDENCE not in label.marks
        if not own and not (absent and _may_be_a_paper(page, label)) and not _only_a_picture(page, label):
            continue
        found += [Look(page.number, box, LookKind.REGION) for box in _unread(page)]
    return sorted(found, key=lambda look: -look.box.width * look.box.height)[:MOST_REGIONS]


def _may_be_a_paper(page: Page, label: PageLabel) -> bool:
    elsewhere = label.kind.item is None or bool(label.marks & {PageMark.EVIDENCE, PageMark.UNREAD})
    return elsewhere and len(page.words) <= _FEW_WORDS and page.picture_share >= _BIG_PICTURE


def _only_a_picture(page: Page, label: PageLabel) -> bool:
    """A page of no item that has hardly a word besides a picture: a voucher on a telephone's screen, say."""
    return (
        label.kind is PageKind.OTRO
        and len(page.words) <= _STRAY_WORDS
        and page.picture_share >= _SMALL_PICTURE
    )


def _unread(page: Page) -> list[Box]:
    """The pictures of a page large enough to hold a paper and not read yet."""
    area = max(page.width * page.height, 1.0)
    return [
        box
        for box in page.pictures
        if box.width >= _LEAST_WIDTH
        and box.height >= _LEAST_HEIGHT
        and box.width * box.height >= _LEAST_SHARE * area
        and not any(
            word.confidence < 1 and box.holds_middle_of(page.displayed(word.box)) for word in page.words
        )
    ]


def _pages(document: Document, recognition: Recognition) -> list[Look]:
    """Pages read badly that hold, or may hold, an item of which something is missing."""
    labels = {label.number: label for label in recognition.pages}
    lacking = {kind for kind in ItemKind if kind in recognition.items and lacks(recognition, kind)}
    absent = any(kind not in recognition.items for kind in _ALWAYS)
    poor: list[tuple[float, Look]] = []
    for page in document.pages:
        label = labels.get(page.number)
        words = [word for word in page.words if word.confidence < 1]
        if label is None or page.origin is not Origin.OCR or len(words) < _LEAST_WORDS:
            continue
        sure = sum(word.confidence for word in words) / len(words)
        own = label.kind.item in lacking and PageMark.EVIDENCE not in label.marks
        if sure < POOR_PAGE and (own or (absent and label.kind.item is None)):
            poor.append((sure, Look(page.number, Box(0, 0, page.width, page.height), LookKind.PAGE)))
    return [look for _, look in sorted(poor, key=lambda pair: pair[0])][:MOST_PAGES]


def _across(document: Document, recognition: Recognition) -> list[Look]:
    """Pages on which large letters may say that the paper is no final one, and no text tells it.

    Scanned pages of a RUT that is judged; of any item, typed pages with a picture among their words, as a
    watermark is.
    """
    rut = recognition.items.get(ItemKind.RUT)
    asked = rut is not None and _may_be_the_first(recognition)
    scanned = frozenset(rut.pages) if rut is not None and asked else frozenset[int]()
    own = {
        label.number
        for label in recognition.pages
        if label.kind.item is not None and PageMark.EVIDENCE not in label.marks
    }
    wanted = [
        page
        for page in document.pages
        if page.words
        and page.slanted is None
        and page.number in (scanned if page.origin is Origin.OCR else own)
        and (page.origin is Origin.OCR or _has_picture_among_words(page))
    ]
    return [Look(page.number, _written(page), LookKind.SLANTED) for page in wanted[:MOST_SLANTED]]


def _written(page: Page) -> Box:
    """Where large letters may stand: among the words of a scan; on a typed page in its pictures as well."""
    places = [page.displayed(word.box) for word in page.words]
    return Box.around(places if page.origin is Origin.OCR else [*places, *page.pictures])


def _has_picture_among_words(page: Page) -> bool:
    area = max(page.width * page.height, 1.0)
    return any(
        box.width * box.height >= _WATERMARK * area
        and sum(box.holds_middle_of(word.box) for word in page.words) >= _WORDS_OVER_IT
        for box in page.pictures
    )


def lacks(recognition: Recognition, kind: ItemKind) -> bool:
    """Whether an item is not in the document, or a value or the proof that its rules need is not in it."""
    item = recognition.items.get(kind)
    if item is None:
        return kind in _ALWAYS
    if any(card.name not in item.fields for card in judged(kind) if not card.optional):
        return True
    return not _proved(item)


def _proved(item: RecognisedItem) -> bool:
    if item.mark(ItemMark.VOUCHER) is not None and "voucher_valor" not in item.fields:
        return False
    if item.mark(ItemMark.ACCOUNT_UNREAD) is not None and "cuenta" not in item.fields:
        return False
    proofs = _PROOFS.get(item.kind)
    return proofs is None or "fecha_pago" in item.fields or item.mark(*proofs) is not None
