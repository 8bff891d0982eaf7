"""Exit codes, and which failure ends a command with which of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from pipeline.engine import StoreBusyError, UnreadableTableError

__all__ = ["EXIT_CODES_TEXT", "CommandError", "Exit", "end_with", "named_failures"]


class Exit(IntEnum):
    """What the process ends with."""

    OK = 0
    FAILED = 1
    USAGE = 2
    REJECTED = 3
    INVALID = 4
    INPUT = 5
    INTERRUPTED = 130


EXIT_CODES_TEXT = (
    "Exit codes: 0 done; 1 a partition failed, or an unexpected error; 2 wrong usage or settings; "
    "3 done, but too many inputs were set aside (--max-reject-rate); 4 a check failed; "
    "5 the input is missing or unreadable; 130 interrupted."
)


class CommandError(Exception):
    """A failure that the user can do something about; the text says what."""

    def __init__(self, text: str, code: Exit) -> None:
        super().__init__(text)
        self.code = code


def end_with(code: int) -> None:
    """Ends the command with a code; nothing happens for 0."""
    if code:
        raise typer.Exit(int(code))


@contextmanager
def named_failures() -> Iterator[None]:
    """Turns expected failures into one line on standard error and their exit code."""
    try:
        yield
    except CommandError as error:
        _say(str(error))
        raise typer.Exit(int(error.code)) from None
    except BrokenPipeError:
        # The reader, as `head`, has had enough; what is left must not fail again when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(int(Exit.FAILED)) from None
    except (StoreBusyError, UnreadableTableError, ImportError, OSError) as error:
        _say(_words(error))
        raise typer.Exit(int(Exit.FAILED)) from None
    except KeyboardInterrupt:
        _say("interrupted; what was finished is kept, and the next run goes on from there")
        raise typer.Exit(int(Exit.INTERRUPTED)) from None


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _say(text: str) -> None:
    print(f"sitrep: {text}", file=sys.stderr)
