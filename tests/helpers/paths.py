"""Where the project, its package and its corpus are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline"
CORPUS = ROOT / "corpus"
ARTICLES = CORPUS / "articles"
