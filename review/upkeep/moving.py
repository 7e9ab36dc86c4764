"""Another database for everything: from a file to a server, when one person becomes many, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.errors import BadArgument, NotCarried
from review.pipeline import jobs
from review.store import Store, carrying, chain_walk, copies
from review.store.addresses import shown
from review.store.carrying import Carried

_SAME: Final = "«{}» es la misma base de datos. Indique otra como destino; no se cambió nada."
_READING: Final = (
    "Se está leyendo «{}» en la base de datos «{}». Espere a que termine, o deténgala, y vuelva a intentar. "
    "No se llevó nada."
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was carried from where to where, as a person knows both. `whole`: no act in it was changed by
    anybody behind the program's back."""

    source: str
    target: str
    carried: Carried
    whole: bool


def move(source: str, target: str) -> Moved:
    """Carry everything of the database at one address into the empty one at another, which is made where
    there is none. Raises BadArgument, NotCarried, StoreUnavailable; then nothing was carried."""
    if source == target:
        raise BadArgument(_SAME.format(shown(source)))
    copies.refuse_damaged(source)
    with Store.open(source, must_exist=True) as there:
        for job in jobs.running(there):
            raise NotCarried(_READING.format(job.folder, shown(source)))
        whole = not chain_walk.walk(there).breaks
        with Store.open(target) as here:
            return Moved(shown(source), shown(target), carrying.carry(there, here), whole)
