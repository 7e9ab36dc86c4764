"""What is new in the Bandeja is marked, asked for by its pill, and told to be seen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import sqlalchemy as sa

from review.store import Store
from review.store import schema as t
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA = "Ana Solarte"
JUNE = {"mes": "2026-06", "q": "luz"}


def test_what_changed_since_the_last_visit_is_marked_until_it_is_seen(look: Opener, read: Path) -> None:
    app = look("bandeja", read, reviewer=ANA, **JUNE)
    assert "ya_las_vi" not in [one.key for one in app.button]
    with Store.open(str(read)) as store, store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(outcome="another"))
        connection.execute(sa.update(t.VISITS).values(at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    app = look("bandeja", read, reviewer=ANA, **JUNE)
    assert errors(app) == []
    assert "2 cuentas llegaron o cambiaron" in " ".join(one.value for one in app.caption)
    app.button_group[0].set_value("nuevas").run()
    (row,) = components(app, "table")[0]["rows"]
    assert [one["word"] for one in row["cells"]["contratista"]["also"]] == ["Cambió"]
    reviewed = look("revisar", read, mes="2026-06", decision="nuevas")
    assert "1 de 2" in " ".join(one.value for one in reviewed.markdown)
    app.button(key="ya_las_vi").click().run()
    assert errors(app) == []
    assert components(app, "table")[0]["rows"] == []
