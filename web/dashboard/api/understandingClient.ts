/** The desk's calls about intents and understanding, by name. */

import { call, upload } from "./http";
import type {
  ExampleList,
  Intent,
  IntentForm,
  IntentList,
  IntentReport,
  IntentWithTexts,
  NewIntent,
  Rules,
  ThresholdHistory,
  Training,
  TrainingList,
} from "./understanding";

const noProgress = () => {};

export const understandingApi = {
  intents: () => call<IntentList>("/intents"),
  intent: (id: string) => call<IntentWithTexts>(`/intents/${id}`),
  createIntent: (form: NewIntent) => call<IntentWithTexts>("/intents", { method: "POST", body: form }),
  changeIntent: (id: string, form: IntentForm) => call<Intent>(`/intents/${id}`, { method: "PATCH", body: form }),
  deleteIntent: (id: string) => call<void>(`/intents/${id}`, { method: "DELETE" }),
  addExamples: (id: string, texts: string[]) => call<IntentWithTexts>(`/intents/${id}/examples`, { method: "POST", body: { texts } }),
  deleteExample: (id: string, exampleId: string) => call<void>(`/intents/${id}/examples/${exampleId}`, { method: "DELETE" }),
  outside: () => call<ExampleList>("/intents/outside"),
  addOutside: (texts: string[]) => call<ExampleList>("/intents/outside/examples", { method: "POST", body: { texts } }),
  deleteOutside: (exampleId: string) => call<void>(`/intents/outside/examples/${exampleId}`, { method: "DELETE" }),
  importIntents: (file: File) => upload<IntentReport>("/intents/imports", formOf(file), noProgress),

  train: () => call<Training>("/intents/trainings", { method: "POST" }),
  trainings: () => call<TrainingList>("/intents/trainings"),
  activate: (id: string) => call<Training>(`/intents/trainings/${id}/activation`, { method: "POST" }),
  threshold: () => call<ThresholdHistory>("/intents/threshold"),

  rules: () => call<Rules>("/understanding"),
  saveRules: (rules: Rules) => call<Rules>("/understanding", { method: "PUT", body: rules }),
};

function formOf(file: File): FormData {
  const form = new FormData();
  form.append("file", file);
  return form;
}
