"""Documents → windows of word pieces with numbers for labels; cut anew, at random places, in each epoch."""

import random
from collections import Counter
from dataclasses import dataclass

import numpy as np

from .corpora import IGNORE, NOWHERE, POINTERS, TASKS
from .text import BLANK, CONTINUATION, GLUED, LINE, PARAGRAPH, SYMBOL, shape

RARE_LEMMA_SCRIPT = 3  # scripts seen less often are not learned
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass
class Window:
    pieces: np.ndarray  # word piece ids, with [CLS] and [SEP]
    shapes: np.ndarray
    spaces: np.ndarray
    first: np.ndarray  # for each atom, its first piece
    labels: dict  # task or pointer -> one number for each atom
    where: list  # for each atom, (block, atom in the block)


def inventories(documents):
    """Task -> the list of its labels, most frequent first (alphabetical among equals)."""
    counts = {t: Counter() for t in TASKS}
    for document in documents:
        for block in document.blocks:
            for task in TASKS:
                counts[task].update(x for x in block.labels[task] if x is not None)
    keep = {t: [x for x, n in c.items() if t != "lemma" or n >= RARE_LEMMA_SCRIPT] for t, c in counts.items()}
    return {t: sorted(keep[t], key=lambda x: (-counts[t][x], x)) for t in TASKS}


class Encoder:
    """Turns blocks into numbers, once; windows then only join arrays."""

    def __init__(self, pieces, labels):
        self.pieces = pieces
        self.ids = {t: {x: i for i, x in enumerate(labels[t])} for t in TASKS}
        self.straight = {self.one(k): self.one(v) for k, v in STRAIGHT.items()}

    def one(self, char):
        return self.pieces.of(char)[0]

    def block(self, block):
        pieces, shapes, spaces, first = [], [], [], []
        for atom, word in zip(block.atoms, block.words()):
            first.append(len(pieces))
            ids, form = self.pieces.of(word), shape(word)
            pieces += ids
            shapes += [form] * len(ids)
            spaces += [atom.space] + [CONTINUATION] * (len(ids) - 1)
        labels = {
            t: np.array([IGNORE if x is None else self.ids[t].get(x, IGNORE) for x in block.labels[t]]) for t in TASKS
        }
        for p in POINTERS:
            labels[p] = np.array([NOWHERE if x is None else x for x in block.pointers[p]])
        arrays = map(np.array, (pieces, shapes, spaces, first))
        return Encoded(*arrays, labels, block.starts_paragraph)


@dataclass
class Encoded:
    pieces: np.ndarray
    shapes: np.ndarray
    spaces: np.ndarray
    first: np.ndarray
    labels: dict
    starts_paragraph: bool

    def head(self, limit):
        """The block without what lies beyond `limit` pieces."""
        n = int(np.searchsorted(self.first, limit - 16))
        p = int(self.first[n]) if n < len(self.first) else len(self.pieces)
        labels = {t: x[:n] for t, x in self.labels.items()}
        return Encoded(self.pieces[:p], self.shapes[:p], self.spaces[:p], self.first[:n], labels, self.starts_paragraph)


def before(block, first_in_window, paragraph_break):
    """What stands before a block: a paragraph break where the corpus has one, else a blank."""
    if first_in_window:
        return PARAGRAPH
    return paragraph_break if block.starts_paragraph else BLANK


def cut(blocks, limit, shortest, generator):
    """Groups of neighbouring blocks of at most a random number of pieces (`shortest` to `limit`)."""
    group, size, most = [], 0, generator.randint(shortest, limit)
    for number, block in enumerate(blocks):
        if group and size + len(block.pieces) > most:
            yield group
            group, size, most = [], 0, generator.randint(shortest, limit)
        group.append(number)
        size += len(block.pieces)
    if group:
        yield group


def windows(documents, encoder, limit, shortest=None, generator=None, augment=False):
    """All windows of the documents. With no generator, windows are as long as the limit allows."""
    generator = generator or random.Random(0)
    shortest = shortest or limit
    for document in documents:
        paragraph_break = generator.choice([PARAGRAPH, PARAGRAPH, LINE]) if augment else PARAGRAPH
        straighten = augment and generator.random() < 0.3
        for group in cut(document, limit, shortest, generator):
            yield join([document[i] for i in group], group, encoder, limit, paragraph_break, straighten)


def join(blocks, numbers, encoder, limit, paragraph_break, straighten):
    pieces, shapes, spaces, first, where = [[encoder.pieces.begin]], [[SYMBOL]], [[PARAGRAPH]], [], []
    labels = {t: [] for t in [*TASKS, *POINTERS]}
    size, atoms_before = 1, 0
    blocks = [b if len(b.pieces) <= limit else b.head(limit) for b in blocks]
    total = sum(len(b.first) for b in blocks)
    for number, block in zip(numbers, blocks):
        space = block.spaces.copy()
        space[0] = before(block, atoms_before == 0, paragraph_break)
        pieces.append(block.pieces)
        shapes.append(block.shapes)
        spaces.append(space)
        first.append(block.first + size)
        for t in TASKS:
            labels[t].append(block.labels[t])
        for p in POINTERS:
            target = block.labels[p] + atoms_before
            labels[p].append(np.where((target < 0) | (target >= total), IGNORE, target))
        where += [(number, i) for i in range(len(block.first))]
        size += len(block.pieces)
        atoms_before += len(block.first)
    pieces.append([encoder.pieces.end])
    shapes.append([SYMBOL])
    spaces.append([PARAGRAPH])
    ids = np.concatenate(pieces)
    if straighten:
        ids = np.array([encoder.straight.get(i, i) for i in ids.tolist()])
    return Window(
        ids, np.concatenate(shapes), np.concatenate(spaces), np.concatenate(first),
        {t: np.concatenate(v) for t, v in labels.items()}, where,
    )
