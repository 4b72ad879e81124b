"""Atoms and word pieces: the smallest units of text that the network sees.

An *atom* is a run of letters and digits, one symbol, or an English clitic ("n't", "'s"). Words are made of one or
more atoms; the network decides which atoms belong together, so there are no tokenization rules beyond these.
`crates/language/src/atoms.rs` does the same in Rust; `tests` on both sides read `fixtures/atoms.json`.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = "'’"
CLITICS = {"s", "re", "ve", "ll", "d", "m"}
# Written as one word, two words in Universal Dependencies: the length of the first of the two.
CONTRACTIONS = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3}
INVISIBLE = {0x00AD, 0x2060, 0xFEFF, *range(0x200B, 0x2010)}

GLUED, BLANK, LINE, PARAGRAPH, CONTINUATION = range(5)  # what stands before a piece
SPACES = 5
SYMBOL, LOWER, TITLE, UPPER, MIXED, DIGITS, ALPHANUMERIC = range(7)  # the shape of an atom
SHAPES = 7


@dataclass(frozen=True)
class Atom:
    """`[start, end)` in code points; `space` tells what stands between the atom before and this one."""

    start: int
    end: int
    space: int


def is_word(char):
    return unicodedata.category(char)[0] in "LNM"


def atoms(text, cuts=frozenset()):
    """The atoms of `text`. `cuts` holds further offsets at which an atom must end (gold word boundaries in training)."""
    found, at, previous_end = [], 0, 0
    while at < len(text):
        char = text[at]
        if char.isspace() or ord(char) in INVISIBLE:
            at += 1
            continue
        end = at + 1
        if is_word(char):
            while end < len(text) and is_word(text[end]):
                end += 1
        space = space_between(text[previous_end:at]) if found else PARAGRAPH
        for start, stop in split_run(text, at, end):
            for a, b in cut(start, stop, cuts):
                found.append(Atom(a, b, space))
                space = GLUED
            end = stop
        at = previous_end = end
    return found


def cut(start, end, cuts):
    """The span in parts that end at `cuts`."""
    inner = [i for i in range(start + 1, end) if i in cuts]
    return list(zip([start, *inner], [*inner, end]))


def split_run(text, start, end):
    """A run, with the clitic that follows it as a part of its own."""
    run = text[start:end].lower()
    if run in CONTRACTIONS:
        middle = start + CONTRACTIONS[run]
        return [(start, middle), (middle, end)]
    if not is_word(text[start]) or end >= len(text) or text[end] not in APOSTROPHES:
        return [(start, end)]
    after = end + 1
    while after < len(text) and is_word(text[after]):
        after += 1
    suffix = text[end + 1 : after].lower()
    if suffix == "t" and len(run) > 1 and run[-1] == "n":
        return [(start, end - 1), (end - 1, after)]
    if suffix in CLITICS:
        return [(start, end), (end, after)]
    return [(start, end)]


def space_between(gap):
    lines = gap.count("\n")
    if lines >= 2:
        return PARAGRAPH
    if lines == 1:
        return LINE
    return BLANK if any(c.isspace() for c in gap) else GLUED


def shape(word):
    letters = [c for c in word if c.isalpha()]
    digits = any(unicodedata.category(c)[0] == "N" for c in word)
    if not letters:
        return DIGITS if digits else SYMBOL
    if digits:
        return ALPHANUMERIC
    if all(c.islower() for c in letters):
        return LOWER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return TITLE
    return UPPER if all(c.isupper() for c in letters) else MIXED


class Pieces:
    """Word pieces of an uncased vocabulary (greedy, longest match first)."""

    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = (self.ids[p] for p in ("[UNK]", "[CLS]", "[SEP]"))
        self.of = lru_cache(maxsize=200_000)(self._of)

    def _of(self, word):
        plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        parts, run = [], ""
        for c in plain:  # an apostrophe inside a clitic is a piece of its own, as in the vocabulary's own training
            if is_word(c):
                run += c
            else:
                parts += [run] if run else []
                parts.append(c)
                run = ""
        parts += [run] if run else []
        found = [i for part in parts for i in self.greedy(part)]
        return tuple(found) or (self.unknown,)

    def greedy(self, part):
        if len(part) > 100:
            return [self.unknown]
        found, at = [], 0
        while at < len(part):
            end = len(part)
            while end > at:
                piece = ("##" if at else "") + part[at:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == at:
                return [self.unknown]
            found.append(self.ids[piece])
            at = end
        return found
