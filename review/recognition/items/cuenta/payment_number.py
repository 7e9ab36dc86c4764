"""The number of the payment that a cuenta asks for, apart from the paper's own consecutive number."""

from __future__ import annotations

from collections.abc import Sequence

from review.recognition.items.cuenta.payment_words import numbers_of_the_title, payments_in_words
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import as_read, counts, in_view

_LONGEST = 3  # figures of a payment's number
_OWN_NUMBER = 0.72  # judgement: `cuenta de cobro No. 3` is mostly the third payment
_OTHER_NUMBER = 0.5  # judgement: … but not where the payment has a box of its own
_UNDER = 0.9  # judgement: in the line under its label
# In heights of the label: how far under it a line may begin.
_NEAR, _FAR = 0.6, 2.2
_SIGN = 2  # room before it for the number of its box
_REACH_CHARS = 4  # `: `, `No.`: the number follows its label at once
_WORDS_CONFIDENCE, _BELOW_CONFIDENCE = 0.92, 0.9  # judgement: said in words; in the cell below its label


def payment_number(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    found: list[Candidate[int]] = []
    for page in pages:
        told = page.candidates("pago", counts, reach=_REACH_CHARS) or _beneath(page)
        # Where a cuota has a box of its own, a consecutive number is the paper's.
        own = _OWN_NUMBER if told or not _has_box(page) else _OTHER_NUMBER
        found += [*told, *page.candidates("consecutivo", counts, reach=_REACH_CHARS, trust=own)]
    if not any(c.source.startswith("pago:") for c in found):
        for page in pages:
            flow = page.page.flow
            found += in_view(
                page.page,
                flow,
                as_read(page.page, payments_in_words)(flow.text),
                _WORDS_CONFIDENCE,
                "pago en letras",
            )
    if not found:
        found = [c for page in pages[:1] for c in numbers_of_the_title(page.page)]
    return choose(found)


def _has_box(page: LabelledPage) -> bool:
    text = page.page.flow.flat
    return any(hit.opens and text[hit.start : hit.end].startswith("cuota ") for hit in page.of("pago"))


def _beneath(page: LabelledPage) -> list[Candidate[int]]:
    """A lone number right under the label of the payment, which its line runs together with other text."""
    found: list[Candidate[int]] = []
    for hit in page.of("pago"):
        label = page.page.flow.box(hit.start, hit.end)
        height = label.bottom - label.top
        under = [
            word
            for word in page.page.words
            if label.x0 - _SIGN * height <= word.box.x0 <= label.x1
            and _NEAR * height < word.box.top - label.top < _FAR * height
        ]
        if len(under) == 1 and under[0].text.isdecimal() and len(under[0].text) <= _LONGEST:
            (word,) = under
            source = "pago: debajo del rótulo"
            found.append(
                Candidate(
                    int(word.text),
                    word.text,
                    page.page.number,
                    word.box,
                    _BELOW_CONFIDENCE * word.confidence,
                    source,
                )
            )
    return [one for one in found if one.value > 0]
