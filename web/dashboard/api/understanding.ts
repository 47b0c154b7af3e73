/** What was read out of a visitor's message, the workspace's intents, and the rules for both. */

import type { components } from "../../client/schema";

type Schemas = components["schemas"];

export type Understanding = Schemas["UnderstandingOut"];
/** `start` and `end` count characters (code points) of the message. */
export type Entity = Schemas["EntityOut"];
export type IntentGuess = Schemas["IntentGuessOut"];
export type Mood = Understanding["mood"];
export type Urgency = Understanding["urgency"];
export type EntityType = Entity["type"];

export type Intent = Schemas["IntentOut"];
export type IntentWithTexts = Schemas["IntentWhole"];
export type Example = Schemas["ExampleOut"];
/** Examples of what is none of the intents. */
export type ExampleList = Schemas["ExampleList"];
export type IntentList = Schemas["IntentList"];
export type NewIntent = Schemas["NewIntent"];
export type IntentReport = Schemas["IntentImportOut"];
export type Skip = IntentReport["skipped"][number];
export type Handling = Intent["handling"];
/** What people fill in of an intent. */
export type IntentForm = Pick<Intent, "label" | "labels" | "description" | "handling">;

export type Training = Schemas["TrainingOut"];
export type TrainingList = Schemas["TrainingList"];
export type TrainingState = Training["state"];
export type ThresholdPoint = Schemas["ThresholdPoint"];
export type ThresholdHistory = Schemas["ThresholdOut"];

/** `handoff_after`: 0 is at once, N after N such messages in a row, null never. */
export type Rules = Schemas["RulesBody"];
export type Pattern = Rules["patterns"][number];
