"""Words of raising that several readers of rounds look for; to be replaced by the triggers of frames."""

from __future__ import annotations

import re

from pipeline.text.fold import fold_script

RAISING = re.compile(
    fold_script(
        r"融資|募資|集資|領投|跟投|參投|輪|preferred equity|tranche|\bround\b|\braise|\bfunding\b|\bfinancing\b|\bnew (?:money|capital)\b"
    )
)
