"""What a file may cost before it is given up. All limits hold per file and are enforced from outside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    seconds: to open a file and check its structure; seconds_per_page: added for each of its pages.
    memory_bytes: private memory of the worker process (enforced where the system has `setrlimit`).
    pages: a longer file is not read at all. pixels: of a rendered page, which is made smaller to fit.
    file_bytes: a bigger file is hashed, not opened. page_chars: a page with more is not read.
    ocr_pages: pages of a file whose picture is read by OCR; those beyond stay unread. ocr_seconds_per_page:
    for each of them; ocr_seconds: for all pictures and second looks of a file together, three times what 200
    common pages take; what comes after stays unread. ocr_memory_bytes: more private memory, for
    a worker that has loaded the OCR engine.
    """

    seconds: float = 30.0
    seconds_per_page: float = 0.25
    memory_bytes: int = 1024 * MIB
    pages: int = 500
    pixels: int = 16_000_000
    file_bytes: int = 200 * MIB
    page_chars: int = 200_000
    ocr_pages: int = 200
    ocr_seconds_per_page: float = 60.0
    ocr_seconds: float = 600.0
    ocr_memory_bytes: int = 768 * MIB

    def allowance(self, pages: int) -> float:
        """Seconds that a file of so many pages may take."""
        return self.seconds + self.seconds_per_page * pages

    def as_json(self) -> dict[str, float | int]:
        return asdict(self)


DEFAULT_LIMITS = Limits()
