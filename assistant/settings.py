"""Settings every process shares, read once at the edge."""

from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Engine = Literal["auto", "gemini", "planner"]


class Settings(BaseSettings):
    """Values from the environment or `.env`; a wrong one fails by its name."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", populate_by_name=True, frozen=True)

    gemini_api_key: SecretStr | None = None
    """Key of the Gemini API; without one the built-in planner answers."""
    gemini_model: str = "gemini-3.8-flash"
    """Name of the Gemini model."""
    google_gemini_base_url: str | None = None
    """Address of the Gemini service, when it is not Google's own (a proxy, a test server)."""
    engine: Engine = Field(default="auto", alias="HUB_ENGINE")
    """Who answers: Gemini with the planner as fallback, only Gemini, or only the planner."""
    data_dir: Path = Field(default=Path("data"), alias="HUB_DATA_DIR")
    """Folder of `production_analysis.db` and the `archive_<YYYY>.db` files."""
    state_dir_or_default: Path | None = Field(default=None, alias="HUB_STATE_DIR")
    """Folder of logs, conversations and other state of our own; `<data>/.hub` when unset."""
    fixed_today: date | None = Field(default=None, alias="HUB_TODAY")
    """ISO date that stands for today, for tests and replays."""
    timezone: str = Field(default="Asia/Seoul", alias="HUB_TIMEZONE")
    """IANA name of the factory's time zone."""
    host: str = Field(default="127.0.0.1", alias="HUB_HOST")
    """Address the chat and the REST API listen on."""
    chat_port: int = Field(default=8502, alias="CHAT_PORT", ge=1, le=65535)
    """Port of the chat page."""
    api_port: int = Field(default=8000, alias="API_PORT", ge=1, le=65535)
    """Port of the REST API."""
    rate_limit_api: int = Field(default=60, alias="HUB_RATE_LIMIT_API", ge=0)
    """REST requests a minute for one client; 0 switches the limit off."""
    rate_limit_chat: int = Field(default=20, alias="HUB_RATE_LIMIT_CHAT", ge=0)
    """Questions a minute for one client; 0 switches the limit off."""
    settle_seconds: float = Field(default=3.0, alias="HUB_SETTLE_SECONDS", ge=0, le=3600)
    """Quiet time in seconds that a changed database must keep before it is published."""

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"'{name}' is no IANA time zone; use one like Asia/Seoul") from error
        return name

    @field_validator("gemini_api_key", "google_gemini_base_url", "fixed_today", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def state_dir(self) -> Path:
        """Folder of our own state."""
        return self.state_dir_or_default or self.data_dir / ".hub"

    @property
    def snapshots_dir(self) -> Path:
        """Folder of the generations and the `CURRENT` pointer."""
        return self.data_dir / ".snapshots"

    def now(self) -> datetime:
        """The present moment in the factory's time zone, on the fixed day where one is set."""
        now = datetime.now(ZoneInfo(self.timezone))
        if self.fixed_today is None:
            return now
        return datetime.combine(self.fixed_today, now.timetz())

    def today(self) -> date:
        """The factory's day, read anew at every call."""
        return self.now().date()
