"""Texts → batches of stretches, cut anew in each epoch."""

import json

import numpy as np
import torch

from ..corpora import IGNORE, POINTERS, Document, paragraphs
from ..text import LINE, PARAGRAPH, atoms
from .network import TAGGERS


def readings(path):
    """Plain texts out of readings, one in JSON a line (`onrecord read --format json`)."""
    documents = []
    for line in path.read_text(encoding="utf8").splitlines():
        article = json.loads(line)["article"]
        found = atoms(article["text"])
        if article["language"] == "en" and found:
            none = [None] * len(found)
            blocks = paragraphs(article["text"], found, none, none)
            documents.append(Document(str(article["id"]), blocks))
    return documents


def stretches(texts, generator, shortest, longest):
    """(text, first atom, last atom), cut between blocks."""
    for text in texts:
        most, start, end = generator.randint(shortest, longest), 0, 0
        for stop in text.blocks[1:].tolist():
            if end > start and stop - start > most:
                yield text, start, end
                start, most = end, generator.randint(shortest, longest)
            stop = min(stop, start + longest)
            end = stop
        if end > start:
            yield text, start, end


def batches(found, atoms_a_step, generator):
    """Stretches of like length together, in random order."""
    found = sorted(found, key=lambda s: (s[2] - s[1]) + generator.random() * 20)
    groups, group = [], []
    for s in found:
        if group and (len(group) + 1) * (s[2] - s[1]) > atoms_a_step:
            groups.append(group)
            group = []
        group.append(s)
    groups.append(group)
    generator.shuffle(groups)
    return groups


def tensors(group, straight, generator, augment):
    """Padded arrays of a batch."""
    length = max(end - start for _, start, end in group)
    size = (len(group), length)
    arrays = {k: np.zeros(size, np.int64) for k in ("shapes", "spaces")}
    arrays["mask"] = np.zeros(size, np.float32)
    arrays["sentence"] = np.full(size, -1)
    gold = {t: np.full(size, IGNORE) for t in [*TAGGERS, "relation", *POINTERS]}
    soft = {t: np.zeros((*size, group[0][0].soft[t].shape[1]), np.float32) for t in TAGGERS}
    pieces, counts = [], np.ones(size, np.int64)
    for row, (text, start, end) in enumerate(group):
        n = end - start
        here = text.pieces[text.offsets[start] : text.offsets[end]]
        if augment and generator.random() < 0.3:
            here = straight[here]
        counts[row, :n] = np.diff(text.offsets[start : end + 1])
        pieces += [here, np.zeros(length - n, np.int64)]
        spaces = text.spaces[start:end].copy()
        if augment and generator.random() < 0.3:
            spaces[spaces == PARAGRAPH] = LINE
        spaces[0] = PARAGRAPH
        arrays["shapes"][row, :n], arrays["spaces"][row, :n], arrays["mask"][row, :n] = text.shapes[start:end], spaces, 1
        arrays["sentence"][row, :n] = text.sentence[start:end]
        for t in [*TAGGERS, "relation"]:
            gold[t][row, :n] = text.gold[t][start:end]
        for p in POINTERS:
            to = text.gold[p][start:end]
            gold[p][row, :n] = np.where((to < start) | (to >= end), IGNORE, to - start)
        for t in TAGGERS:
            soft[t][row, :n] = text.soft[t][start:end]
    arrays["pieces"] = np.concatenate(pieces)
    arrays["offsets"] = np.concatenate([[0], np.cumsum(counts.flatten())[:-1]])
    turned = lambda d: {k: torch.from_numpy(v) for k, v in d.items()}
    return turned(arrays), turned(gold), turned(soft)
