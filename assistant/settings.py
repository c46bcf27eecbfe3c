"""Settings every process shares, read once at the edge."""

from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Engine = Literal["auto", "gemini", "planner"]
ChatLogin = Literal["auto", "password", "header", "oauth"]
ThinkingLevel = Literal["minimal", "low", "medium", "high"]


class Settings(BaseSettings):
    """Values from the environment or `.env`; a wrong one fails by its name."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", populate_by_name=True, frozen=True)

    gemini_api_key: SecretStr | None = None
    """Key of the Gemini API; without one the built-in planner answers."""
    gemini_model: str = "gemini-3.8-flash"
    """Name of the Gemini model."""
    google_gemini_base_url: str | None = None
    """Address of the Gemini service, when it is not Google's own (a proxy, a test server)."""
    temperature: float | None = Field(default=None, alias="HUB_TEMPERATURE", ge=0, le=2)
    """Gemini's sampling temperature; its own default when unset, as Google advises."""
    thinking_level: ThinkingLevel | None = Field(default="low", alias="HUB_THINKING_LEVEL")
    """How much Gemini thinks before it answers; empty for models that know no thinking level."""
    max_output_tokens: int = Field(default=4096, alias="HUB_MAX_OUTPUT_TOKENS", ge=64)
    """Most tokens, thoughts included, of one reply of Gemini."""
    deadline_seconds: float = Field(default=60.0, alias="HUB_DEADLINE_SECONDS", gt=0)
    """Longest time one question may take, retries and fallback included."""
    call_timeout_seconds: float = Field(default=30.0, alias="HUB_CALL_TIMEOUT_SECONDS", gt=0)
    """Longest time one call to Gemini may take, from the request to the end of its stream."""
    max_steps: int = Field(default=6, alias="HUB_MAX_STEPS", ge=2)
    """Most calls to Gemini for one question, retries aside; the last one is offered no tools."""
    question_token_cap: int = Field(default=60_000, alias="HUB_QUESTION_TOKEN_CAP", ge=0)
    """Tokens after which a question gets no more tools and is asked to end; 0 for no cap."""
    daily_token_cap: int = Field(default=2_000_000, alias="HUB_DAILY_TOKEN_CAP", ge=0)
    """Tokens a day after which Gemini is not asked until the next day; 0 for no cap."""
    breaker_seconds: float = Field(default=15.0, alias="HUB_BREAKER_SECONDS", gt=0)
    """First pause after Gemini failed before it is asked again; doubles with each further failure."""
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
    chat_login: ChatLogin = Field(default="auto", alias="HUB_CHAT_LOGIN")
    """How people sign in to the chat: by password, a proxy's header or OAuth; `auto` asks for a password
    unless only this machine can reach the page."""
    chat_user_header: str | None = Field(default=None, alias="HUB_CHAT_USER_HEADER")
    """Header in which a proxy names the signed-in user, for HUB_CHAT_LOGIN=header."""
    chat_hosts: str = Field(default="", alias="HUB_CHAT_HOSTS")
    """Further host names, separated by commas, under which the chat is reached."""
    chat_retention_days: int = Field(default=365, alias="HUB_CHAT_RETENTION_DAYS", ge=0)
    """Days after which a conversation that rests is forgotten; 0 keeps all."""
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

    @field_validator(
        "gemini_api_key",
        "google_gemini_base_url",
        "fixed_today",
        "temperature",
        "thinking_level",
        mode="before",
    )
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

    @property
    def zone(self) -> ZoneInfo:
        """The factory's time zone."""
        return ZoneInfo(self.timezone)

    def now(self) -> datetime:
        """The present moment in the factory's time zone, on the fixed day where one is set."""
        now = datetime.now(self.zone)
        if self.fixed_today is None:
            return now
        return datetime.combine(self.fixed_today, now.timetz())

    def today(self) -> date:
        """The factory's day, read anew at every call."""
        return self.now().date()
