"""How far a reading has come, told in a notebook and nowhere else."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from review import spanish
from review.pipeline import Progress
from review.pipeline.walk import Teller

_BAR = (
    '<div style="font:13px sans-serif">Leyendo {done} de {total}: {current}'
    '<div style="width:24em;height:6px;background:#8884;margin-top:4px">'
    '<div style="width:{share}%;height:6px;background:#2f6f5e"></div></div></div>'
)


@contextmanager
def told() -> Iterator[Teller | None]:
    """Who is told while something is read: the notebook's cell, or nobody outside of one."""
    show = _in_notebook()
    if show is None:
        yield None
        return
    cell = _Cell(show)
    yield cell
    cell.end()


class _Cell:
    """The output of a cell, written anew with each hundredth of the way."""

    def __init__(self, show: Any) -> None:
        self._show = show
        self._handle: Any = None
        self._last: tuple[int, str | None] | None = None
        self._total = 0

    def __call__(self, progress: Progress) -> None:
        if not progress.total:
            return
        share = 100 * progress.done // progress.total
        self._total = progress.total
        if (share, progress.where if progress.page else None) != self._last:
            self._last = share, progress.where if progress.page else None
            self._write(
                _BAR.format(
                    done=spanish.number(progress.done),
                    total=spanish.number(progress.total),
                    current=escape(progress.where or ""),
                    share=share,
                )
            )

    def end(self) -> None:
        """Leave a line of it."""
        if self._handle is not None:
            self._write(f"<small>{spanish.plural(self._total, 'archivo leído', 'archivos leídos')}.</small>")

    def _write(self, text: str) -> None:
        made = self._show.HTML(text)
        if self._handle is None:
            self._handle = self._show.display(made, display_id=True)
        else:
            self._handle.update(made)


def _in_notebook() -> Any:
    """The display of the notebook that this process is the kernel of; None where it is none."""
    python = sys.modules.get("IPython")
    shell = None if python is None else python.get_ipython()
    return importlib.import_module("IPython.display") if hasattr(shell, "kernel") else None
