/** Every way out of the workspace, with a picture in the text: a folder, a clone made here, the forum, a page, paper. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { PATIENCE, type App } from "../app.ts";
import { png } from "../picture.ts";
import { screen } from "../screen.ts";
import { clickIn } from "../x11.ts";
import { startSample } from "./prepared.ts";
import { at, looks, choose, has, holds, press, teamId, the, told, until, visit, write } from "./steps.ts";

const MANDATE = "MIP39/MIP39c2-Subproposals/MIP39c2-SP10.md";
const PICTURE = "MIP39/MIP39c2-Subproposals/supporting_materials/MIP39c2-SP10/wallets.png";
const POST = "https://forum.makerdao.com/t/mip39c2-sp10/7200";
const BRANCH = "launchpod/ses-001";

await test("a bundle leaves the workspace by every way, with its pictures", async (t) => {
  const base = mkdtempSync(join(tmpdir(), "launchpod-e2e-export-"));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const [folder, pages, clone] = ["folder", "pages", "clone"].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [folder, pages]) mkdirSync(one);
  const git = cloned(base, clone);
  await using prepared = await startSample({ pick: [clone], env: home(base) });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = async <T>(command: string, asked: unknown): Promise<T> =>
    JSON.parse(await app.cli("call", command, JSON.stringify(asked))) as T;
  // The pickers answer one folder: the others are those of the last time.
  await call("draft_export_folder", { team, folder, replace: false });
  await call("forum_export", { team, folder: pages, replace: false });

  const picture = png(Buffer.alloc(8 * 8 * 3, 0x7f), { x: 0, y: 0, width: 8, height: 8 });
  const draft = (await call<{ id: string }[]>("draft_list", team))[0]!.id;
  const image = { kind: "bytes", name: "Wallets.png", base64: picture.toString("base64") };
  const { path } = (await call<{ shown: { path: string } }>("image_add", { team, draft, image })).shown;
  const body = `How money moves:\n\n![Wallets](${path})`;
  await call("draft_write", { team, draft, part: "Motivation", preamble: false, body });
  const text = `${(await call<{ text: string }>("draft_get", { team, draft })).text}`;

  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Export");

  await t.test("into a folder, with the picture; what others changed there is asked about", async () => {
    await press(app, "Write there again");
    await app.sees("2 files exported");
    assert.equal(readFileSync(join(folder, MANDATE), "utf8"), text);
    assert.deepEqual(readFileSync(join(folder, PICTURE)), picture);
    writeFileSync(join(folder, MANDATE), "Somebody else's");
    await press(app, "Write there again");
    await app.sees("One file was changed there");
    await looks(app, "export-folder");
    assert.equal(readFileSync(join(folder, MANDATE), "utf8"), "Somebody else's");
    await press(app, "Replace them");
    await app.sees("1 file exported");
    assert.equal(readFileSync(join(folder, MANDATE), "utf8"), text);
  });

  await t.test("into a clone as a branch and a commit; its files and branch stay", async () => {
    await choose(app, "tab", "Git clone");
    const before = [git("rev-parse", "main"), git("status", "--porcelain"), git("ls-files", "-s")];
    await press(app, "Choose a clone");
    await holds(app, "Branch", BRANCH);
    await holds(app, "Author", "Ann of the clone");
    await app.sees("2 files there have changes that are not committed");
    await app.sees("supporting_materials/MIP39c2-SP10/wallets.png");
    await write(app, "Author", "Test person");
    await write(app, "Mail address", "test@example.org");
    await looks(app, "export-git");
    await press(app, "Commit");
    await app.sees(`to ${BRANCH}`);
    assert.equal(git("log", "-1", "--format=%an <%ae> %P", BRANCH), `Test person <test@example.org> ${before[0]}`);
    assert.match(git("log", "-1", "--format=%B", BRANCH), /MIP39c2-SP10/);
    assert.equal(git("show", `${BRANCH}:${MANDATE}`), text.trimEnd());
    assert.deepEqual(execFileSync("git", ["show", `${BRANCH}:${PICTURE}`], { cwd: clone }), picture);
    assert.equal(git("diff", "--name-status", "main", BRANCH).split("\n").length, 4, "the rest of the tree stays");
    assert.deepEqual([git("rev-parse", "main"), git("status", "--porcelain"), git("ls-files", "-s")], before);
    assert.equal(git("branch", "--show-current"), "main");
    assert.equal(readFileSync(join(clone, "README.md"), "utf8"), "Edited here\n");
    assert.equal(
      execFileSync("git", ["branch", "--list", BRANCH], { cwd: join(base, "origin") }).length,
      0,
      "nothing is sent",
    );
    await press(app, "Commit");
    await app.sees("holds just these files already");
  });

  await t.test("a branch that others wrote gets a commit only when that is said", async () => {
    git("branch", "theirs", "main");
    await write(app, "Branch", "theirs");
    await (await the(app, "textbox", "Author")).click();
    await app.sees("It is there, and its last commit is not ours.");
    await choose(app, "checkbox", "Add a commit to it all the same");
    await press(app, "Commit");
    await app.sees("to theirs");
    assert.equal(git("rev-list", "--count", "main..theirs"), "1");
  });

  await t.test("as posts for the forum, copied, and linked once they are there", async () => {
    await choose(app, "tab", "Forum");
    await app.sees("Upload these pictures to the forum by hand");
    await looks(app, "export-forum");
    const post = (await call<{ text: string }[]>("forum_text", team))[0]!;
    assert.match(post.text, /supporting_materials\/MIP39c2-SP10\/wallets\.png/);
    await press(app, "Copy the text MIP39c2-SP10");
    await told(app, "Text of MIP39c2-SP10 copied");
    assert.equal(await clipboard(app), post.text);
    await write(app, "Link of its post", POST);
    await (await the(app, "button", "Copy the title")).click();
    const linked = async (): Promise<boolean> =>
      (await call<{ text: string }[]>("forum_text", team))[1]!.text.includes(POST);
    await until(app, linked, "the other post does not link to it");
    await press(app, "Write there again");
    await app.sees("3 files exported");
    assert.match(readFileSync(join(pages, "forum/MIP40c3-SP10.md"), "utf8"), new RegExp(POST));
  });

  await t.test("as one page that needs nothing else", async () => {
    await choose(app, "tab", "Page and print");
    await looks(app, "export-page");
    await press(app, "Write there again");
    await app.sees("1 file exported");
    const page = readFileSync(join(pages, "ses-001-bundle.html"), "utf8");
    assert(
      page.includes(`src="data:image/png;base64,${picture.toString("base64")}"`),
      "the picture is not in the page",
    );
    assert.doesNotMatch(page, /<script|<link|src="(?!data:)/);
    assert.match(page, /<nav aria-label="Contents">/);
  });

  const { display, pixels } = await screen();
  // On a screen that somebody looks at, the pointer is theirs.
  await t.test("as a PDF, by the system's own question", { skip: pixels === undefined }, async () => {
    await press(app, "Print or save as PDF");
    const file = join(base, "Documents/output.pdf");
    const isThere = async (): Promise<boolean> => {
      // The first of the printers is a file; the button is dead until it is chosen.
      if (await clickIn(display, "Print", 80, 85)) await clickIn(display, "Print", -55, -30);
      return existsSync(file) && readFileSync(file).includes("%%EOF");
    };
    await app.window.wait(isThere, PATIENCE, "no PDF was written", 500);
    const pdf = readFileSync(file, "latin1");
    const pages = pdf.match(/\/Type \/Page\b/g) ?? [];
    assert(pages.length >= 4, `${pages.length} pages: the contents and each proposal begin one`);
    assert.match(pdf, /\/MediaBox \[0 0 595/, "A4");
    assert(!(await has(app, "alert", "")), "nothing went wrong");
  });

  await t.test("the window of the page goes with the main one", () => app.closeByHand());
});

/** A home of its own, whose documents are where the system puts a PDF. */
function home(base: string): Record<string, string> {
  for (const folder of ["Documents", ".config"]) mkdirSync(join(base, folder));
  writeFileSync(join(base, ".config/user-dirs.dirs"), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
  return { HOME: base, XDG_CONFIG_HOME: join(base, ".config") };
}

/** A clone with a file edited in it and one that git does not know, and git in it. */
function cloned(base: string, clone: string): (...args: string[]) => string {
  const run = (cwd: string, ...args: string[]): string =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trimEnd();
  const origin = join(base, "origin");
  mkdirSync(origin);
  run(origin, "init", "-q", "-b", "main");
  writeFileSync(join(origin, "README.md"), "Improvement proposals\n");
  run(origin, "add", ".");
  run(origin, "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "commit", "-qm", "Begin");
  run(base, "clone", "-q", origin, clone);
  run(clone, "config", "user.name", "Ann of the clone");
  run(clone, "config", "user.email", "ann@example.org");
  writeFileSync(join(clone, "README.md"), "Edited here\n");
  writeFileSync(join(clone, "notes.txt"), "Nobody's\n");
  return (...args) => run(clone, ...args);
}

/** What the clipboard of the system holds: pasted by its key into a field of the dialog. */
async function clipboard(app: App): Promise<string> {
  await app.window.executeScript(
    `const area = document.createElement("textarea");
     area.id = "pasted";
     document.querySelector("[role=dialog]").append(area);
     area.focus();`,
  );
  await app.keys("Control+v");
  const read = (): Promise<string> => app.window.executeScript("return document.getElementById('pasted').value");
  await until(app, async () => (await read()) !== "", "nothing is pasted");
  const text = await read();
  await app.window.executeScript("document.getElementById('pasted').remove()");
  return text;
}
