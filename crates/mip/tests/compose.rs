//! Small editions filled with facts: what comes out, from where, and what is said when it cannot.

#[path = "common/cases.rs"]
mod cases;

use cases::cases;
use chrono::NaiveDate;
use mip::{
    Proposal,
    compose::{Composed, Facts, Overrides, Source, Template, Templates, compose},
};
use proptest::prelude::*;

const EDITION: &str = r#"# MIP40c3-SP{{ number }}: {{ team.name }} budget

## Preamble

```
MIP40c3-SP#: {{ number }}
Author(s): {{ authors }}
Contributors: {{ contributors }}
Forum URL: {{ forum_url | default(value="to come") }}
```

## Sentence Summary
{# One sentence:
   - what it pays for
   - **for how long**

   # Not a heading
#}
{{ team.sentence_summary }}

## Specification

### Motivation

{% include "parts/motivation.md.tera" %}

### Budget Breakdown

{# The table is made from Budget. #}
{% for group in budget.groups %}
#### {{ group.name }}

| What | {{ budget.currency }} |
| --- | ---: |
{% for line in group.lines -%}
| {{ line.title }} | {{ line.monthly }} |
{% endfor %}
{% endfor %}
{% if budget.is_capped %}Capped.{% endif %}

### Team
{% for member in members %}
- {{ member.name or member.handle }} ({{ member.role }})
{%- endfor %}

## References"#;

const PARTS: [(&str, &str); 1] = [(
    "parts/motivation.md.tera",
    "{# Say why.\r\n\r\n   Say why now. #}\r\n{% if items.C4 %}\r\n{{ items.C4 }}\r\n{% endif %}\r\n",
)];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn edition(source: &str) -> Template {
    Template::read("mip40c3".parse().expect("a kind"), "MIP40c3", day("2021-03-25"), source)
        .expect("a template")
}

fn text(value: &str, label: &str) -> Facts {
    Facts::text(value, Source::new("records", "1", label.to_lowercase(), label))
}

fn facts() -> Facts {
    let line = |title, monthly| {
        Facts::map([("title", text(title, "Line")), ("monthly", text(monthly, "Amount"))])
    };
    let member =
        |key, name, role| Facts::map([(key, text(name, "Member")), ("role", text(role, "Role"))]);
    let lines = Facts::list([line("Salaries", "100,000"), line("Tools", "2,500")]);
    let group = Facts::map([("name", text("Permanent Team", "Group")), ("lines", lines)]);
    Facts::map([
        ("number", text("#", "Number")),
        ("authors", text("@one,\r\n@two", "Authors")),
        ("contributors", text(" ", "Contributors")),
        (
            "team",
            Facts::map([
                ("name", text("Ω🚀 Growth", "Team → Name")),
                ("sentence_summary", text("It pays <for> \"growth\" & more.", "Team → Summary")),
            ]),
        ),
        ("items", Facts::map([("C4", text("First.\n\n\n\nSecond.", "C4"))])),
        (
            "budget",
            Facts::map([
                ("currency", text("DAI", "Currency")),
                ("groups", Facts::list([group])),
                ("is_capped", Facts::Flag(true)),
            ]),
        ),
        (
            "members",
            Facts::list([member("handle", "@one", "Lead"), member("name", "Two", "Writer")]),
        ),
    ])
}

fn filled(source: &str, facts: &Facts) -> Composed {
    let templates = Templates::new(&PARTS).expect("the parts");
    let ready = templates.ready(edition(source)).expect("its parts");
    compose(&ready, facts, day("2021-04-07")).expect("it composes")
}

#[test]
fn an_edition_says_what_it_demands_without_composing() {
    let template = edition(EDITION);
    let keys: Vec<_> = template.preamble.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["MIP40c3-SP#", "Author(s)", "Contributors", "Forum URL"]);
    let outline: Vec<_> =
        template.outline().into_iter().map(|h| format!("{} {}", h.level, h.title)).collect();
    assert_eq!(
        outline,
        [
            "2 Sentence Summary",
            "2 Specification",
            "3 Motivation",
            "3 Budget Breakdown",
            "3 Team",
            "2 References"
        ]
    );
    insta::assert_snapshot!(template.sections[0].guidance.as_deref().unwrap_or_default());
    let templates = Templates::new(&PARTS).unwrap();
    let of_part = templates.guidance(&template.sections[2]);
    assert_eq!(of_part, Some("Say why.\n\nSay why now."), "guidance comes from the part");
}

#[test]
fn facts_fill_an_edition() {
    insta::assert_snapshot!(filled(EDITION, &facts()).text(&Overrides::default()));
}

#[test]
fn every_filled_byte_knows_its_fact() {
    let composed = filled(EDITION, &facts());
    let titles = composed.sections.iter().map(|section| (section.title.as_str(), &section.body));
    let keys = composed.preamble.iter().map(|(key, piece)| (key.as_str(), piece));
    let all = [("title", &composed.title)].into_iter().chain(keys).chain(titles);
    let found: Vec<String> = all
        .flat_map(|(part, piece)| {
            piece.facts.iter().map(move |fact| {
                let shown = fact.span.of(&piece.text);
                assert!(!shown.is_empty(), "a span that covers something");
                format!("{part}: {:?} from {}", shown, fact.source.label)
            })
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn what_no_fact_gives_is_empty_and_never_an_error() {
    for facts in
        [Facts::map::<&str>([]), Facts::Flag(true), Facts::map([("team", Facts::map::<&str>([]))])]
    {
        let composed = filled(EDITION, &facts);
        assert!(composed.sections.iter().all(|section| section.body.text.is_empty()));
        insta::allow_duplicates! {
            insta::assert_snapshot!(composed.text(&Overrides::default()));
        }
    }
}

#[test]
fn what_a_user_wrote_stands_in_place_of_what_was_composed() {
    let mut written = Overrides { title: Some("Mine".to_owned()), ..Overrides::default() };
    written.preamble.insert("Author(s)".to_owned(), "@three\r\n@four".to_owned());
    written.preamble.insert("Nowhere".to_owned(), "x".to_owned());
    written.sections.insert("References".to_owned(), "\r\n\r\n    code\r\nlast\r\n\r\n".to_owned());
    written.sections.insert("Team".to_owned(), String::new());
    written.sections.insert("Old section".to_owned(), "x".to_owned());
    let composed = filled(EDITION, &facts());
    let text = composed.text(&written);
    assert!(text.starts_with("# Mine\n\n## Preamble\n\n```\n"), "{text}");
    assert!(text.contains("\nAuthor(s): @three @four\n"), "{text}");
    assert!(text.ends_with("\n\n### Team\n\n## References\n\n    code\nlast\n"), "{text}");
    assert_eq!(composed.without_place(&written), ["Nowhere", "Old section"]);
}

#[test]
fn the_text_is_a_proposal_that_the_reader_reads_and_comes_back_as_it_was() {
    let text = filled(EDITION, &facts()).text(&Overrides::default());
    assert_eq!(mip::roundtrip(&text), Ok(()));
    assert!(text.ends_with("## References\n") && !text.contains('\r') && !text.contains("{#"));
    let proposal = Proposal::parse(&text);
    assert_eq!(proposal.value("MIP40c3-SP#"), Some("#"));
    assert_eq!(proposal.value("Contributors"), Some(""));
    assert_eq!(proposal.value("Forum URL"), Some("to come"));
    let preamble = proposal.preamble.unwrap();
    assert!(preamble.is_exact && preamble.is_followed_by_fence && preamble.is_closed);
}

#[test]
fn what_is_wrong_with_an_edition_is_said_with_file_line_and_reason() {
    let head = "# T\n\n## Preamble\n\n```\na: b\n```\n";
    let cases = [
        String::new(),
        "## Preamble\n```\na: b\n```\n".to_owned(),
        "# T\n\n## Other\n".to_owned(),
        "# T\n\n## preamble\n```\na: b\n```\n".to_owned(),
        "# T\n\n## Preamble\n\nwords\n\n```\na: b\n```\n".to_owned(),
        "# T\n\n## Preamble\n```\na: b\n".to_owned(),
        "# T\n\n## Preamble\n```\na: b\nno colon\n```\n".to_owned(),
        "# T\n\n## Preamble\n```\na: b\n{% if x %}c: d{% endif %}\n```\n".to_owned(),
        format!("{head}\n## {{{{ name }}}}\n"),
        format!("{head}\n## A\n\n{{% if x %}}\n"),
        format!("{head}\n## A\n\n{{{{ a | nothing }}}}\n"),
    ];
    let read = |source: &String| match Template::read(
        "mip41c4".parse().expect("a kind"),
        "MIP41c4",
        day("2021-02-03"),
        source,
    ) {
        Err(error) => error.to_string(),
        Ok(_) => format!("read without an error: {source:?}"),
    };
    insta::assert_snapshot!(cases.iter().map(read).collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_is_wrong_while_composing_is_said_with_file_line_and_reason() {
    let head = "# T\n\n## Preamble\n\n```\na: b\n```\n\n## A\n\ntext\n";
    let templates =
        Templates::new(&[("parts/bad.md", "one\n{% for x in flag %}{% endfor %}\n")]).unwrap();
    let facts = Facts::map([("flag", Facts::Flag(true))]);
    let said = [
        "{% include \"parts/absent.md\" %}",
        "{% include \"parts/bad.md\" %}",
        "{{ team.name | nothing }}",
        "{{ flag | round(method=3) }}",
    ]
    .map(|snippet| {
        let source = format!("{head}{snippet}\n");
        match Template::read("mip39c2".parse().unwrap(), "MIP39c2", day("2021-03-12"), &source) {
            Err(error) => format!("reading: {error}"),
            Ok(template) => match templates
                .ready(template)
                .and_then(|ready| compose(&ready, &facts, day("2021-04-07")))
            {
                Err(error) => format!("composing: {error}"),
                Ok(composed) => format!("no error: {composed:?}"),
            },
        }
    });
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_is_wrong_with_a_part_is_said_with_its_name_and_line() {
    let said = |parts: &[(&str, &str)]| Templates::new(parts).unwrap_err().to_string();
    insta::assert_snapshot!(
        [
            said(&[("parts/a.md", "one\n\n{% if %}")]),
            said(&[("parts/a.md", "one\n{% include \"parts/b.md\" %}")]),
            said(&[
                ("parts/a.md", "{% include \"parts/b.md\" %}"),
                ("parts/b.md", "{% include \"parts/a.md\" %}"),
            ]),
        ]
        .join("\n")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn editions_and_facts_at_random_compose_or_say_why_not(
        body in proptest::collection::vec(prop_oneof![
            Just("{{ a.b }}"), Just("{{ a"), Just("{% if a %}"), Just("{% endif %}"), Just("{#"),
            Just("#}"), Just("\n## S\n"), Just("{% for x in a.b %}"), Just("{% endfor %}"),
            Just("{{ x[a.b][0].c | upper }}"), Just("Ω🚀"), Just("'"), Just("```\n"), Just("{% raw %}"),
            Just("{% endraw %}"), Just("\n\n"), Just("{{ a.b is defined }}"), Just("- "),
        ], 0..12),
        value in any::<String>(),
    ) {
        let source = format!("# T {{{{ a.b }}}}\n\n## Preamble\n```\nk: {{{{ a.b }}}}\n```\n{}", body.concat());
        let facts = Facts::map([("a", Facts::map([("b", text(&value, "B"))]))]);
        if let Ok(template) = Template::read("mip39c2".parse().unwrap(), "MIP39c2", day("2021-02-03"), &source) {
            let templates = Templates::new(&[]).expect("no parts");
            let ready = templates.ready(template);
            if let Ok(composed) = ready.and_then(|ready| compose(&ready, &facts, day("2021-04-07"))) {
                for piece in composed.sections.iter().map(|s| &s.body).chain([&composed.title]) {
                    prop_assert!(piece.facts.iter().all(|f| piece.text.get(f.span.range()).is_some()));
                }
                let text = composed.text(&Overrides::default());
                prop_assert_eq!(mip::roundtrip(&text), Ok(()));
                let has_marks = text.contains(['\u{f0000}', '\u{f0001}', '\u{f0002}', '\r']);
                prop_assert!(!has_marks, "marks or carriage returns are left");
            }
        }
    }
}
