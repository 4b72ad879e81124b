"""The fast network: one vector an atom, mixed by gated recurrences that run both ways.

An atom's vector is the mean of its word pieces', which are reduced from the large encoder's, plus one for its shape and
one for what stands before it. Layers follow. Each looks at three neighbouring atoms (a depthwise convolution), then
keeps or forgets along the text with gates that depend on the input alone (Bradbury et al. 2017, Lei et al. 2018), one
half of the channels forwards and the other backwards: the matrices work on all atoms at once, only additions are in turn.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from ..text import SHAPES

SPACES = 4  # an atom never continues another
TAGGERS = ["join", "sentence", "upos", "xpos", "entity", "attribution"]
POINTERS = ["head", "link"]


@dataclass(frozen=True)
class Size:
    vocabulary: int
    width: int = 128
    layers: int = 5
    arc_width: int = 64
    relation_width: int = 64


def gate(x):
    """An S from 0 to 1 without exponentials: the Rust crate computes it in a few vector instructions."""
    return 0.5 + 0.5 * x * torch.rsqrt(1 + x * x)


class Scan(torch.autograd.Function):
    """`h[t] = keep[t] h[t-1] + (1 - keep[t]) new[t]` over the first axis; written out, since autograd over so many small
    steps takes ten times as long."""

    @staticmethod
    def forward(context, new, keep):
        h = torch.empty_like(new)
        state = torch.zeros_like(new[0])
        for t in range(len(new)):
            state = torch.lerp(new[t], state, keep[t], out=h[t])
        context.save_for_backward(new, keep, h)
        return h

    @staticmethod
    def backward(context, grad):
        new, keep, h = context.saved_tensors
        total = grad.clone()
        for t in range(len(new) - 2, -1, -1):
            total[t].addcmul_(total[t + 1], keep[t + 1])
        before = torch.cat([torch.zeros_like(h[:1]), h[:-1]])
        return total * (1 - keep), total * (before - new)


def both_ways(new, keep):
    """The first half of the channels forwards, the second backwards. `[batch, atoms, width]`."""
    turn = lambda x: torch.cat([x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2 :].flip(0)], -1)
    new, keep = (turn(x.transpose(0, 1)).contiguous() for x in (new, keep))
    return turn(Scan.apply(new, keep)).transpose(0, 1)


class Layer(nn.Module):
    def __init__(self, width, dropout):
        super().__init__()
        self.norm = nn.RMSNorm(width, eps=1e-6)
        self.neighbours = nn.Parameter(torch.tensor([0.2, 1.0, 0.2])[:, None].repeat(1, width))
        self.inward = nn.Linear(width, 3 * width)
        self.outward = nn.Linear(width, width)
        # Channels begin with memories of 2 to 50 atoms.
        keep = 1 - 1 / torch.logspace(0.3, 1.7, width // 2)
        side = (2 * keep - 1) / (1 - (2 * keep - 1) ** 2).sqrt()
        with torch.no_grad():
            self.inward.bias[width : 2 * width] = side.repeat(2)
        self.dropout = dropout

    def forward(self, x, mask):
        y = self.norm(x) * mask
        before, after = F.pad(y, (0, 0, 1, 0))[:, :-1], F.pad(y, (0, 0, 0, 1))[:, 1:]
        y = before * self.neighbours[0] + y * self.neighbours[1] + after * self.neighbours[2]
        new, keep, out = self.inward(y).chunk(3, -1)
        h = both_ways(new * mask, gate(keep))
        return x + self.dropout(self.outward(h * out * gate(out)))


class Dropout(nn.Module):
    """Dropout that spares a whole text the same numbers (Gal and Ghahramani 2016)."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        return x * ((torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate) / (1 - self.rate))


class FastNetwork(nn.Module):
    def __init__(self, size, labels, dropout=0.1, word_dropout=0.04):
        super().__init__()
        self.size, self.labels, width = size, labels, size.width
        self.dropout, self.word_dropout = Dropout(dropout), word_dropout
        self.piece = nn.EmbeddingBag(size.vocabulary, width, mode="mean")
        self.form, self.space = nn.Embedding(SHAPES, width), nn.Embedding(SPACES, width)
        for table in (self.form, self.space):
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.ModuleList(Layer(width, self.dropout) for _ in range(size.layers))
        self.norm = nn.RMSNorm(width, eps=1e-6)
        self.taggers = nn.ModuleDict({t: nn.Linear(width, len(labels[t])) for t in TAGGERS})
        self.query, self.key = (
            nn.ModuleDict({p: nn.Linear(width, size.arc_width) for p in POINTERS}) for _ in range(2)
        )
        self.dependent = nn.Linear(width, size.relation_width)
        self.governor = nn.Linear(width, size.relation_width, bias=False)
        self.relation = nn.Linear(size.relation_width, len(labels["relation"]))

    def forward(self, pieces, offsets, shapes, spaces, mask):
        """`pieces` of all atoms one after another, `offsets` where those of each atom begin; the others and the result
        `[batch, atoms]` and `[batch, atoms, width]`."""
        x = self.piece(pieces, offsets).view(*shapes.shape, -1)
        if self.training:  # some words are known by their shape and neighbours alone
            x = x * (torch.rand(*shapes.shape, 1) >= self.word_dropout)
        x = self.dropout(x + self.form(shapes) + self.space(spaces))
        mask = mask.unsqueeze(-1).to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return self.dropout(self.norm(x))

    def arcs(self, pointer, x):
        """For each atom, a score for every atom that it may point to."""
        return self.query[pointer](x) @ self.key[pointer](x).transpose(1, 2)

    def relations(self, dependent, governor):
        """Scores of the relations of atoms to their heads, from the vectors of both."""
        return self.relation(F.relu(self.dependent(dependent) + self.governor(governor)))
