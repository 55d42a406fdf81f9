"""One module a verb of the command line, found by its file name: ``pipeline/commands/review.py`` is ``jiyao review``.

A verb's module holds

- a docstring whose first line is the verb's one-line help. It is read from the file without importing it, so the line
  must be the whole first line of the file: a docstring opened and, on that same line, its sentence;
- ``def add(parser: argparse.ArgumentParser) -> None``: declares the options;
- ``def main(args: argparse.Namespace) -> int``: does it, prints, and returns the exit status (0 all done, 1 some
  articles failed, 2 the call is wrong).

Only the module of the verb that was called is imported, so heavy imports may stand at its top. ``main`` raises a
:class:`pipeline.errors.PipelineError` for what it refuses; :mod:`pipeline.cli` prints it as one line on standard error
(``UsageError`` → status 2, any other → 1). Adding a verb is adding a file: there is no list to keep.
"""
