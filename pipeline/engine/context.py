"""What a stage's function needs besides rows: a language model, reference tables, a gazetteer.

Such objects are heavy and often cannot be pickled. A task therefore carries the name of the function that
loads them; each process calls it once, when its first task really runs. A run with nothing to do loads
nothing.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["ContextLoader", "load_context"]

# A run has a handful of loaders (model, reference, gazetteer); more would only keep what no stage asks for
# again.
CONTEXTS_KEPT = 6

# Threads of one process, as Dask may use, must not load the same model twice.
_LOADING = threading.Lock()


@dataclass(frozen=True)
class ContextLoader:
    """A function by name, `module:function`, and its arguments, which can be pickled and hashed."""

    target: str
    args: tuple[Hashable, ...] = ()

    def load(self) -> Any:
        """What the function gives. Raises ValueError when the name has no such function."""
        return self.function()(*self.args)

    def function(self) -> Callable[..., Any]:
        """The function itself."""
        module_name, _, name = self.target.partition(":")
        found = getattr(importlib.import_module(module_name), name, None) if name else None
        if not callable(found):
            raise ValueError(f"no function {self.target!r}; write it as module:function")
        loader: Callable[..., Any] = found
        return loader

    @property
    def module(self) -> str:
        """The module that the function is in."""
        return self.target.partition(":")[0]


def load_context(loader: ContextLoader | None, *, version: str) -> Any:
    """The loader's object, made once per process and version; None without a loader.

    `version` is a hash of what the object is made of, so that seeds edited between two runs in one process (a
    notebook) are read again.
    """
    if loader is None:
        return None
    with _LOADING:
        return _loaded(loader, version)


@lru_cache(maxsize=CONTEXTS_KEPT)
def _loaded(loader: ContextLoader, version: str) -> Any:  # a part of the cache's key
    return loader.load()
