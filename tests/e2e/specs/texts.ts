/** Texts of other people that specs begin with: a repository of proposals, a thread of comments. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const PLACE = "MIP40/MIP40c3-Subproposals/MIP40c3-SP";

/** A budget of somebody else. */
export const budget = (
  number: number,
  status: string,
  motivation: string,
): string => `# MIP40c3-SP${number}: Budget of ABC-00${number}

## Preamble

\`\`\`
MIP40c3-SP#: ${number}
Author(s): Ann
Tags: core-unit, cu-abc-00${number}, budget
Status: ${status}
Date Proposed: 2021-02-0${number}
Date Ratified: ${status === "Accepted" ? "2021-03-22" : ""}
\`\`\`

## Sentence Summary

A budget of ABC-00${number}.

## Specification

### Motivation

${motivation}

### Core Unit ID

ABC-00${number}
`;

/** A copy of a repository with five proposals, a file that is none, and a link that leads out. */
export function repository(folder: string): void {
  const files: [path: string, text: string][] = [
    [`${PLACE}1.md`, budget(1, "Accepted", "Three months of runway keep the unit calm.")],
    [`${PLACE}2.md`, budget(2, "Rejected", "We want **more**, and say nothing of a runway.")],
    ["README.md", "# Improvement proposals\n"],
  ];
  // From four accepted ones on it is said what is usual.
  for (const number of [3, 4, 5]) {
    files.push([`${PLACE}${number}.md`, budget(number, "Accepted", "We keep the lights on for one year.")]);
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(tmpdir(), join(folder, "out"));
}

/** What a comment quotes. */
export const MOTIVATION = "Seventeen workstreams wait for a unit of their own.";
/** A thread of two comments, copied from a forum. */
export const THREAD = `Our proposals

ada_l
Mar 20

[quote="team, post:1, topic:7"]
${MOTIVATION}
[/quote]

I object: who counted them?

2 Likes

grace-h
Apr 6

Fine by me.

Reply
`;
