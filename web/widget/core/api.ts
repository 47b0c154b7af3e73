import type {
  Completion, Conversation, Message, MessagePage, Rating, Site, Submission,
} from "../../client/types";
import { ApiError, VisitorLost } from "./errors";
import type { Visitor } from "./visitor";

const TIMEOUT = 20_000;

/** A message to be sent: `id` makes sending it again harmless, `page` is the path of the page that it was written on. */
export interface Said {
  id: string;
  text: string;
  page: string;
  files?: readonly { id: string }[] | undefined;
}

/** Where files of a conversation go and come from, and the token that may put and get them. */
export interface FilesAt {
  address: string;
  token: string;
}

/** The visitors' API of docs/api.md, for one site and one visitor. Every call may throw `ApiError` or, with no network, `TypeError`. */
export class Api {
  constructor(
    private readonly base: string,
    readonly siteKey: string,
    private readonly visitor: Visitor,
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
    const [first, ...others] = messages.map(({ id, text, page, files }) => ({ id, text, page, files: files?.map((file) => file.id) }));
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

  async filesAt(conversation: string): Promise<FilesAt> {
    return { address: this.url(`/conversations/${conversation}/files`), token: await this.visitor.token() };
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
    const token = await this.visitor.token();
    const headers = { Accept: "text/event-stream", "Last-Event-ID": lastId, Authorization: `Bearer ${token}` };
    const response = await fetch(this.url(`/conversations/${conversation}/stream`), { headers, signal, cache: "no-store" });
    return response.status === 401 && this.visitor.renewed(token) ? this.stream(conversation, lastId, signal) : response;
  }

  /** Forgets a token that the server no longer knows. */
  forgetVisitor(): void {
    this.visitor.become(null);
  }

  async asVisitor<T>(path: string, method: string, body?: object): Promise<T> {
    const token = await this.visitor.token();
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    if (body) headers["Content-Type"] = "application/json";
    try {
      const answer = await this.json<T>(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      this.visitor.untried = false;
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      if (this.visitor.renewed(token)) return this.asVisitor(path, method, body);
      throw this.visitor.untried ? error : new VisitorLost(error.message);
    }
  }

  async json<T>(path: string, init: RequestInit): Promise<T> {
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
