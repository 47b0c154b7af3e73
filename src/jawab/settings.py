"""Every setting, typed and documented. Read from the environment (`JAWAB_…`) once, at the composition root."""

from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# Where containers find secrets as files: jawab_database_url and the like (lower case). The environment goes first.
CONTAINER_SECRETS = Path("/run/secrets")


class LlmPrice(BaseModel):
    """What a million tokens of one model cost, in units of the currency."""

    model_config = ConfigDict(extra="forbid")

    input: Decimal = Field(ge=0, le=1_000_000, allow_inf_nan=False)
    output: Decimal = Field(ge=0, le=1_000_000, allow_inf_nan=False)


class Settings(BaseSettings):
    """What an operator may set. `docs/operations.md` lists the same table."""

    model_config = SettingsConfigDict(
        env_prefix="JAWAB_", extra="ignore", secrets_dir=CONTAINER_SECRETS if CONTAINER_SECRETS.is_dir() else None
    )

    data_dir: Path = Field(default=Path("data"), description="Folder for the database file, master key and media")
    database_url: str = Field(
        default="", description="postgresql://… for PostgreSQL; empty for SQLite in the data folder"
    )
    valkey_url: str = Field(
        default="", description="valkey:// or redis:// address, needed with several server processes"
    )
    master_key: SecretStr = Field(
        default=SecretStr(""), description="Master key (base64, 32 bytes) instead of the key file"
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one")
    workers: int = Field(
        default=1, ge=1, le=64, description="Server processes; more than one needs PostgreSQL and Valkey"
    )
    public_url: str = Field(
        default="", description="Address that visitors reach Jawab at; empty: taken from each request"
    )
    trusted_proxies: list[str] = Field(default=[], description="Networks whose X-Forwarded-For is believed, as CIDR")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="How much is logged")

    embedder: str = Field(
        default="", description="Folder of another embedding model; `fake` for tests; empty: built in"
    )
    names_model: str = Field(
        default="",
        description="spaCy pipeline that reads persons and places: its name or folder, with the extra `spacy`; "
        "empty: built in",
    )
    llm: str = Field(
        default="", description="`provider:model`, e.g. google:gemini-2.5-flash; empty: answers are extractive"
    )
    llm_base_url: str = Field(default="", description="OpenAI-compatible address, e.g. http://127.0.0.1:11434/v1")
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="Key for the LLM provider")
    llm_timeout_seconds: float = Field(
        default=20.0, gt=0, description="Longest wait for the next piece of an LLM's reply"
    )
    llm_daily_tokens: int = Field(
        default=2_000_000, ge=0, description="Tokens a workspace may spend on the LLM per UTC day"
    )
    llm_prices: dict[str, LlmPrice] = Field(
        default={},
        description="What a million tokens cost, by model as `JAWAB_LLM` names it, as JSON: "
        '`{"google:gemini-2.5-flash": {"input": 0.30, "output": 2.50}}`',
    )
    llm_currency: str = Field(default="USD", pattern="^[A-Z]{3}$", description="Currency of `JAWAB_LLM_PRICES`")
    suggestion_visitors: int = Field(
        default=3,
        ge=2,
        description="Different visitors who must have asked one thing after another before it is learnt",
    )
    prefetch_share: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="Part of the LLM's budget that may go into answers to what is likely asked next; "
        "0 prepares none with the LLM",
    )

    burst_seconds: float = Field(
        default=1.2,
        ge=0,
        le=10,
        description="How long after a message that does not look finished another is waited for; 0 answers at once",
    )
    max_message_chars: int = Field(default=4000, ge=1, description="Longest message in characters")
    max_body_bytes: int = Field(
        default=64 * 1024, ge=1024, description="Largest request body outside uploads, in bytes"
    )
    max_upload_bytes: int = Field(
        default=64 * 1024 * 1024, ge=1024, description="Largest upload for an import, in bytes"
    )
    import_allow_networks: list[str] = Field(
        default=[], description='Private networks that imports may read, as CIDR, e.g. ["10.1.0.0/16"]'
    )
    tools_allow_networks: list[str] = Field(
        default=[], description='Private networks that tools may call, as CIDR, e.g. ["10.2.0.0/16"]'
    )
    push_allow_networks: list[str] = Field(
        default=[], description='Private networks with a push service of your own, as CIDR, e.g. ["10.3.0.0/16"]'
    )
    push_contact: str = Field(
        default="",
        pattern=r"^((mailto:|https://)\S+)?$",
        description="Where push services reach you, as mailto:… or https://…; empty: `JAWAB_PUBLIC_URL`",
    )
    push_delay_seconds: float = Field(
        default=4.0,
        ge=0,
        le=600,
        description="How long after a person's reply the browser of a visitor who is not there is told of it",
    )
    import_pause_seconds: float = Field(
        default=0.2, ge=0, description="Pause between two requests to a site that is imported, unless it asks for more"
    )
    import_max_pages: int = Field(default=5000, ge=1, description="Most pages that one import reads from a site")
    messages_per_minute: int = Field(default=20, ge=1, description="Messages a minute that one visitor may send")
    file_max_bytes: int = Field(
        default=10 * 1024 * 1024,
        ge=0,
        le=64 * 1024 * 1024,
        description="Largest picture or PDF that may be sent, in bytes; 0: no files are taken",
    )
    files_per_conversation: int = Field(default=50, ge=1, description="Files that one conversation may have")
    file_bytes_per_day: int = Field(
        default=50 * 1024 * 1024, ge=1, description="Bytes of files that one visitor may send within a day"
    )
    files_per_minute: int = Field(default=12, ge=1, description="Files a minute that one visitor may upload")
    file_scanner: str = Field(
        default="",
        description="Virus scanner that every file is shown to: `clamd://host:3310`, `clamd:///path/of/socket`, or a "
        "command that gets it on standard input (`clamdscan -`); empty: none",
    )
    actions_per_minute: int = Field(
        default=60, ge=1, description="Other changes a minute that one visitor may make: conversations, e-mail, typing"
    )
    messages_per_minute_address: int = Field(default=120, ge=1, description="Messages a minute from one address")
    requests_per_hour: int = Field(
        default=10, ge=1, description="Requests to be contacted that one visitor may make in an hour"
    )
    requests_per_hour_address: int = Field(
        default=60, ge=1, description="Requests to be contacted in an hour from one address"
    )
    completions_per_minute_address: int = Field(
        default=600, ge=1, description="Looks at what may be asked, a minute from one address, while people type"
    )
    invitation_outcomes_per_minute_address: int = Field(
        default=60, ge=1, description="Counts of what came of invitations, a minute from one address"
    )
    completion_visitors: int = Field(
        default=5, ge=2, description="Different visitors who must have asked a question before it is offered to others"
    )
    activity_per_minute_address: int = Field(
        default=120, ge=1, description="Batches of what was clicked and read, a minute from one address"
    )
    visitors_per_minute_address: int = Field(default=30, ge=1, description="New visitors a minute from one address")
    sign_ins_per_minute: int = Field(
        default=10, ge=1, description="Sign-in attempts a minute for one address or account"
    )
    streams_per_visitor: int = Field(default=8, ge=1, description="Open streams per visitor")
    max_streams: int = Field(default=5000, ge=1, description="Open streams per server process")

    @cached_property
    def database(self) -> str:
        """The database's address as SQLAlchemy writes it."""
        if not self.database_url:
            return f"sqlite+aiosqlite:///{self.data_dir.resolve() / 'jawab.db'}"
        scheme, _, rest = self.database_url.partition("://")
        if scheme.startswith("sqlite"):
            return self.database_url
        address, _, query = rest.partition("?")
        wishes = dict(parse_qsl(query))
        wishes.pop("channel_binding", None)  # hosts write these for libpq; the driver negotiates the one by itself
        if "sslmode" in wishes:
            wishes["ssl"] = wishes.pop("sslmode")  # and calls the other this
        return f"postgresql+asyncpg://{address}" + (f"?{urlencode(wishes)}" if wishes else "")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, address: str) -> str:
        if address and address.partition("://")[0].split("+")[0] not in {"postgres", "postgresql", "sqlite"}:
            raise ValueError("must begin with postgresql://, or be empty for SQLite in the data folder")
        return address
