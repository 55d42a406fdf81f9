"""The JSON that the review page asks for: articles, a passage read anew, and decisions kept."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.errors import PipelineError
from pipeline.review import edit, lexicon, view
from pipeline.review.shelf import GoneError, Shelf

_LONGEST_SELECTION = 500
_PATIENCE = 60  # seconds that one answer may take
_NUMBER = re.compile(r"[0-9]{1,12}")


class Answers:
    """What one shelf of reports answers, an address each."""

    def __init__(self, shelf: Shelf, reviewer: str = "reviewer") -> None:
        self.shelf, self.reviewer = shelf, reviewer

    def routes(self) -> list[Route]:
        """Every address with what answers it."""
        return [
            _asked("setup", lambda http: {"reviewer": self.reviewer, "run": self.shelf.out.resolve().name}),
            _asked("articles", lambda http: {"articles": self.shelf.rows(), "damaged": self.shelf.damaged}),
            _asked("article", lambda http: view.article(self.shelf, _query(http, "source"))),
            _asked("text", self.text),
            _asked("read", self.read),
            _asked("identical", self.identical),
            Route("/api/decide", self.decide, methods=["POST"]),
        ]

    def text(self, http: Http) -> Any:
        """A part of an article's text."""
        start, end = _range(http)
        text = self.shelf.machine(_query(http, "source")).article.text
        return {"start": start, "text": text[start:end][: view.WHOLE]}

    def read(self, http: Http) -> Any:
        """What the selected words say, read as the pipeline reads them."""
        start, end = _range(http)
        if end - start > _LONGEST_SELECTION:
            raise edit.RefusedError(f"select at most {_LONGEST_SELECTION} characters")
        return view.read_selection(self.shelf.machine(_query(http, "source")), start, end, self.shelf.lexicon)

    def identical(self, http: Http) -> Any:
        """How many articles have the words of one fact."""
        settled = self.shelf.settled(_query(http, "source"))
        seen = edit.seen(settled, _query(http, "fact"))
        return {"articles": len({*self.shelf.with_wording(seen), _query(http, "source")})}

    async def decide(self, http: Http) -> Response:
        """Keep a decision, once however often it is sent."""
        try:
            body = await http.body()
        except ClientDisconnect:  # nobody is there to be told
            return Response(status_code=400)

        def kept() -> Any:
            try:
                request = edit.Request.model_validate_json(body)
            except ValidationError as error:
                first = error.errors()[0]
                raise edit.RefusedError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
            lines = [] if self.shelf.knows(request.id) else edit.decide(self.shelf, request)
            self.shelf.keep(lines)
            if any(line.action in ("name", "undo") for line in lines):
                lexicon.write(self.shelf.out, self.shelf.lexicon)
            return {"kept": len(lines), "article": view.article(self.shelf, request.source)}

        return await _answer(kept)


def _asked(name: str, work: Callable[[Http], Any]) -> Route:
    async def answer(http: Http) -> Response:
        return await _answer(lambda: work(http))

    return Route(f"/api/{name}", answer)


def _query(http: Http, name: str) -> str:
    value = http.query_params.get(name)
    if value is None:
        raise edit.RefusedError(f"{name} is missing")
    return value


def _range(http: Http) -> tuple[int, int]:
    start, end = _query(http, "start"), _query(http, "end")
    numbers = [int(given) for given in (start, end) if _NUMBER.fullmatch(given)]
    if len(numbers) < 2 or numbers[0] >= numbers[1]:
        raise edit.RefusedError("start and end are whole numbers, start before end")
    return numbers[0], numbers[1]


async def _answer(work: Callable[[], Any]) -> Response:
    """The result of ``work`` as JSON, or its refusal: one line, never a traceback."""
    try:
        result = await asyncio.wait_for(asyncio.to_thread(work), _PATIENCE)
    except TimeoutError:
        return JSONResponse({"error": f"took longer than {_PATIENCE} s; try again later", "reason": "timed_out"}, 503)
    except edit.StaleError as error:
        return JSONResponse({"error": str(error), "reason": error.reason}, 409)
    except GoneError as error:
        return JSONResponse({"error": str(error), "reason": error.reason}, 404)
    except PipelineError as error:
        kept = not isinstance(error, edit.RefusedError)
        return JSONResponse({"error": str(error), "reason": error.reason}, 503 if kept else 422)
    return Response(json.dumps(result, ensure_ascii=False).encode("utf-8", "replace"), media_type="application/json")
