"""Settings of the services and of maintenance, beside those every process shares."""

from datetime import time
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator

from assistant.settings import Settings
from maintenance.timing import At

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class MaintenanceSettings(Settings):
    """Values from the environment or `.env`; a wrong one fails by its name."""

    api_workers: int = Field(default=1, alias="HUB_API_WORKERS", ge=1, le=64)
    """Worker processes of the REST API, which share its port, conversations and limits."""
    redis_url: str | None = Field(default=None, alias="HUB_REDIS_URL")
    """Redis that counts requests for all workers and machines, as `redis://host:6379`."""
    trusted_proxies: str = Field(default="", alias="HUB_TRUSTED_PROXIES")
    """Addresses of reverse proxies, comma-separated, whose X-Forwarded-For names the client."""
    log_format: str = Field(default="console", alias="HUB_LOG_FORMAT", pattern="^(console|json)$")
    """How log lines are written: `console` or `json`."""
    log_questions: bool = Field(default=False, alias="HUB_LOG_QUESTIONS")
    """Whether the text of questions may appear in the log."""
    backup_dir_or_default: Path | None = Field(default=None, alias="HUB_BACKUP_DIR")
    """Folder of the backups, best on another disk; `<data>/backups` when unset."""
    backup_keep_live: int = Field(default=30, alias="HUB_BACKUP_KEEP_LIVE", ge=1)
    """Backups of the live database to keep; the newest good one always stays."""
    backup_keep_archive: int = Field(default=12, alias="HUB_BACKUP_KEEP_ARCHIVE", ge=1)
    """Backups of each archive to keep; the newest good one always stays."""
    index_healing: bool = Field(default=True, alias="HUB_INDEX_HEALING")
    """Whether `hub watch` puts missing indexes back into the ERP's files and runs ANALYZE there."""
    index_quiet_seconds: float = Field(default=10.0, alias="HUB_INDEX_QUIET_SECONDS", ge=0)
    """Seconds that an ERP's file must have rested before its indexes are looked after."""
    analyze_hours: float = Field(default=24.0, alias="HUB_ANALYZE_HOURS", gt=0)
    """Hours between two runs of ANALYZE on one file."""
    metrics_seconds: float = Field(default=30.0, alias="HUB_METRICS_SECONDS", ge=1, le=300)
    """Seconds between two samples that each service writes for the operations page."""
    metrics_days: int = Field(default=30, alias="HUB_METRICS_DAYS", ge=1)
    """Days that samples and the runs of jobs are kept for the operations page."""

    schedule: bool = Field(default=True, alias="HUB_SCHEDULE")
    """Whether `hub up` runs the jobs below by itself."""
    backup_at: str = Field(default="02:30", alias="HUB_BACKUP_AT")
    """When `hub up` backs up, as `02:30`, or `sun 02:30` for one day of the week; empty for never."""
    verify_at: str = Field(default="sun 03:30", alias="HUB_VERIFY_AT")
    """When `hub up` reads every backup again; empty for never."""
    quality_at: str = Field(default="06:30", alias="HUB_QUALITY_AT")
    """When `hub up` notes what is odd about the data; empty for never."""
    report_at: str = Field(default="07:30", alias="HUB_REPORT_AT")
    """When `hub up` sends the daily report; empty for never."""
    auto_rollover: bool = Field(default=False, alias="HUB_AUTO_ROLLOVER")
    """Whether `hub up` closes the past year by itself in January; no row is removed from live."""
    alert_minutes: int = Field(default=5, alias="HUB_ALERT_MINUTES", ge=0, le=1440)
    """Minutes between two looks for something to alert about; 0 for never."""
    alert_repeat_hours: float = Field(default=24.0, alias="HUB_ALERT_REPEAT_HOURS", gt=0)
    """Hours after which an alert that still holds is sent again."""
    erp_late_from: str = Field(default="09:00", alias="HUB_ERP_LATE_FROM")
    """Time of day from which missing output of the day before, if usual, is an alert; empty for never."""
    error_rate_percent: float = Field(default=20.0, alias="HUB_ERROR_RATE_PERCENT", gt=0, le=100)
    """Share of failed requests and answers in a quarter of an hour from which it is an alert."""
    quiet_hours: str = Field(default="", alias="HUB_QUIET_HOURS")
    """Hours in which alerts wait, as `22:00-07:00`; empty for none."""
    notify_language: Literal["ko", "en"] = Field(default="ko", alias="HUB_NOTIFY_LANGUAGE")
    """Language of reports and alerts: `ko` or `en`."""
    slack_webhook: SecretStr | None = Field(default=None, alias="HUB_SLACK_WEBHOOK")
    """Address of a Slack incoming webhook for reports and alerts."""
    teams_webhook: SecretStr | None = Field(default=None, alias="HUB_TEAMS_WEBHOOK")
    """Address of a Microsoft Teams workflow ("when a webhook request is received") for reports and alerts."""
    mail_to: str = Field(default="", alias="HUB_MAIL_TO")
    """E-mail addresses, separated by commas, for reports and alerts; needs HUB_SMTP_HOST."""
    mail_from: str = Field(default="production-data-hub@localhost", alias="HUB_MAIL_FROM")
    """Sender of e-mail."""
    smtp_host: str = Field(default="", alias="HUB_SMTP_HOST")
    """Mail server."""
    smtp_port: int = Field(default=587, alias="HUB_SMTP_PORT", ge=1, le=65535)
    """Port of the mail server."""
    smtp_security: Literal["starttls", "ssl", "none"] = Field(default="starttls", alias="HUB_SMTP_SECURITY")
    """How mail is protected on its way to the server: `starttls`, `ssl` or `none`."""
    smtp_user: str = Field(default="", alias="HUB_SMTP_USER")
    """User name at the mail server; empty where it asks for none."""
    smtp_password: SecretStr | None = Field(default=None, alias="HUB_SMTP_PASSWORD")
    """Password at the mail server."""

    @field_validator("backup_at", "verify_at", "quality_at", "report_at", "erp_late_from")
    @classmethod
    def _is_time(cls, text: str) -> str:
        return str(At.read(text)) if text else text

    @field_validator("quiet_hours")
    @classmethod
    def _is_span(cls, text: str) -> str:
        if text:
            begin, _, end = text.partition("-")
            if At.read(begin).weekday or At.read(end).weekday:
                raise ValueError("write quiet hours as 22:00-07:00")
        return text

    @field_validator("slack_webhook", "teams_webhook", "smtp_password", mode="before")
    @classmethod
    def _blank_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def quiet_span(self) -> tuple[time, time] | None:
        """Begin and end of the quiet hours."""
        if not self.quiet_hours:
            return None
        begin, _, end = self.quiet_hours.partition("-")
        return At.read(begin).time, At.read(end).time

    @property
    def backup_dir(self) -> Path:
        """Folder of the backups and their manifest."""
        return self.backup_dir_or_default or self.data_dir / "backups"

    @property
    def open_to_all(self) -> bool:
        """Whether REST needs no key: only this machine can reach it."""
        return self.host in LOOPBACK
