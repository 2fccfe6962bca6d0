/** What the window stands on: the workspace, its person and settings, or why it did not open. One for the window. */
import { kinds } from "$lib/kinds.svelte";
import { theme } from "$lib/theme.svelte";
import { zoom } from "$lib/zoom.svelte";
import { call, IpcError, onChange } from "$lib/ipc";
import type { Person, Settings, SettingsSet, Workspace } from "$lib/ipc/types";
import { onReopened, windowTheme, workspaceState, type Standing } from "$lib/ipc/shell";

class Here {
  /** Not there before the first answer, and while the file does not open. */
  workspace = $state.raw<Workspace>();
  /** Why it did not open. */
  problem = $state.raw<Standing["problem"]>(null);
  folder = $state("");
  version = $state("");
  /** Pages are painted the safe way, and whether that is new with this start. */
  painted = $state.raw({ safe: false, fellBack: false });
  /** What is to be said of a workspace that this start made: where there is another. */
  begun = $state.raw<readonly string[]>();

  get person(): Person | undefined {
    return this.workspace?.person ?? undefined;
  }

  /** Looks again. Never fails: what is wrong is in `problem`. */
  async load(): Promise<void> {
    try {
      const standing = await workspaceState();
      [this.folder, this.version] = [standing.folder, standing.version];
      this.painted = { safe: standing.safe, fellBack: standing.fellBack };
      zoom.begin(standing.zoom);
      this.begun = standing.begun ?? undefined;
      if (!standing.problem) this.show(await call("workspace_get", null));
      this.problem = standing.problem;
    } catch (thrown) {
      const { code, message } = thrown instanceof IpcError ? thrown : new IpcError("unexpected", String(thrown));
      this.problem = { code, message };
    }
  }

  private show(workspace: Workspace): void {
    this.workspace = workspace;
    kinds.all = workspace.kinds;
    this.showTheme(workspace.settings);
  }

  private showTheme({ theme: chosen }: Settings): void {
    if (theme.chosen !== chosen) theme.choose(chosen);
    // The next start asks the shell for its ground; when that fails it begins with the system's.
    void windowTheme(chosen).catch(() => undefined);
  }

  /** Says who is here. Later changes are signed with the name. */
  async setPerson(person: Person): Promise<void> {
    const kept = await call("person_set", person);
    if (this.workspace) this.workspace = { ...this.workspace, person: kept };
  }

  /** Changes some settings and leaves the others, which commands write to as well. */
  async setSettings(change: SettingsSet): Promise<void> {
    const kept = await call("settings_set", change);
    if (this.workspace) this.workspace = { ...this.workspace, settings: kept };
    this.showTheme(kept);
  }

  /** Follows restores and other windows until the function that it gives back is called. The app calls it once. */
  follow(): () => void {
    const again = (): void => void this.load();
    const stops = [onReopened(again), onChange((change) => change.area === "everything" && again())];
    return () => stops.forEach((stop) => stop());
  }
}

export const here = new Here();
