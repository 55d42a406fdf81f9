"""The door of the review server: it answers the page that was opened with the key, and nobody else.

A page anywhere on the web can make a browser send requests to 127.0.0.1, a DNS name can be pointed there, and every user of
this machine can connect. So: Host must be this server's own, a request that says where it comes from must come from here,
and everything that tells of articles or takes a decision needs the secret of this start in its ``Authorization`` header.

The secret is no cookie: cookies know no port, and a browser sends those of 127.0.0.1:8765 to whatever listens on another. It
stands in the address's fragment, which browsers send nowhere; the page keeps it for its own tab (``sessionStorage``, which
knows the port) and takes it out of the address bar. The page itself holds no data and is given to anyone.
"""

from __future__ import annotations

import hmac
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 2_000_000
"""Bytes of a request: a decision with hundreds of quotes is far below."""


class Guard:
    """Wraps an application; adds the security headers to every answer and puts ``scope["nonce"]`` for its pages."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        self.app = app
        self.token = token
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.origins = {f"http://{host}" for host in self.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # lifespan needs nothing, and there are no sockets
        nonce = secrets.token_urlsafe(16)
        scope["nonce"] = nonce

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in security_headers(nonce).items():
                    headers[name] = value
            await send(message)

        answer = self.refusal(scope)
        await (answer or self.app)(scope, receive, guarded)

    def refusal(self, scope: Scope) -> Response | None:
        """The answer to whoever may not come in; None to go on."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return PlainTextResponse("This server answers to 127.0.0.1 only.", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in self.origins:
            return PlainTextResponse("This server answers no other site.", 403)
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not _opened(scope, headers):
            return PlainTextResponse("This server answers no other site.", 403)
        if scope["method"] not in ("GET", "HEAD"):
            if origin is None:
                return PlainTextResponse("Decisions are taken from this server's own page only.", 403)
            if headers.get("content-type", "").split(";")[0].strip() != "application/json":
                return PlainTextResponse("Send JSON.", 415)
            length = headers.get("content-length", "")
            if not length.isdigit() or int(length) > BODY_LIMIT:
                return PlainTextResponse("Too much at once.", 413)
        page = scope["path"] == "/" and scope["method"] in ("GET", "HEAD")
        if not page and not self._right(headers.get("authorization", "")):
            return PlainTextResponse("Open the address that `jiyao review` printed: it carries the key.", 403)
        return None

    def _right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), f"Bearer {self.token}".encode())


def _opened(scope: Scope, headers: Headers) -> bool:
    """Whether a person followed a link here, to the page that holds no data."""
    return scope["method"] == "GET" and scope["path"] == "/" and headers.get("sec-fetch-mode") == "navigate"


def security_headers(nonce: str) -> dict[str, str]:
    """What every answer says to the browser: our scripts only, nothing from elsewhere, inside no other page.

    >>> "unsafe" in security_headers("n")["content-security-policy"]
    False
    """
    policy = (
        "default-src 'none'",
        f"script-src 'nonce-{nonce}'",
        f"style-src 'nonce-{nonce}'",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return {
        "content-security-policy": "; ".join(policy),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
