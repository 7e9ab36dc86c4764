"""The rules: what a submission must hold to be paid, each declared with its legal ground.

`judge` is the way in; `registry.RULES` is the table that screens, workbook and documentation read.
"""

from review.rules.judge import judge
from review.rules.version import rules_version

__all__ = ["judge", "rules_version"]
