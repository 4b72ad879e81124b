"""Data and the large network → the fast one: `python -m onrecord_training.fast --data DIR --teacher CHECKPOINT --out DIR`.

A step takes one batch of stretches of texts, cut anew in each epoch. On every label that a corpus knows the network
learns it and what the large network thinks of it, half and half; on the others the large network alone.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..corpora import IGNORE, POINTERS
from ..train import load_corpora, schedule
from ..windows import STRAIGHT
from .glance import glance
from .network import TAGGERS, FastNetwork, Size
from .teacher import Teacher
from .texts import batches, readings, stretches, tensors

SEED = 20251125
SHORTEST, LONGEST = 60, 400  # atoms in a stretch; the network knows no limit
ATOMS_A_STEP = 4800
RATE, TABLE_RATE, DECAY = 3e-3, 7e-4, 0.02
WEIGHTS = {"join": 0.5, "upos": 0.5, "entity": 1.5, "attribution": 1.5, "link": 0.5}


def losses(network, arrays, gold, soft):
    x = network(*(arrays[k] for k in ("pieces", "offsets", "shapes", "spaces", "mask")))
    total = {}
    for t in TAGGERS:
        logs = F.log_softmax(network.taggers[t](x), -1)
        read = soft[t].sum(-1) > 0.5
        known = gold[t] != IGNORE
        by_teacher = -(soft[t] * logs).sum(-1)
        both = known & read
        weight = torch.where(both, 0.5, 1.0)
        found = (by_teacher * read * weight).sum()
        if known.any():
            found = found + (F.nll_loss(logs[known], gold[t][known], reduction="none") * weight[known]).sum()
        total[t] = found / (known | read).sum().clamp(min=1)
    for p in POINTERS:
        known = gold[p] != IGNORE
        if not known.any():
            continue
        scores = network.arcs(p, x)
        reachable = arrays["mask"][:, None, :] > 0
        if p == "head":
            sentence = arrays["sentence"]
            reachable = (sentence[:, :, None] == sentence[:, None, :]) & (gold["head"] != IGNORE)[:, None, :]
        scores = scores.masked_fill(~reachable, -1e4)
        total[p] = F.cross_entropy(scores[known], gold[p][known])
    known = (gold["relation"] != IGNORE) & (gold["head"] != IGNORE)
    if known.any():
        dependent, governor = x[known], x[known.nonzero()[:, 0], gold["head"][known]]
        total["relation"] = F.cross_entropy(network.relations(dependent, governor), gold["relation"][known])
    return total


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--teacher", type=Path, required=True, help="a checkpoint of onrecord_training.train")
    options.add_argument("--readings", type=Path, help="further texts: readings in JSON, one a line")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=16)
    options.add_argument("--from", dest="start", type=Path, help="go on from this checkpoint, at half the learning rate")
    options.add_argument("--threads", type=int, default=1, help="a step is too small for more to pay on a busy machine")
    o = options.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(o.threads)
    generator = random.Random(SEED)
    teacher = Teacher(o.teacher)
    train, dev = load_corpora(o.data)
    documents = [d for found in train.values() for d in found] + (readings(o.readings) if o.readings else [])
    texts = cached(o.out / "texts.pt", lambda: teacher.label(documents))
    dev = {k: [teacher.text([teacher.encoder.block(b) for b in d.blocks]) for d in found] for k, found in dev.items()}
    print(json.dumps({"texts": len(texts), "atoms": sum(len(t.shapes) for t in texts)}), flush=True)
    network = FastNetwork(Size(len(teacher.vocabulary)), teacher.labels)
    network.piece.weight.data = teacher.piece_vectors(network.size.width)
    straight = np.arange(len(teacher.vocabulary))
    for one, other in STRAIGHT.items():
        straight[teacher.encoder.one(one)] = teacher.encoder.one(other)
    table = [network.piece.weight]
    rest = [p for name, p in network.named_parameters() if name != "piece.weight"]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": RATE, "weight_decay": DECAY}, {"params": table, "lr": TABLE_RATE, "weight_decay": 0.0}],
        fused=True, betas=(0.9, 0.98),
    )
    if o.start:
        network.load_state_dict(torch.load(o.start, weights_only=False)["state"])
    peaks = [g["lr"] * (0.5 if o.start else 1.0) for g in optimizer.param_groups]
    cut = lambda: batches(stretches(texts, generator, SHORTEST, LONGEST), ATOMS_A_STEP, generator)
    steps, step, start = len(cut()) * o.epochs, 0, time.time()
    log = (o.out / "log.jsonl").open("a", encoding="utf8")
    for epoch in range(o.epochs):
        network.train()
        sums = {}
        for group in cut():
            for g, peak in zip(optimizer.param_groups, peaks):
                g["lr"] = peak * schedule(step, steps)
            total = losses(network, *tensors(group, straight, generator, augment=True))
            optimizer.zero_grad(set_to_none=True)
            sum(WEIGHTS.get(t, 1.0) * v for t, v in total.items()).backward()
            torch.nn.utils.clip_grad_norm_(rest, 1.0)
            optimizer.step()
            step += 1
            for t, v in total.items():
                sums.setdefault(t, []).append(v.item())
        figures = {"epoch": epoch + 1, "minutes": round((time.time() - start) / 60, 1)}
        figures["loss"] = {t: round(sum(v) / len(v), 3) for t, v in sums.items()}
        if (epoch + 1) % 4 == 0 or epoch + 1 == o.epochs:
            figures |= glance(network, dev)
            torch.save({"state": network.state_dict(), "labels": network.labels, "size": network.size}, o.out / "fast.pt")
        log.write(json.dumps(figures) + "\n")
        log.flush()
        print(json.dumps(figures), flush=True)


def cached(path, make):
    """What `make` makes, kept in a file, so that another training need not read all texts again."""
    if not path.exists():
        torch.save(make(), path)
    return torch.load(path, weights_only=False)


if __name__ == "__main__":
    main()
