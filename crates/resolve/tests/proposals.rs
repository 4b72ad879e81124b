//! Clusters of articles that speak of proposals.

mod common;

use common::{article, record};
use onrecord_record::{ProposalStatus, Stance};

const AUTHORS: [&str; 2] = ["country:Chile:CL", "country:Peru:PE"];

#[test]
fn a_plan_is_known_by_the_number_of_its_points() {
    let water = "the upper dam is opened in April";
    let readings = [
        article("Harbour Post", "2025-03-04")
            .plan(
                &AUTHORS,
                Some(12),
                ProposalStatus::Tabled,
                Some((water, AUTHORS[0], Stance::Proposes)),
            )
            .done(),
        article("Evening Mail", "2025-03-10")
            .plan(
                &[],
                Some(12),
                ProposalStatus::Rejected,
                Some(("The upper dam opened in April", AUTHORS[1], Stance::Rejects)),
            )
            .done(),
        article("Valley Radio", "2025-03-11")
            .plan(&AUTHORS, Some(9), ProposalStatus::Tabled, None)
            .done(),
    ];
    let record = record(&readings);
    assert_eq!(record.proposals.len(), 2);
    let plan = &record.proposals[0];
    assert_eq!(plan.point_count, Some(12));
    let steps: Vec<_> = plan.status_history.iter().map(|entry| entry.status).collect();
    assert_eq!(steps, [ProposalStatus::Tabled, ProposalStatus::Rejected]);
    assert_eq!(plan.points.len(), 1);
    assert_eq!(plan.points[0].stances.len(), 2);
    assert_eq!((plan.support.reports, plan.support.outlets), (2, 2));
}
