//! One file a rule. To add one: write the file, name it here, put drafts in
//! `tests/fixtures/<CODE>/` and run the tests with `UPDATE_DOCS=1`.

mod bad_address;
mod bad_date;
mod empty_section;
mod empty_value;
mod guidance_left;
mod hash_in_number;
mod keys;
mod long_sentence_summary;
mod malformed_unit_id;
mod misplaced_section;
mod missing_key;
mod missing_section;
mod missing_tag;
mod no_number_line;
mod no_preamble;
mod no_sentence_summary;
mod no_title;
mod no_unit_id;
mod no_unit_tag;
mod number_mismatch;
mod odd_preamble_line;
mod placeholder_left;
mod preamble_without_fence;
mod remote_image;
mod repeated_key;
mod repeated_section;
mod shortened_address;
mod tags;
mod title_not_file_name;
mod unclosed_fence;
mod unit;
mod unit_mismatch;
mod unknown_key;
mod unknown_section;
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
    &title_not_file_name::RULE,
    &missing_section::RULE,
    &empty_section::RULE,
    &misplaced_section::RULE,
    &unknown_section::RULE,
    &repeated_section::RULE,
    &guidance_left::RULE,
    &placeholder_left::RULE,
    &no_sentence_summary::RULE,
    &long_sentence_summary::RULE,
    &no_unit_tag::RULE,
    &missing_tag::RULE,
    &malformed_unit_id::RULE,
    &no_unit_id::RULE,
    &unit_mismatch::RULE,
    &bad_address::RULE,
    &shortened_address::RULE,
    &unreachable_image::RULE,
    &remote_image::RULE,
    &empty_value::RULE,
];

/// The rule of that code or name, in any case: `MIP001`, `no-preamble`.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    let is_it = |rule: &&Rule| {
        rule.code.eq_ignore_ascii_case(code_or_name) || rule.name.eq_ignore_ascii_case(code_or_name)
    };
    ALL.iter().copied().find(is_it)
}
