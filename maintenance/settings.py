"""Settings of the services and of maintenance, beside those every process shares."""

from pathlib import Path

from pydantic import Field

from assistant.settings import Settings

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

    @property
    def backup_dir(self) -> Path:
        """Folder of the backups and their manifest."""
        return self.backup_dir_or_default or self.data_dir / "backups"

    @property
    def open_to_all(self) -> bool:
        """Whether REST needs no key: only this machine can reach it."""
        return self.host in LOOPBACK
