"""The networks of a loaded pipeline, reading faster: the same weights and sums, arranged for a processor's memory.

thinc's layers keep what training needs, and take a maximum over pieces that lie side by side, float by float. Reading
needs neither: here the pieces of a layer lie in blocks, which wide vector units compare, a few hundred words at a time
go through a layer while they are in the cache, and what a word is by itself is worked out once for all texts.
The parse is the same; vectors differ by rounding (1 in a million). It is for reading alone, not for training.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from pipeline.model.place_names import in_places, unpacked
from pipeline.model.word_classes import known_words
from pipeline.model.word_embed import APART, LAYER, attributes, columns

ENCODER = ["expand_window", "maxout", "layernorm", "dropout"]  # the leaves of one layer of spaCy's window encoder
ROWS_AT_ONCE = 256
WORDS_AT_ONCE = 4
SMALLEST_VARIANCE = np.float32(1e-8)  # as in thinc's layernorm
MIXED = np.uint64(0xC2B2AE3D27D4EB4F)  # any large odd number, another than APART
MOST_WORDS = 40_000  # in the memory of a network: 40 MB for vectors 256 wide

Forward = tuple[Any, Callable[[Any], Any]]


def quick(nlp: Language) -> Language:
    """The same pipeline, whose networks read faster where they are of a kind known here; on a GPU nothing changes."""
    for _name, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        if isinstance(network, Model) and type(network.ops) is NumpyOps:
            for node in list(network.walk()):
                made = _quick_node(node)
                if made is not None:
                    network.replace_node(node, made)
    return nlp


def _quick_node(node: Model[Any, Any]) -> Model[Any, Any] | None:
    if node.name.startswith("with_array") and (layers := _window_layers(node)):
        return Model("quick_encoder", _encode, attrs={"layers": layers, "pad": node.attrs["pad"]}, dims=_dims(node))
    if node.layers and node.layers[0].name == LAYER:
        return Model("quick_words", _embed, attrs={"words": _Words(node)}, dims=_dims(node))
    return None


def _dims(node: Model[Any, Any]) -> dict[str, Any]:
    return {name: node.maybe_get_dim(name) for name in node.dim_names}


def _reading_only(is_train: bool) -> None:
    if is_train:
        raise RuntimeError("this pipeline was made for reading; load it with spacy.load to train it on")


def _no_gradient(_gradients: Any) -> None:
    return None


class _Largest:
    """The largest of some sums of a vector's parts, brought to one scale: spaCy's maxout with layer normalization."""

    def __init__(self, network: Model[Any, Any]) -> None:
        nodes = {node.name: node for node in network.walk() if not node.layers}
        weights: Any = nodes["maxout"].get_param("W")
        bias: Any = nodes["maxout"].get_param("b")
        self.width, self.pieces, wide = weights.shape
        self.weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(wide, self.pieces * self.width))
        self.bias = np.ascontiguousarray(bias.T.reshape(-1))
        self.scale, self.shift = nodes["layernorm"].get_param("G"), nodes["layernorm"].get_param("b")

    def __call__(self, sums: Any) -> Any:
        """From the products with the weights, shape (words, pieces x width), to vectors of shape (words, width)."""
        sums += self.bias
        best = np.maximum(sums[:, : self.width], sums[:, self.width : 2 * self.width])
        for piece in range(2, self.pieces):
            np.maximum(best, sums[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + SMALLEST_VARIANCE
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.scale
        best += self.shift
        return best


class _Layer:
    """One layer of an encoder: the largest of some sums over a word and its neighbours, added to the word."""

    def __init__(self, residual: Model[Any, Any]) -> None:
        self.largest = _Largest(residual)
        self.window = next(int(n.attrs["window_size"]) for n in residual.walk() if n.name == "expand_window")

    def __call__(self, vectors: Any) -> Any:
        """The layer's vectors of the words, shape (words, width) as it was."""
        result = np.empty_like(vectors)
        for start in range(0, len(vectors), ROWS_AT_ONCE):
            end = min(start + ROWS_AT_ONCE, len(vectors))
            sums = self._neighbours(vectors, start, end) @ self.largest.weights
            np.add(self.largest(sums), vectors[start:end], out=result[start:end])
        return result

    def _neighbours(self, vectors: Any, start: int, end: int) -> Any:
        reach = 2 * self.window + 1
        wide = np.zeros((end - start, reach, vectors.shape[1]), dtype=np.float32)
        for place in range(reach):
            shift = place - self.window
            first, last = max(start + shift, 0), min(end + shift, len(vectors))
            if first < last:
                wide[first - shift - start : last - shift - start, place] = vectors[first:last]
        return wide.reshape(end - start, -1)


def _window_layers(node: Model[Any, Any]) -> list[_Layer]:
    """The layers of a window encoder; none when the node is something else."""
    inside = node.layers[0]
    parts = [inside] if len(inside.layers) == 1 else list(inside.layers)
    return [_Layer(part) for part in parts] if parts and all(map(_is_window_layer, parts)) else []


def _is_window_layer(part: Model[Any, Any]) -> bool:
    leaves = [leaf for leaf in part.walk(order="dfs_pre") if not leaf.layers]
    if not part.name.startswith("residual") or [leaf.name for leaf in leaves] != ENCODER:
        return False
    return bool(leaves[1].has_param("W")) and leaves[1].get_dim("nP") > 1


def _encode(model: Model[Any, Any], vectors: Sequence[Any], is_train: bool) -> Forward:
    _reading_only(is_train)
    pad = model.attrs["pad"]
    flat = model.ops.flatten(list(vectors), pad=pad)
    for layer in model.attrs["layers"]:
        flat = layer(flat)
    lengths: Any = np.asarray([len(one) for one in vectors], dtype="i")
    return model.ops.unflatten(flat, lengths, pad=pad), _no_gradient


class _Words:
    """What the first layer makes of a word by itself, worked out when it is first met."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        known = embed.layers[0].attrs
        self.small, self.large = unpacked(known["small"]), unpacked(known["large"])
        self.tables, mixed = next(node for node in embed.walk() if node.name.startswith("uniqued")).layers[0].layers
        self.largest = _Largest(mixed)
        self.rows: dict[int, int] = {}
        self.vectors = np.empty((0, self.largest.width), dtype=np.float32)
        self.data = b""

    def __call__(self, docs: Sequence[Doc]) -> list[Any]:
        """Vectors of the tokens of each document, shape (tokens, width)."""
        strings, data = docs[0].vocab.strings, known_words(docs[0].vocab)
        if data != self.data or len(self.rows) > MOST_WORDS:
            self.rows, self.data = {}, data
        own = np.concatenate([attributes(doc) for doc in docs])
        ends = np.cumsum([len(doc) for doc in docs]).tolist()
        places = self._places(docs) if self.small or self.large else np.ones(len(own), dtype=np.uint64)
        # Two tokens are alike when their form, their norm and the kind of place they name are.
        keys = (own[:, 0] + own[:, 1] * MIXED + places * APART).tolist()
        new = {key: place for place, key in enumerate(keys) if key not in self.rows}
        if new:
            at = sorted(new.values())
            words = [strings[form] for form in own[at, 0].tolist()]
            self._learn([keys[i] for i in at], columns(words, own[at], places[at], data))
        if not keys:
            return [np.zeros((0, self.largest.width), dtype=np.float32) for _ in docs]
        return list(np.split(self.vectors[[self.rows[key] for key in keys]], ends[:-1]))

    def _places(self, docs: Sequence[Doc]) -> Any:
        kinds = [kind for doc in docs for kind in in_places([token.text for token in doc], self.small, self.large)]
        return np.asarray(kinds, dtype=np.uint64)

    def _products(self, vectors: Any) -> Any:
        """Products with the weights, a few words at a time, filled up with zeros.

        So all sums are taken in one order: in larger products the last bit depends on what else is new.
        """
        count = -(-len(vectors) // WORDS_AT_ONCE) * WORDS_AT_ONCE
        full = np.zeros((count, vectors.shape[1]), dtype=np.float32)
        full[: len(vectors)] = vectors
        parts = [full[i : i + WORDS_AT_ONCE] @ self.largest.weights for i in range(0, count, WORDS_AT_ONCE)]
        return np.concatenate(parts)[: len(vectors)]

    def _learn(self, keys: list[int], found: Any) -> None:
        made = self.largest(self._products(self.tables.predict(found)))
        count = len(self.rows)
        if count + len(keys) > len(self.vectors):
            more = np.empty((2 * (count + len(keys)), self.largest.width), dtype=np.float32)
            more[:count] = self.vectors[:count]
            self.vectors = more
        self.vectors[count : count + len(keys)] = made
        self.rows.update(zip(keys, range(count, count + len(keys)), strict=True))


def _embed(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Forward:
    _reading_only(is_train)
    return model.attrs["words"](docs), _no_gradient
