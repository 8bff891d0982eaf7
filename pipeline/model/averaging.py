"""The mean of several trained pipelines of one shape: a little better than each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.util import load_model_from_path


def averaged(folders: Sequence[Path], out: Path) -> Path:
    """The pipeline whose every weight is the mean of those of the given ones, written to `out`."""
    pipelines = [load_model_from_path(folder) for folder in folders]
    mean = pipelines[0]
    for name in mean.pipe_names:
        _average(mean, pipelines, name)
    mean.to_disk(out)
    return out


def _average(mean: Language, pipelines: Sequence[Language], name: str) -> None:
    networks = [pipeline.get_pipe(name).model.walk() for pipeline in pipelines]  # type: ignore[attr-defined]
    for nodes in zip(*networks, strict=True):
        for weight in nodes[0].param_names:
            if nodes[0].has_param(weight):
                nodes[0].set_param(weight, sum(node.get_param(weight) for node in nodes) / len(nodes))
