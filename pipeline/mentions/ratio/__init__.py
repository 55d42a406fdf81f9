"""Ratios: percentages, 成, multiples (倍, x, -fold, doubled), percentage points and basis points.

A ratio is what is written (成長 2.5 倍 and 增至 2.5 倍 are both 2.5); ``change`` says which of the two it is.
"""

from pipeline.mentions.ratio.ratios import find as find
from pipeline.mentions.ratio.ratios import parse_ratio as parse_ratio
from pipeline.mentions.ratio.value import Ratio as Ratio
