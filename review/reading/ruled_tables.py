"""Tables of a page by their ruling lines, in a worker: pdfplumber, sixty times slower than PDFium."""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from review.reading import reasons
from review.reading.reader import Send


def tables_in_file(path: Path, number: int, send: Send) -> None:
    """Send the tables of page `number` (from 1), rows of cells, or the Spanish reason why there are none."""
    try:
        with pdfplumber.open(path) as pdf:
            tables = pdf.pages[number - 1].extract_tables()
    except MemoryError:
        raise
    except OSError as error:
        send({"kind": "end", "reason": reasons.not_found(error)}, b"")
    except Exception:  # noqa: BLE001  pdfplumber lets pdfminer's and its own bare errors through
        send({"kind": "end", "reason": reasons.PAGE_BROKEN}, b"")
    else:
        send({"kind": "tables", "tables": tables}, b"")
