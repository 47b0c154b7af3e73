import { Diary, type Store } from "./diary";
import { Inviter, type Surroundings } from "./inviter";
import type { Arm, Invitation, Manners, Properties, What } from "./types";

const DAY = 24 * 60 * 60_000;

/** An invitation as the server delivers it, with what a test cares for. */
export function invitation(fields: Partial<Invitation> = {}): Invitation {
  return {
    id: "0190-sizes",
    edition: 1,
    trigger: { on: "time", seconds: 10 },
    conditions: { page: "", referrer: "", campaign: null, languages: [], visitor: "any", hours: null, device: "any" },
    language: "en",
    text: "Questions about size?",
    buttons: [],
    frequency: { times: 100, days: 30, per_visit: 20 },
    hold_out: 0,
    goal: "",
    ...fields,
  };
}

export const MANNERS: Manners = { pause_minutes: 0, quiet_days: 7, time_zone: "UTC" };

/** A browser whose clock, storage and page the test moves by hand. */
export class World {
  now = Date.UTC(2026, 10, 23, 12); // a Monday
  kept: string | null = null;
  durable = true;
  occupied = false;
  page = { path: "/", device: "computer" as "computer" | "phone", referrer: "", campaign: {} as Record<string, string> };
  shown: string[] = [];
  told: [id: string, arm: Arm, what: What[]][] = [];
  browser = "a-browser";
  inviter!: Inviter;

  constructor(
    public invitations: Invitation[],
    public manners: Manners = MANNERS,
  ) {
    this.load();
  }

  /** The page is opened, or opened again. */
  load(): this {
    let memory = this.durable ? null : this.kept;
    const store: Store = {
      durable: this.durable,
      read: () => (this.durable ? this.kept : memory),
      write: (text) => (this.durable ? (this.kept = text) : (memory = text)),
    };
    const surroundings: Surroundings = {
      now: () => this.now,
      path: () => this.page.path,
      device: () => this.page.device,
      entrance: () => ({ referrer: this.page.referrer, campaign: this.page.campaign }),
      occupied: () => this.occupied,
    };
    this.inviter = new Inviter(this.invitations, this.manners, new Diary(store, surroundings.now, () => this.browser), surroundings, {
      show: ({ id }) => this.shown.push(id),
      tell: ({ id }, arm, what) => this.told.push([id, arm, [...what]]),
    });
    return this;
  }

  /** So many seconds go by with the page in sight. */
  wait(seconds: number): this {
    for (let second = 0; second < seconds; second++) {
      this.now += 1_000;
      this.inviter.second();
    }
    return this;
  }

  /** So many days go by without a page; then it is opened again. */
  later(days: number): this {
    this.now += days * DAY;
    return this.load();
  }

  event(name: string, properties: Properties = {}): this {
    this.inviter.event(name, properties);
    return this;
  }

  /** How often `what` was told. */
  count(what: What, arm?: Arm): number {
    return this.told.filter(([, of, whats]) => whats.includes(what) && (!arm || of === arm)).length;
  }
}
