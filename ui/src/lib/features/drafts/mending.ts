/** What is done about findings. Each is one step of undo; what is typed is kept before, so that no fix meets an older text. */
import { saving } from "$lib/autosave.svelte";
import { toast } from "$lib/components/toasts.svelte";
import { call } from "$lib/ipc";
import type { AllowedFinding, DraftId, DraftView, FindingView, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { undoing } from "$lib/undo.svelte";
import { messageOf } from "$lib/message";

export interface Mending {
  fix(finding: FindingView): Promise<void>;
  /** Every safe fix of the draft. */
  fixAll(): Promise<void>;
  /** Throws why it was not kept. */
  allow(finding: FindingView, reason: string): Promise<void>;
  disallow(allowed: AllowedFinding): Promise<void>;
}

/** `take` is given the draft as it is afterwards. */
export function mending(of: () => { team: TeamId; draft: DraftId }, take: (view: DraftView) => void): Mending {
  const undo = { label: t.parts.undo, kbd: "Mod+Z", run: undoing.undo };

  async function done(act: () => Promise<[DraftView, string]>): Promise<void> {
    await saving.flush();
    const at = of();
    const [view, said] = await act();
    // Another draft may be on the screen by now.
    if (of().draft === at.draft) take(view);
    toast(said, { action: undo });
  }
  const orSay = (act: () => Promise<[DraftView, string]>): Promise<void> =>
    done(act).catch((thrown: unknown) => {
      toast(messageOf(thrown), { tone: "danger" });
    });

  return {
    fix: ({ code, start, fix }) =>
      orSay(async () => [
        await call("draft_fix", { ...of(), code, start }),
        t.mending.fixed(t.mending.title(fix?.title ?? "")),
      ]),
    fixAll: () =>
      orSay(async () => {
        const { view, done } = await call("draft_fix_all", { ...of(), asked: false });
        return [view, t.mending.fixedAll(done.length)];
      }),
    allow: ({ code, start }, reason) =>
      done(async () => [await call("draft_allow", { ...of(), code, start, reason }), t.mending.allowed.done]),
    disallow: ({ id }) =>
      orSay(async () => [await call("draft_disallow", { ...of(), allowed: id }), t.mending.allowed.undone]),
  };
}
