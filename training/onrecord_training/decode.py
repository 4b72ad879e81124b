"""Scores → spans and trees, as `crates/language` does it (there with a spanning-tree search; here greedily, for a glance)."""

import numpy as np


def allowed(previous, tag):
    """BIO: a span is continued only by its own kind."""
    return tag[0] != "I" or (previous is not None and previous[0] in "BI" and previous[2:] == tag[2:])


def best_tags(scores, tags, steps=0.0):
    """The best sequence of tags without a forbidden step (Viterbi). `scores`: `[atoms, tags]`; `steps`: a score for each
    step from tag to tag."""
    forbidden = steps + np.array([[0.0 if allowed(a, b) else -1e9 for b in tags] for a in tags])
    best = scores[0] + np.array([0.0 if allowed(None, b) else -1e9 for b in tags])
    back = []
    for row in scores[1:]:
        step = best[:, None] + forbidden
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [tags[i] for i in reversed(path)]


def spans(tags):
    """BIO tags → {(first, after last, kind)}."""
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag[0] != "I":
            found.add((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B":
            start = i
    return found
