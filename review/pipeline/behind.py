"""Which cuentas would be read or judged otherwise now: the program, lessons or an entity's ways changed."""

from __future__ import annotations

from collections.abc import Sequence

from review import freshness
from review.freshness import Due, Made
from review.pipeline.taught import FolderTaught
from review.reading import reader_version
from review.store import Store, batches


def behind(store: Store, submission_ids: Sequence[int]) -> set[int]:
    """Those of these cuentas of which something is due at the next reading of their folder, though their file
    is the same. No file is looked at. Raises StoreUnavailable."""
    taught = FolderTaught(store)
    reader = reader_version()

    def now(folder_id: int) -> Made:
        judged = freshness.judged_with(taught.ways(folder_id).version)
        return Made(reader, taught.of(folder_id).version, judged)

    made = batches.made_with(store, submission_ids)
    folders = {folder_id: now(folder_id) for folder_id in {folder for folder, _ in made.values()}}
    return {
        number
        for number, (folder_id, before) in made.items()
        if freshness.due(before, folders[folder_id]) is not Due.NOTHING
    }
