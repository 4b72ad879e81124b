"""One encoder with many heads.

The encoder is BERT in the shape of MiniLM-L6-H384. Two embeddings are added to its input, the shape of each atom and
what stands before it (the vocabulary is uncased); they begin at zero, so that training starts from the published
network. Every head reads the vector of an atom's first piece.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from .corpora import CHAINS, POINTERS, TASKS
from .decode import allowed
from .text import SHAPES, SPACES

ARC_WIDTH = 192
RELATION_WIDTH = 96
TAGGERS = [t for t in TASKS if t != "relation"]


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    layers: int = 6
    width: int = 384
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512


class Dropout(nn.Module):
    """Dropout that spares a whole text the same numbers (Gal and Ghahramani 2016): as good, and far less noise to draw."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (keep / (1 - self.rate)).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        self.attention_heads = shape.attention_heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.up, self.down = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.norm_inner = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        batch, length, width = x.shape
        split = lambda y: y.view(batch, length, self.attention_heads, -1).transpose(1, 2)
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Written out: on a CPU the gradient of PyTorch's fused attention takes longer than all the rest of a step.
        scores = query @ key.transpose(2, 3) * (width // self.attention_heads) ** -0.5
        mixed = torch.softmax(scores if mask is None else scores + mask, -1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_inner(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        self.piece = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.form = nn.Embedding(SHAPES, shape.width)
        self.space = nn.Embedding(SPACES, shape.width)
        nn.init.zeros_(self.form.weight)
        nn.init.zeros_(self.space.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = Dropout(dropout)

    def forward(self, pieces, shapes, spaces, mask=None):
        positions = torch.arange(pieces.shape[1])
        x = self.piece(pieces) + self.position(positions) + self.form(shapes) + self.space(spaces)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Pointer(nn.Module):
    """A biaffine scorer (Dozat and Manning 2017): for each atom, a score for every atom that it may point to."""

    def __init__(self, width, dropout):
        super().__init__()
        self.source, self.target = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.bilinear = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.prior = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.dropout = Dropout(dropout)

    def forward(self, x):
        source, target = (self.dropout(F.relu(f(x))) for f in (self.source, self.target))
        return self.bilinear(source) @ target.transpose(1, 2) + self.prior(target).transpose(1, 2)


class Chain(nn.Module):
    """A conditional random field (Lafferty et al. 2001) over the tags of spans: what one tag says of the next."""

    def __init__(self, tags):
        super().__init__()
        # Steps that decoding forbids begin low; a window may begin inside a span, so none is impossible here.
        self.steps = nn.Parameter(torch.tensor([[0.0 if allowed(a, b) else -5.0 for b in tags] for a in tags]))

    def loss(self, scores, gold, lengths):
        """Minus the log-likelihood of the gold tags, per atom. `scores`: `[batch, atoms, tags]`."""
        alive = torch.arange(scores.shape[1])[None, :] < lengths[:, None]
        gold = gold.clamp(min=0)
        taken = torch.gather(scores, 2, gold[:, :, None])[:, :, 0]
        right = (taken * alive).sum(1) + (self.steps[gold[:, :-1], gold[:, 1:]] * alive[:, 1:]).sum(1)
        paths = scores[:, 0]
        for i in range(1, scores.shape[1]):
            longer = torch.logsumexp(paths[:, :, None] + self.steps, 1) + scores[:, i]
            paths = torch.where(alive[:, i, None], longer, paths)
        return (torch.logsumexp(paths, 1) - right).sum() / alive.sum()


class Relation(nn.Module):
    """The relation between an atom and its head, from a vector of each."""

    def __init__(self, width, labels, dropout):
        super().__init__()
        self.dependent, self.head = nn.Linear(width, RELATION_WIDTH), nn.Linear(width, RELATION_WIDTH)
        self.bilinear = nn.Parameter(torch.randn(labels, RELATION_WIDTH, RELATION_WIDTH) * 0.02)
        self.linear = nn.Linear(2 * RELATION_WIDTH, labels)
        self.dropout = Dropout(dropout)

    def vectors(self, x):
        return F.relu(self.dependent(x)), F.relu(self.head(x))

    def scores(self, dependent, head):
        """`[n, width]` twice → `[n, labels]`."""
        mixed = torch.einsum("nd,lde->nle", dependent, self.bilinear)
        both = torch.einsum("nle,ne->nl", mixed, head)
        return both + self.linear(torch.cat([dependent, head], -1))


class Network(nn.Module):
    def __init__(self, shape, labels, dropout=0.1, head_dropout=0.2):
        super().__init__()
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(shape, dropout)
        self.taggers = nn.ModuleDict({t: nn.Linear(shape.width, len(labels[t])) for t in TAGGERS})
        self.pointers = nn.ModuleDict({p: Pointer(shape.width, head_dropout) for p in POINTERS})
        self.chains = nn.ModuleDict({t: Chain(labels[t]) for t in CHAINS})
        self.relation = Relation(shape.width, len(labels["relation"]), head_dropout)
        self.dropout = Dropout(head_dropout)

    def atoms(self, pieces, shapes, spaces, first, mask=None):
        """`[batch, pieces]` and `first` `[batch, atoms]` → `[batch, atoms, width]`."""
        x = self.encoder(pieces, shapes, spaces, mask)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def load_pretrained(network, state):
    """Weights of the published encoder into ours; the names are those of its safetensors file."""
    rename = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm_attention",
        "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm_inner",
    }
    ours = {
        "piece.weight": state["embeddings.word_embeddings.weight"],
        "position.weight": state["embeddings.position_embeddings.weight"],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    # Every text is of the first of BERT's two token types; its vector is a constant.
    ours["position.weight"] = ours["position.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    for layer in range(network.shape.layers):
        for theirs, name in rename.items():
            for part in ("weight", "bias"):
                ours[f"layers.{layer}.{name}.{part}"] = state[f"encoder.layer.{layer}.{theirs}.{part}"]
    missing, unexpected = network.encoder.load_state_dict(ours, strict=False)
    assert not unexpected and set(missing) == {"form.weight", "space.weight"}, (missing, unexpected)
