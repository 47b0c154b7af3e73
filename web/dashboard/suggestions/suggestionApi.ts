/** The desk's calls about questions that the help centre should answer, and what it remembers of them. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";
import type { ArticleDraft } from "../api/types";

type Schemas = components["schemas"];

export type SuggestionRow = Schemas["SuggestionRow"];
export type SuggestionList = Schemas["SuggestionList"];
export type Suggestion = Schemas["SuggestionOut"];
export type SuggestionState = SuggestionRow["state"];
export type Week = Schemas["WeekOut"];
export type Contradiction = Schemas["ContradictionOut"];
export type Draft = Schemas["DraftOut"];
export type Effect = Schemas["Effect"];
type Merger = { suggestion_id: string } | { article_id: string; heading: string; markdown: string };

const post = <T>(path: string, body?: unknown) => call<T>(`/suggestions${path}`, { method: "POST", ...(body === undefined ? {} : { body }) });

export const suggestionApi = {
  list: (state: SuggestionState) => call<SuggestionList>(`/suggestions?state=${state}`),
  one: (id: string) => call<Suggestion>(`/suggestions/${id}`),
  look: () => post<Schemas["Looked"]>("/looks"),
  setRules: (rules: { times: number; days: number }) => call<Schemas["FaqRulesOut"]>("/suggestions/rules", { method: "PUT", body: rules }),
  check: (answer: { title: string; language: string; markdown: string }) => post<Schemas["ContradictionList"]>("/checks", answer),
  draft: (id: string) => post<Draft>(`/${id}/drafts`),
  approve: (id: string, article: ArticleDraft) => post<Suggestion>(`/${id}/approval`, article),
  merge: (id: string, into: Merger) => post<Suggestion>(`/${id}/merger`, into),
  reject: (id: string) => post<Suggestion>(`/${id}/rejection`),
  takeBack: (id: string) => call<void>(`/suggestions/${id}/rejection`, { method: "DELETE" }),
};

export const suggestionsQuery = (state: SuggestionState) =>
  queryOptions({ queryKey: ["suggestions", state] as const, queryFn: () => suggestionApi.list(state) });

export const suggestionQuery = (id: string) => queryOptions({ queryKey: ["suggestion", id] as const, queryFn: () => suggestionApi.one(id) });
