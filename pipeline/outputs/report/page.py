"""The report page: one file that asks nobody for anything, whatever the articles hold.

Data goes in as JSON that no browser runs; scripts build text nodes only; the policy in the page allows exactly our own
script and style, by their hashes, and no connection at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

from pipeline.model import Report
from pipeline.outputs.report.rows import page_data
from pipeline.whole import put

SHARED_SCRIPTS = ("words.js", "base.js", "marks.js")
OWN_SCRIPTS = ("charts.js", "report.js")


def html(reports: Sequence[Report], *, name: str, failures: Sequence[dict[str, Any]] = ()) -> str:
    """The page of a run.

    Args:
        reports: in any order.
        name: what the run is called in the page's title.
        failures: articles that failed: ``source``, ``reason``, ``message``.
    """
    data = page_data(reports) | {"name": name, "failures": list(failures)}
    script = "\n".join([*(_shared(n) for n in SHARED_SCRIPTS), *(_own(n) for n in OWN_SCRIPTS)])
    style = _shared("base.css") + _own("report.css")
    policy = (
        "default-src 'none'",
        f"script-src {_hash(script)}",
        f"style-src {_hash(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.outputs.report", "static"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("report.html").render(
        policy="; ".join(policy), script=script, style=style, data=_embedded(data), name=name,
        articles=len(data["articles"]), failed=len(failures), facts=sum(data["kinds"].values()),
    )  # fmt: skip


def write(reports: Sequence[Report], file: Path, *, name: str, failures: Sequence[dict[str, Any]] = ()) -> int:
    """Write the page to ``file``, all or nothing, and return its size in bytes.

    Raises:
        UsageError: the file cannot be written.
    """
    return put(html(reports, name=name, failures=failures), file, "--html")


def _shared(name: str) -> str:
    return resources.files("pipeline.review").joinpath("static", name).read_text(encoding="utf-8")


def _own(name: str) -> str:
    return resources.files("pipeline.outputs.report").joinpath("static", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _embedded(data: object) -> str:
    """JSON that cannot end its own script element, nor begin a comment in it.

    >>> _embedded("</script><!--")
    '"\\\\u003c/script>\\\\u003c!--"'
    """
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
