"""Weights → what the Rust crate embeds: `python -m onrecord_training.export CHECKPOINT OUT`.

The graph is written node by node, so that it holds what is needed and nothing else. Matrices are stored as 8-bit
integers with one scale for each output (each row, for an embedding), and become floats again where the graph begins.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .corpora import CHAINS, POINTERS, TASKS
from .network import RELATION_WIDTH, TAGGERS
from .train import LONGEST, pretrained

FORMAT = 2  # raised whenever the Rust crate has to read something else
OPSET = 20


class Graph:
    """Collects nodes and weights; every method returns the name of its result."""

    def __init__(self):
        self.nodes, self.weights, self.counter = [], [], 0

    def node(self, kind, *inputs, name=None, **attributes):
        self.counter += 1
        name = name or f"{kind.lower()}_{self.counter}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, array, name=None):
        self.counter += 1
        name = name or f"constant_{self.counter}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def integers(self, *values):
        return self.constant(np.array(values, np.int64))

    def quantised(self, matrix, axis):
        """A matrix as int8 with a scale for each index of `axis`."""
        matrix = matrix.float().numpy()
        other = tuple(i for i in range(matrix.ndim) if i != axis)
        scale = np.maximum(np.abs(matrix).max(other, keepdims=True), 1e-8) / 127
        stored = np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)
        return self.node(
            "DequantizeLinear", self.constant(stored), self.constant(scale.reshape(-1).astype(np.float32)), axis=axis
        )

    def linear(self, x, state, name):
        """`x @ W + b` for a PyTorch linear layer, whose matrix is `[out, in]`."""
        y = self.node("MatMul", x, self.quantised(state[name + ".weight"].T, 1))
        bias = state.get(name + ".bias")
        return y if bias is None else self.node("Add", y, self.constant(bias.float().numpy()))

    def embedding(self, ids, matrix):
        return self.node("Gather", self.quantised(matrix, 0), ids, axis=0)

    def norm(self, x, state, name):
        weight, bias = (self.constant(state[f"{name}.{p}"].float().numpy()) for p in ("weight", "bias"))
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)


def encoder(g, state, shape):
    """Pieces, shapes and spaces → `[1, pieces, width]`."""
    length = g.node("Shape", "pieces", start=1, end=2)
    known = g.quantised(state["encoder.position.weight"], 0)
    x = g.node("Add", g.embedding("pieces", state["encoder.piece.weight"]), g.node("Slice", known, g.integers(0), length, g.integers(0)))
    x = g.node("Add", x, g.embedding("shapes", state["encoder.form.weight"]))
    x = g.node("Add", x, g.embedding("spaces", state["encoder.space.weight"]))
    x = g.norm(x, state, "encoder.norm")
    size = shape.width // shape.attention_heads
    for layer in range(shape.layers):
        at = f"encoder.layers.{layer}."

        def heads(name, order):
            y = g.node("Reshape", g.linear(x, state, at + name), g.integers(1, -1, shape.attention_heads, size))
            return g.node("Transpose", y, perm=order)

        query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
        scores = g.node("Mul", g.node("MatMul", query, key), g.constant(np.float32(size**-0.5)))
        mixed = g.node("MatMul", g.node("Softmax", scores, axis=-1), value)
        mixed = g.node("Reshape", g.node("Transpose", mixed, perm=[0, 2, 1, 3]), g.integers(1, -1, shape.width))
        x = g.norm(g.node("Add", x, g.linear(mixed, state, at + "out")), state, at + "norm_attention")
        inner = g.node("Gelu", g.linear(x, state, at + "up"))
        x = g.norm(g.node("Add", x, g.linear(inner, state, at + "down")), state, at + "norm_inner")
    return x


def heads(g, state, x):
    for task in TAGGERS:
        g.node("Identity", g.linear(x, state, f"taggers.{task}"), name=task)
    for pointer in POINTERS:
        at = f"pointers.{pointer}."
        source, target = (g.node("Relu", g.linear(x, state, at + p)) for p in ("source", "target"))
        turned = g.node("Transpose", target, perm=[1, 0])
        scores = g.node("MatMul", g.linear(source, state, at + "bilinear"), turned)
        prior = g.node("Transpose", g.linear(target, state, at + "prior"), perm=[1, 0])
        g.node("Add", scores, prior, name=pointer)
    g.node("Relu", g.linear(x, state, "relation.dependent"), name="dependent")
    g.node("Relu", g.linear(x, state, "relation.head"), name="governor")


def relation(g, state, labels):
    """`dependent_words` and `governor_words` `[words, width]` → `relation` `[words, labels]`."""
    bilinear = state["relation.bilinear"]  # [labels, dependent, head]
    flat = bilinear.permute(1, 0, 2).reshape(RELATION_WIDTH, -1)
    mixed = g.node("MatMul", "dependent_words", g.quantised(flat, 1))
    mixed = g.node("Reshape", mixed, g.integers(-1, labels, RELATION_WIDTH))
    column = g.node("Unsqueeze", "governor_words", g.integers(2))
    both = g.node("Squeeze", g.node("MatMul", mixed, column), g.integers(2))
    pair = g.node("Concat", "dependent_words", "governor_words", axis=1)
    g.node("Add", both, g.linear(pair, state, "relation.linear"), name="relation")


def model(state, labels, shape):
    g = Graph()
    x = g.node("Gather", g.node("Squeeze", encoder(g, state, shape), g.integers(0)), "first", axis=0)
    heads(g, state, x)
    relation(g, state, len(labels["relation"]))
    number = lambda name, *dims: helper.make_tensor_value_info(name, TensorProto.INT64, dims)
    real = lambda name, *dims: helper.make_tensor_value_info(name, TensorProto.FLOAT, dims)
    inputs = [number(n, 1, "pieces") for n in ("pieces", "shapes", "spaces")] + [number("first", "atoms")]
    inputs += [real(n, "words", RELATION_WIDTH) for n in ("dependent_words", "governor_words")]
    outputs = [real(t, "atoms", len(labels[t])) for t in TAGGERS]
    outputs += [real(p, "atoms", "atoms") for p in POINTERS]
    outputs += [real(v, "atoms", RELATION_WIDTH) for v in ("dependent", "governor")]
    outputs += [real("relation", "words", len(labels["relation"]))]
    graph = helper.make_graph(g.nodes, "onrecord", inputs, outputs, g.weights)
    found = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(found)
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--name", default="en-1")
    o = options.parse_args()
    saved = torch.load(o.checkpoint, weights_only=False)
    o.out.mkdir(parents=True, exist_ok=True)
    onnx.save(model(saved["state"], saved["labels"], saved["shape"]), o.out / "model.onnx")
    pieces = saved["shape"].vocabulary
    about = {"model": o.name, "format": FORMAT, "longest": LONGEST, "pieces": pieces, "labels": {t: saved["labels"][t] for t in TASKS}}
    about["steps"] = {t: saved["state"][f"chains.{t}.steps"].tolist() for t in CHAINS}
    (o.out / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    vocabulary = (pretrained() / "vocab.txt").read_text(encoding="utf8")
    (o.out / "pieces.txt").write_text(vocabulary, encoding="utf8")


if __name__ == "__main__":
    main()
