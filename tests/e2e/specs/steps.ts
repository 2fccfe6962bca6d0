/**
 * What a person does in the window: finds things by what they are and what they are called, as a screen reader does,
 * clicks, types, goes to a screen. The one rule: nothing here looks at classes.
 */
import assert from "node:assert/strict";
import { By, Key, type WebElement } from "selenium-webdriver";
import { PATIENCE, type App } from "../app.ts";

/** Elements of a role on the page, each with its accessible name. Runs in the window. */
const FIND = `
  const [role, name, inside] = arguments;
  const INPUT = { checkbox: "checkbox", radio: "radio", search: "searchbox", button: "button", submit: "button" };
  const TAG = { A: "link", BUTTON: "button", TEXTAREA: "textbox", SELECT: "combobox", SUMMARY: "button", UL: "list",
    OL: "list", LI: "listitem", NAV: "navigation", MAIN: "main", ARTICLE: "article", ASIDE: "complementary", TR: "row", INS: "insertion", DEL: "deletion" };
  const roleOf = (e) => e.getAttribute("role") ?? (e.tagName === "INPUT" ? INPUT[e.type] ?? "textbox"
    : /^H[1-6]$/.test(e.tagName) ? "heading" : TAG[e.tagName] ?? "");
  const plain = (text) => (text ?? "").replace(/\\s+/g, " ").trim();
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true" || node.tagName === "KBD") return "";
    return node.getAttribute("aria-label") ?? [...node.childNodes].map(read).join(" ");
  };
  const nameOf = (e) => {
    const by = e.getAttribute("aria-labelledby");
    if (by) return plain(by.split(" ").map((id) => read(document.getElementById(id) ?? e)).join(" "));
    const label = e.getAttribute("aria-label");
    if (label) return plain(label);
    return plain(e.labels?.length ? [...e.labels].map(read).join(" ") : read(e)) || plain(e.title);
  };
  const all = [...(inside ?? document).querySelectorAll("*")].filter((e) => roleOf(e) === role && e.checkVisibility());
  const named = all.map((e) => [e, nameOf(e)]);
  const found = named.find(([, n]) => n === name) ?? named.find(([, n]) => n.startsWith(name)) ?? named.find(([, n]) => n.includes(name));
  return found ? found[0] : named.map(([, n]) => n);`;

/** Waits for what has this role and name: the name itself, else one that begins with it, else one that has it. */
export async function the(app: App, role: string, name: string, inside?: WebElement): Promise<WebElement> {
  let others: string[] = [];
  const look = async (): Promise<WebElement | null> => {
    const found: WebElement | string[] = await app.window
      .executeScript<WebElement | string[]>(FIND, role, name, inside ?? null)
      // Drawn anew between the look and the answer.
      .catch((thrown: Error) => (thrown.name === "StaleElementReferenceError" ? [] : Promise.reject(thrown)));
    if (!Array.isArray(found)) return found;
    others = found;
    return null;
  };
  return app.window.wait(look as () => Promise<WebElement>, PATIENCE).catch(async (thrown: Error) => {
    if (thrown.name !== "TimeoutError") throw thrown;
    assert.fail(
      `No ${role} is called ${JSON.stringify(name)}. There are: ${others.join(" | ")}\nThe page: ${await app.text()}`,
    );
  });
}

/** Waits until it is so. What was drawn anew while it was being looked at is looked at again. */
export async function until(app: App, isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const look = (): Promise<boolean> =>
    isSo().catch((thrown: Error) => (thrown.name === "StaleElementReferenceError" ? false : Promise.reject(thrown)));
  await app.window.wait(look, PATIENCE, otherwise);
}

/** Is it there now, without waiting? */
export const has = (app: App, role: string, name: string): Promise<boolean> =>
  app.window.executeScript(`return !Array.isArray((function () {${FIND}})(...arguments))`, role, name, null);

/** Waits until nothing has this role and name any more. */
export async function gone(app: App, role: string, name: string): Promise<void> {
  await app.window.wait(async () => !(await has(app, role, name)), PATIENCE, `${role} ${name} is still there`);
}

/** Clicks a button. */
export const press = (app: App, name: string): Promise<void> => choose(app, "button", name);

/** Clicks what has this role and name. What was drawn anew in between is looked for again. */
export async function choose(app: App, role: string, name: string): Promise<void> {
  const click = async (): Promise<boolean> => {
    try {
      await (await the(app, role, name)).click();
      return true;
    } catch (thrown) {
      const again = ["StaleElementReferenceError", "ElementClickInterceptedError", "ElementNotInteractableError"];
      if (again.includes((thrown as Error).name)) return false;
      throw thrown;
    }
  };
  await app.window.wait(click, PATIENCE, `${role} ${name} cannot be clicked`);
}

/** Sets the text of a field, found by its label. */
export async function write(app: App, label: string, text: string, role = "textbox"): Promise<void> {
  await app.fill(await the(app, role, label), text);
}

/** Takes one of a native list, whose label is `label`. */
export async function take(app: App, label: string, option: string): Promise<void> {
  const options = await (await the(app, "combobox", label)).findElements(By.css("option"));
  for (const one of options) if ((await one.getText()) === option) return one.click();
  assert.fail(`${label} has no ${option}`);
}

/** Waits until the field has this value. */
export async function holds(app: App, label: string, value: string, role = "textbox"): Promise<void> {
  let now = "";
  const is = async (): Promise<boolean> => {
    now = (await (await the(app, role, label)).getAttribute("value")) ?? "";
    return now === value;
  };
  await until(app, is, "").catch(() => assert.fail(`${label} is ${JSON.stringify(now)}, not ${JSON.stringify(value)}`));
}

/** Waits until the status line says that everything is kept. */
export async function saved(app: App): Promise<void> {
  const isSaved = async (): Promise<boolean> => /Saved \d|Everything is saved/.test(await status(app));
  await until(app, isSaved, "the status line does not say that it is saved");
}

const status = async (app: App): Promise<string> => (await the(app, "region", "State of the workspace")).getText();

/** Waits until the screen has this heading. */
export async function at(app: App, heading: string): Promise<void> {
  const shown = (): Promise<boolean> =>
    app.window.executeScript(
      "return document.querySelector('h1')?.innerText.replace(/\\s+/g, ' ').includes(arguments[0]) ?? false",
      heading,
    );
  await app.window.wait(shown, PATIENCE).catch(async () => {
    assert.fail(`The screen is not ${JSON.stringify(heading)}. It shows:\n${await app.text()}`);
  });
}

/** The id of the team that is open: the address has none yet when the window has just begun with it. */
export async function teamId(app: App): Promise<string> {
  const id = /#\/team\/([^/]+)/.exec((await (await the(app, "link", "Home")).getAttribute("href")) ?? "")?.[1];
  assert(id, "no team is open");
  return id;
}

/** Goes to an address, as the link to it would. */
export async function visit(app: App, hash: string): Promise<void> {
  await app.window.executeScript("location.hash = arguments[0]", hash);
}

/** Waits until a toast says it, and takes it away, so that it covers nothing. */
export async function told(app: App, text: string): Promise<void> {
  await app.sees(text);
  while (await has(app, "button", "Dismiss")) await press(app, "Dismiss");
}

/** Keys one after the other where the focus is; `g` then `h` is `chord(app, "g", "h")`. */
export const chord = (app: App, ...keys: string[]): Promise<void> => app.keys(...keys);

const SELECTED = "return document.querySelector('[role=option][aria-selected=true]')?.innerText ?? ''";

/** Opens the palette, types, and takes the first that is offered. */
export async function jump(app: App, words: string, first: string): Promise<void> {
  await app.keys("Control+k");
  await the(app, "combobox", "Go to");
  await app.keys(...words);
  let [seen, before] = ["", ""];
  const offered = async (): Promise<boolean> => {
    [before, seen] = [seen, await app.window.executeScript(SELECTED)];
    return seen.includes(first) && seen === before;
  };
  await app.window.wait(offered, PATIENCE).catch(async () => {
    const typed = await (await the(app, "combobox", "Go to")).getAttribute("value");
    assert.fail(`the palette offers ${JSON.stringify(seen)} for ${JSON.stringify(typed)}, not ${first}`);
  });
  await app.keys(Key.ENTER);
}

/** Makes the window so large. */
export const size = async (app: App, width: number, height: number): Promise<void> => {
  await app.window.manage().window().setRect({ x: 0, y: 0, width, height });
};

/** Also at the size of a large window, for a person to look at: `WIDE=1`. */
const SIZES: [number, number][] = process.env["WIDE"]
  ? [
      [1280, 800],
      [1920, 1080],
    ]
  : [[1280, 800]];

/** Fails with what axe finds in either theme, and keeps a picture of both. */
export async function looks(app: App, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await size(app, width, height);
    for (const theme of ["light", "dark"] as const) {
      await app.theme(theme);
      await app.axe(`${name}, ${theme}`);
      await app.screenshot(`${name}-${theme}${width === 1280 ? "" : `-${width}`}`);
    }
  }
  await app.theme("light");
}
