use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP031",
    name: "remote-image",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds pictures on somebody else's server: an address outside `supporting_materials`, or one without
encryption.

## Why is this bad?
The proposal is kept for ever and the server is not; whoever owns it can change the picture after the
vote. Many browsers refuse a picture from `http` on a page from `https`.

## Example
    ![Wallets](https://i.imgur.com/abc.png)

Put the file in `supporting_materials/MIP40c3-SP10/`, beside the proposals, and link to it there.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for image in &draft.markdown.images {
        let target = image.target.trim();
        let begins = |start: &str| {
            target.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        let message = if begins("http://") {
            "this picture comes without encryption"
        } else if (begins("https://") || begins("//")) && !target.contains("/supporting_materials/")
        {
            "this picture is on somebody else's server"
        } else {
            continue;
        };
        findings.add(image.span, message).help(
            "put the file in `supporting_materials/` and the proposal's name, beside the proposals",
        );
    }
}
