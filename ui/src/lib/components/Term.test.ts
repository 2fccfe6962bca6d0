import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import Term from "./Term.svelte";
import { tooltip } from "./tip.svelte";

test("a mark says what a word means, by a click and with the keyboard, and Escape takes it away", async () => {
  const user = userEvent.setup();
  render(Term, { of: { asks: "What is a gate?", text: "What closes a stage." } });
  const mark = screen.getByRole("button", { name: "What is a gate?" });
  await user.click(mark);
  expect(tooltip.current?.text).toBe("What closes a stage.");
  await user.keyboard("{Escape}");
  expect(tooltip.current).toBeUndefined();
  mark.blur();
  await user.tab();
  expect(document.activeElement).toBe(mark);
  expect(tooltip.current?.text).toBe("What closes a stage.");
});
