"""The bench of the screens makes the cuentas it says, opens the pages on them, and its figures are told."""

from __future__ import annotations

from pathlib import Path

from review import frames
from review.store import Store
from tools import bench_screens
from tools.many_cuentas import NEWEST, Extent

EXTENT = Extent(contracts=16, months=2)


def test_pages_are_opened_on_many_cuentas_and_told(tmp_path: Path) -> None:
    looks = [look for look in bench_screens.LOOKS if look.title in ("Bandeja", "Pagos")]
    found = bench_screens.measure_screens(tmp_path, EXTENT, looks)
    assert [one.title for one in found.pages] == ["Bandeja", "Pagos"]
    assert all(one.many.first > 0 and one.alone.again > 0 for one in found.pages)
    assert "32 cuentas, 16 of them in the month" in bench_screens.table(found)
    for name, months in (("muchas", {str(NEWEST), str(NEWEST.plus(-1))}), ("mes", {str(NEWEST)})):
        with Store.open(str(tmp_path / f"{name}.db")) as store:
            table = frames.submissions(store)
            copies = table[table["supervisor"].str.startswith("Supervisora").fillna(False)]
            assert set(copies["periodo"]) == months
            assert len(copies[copies["vigente"]]) == EXTENT.contracts * len(months)
            assert set(copies["decision"].dropna()) == {"aprobada", "devuelta"}
            assert copies["decision_desactualizada"].notna().any()
