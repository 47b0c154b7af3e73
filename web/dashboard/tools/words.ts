/** What the desk calls the parts of tools. */

import type { CallState, Risk } from "./toolsApi";

export const RISK_WORDS: Record<Risk, string> = {
  read: "Only reads: runs at once",
  low: "Changes something small: the visitor confirms it",
  approval: "Needs approval: the visitor confirms, then an agent approves",
};

export const RISK_SHORT: Record<Risk, string> = { read: "Reads", low: "Visitor confirms", approval: "Agent approves" };

export const STATE_WORDS: Record<CallState, string> = {
  waiting: "Waits for approval",
  declined: "Declined",
  running: "Running",
  done: "Done",
  not_found: "Found nothing",
  refused: "Refused",
  failed: "Failed",
  unknown: "Nobody knows",
};
