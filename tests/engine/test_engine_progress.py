"""What a run says, and to whom."""

from __future__ import annotations

import io

import pytest

from pipeline.engine import make_progress
from pipeline.engine.progress import BarProgress, line_of
from pipeline.engine.task import TaskResult
from tests.engine.conftest import Workshop


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_line_of_a_partition() -> None:
    counts = {
        "in": {"sentences": 812},
        "out": {"reports": 96, "rejections": 716},
        "reasons": {"habitual": 700, "planned": 16},
    }
    result = TaskResult("3_reports", "2024-05-17", 1.44, counts)
    assert line_of(result) == "2024-05-17 3_reports  812 sentences -> 96 reports, 716 set aside, 0 errors, 1.4 s"


def test_a_pipe_gets_one_line_per_partition(workshop: Workshop) -> None:
    stream = io.StringIO()
    workshop.run(progress=make_progress(stream=stream))
    lines = stream.getvalue().splitlines()
    assert len(lines) == 8
    assert lines[0].startswith("all 1_notes  1 sources -> 4 notes, 1 set aside, 0 errors, ")
    assert lines[1].startswith("2020-10-26 2_words  2 notes -> 4 words, 4 set aside, 0 errors, ")
    assert "\x1b" not in stream.getvalue()


def test_quiet_says_only_what_failed(workshop: Workshop) -> None:
    stream = io.StringIO()
    workshop.write_notes("2020-10-26 the camp was hit\n2020-10-27 fail!\n")
    workshop.run(progress=make_progress(quiet=True, stream=stream))
    (line,) = stream.getvalue().splitlines()
    assert line.startswith("2020-10-27 2_words  FAILED after ")
    assert line.endswith("s: RuntimeError: cannot split 'fail!'")


def test_what_is_blocked_or_removed_is_said(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_notes("2020-10-26 the camp was hit fail!\n")
    stream = io.StringIO()
    workshop.run(progress=make_progress(stream=stream))
    assert "undated 2_words  removed: no longer a partition upstream" in stream.getvalue()
    assert "all 3_totals  blocked: upstream 2_words/2020-10-26 failed" in stream.getvalue()


def test_a_terminal_gets_a_bar(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    progress = make_progress(stream=stream)
    assert isinstance(progress, BarProgress)
    workshop.run(progress=progress)
    assert "2_words" in stream.getvalue()
    assert "3/3" in stream.getvalue()


def test_no_color_is_kept(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    workshop.run(progress=make_progress(stream=stream))
    # ESC[3xm and ESC[38;...m set a colour; moving the cursor and erasing a line are no colours.
    assert "\x1b[3" not in stream.getvalue()


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not isinstance(make_progress(stream=Terminal()), BarProgress)
