"""A digest as a mail to send or to open: text, page, and the PDFs of what is notable."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain, plain_bytes
from analysis.common.sanitize import line
from analysis.scheduling import digest as digests

MOST = 15_000_000  # bytes of attachments; servers refuse mails much larger


def mail(out: Path, news: digests.Digest, address: str, to: Sequence[str]) -> bytes:
    """A digest as an .eml file.

    Args:
        out: The folder of the reports.
        news: The digest.
        address: Where the reports are on the web; without it nothing in the mail is a link.
        to: Whom it is for; a mail for nobody opens as a draft.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = line(news.subject, 200)
    if to:
        message["From"], message["To"] = to[0], ", ".join(to)
    message["Date"] = format_datetime(fingerprint.now())
    message["X-Unsent"] = "1"  # mail programs open it to be sent
    papers, left_out = _papers(out, news)
    more = f"\n{_told(left_out)}" if left_out else ""
    words = digests.in_text(news, address) + more
    message.set_content(words)
    message.add_alternative(
        digests.page(news, address, linked=bool(address)).replace("</main>", _also(left_out)),
        subtype="html",
    )
    for name, data in papers:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    _bound(message, words)
    return message.as_bytes()


def _papers(out: Path, news: digests.Digest) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The PDFs of the notable reports, as many as a mail may hold, and which are left out."""
    papers: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    size = 0
    for entry in news.entries:
        if not entry.paper or not is_plain(out / entry.paper):  # somebody took it away meanwhile
            continue
        data = plain_bytes(out / entry.paper)
        if size + len(data) > MOST:
            left_out.append(entry.folder)
            continue
        size += len(data)
        papers.append((f"{entry.folder}.pdf", data))
    return papers, left_out


def _told(left_out: Sequence[str]) -> str:
    return f"Too large to be attached: {', '.join(left_out)}."


def _also(left_out: Sequence[str]) -> str:
    return f"<p>{_told(left_out)}</p></main>" if left_out else "</main>"


def _bound(message: EmailMessage, words: str) -> None:
    """Boundaries that stand for the content, so that the same digest is the same file."""
    key = hashlib.sha256(words.encode())
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            key.update(str(number).encode())
            part.set_boundary(f"sayso-{key.hexdigest()[:32]}")
