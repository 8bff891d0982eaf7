"""People who gather without being called protesters, and what is told beside them, in sentences of our own."""

from __future__ import annotations
