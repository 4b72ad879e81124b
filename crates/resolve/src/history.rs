//! How an event came to stand as it does: one history from all accounts, in the order in which they were published.
//!
//! A later article that tells earlier steps again adds nothing but what was left open. Nothing is ever taken away.

use onrecord_record::{ActorId, HistoryEntry, Status};

use crate::root::{Root, RootKind};
use crate::telling::Telling;

/// One account's steps, with who is who on the record.
pub(crate) struct Account<'t> {
    pub(crate) telling: &'t Telling,
    /// For each step, who made it so.
    pub(crate) by: Vec<Option<ActorId>>,
}

/// The history that `accounts` tell, which are in the order of their publication.
pub(crate) fn merge(accounts: &[Account]) -> Vec<HistoryEntry<Status>> {
    let mut history: Vec<HistoryEntry<Status>> = Vec::new();
    for (index, account) in accounts.iter().enumerate() {
        add(&mut history, account, || is_news(account, &accounts[..index]));
    }
    history
}

/// Whether an account rests on someone of whom none of the `earlier` ones had it, and not on other outlets: only then does
/// it stand against a denial.
fn is_news(account: &Account, earlier: &[Account]) -> bool {
    let known = |root: &Root| {
        earlier.iter().any(|other| {
            let same_outlet = other.telling.report.outlet == account.telling.report.outlet;
            other.telling.report.roots.iter().any(|theirs| {
                theirs.kind == root.kind
                    && match root.kind {
                        RootKind::Named => theirs.profile == root.profile,
                        _ => same_outlet,
                    }
            })
        })
    };
    account.telling.report.roots.iter().any(|root| {
        matches!(root.kind, RootKind::Named | RootKind::Unnamed | RootKind::Document)
            && root.via.is_none()
            && !known(root)
    })
}

/// Adds what an account tells beyond the history. `is_news` is asked where it speaks against a denial.
fn add(history: &mut Vec<HistoryEntry<Status>>, account: &Account, is_news: impl Fn() -> bool) {
    let steps = &account.telling.steps;
    // Up to the last step that is known already, the account only tells again what was.
    let known = steps
        .iter()
        .rposition(|step| history.last().is_some_and(|current| current.status == step.status));
    let mut from = 0;
    if let Some(known) = known {
        for (index, step) in steps.iter().enumerate().take(known + 1) {
            if let Some(entry) = history.iter_mut().rfind(|entry| entry.status == step.status) {
                fill(entry, account, index);
            }
        }
        from = known + 1;
    }
    for index in from..steps.len() {
        let status = steps[index].status;
        let current = history.last().map(|entry| entry.status);
        let last = index + 1 == steps.len();
        // That it was called off is told as what came before it went off the table.
        let told_before = status == Status::CalledOff
            && current == Some(Status::OffTheTable)
            && history.iter().any(|entry| entry.status == status);
        let repeats = current == Some(Status::Denied) && status != Status::Denied && !is_news();
        let changes = current.is_none_or(|current| follows(current, status, last));
        if changes && !told_before && !repeats {
            history.push(entry(account, index));
        } else if let Some(entry) = history.iter_mut().rfind(|entry| entry.status == status) {
            fill(entry, account, index);
        }
    }
}

/// Whether `next` changes how something stands that stood as `current`. `last`: whether it is where the account ends.
fn follows(current: Status, next: Status, last: bool) -> bool {
    use Status::{
        CalledOff, Demanded, Denied, Held, OffTheTable, Planned, Postponed, Proposed, Relocated,
        Rescheduled, Suspended, UnderWay, Unknown,
    };
    if current == next {
        return false;
    }
    match (current, next) {
        (Unknown, next) => next != Unknown,
        // What took place stays so, unless someone says that it did not.
        (Held, next) => next == Denied,
        (Denied, next) => last && matches!(next, Held | UnderWay | Planned | CalledOff),
        (CalledOff | OffTheTable, Planned | Rescheduled | Relocated) => last,
        // The rest is what led there, told again.
        (_, Unknown)
        | (CalledOff | OffTheTable, Proposed | Demanded | Postponed | Suspended)
        | (Postponed, Proposed | Demanded | Planned | Relocated | Suspended)
        | (Suspended, Proposed | Demanded | Planned | Relocated | Rescheduled)
        | (UnderWay, Proposed | Demanded | Planned | Rescheduled | Relocated | Postponed)
        | (Rescheduled | Relocated, Proposed | Demanded | Planned)
        | (Planned, Proposed | Demanded)
        | (Demanded, Proposed) => false,
        _ => true,
    }
}

fn entry(account: &Account, index: usize) -> HistoryEntry<Status> {
    let step = &account.telling.steps[index];
    HistoryEntry {
        status: step.status,
        as_of: step.as_of.clone(),
        reported: account.telling.report.published,
        by: account.by[index].clone(),
        reason: step.reason.clone(),
        articles: vec![account.telling.report.article.clone()],
    }
}

/// Fills what an entry leaves open from an account that tells it again.
fn fill(entry: &mut HistoryEntry<Status>, account: &Account, index: usize) {
    let step = &account.telling.steps[index];
    let article = &account.telling.report.article;
    entry.as_of = entry.as_of.take().or_else(|| step.as_of.clone());
    entry.by = entry.by.take().or_else(|| account.by[index].clone());
    entry.reason = entry.reason.take().or_else(|| step.reason.clone());
    if !entry.articles.contains(article) {
        entry.articles.push(article.clone());
    }
}
