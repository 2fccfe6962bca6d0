/** The pictures of `docs/guide`. `PICTURES=1` puts them there; without it they are only taken, and weighed. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, press, saved, size, teamId, the, told, visit, write } from "./steps.ts";

const GUIDE = resolve(import.meta.dirname, "../../../docs/guide/pictures");
const LARGEST_BYTES = 150_000;

const REPOSITORY = "MIP40/MIP40c3-Subproposals/MIP40c3-SP";
/** A thread as a browser copies it. */
const THREAD = `SES-001: our three proposals

keeper_of_keys
Mar 28

I object: who signs for the wallet when two of the three are away?

3 Likes

lighthouse
Apr 2

The budget names six people, the mandate seven. Which is right?

Reply

ada_l
Apr 5

Please say in the mandate how the unit ends.

1 Like

grace-h
Apr 6

Good to read. I support it.

Reply
`;

test("the guide shows the first run as it is", async () => {
  await using app = await startApp();
  await write(app, "Your name or handle", "@ada");
  await choose(app, "radio", "A coach");
  await picture(app, "first-run");
});

test("the guide shows the screens of a team as they are", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-guide-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  await app.sees("No findings");
  await picture(app, "home");

  await app.keys("Control+k");
  await the(app, "combobox", "Go to");
  await app.keys(..."wallet");
  await app.sees("Wallet set-up that meets MIP47");
  await picture(app, "palette");
  await app.keys(Key.ESCAPE);

  await visit(app, `#/team/${team}/stage/5/item/P2`);
  await app.sees("Table of agreements");
  await picture(app, "stage");
  await choose(app, "tab", "Evidence");
  await press(app, "Link");
  await write(app, "Address", "https://forum.makerdao.com/t/interface-agreements");
  await write(app, "Title", "Where the units confirmed it");
  await press(app, "Add");
  await the(app, "button", "Where the units confirmed it");
  await picture(app, "evidence");

  const from = { collection: "items", id: "P2" };
  const to = { collection: "items", id: "P7" };
  await app.cli("call", "link_add", JSON.stringify({ team, kind: "blocks", from, to }));
  await choose(app, "tab", "Record");
  await app.sees("Objection ledger");
  await picture(app, "links");

  await visit(app, `#/team/${team}/sessions`);
  await choose(app, "row", "Coaching 3");
  await app.sees("Agenda");
  await picture(app, "session");

  await visit(app, `#/team/${team}/budget`);
  await app.sees("1,153,480");
  await picture(app, "budget");

  await visit(app, `#/team/${team}/planner`);
  await app.sees("If you move the target");
  await picture(app, "planner");

  await visit(app, `#/team/${team}/drafts`);
  await choose(app, "link", "MIP39c2-SP10");
  await the(app, "link", "MIP41c4-SP10 Facilitator");
  await choose(app, "row", "Motivation");
  await (await the(app, "textbox", "Text of Motivation")).click();
  await app.keys("Control+End", " The first report is due TBD.");
  await app.sees("holds the place of something to come");
  await saved(app);
  await picture(app, "draft");

  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Export");
  await press(app, "Choose a folder");
  await app.sees("3 files exported");
  await picture(app, "export");

  await visit(app, "#/settings/backups");
  await press(app, "Back up now");
  await told(app, "A copy was made");
  await app.sees("Whole");
  await picture(app, "backups");
});

test("the guide shows the overview of many teams as it is", async () => {
  await using prepared = await startSample({ teams: 12 });
  const { app } = prepared;
  await visit(app, "#/teams");
  await app.sees("Who needs me");
  await picture(app, "teams");
});

test("the guide shows the way of a bundle as it is", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-guide-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [file, mips] = [join(folder, "MIP40c3-SP77.md"), join(folder, "mips")];
  await using prepared = await startSample({ pick: [file] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = async <T>(command: string, asked: unknown): Promise<T> =>
    JSON.parse(await app.cli("call", command, JSON.stringify(asked))) as T;
  const drafts = await call<{ id: string; name: string }[]>("draft_list", team);
  const budget = drafts.find(({ name }) => name.startsWith("MIP40c3"))!.id;
  const { text } = await call<{ text: string }>("draft_get", { team, draft: budget });
  const other = text
    .replaceAll("SP10", "SP77")
    .replaceAll("SP#: 10", "SP#: 77")
    .replaceAll("SES-001", "HRB-009")
    .replaceAll("ses-001", "hrb-009");
  writeFileSync(file, other.replace("List of Budget Breakdowns", "How the money is spent"));

  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Begin from a file");
  await app.sees("How the money is spent");
  await picture(app, "begin");
  await press(app, "Begin the draft");
  await told(app, "begun from the file");
  await at(app, "MIP40c3-SP77");
  await visit(app, `#/team/${team}/drafts`);
  await app.find("section[aria-label='Core Unit ID']");
  await app.sees("HRB-009");
  await picture(app, "agreement");
  const begun = (await call<{ id: string; name: string }[]>("draft_list", team)).find(({ name }) =>
    name.endsWith("77"),
  );
  await call("draft_remove", { team, draft: begun!.id });

  precedents(mips);
  await app.cli("precedents", "index", mips);
  await visit(app, `#/team/${team}/draft/${budget}/Motivation`);
  await choose(app, "tab", "Precedents");
  await app.sees("How others wrote “Motivation”");
  await picture(app, "precedents");

  await visit(app, `#/team/${team}/rfc`);
  await at(app, "RFC desk");
  await press(app, "Paste comments");
  await write(app, "Thread", THREAD);
  await press(app, "Take apart");
  await press(app, "Keep 4 comments");
  await told(app, "4 comments kept");
  await choose(app, "row", "keeper_of_keys");
  await app.keys("d");
  await app.keys("The signers are listed in the register, and change with it.");
  await saved(app);
  await picture(app, "rfc");

  await app.cli("bundle", "freeze", "--team", "SES-001", "--note", "The text of the vote");
  await visit(app, `#/team/${team}/submission`);
  await app.sees("as frozen");
  await picture(app, "submission");

  const me = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  for (const args of [
    ["init", "-qb", "main"],
    // The picture has an author of its own, whoever takes it.
    ["config", "user.name", "Ada"],
    ["config", "user.email", "ada@example.org"],
    ["add", "."],
    [...me, "commit", "-qm", "Begin"],
  ])
    execFileSync("git", args, { cwd: mips });
  const author = { name: "Ada", email: "ada@example.org" };
  await call("draft_export_git", { team, clone: mips, branch: "earlier", author });
  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Export");
  await choose(app, "tab", "Git clone");
  await press(app, "Use the last clone");
  await app.sees("MIP41c4-SP10.md");
  await picture(app, "export-git");
  await app.keys(Key.ESCAPE);

  await visit(app, `#/team/${team}/planner`);
  await (await the(app, "slider", "Target cycle")).sendKeys(Key.ARROW_RIGHT);
  await app.sees("If you aim at June 2021");
  await picture(app, "planner-tried");
});

async function picture(app: App, name: string): Promise<void> {
  await size(app, 1280, 800);
  await app.theme("light");
  const path = await app.screenshot(`guide-${name}`);
  assert(statSync(path).size <= LARGEST_BYTES, `${name}.png has ${statSync(path).size} bytes`);
  if (!process.env["PICTURES"]) return;
  mkdirSync(GUIDE, { recursive: true });
  copyFileSync(path, join(GUIDE, `${name}.png`));
}

/** Proposals of others, as their repository has them. */
function precedents(folder: string): void {
  const why = [
    "Three months of runway keep the unit calm while the vote for the next budget is open.",
    "The unit asks for what its people cost, and for a reserve that is paid back when it is not needed.",
    "Two engineers and a writer for two quarters: the work is known, its price was asked for in three places.",
    "We want more of everything.",
  ];
  for (const [n, motivation] of why.entries()) {
    const unit = `ABC-00${n + 1}`;
    const status = n < 3 ? "Accepted" : "Rejected";
    const path = join(folder, `${REPOSITORY}${n + 1}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      `# MIP40c3-SP${n + 1}: Budget of ${unit}\n\n## Preamble\n\n\`\`\`\nMIP40c3-SP#: ${n + 1}\nAuthor(s): Ann\n` +
        `Tags: core-unit, budget\nStatus: ${status}\nDate Proposed: 2021-02-0${n + 1}\n\`\`\`\n\n` +
        `## Sentence Summary\n\nA budget of ${unit}.\n\n## Specification\n\n### Motivation\n\n${motivation}\n`,
    );
  }
}
