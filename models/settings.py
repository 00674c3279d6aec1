"""All settings of sanctrack, as one object that the entry point builds and passes on."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from the environment (`SANCTRACK_…`) and from `.env`; every setting has a working default."""

    model_config = SettingsConfigDict(env_prefix="SANCTRACK_", env_file=".env", extra="ignore")

    data_dir: Path = Field(default=Path("data"), description="Folder of the archive, store and warehouse.")
    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL of the store; the default is a SQLite file in the data folder.",
    )
    documents_dir: Path | None = Field(
        default=None,
        description="Folder that the documents source reads; the default is `documents` in the data folder.",
    )
    contact: str | None = Field(
        default=None,
        description="Address or page given to publishers in the User-Agent, should they have questions.",
    )
    timeout_seconds: float = Field(
        default=60.0, gt=0, description="Longest wait for a server: to connect, and for its next bytes."
    )
    fetch_limit_seconds: float = Field(
        default=1800.0, gt=0, description="Time limit of one file, with all attempts and pauses."
    )
    fetch_attempts: int = Field(
        default=4, ge=1, description="How often a file is asked for while its server stumbles."
    )
    retry_pause_seconds: float = Field(
        default=5.0, ge=0, description="First pause between two attempts; each is twice the last."
    )
    page_pause_seconds: float = Field(
        default=1.0, ge=0, description="Pause between two pages of one host that a feed or sitemap links."
    )
    max_download_mb: int = Field(default=512, gt=0, description="Largest file that is downloaded, in MB.")
    allow_http: bool = Field(
        default=False, description="Also fetch by http, which anyone on the way can read and change."
    )
    allow_private_hosts: bool = Field(
        default=False, description="Also fetch from hosts of a private network, such as a mirror of your own."
    )

    @property
    def store_url(self) -> str:
        """SQLAlchemy URL of the store."""
        return self.database_url or f"sqlite:///{self.data_dir / 'sanctrack.db'}"

    @property
    def inbox_dir(self) -> Path:
        """Folder that the documents source reads."""
        return self.documents_dir or self.data_dir / "documents"

    @property
    def archive_dir(self) -> Path:
        """Folder in which the bytes of every retrieved file are kept, by hash."""
        return self.data_dir / "archive"

    @property
    def parquet_dir(self) -> Path:
        """Folder of the published tables, one Parquet file each."""
        return self.data_dir / "parquet"

    @property
    def warehouse_path(self) -> Path:
        """The DuckDB file that answers questions."""
        return self.data_dir / "warehouse.duckdb"
