/** What the palette reaches: the records of the team that is open or of all, every team, commands, and what the search finds. */
import { call } from "$lib/ipc";
import { fold } from "$lib/components/fuzzy";
import { paletteGroups, type PaletteItem } from "$lib/components/palette";
import { toast } from "$lib/components/toasts.svelte";
import type { Collection, Hit, RecordName, TeamId, TeamRow } from "$lib/ipc/types";
import { dayShort } from "$lib/format";
import { iconOf } from "$lib/icons";
import { messageOf } from "$lib/message";
import { router, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { openRecord, type Place } from "$lib/where";

const words = t.search.palette;
/** How long after the last letter the texts are searched, in milliseconds. */
const WAIT_MS = 120;

const go = (route: Route) => (): void => router.go(route);
const goTo = (place: Place) => (): void =>
  void openRecord(place).catch((thrown: unknown) => toast(messageOf(thrown), { tone: "danger" }));
/** An entry of the journal is called by its item. */
const titleOf = (kind: Collection, name: string): string =>
  kind === "journal" ? `${t.areas.kinds.journal} ${name}` : name;

/** What tells a record from others that are called alike: whose it is, of when. */
const aboutOf = ({ about, day: on }: RecordName): string | undefined =>
  [about.at(-1), on && dayShort(on, 0)].filter(Boolean).join(" · ") || undefined;
const idOf = ({ team, collection, id }: Place): string => `${collection}-${team}-${id}`;

/** Call while a component is set up. */
export class Reach {
  private known = $state.raw<RecordName[]>([]);
  private hits = $state.raw<Hit[]>([]);
  private unloaded = $state.raw<string>();
  private unsearched = $state.raw<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private of: TeamId | undefined;
  private opened = 0;
  private searched = 0;

  /** What could not be loaded, and why, a line each: it is not the same as nothing. */
  get failed(): string[] {
    return [this.unloaded, this.unsearched].filter((line) => line !== undefined);
  }

  /** Loads the names of a team's records, or of all teams' when none is open; when the palette opens. */
  async open(team: TeamId | undefined): Promise<void> {
    const mine = ++this.opened;
    this.hits = [];
    this.unloaded = this.unsearched = undefined;
    if (team !== this.of) this.known = [];
    let [known, failed]: [RecordName[], string | undefined] = [[], undefined];
    try {
      known = await call("record_names", team === undefined ? {} : { team });
    } catch (thrown) {
      failed = words.failed(words.records, messageOf(thrown));
    }
    if (mine === this.opened) [this.known, this.unloaded, this.of] = [known, failed, team];
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

  /** Records by their names; `whose` says the team's name where several are shown. Teams have a list of their own. */
  named(whose?: (team: TeamId) => string | undefined): PaletteItem[] {
    return this.known
      .filter(({ collection }) => collection !== "teams")
      .map((one): PaletteItem => ({
        id: idOf(one),
        title: titleOf(one.collection, one.name),
        group: t.areas.kinds[one.collection],
        icon: iconOf(one.collection),
        where: whose ? whose(one.team) : aboutOf(one),
        keywords: one.about.join(" "),
        prefix: one.collection === "members" ? "@" : undefined,
        run: goTo(one),
      }));
  }

  /** Places in the texts; those that are there by their name already are left out. */
  found(query: string, named: readonly PaletteItem[], manyTeams: boolean): PaletteItem[] {
    if (this.hits.length === 0) return [];
    const have = new Set(paletteGroups(query, named).flatMap(({ items }) => items.map(({ item }) => item.id)));
    const known = new Map(this.known.map((one) => [idOf(one), one]));
    const excerpt = (hit: Hit): string | undefined => {
      const one = known.get(idOf(hit));
      return fold(hit.excerpt) === fold(hit.title) ? one && aboutOf(one) : hit.excerpt;
    };
    return this.hits
      .filter((hit) => !have.has(idOf(hit)))
      .slice(0, 12)
      .map((hit, n) => ({
        id: `hit-${n}`,
        title: titleOf(hit.collection, hit.title),
        group: words.found,
        icon: iconOf(hit.collection),
        where: manyTeams ? hit.teamName : excerpt(hit),
        // The core found it; the palette need not find it again.
        keywords: query,
        late: true,
        run: goTo(hit),
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
