/**
 * The built app over a data folder of its own, as a user has it: a window, keys, a kill switch.
 * The one rule: nothing of one test reaches another; `await using` takes folder, window and driver away.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { By, Key, until, type WebDriver, type WebElement } from "selenium-webdriver";
import { drive, type Driver } from "./driver.ts";
import { colours, pixels, png } from "./picture.ts";
import { ended, isAlive, windowProcesses } from "./processes.ts";
import { screen } from "./screen.ts";
import { askToClose } from "./x11.ts";

const root = resolve(import.meta.dirname, "../..");
const target = resolve(root, process.env["CARGO_TARGET_DIR"] || "target", "debug");
const DESKTOP = process.env["LAUNCHPOD_DESKTOP"] ?? join(target, "launchpod-desktop");
/** The command line that is tested. */
export const COMMAND_LINE = process.env["LAUNCHPOD_CLI"] ?? join(target, "launchpod");
const SCREENS = join(root, "tests/out/screens");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long anything that the app does may take before a test calls it broken. */
export const PATIENCE = 20_000;

export interface Start {
  /** A data folder that is there already; it is left alone afterwards. */
  data?: string;
  /** What the file and folder pickers answer, instead of a dialog of the system. */
  pick?: string[];
  /** The system's own dialogs open: the tests answer none of them. */
  dialogs?: boolean;
  /** Environment variables for the app. */
  env?: Record<string, string>;
}

/** Opens the app. */
export async function startApp(start: Start = {}): Promise<App> {
  const data = start.data ?? mkdtempSync(join(tmpdir(), "launchpod-e2e-"));
  const app = new App(data, start);
  await app.open();
  return app;
}

export class App implements AsyncDisposable {
  readonly data: string;
  readonly #start: Start;
  #driver: Driver | undefined;

  constructor(data: string, start: Start) {
    this.data = data;
    this.#start = start;
  }

  /** WebDriver on the window. */
  get window(): WebDriver {
    assert(this.#driver, "the window is closed");
    return this.#driver.window;
  }

  async open(): Promise<void> {
    assert(!this.#driver, "the window is open already");
    const { env: more, pick, dialogs } = this.#start;
    const env = { ...more, ...(dialogs ? {} : { LAUNCHPOD_PICK: pick?.join(delimiter) ?? "" }) };
    this.#driver = await drive(DESKTOP, ["--data", this.data], env);
    await this.window.manage().setTimeouts({ script: PATIENCE });
  }

  /** Ends the window, as the end of a session of the desktop does. */
  async close(): Promise<void> {
    const driver = this.#driver;
    this.#driver = undefined;
    if (!driver) return;
    const pids = windowProcesses(this.data);
    // A window that was killed does not answer any more, and WebKit's driver sometimes does not after a long script.
    const quit = driver.window.quit().then(
      () => true,
      () => true,
    );
    const hasQuit = await Promise.race([quit, delay(5_000, false, { ref: false })]);
    // It also happens that it says it has quit and leaves the window open.
    for (let tries = 0; hasQuit && tries < 40 && pids.some(isAlive); tries++) await delay(25);
    for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGTERM");
    driver.process.kill();
    // The driver's own end does not wait for the app's, whose last write a reader must not miss.
    await Promise.all(pids.map(ended));
  }

  /** Presses the ✕ of the window, which may have something to say to that. */
  async askToClose(): Promise<void> {
    await askToClose((await screen()).display, "Launchpod");
  }

  /** Closes the window with its ✕, and waits until it is gone. */
  async closeByHand(): Promise<void> {
    const pids = windowProcesses(this.data);
    await this.askToClose();
    await Promise.all(pids.map(ended));
    await this.close();
  }

  /** Kills the app in the middle of whatever it does (SIGKILL), as a power cut would. */
  async kill(): Promise<void> {
    const pids = windowProcesses(this.data);
    assert.notEqual(pids.length, 0, "there is no process to kill");
    for (const pid of pids) process.kill(pid, "SIGKILL");
    await Promise.all(pids.map(ended));
    await this.close();
  }

  /** A new window on the same data. */
  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    if (!this.#start.data) rmSync(this.data, { recursive: true, force: true });
  }

  /** Runs the command line on the same data, beside the window. Gives back what it printed. */
  async cli(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(COMMAND_LINE, ["--data", this.data, ...args], {
      maxBuffer: 1 << 26,
    });
    return stdout;
  }

  /** Starts the program a second time on the same data. Gives back what it said, once it has ended. */
  async startAgain(): Promise<string> {
    const env = { ...process.env, DISPLAY: (await screen()).display };
    const { stdout } = await promisify(execFile)(DESKTOP, ["--data", this.data], { env, timeout: PATIENCE });
    return stdout;
  }

  /** Waits until a file of the data folder says what it should. */
  async kept(file: string, isRight: (text: string) => boolean): Promise<void> {
    const path = join(this.data, file);
    const reads = (): boolean => existsSync(path) && isRight(readFileSync(path, "utf8"));
    await this.window.wait(reads, PATIENCE, `${file} does not say what was waited for`);
  }

  /** Waits for an element. */
  find(css: string): Promise<WebElement> {
    return this.window.wait(until.elementLocated(By.css(css)), PATIENCE, `${css} is not on the screen`);
  }

  /** Waits for an element that says `text`; without `css` anything that can be clicked. Case matters. */
  async findText(
    text: string,
    css = "button, a, [role=button], [role=option], [role=tab], summary, label",
  ): Promise<WebElement> {
    const found = (): Promise<WebElement | null> =>
      this.window.executeScript(
        `const [css, text] = arguments;
         return [...document.querySelectorAll(css)].find((e) => e.checkVisibility() &&
           [e.innerText, e.getAttribute("aria-label")].some((t) => t?.replace(/\\s+/g, " ").includes(text))) ?? null;`,
        css,
        text,
      );
    return this.window.wait<WebElement>(found as () => Promise<WebElement>, PATIENCE, `${text} is not on the screen`);
  }

  /** Waits for it and clicks it. */
  async click(text: string, css?: string): Promise<void> {
    await (await this.findText(text, css)).click();
  }

  /** Waits until the page shows `text` anywhere. */
  async sees(text: string): Promise<void> {
    const shown = async (): Promise<boolean> => (await this.text()).includes(text);
    await this.window.wait(shown, PATIENCE).catch(async () => {
      assert.fail(`${JSON.stringify(text)} is not on the screen, which shows:\n${await this.text()}`);
    });
  }

  /** All that the page shows, with single spaces. */
  async text(): Promise<string> {
    const text: string = await this.window.executeScript("return document.body.innerText");
    return text.replace(/\s+/g, " ");
  }

  /** Presses keys where the focus is: `keys("Hello")`, `keys(Key.ENTER)`, `keys("Control+k", "Control+Enter")`. */
  async keys(...pressed: string[]): Promise<void> {
    for (const one of pressed) {
      const names = one.length > 1 ? one.split("+") : [one];
      const held = names.slice(0, -1).map((name) => MODIFIERS.get(name));
      const isChord = held.length > 0 && held.every((key) => key !== undefined);
      const actions = this.window.actions();
      if (isChord) {
        for (const key of held) actions.keyDown(key!);
        const last = NAMED.get(names.at(-1)!) ?? names.at(-1)!;
        actions.keyDown(last).keyUp(last);
        for (const key of held.reverse()) actions.keyUp(key!);
      } else {
        actions.sendKeys(one);
      }
      await actions.perform();
    }
  }

  /** Sets a field by script, since typed keys lose characters outside the BMP. */
  async fill(field: WebElement, text: string): Promise<void> {
    await this.window.executeScript(
      `const [field, text] = arguments;
       const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
       field.focus();
       Object.getOwnPropertyDescriptor(proto.prototype, "value").set.call(field, text);
       field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text }));
       field.dispatchEvent(new Event("change", { bubbles: true }));`,
      field,
      text,
    );
  }

  /** Waits until what changed is painted. */
  async painted(): Promise<void> {
    await this.window.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       Promise.allSettled(document.getAnimations().map((a) => a.effect?.getComputedTiming().iterations === Infinity ? 0 : a.finished))
         .then(() => document.fonts.ready)
         .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));`,
    );
  }

  /** Keeps a picture of the window as `tests/out/screens/<name>.png`. */
  async screenshot(name: string): Promise<string> {
    await this.painted();
    mkdirSync(SCREENS, { recursive: true });
    const path = join(SCREENS, `${name}.png`);
    const buffer = (await screen()).pixels;
    if (buffer === undefined) {
      writeFileSync(path, await this.window.takeScreenshot(), "base64");
    } else {
      const rect = await this.window.manage().window().getRect();
      const rgb = pixels(buffer, rect);
      assert.notEqual(colours(rgb), 1, `${name}: the window is blank`);
      writeFileSync(path, png(rgb, rect));
    }
    return path;
  }

  /** Fails with every violation of WCAG 2.2 AA that axe finds on the screen. */
  async axe(where: string): Promise<void> {
    await this.painted();
    await this.window.executeScript(`if (!window.axe) { ${AXE} }`);
    const violations: Violation[] = await this.window.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
       window.axe.run(document, { runOnly: tags }).then((r) => done(r.violations), (e) => done([{ id: "axe", help: String(e), nodes: [] }]));`,
    );
    const report = violations
      .filter(isReal)
      .map(({ id, help, nodes }) =>
        [
          `${id}: ${help}`,
          ...nodes.slice(0, 5).map((node) => `  ${node.html.slice(0, 200)}\n    ${node.failureSummary ?? ""}`),
        ].join("\n"),
      );
    assert.equal(report.length, 0, `${where}: axe finds\n${report.join("\n")}`);
  }

  /** Light or dark, without asking the settings. */
  async theme(theme: "light" | "dark"): Promise<void> {
    await this.window.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
    await this.painted();
  }
}

/** A menu floats over the page and belongs to the button that opened it: it needs no landmark. axe cuts attributes. */
const isReal = ({ id, nodes }: Violation): boolean =>
  id !== "region" || nodes.some(({ html }) => !html.includes("data-bits-floating-c"));

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

const NAMED = new Map([
  ["Enter", Key.ENTER],
  ["End", Key.END],
  ["Home", Key.HOME],
]);

const MODIFIERS = new Map([
  ["Control", Key.CONTROL],
  ["Shift", Key.SHIFT],
  ["Alt", Key.ALT],
]);
