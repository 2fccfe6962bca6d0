import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Person } from "$lib/ipc/types";
import { listenForKeys } from "$lib/keys.svelte";
import Welcome from "./Welcome.svelte";

function shown(way: (person: Person) => Promise<void> = async () => {}) {
  const asked: [string, Person][] = [];
  const record = (name: string) => async (person: Person) => {
    asked.push([name, person]);
    await way(person);
  };
  render(Welcome, { folder: "/data", onstart: record("start"), onsample: record("sample") });
  return { asked, user: userEvent.setup() };
}

describe("the first run", () => {
  let stop = (): void => {};
  beforeEach(() => (stop = listenForKeys(window)));
  afterEach(() => stop());

  it("takes a name and a role and starts with Enter", async () => {
    const { asked, user } = shown();
    await user.type(screen.getByLabelText("Your name or handle"), "@ilse");
    await user.keyboard("{Alt>}2{/Alt}{Enter}");
    expect(asked).toEqual([["start", { name: "@ilse", role: "coach" }]]);
  });

  it("hears 1 to 3 as roles outside the field, and as digits in it", async () => {
    const { asked, user } = shown();
    const field = screen.getByLabelText("Your name or handle");
    await user.type(field, "R2");
    screen.getByRole("radio", { name: /incubating/ }).focus();
    await user.keyboard("3");
    await user.click(screen.getByRole("button", { name: "Explore the sample" }));
    expect(asked).toEqual([["sample", { name: "R2", role: "lead" }]]);
  });

  it("says that the workspace is new, and where another is", () => {
    const nothing = async (): Promise<void> => {};
    render(Welcome, { folder: "/wrong", begun: ["/data"], onstart: nothing, onsample: nothing });
    screen.getByText("There was no workspace in /wrong: a new one begins there.");
    screen.getByText(/^There is one in \/data\./);
  });

  it("asks for the name before it goes on, beside the field", async () => {
    const { asked, user } = shown();
    await user.click(screen.getByRole("button", { name: "Explore the sample" }));
    expect(asked).toEqual([]);
    expect(screen.getByRole("alert").textContent).toContain("Type a name");
    expect(document.activeElement).toBe(screen.getByLabelText("Your name or handle"));
  });

  it("shows the core's sentence when the name can't be kept", async () => {
    const { user } = shown(() => Promise.reject(new Error("The person has a name of 301 characters.")));
    await user.type(screen.getByLabelText("Your name or handle"), "x{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("301 characters");
  });
});
