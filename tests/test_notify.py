"""Messages arrive by every channel that is set, whatever the others do, and name no secret."""

import json
from pathlib import Path

import pytest

from maintenance.notify.channels import Slack, Teams, channels
from maintenance.notify.message import Message
from maintenance.notify.outbox import send, send_by
from maintenance.settings import MaintenanceSettings
from tests.console import hub, one_sentence
from tests.receivers import mailbox, webhook

MESSAGE = Message("생산 보고 2026-11-19", ("BW0021 <!channel> **모카** 🙂: 300개", "=1+1"))


def test_slack_gets_text_without_mentions() -> None:
    with webhook() as hook:
        assert send_by([Slack(hook.url)], MESSAGE) == {"Slack": None}
    (posted,) = hook.posted
    assert posted["text"].startswith("*생산 보고 2026-11-19*\nBW0021 &lt;!channel&gt; ")


def test_teams_gets_a_card_of_plain_runs() -> None:
    with webhook() as hook:
        assert send_by([Teams(hook.url)], MESSAGE) == {"Teams": None}
    card = hook.posted[0]["attachments"][0]["content"]
    runs = [block["inlines"][0] for block in card["body"]]
    assert [run["text"] for run in runs] == [MESSAGE.title, *MESSAGE.lines]
    assert {run["type"] for run in runs} == {"TextRun"}


def test_mail_goes_to_every_address_in_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox() as box:
        monkeypatch.setenv("HUB_MAIL_TO", "kim@factory.example, lee@factory.example")
        monkeypatch.setenv("HUB_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("HUB_SMTP_PORT", str(box.port))
        monkeypatch.setenv("HUB_SMTP_SECURITY", "none")
        assert send(MaintenanceSettings(), MESSAGE) == {"e-mail": None}
    (letter,) = box.letters
    assert box.recipients == ["kim@factory.example", "lee@factory.example"]
    assert letter["Subject"] == MESSAGE.title
    assert letter.get_content().splitlines() == list(MESSAGE.lines)


def test_mail_without_the_protection_asked_for_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox() as box:
        monkeypatch.setenv("HUB_MAIL_TO", "kim@factory.example")
        monkeypatch.setenv("HUB_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("HUB_SMTP_PORT", str(box.port))
        outcomes = send(MaintenanceSettings(), MESSAGE)
    assert "HUB_SMTP_SECURITY" in str(outcomes["e-mail"])
    assert box.letters == []


def test_a_refused_address_is_named_and_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox() as box:
        box.recipient_reply = "550 no such user"
        monkeypatch.setenv("HUB_MAIL_TO", "nobody@factory.example")
        monkeypatch.setenv("HUB_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("HUB_SMTP_PORT", str(box.port))
        monkeypatch.setenv("HUB_SMTP_SECURITY", "none")
        assert "HUB_MAIL_TO" in str(send(MaintenanceSettings(), MESSAGE)["e-mail"])
    assert box.recipients == ["nobody@factory.example"]


@pytest.mark.parametrize(
    ("statuses", "posts", "reason"),
    [((500, 429), 3, None), ((503, 503, 503), 3, "HTTP 503"), ((404,), 1, "HTTP 404")],
    ids=["passes", "stays", "is for good"],
)
def test_only_a_failure_that_may_pass_is_tried_again(
    statuses: tuple[int, ...], posts: int, reason: str | None
) -> None:
    with webhook(*statuses) as hook:
        assert send_by([Slack(hook.url)], MESSAGE, pause=0.001) == {"Slack": reason}
    assert len(hook.posted) == posts


def test_one_dead_channel_keeps_no_other_from_the_message() -> None:
    with webhook() as hook:
        outcomes = send_by([Slack("http://127.0.0.1:9/dead"), Teams(hook.url)], MESSAGE, pause=0.001)
    assert outcomes == {"Slack": "ConnectError", "Teams": None}


def test_no_channel_is_set_by_default() -> None:
    assert list(channels(MaintenanceSettings())) == []


def test_the_command_proves_that_messages_arrive(data_dir: Path) -> None:
    with webhook() as slack:
        sent = hub("notify", "--test", cwd=data_dir, HUB_SLACK_WEBHOOK=slack.url, HUB_NOTIFY_LANGUAGE="en")
    assert sent.returncode == 0, sent.stderr
    assert "Slack: sent." in sent.stdout
    assert "test message" in slack.posted[0]["text"]


def test_the_command_names_what_failed_but_no_secret(data_dir: Path) -> None:
    with webhook(404) as hook:
        failed = hub("notify", "--test", cwd=data_dir, HUB_TEAMS_WEBHOOK=hook.url)
    assert failed.returncode == 1
    assert "HTTP 404" in failed.stderr
    assert "secret-path" not in failed.stdout + failed.stderr


def test_without_a_channel_the_command_says_which_settings_to_set(data_dir: Path) -> None:
    assert "HUB_SLACK_WEBHOOK" in one_sentence(hub("notify", "--test", cwd=data_dir))


def test_a_report_is_sent_and_printed(data_dir: Path) -> None:
    with webhook() as slack:
        options = {"HUB_SLACK_WEBHOOK": slack.url}
        sent = hub("report", "--day", "2026-10-28", "--send", "--json", cwd=data_dir, **options)
    told = json.loads(sent.stdout)
    assert told["sent"] == {"Slack": None}
    assert "2026-10-28 생산량: 150개" in slack.posted[0]["text"]
