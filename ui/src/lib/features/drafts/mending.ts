/** What is done about findings. Each is one step of undo; what is typed is kept before, so that no fix meets an older text. */
import { saving } from "$lib/autosave.svelte";
import { toast } from "$lib/components/toasts.svelte";
import { did } from "$lib/did";
import { call } from "$lib/ipc";
import type { AllowedFinding, DraftId, DraftView, FindingView, Fixed, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { wayBack } from "$lib/undo.svelte";

export interface Mending {
  /** Whether it was made: what was refused is said, and is no success. */
  fix(finding: FindingView): Promise<boolean>;
  /** Every safe fix of the draft, or of one of its rules; whether there was any. */
  fixAll(code?: string): Promise<boolean>;
  /** Throws why it was not kept. */
  allow(finding: FindingView, reason: string): Promise<void>;
  disallow(allowed: AllowedFinding): Promise<boolean>;
}

/** `take` is given the draft as it is afterwards. */
export function mending(of: () => { team: TeamId; draft: DraftId }, take: (view: DraftView) => void): Mending {
  async function taken<T>(act: () => Promise<T>, viewOf: (done: T) => DraftView): Promise<T> {
    await saving.flush();
    const at = of();
    const done = await act();
    // Another draft may be on the screen by now.
    if (of().draft === at.draft) take(viewOf(done));
    return done;
  }
  const one = (act: () => Promise<DraftView>): Promise<DraftView> => taken(act, (view) => view);

  return {
    fix: ({ code, start, fix }) =>
      did(t.mending.fixed(t.mending.title(fix?.title ?? "")), () =>
        one(() => call("draft_fix", { ...of(), code, start })),
      ),
    async fixAll(code) {
      let made = 0;
      const all = (): Promise<Fixed> =>
        taken(
          () => call("draft_fix_all", { ...of(), asked: false, ...(code === undefined ? {} : { code }) }),
          ({ view }) => view,
        );
      const worked = await did(null, async () => (made = (await all()).done.length));
      // Where nothing was made there is nothing of it to take back.
      if (worked) toast(t.mending.fixedAll(made), made > 0 ? { action: wayBack() } : { tone: "plain" });
      return worked && made > 0;
    },
    async allow({ code, start }, reason) {
      await one(() => call("draft_allow", { ...of(), code, start, reason }));
      toast(t.mending.allowed.done(code), { action: wayBack() });
    },
    disallow: ({ id, code }) =>
      did(t.mending.allowed.undone(code), () => one(() => call("draft_disallow", { ...of(), allowed: id }))),
  };
}
