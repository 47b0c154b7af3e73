/** How a visitor's mood moved, as words and as a line. */

import type { Mood } from "../api/understanding";
import { MOOD_WORDS } from "./words";

const HEIGHTS: Record<Mood, number> = { angry: 0, frustrated: 1, confused: 2, neutral: 3, happy: 4 };
const HIGHEST = 4;
/** Half a step of the five: less than that from the first half to the second is no change worth telling. */
const CHANGE = 0.5;

export type Direction = "getting worse" | "getting better" | "steady";

export function direction(moods: Mood[]): Direction {
  const middle = Math.floor(moods.length / 2);
  const change = mean(moods.slice(moods.length - middle)) - mean(moods.slice(0, middle));
  if (moods.length < 2 || Math.abs(change) < CHANGE) return "steady";
  return change < 0 ? "getting worse" : "getting better";
}

/** `getting worse: neutral, frustrated, angry` */
export function trendWords(moods: Mood[]): string {
  return `${direction(moods)}: ${moods.map((mood) => MOOD_WORDS[mood].toLowerCase()).join(", ")}`;
}

/** Where the line goes in a box of this size: first mood at the left, best mood at the top. */
export function trendPoints(moods: Mood[], width: number, height: number, inset: number): { x: number; y: number; mood: Mood }[] {
  const step = (width - 2 * inset) / Math.max(1, moods.length - 1);
  return moods.map((mood, index) => ({
    x: round(inset + index * step),
    y: round(inset + (1 - HEIGHTS[mood] / HIGHEST) * (height - 2 * inset)),
    mood,
  }));
}

function mean(moods: Mood[]): number {
  return moods.reduce((sum, mood) => sum + HEIGHTS[mood], 0) / (moods.length || 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
