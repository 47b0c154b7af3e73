import type { Conversation, Message, Site } from "../../../client/types";
import { SAMPLES } from "./samples";

export const SITE_KEY = "preview";
export const CONVERSATION = "00000000-0000-7000-8000-000000000001";
/** Number of the last message of the sample. */
export const LAST = 2;

/** Answers the panel in the server's place: a conversation to look at, and nothing that is said goes anywhere. */
export function pretendServer(site: Site): typeof fetch {
  const sample = (SAMPLES as Record<string, typeof SAMPLES.en>)[site.language] ?? SAMPLES.en;
  const started = Date.now() - 90_000;
  return async (input, init) => {
    const path = new URL(String(input), location.origin).pathname.replace("/api/web", "");
    const method = init?.method ?? "GET";
    if (path === `/sites/${SITE_KEY}`) return json(site);
    if (path === "/visitors") return json({ visitor_id: CONVERSATION, token: "preview" }, 201);
    if (path === `/conversations/${CONVERSATION}` && method === "PUT") return json(conversation(site.language, started));
    if (path.endsWith("/messages") && method === "GET") return json({ items: messages(sample, site.language, started), more: false });
    if (path.endsWith("/stream")) return new Promise(() => undefined); // nothing ever happens
    return json({ title: "Preview", status: 403, code: "forbidden", detail: sample.refused }, 403);
  };
}

function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

function conversation(language: string, started: number): Conversation {
  return {
    id: CONVERSATION, state: "bot", agent_name: null, language, email_given: false, person_available: true, satisfaction: null,
    last_seq: LAST, created_at: new Date(started).toISOString(),
  };
}

function messages(sample: typeof SAMPLES.en, language: string, started: number): Partial<Message>[] {
  const common = {
    author_name: "", options: [], rich: [], files: [], offers_person: false, page: "", form: "", rating: null, language,
    dir: sample.dir as Message["dir"], citations: [], reply_to: null, client_id: null,
  };
  const cited = { n: 1, article_id: CONVERSATION, title: sample.title, heading: "", url: "", quote: "" };
  return [
    { ...common, id: "q", seq: 1, author: "visitor", kind: "text", text: sample.question, created_at: new Date(started).toISOString() },
    {
      ...common, id: "a", seq: LAST, author: "bot", kind: "answer", text: sample.answer, citations: [cited],
      options: [{ label: sample.option, text: sample.option }], created_at: new Date(started + 20_000).toISOString(),
    },
  ];
}
