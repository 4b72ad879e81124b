"""Weights → what the Rust crate embeds: `python -m onrecord_training.fast.export DIR ../crates/language/model-fast`.

`weights.bin` holds numbers one after another, in the order in which the crate reads them: matrices as 8-bit integers, a row
an output, with a scale for each row before them. `model.json` holds sizes, labels, and lemmas of forms that the treebanks
have.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch

from ..corpora import TASKS, treebank
from .network import POINTERS, TAGGERS

FORMAT = 1  # raised whenever the Rust crate has to read something else
SEEN = 2  # forms seen less often are left to the rules of inflection


class Weights:
    """Collects the bytes."""

    def __init__(self):
        self.parts = []

    def floats(self, vector):
        self.parts.append(vector.detach().float().numpy().astype("<f4").tobytes())

    def matrix(self, rows):
        rows = rows.detach().float().numpy()
        scale = np.maximum(np.abs(rows).max(1), 1e-8) / 127
        self.parts.append(scale.astype("<f4").tobytes())
        self.parts.append(np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8).tobytes())

    def linear(self, weight, bias):
        self.matrix(weight)
        self.floats(bias)


def weights(state, layers):
    found = Weights()
    found.matrix(state["piece.weight"])
    found.floats(state["form.weight"])
    found.floats(state["space.weight"])
    for number in range(layers):
        layer = {k.split(".", 2)[2]: v for k, v in state.items() if k.startswith(f"layers.{number}.")}
        # The scales of a normalisation move into what reads it.
        found.floats(layer["neighbours"] * layer["norm.weight"])
        found.linear(layer["inward.weight"], layer["inward.bias"])
        found.linear(layer["outward.weight"], layer["outward.bias"])
    names = [f"taggers.{t}" for t in TAGGERS]
    names += [f"{side}.{p}" for p in POINTERS for side in ("query", "key")] + ["dependent", "governor"]
    heads = [state[f"{n}.weight"] for n in names]
    biases = [state.get(f"{n}.bias", torch.zeros(len(w))) for n, w in zip(names, heads)]
    found.linear(torch.cat(heads) * state["norm.weight"], torch.cat(biases))
    found.linear(state["relation.weight"], state["relation.bias"])
    return b"".join(found.parts)


def lemmas(paths):
    """Penn tag → form in lower case → its lemma, where they differ; names and numbers are left out."""
    counts = defaultdict(Counter)
    for path in paths:
        for _, sentences in treebank(path):
            for form, _, tag, lemma, _, _ in (w for s in sentences for w in s.words):
                if tag[:3] not in ("NNP", "CD", "FW", "GW", "ADD", "LS") and lemma != "_":
                    counts[tag, form.lower()][lemma] += 1
    found = defaultdict(dict)
    for (tag, form), seen in sorted(counts.items()):
        lemma, count = min(seen.items(), key=lambda s: (-s[1], s[0]))
        if lemma != form and count >= SEEN:
            found[tag][form] = lemma
    return found


def export(checkpoint, data, out, name):
    saved = torch.load(checkpoint, weights_only=False)
    size, labels = saved["size"], saved["labels"]
    out.mkdir(parents=True, exist_ok=True)
    (out / "weights.bin").write_bytes(weights(saved["state"], size.layers))
    about = {
        "model": name,
        "format": FORMAT,
        "pieces": size.vocabulary,
        "size": {k: getattr(size, k) for k in ("width", "layers", "arc_width", "relation_width")},
        "labels": {t: labels[t] for t in [*TAGGERS, "relation"]},
        "lemmas": lemmas([data / "ud/ewt-train.conllu.gz", data / "ud/gum-train.conllu.gz"]),
    }
    (out / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--name", default="en-fast-1")
    o = options.parse_args()
    export(o.checkpoint, o.data, o.out, o.name)


if __name__ == "__main__":
    main()
