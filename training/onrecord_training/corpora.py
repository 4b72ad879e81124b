"""Public corpora → documents of labelled atoms.

A *document* is a list of *blocks* (a sentence of a treebank, a paragraph of an article); windows are cut between blocks
when an epoch begins (`windows.py`). Each block holds its atoms and, per task, a label for each atom, or IGNORE where the
corpus does not know. Pointers (`head`, `link`) count atoms from the beginning of the block.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from .text import LINE, PARAGRAPH, Atom, atoms

IGNORE = -100  # a label that the corpus does not know (PyTorch's own number for it)
NOWHERE = -(10**6)  # a pointer that is not known
TASKS = ["join", "sentence", "upos", "xpos", "lemma", "relation", "entity", "attribution"]
POINTERS = ["head", "link"]
CHAINS = ["attribution"]  # a corpus knows this label of all its atoms, or of none
ROLES = ["source", "cue", "content"]


@dataclass
class Block:
    text: str
    atoms: list
    labels: dict = field(default_factory=dict)  # task -> one label (a string) or None for each atom
    pointers: dict = field(default_factory=dict)  # "head"|"link" -> an atom's index from the block's first, or None
    starts_paragraph: bool = True

    def words(self):
        return [self.text[a.start : a.end] for a in self.atoms]


@dataclass
class Document:
    name: str
    blocks: list


def lines_of(path):
    with gzip.open(path, "rt", encoding="utf8") as f:
        yield from f


# --- Universal Dependencies -------------------------------------------------------------------------------------


@dataclass
class Sentence:
    """A treebank sentence: `words` are (form, upos, xpos, lemma, head, relation), `spans` code points in `text`, `misc`
    the last column."""

    name: str
    new_paragraph: bool
    text: str
    words: list
    spans: list
    misc: list


def treebank(path):
    """Documents of sentences, in order: [(document name, [Sentence])]."""
    documents, comments, rows = [], {}, []
    for line in lines_of(path):
        line = line.rstrip("\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            if not documents or any(k.startswith("newdoc") for k in comments):
                documents.append((comments.get("newdoc id", comments["sent_id"]), []))
            documents[-1][1].append(sentence(comments, rows))
            comments, rows = {}, []
    return documents


def sentence(comments, rows):
    text, words, spans, notes, inside = "", [], [], [], 0
    for row in rows:
        number, form, lemma, upos, xpos, _, head, relation, _, misc = row
        blank = "" if "SpaceAfter=No" in misc.split("|") else " "
        if "." in number:
            continue
        if "-" in number:
            first, last = map(int, number.split("-"))
            inside = last - first + 1
            parts = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            lengths = [len(p) for p in parts] if "".join(parts) == form else [len(form)] + [0] * (len(parts) - 1)
            multiword = []
            for length in lengths:
                multiword.append((len(text), len(text) + length))
                text += form[:length]
                form = form[length:]
            text += blank
            continue
        if inside:
            spans.append(multiword[-inside])
            inside -= 1
        else:
            spans.append((len(text), len(text) + len(form)))
            text += form + blank
        words.append((row[1], upos, xpos, lemma, int(head) - 1, relation))
        notes.append(misc)
    new_paragraph = any(k.startswith(("newpar", "newdoc")) for k in comments)
    return Sentence(comments["sent_id"], new_paragraph, text.rstrip(), words, spans, notes)


def treebank_blocks(path, tags):
    """`tags`: a function from a sentence to an entity tag for each word, None where it is not known."""
    documents = []
    for name, sentences in treebank(path):
        blocks = [sentence_block(s, tags(s)) for s in sentences]
        documents.append(Document(name, [b for b in blocks if b]))
    return documents


def sentence_block(s, tags):
    """The labels of one sentence. `tags`: an entity tag, or None, for each word."""
    cuts = {i for span in s.spans for i in span}
    found = atoms(s.text, cuts)
    if not found:
        return None
    first_atom = {}
    for i, atom in enumerate(found):
        first_atom.setdefault(atom.start, i)
    at = [first_atom.get(start) if end > start else None for start, end in s.spans]
    n = len(found)
    block = Block(s.text, found, {t: [None] * n for t in TASKS}, {p: [None] * n for p in POINTERS})
    block.starts_paragraph = s.new_paragraph
    block.labels["sentence"] = ["B"] + ["I"] * (n - 1)
    ends = {}
    for (start, end), i in zip(s.spans, at):
        if i is not None:
            ends[i] = end
    inside = -1
    for i, atom in enumerate(found):
        if i in ends:
            inside = ends[i]
            block.labels["join"][i] = "B"
        elif atom.end <= inside:
            block.labels["join"][i] = "I"
    for (form, upos, xpos, lemma, head, relation), i in zip(s.words, at):
        if i is None:
            continue
        block.labels["upos"][i], block.labels["xpos"][i] = upos, xpos
        block.labels["lemma"][i] = lemma_script(form, lemma)
        block.labels["relation"][i] = relation
        block.pointers["head"][i] = i if head < 0 else at[head]
    for i, tag in zip(at, tags):
        if i is not None:
            block.labels["entity"][i] = tag
    return block


def lemma_script(form, lemma):
    """An edit that turns the form into the lemma: case, how many final letters to drop, what to add."""
    if lemma == "_":
        return "k0"
    for case, base in (("k", form), ("l", form.lower())):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common or case == "l":
            return f"{case}{len(base) - common}{lemma[common:]}"


# --- named entities -------------------------------------------------------------------------------------------------


def entity_tags(path):
    """Sentence name -> [(form, tag)]; kinds other than PER, LOC, ORG are outside."""
    sentences, name = {}, None
    for line in lines_of(path):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
            sentences[name] = []
        elif line and not line.startswith("#"):
            _, form, tag, *_ = line.split("\t")
            sentences[name].append((form, tag if tag[2:] in ("PER", "LOC", "ORG") else "O"))
    return sentences


def aligned_tags(s, tagged):
    """Entity tags for the treebank's words, aligned by characters (the two releases split some words differently)."""
    if tagged is None:
        return [None] * len(s.words)
    plain = re.sub(r"\s", "", "".join(form for form, _ in tagged))
    if plain != re.sub(r"\s", "", s.text):
        return [None] * len(s.words)
    by_character = []
    for number, (form, tag) in enumerate(tagged):
        by_character += [(number, tag)] * len(re.sub(r"\s", "", form))
    before, tags, previous = 0, [], None
    position = {}
    for i, c in enumerate(s.text):
        position[i] = before
        before += not c.isspace()
    for start, end in s.spans:
        if end == start:
            tags.append(None)
            continue
        number, tag = by_character[position[start]]
        if tag.startswith("B-") and number == previous:  # a second part of the word that began the entity
            tag = "I-" + tag[2:]
        tags.append(tag)
        previous = number
    return tags


KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
INSIDE_NAMES = {"of", "the", "and", "&", "-", "'s", "’s", "for", "de", "la", "al"}


def names_among_mentions(s):
    """Entity tags from GUM's mentions of all kinds: those whose head is a proper noun, cut down to the name itself.

    Proper nouns beside the name in such a mention (titles, most of them) are left open, since the two corpora draw the
    line differently. Names of other things are outside: left open as well, they would teach that any name is an entity.
    """
    tags = ["O"] * len(s.words)
    for first, last, kind in sorted(mentions(s), key=lambda m: m[0] - m[1]):
        heads = [i for i in range(first, last + 1) if not first <= s.words[i][4] <= last]
        if kind not in KINDS or len(heads) != 1 or s.words[heads[0]][1] != "PROPN":
            continue
        name = name_of_person(s, heads[0], last) if kind == "person" else name_in(s, first, last, heads[0])
        if any(tags[i] not in (None, "O") for i in name):
            continue
        for i in range(first, last + 1):
            if tags[i] == "O" and s.words[i][1] == "PROPN":
                tags[i] = None
        for i in name:
            tags[i] = ("B-" if i == name[0] else "I-") + KINDS[kind]
    return tags


def mentions(s):
    """(first word, last word, kind) of each mention in the last column."""
    found, opened = [], {}
    for i, note in enumerate(s.misc):
        value = next((x[7:] for x in note.split("|") if x.startswith("Entity=")), "")
        for number, kind, alone, closed in re.findall(r"\((\d+)-(\w+)[^()]*(\))?|(\d+)\)", value):
            if closed:
                if opened.get(closed):
                    first, kind = opened[closed].pop()
                    found.append((first, i, kind))
            elif alone:
                found.append((i, i, kind))
            else:
                opened.setdefault(number, []).append((i, kind))
    return found


def name_of_person(s, head, last):
    """The head and what is `flat` to it, without titles."""
    end = head
    while end < last and s.words[end + 1][5].startswith("flat"):
        end += 1
    return list(range(head, end + 1))


def name_in(s, first, last, head):
    """The proper nouns around the head, with the small words between them."""
    proper = lambda i: s.words[i][1] == "PROPN"
    inside = lambda i: proper(i) or s.words[i][0].lower() in INSIDE_NAMES
    start = end = head
    while start > first and inside(start - 1):
        start -= 1
    while end < last and inside(end + 1):
        end += 1
    while not proper(start):
        start += 1
    while not proper(end):
        end -= 1
    return list(range(start, end + 1))


# --- attribution ------------------------------------------------------------------------------------------------------


def polnear(path):
    """Articles of PolNeAR, cut into paragraphs."""
    documents = []
    for line in lines_of(path):
        article = json.loads(line)
        spans = [{r: [tuple(x) for x in a[r]] for r in ROLES} for a in article["attributions"]]
        documents.append(Document(article["id"], attribution_blocks(article["text"], spans)))
    return documents


def talks(paths):
    """The project's own annotated passages; only outermost statements, with spans as in PolNeAR."""
    documents = []
    for path in paths:
        for line in Path(path).read_text(encoding="utf8").splitlines():
            passage = json.loads(line)
            text = passage["text"]
            spans = []
            for s in passage["statements"]:
                if s["within"] is not None:
                    continue
                span = {
                    "source": [locate(text, s["source"])] if s["source"] else [],
                    "cue": [locate(text, s["cue"])] if s["cue"] else [],
                    "content": [widen(text, *locate(text, c)) for c in s["content"]],
                }
                spans.append(span)
            documents.append(Document(passage["id"], attribution_blocks(text, spans)))
    return documents


def locate(text, value):
    """The span of a verbatim value; `value@k` is its k-th occurrence."""
    wanted, _, count = value.rpartition("@")
    if not (wanted and count.isdigit() and wanted in text):
        wanted, count = value, 1
    at = -1
    for _ in range(int(count)):
        at = text.index(wanted, at + 1)
    return at, at + len(wanted)


def widen(text, start, end):
    """Takes in the quotation marks around a content and the `that` before it."""
    if start and text[start - 1] in "\"“‘'" and end < len(text):
        for closing in range(end, min(end + 2, len(text))):
            if text[closing] in "\"”’'":
                return start - 1, closing + 1
    if text[:start].endswith(" that "):
        return start - 5, end
    return start, end


def attribution_blocks(text, attributions):
    """Blocks with BIO tags, and links between the first atoms of spans: content → its cue, cue → its source (itself, if
    the text names none), further pieces of a source or cue → the first of them."""
    found = atoms(text)
    tags, links = ["O"] * len(found), [None] * len(found)
    covered = {}
    for i, atom in enumerate(found):
        covered.setdefault(atom.start, i)
    starts = [a.start for a in found]

    def inside(start, end):
        return [i for i in range(lower_bound(starts, start), len(found)) if found[i].start < end] if end > start else []

    for attribution in attributions:
        pieces = {role: [p for p in (inside(*span) for span in attribution[role]) if p] for role in ROLES}
        source, cue = (pieces[role][0][0] if pieces[role] else None for role in ("source", "cue"))
        goal = {"source": source, "cue": cue, "content": cue}
        for role in ROLES:
            for piece in pieces[role]:
                if any(tags[i] != "O" for i in piece):
                    continue  # two attributions share a source: it is one span, to which both cues point
                for i in piece:
                    tags[i] = f"I-{role}"
                tags[piece[0]] = f"B-{role}"
                links[piece[0]] = goal[role]
        if cue is not None and tags[cue] == "B-cue":
            links[cue] = cue if source is None else source
    return paragraphs(text, found, tags, links)


def lower_bound(values, wanted):
    """The index of the first value that is not below `wanted`; an atom that holds it counts as well."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def paragraphs(text, found, tags, links):
    """One block a paragraph; a link may point out of its block, to a paragraph before or after."""
    blocks, start = [], 0
    for i in range(1, len(found) + 1):
        if i == len(found) or found[i].space in (PARAGRAPH, LINE):
            part = found[start:i]
            first = Atom(part[0].start, part[0].end, PARAGRAPH)
            n = len(part)
            block = Block(text, [first, *part[1:]], {t: [None] * n for t in TASKS}, {p: [None] * n for p in POINTERS})
            block.labels["attribution"] = tags[start:i]
            block.pointers["link"] = [None if x is None else x - start for x in links[start:i]]
            blocks.append(block)
            start = i
    return blocks
