"""Report: one self-contained offline page that shows a whole run."""
