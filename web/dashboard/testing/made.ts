/** Objects of the API for tests, each with what a test does not care about filled in. */

import type { Import, InboxRow, Message, Thread, Trace } from "../api/types";
import type { Training, Understanding } from "../api/understanding";

export function aRow(change: Partial<InboxRow> = {}): InboxRow {
  return {
    id: "c1",
    state: "bot",
    contact: { id: "0192f3a0-0000-7000-8000-0000004f2abc", name: null, email: null, phone: null, verified: null },
    assignee: null,
    language: "en",
    channel: "web",
    preview: "Hello",
    last_author: "visitor",
    last_seq: 1,
    last_message_at: "2026-11-23T10:00:00Z",
    waiting_since: null,
    created_at: "2026-11-23T09:00:00Z",
    handoff_reason: null,
    mood: null,
    urgency: null,
    intent: null,
    moods: [],
    pressing: 0,
    satisfaction: null,
    ...change,
  };
}

export function aMessage(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    client_id: null,
    seq,
    author: "visitor",
    author_name: "",
    kind: "text",
    text: `Message ${seq}`,
    language: "en",
    dir: "ltr",
    citations: [],
    options: [],
    rich: [],
    page: "",
    form: "",
    files: [],
    rating: null,
    offers_person: false,
    reply_to: null,
    created_at: `2026-11-23T10:${String(seq % 60).padStart(2, "0")}:00Z`,
    ...change,
  };
}

export function aThread(seqs: number[], more = false): Thread {
  return { conversation: aRow(), messages: seqs.map((seq) => aMessage(seq)), more, understandings: [], mentions: [], satisfaction: null };
}

export function aTrace(change: Partial<Trace> = {}): Trace {
  return {
    reply_id: "m2",
    reply_to: "m1",
    decision: "answer",
    reason: null,
    mode: "extractive",
    model: null,
    confidence: 0.91,
    threshold: 0.62,
    passages: [],
    sentences: [],
    steps: [],
    tokens: { input: 0, output: 0 },
    fallback: null,
    created_at: "2026-11-23T10:00:00Z",
    ...change,
  };
}

export function anImport(change: Partial<Import> = {}): Import {
  return {
    id: "i1",
    source: "guide.zip",
    state: "running",
    total: 0,
    done: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    skipped: [],
    error: null,
    started_at: null,
    finished_at: null,
    ...change,
  };
}

export function anUnderstanding(messageId: string, change: Partial<Understanding> = {}): Understanding {
  return {
    message_id: messageId,
    created_at: "2026-11-23T10:00:00Z",
    language: "en",
    mood: "neutral",
    mood_confidence: 0.8,
    mood_scores: { neutral: 0.8, confused: 0.2 },
    urgency: "normal",
    urgency_reason: "",
    intent: null,
    candidates: [],
    threshold: 0.7,
    out_of_scope: null,
    intent_version: null,
    entities: [],
    corrected: { mood: false, intent: false },
    ms: 6.2,
    ...change,
  };
}

export function aTraining(change: Partial<Training> = {}): Training {
  return {
    id: "t1",
    version: 1,
    state: "running",
    progress: 0.4,
    step: "Cross-validating",
    examples: 240,
    intents: 12,
    accuracy: null,
    in_scope_recall: null,
    ece: null,
    out_of_scope_recall: null,
    threshold: null,
    usable: false,
    note: null,
    error: null,
    created_at: "2026-11-23T10:00:00Z",
    finished_at: null,
    created_by: "Sana",
    ...change,
  };
}
