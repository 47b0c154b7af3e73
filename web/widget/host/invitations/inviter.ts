import { armOf } from "./arm";
import { type Here, met } from "./conditions";
import type { Diary, Entrance } from "./diary";
import { fires } from "./events";
import type { Arm, Invitation, Manners, Properties, What } from "./types";

/** An event of the page is remembered for this long when something is in the way just then. */
const REMEMBERED = 60_000;
/** Who leaves sooner has not arrived yet: pointers often come in from the top. */
const SETTLED = 3;

/** The page as the decisions see it. */
export interface Surroundings {
  now(): number;
  path(): string;
  device(): Here["device"];
  entrance(): Entrance;
  /** Something is in the way: the tab is hidden, a dialog or the chat is open, somebody types, or one is shown. */
  occupied(): boolean;
}

export interface Effects {
  show(invitation: Invitation): void;
  tell(invitation: Invitation, arm: Arm, what: readonly What[]): void;
}

/** Decides which invitation comes up, and when. Knows no element: what happens on the page is told to it. */
export class Inviter {
  private seconds = 0;
  private idle = 0;
  private percent = 0;
  private readonly fired = new Map<Invitation, number>();

  constructor(
    private readonly invitations: readonly Invitation[],
    private readonly manners: Manners,
    private readonly diary: Diary,
    private readonly page: Surroundings,
    private readonly effects: Effects,
  ) {
    diary.arrive(() => page.entrance());
  }

  /** Another page of a single-page app: times and depths are counted anew. */
  turn(): void {
    this.seconds = this.idle = this.percent = 0;
  }

  /** A second passed in which the page was in sight. */
  second(): void {
    this.seconds++;
    this.idle++;
    this.diary.arrive(() => this.page.entrance());
    this.consider();
  }

  /** Something was moved, pressed or typed. */
  stir(): void {
    this.idle = 0;
  }

  /** So much of the page, in per cent, has been in sight. */
  scroll(percent: number): void {
    this.percent = Math.max(this.percent, percent);
    this.consider();
  }

  /** The visitor is about to leave. */
  exit(): void {
    if (this.seconds >= SETTLED) this.consider(true);
  }

  /** The page told of an event. */
  event(name: string, properties: Properties): void {
    for (const invitation of this.invitations) {
      if (fires(invitation.trigger, name, properties)) this.fired.set(invitation, this.page.now());
    }
    this.after("goal", this.invitations.filter(({ goal }) => goal === name));
    this.consider();
  }

  /** The visitor wrote to us. */
  wrote(): void {
    this.diary.noteWrote();
    this.after("conversation", this.invitations);
  }

  pressed(invitation: Invitation): void {
    this.tell(invitation, "shown", ["pressed"]);
  }

  dismissed(invitation: Invitation): void {
    this.diary.noteDismissed();
    this.tell(invitation, "shown", ["dismissed"]);
  }

  private consider(leaving = false): void {
    const due = this.invitations.find((invitation) => this.isDue(invitation, leaving));
    if (!due || this.page.occupied()) return;
    this.fired.delete(due);
    const arm = this.diary.counts ? armOf(this.diary.browser, due.id, due.hold_out) : "shown";
    this.tell(due, arm, this.diary.noteDue(due, arm));
    if (arm === "shown") this.effects.show(due);
  }

  private isDue(invitation: Invitation, leaving: boolean): boolean {
    return (
      this.isTriggered(invitation, leaving) &&
      met(invitation.conditions, this.here(), this.manners.time_zone) &&
      this.diary.permits(invitation, this.manners)
    );
  }

  private isTriggered(invitation: Invitation, leaving: boolean): boolean {
    const { trigger } = invitation;
    switch (trigger.on) {
      case "time":
        return this.seconds >= trigger.seconds;
      case "exit":
        return leaving;
      case "scroll":
        return this.percent >= trigger.percent;
      case "idle":
        return this.idle >= trigger.seconds;
      case "visits":
        return this.diary.visits >= trigger.count;
      case "event":
        return this.page.now() - (this.fired.get(invitation) ?? -Infinity) < REMEMBERED;
    }
  }

  private here(): Here {
    const { entrance, visits } = this.diary;
    return { ...entrance, visits, page: this.page.path(), now: this.page.now(), device: this.page.device() };
  }

  private after(what: What, invitations: readonly Invitation[]): void {
    for (const [invitation, arm] of this.diary.noteAfter(what, invitations)) this.tell(invitation, arm, [what]);
  }

  private tell(invitation: Invitation, arm: Arm, what: readonly What[]): void {
    if (this.diary.counts && what.length > 0) this.effects.tell(invitation, arm, what);
  }
}
