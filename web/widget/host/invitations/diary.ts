import type { Arm, Invitation, Manners, What } from "./types";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A pause of this length ends a visit. */
const VISIT = 30 * MINUTE;
/** A visit that goes on is written down this often. */
const NOTED_EVERY = 20_000;
const KEPT = 400 * DAY;

/** Where the diary is kept; `durable`: it outlives the page. */
export interface Store {
  readonly durable: boolean;
  read(): string | null;
  write(text: string): void;
}

export interface Entrance {
  referrer: string;
  campaign: Record<string, string>;
}

interface Exposure {
  at: number;
  visit: number;
  arm: Arm;
  told: What[];
}

interface Pages {
  /** Made up by this browser, and told to nobody: decides its arms. */
  browser: string;
  visits: number;
  last: number;
  entrance: Entrance;
  /** By invitation: when and in which visit it was due. */
  due: Record<string, [at: number, visit: number][]>;
  dismissed: number;
  /** The visit in which the visitor last wrote to us. */
  wrote: number;
  /** By invitation and edition: what is counted of it here. */
  exposures: Record<string, Exposure>;
}

/** What this browser remembers of visits and invitations. Read anew each time: other tabs write into it too. */
export class Diary {
  private dueHere = 0;
  private dismissedHere = false;

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
    private readonly random: () => string,
  ) {}

  /** A page was opened, or is still being looked at: begins a visit, or goes on with it. */
  arrive(entrance: () => Entrance): void {
    const pages = this.pages();
    const fresh = this.now() - pages.last > VISIT;
    if (!fresh && this.now() - pages.last < NOTED_EVERY) return;
    if (fresh) {
      pages.visits++;
      pages.entrance = entrance();
    }
    pages.last = this.now();
    this.write(pages);
  }

  get visits(): number {
    return this.pages().visits;
  }

  get entrance(): Entrance {
    return this.pages().entrance;
  }

  get browser(): string {
    return this.pages().browser;
  }

  /** Whether it may come up now, after all that has come up before. */
  permits({ id, frequency }: Invitation, manners: Manners): boolean {
    if (!this.store.durable && (this.dueHere > 0 || this.dismissedHere)) return false;
    const pages = this.pages();
    const since = (at: number) => this.now() - at;
    if (pages.wrote === pages.visits) return false; // they have found the chat
    if (pages.dismissed && since(pages.dismissed) < manners.quiet_days * DAY) return false;
    const all = Object.values(pages.due).flat();
    if (all.some(([at]) => since(at) < manners.pause_minutes * MINUTE)) return false;
    const own = pages.due[id] ?? [];
    const recent = own.filter(([at]) => since(at) < frequency.days * DAY);
    return recent.length < frequency.times && own.filter(([, visit]) => visit === pages.visits).length < frequency.per_visit;
  }

  /** It comes up, or would have. Gives what is to be told: `due` once for each edition. Without storage, nothing. */
  noteDue({ id, edition }: Invitation, arm: Arm): What[] {
    this.dueHere++;
    const pages = this.pages();
    (pages.due[id] ??= []).push([this.now(), pages.visits]);
    const key = `${id}.${edition}`;
    const first = !pages.exposures[key];
    if (first) pages.exposures[key] = { at: this.now(), visit: pages.visits, arm, told: [] };
    this.write(pages);
    const seen: What[] = arm === "shown" ? ["shown"] : [];
    return this.store.durable ? [...(first ? ["due" as const] : []), ...seen] : [];
  }

  noteDismissed(): void {
    this.dismissedHere = true;
    const pages = this.pages();
    pages.dismissed = this.now();
    this.write(pages);
  }

  noteWrote(): void {
    const pages = this.pages();
    pages.wrote = pages.visits;
    this.write(pages);
  }

  /** The arms in which `what` came after the invitation was first due, in the same visit, and was not told yet. */
  noteAfter(what: What, invitations: readonly Invitation[]): [Invitation, Arm][] {
    if (!this.store.durable) return [];
    const pages = this.pages();
    const found = invitations.flatMap((invitation): [Invitation, Arm][] => {
      const exposure = pages.exposures[`${invitation.id}.${invitation.edition}`];
      if (exposure?.visit !== pages.visits || exposure.told.includes(what)) return [];
      exposure.told.push(what);
      return [[invitation, exposure.arm]];
    });
    if (found.length > 0) this.write(pages);
    return found;
  }

  /** Whether what comes of it is counted: only where a browser can keep from telling things twice. */
  get counts(): boolean {
    return this.store.durable;
  }

  private pages(): Pages {
    const empty: Pages = { browser: "", visits: 0, last: 0, entrance: { referrer: "", campaign: {} }, due: {}, dismissed: 0, wrote: 0, exposures: {} };
    const pages: Pages = { ...empty, ...parsed(this.store.read()) };
    if (!pages.browser) {
      pages.browser = this.random();
      this.write(pages);
    }
    return pages;
  }

  private write(pages: Pages): void {
    const young = (at: number) => this.now() - at < KEPT;
    const due = Object.entries(pages.due).map(([id, times]) => [id, times.filter(([at]) => young(at))] as const);
    const exposures = Object.entries(pages.exposures).filter(([, { at }]) => young(at));
    this.store.write(JSON.stringify({ ...pages, due: Object.fromEntries(due.filter(([, times]) => times.length > 0)), exposures: Object.fromEntries(exposures) }));
  }
}

/** What somebody else wrote in its place counts as nothing. */
function parsed(text: string | null): Partial<Pages> {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}
