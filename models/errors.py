"""Every error a user may meet, as one small tree: what happened, where, what was expected, what to do."""


class SanctrackError(Exception):
    """Base of all errors that sanctrack raises on purpose; shown to users without a traceback.

    `what` is one sentence; `where` names a file, source or database; `expected` the allowed values or
    state; `hint` the next step.
    """

    def __init__(self, what: str, *, where: str = "", expected: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.expected = expected
        self.hint = hint

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.expected:
            parts.append(f"Expected: {self.expected}")
        if self.hint:
            parts.append(f"What to do: {self.hint}")
        return "\n".join(parts)


class SettingsError(SanctrackError):
    """A setting has a value that cannot be used."""


class InputError(SanctrackError):
    """A file, folder or address that was given cannot be read as what it should be.

    `outcome` is the word that the `document` table keeps for it.
    """

    outcome = "malformed"


class EmptyInput(InputError):
    """A file without content, such as the 0 bytes that a publisher's server sometimes serves."""

    outcome = "empty"


class VersionTooSmall(InputError):
    """A list version smaller than its source's limits allow: more likely cut off than true."""

    outcome = "too_small"


class VersionTooLarge(InputError):
    """A list version larger than its source's limits allow."""

    outcome = "too_large"


class VersionTooOld(InputError):
    """A list version older than the newest one loaded: history is only ever appended to."""

    outcome = "too_old"


class FetchError(SanctrackError):
    """A publisher's server did not give the file."""


class StoreError(SanctrackError):
    """The store (SQLite or PostgreSQL) cannot be opened, or its schema is not the expected one."""


class WarehouseError(SanctrackError):
    """The warehouse cannot be built, opened or queried; the file of the last good build stays."""


class SourceBusy(SanctrackError):
    """Another process refreshes the same source at this moment."""


class JudgementError(SanctrackError):
    """A decision on a claim cannot be taken as it was given: no such claim, or values that it cannot have."""
