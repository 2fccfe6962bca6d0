/** What every dialog of the window does alike. The one rule: a dialog that is not in the table is not there. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import { ROWS, type Row } from "./table";

const SOURCES = import.meta.glob<string>(["../lib/**/*.svelte", "../routes/**/*.svelte"], {
  query: "?raw",
  import: "default",
  eager: true,
});
/** The two that others are made of, what tests are made of, and a list that is a dialog of its own. */
const PARTS = /components\/(Dialog|FormDialog|CommandPalette)\.svelte$|\/testing\//;
const hasDialog = (source: string): boolean => /<(Form)?Dialog[\s>]/.test(source);

afterEach(() => {
  for (const { id } of toasts.all) toasts.dismiss(id);
});

/** How often the form was sent, and what the core then does: waits, or says why not. */
interface Sent {
  count: () => number;
  refuse: (why: string | undefined) => void;
}

async function opened(row: Row): Promise<{ user: UserEvent; dialog: HTMLElement; sent: Sent }> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  let refusal: string | undefined;
  const take = (): Promise<never> =>
    refusal === undefined ? new Promise(() => undefined) : Promise.reject({ code: "invalid", message: refusal });
  // What is called back in a test throws what a screen would: an error.
  const callback = vi.fn(() => take().catch((why: { message: string }) => Promise.reject(new Error(why.message))));
  let sent = 0;
  mockIPC(
    (command) => {
      if (command === row.sends) return ((sent += 1), take());
      if (row.answers && command in row.answers) return row.answers[command];
      return command.endsWith("_list") ? [] : null;
    },
    { shouldMockEvents: true },
  );
  await row.open(callback, user);
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(dialog.contains(document.activeElement), "the focus goes in").toBe(true));
  const count = (): number => (row.sends === "callback" ? callback.mock.calls.length : sent);
  return { user, dialog, sent: { count, refuse: (why) => (refusal = why) } };
}

const field = (dialog: HTMLElement, label: string): HTMLElement =>
  within(dialog).getByLabelText(label, { exact: false });
async function type(user: UserEvent, into: HTMLElement, text: string): Promise<void> {
  await user.clear(into);
  if (text !== "") await user.type(into, text);
}
const submit = (dialog: HTMLElement): HTMLElement => dialog.querySelector<HTMLElement>("button[type=submit]")!;
const said = (dialog: HTMLElement): string =>
  within(dialog)
    .queryAllByRole("alert")
    .map((alert) => alert.textContent)
    .join(" ");
const closed = (): Promise<void> => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

test("each file with a dialog in it has a row in the table", () => {
  const files = Object.entries(SOURCES).filter(([path, source]) => !PARTS.test(path) && hasDialog(source));
  const named = files.map(([path]) => path.replace("../", "")).sort();
  expect(ROWS.map(({ file }) => file).sort()).toEqual(named);
});

test("each form says which command it sends", () => {
  const forms = Object.entries(SOURCES).filter(([path, source]) => !PARTS.test(path) && /<FormDialog/.test(source));
  const without = forms.filter(([path]) => {
    const row = ROWS.find(({ file }) => path.endsWith(file));
    // A view is kept by the window itself, at once.
    return row?.sends === undefined && !path.endsWith("list/ListMenu.svelte");
  });
  expect(without.map(([path]) => path)).toEqual([]);
});

describe.each(ROWS)("$file", (row) => {
  test("has a name, takes the focus, labels its fields, and Escape closes it", async () => {
    const { user, dialog } = await opened(row);
    expect(document.getElementById(dialog.getAttribute("aria-labelledby") ?? "")?.textContent?.trim()).toBeTruthy();
    const fields = dialog.querySelectorAll<HTMLInputElement>("input:not([aria-hidden]), textarea, select");
    for (const one of fields) {
      const label = one.labels?.[0]?.textContent?.trim() || one.getAttribute("aria-label");
      expect(label, one.outerHTML).toBeTruthy();
    }
    await user.keyboard("{Escape}");
    await closed();
  });

  test.runIf(row.sends)("is sent once however often that is asked, and a refusal is said in it", async () => {
    const { user, dialog, sent } = await opened(row);
    for (const [label, text] of row.fill ?? []) await type(user, field(dialog, label), text);
    sent.refuse("The disk is full.");
    const first = dialog.querySelector<HTMLElement>(
      "form :is(input:not([type=checkbox], [type=radio], [aria-hidden], [role=combobox]), textarea)",
    );
    if (first) await user.type(first, "{Control>}{Enter}{/Control}");
    else await user.click(submit(dialog));
    await waitFor(() => expect(said(dialog)).toContain("The disk is full."));
    expect([sent.count(), screen.queryByRole("dialog")], "it stays open").toEqual([1, dialog]);
    sent.refuse(undefined);
    await user.dblClick(submit(dialog));
    if (first) await user.type(first, "{Control>}{Enter}{Enter}{/Control}");
    await user.click(submit(dialog));
    expect(sent.count(), "the first, and one more").toBe(2);
  });

  test.runIf(row.sends)("sends no day that there is not", async () => {
    const { user, dialog, sent } = await opened(row);
    for (const day of within(dialog).queryAllByPlaceholderText<HTMLInputElement>("YYYY-MM-DD")) {
      const had = day.value;
      await type(user, day, "31/02{Enter}");
      expect(said(dialog)).toContain("There is no 31 February");
      const about = (day.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id));
      expect(about.map((one) => one?.textContent).join(" "), "at the field").toContain("31 February");
      expect([sent.count(), document.activeElement]).toEqual([0, day]);
      await type(user, day, had);
      expect(said(dialog)).not.toContain("31 February");
    }
  });

  test.each(row.bad ?? [])("%s %j is said", async (label, typed, why) => {
    const { user, dialog, sent } = await opened(row);
    for (const [other, text] of row.fill ?? []) await type(user, field(dialog, other), text);
    const wrong = field(dialog, label);
    await type(user, wrong, typed);
    await user.click(submit(dialog));
    await waitFor(() => expect(said(dialog)).toContain(why));
    expect(wrong.getAttribute("aria-invalid"), "at the field").toBe("true");
    expect(sent.count()).toBe(0);
  });
});
