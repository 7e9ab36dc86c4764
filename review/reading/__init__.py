"""Reading: the only room that touches a PDF library, and does so in worker processes with limits.

`read_document` and a `Reader` (see `doors`) give Documents, `render_page` and `tables_on_page` single pages.
Everything is placed on the page *as displayed upright*: the CropBox's top left corner is 0, 0 and /Rotate
is honoured. Where the text itself runs sideways or upside down the page is turned for it, too;
`Page.rotation` tells those degrees (clockwise, beyond /Rotate) and `render_page` turns the picture alike.
"""

from review.reading.doors import Reader, open_reader, read_by
from review.reading.limits import DEFAULT_LIMITS, Limits
from review.reading.own_readers import reader_version
from review.reading.pool import ReaderPool, default_processes, look_again, read_document
from review.reading.preview import kept_page, render_page, tables_on_page

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Reader",
    "ReaderPool",
    "default_processes",
    "kept_page",
    "look_again",
    "open_reader",
    "read_by",
    "read_document",
    "reader_version",
    "render_page",
    "tables_on_page",
]
