"""Files for other programs: each appears under its name whole, at the end, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import UsageError


@contextlib.contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A new empty file beside ``file``, which it replaces at the end; it is taken away when something fails.

    Its name is random and was nobody's (O_EXCL), so that in a folder that all may write to nobody can have put a link there.

    Raises:
        OSError: it cannot be made, or may not take its place.
    """
    draft = file.parent / f".{secrets.token_hex(16)}.part"  # even where ``file`` has no name of its own, as . has none: that is refused below
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        yield draft
        os.replace(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def put(content: str, file: Path, option: str = "") -> int:
    """Write a text as UTF-8, all or nothing, and return its size in bytes.

    Args:
        content: the text.
        file: where; its folder is made.
        option: what the caller's reader gave ``file`` by, for the refusal.

    Raises:
        UsageError: the file cannot be written; one that stood there still stands.
    """
    data = content.encode("utf-8", "replace")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as draft:
            draft.write_bytes(data)
    except OSError as error:
        advice = f"give another {option} FILE" if option else "name another place"
        raise UsageError(f"{file}: cannot be written ({error.strerror}); free some space, or {advice}") from error
    return len(data)
