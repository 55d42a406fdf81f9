"""Letters: their subject, day and text."""

from __future__ import annotations

import contextlib
from datetime import date
from email.message import EmailMessage

import pytest

from pipeline.errors import PipelineError
from pipeline.reading import read
from pipeline.reading.encoding import decode

STORY = "晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投。"


def letter(text: str, charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "晨曦機器人募資", "news@example.org", "Thu, 12 Mar 2026 09:00:00 +0800"
    mail.set_content(text, charset=charset)
    return mail


@pytest.mark.parametrize("charset", ["utf-8", "big5"])
def test_a_letter_of_text(charset: str) -> None:
    article = read(letter(STORY, charset).as_bytes(), source="a.eml")
    assert (article.title, article.published, article.text) == ("晨曦機器人募資", date(2026, 3, 12), f"晨曦機器人募資\n{STORY}")


def test_a_letter_with_a_page_and_something_attached() -> None:
    mail = letter("見網頁。")
    mail.add_alternative(f"<html><body><p>{STORY}</p></body></html>", subtype="html")
    mail.add_attachment(b"9", maintype="application", subtype="pdf", filename="a.pdf")
    assert read(mail.as_bytes(), source="a.eml").text == f"晨曦機器人募資\n{STORY}"


@pytest.mark.parametrize("data", [b"Subject: x\nContent-Type: image/png\n\nabc", b"Date: \xff\xfe\nFrom: <\n\n", b"\x00\x01\x02"])
def test_a_letter_without_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(PipelineError) as error:
        read(data, source="a.eml")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "day", ["Thu, 12 Mar 2026 " + "08" * 20 + ":00:00 +0800", "1 Jan 99999999999999999999 00:00", "Thu, 12 Mar 2026 08:00 +" + "9" * 30, "\0", "=?a?b?c?="]
)
def test_a_header_that_nobody_should_write_costs_the_letter_nothing_else(day: str) -> None:
    data = letter(STORY).as_bytes().replace(b"Thu, 12 Mar 2026 09:00:00 +0800", day.encode())
    assert read(data, source="a.eml").text == f"晨曦機器人募資\n{STORY}"


@pytest.mark.parametrize(
    "header", ["Content-Type: text/plain; charset*0*=x''%%", "Content-Type: ;;;=\"", "Content-Transfer-Encoding: \xff", "MIME-Version: 9" + "9" * 5000]
)
def test_a_letter_of_any_shape_is_read_or_refused(header: str) -> None:
    with contextlib.suppress(PipelineError):
        read(f"Subject: x\n{header}\n\n{STORY}".encode(), source="a.eml")


@pytest.mark.parametrize("charset", ["big5\0", "hex", "base64", "rot13", "no-such", "undefined"])
def test_a_charset_may_be_anything(charset: str) -> None:
    text = "晨曦機器人宣布完成新臺幣三億元的募資，由遠帆資本領投。"
    assert decode(text.encode("big5"), hint=charset)[0] == text
