//! Chains: the hands that a statement went through, and what stands at each link.
//!
//! Must not know: certainty, content.

use std::ops::Range;

use onrecord_language::{EntityKind, Upos};
use onrecord_record::{ActorKind, LinkKind, MentionForm, Naming, Number};

use crate::actors::{Actors, Mention, names_outlet};
use crate::document::Document;
use crate::statements::Link;
use crate::statements::addressee::is_document;
use crate::statements::words::{People, people};

/// The actor that a source's words mean. A relative pronoun means what its clause hangs on.
pub fn actor_of(document: &Document, actors: &Actors, tokens: &Range<usize>) -> Option<usize> {
    let head = document.analysis.head_of(tokens.clone())?;
    let antecedent = antecedent(document, head);
    let head = antecedent.unwrap_or(head);
    named_after_comma(document, actors, tokens)
        .or_else(|| actors.with_head(head))
        .or_else(|| actors.at(head))
}

/// The person whose name closes a description: "the bishop of the town, Ola Berg".
fn named_after_comma(document: &Document, actors: &Actors, tokens: &Range<usize>) -> Option<usize> {
    let closes = |mention: &Mention| {
        mention.form == MentionForm::Name
            && mention.tokens.end == tokens.end
            && mention.tokens.start > tokens.start
            && (tokens.start..mention.tokens.start).any(|token| document.word(token) == ",")
    };
    actors
        .list
        .iter()
        .position(|actor| actor.kind == ActorKind::Person && actor.mentions.iter().any(closes))
}

/// What a relative pronoun stands for.
pub fn antecedent(document: &Document, pronoun: usize) -> Option<usize> {
    if !matches!(document.lower(pronoun), "who" | "which" | "that" | "whom") {
        return None;
    }
    let clause =
        document.ancestors(pronoun).find(|&token| document.token(token).deprel == "acl:relcl")?;
    document.head(clause)
}

/// The link to no one known.
pub fn unknown() -> Link {
    Link {
        agent: None,
        kind: LinkKind::Unknown,
        naming: Naming::Unnamed,
        number: Number::Unknown,
        medium: None,
        bytes: None,
    }
}

/// The link of those whom the words name.
pub fn link(document: &Document, actors: &Actors, tokens: &Range<usize>) -> Link {
    let agent = actor_of(document, actors, tokens);
    let head = document.analysis.head_of(tokens.clone()).unwrap_or(tokens.start);
    let head = antecedent(document, head).unwrap_or(head);
    let is_document = is_document(document, head);
    let (naming, number) = described(document, head);
    // A title whose name the tree has hung elsewhere: "the Minister of State Dr Ola Berg".
    let ends_in_name = document.analysis.entities.iter().any(|entity| {
        entity.kind == EntityKind::Person
            && entity.tokens.end == tokens.end
            && tokens.start <= entity.tokens.start
    });
    let naming = if ends_in_name { Naming::Named } else { naming };
    // "Sources", "local media": a common noun that only stands for those who publish or speak.
    let is_nameless = naming != Naming::Named && stands_for_many(document, head);
    let actor = agent.map(|index| &actors.list[index]).filter(|_| !is_document);
    let kind = match actor.map(|actor| actor.kind) {
        _ if is_document => LinkKind::Document,
        Some(ActorKind::Outlet) => LinkKind::Outlet,
        Some(ActorKind::Organization) if is_outlet_noun(document, head) => LinkKind::Outlet,
        Some(ActorKind::Person | ActorKind::Group) => LinkKind::Person,
        Some(_) => LinkKind::Organization,
        None if is_outlet(document, actors, head) => LinkKind::Outlet,
        None => match people(document.word(head)) {
            Some(People::Person | People::Group | People::Office) => LinkKind::Person,
            Some(People::Body) => LinkKind::Organization,
            _ => LinkKind::Unknown,
        },
    };
    Link {
        agent: agent.filter(|_| !is_document),
        kind,
        naming: actor.filter(|_| !is_nameless).map_or(naming, |actor| actor.naming),
        number: actor.filter(|_| !is_nameless).map_or(number, |actor| actor.number),
        medium: None,
        bytes: Some(document.bytes(tokens.clone())),
    }
}

/// Whether a common noun stands for outlets or sources without telling which: "local media", "sources".
fn stands_for_many(document: &Document, head: usize) -> bool {
    matches!(
        document.lower(head),
        "media" | "press" | "outlets" | "newspapers" | "reports" | "sources"
    )
}

/// Whether the words name a kind of outlet: "the TASS news agency", "Radio Berg".
fn is_outlet_noun(document: &Document, head: usize) -> bool {
    let names_outlet = |token: usize| names_outlet(document.lower(token));
    let of_news = document
        .children_by(head, "compound")
        .any(|child| matches!(document.lower(child), "news" | "press"));
    names_outlet(head)
        || of_news
        || document
            .children_by(head, "flat")
            .chain(document.children_by(head, "compound"))
            .any(names_outlet)
}

/// Naming and number as the words alone tell them.
fn described(document: &Document, head: usize) -> (Naming, Number) {
    let word = document.word(head);
    let plural = matches!(document.xpos(head), "NNS" | "NNPS")
        || matches!(document.lower(head), "they" | "we" | "these" | "those" | "people" | "police");
    let counted = document.children_by(head, "nummod").next().map(|child| document.lower(child));
    let number = match counted.or((document.upos(head) == Upos::Num).then(|| document.lower(head)))
    {
        Some("one" | "1") => Number::One,
        Some(_) => Number::Several,
        None if plural => Number::Several,
        None => Number::One,
    };
    let has_name = document.upos(head) == Upos::Propn
        || document.children(head).iter().any(|&child| {
            matches!(document.relation(child), "appos" | "flat")
                && document.upos(child) == Upos::Propn
        });
    let definite = document.children(head).iter().any(|&child| {
        matches!(document.lower(child), "the" | "its" | "their" | "his" | "her")
            || document.token(child).deprel == "nmod:poss"
    });
    let naming = match people(word) {
        _ if stands_for_many(document, head) => match document.lower(head) {
            "sources" => Naming::Unnamed,
            _ => Naming::Collective,
        },
        _ if has_name => Naming::Named,
        Some(People::Body) => Naming::Named,
        Some(People::Office) if definite && !plural => Naming::Named,
        Some(People::Group) if plural => Naming::Collective,
        None if plural && counted.is_none() => Naming::Collective,
        _ => Naming::Unnamed,
    };
    (naming, number)
}

/// The article's own outlet, through whose hands every statement has come.
pub fn own_outlet() -> Link {
    Link { kind: LinkKind::Outlet, naming: Naming::Named, number: Number::One, ..unknown() }
}

/// The one spoken to: of "the station's morning programme" the station.
pub fn hearer(document: &Document, actors: &Actors, head: usize) -> Option<usize> {
    let owner = || {
        let owners = document
            .children(head)
            .iter()
            .copied()
            .filter(|&child| document.token(child).deprel == "nmod:poss");
        owners
            .filter_map(|owner| actors.with_head(owner))
            .find(|&actor| actors.list[actor].kind == ActorKind::Outlet)
    };
    actors.with_head(head).or_else(|| actors.at(head)).or_else(owner)
}

/// Whether the one spoken to is the outlet of the article: by name, or as "this newspaper".
pub fn is_own_outlet(document: &Document, actors: &Actors, head: usize) -> bool {
    let ours = document
        .children(head)
        .iter()
        .any(|&child| matches!(document.lower(child), "this" | "our"));
    ours || hearer(document, actors, head).is_some_and(|actor| is_own(document, actors, actor))
}

/// The article's own outlet among the actors, where the article names it.
pub fn own_actor(document: &Document, actors: &Actors) -> Option<usize> {
    (0..actors.list.len()).find(|&actor| is_own(document, actors, actor))
}

fn is_own(document: &Document, actors: &Actors, actor: usize) -> bool {
    let bare = |name: &str| name.to_lowercase().trim_start_matches("the ").to_owned();
    let Some(own) = document.article.outlet.as_deref().map(bare) else { return false };
    let actor = &actors.list[actor];
    actor.name.iter().chain(&actor.aliases).any(|name| bare(name) == own)
}

/// The agency whose report an article prints: named in brackets in its dateline, or alone in its credits. Every
/// statement has come through its hands.
pub fn agency(document: &Document, actors: &Actors) -> Option<Link> {
    let article = document.article;
    let in_brackets = || {
        let (_, agency) = article.dateline.as_deref()?.strip_suffix(')')?.rsplit_once('(')?;
        Some(agency)
    };
    // "With Reuters" and "Reporting by …" credit a part of the work, not the report.
    let is_name =
        |credit: &&str| credit.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let alone = || article.credits.iter().map(String::as_str).find(is_name);
    let name = in_brackets().or_else(alone)?;
    if article.outlet.as_deref() == Some(name) {
        return None;
    }
    let start = document.text().find(name);
    let bytes = start.map(|start| start..start + name.len());
    let agent = bytes.clone().and_then(|bytes| {
        let tokens = document.tokens_in(bytes);
        (!tokens.is_empty()).then(|| actors.at(tokens.start)).flatten()
    });
    Some(Link {
        agent: agent.filter(|&agent| actors.list[agent].kind == ActorKind::Outlet),
        kind: LinkKind::Outlet,
        naming: Naming::Named,
        number: Number::One,
        bytes,
        ..unknown()
    })
}

/// Whether someone spoken to publishes it: a known outlet, or a proper name that is of no one known ("told Radio Berg").
/// The article's own outlet ("told this newspaper") is no further hand.
pub fn is_outlet(document: &Document, actors: &Actors, head: usize) -> bool {
    if let Some(actor) = hearer(document, actors, head) {
        let actor = &actors.list[actor];
        let may_be = actor.kind == ActorKind::Organization && actor.naming == Naming::Named;
        return actor.kind == ActorKind::Outlet || (may_be && is_outlet_noun(document, head));
    }
    let is_person = document
        .analysis
        .entity_at(head)
        .is_some_and(|entity| entity.kind != EntityKind::Organization);
    let tells = document
        .head(head)
        .is_some_and(|verb| matches!(document.lower(verb), "told" | "tells" | "tell" | "telling"));
    document.upos(head) == Upos::Propn && tells && !is_person
}
