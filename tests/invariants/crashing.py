"""Runs the command line and kills its own process, as `kill -9` would, at the n-th call of a function."""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module


def killed_at(call: Callable[..., object], number: int) -> Callable[..., object]:
    """The function, until its n-th call begins."""
    made = 0

    def counted(*given: object, **named: object) -> object:
        nonlocal made
        made += 1
        if made == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **named)

    return counted


def main() -> None:
    """Arguments: module, function, number of the call, then those of sanctrack."""
    module_name, function, number, *arguments = sys.argv[1:]
    module = import_module(module_name)
    setattr(module, function, killed_at(getattr(module, function), int(number)))
    sys.argv = ["sanctrack", *arguments]
    import_module("flows.cli").main()


if __name__ == "__main__":
    main()
