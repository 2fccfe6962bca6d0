/** What is typed and chosen in a dialog, by the mouse and by the keyboard alone, with real keys and clicks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key, type WebElement } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, gone, holds, looks, press, size, teamId, the, until, visit } from "./steps.ts";

interface Action {
  title: string;
  owner: string;
  due: string | null;
}
const TITLE = "Ask two delegates";

/** A window on the sessions of the sample, with an action that has an owner and a day. */
async function open(): Promise<AsyncDisposable & { app: App; action: () => Promise<Action> }> {
  const prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const [session] = JSON.parse(await app.cli("call", "session_list", JSON.stringify(team))) as { id: string }[];
  const made = { team, session: session?.id, title: TITLE, owner: "@juanjuan", due: "2021-04-20" };
  await app.cli("call", "action_add", JSON.stringify(made));
  await visit(app, `#/team/${team}/sessions`);
  await the(app, "row", TITLE);
  const action = async (): Promise<Action> => {
    const all = JSON.parse(await app.cli("call", "action_list", JSON.stringify(team))) as Action[];
    const found = all.find(({ title }) => title === TITLE);
    assert(found, "the action is gone");
    return found;
  };
  return { app, action, [Symbol.asyncDispose]: () => prepared[Symbol.asyncDispose]() };
}

async function edit(app: App): Promise<void> {
  await (await the(app, "row", TITLE)).click();
  await app.keys(Key.ENTER);
  await the(app, "dialog", "Edit the action");
  await app.painted();
}

/** Whether the element itself is what a click in its middle meets. */
const isInFront = (app: App, element: WebElement): Promise<boolean> =>
  app.window.executeScript(
    `const [e] = arguments, r = e.getBoundingClientRect();
     return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));`,
    element,
  );

/** Types over what a field has, with real keys. */
async function over(app: App, role: string, label: string, text: string): Promise<void> {
  await (await the(app, role, label)).click();
  await app.keys("Control+a", Key.DELETE);
  if (text !== "") await app.keys(text);
}

const closed = (app: App): Promise<void> => gone(app, "dialog", "Edit the action");

test("by mouse: the list of owners opens over the dialog, and a due date can be taken away", async () => {
  await using opened = await open();
  const { app, action } = opened;
  await edit(app);
  const owner = await the(app, "combobox", "Owner");
  await (await owner.findElement(By.xpath("following-sibling::button"))).click();
  const wouter = await the(app, "option", "@wouter");
  assert(await isInFront(app, wouter), "the list opens behind the dialog");
  await app.screenshot("forms-owners");
  await wouter.click();
  await holds(app, "Owner", "@wouter", "combobox");

  await over(app, "textbox", "Due", "31/02");
  await press(app, "Keep");
  await app.sees("There is no 31 February");
  await looks(app, "forms-no-such-day");
  await over(app, "textbox", "Due", "2021-05-01");
  await over(app, "textbox", "Due", "");
  await press(app, "Keep");
  await closed(app);
  assert.deepEqual(pick(await action()), ["@wouter", null]);
});

test("by keyboard alone: what is typed is what is kept, and Escape leaves it as it was", async () => {
  await using opened = await open();
  const { app, action } = opened;
  await edit(app);
  await app.keys(Key.TAB);
  assert.equal(await focused(app), "Owner");
  await app.keys("wou", Key.ARROW_DOWN, Key.ENTER);
  await holds(app, "Owner", "@wouter", "combobox");
  await app.keys("jua", Key.ESCAPE);
  await holds(app, "Owner", "@wouter", "combobox");
  await the(app, "dialog", "Edit the action");
  await app.keys("Control+a", "A new face", Key.TAB, Key.TAB);
  await holds(app, "Owner", "A new face", "combobox");
  assert.equal(await focused(app), "Due");
  await app.keys("Control+a", "31/02", Key.ENTER);
  await app.sees("There is no 31 February");
  assert.equal(await focused(app), "Due", "the keyboard is where it is put right");
  assert.deepEqual(pick(await action()), ["@juanjuan", "2021-04-20"], "nothing was sent");
  await app.keys("Control+a", "30/04/2021", Key.ENTER);
  await closed(app);
  assert.deepEqual(pick(await action()), ["A new face", "2021-04-30"]);

  await edit(app);
  await app.keys(Key.TAB, Key.TAB, Key.TAB, "Control+a", Key.DELETE, "Control+Enter");
  await closed(app);
  assert.deepEqual(pick(await action()), ["A new face", null]);
});

test("an item is assigned from its key, at the smallest window too", async () => {
  await using opened = await open();
  const { app } = opened;
  const team = await teamId(app);
  await size(app, 900, 600);
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await (await the(app, "row", "P3")).click();
  await app.keys("a");
  await the(app, "dialog", "Assign P3");
  await app.keys("wou", Key.ARROW_DOWN);
  assert(await isInFront(app, await the(app, "option", "@wouter")), "the list opens behind the dialog");
  await app.screenshot("forms-assign-small");
  await app.keys(Key.ENTER, Key.ENTER);
  await gone(app, "dialog", "Assign P3");
  const owner = async (): Promise<boolean> =>
    /"owner": ?"@wouter"/.test(await app.cli("call", "item_get", JSON.stringify({ team, item: "P3" })));
  await until(app, owner, "P3 was not assigned to @wouter");
});

test("who takes part is picked like every other person, and any name can be typed", async () => {
  await using opened = await open();
  const { app } = opened;
  await press(app, "Plan a session");
  await the(app, "dialog", "Plan a session");
  await press(app, "Take out Coach");
  await (await the(app, "combobox", "Who takes part")).click();
  await app.keys("Ops", Key.ENTER, "Ada, Ben", Key.TAB);
  await the(app, "button", "Take out Ada");
  await looks(app, "forms-who");
  await size(app, 900, 600);
  await app.screenshot("forms-who-small");
  await press(app, "Plan");
  await gone(app, "dialog", "Plan a session");
  const team = await teamId(app);
  const all = JSON.parse(await app.cli("call", "session_list", JSON.stringify(team))) as { who: string[] }[];
  assert.deepEqual(all[0]?.who.slice(-3), ["Ops lead", "Ada", "Ben"]);
});

test("what only one should have, or nothing shows, is said where it stands", async () => {
  await using opened = await open();
  const { app } = opened;
  const team = await teamId(app);
  await visit(app, `#/team/${team}/people`);
  await press(app, "Add a member");
  await app.keys("Wouter", Key.ENTER);
  await app.sees("@wouter is in this team already");
  await app.keys(Key.ESCAPE);
  await gone(app, "dialog", "Add a member");
  await over(app, "textbox", "Forum thread of the proposals", "not a link");
  await app.keys(Key.TAB);
  await app.sees("is no link: it begins with https://");
  await app.cli("team", "create", "Twin");
  const all = JSON.parse(await app.cli("call", "team_list", "null")) as { id: string; name: string }[];
  await visit(app, `#/team/${all.find(({ name }) => name === "Twin")?.id}/people`);
  await over(app, "textbox", "Core Unit ID", "SES-001");
  await app.keys(Key.TAB);
  await app.sees("SES-001 is the Core Unit ID of Sustainable Ecosystem Scaling");
  await looks(app, "forms-taken");
  await press(app, "Keep it all the same");
  await gone(app, "button", "Keep it all the same");
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await choose(app, "row", "P3");
  await app.keys("e");
  await app.sees("P3 done, without evidence");
  await app.sees("Done, and nothing shows it");
  await looks(app, "forms-unshown");
});

const pick = ({ owner, due }: Action): [string, string | null] => [owner, due];

/** The label of the field that has the keyboard. */
const focused = (app: App): Promise<string> =>
  app.window.executeScript("return document.activeElement?.labels?.[0]?.innerText ?? ''");
