"""The files that analysts open: public tables, exports to other formats, and what reads them back.

from pipeline.publishing import load

tables = load("data")
tables.events.groupby("country").killed_best.sum()
"""

from __future__ import annotations

from pipeline.publishing.load import Tables, load

__all__ = ["Tables", "load"]
