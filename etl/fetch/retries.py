"""When a file is asked for again, after which pause, and when that is given up."""

import logging

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from etl.fetch.failures import TemporaryFailure
from models.settings import Settings

LONGEST_PAUSE = 300.0
LOG = logging.getLogger(__name__)


def retrying(settings: Settings) -> AsyncRetrying:
    """Calls again after a TemporaryFailure, with growing pauses or those that the server asks for.

    It gives up after the last attempt, and at once where the server asks for so long a pause that the next
    refresh may as well ask it.
    """
    pause = settings.retry_pause_seconds
    backoff = wait_exponential(multiplier=pause, max=LONGEST_PAUSE) + wait_random(0, pause / 2)
    limits = stop_after_attempt(settings.fetch_attempts) | stop_before_delay(settings.fetch_limit_seconds)
    return AsyncRetrying(
        retry=retry_if_exception_type(TemporaryFailure),
        wait=lambda state: max(backoff(state), _asked_pause(state)),
        stop=lambda state: limits(state) or _asked_pause(state) > LONGEST_PAUSE,
        before_sleep=lambda state: _tell(state, settings.fetch_attempts),
        reraise=True,
    )


def _asked_pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return error.retry_after if isinstance(error, TemporaryFailure) else 0.0


def _tell(state: RetryCallState, attempts: int) -> None:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, TemporaryFailure):
        pause = f"again in {state.upcoming_sleep:.0f} s"
        LOG.warning(
            "%s: attempt %s of %s: %s; %s", error.where, state.attempt_number, attempts, error.what, pause
        )
