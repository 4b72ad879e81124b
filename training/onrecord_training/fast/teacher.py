"""What the large network says of texts: labels for all that no corpus knows.

Every text gets every label. Where a corpus has it, it is gold; beside it stands, for the labels of single atoms, how
likely the large network finds each one. Arcs, relations and links are taken as the large network decides.
"""

from dataclasses import dataclass

import numpy as np
import torch

from ..corpora import IGNORE, POINTERS
from ..decode import best_tags, spans
from ..network import Network
from ..text import BLANK, GLUED, PARAGRAPH, Pieces
from ..train import HALF, LONGEST, pretrained, tensors
from ..windows import Encoder, windows
from .network import TAGGERS

WINDOWS_AT_ONCE = 24


@dataclass
class Text:
    """A document as arrays over its atoms; `pieces` runs over word pieces, and those of atom `i` are
    `pieces[offsets[i]:offsets[i + 1]]`. Pointers are indices of atoms."""

    pieces: np.ndarray
    offsets: np.ndarray
    shapes: np.ndarray
    spaces: np.ndarray
    blocks: np.ndarray  # where sentences or paragraphs begin, and the end
    sentence: np.ndarray  # for each atom, the first of its sentence
    gold: dict  # task or pointer -> a label for each atom, or IGNORE
    soft: dict  # task -> probabilities of all labels for each atom; zeros where it was not read


class Teacher:
    """The large network with its vocabulary, from a checkpoint of `onrecord_training.train`."""

    def __init__(self, checkpoint):
        saved = torch.load(checkpoint, weights_only=False)
        self.labels = saved["labels"]
        self.vocabulary = (pretrained() / "vocab.txt").read_text(encoding="utf8").splitlines()
        self.encoder = Encoder(Pieces(self.vocabulary), self.labels)
        self.network = Network(saved["shape"], self.labels)
        self.network.load_state_dict(saved["state"])
        self.network.eval()

    @torch.no_grad()
    def label(self, documents):
        """Documents of blocks → texts."""
        encoded = [[self.encoder.block(b) for b in d.blocks] for d in documents]
        texts = [self.text(blocks) for blocks in encoded]
        read = [(i, w) for i, blocks in enumerate(encoded) for w in windows([blocks], self.encoder, LONGEST)]
        read.sort(key=lambda found: len(found[1].pieces))
        for at in range(0, len(read), WINDOWS_AT_ONCE):
            group = read[at : at + WINDOWS_AT_ONCE]
            batch = tensors([w for _, w in group])
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                x = self.network.atoms(*(batch[k] for k in ("pieces", "shapes", "spaces", "first", "mask")))
                scores = {t: self.network.taggers[t](x).float() for t in TAGGERS}
                arcs = {p: self.network.pointers[p](x).float() for p in POINTERS}
            for number, (i, window) in enumerate(group):
                n = len(window.first)
                block_starts = texts[i].blocks[[block for block, _ in window.where]]
                atoms = block_starts + np.array([atom for _, atom in window.where])
                self.add(
                    texts[i], atoms, x[number, :n].float(),
                    {t: s[number, :n] for t, s in scores.items()},
                    {p: a[number, :n, :n].clone() for p, a in arcs.items()},
                )
        return texts

    def text(self, blocks):
        starts = np.cumsum([0] + [len(b.first) for b in blocks])
        before = np.cumsum([0] + [len(b.pieces) for b in blocks])
        spaces = [b.spaces[b.first].copy() for b in blocks]
        for block, space in zip(blocks, spaces):
            space[0] = PARAGRAPH if block.starts_paragraph else BLANK
        gold = {t: np.concatenate([b.labels[t] for b in blocks]).astype(np.int64) for t in [*TAGGERS, "relation"]}
        for p in POINTERS:
            there = [np.where(b.labels[p] < -starts[-1], IGNORE, b.labels[p] + s) for b, s in zip(blocks, starts)]
            gold[p] = np.concatenate(there)
        begins = gold["sentence"] == self.labels["sentence"].index("B")
        return Text(
            np.concatenate([b.pieces for b in blocks]),
            np.concatenate([*(b.first + s for b, s in zip(blocks, before)), before[-1:]]),
            np.concatenate([b.shapes[b.first] for b in blocks]),
            np.concatenate(spaces), starts, np.maximum.accumulate(np.where(begins, np.arange(starts[-1]), 0)), gold,
            {t: np.zeros((starts[-1], len(self.labels[t])), np.float16) for t in TAGGERS},
        )

    def add(self, text, atoms, x, scores, arcs):
        """Fills in what the network says of the given atoms."""
        n = len(atoms)
        for t in TAGGERS:
            text.soft[t][atoms] = torch.softmax(scores[t], -1).half().numpy()
        decided = lambda t: np.where(text.gold[t][atoms] != IGNORE, text.gold[t][atoms], scores[t].argmax(-1).numpy())
        spaces = text.spaces[atoms]
        knows_words = (text.gold["join"][atoms] != IGNORE).any()
        word = (decided("join") != self.labels["join"].index("I")) | ((spaces != GLUED) & ~knows_words)
        for t in ("upos", "xpos", "entity"):
            text.soft[t][atoms[~word]] = 0
        begins = (decided("sentence") == self.labels["sentence"].index("B")) | (spaces == PARAGRAPH)
        begins[0] = True
        sentence = text.sentence[atoms] = np.maximum.accumulate(np.where(begins & word, atoms, 0))
        if not knows_words:
            reachable = (sentence[:, None] == sentence[None, :]) & word[None, :]
            head = arcs["head"].masked_fill(~torch.from_numpy(reachable), -1e9).argmax(-1)
            dependent, governor = self.network.relation.vectors(x)
            relation = self.network.relation.scores(dependent, governor[head])
            root = self.labels["relation"].index("root")
            is_root = head == torch.arange(n)
            relation[:, root] = -1e9
            relation = torch.where(is_root, root, relation.argmax(-1)).numpy()
            text.gold["head"][atoms] = np.where(word, atoms[head.numpy()], IGNORE)
            text.gold["relation"][atoms] = np.where(word, relation, IGNORE)
        if (text.gold["attribution"][atoms] == IGNORE).all():
            found = spans(best_tags(scores["attribution"].numpy(), self.labels["attribution"]))
            for first in sorted(first for first, _, _ in found):
                text.gold["link"][atoms[first]] = atoms[int(arcs["link"][first].argmax())]

    @torch.no_grad()
    def piece_vectors(self, width):
        """A vector for each word piece: what the large network makes of it alone, at its bottom, middle and top, reduced to
        `width` principal components."""
        encoder = self.network.encoder
        stages = []
        for at in range(0, len(self.vocabulary), 4096):
            middle = torch.arange(at, min(at + 4096, len(self.vocabulary)))
            ends = [torch.full_like(middle, i) for i in (self.encoder.pieces.begin, self.encoder.pieces.end)]
            pieces = torch.stack([ends[0], middle, ends[1]], 1)
            x = encoder.piece(pieces) + encoder.position(torch.arange(3)) + encoder.space(torch.ones_like(pieces))
            x = encoder.norm(x + encoder.form(torch.tensor([0, 1, 0])))
            kept = [encoder.piece(middle)]
            for number, layer in enumerate(encoder.layers, 1):
                x = layer(x, None)
                if number in (len(encoder.layers) // 2, len(encoder.layers)):
                    kept.append(x[:, 1])
            stages.append(kept)
        whole = [torch.cat(parts) for parts in zip(*stages)]
        whole = torch.cat([(x - x.mean(0)) / x.std() for x in whole], 1)
        _, _, directions = torch.linalg.svd(whole[::3], full_matrices=False)
        reduced = whole @ directions[:width].T
        return reduced / reduced.pow(2).mean().sqrt()
