"""Events and figures that are no rounds: each statement to the module of what it says."""

from __future__ import annotations

from pipeline.records.abouts import Abouts
from pipeline.records.acquisitions import Acquisitions
from pipeline.records.figures import Figures
from pipeline.records.focus import Discourse
from pipeline.records.listings import Listings
from pipeline.records.record import Record


class Others:
    """The facts of one article that are no rounds, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.records: list[Record] = []
        figures = Figures(discourse, self.records)
        acquisitions = Acquisitions(discourse, self.records)
        listings = Listings(discourse, self.records)
        self._readers = {
            "revenue": figures.read_revenue,
            "growth": figures.read_growth,
            "acquisition": acquisitions.read,
            "acquisition_price": acquisitions.read_price,
            "listing": listings.read,
            "listing_money": listings.read,
            "about": Abouts(discourse, self.records).read,
        }

    def read(self, i: int) -> None:
        """Read sentence ``i``; sentences are read in order."""
        for s in sorted(self.d.by_sentence[i], key=lambda s: s.says == "acquisition_price"):  # whose price it is must be known
            if read := self._readers.get(s.says):
                read(s)
