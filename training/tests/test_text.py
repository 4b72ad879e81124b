"""What the network sees of a text, held to the fixture that the Rust crate is held to as well.

`python -m unittest discover training/tests` checks; `python training/tests/test_text.py --write` writes the fixture anew
after a wanted change, and the Rust test then tells whether the two sides still agree.
"""

import json
import sys
import unittest
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TRAINING))

from onrecord_training.text import Pieces, atoms, shape  # noqa: E402

FIXTURE = TRAINING / "fixtures" / "atoms.json"
VOCABULARY = TRAINING.parent / "crates" / "language" / "model" / "pieces.txt"


def described(text, pieces):
    """The atoms of a text as the fixture keeps them: offsets in bytes, one row an atom."""
    at = [0]
    for char in text:
        at.append(at[-1] + len(char.encode()))
    rows = []
    for atom in atoms(text):
        word = text[atom.start : atom.end]
        rows.append([at[atom.start], at[atom.end], atom.space, shape(word), list(pieces.of(word))])
    return {"text": text, "atoms": rows}


def vocabulary():
    return Pieces(VOCABULARY.read_text(encoding="utf8").split("\n")[:-1])


class TextTest(unittest.TestCase):
    def test_the_fixture_is_what_the_code_makes(self):
        pieces = vocabulary()
        for case in json.loads(FIXTURE.read_text(encoding="utf8")):
            self.assertEqual(case, described(case["text"], pieces), case["text"])


def write():
    pieces = vocabulary()
    texts = [case["text"] for case in json.loads(FIXTURE.read_text(encoding="utf8"))]
    rows = [json.dumps(described(text, pieces), ensure_ascii=True, separators=(",", ":")) for text in texts]
    FIXTURE.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf8")


if __name__ == "__main__":
    write() if "--write" in sys.argv else unittest.main()
