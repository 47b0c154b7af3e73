import type {
  Completion, Conversation, Message, MessagePage, Rating, Site, Submission, Visitor,
} from "../../client/types";
import { ApiError, VisitorLost } from "./errors";
import type { Keep } from "./storage";

const TIMEOUT = 20_000;

/** A message to be sent: `id` makes sending it again harmless, `page` is the path of the page that it was written on. */
export interface Said {
  id: string;
  text: string;
  page: string;
}

/** The visitors' API of docs/api.md, for one site and one visitor. Every call may throw `ApiError` or, with no network, `TypeError`. */
export class Api {
  private making: Promise<string> | null = null;
  /** A token that was made just now and is refused all the same will not get better by making another. */
  private untried = false;

  constructor(
    private readonly base: string,
    private readonly siteKey: string,
    private readonly keep: Keep,
    /** BCP 47, of the greeting and the canned texts. */
    public language: string,
  ) {}

  site(): Promise<Site> {
    return this.json(`/sites/${encodeURIComponent(this.siteKey)}`, { headers: { "Accept-Language": this.language } });
  }

  openConversation(id: string): Promise<Conversation> {
    return this.asVisitor(`/conversations/${id}`, "PUT", { language: this.language, time_zone: timeZone() });
  }

  messages(id: string, before?: number): Promise<MessagePage> {
    return this.asVisitor(`/conversations/${id}/messages${before === undefined ? "" : `?before=${before}`}`, "GET");
  }

  /** In order; several are answered together. */
  async send(conversation: string, messages: readonly Said[]): Promise<Message[]> {
    const [first, ...others] = messages.map(({ id, text, page }) => ({ id, text, page }));
    const path = `/conversations/${conversation}/message`;
    if (!others.length) return [await this.asVisitor<Message>(`${path}s`, "POST", first)];
    return (await this.asVisitor<{ items: Message[] }>(`${path}-batches`, "POST", { messages: [first, ...others] })).items;
  }

  submit(conversation: string, message: string, submission: Submission): Promise<Message> {
    return this.asVisitor(`/conversations/${conversation}/messages/${message}/submissions`, "POST", submission);
  }

  rate(conversation: string, message: string, rating: Rating): Promise<unknown> {
    return this.asVisitor(`/conversations/${conversation}/messages/${message}/rating`, "PUT", rating);
  }

  takeRatingBack(conversation: string, message: string): Promise<void> {
    return this.asVisitor(`/conversations/${conversation}/messages/${message}/rating`, "DELETE");
  }

  async completions(text: string, signal: AbortSignal): Promise<Completion[]> {
    const query = new URLSearchParams({ q: text, language: this.language });
    const path = `/sites/${encodeURIComponent(this.siteKey)}/completions?${query}`;
    return (await this.json<{ items: Completion[] }>(path, { signal })).items;
  }

  askForPerson(conversation: string): Promise<Conversation> {
    return this.asVisitor(`/conversations/${conversation}/handoff`, "POST");
  }

  stopWaiting(conversation: string): Promise<Conversation> {
    return this.asVisitor(`/conversations/${conversation}/handoff`, "DELETE");
  }

  leaveEmail(conversation: string, email: string): Promise<Conversation> {
    return this.asVisitor(`/conversations/${conversation}/email`, "PUT", { email });
  }

  typing(conversation: string): Promise<void> {
    return this.asVisitor(`/conversations/${conversation}/typing`, "POST");
  }

  async stream(conversation: string, lastId: string, signal: AbortSignal): Promise<Response> {
    const headers = { Accept: "text/event-stream", "Last-Event-ID": lastId, ...(await this.authorization()) };
    return fetch(this.url(`/conversations/${conversation}/stream`), { headers, signal, cache: "no-store" });
  }

  /** Forgets a token that the server no longer knows. */
  forgetVisitor(): void {
    this.making = null;
    this.keep.set("token", null);
  }

  private async asVisitor<T>(path: string, method: string, body?: object): Promise<T> {
    const headers: Record<string, string> = await this.authorization();
    if (body) headers["Content-Type"] = "application/json";
    try {
      const answer = await this.json<T>(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      this.untried = false;
      return answer;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401 && !this.untried) throw new VisitorLost(error.message);
      throw error;
    }
  }

  private async authorization(): Promise<{ Authorization: string }> {
    this.making ??= this.token().catch((error) => {
      this.making = null;
      throw error;
    });
    return { Authorization: `Bearer ${await this.making}` };
  }

  private async token(): Promise<string> {
    const kept = this.keep.get("token");
    if (kept) return kept;
    const { token } = await this.json<Visitor>("/visitors", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ site_key: this.siteKey }),
    });
    this.keep.set("token", token);
    this.untried = true;
    return token;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(this.url(path), { signal: AbortSignal.timeout(TIMEOUT), ...init });
    if (!response.ok) throw await ApiError.from(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private url(path: string): string {
    return `${this.base}/api/web${path}`;
  }
}

/** The visitor's IANA time zone, so that "tomorrow at 5" means theirs. */
function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
