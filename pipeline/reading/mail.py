"""Letters (.eml): newsletters and press releases as they are sent."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from pipeline.errors import UnreadableError
from pipeline.reading import page, plain
from pipeline.reading.draft import Draft
from pipeline.reading.encoding import decode

_FIELDS = {"subject": "title", "from": "author", "date": "date"}


def draft_of(data: bytes) -> Draft:
    """Read a letter: its page where it has one, else its text; what is attached is not read.

    Raises:
        UnreadableError: it has neither.

    >>> draft_of(b"Subject: A round\\nDate: Thu, 12 Mar 2026 09:00:00 +0800\\n\\nPinemoor raised $15 million.\\n").meta
    {'title': 'A round', 'date': 'Thu, 12 Mar 2026 09:00:00 +0800'}
    """
    try:
        letter = message_from_bytes(data, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        meta = {meaning: value for header, meaning in _FIELDS.items() if (value := _header(letter, header))}
        body = letter.get_body(("html", "plain"))
        text, is_page = (_text(body), body.get_content_subtype() == "html") if body else ("", False)
    except Exception as error:  # the library raises whatever it meets where a letter is not as it should be
        raise UnreadableError(f"a broken letter ({type(error).__name__}); save its text") from error
    if body is None:
        raise UnreadableError("a letter without text; save what is attached to it")
    if is_page:
        draft = page.draft_of(text)
        return Draft(draft.pieces, draft.meta | meta, draft.notes)
    return Draft(plain.pieces_of(text.replace("\r\n", "\n")), meta)


def _header(letter: EmailMessage, name: str) -> str:
    try:
        return str(letter.get(name, "")).strip()
    except Exception:  # as above: what one header says is not worth the letter
        return ""


def _text(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload, hint=part.get_content_charset())[0] if isinstance(payload, bytes) else ""
