"""The ways a message takes: Slack, Microsoft Teams and e-mail."""

import smtplib
import ssl
from abc import ABC, abstractmethod
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import httpx

from maintenance.notify.message import Message
from maintenance.settings import MaintenanceSettings

SECONDS = 10.0
TOO_MANY = 429
SERVER_ERROR = 500


class NotSent(Exception):
    """A channel did not take the message; says why without naming a secret.

    `passing` tells whether another try may go well.
    """

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.passing = passing


class Channel(ABC):
    """One way to people."""

    name: str

    @abstractmethod
    def send(self, message: Message) -> None:
        """Hand the message over.

        Raises NotSent.
        """


class Slack(Channel):
    """An incoming webhook of Slack."""

    name = "Slack"

    def __init__(self, address: str) -> None:
        self._address = address

    def send(self, message: Message) -> None:
        """Post it as text, with the title in bold."""
        lines = (f"*{_plain_for_slack(message.title)}*", *map(_plain_for_slack, message.lines))
        _post(self._address, {"text": "\n".join(lines)})


class Teams(Channel):
    """A workflow of Microsoft Teams that posts what its webhook gets."""

    name = "Teams"

    def __init__(self, address: str) -> None:
        self._address = address

    def send(self, message: Message) -> None:
        """Post it as an adaptive card of plain runs, in which no markup has a meaning."""
        texts = [{"type": "TextRun", "text": message.title, "weight": "Bolder", "size": "Medium"}]
        texts += [{"type": "TextRun", "text": line} for line in message.lines]
        body = [{"type": "RichTextBlock", "inlines": [text]} for text in texts]
        card = {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": body,
        }
        attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        _post(self._address, {"type": "message", "attachments": [attachment]})


class Mail(Channel):
    """E-mail by an SMTP server."""

    name = "e-mail"

    def __init__(self, settings: MaintenanceSettings) -> None:
        self._settings = settings

    def send(self, message: Message) -> None:
        """Send it as plain text to every address."""
        try:
            with self._server() as server:
                if self._settings.smtp_user:
                    password = self._settings.smtp_password
                    server.login(self._settings.smtp_user, password.get_secret_value() if password else "")
                server.send_message(self._letter(message))
        except smtplib.SMTPResponseException as error:
            temporary = 400 <= error.smtp_code < 500
            raise NotSent(f"SMTP {error.smtp_code}", passing=temporary) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise NotSent("the server refuses HUB_MAIL_TO", passing=False) from error
        except smtplib.SMTPNotSupportedError as error:
            reason = "the server does not offer what HUB_SMTP_SECURITY or HUB_SMTP_USER asks for"
            raise NotSent(reason, passing=False) from error
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(type(error).__name__, passing=True) from error

    def _server(self) -> smtplib.SMTP:
        host, port = self._settings.smtp_host, self._settings.smtp_port
        if self._settings.smtp_security == "ssl":
            return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=SECONDS)
        if self._settings.smtp_security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage()
        letter["Subject"] = " ".join(message.title.split())
        letter["From"] = self._settings.mail_from
        letter["To"] = self._settings.mail_to
        letter["Date"] = formatdate(localtime=True)
        letter["Message-ID"] = make_msgid(domain="production-data-hub")
        letter.set_content("\n".join(message.lines) + "\n")
        return letter


def channels(settings: MaintenanceSettings) -> Iterator[Channel]:
    """Every way that the settings name."""
    if settings.slack_webhook is not None:
        yield Slack(settings.slack_webhook.get_secret_value())
    if settings.teams_webhook is not None:
        yield Teams(settings.teams_webhook.get_secret_value())
    if settings.mail_to and settings.smtp_host:
        yield Mail(settings)


def _post(address: str, body: object) -> None:
    try:
        reply = httpx.post(address, json=body, timeout=SECONDS)
    except httpx.InvalidURL as error:
        raise NotSent("the address of the webhook is no URL", passing=False) from error
    except httpx.HTTPError as error:
        raise NotSent(type(error).__name__, passing=True) from error
    if not reply.is_success:
        passing = reply.status_code == TOO_MANY or reply.status_code >= SERVER_ERROR
        raise NotSent(f"HTTP {reply.status_code}", passing=passing)


def _plain_for_slack(text: str) -> str:
    """Text that Slack reads as text: no mention, link or command."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
