"""The review server: one page, and the JSON it asks for (``answers``). Everything it says comes from reports and the log."""

from __future__ import annotations

import secrets
import socket
import threading
from importlib import resources
from pathlib import Path

import jinja2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request as Http
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pipeline.errors import UsageError
from pipeline.lexicons.organisations import Lexicon
from pipeline.review import view
from pipeline.review.answers import Answers
from pipeline.review.guard import Guard
from pipeline.review.shelf import Shelf

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
        html = page.render(nonce=http.scope["nonce"], scripts=scripts, styles=styles, setup={"shapes": view.shapes()})
        return HTMLResponse(html)

    answers = Answers(shelf, reviewer)
    return Guard(Starlette(routes=[Route("/", home), *answers.routes()]), port=port, token=token)


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
        config = uvicorn.Config(app, log_level="error", access_log=False, lifespan="off", ws="none", server_header=False)
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """The address to open, key included: behind ``#``, which browsers send nowhere."""
        return f"http://127.0.0.1:{self.port}/#key={self.token}"

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
