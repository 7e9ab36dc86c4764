"""Pages of a cuenta's PDF as pictures, and why one cannot be shown."""

from __future__ import annotations

from review.desk import SubmissionView
from review.errors import VistoBuenoError
from review.reading import render_page
from screens import session, text

DPI = 110


def picture(view: SubmissionView, page: int) -> tuple[bytes | None, str]:
    """A page as JPEG, or why it cannot be shown."""
    if not view.present:
        return None, "El PDF ya no está en su carpeta. Lo leído se conserva."
    try:
        made = render_page(
            view.path,
            page,
            dpi=DPI,
            rotation=next((one.rotation for one in view.pages if one.number == page), None),
            cache=session.picture_cache(),
            sha256=view.sha256,
        )
    except VistoBuenoError as error:
        return None, text.clean(error)
    return made, ""
