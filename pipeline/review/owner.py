"""Whose the review of a run is: ``OUT.review`` beside OUT is believed only of its user, who alone could have written it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pipeline.errors import PipelineError

_MACHINE = "machine"


class LogError(PipelineError):
    """The log of decisions cannot be read or written, or is somebody else's."""

    reason = "review_log"


def folder(out: Path) -> Path:
    """Where the review of ``out`` is kept: the folder beside it.

    >>> folder(Path("/data/out")).name
    'out.review'
    """
    out = out.resolve()
    return out.with_name((out.name or "root") + ".review")


def trusted(review: Path) -> bool:
    """Whether there is a review, and it is to be believed: a folder of this user, of root, or of who owns the folder around it.

    Whoever owns the folder around it could replace it at any time; in a folder that all may write to, such as a temporary
    one, anybody could have put it there.

    Raises:
        LogError: it is somebody else's, a link, or no folder; or something in it is, or is neither file nor folder.
    """
    try:
        status = os.lstat(review)
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        raise LogError(f"{review}: not a folder, where decisions on this run should stand; take it away, or name another OUT")
    _refuse_others(review, status, os.lstat(review.parent).st_uid)
    for name in ("decisions.jsonl", "lexicon.toml", _MACHINE):
        try:
            inside = os.lstat(review / name)
        except OSError:
            continue
        if stat.S_ISLNK(inside.st_mode):
            raise LogError(f"{review / name}: a link; decisions are read where they stand, so put the file there itself")
        if not (stat.S_ISDIR if name == _MACHINE else stat.S_ISREG)(inside.st_mode):  # a pipe would be waited for
            raise LogError(f"{review / name}: not a {'folder' if name == _MACHINE else 'file'}; take it away, or name another OUT")
        _refuse_others(review / name, inside, status.st_uid)
    return True


def _refuse_others(path: Path, status: os.stat_result, around: int) -> None:
    if hasattr(os, "geteuid") and status.st_uid not in (os.geteuid(), 0, around):
        raise LogError(f"{path}: belongs to another user (uid {status.st_uid}); take it over with chown, or name another OUT")
