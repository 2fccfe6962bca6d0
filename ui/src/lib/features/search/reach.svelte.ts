/** What the palette reaches: everything of the team that is open, every team, commands, and what the search finds. */
import { call } from "$lib/ipc";
import { fold } from "$lib/components/fuzzy";
import type { PaletteItem } from "$lib/components/palette";
import { toast } from "$lib/components/toasts.svelte";
import type { DraftRow, Hit, ItemView, Member, Session, TeamId, TeamRow } from "$lib/ipc/types";
import { day } from "$lib/format";
import { iconOf } from "$lib/icons";
import { messageOf } from "$lib/message";
import { router, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { routeOf } from "$lib/where";

const words = t.search.palette;
/** How long after the last letter the texts are searched, in milliseconds. */
const WAIT_MS = 120;

interface Known {
  items: ItemView[];
  drafts: DraftRow[];
  sessions: Session[];
  members: Member[];
}
const NOTHING: Known = { items: [], drafts: [], sessions: [], members: [] };

const go = (route: Route) => (): void => router.go(route);

/** Call while a component is set up. */
export class Reach {
  private known = $state.raw<Known>(NOTHING);
  private hits = $state.raw<Hit[]>([]);
  private unloaded = $state.raw<string[]>([]);
  private unsearched = $state.raw<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private opened = 0;
  private searched = 0;

  /** What could not be loaded, and why, a line each: it is not the same as nothing. */
  get failed(): string[] {
    return this.unsearched === undefined ? this.unloaded : [...this.unloaded, this.unsearched];
  }

  /** Loads what belongs to a team; when the palette opens. */
  async open(team: TeamId | undefined): Promise<void> {
    const mine = ++this.opened;
    this.hits = [];
    this.unloaded = [];
    this.unsearched = undefined;
    if (team === undefined) {
      this.known = NOTHING;
      return;
    }
    const failed: string[] = [];
    const or = <T>(what: string, loading: Promise<T[]>): Promise<T[]> =>
      loading.catch((thrown: unknown) => {
        failed.push(words.failed(what, messageOf(thrown)));
        return [];
      });
    const [items, drafts, sessions, members] = await Promise.all([
      or(words.items, call("item_list", team)),
      or(words.drafts, call("draft_list", team)),
      or(words.sessions, call("session_list", team)),
      or(words.people, call("member_list", team)),
    ]);
    if (mine === this.opened) [this.known, this.unloaded] = [{ items, drafts, sessions, members }, failed];
  }

  /** Searches the texts for what is typed. */
  find(query: string, team: TeamId | undefined): void {
    clearTimeout(this.timer);
    this.searched += 1;
    const wanted = query.trim();
    if (wanted.length < 2 || /^[>@]/.test(wanted)) {
      this.hits = [];
      this.unsearched = undefined;
      return;
    }
    this.timer = setTimeout(async () => {
      const mine = ++this.searched;
      let [found, failed]: [Hit[], string | undefined] = [[], undefined];
      try {
        found = await call("search", team === undefined ? { words: wanted } : { words: wanted, team });
      } catch (thrown) {
        failed = words.failed(words.texts, messageOf(thrown));
      }
      if (mine === this.searched) [this.hits, this.unsearched] = [found, failed];
    }, WAIT_MS);
  }

  /** Records of the team by their names. */
  named(team: TeamId | undefined, stageTitle: (stage: number) => string): PaletteItem[] {
    if (team === undefined) return [];
    const { items, drafts, sessions, members } = this.known;
    return [
      ...items.map(({ item }): PaletteItem => ({
        id: `item-${item.id}`,
        title: `${item.id} ${item.title}`,
        group: words.items,
        icon: iconOf("items"),
        where: words.stage(item.stage, stageTitle(item.stage)),
        run: go({ name: "item", team, stage: String(item.stage), item: item.id }),
      })),
      ...drafts.map((draft): PaletteItem => ({
        id: `draft-${draft.id}`,
        title: draft.name,
        group: words.drafts,
        icon: iconOf("drafts"),
        where: draft.subject,
        run: go({ name: "draft", team, draft: draft.id }),
      })),
      ...sessions.map((session): PaletteItem => ({
        id: `session-${session.id}`,
        title: session.title,
        group: words.sessions,
        icon: iconOf("sessions"),
        where: day(session.at.slice(0, 10)),
        run: go({ name: "session", team, session: session.id }),
      })),
      ...members.map((member): PaletteItem => ({
        id: `member-${member.id}`,
        title: member.handle || member.name,
        group: words.people,
        icon: iconOf("members"),
        where: member.role,
        keywords: member.name,
        prefix: "@",
        run: go({ name: "people", team }),
      })),
    ];
  }

  /** Places in the texts; those that are there by their name already are left out. */
  found(query: string, named: readonly PaletteItem[], manyTeams: boolean): PaletteItem[] {
    const wanted = fold(query.trim());
    const have = new Set(named.map((item) => item.title).filter((title) => fold(title).includes(wanted)));
    return this.hits
      .filter((hit) => !have.has(hit.title))
      .slice(0, 12)
      .map((hit, n) => ({
        id: `hit-${n}`,
        // An entry of the journal is called by its item.
        title: hit.collection === "journal" ? `${t.areas.kinds.journal} ${hit.title}` : hit.title,
        group: words.found,
        icon: iconOf(hit.collection),
        where: manyTeams ? hit.teamName : hit.excerpt,
        // The core found it; the palette need not find it again.
        keywords: query,
        late: true,
        run: () =>
          void routeOf(hit).then(
            (route) => router.go(route),
            (thrown: unknown) => toast(messageOf(thrown), { tone: "danger" }),
          ),
      }));
  }

  /** Every team. */
  teams(rows: readonly TeamRow[]): PaletteItem[] {
    return rows.map((row) => ({
      id: `team-${row.id}`,
      title: row.name,
      group: words.teams,
      icon: iconOf("teams"),
      where: row.archived ? words.archived : (row.unitId ?? undefined),
      run: go({ name: "team", team: row.id }),
    }));
  }
}
