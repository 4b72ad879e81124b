//! Interviews printed as questions and answers: each answer is a statement of the one who gives it, word for word.
//!
//! Turns are told by labels at the start of paragraphs ("Q:", "Ola Berg:"). Where each speaker is labelled once, the
//! paragraphs after that take turns. Must not take: labelled lists ("Eel: unchanged"), which ask nothing and name no one.

use std::collections::BTreeSet;
use std::ops::Range;

use onrecord_record::{ActorKind, MentionForm};

use crate::actors::Actors;
use crate::document::Document;
use crate::statements::draft::Draft;

/// A speaker's label is no longer than this, in tokens.
const LONGEST_LABEL: usize = 6;

/// First words of a paragraph after the last turn.
const AFTERWORDS: [&str; 6] =
    ["Editor", "Editor's", "Editor’s", "This interview", "This conversation", "The interview"];

/// Whose turn a paragraph is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    /// The label as printed; none where the turn is told by its place alone.
    label: Option<Range<usize>>,
    /// What is said, without the label.
    words: Range<usize>,
    asks: bool,
}

/// A draft for every answer, and nothing where the text is no interview.
pub fn drafts(document: &Document, actors: &Actors) -> Vec<Draft> {
    let turns = turns(document, actors);
    let is_question = |turn: &Turn| is_interviewer(document, turn, &turns);
    let Some(first) = turns.iter().find(|turn| turn.label.is_some() && !is_question(turn)) else {
        return Vec::new();
    };
    let once = first.label.clone();
    let mut speaker: Option<Range<usize>> = None;
    let mut answers: Vec<Draft> = Vec::new();
    let labels_recur = recur(document, &turns);
    let mut asked = false;
    for turn in &turns {
        let is_answer = match &turn.label {
            Some(label) => {
                asked = is_question(turn);
                speaker = (!asked).then(|| label.clone());
                !asked
            }
            None if labels_recur => speaker.is_some(),
            None => {
                asked = !asked;
                speaker = if asked { None } else { once.clone() };
                !asked
            }
        };
        if let Some(source) = speaker.clone().filter(|_| is_answer) {
            // Later paragraphs of one answer belong to it.
            match answers.last_mut().filter(|_| turn.label.is_none() && labels_recur) {
                Some(answer) => answer.content.push(turn.words.clone()),
                None => answers.push(Draft {
                    source: Some(source),
                    content: vec![turn.words.clone()],
                    transcript: true,
                    ..Draft::default()
                }),
            }
        }
    }
    answers
}

/// The person who answers where the labels do not name one ("A:"): the only one whom the words before the first turn
/// name.
pub fn interviewee(document: &Document, actors: &Actors, label: &Range<usize>) -> Option<usize> {
    if !matches!(document.lower(label.start), "a" | "answer") {
        return None;
    }
    let opens = labels(document).into_iter().map(|turn| turn.words.start).min()?;
    let is_named = |actor: &crate::actors::Actor| {
        let before = |mention: &crate::actors::Mention| {
            mention.form == MentionForm::Name && mention.tokens.end < opens
        };
        actor.kind == ActorKind::Person && actor.mentions.iter().any(before)
    };
    let mut named =
        actors.list.iter().enumerate().filter(|(_, actor)| is_named(actor)).map(|(index, _)| index);
    named.next().filter(|_| named.next().is_none())
}

/// The turns of an interview, from the first labelled one on.
fn turns(document: &Document, actors: &Actors) -> Vec<Turn> {
    let labelled = labels(document);
    let is_speaker = |label: &Range<usize>| {
        let words = document.words(label.clone());
        let actor = actors.at(label.end - 1);
        let printed = labelled.iter().filter_map(|turn| turn.label.clone());
        is_letter(document, label)
            || document.article.outlet.as_deref() == Some(words)
            || actor.is_some_and(|actor| actors.list[actor].kind == ActorKind::Person)
            || printed.filter(|other| document.words(other.clone()) == words).count() > 1
    };
    let speakers: Vec<&Turn> =
        labelled.iter().filter(|turn| turn.label.as_ref().is_some_and(is_speaker)).collect();
    let is_interview = speakers.len() > 1 && speakers.iter().any(|turn| turn.asks);
    let Some(first) = speakers.first().filter(|_| is_interview) else { return Vec::new() };
    let is_over = |paragraph: &&Range<usize>| {
        let words = document.words((*paragraph).clone());
        AFTERWORDS.iter().any(|start| words.starts_with(start))
    };
    let paragraphs = document.analysis.paragraphs.iter();
    paragraphs
        .filter(|paragraph| paragraph.end > first.words.start && !paragraph.is_empty())
        .take_while(|paragraph| !is_over(paragraph))
        .map(|paragraph| {
            let turn = turn(document, paragraph);
            match &turn.label {
                Some(label) if !is_speaker(label) => {
                    Turn { label: None, words: paragraph.clone(), ..turn }
                }
                _ => turn,
            }
        })
        .collect()
}

/// The paragraphs that begin with a label.
fn labels(document: &Document) -> Vec<Turn> {
    let paragraphs = document.analysis.paragraphs.iter();
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| turn(document, paragraph))
        .filter(|turn| turn.label.is_some())
        .collect()
}

fn turn(document: &Document, paragraph: &Range<usize>) -> Turn {
    let label = label(document, paragraph);
    let start = label.as_ref().map_or(paragraph.start, |label| label.end + 1);
    Turn { label, words: start..paragraph.end, asks: document.word(paragraph.end - 1) == "?" }
}

/// The words before the colon, each with a capital but for "of", "the" and their like.
fn label(document: &Document, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let end = paragraph.end.min(paragraph.start + LONGEST_LABEL + 1);
    let colon = (paragraph.start + 1..end).find(|&token| document.word(token) == ":")?;
    let is_name = |token: usize| {
        document.word(token).starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            || matches!(document.word(token), "of" | "the" | "and" | "de" | "van" | "von")
    };
    let fits = (paragraph.start..colon).all(is_name) && colon + 1 < paragraph.end;
    fits.then_some(paragraph.start..colon)
}

/// "Q", "A" and the words that they stand for.
fn is_letter(document: &Document, label: &Range<usize>) -> bool {
    label.len() == 1
        && matches!(document.lower(label.start), "q" | "a" | "question" | "answer" | "host")
}

/// Whether a label is that of the one who asks: "Q", the outlet, or whoever puts most of the questions.
fn is_interviewer(document: &Document, turn: &Turn, turns: &[Turn]) -> bool {
    let Some(label) = &turn.label else { return false };
    let words = document.words(label.clone());
    if is_letter(document, label) {
        return !words.to_lowercase().starts_with('a');
    }
    let own: Vec<&Turn> = turns
        .iter()
        .filter(|other| other.label.clone().is_some_and(|other| document.words(other) == words))
        .collect();
    let asked = own.iter().filter(|turn| turn.asks).count();
    document.article.outlet.as_deref() == Some(words) || asked * 2 >= own.len()
}

/// Whether a label is printed again, so that every turn has one.
fn recur(document: &Document, turns: &[Turn]) -> bool {
    let mut seen = BTreeSet::new();
    turns
        .iter()
        .filter_map(|turn| turn.label.clone())
        .any(|label| !seen.insert(document.words(label)))
}
