"""The review server: one page, and the JSON it asks for. Everything it says comes from reports and the log."""

from __future__ import annotations

import json
import secrets
import socket
import threading
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Http
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from pipeline.errors import PipelineError, UsageError
from pipeline.lexicons.organisations import Lexicon
from pipeline.review import edit, lexicon, view
from pipeline.review.guard import Guard
from pipeline.review.shelf import GoneError, Shelf

SCRIPTS = ("words.js", "base.js", "marks.js", "state.js", "editor.js", "queue.js", "article.js", "deciding.js", "review.js")
STYLES = ("base.css", "review.css")


def static(name: str) -> str:
    """A file of ours by its name in ``static``."""
    return resources.files("pipeline.review").joinpath("static", name).read_text(encoding="utf-8")


def templates() -> jinja2.Environment:
    """Our templates, escaping by default."""
    loader = jinja2.PackageLoader("pipeline.review", "static")
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # keep the order of slots
    return environment


def application(shelf: Shelf, *, port: int, token: str, reviewer: str) -> Guard:
    """The ASGI application for a run's shelf, behind its guard."""
    page = templates().get_template("review.html")
    scripts = "\n".join(static(name) for name in SCRIPTS)
    styles = "\n".join(static(name) for name in STYLES)

    async def home(http: Http) -> Response:
        setup = {"reviewer": reviewer, "shapes": view.shapes(), "run": str(shelf.out.resolve().name)}
        html = page.render(nonce=http.scope["nonce"], scripts=scripts, styles=styles, setup=setup)
        return HTMLResponse(html)

    async def articles(http: Http) -> Response:
        return await _answer(lambda: {"articles": shelf.rows()})

    async def article(http: Http) -> Response:
        return await _answer(lambda: view.article(shelf, _query(http, "source")))

    async def text(http: Http) -> Response:
        def part() -> Any:
            start, end = _range(http)
            return {"start": start, "text": shelf.machine(_query(http, "source")).article.text[start:end][: view.WHOLE]}

        return await _answer(part)

    async def read(http: Http) -> Response:
        def found() -> Any:
            start, end = _range(http)
            if end - start > 500:
                raise edit.RefusedError("select at most 500 characters")
            return view.read_selection(shelf.machine(_query(http, "source")), start, end, shelf.lexicon)

        return await _answer(found)

    async def identical(http: Http) -> Response:
        def found() -> Any:
            settled = shelf.settled(_query(http, "source"))
            seen = edit.seen(settled, _query(http, "fact"))
            return {"articles": len({*shelf.with_wording(seen), _query(http, "source")})}

        return await _answer(found)

    async def decide(http: Http) -> Response:
        body = await http.body()

        def kept() -> Any:
            try:
                request = edit.Request.model_validate_json(body)
            except ValidationError as error:
                first = error.errors()[0]
                raise edit.RefusedError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
            lines = [] if shelf.knows(request.id) else edit.decide(shelf, request)
            shelf.keep(lines)
            if any(line.action in ("name", "undo") for line in lines):
                lexicon.write(shelf.out, shelf.lexicon)
            return {"kept": len(lines), "article": view.article(shelf, request.source)}

        return await _answer(kept)

    routes = [
        Route("/", home),
        Route("/api/articles", articles),
        Route("/api/article", article),
        Route("/api/text", text),
        Route("/api/read", read),
        Route("/api/identical", identical),
        Route("/api/decide", decide, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), port=port, token=token)


def _query(http: Http, name: str) -> str:
    value = http.query_params.get(name)
    if value is None:
        raise edit.RefusedError(f"{name} is missing")
    return value


def _range(http: Http) -> tuple[int, int]:
    start, end = _query(http, "start"), _query(http, "end")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise edit.RefusedError("start and end are whole numbers, start before end")
    return int(start), int(end)


async def _answer(work: Callable[[], Any]) -> Response:
    """The result of ``work`` as JSON, or its refusal: one line, never a traceback."""
    try:
        result = await run_in_threadpool(work)
    except edit.StaleError as error:
        return JSONResponse({"error": str(error), "reason": error.reason}, 409)
    except GoneError as error:
        return JSONResponse({"error": str(error), "reason": error.reason}, 404)
    except PipelineError as error:
        kept = not isinstance(error, edit.RefusedError)
        return JSONResponse({"error": str(error), "reason": error.reason}, 503 if kept else 422)
    return Response(json.dumps(result, ensure_ascii=False).encode("utf-8", "replace"), media_type="application/json")


class Server:
    """A review server on 127.0.0.1. ``port`` 0 takes any free one; ``names`` are those known to the run, ours when None.

    Attributes:
        address: what to open, with the key of this start.

    Raises:
        UsageError: the port is taken.
    """

    def __init__(self, out: Path, *, port: int = 0, reviewer: str = "reviewer", names: Lexicon | None = None) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind(("127.0.0.1", port))
            self.socket.listen(128)  # whoever opens the address at once waits, and is not turned away
        except (OSError, OverflowError) as error:
            self.socket.close()
            raise UsageError(f"port {port} of 127.0.0.1 cannot be used ({error}); give another with --port") from error
        self.port: int = self.socket.getsockname()[1]
        self.token = secrets.token_urlsafe(32)
        self.shelf = Shelf(out, names)
        app = application(self.shelf, port=self.port, token=self.token, reviewer=reviewer)
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False)
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """The address to open, key included."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def serve(self) -> None:
        """Answer until interrupted."""
        self._server.run(sockets=[self.socket])

    def start(self) -> threading.Thread:
        """Answer in a thread; ``stop`` ends it."""
        thread = threading.Thread(target=self.serve, daemon=True)
        thread.start()
        while not self._server.started and thread.is_alive():
            thread.join(0.01)
        return thread

    def stop(self) -> None:
        """Stop answering."""
        self._server.should_exit = True
