/** Links out of the window: first where they go is shown, then they open outside. `LeaveDialog` asks. */
let asked = $state<string>();

export const leaving = {
  get url(): string | undefined {
    return asked;
  },
  stay(): void {
    asked = undefined;
  },
};

/** Asks whether to open `url` outside. */
export function leave(url: string): void {
  asked = url;
}
