//! One file a rule. To add one: write the file, name it here, put drafts in
//! `tests/fixtures/<CODE>/` and run the tests with `UPDATE_DOCS=1`.

mod active_against_status;
mod amount_without_unit;
mod bad_address;
mod bad_date;
mod blank_link;
mod broken_link;
mod byte_order_mark;
mod closed_to_new_units;
mod date_order;
mod dates;
mod dead_anchor;
mod doubtful_sum;
mod empty_list_item;
mod empty_section;
mod empty_value;
mod guidance_left;
mod hash_in_number;
mod heading_without_space;
mod high_contingency;
mod invisible_character;
mod keys;
mod late_budget_start;
mod line_taken_for_number;
mod lines_run_together;
mod link_names_another;
mod link_without_parentheses;
mod long_budget_term;
mod long_sentence_summary;
mod low_quorum;
mod malformed_forum_link;
mod malformed_unit_id;
mod misplaced_section;
mod missing_key;
mod missing_section;
mod missing_tag;
mod mixed_unit_ids;
mod mkr_without_lock;
mod no_core_unit_tag;
mod no_date_proposed;
mod no_full_address;
mod no_number_line;
mod no_paragraph_summary;
mod no_preamble;
mod no_sentence_summary;
mod no_title;
mod no_unit_id;
mod not_a_table;
mod number_left_open;
mod number_mismatch;
mod number_not_assigned;
mod number_taken_twice;
mod odd_file_name;
mod odd_preamble_line;
mod outside_budget_window;
mod own_file;
mod period_mismatch;
mod placeholder_left;
mod portal_section;
mod preamble_without_fence;
mod private_person;
mod ratified_outside_cycle;
mod references_not_found;
mod remote_image;
mod repeated_key;
mod repeated_section;
mod repeated_tag;
mod rule_under_text;
mod second_title;
mod short_comment_period;
mod shortened_address;
mod skipped_heading_level;
mod spaced_key;
mod status_against_dates;
mod sum_column;
mod sum_mismatch;
mod sums;
pub(crate) mod tags;
mod title_differs_from_file;
pub(crate) mod totals;
mod unclosed_fence;
mod uneven_table;
mod unit;
mod unit_mismatch;
mod unknown_key;
mod unknown_section;
mod unknown_status;
mod unknown_tag;
mod unreachable_image;

use crate::Rule;

/// Every rule, by code.
pub static ALL: &[&Rule] = &[
    &no_preamble::RULE,
    &preamble_without_fence::RULE,
    &unclosed_fence::RULE,
    &missing_key::RULE,
    &unknown_key::RULE,
    &repeated_key::RULE,
    &odd_preamble_line::RULE,
    &bad_date::RULE,
    &no_number_line::RULE,
    &number_mismatch::RULE,
    &hash_in_number::RULE,
    &no_title::RULE,
    &title_differs_from_file::RULE,
    &missing_section::RULE,
    &empty_section::RULE,
    &misplaced_section::RULE,
    &unknown_section::RULE,
    &repeated_section::RULE,
    &guidance_left::RULE,
    &placeholder_left::RULE,
    &no_sentence_summary::RULE,
    &long_sentence_summary::RULE,
    &no_core_unit_tag::RULE,
    &missing_tag::RULE,
    &malformed_unit_id::RULE,
    &no_unit_id::RULE,
    &unit_mismatch::RULE,
    &bad_address::RULE,
    &shortened_address::RULE,
    &unreachable_image::RULE,
    &remote_image::RULE,
    &empty_value::RULE,
    &no_date_proposed::RULE,
    &no_paragraph_summary::RULE,
    &no_full_address::RULE,
    &unknown_status::RULE,
    &status_against_dates::RULE,
    &active_against_status::RULE,
    &repeated_tag::RULE,
    &unknown_tag::RULE,
    &number_not_assigned::RULE,
    &skipped_heading_level::RULE,
    &empty_list_item::RULE,
    &uneven_table::RULE,
    &blank_link::RULE,
    &broken_link::RULE,
    &malformed_forum_link::RULE,
    &dead_anchor::RULE,
    &mixed_unit_ids::RULE,
    &date_order::RULE,
    &ratified_outside_cycle::RULE,
    &short_comment_period::RULE,
    &outside_budget_window::RULE,
    &closed_to_new_units::RULE,
    &sum_mismatch::RULE,
    &long_budget_term::RULE,
    &late_budget_start::RULE,
    &low_quorum::RULE,
    &amount_without_unit::RULE,
    &high_contingency::RULE,
    &mkr_without_lock::RULE,
    &private_person::RULE,
    &spaced_key::RULE,
    &line_taken_for_number::RULE,
    &invisible_character::RULE,
    &byte_order_mark::RULE,
    &second_title::RULE,
    &references_not_found::RULE,
    &odd_file_name::RULE,
    &number_taken_twice::RULE,
    &rule_under_text::RULE,
    &not_a_table::RULE,
    &link_without_parentheses::RULE,
    &link_names_another::RULE,
    &number_left_open::RULE,
    &heading_without_space::RULE,
    &lines_run_together::RULE,
    &period_mismatch::RULE,
    &doubtful_sum::RULE,
];

/// Names that rules had before, with their codes: what was written in a configuration still holds.
const WAS: &[(&str, &str)] = &[("title-not-file-name", "MIP013"), ("no-unit-tag", "MIP023")];

/// The rule of that code or name, in any case: `MIP001`, `no-preamble`. A name that a rule had
/// before finds it too.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    let was = WAS.iter().find(|(name, _)| name.eq_ignore_ascii_case(code_or_name));
    let wanted = was.map_or(code_or_name, |(_, code)| code);
    let is_it = |rule: &&Rule| {
        rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted)
    };
    ALL.iter().copied().find(is_it)
}
