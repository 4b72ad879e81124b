//! Dependency trees: the best tree that scores for single arcs allow.
//!
//! Chu and Liu 1965, Edmonds 1967: every word takes its best head; a cycle becomes one node, and so on until there is
//! none. Must not know: words, relations.

use crate::tags::argmax;

/// More than any sum of scores: it makes a second root dearer than every tree with one.
const SECOND_ROOT: f64 = 1.0e9;

/// Scores are cut off here, so that not even a damaged network's infinities and NaNs keep a tree from being found.
const LARGEST: f32 = 1.0e5;

/// For each of `words` words its head, `None` for the one root. `score(dependent, head)` is the score of an arc,
/// `score(word, word)` that of the word as the root.
pub fn best_tree(words: usize, score: impl Fn(usize, usize) -> f32) -> Vec<Option<usize>> {
    if words == 0 {
        return Vec::new();
    }
    let every = (0..words * words).map(|pair| score(pair / words, pair % words));
    let scores: Vec<f32> = every
        .map(|score| if score.is_nan() { -LARGEST } else { score.clamp(-LARGEST, LARGEST) })
        .collect();
    if let Some(heads) = simple_tree(words, &scores) {
        return heads;
    }
    // Node 0 is above the root; word `i` is node `i + 1`.
    let mut nodes = vec![vec![f64::NEG_INFINITY; words + 1]; words + 1];
    for (word, (row, scores)) in
        nodes.iter_mut().skip(1).zip(scores.chunks_exact(words)).enumerate()
    {
        row[0] = f64::from(scores[word]) - SECOND_ROOT;
        for head in (0..words).filter(|&head| head != word) {
            row[head + 1] = f64::from(scores[head]);
        }
    }
    arborescence(&nodes).into_iter().skip(1).map(|head| head.checked_sub(1)).collect()
}

/// The best head of each word, taken for itself, if they happen to form a tree with one root, as mostly they do: then no
/// tree is better.
fn simple_tree(words: usize, scores: &[f32]) -> Option<Vec<Option<usize>>> {
    let best = |row: &[f32]| argmax(row.iter().copied());
    let heads: Vec<usize> = scores.chunks_exact(words).map(best).collect();
    let root = (0..words).find(|&word| heads[word] == word)?;
    let reaches_root = |word: usize| {
        let above = std::iter::successors(Some(word), |&at| Some(heads[at]));
        above.take(words).any(|at| at == root)
    };
    let is_tree = (0..words).all(reaches_root);
    is_tree.then(|| {
        let head = |word: usize| (word != root).then_some(heads[word]);
        (0..words).map(head).collect()
    })
}

/// The heads of the best tree over all nodes, rooted in node 0 (whose own entry is meaningless).
fn arborescence(scores: &[Vec<f64>]) -> Vec<usize> {
    let best = |row: &Vec<f64>| {
        (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b]).then(b.cmp(&a))).unwrap_or(0)
    };
    let mut heads: Vec<usize> = scores.iter().map(best).collect();
    let Some(cycle) = find_cycle(&heads) else { return heads };

    let outside: Vec<usize> = (0..scores.len()).filter(|node| !cycle.contains(node)).collect();
    let contracted = outside.len(); // the cycle's number in the smaller graph
    let into_cycle = |head: usize| -> (usize, f64) {
        let gain = |&node: &usize| (node, scores[node][head] - scores[node][heads[node]]);
        cycle
            .iter()
            .map(gain)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .unwrap_or((cycle[0], f64::MIN))
    };
    let from_cycle = |dependent: usize| -> usize {
        let row = &scores[dependent];
        cycle
            .iter()
            .copied()
            .max_by(|&a, &b| row[a].total_cmp(&row[b]).then(b.cmp(&a)))
            .unwrap_or(cycle[0])
    };
    let mut smaller = vec![vec![f64::NEG_INFINITY; contracted + 1]; contracted + 1];
    for (row, &dependent) in outside.iter().enumerate().skip(1) {
        for (column, &head) in outside.iter().enumerate() {
            smaller[row][column] = scores[dependent][head];
        }
        smaller[row][contracted] = scores[dependent][from_cycle(dependent)];
    }
    for (column, &head) in outside.iter().enumerate() {
        smaller[contracted][column] = into_cycle(head).1;
    }

    let found = arborescence(&smaller);
    let entered_from = outside[found[contracted]];
    let entered = into_cycle(entered_from).0;
    let outer: Vec<(usize, usize)> = outside
        .iter()
        .enumerate()
        .skip(1)
        .map(|(row, &node)| {
            (node, if found[row] == contracted { from_cycle(node) } else { outside[found[row]] })
        })
        .collect();
    heads[entered] = entered_from;
    for (node, head) in outer {
        heads[node] = head;
    }
    heads
}

/// The nodes of a cycle among the heads, if there is one. Node 0 is never in it.
fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen_from = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen_from[node] == 0 {
            seen_from[node] = start;
            node = heads[node];
        }
        if node != 0 && seen_from[node] == start {
            let after = std::iter::successors(Some(heads[node]), |&next| Some(heads[next]));
            return Some(
                std::iter::once(node).chain(after.take_while(|&next| next != node)).collect(),
            );
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn total(scores: &[Vec<f32>], heads: &[Option<usize>]) -> f32 {
        heads.iter().enumerate().map(|(word, head)| scores[word][head.unwrap_or(word)]).sum()
    }

    fn is_tree(heads: &[Option<usize>]) -> bool {
        let reaches_root = |word: usize| {
            std::iter::successors(Some(word), |&at| heads[at]).take(heads.len() + 1).count()
                <= heads.len()
        };
        heads.iter().filter(|head| head.is_none()).count() == 1
            && (0..heads.len()).all(reaches_root)
    }

    /// Every assignment of heads that is a tree, tried one by one.
    fn best_by_trying(scores: &[Vec<f32>]) -> f32 {
        let n = scores.len();
        let mut best = f32::NEG_INFINITY;
        for code in 0..n.pow(u32::try_from(n).unwrap()) {
            let choice = |word: usize| code / n.pow(u32::try_from(word).unwrap()) % n;
            let heads: Vec<Option<usize>> =
                (0..n).map(|word| Some(choice(word)).filter(|&head| head != word)).collect();
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_tree_found_is_the_best_there_is(
            scores in (1_usize..5).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(-9.0_f32..9.0, n), n))
        ) {
            let heads = best_tree(scores.len(), |dependent, head| scores[dependent][head]);
            prop_assert!(is_tree(&heads));
            prop_assert!((total(&scores, &heads) - best_by_trying(&scores)).abs() < 1e-3);
        }

        #[test]
        fn any_scores_give_a_tree(seed in prop::collection::vec(any::<f32>(), 900)) {
            let heads = best_tree(30, |dependent, head| seed[dependent * 30 + head]);
            prop_assert!(is_tree(&heads));
        }
    }

    #[test]
    fn no_words_have_no_tree() {
        assert!(best_tree(0, |_, _| 0.0).is_empty());
    }
}
