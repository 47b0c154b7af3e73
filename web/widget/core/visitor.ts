import type { Visitor as Made } from "../../client/types";
import { ApiError } from "./errors";
import type { Keep } from "./storage";

const TIMEOUT = 20_000;

/** The visitor's token: made when it is first needed, kept in the browser, shared by all that runs on the page. */
export class Visitor {
  private making: Promise<string> | null = null;
  /** A token that was made just now and is refused all the same will not get better by making another. */
  untried = false;

  constructor(
    private readonly base: string,
    private readonly siteKey: string,
    private readonly keep: Keep,
  ) {}

  /** May throw `ApiError` or, with no network, `TypeError`. */
  token(): Promise<string> {
    this.making ??= this.make().catch((error) => {
      this.making = null;
      throw error;
    });
    return this.making;
  }

  /** Whether another tab has put another token in the place of one that was refused: then that one goes on. */
  renewed(refused: string): boolean {
    const kept = this.keep.get("token");
    if (!kept || kept === refused) return false;
    this.become(kept);
    return true;
  }

  /** Goes on with this token; with null as somebody new. */
  become(token: string | null): void {
    this.making = null;
    this.keep.set("token", token);
  }

  private async make(): Promise<string> {
    const kept = this.keep.get("token");
    if (kept) return kept;
    const response = await fetch(`${this.base}/api/web/visitors`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ site_key: this.siteKey }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw await ApiError.from(response);
    const { token } = (await response.json()) as Made;
    this.keep.set("token", token);
    this.untried = true;
    return token;
  }
}
