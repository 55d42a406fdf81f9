"""A page or a text of a run as a file: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.whole import whole


def put(content: str, file: Path, option: str) -> int:
    """Write a text as UTF-8, all or nothing, and return its size in bytes.

    Args:
        content: the text.
        file: where; its folder is made.
        option: what the caller's reader gave ``file`` by, for the refusal.

    Raises:
        UsageError: the file cannot be written.
    """
    data = content.encode("utf-8", "replace")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as draft:
            draft.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}); give another {option} FILE") from error
    return len(data)
