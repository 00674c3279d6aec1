"""When a file is asked for again, after which pause, and when that is given up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from etl.fetch.failures import TemporaryFailure, too_slow
from models.settings import Settings

LONGEST_PAUSE = 300.0
LOG = logging.getLogger(__name__)
T = TypeVar("T")


async def ask_again(settings: Settings, address: str, ask_once: Callable[[], Awaitable[T]]) -> T:
    """What `ask_once` gives, asked for again while that may help and there is time; FetchError in the end."""
    ask = retrying(settings)
    try:
        async with asyncio.timeout(settings.fetch_limit_seconds):
            return await ask(ask_once)
    except TimeoutError as error:
        raise too_slow(address, settings.fetch_limit_seconds) from error
    except TemporaryFailure as error:
        attempts = ask.statistics["attempt_number"]
        error.what += f" (asked {attempts} times)" if attempts > 1 else ""
        raise


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
