/** A tool as its form holds it, and the plain kinds of value that stand for JSON schemas. */

import type { Argument, Tool, ToolIn } from "./toolsApi";

export type ToolForm = Omit<Required<ToolIn>, "arguments"> & { arguments: Argument[] };

export const NEW_ARGUMENT: Argument = {
  name: "",
  value: { type: "string" },
  required: true,
  place: "body",
  entities: [],
  label: {},
  ask: {},
  hint: {},
  choices: {},
  proves: false,
  matches: [],
  future: false,
};

const NEW_TOOL: ToolForm = {
  name: "",
  enabled: true,
  kind: "http",
  description: "",
  risk: "read",
  personal: false,
  method: "GET",
  url: "",
  mcp_tool: "",
  arguments: [],
  intents: [],
  actions: [],
  phrases: [],
  answer: { en: "" },
  confirm: {},
  not_found: {},
  values: {},
  refusal_field: "",
  timeout_seconds: 10,
  headers: null,
};

/** What the form begins with: a tool that is there, a draft, or nothing. */
export function toForm(tool?: Tool | ToolIn): ToolForm {
  if (!tool) return NEW_TOOL;
  const known = Object.fromEntries(Object.entries(tool).filter(([key]) => key in NEW_TOOL)) as Partial<ToolForm>;
  const filled = (tool.arguments ?? []).map((argument) => ({ ...NEW_ARGUMENT, ...argument }));
  return { ...NEW_TOOL, ...known, arguments: filled };
}

export const KINDS = [
  ["text", "Text"],
  ["email", "E-mail address"],
  ["date", "Day"],
  ["time", "Time of day"],
  ["integer", "Whole number"],
  ["number", "Number"],
  ["choice", "One of a few"],
] as const;
export type Kind = (typeof KINDS)[number][0];

type Schema = Record<string, unknown>;

/** Which kind of value a JSON schema is. */
export function kindOf(schema: Schema): Kind {
  if (Array.isArray(schema["enum"])) return "choice";
  const format = schema["format"];
  if (format === "email" || format === "date" || format === "time") return format;
  return schema["type"] === "integer" || schema["type"] === "number" ? schema["type"] : "text";
}

/** The JSON schema of a kind of value. */
export function schemaOf(kind: Kind): Schema {
  if (kind === "choice") return { type: "string", enum: [] };
  if (kind === "integer" || kind === "number") return { type: kind };
  return kind === "text" ? { type: "string" } : { type: "string", format: kind };
}

/** "a, b" as a list, and the other way round. */
export const toList = (text: string): string[] => text.split(/[,\n]/).map((part) => part.trim()).filter(Boolean);
