"""The bench of growing databases opens the pages and decides in each, and tells its figures."""

from __future__ import annotations

from pathlib import Path

from review.store import Store, queries
from tools import bench_scale
from tools.bench_screens import LOOKS
from tools.many_cuentas import Extent

EXTENTS = (Extent(contracts=8, months=2), Extent(contracts=16, months=2))


def test_pages_and_a_decision_are_measured_in_each_database(tmp_path: Path) -> None:
    looks = [look for look in LOOKS if look.title == "Bandeja"]
    found = bench_scale.measure_scale(tmp_path, EXTENTS, looks, decisions=1)
    assert found.cuentas == (16, 32)
    (page,) = found.pages
    assert len(page.sizes) == len(found.deciding) == len(EXTENTS)
    assert all(size.first > 0 for size in page.sizes)
    assert all(seconds > 0 for seconds in found.deciding)
    told = bench_scale.table(found)
    assert "Bandeja" in told
    assert "One decision" in told
    for many in found.cuentas:
        with Store.open(str(tmp_path / f"{many}.db")) as store:
            rows = queries.submissions(store)
        assert [row["decision_author"] for row in rows].count("banco de pruebas") == 1
