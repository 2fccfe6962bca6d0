/** A bundle on its way: numbered, posted, frozen, verified, changed by exception, submitted, voted on. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startSample } from "./prepared.ts";
import { at, looks, choose, gone, has, holds, press, saved, teamId, the, told, until, visit, write } from "./steps.ts";

const BUDGET = "MIP40/MIP40c3-Subproposals/MIP40c3-SP10.md";
const THREAD = "https://forum.makerdao.com/t/sustainable-ecosystem-scaling/7200";
const PULL = "https://github.com/makerdao/mips/pull/201";
const POLL = "https://vote.makerdao.com/polling/QmHarbour";
/** Nothing of the sample has happened yet on the day it is looked at. */
const AHEAD = "Written down before it happens";

const PICTURE = { kind: "bytes", name: "x.png", base64: "iVBORw0KGgoAAAAASURBVDWvBh4AAAAASUVORK5CYII=" };

interface Verified {
  good: boolean;
  exceptions: number;
  files: { path: string; state: string }[];
}

await test("a bundle goes from conception to its vote, and proves that it did not change", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-freeze-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = async <T>(command: string, asked: unknown): Promise<T> =>
    JSON.parse(await app.cli("call", command, JSON.stringify(asked))) as T;
  const drafts = await call<{ id: string; name: string }[]>("draft_list", team);
  const budget = drafts.find(({ name }) => name.startsWith("MIP40c3"))!.id;
  const text = async (draft: string): Promise<string> =>
    (await call<{ text: string }>("draft_get", { team, draft })).text;
  const motivate = (body: string): Promise<unknown> =>
    call("draft_write", { team, draft: budget, part: "Motivation", preamble: false, body });
  const certificate = join(folder, "freeze-certificate.json");
  const verify = async (): Promise<Verified> => {
    const { stdout } = await app.cli("mip", "verify", certificate, "--json").then(
      (said) => ({ stdout: said }),
      (failed: { stdout: string }) => failed,
    );
    return JSON.parse(stdout) as Verified;
  };
  const states = async (): Promise<string[]> => (await verify()).files.map(({ state }) => state);
  const step = async (what: string, phase: string): Promise<void> => {
    await press(app, what);
    await told(app, `The bundle is in: ${phase}`);
  };

  await t.test("a number goes to the file and to every text that names the draft, shown first", async () => {
    await motivate("As MIP39c2-SP10 says, the unit begins in June.");
    await visit(app, `#/team/${team}/drafts`);
    const field = await the(app, "textbox", "Number of MIP39c2-SP10");
    await app.fill(field, "12");
    await field.sendKeys(Key.ENTER);
    await app.sees("The draft becomes MIP39c2-SP12");
    await app.sees("MIP39c2-SP10.md becomes");
    await app.sees("MIP40c3-SP10, Motivation");
    await looks(app, "number");
    await press(app, "Assign the number");
    await told(app, "It is MIP39c2-SP12 now");
    await the(app, "link", "MIP39c2-SP12");
    for (const { id } of drafts) assert.doesNotMatch(await text(id), /MIP39c2-SP10/);
    assert.match(await text(budget), /As MIP39c2-SP12 says/);
    assert.match(await text(drafts[0]!.id), /^# MIP39c2-SP12: /);
  });

  await t.test("a step back keeps its reason, and the post begins the way again", async () => {
    await visit(app, `#/team/${team}/submission`);
    await at(app, "Submission");
    await app.sees("Status: Request for Comments (RFC)");
    await press(app, "Back to Conception");
    await write(app, "Reason", "Posted in the wrong category");
    await press(app, "Take the step back");
    await told(app, "The bundle is in: Conception");
    await holds(
      app,
      "Forum thread",
      "https://forum.makerdao.com/t/mip39c2-sp10-adding-sustainable-ecosystem-scaling-core-unit/7368",
    );
    await write(app, "Forum thread", "in the forum");
    await press(app, "Write the posting down");
    await app.sees("is no link");
    await looks(app, "submission-post");
    await write(app, "Forum thread", THREAD);
    await step("Write the posting down", "Comments (RFC)");
    await app.sees("Posted in the wrong category");
    assert.match(await text(budget), new RegExp(`Forum URL: ${THREAD}`));
  });

  await t.test("what is to do outside is ticked off", async () => {
    await choose(app, "checkbox", "Ask the editors for the numbers");
    const ticked = async (): Promise<boolean> =>
      (await call<{ ticks: { id: string }[] }>("bundle_get", team)).ticks.some(({ id }) => id === "editors-number");
    await until(app, ticked, "the task is not ticked");
  });

  await t.test("a freeze keeps the digest of every file, and refuses edits", async () => {
    await write(app, "Note", "The text of the vote");
    await press(app, "Freeze the bundle");
    await app.sees("From then on edits of the drafts are refused");
    await app.sees("not settled");
    await looks(app, "submission-freeze-asked");
    await press(app, "Not now");
    assert.equal((await call<{ phase: string }>("bundle_get", team)).phase, "rfc", "one press froze it");
    await press(app, "Freeze the bundle");
    const asking = await the(app, "dialog", "Freeze the bundle?");
    await app.sees("not settled");
    await (await the(app, "button", "Freeze the bundle", asking)).click();
    await told(app, "The bundle is in: Frozen");
    await app.sees("as frozen");
    await looks(app, "submission-frozen");
    await assert.rejects(motivate("Nobody will notice."), /frozen/i);
    await visit(app, `#/team/${team}/draft/${budget}/Motivation`);
    await app.sees("Edits are refused.");
    await (await the(app, "textbox", "Text of Motivation")).click();
    await app.keys("Control+End", " Nobody will notice.");
    await app.axe("a frozen draft");
    assert(!(await app.text()).includes("Nobody will notice"), "the text that is refused is shown");
    await saved(app);
    await assert.rejects(call("image_add", { team, draft: budget, image: PICTURE }), /frozen/i);
  });

  await t.test("the certificate says whether files are the frozen ones, and which is not", async () => {
    await visit(app, `#/team/${team}/submission`);
    await press(app, "Write certificate…");
    await app.sees("Certificate and files are in");
    assert.match(readFileSync(join(folder, "freeze-certificate.md"), "utf8"), /The text of the vote/);
    assert.deepEqual(await states(), ["ok", "ok", "ok"]);
    assert((await verify()).good);
    const file = join(folder, BUDGET);
    const frozen = readFileSync(file);
    const other = Buffer.from(frozen);
    other[other.length - 2]! ^= 1;
    writeFileSync(file, other);
    const found = await verify();
    assert(!found.good);
    assert.deepEqual(
      found.files.filter(({ state }) => state !== "ok").map(({ path, state }) => [path, state]),
      [[BUDGET, "changed"]],
    );
    writeFileSync(file, frozen);
    assert((await verify()).good);
  });

  await t.test("facts that change while frozen stay out of the files, and the screens say so", async () => {
    const { months } = (await call<{ budget: { months: number } }>("budget_get", team)).budget;
    await visit(app, `#/team/${team}/budget`);
    await app.sees("stays out of its files");
    await call("budget_update", { team, months: months + 1 });
    await app.sees("MIP40c3-SP10.md would differ");
    await looks(app, "budget-frozen");
    await visit(app, `#/team/${team}/drafts`);
    await app.sees("MIP40c3-SP10.md would differ");
    const begin = await the(app, "button", "Begin from a file");
    assert.equal(await begin.getAttribute("aria-disabled"), "true", "a freeze refuses it, so it is off");
    assert.match(await app.cli("draft", "export", "--team", team, "--out", folder), /same MIP40/);
    assert.deepEqual(await states(), ["ok", "ok", "ok"]);
    await call("budget_update", { team, months });
    await visit(app, `#/team/${team}/submission`);
  });

  await t.test("an exception lets drafts change for a reason that everybody sees", async () => {
    await press(app, "Open an exception");
    await press(app, "Open it");
    await app.sees("Say why the frozen bundle has to change.");
    await write(app, "Why the bundle has to change", "The address of the wallet was wrong");
    await app.axe("the dialog of the exception");
    await press(app, "Open it");
    await app.sees("Test person: The address of the wallet was wrong");
    await choose(app, "link", "Drafts");
    await app.sees("Frozen, with an open exception: The address of the wallet was wrong");
    await visit(app, `#/team/${team}/draft/${budget}/Motivation`);
    await (await the(app, "textbox", "Text of Motivation")).click();
    await app.keys("Control+End", " Its wallet is another.");
    await saved(app);
    await visit(app, `#/team/${team}/submission`);
    await app.sees("differs from the frozen text");
    await app.sees("In: Motivation");
    await looks(app, "submission-exception");
    await press(app, "Close the exception");
    await told(app, "The exception is closed");
    await gone(app, "button", "Close the exception");
    await press(app, "Write certificate…");
    await app.sees("Certificate and files are in");
    assert.match(readFileSync(join(folder, BUDGET), "utf8"), /Its wallet is another\./);
    const found = await verify();
    assert.deepEqual([found.good, found.exceptions], [true, 1]);
  });

  await t.test("the bundle is submitted, in poll and accepted, with links and days", async () => {
    await write(app, "Submitted on", "2021-05-03");
    await (await the(app, "textbox", "Submitted on")).sendKeys(Key.ENTER);
    await write(app, "Pull request or forum post", PULL);
    await app.sees("2021-05-03 has not come yet");
    await write(app, "Reason", AHEAD);
    await step("Write the submission down", "Submitted");
    await write(app, "Poll opens on", "2021-05-10");
    await (await the(app, "textbox", "Poll opens on")).sendKeys(Key.ENTER);
    await holds(app, "Poll closes on", "2021-05-24");
    await write(app, "Poll", POLL);
    if (await has(app, "textbox", "Reason")) await write(app, "Reason", AHEAD);
    await step("Write the poll down", "In poll");
    await write(app, "Ratified on", "2021-05-25");
    await (await the(app, "textbox", "Ratified on")).sendKeys(Key.ENTER);
    await app.sees("2021-05-25 has not come yet");
    await write(app, "Reason", AHEAD);
    await step("Write down that it was accepted", "Accepted");
    await app.sees("Status: Accepted");
    await looks(app, "submission-accepted");
    for (const { id } of drafts) {
      const read = await text(id);
      assert.match(read, /^Status: Accepted$/m);
      assert.match(read, /^Date Ratified: 2021-05-25$/m);
      assert.match(read, new RegExp(`^Ratification Poll URL: ${POLL}$`, "m"));
    }
    assert.match(await app.cli("bundle", "status", "--team", "SES-001"), /^phase +accepted/m);
  });

  await t.test("only what follows the way differs from the frozen text", async () => {
    await app.sees("only status lines differ");
    assert(!(await app.text()).includes("differs from the frozen text"));
    assert((await verify()).good, "the files that were written stay the frozen ones");
  });
});
