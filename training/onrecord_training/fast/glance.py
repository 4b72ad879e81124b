"""Development figures of the fast network with gold words and sentences; `onrecord eval` measures from raw text."""

import random

import numpy as np
import torch

from ..corpora import IGNORE
from ..decode import best_tags, spans
from .texts import batches, stretches, tensors


@torch.no_grad()
def glance(network, corpora):
    network.eval()
    counts = {}

    def count(name, *values):
        counts[name] = [a + int(b) for a, b in zip(counts.get(name, [0] * len(values)), values)]

    plain = np.array([x.split(":")[0] for x in network.labels["relation"]])
    for corpus, texts in corpora.items():
        generator = random.Random(0)
        for group in batches(stretches(texts, generator, 500, 500), 8192, generator):
            arrays, gold, _ = tensors(group, None, generator, augment=False)
            x = network(*(arrays[k] for k in ("pieces", "offsets", "shapes", "spaces", "mask")))
            scores = {t: f(x).numpy() for t, f in network.taggers.items()}
            arcs, links = network.arcs("head", x), network.arcs("link", x).numpy()
            for row, (text, start, end) in enumerate(group):
                n = end - start
                g = {t: v[row, :n].numpy() for t, v in gold.items()}
                for task in ("upos", "xpos", "join", "sentence"):
                    known = g[task] != IGNORE
                    count(f"{corpus} {task}", (scores[task][row, :n].argmax(-1) == g[task])[known].sum(), known.sum())
                word = g["head"] != IGNORE
                if word.any():
                    number = text.sentence[start:end]
                    reachable = (number[:, None] == number[None, :]) & (g["upos"] != IGNORE)[None, :]
                    best = arcs[row, :n, :n].masked_fill(~torch.from_numpy(reachable), -1e9).argmax(-1)
                    found = network.relations(x[row, :n], x[row, best]).argmax(-1).numpy()
                    right = best.numpy() == g["head"]
                    same = plain[found] == plain[np.maximum(g["relation"], 0)]
                    count(f"{corpus} uas", right[word].sum(), word.sum())
                    count(f"{corpus} las", (right & same)[word].sum(), word.sum())
                for task in ("entity", "attribution"):
                    known = np.flatnonzero(g[task] != IGNORE)
                    if len(known):
                        labels = network.labels[task]
                        want = spans([labels[k] for k in g[task][known]])
                        have = spans(best_tags(scores[task][row, known], labels))
                        for kind in {k for *_, k in want | have}:
                            w, h = ({s for s in x if s[2] == kind} for x in (want, have))
                            count(f"{corpus} {kind if task == 'attribution' else 'entity'} f1", len(w & h), len(w), len(h))
                known = g["link"] != IGNORE
                if known.any():
                    count(f"{corpus} link", (links[row, :n, :n].argmax(-1) == g["link"])[known].sum(), known.sum())
    rate = lambda c: c[0] / max(1, c[1]) if len(c) == 2 else 2 * c[0] / max(1, c[1] + c[2])
    return {k: round(100 * rate(c), 1) for k, c in sorted(counts.items()) if c[1]}
