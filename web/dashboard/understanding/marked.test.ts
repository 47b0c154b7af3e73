import { describe, expect, it } from "vitest";
import type { Entity } from "../api/understanding";
import { markedParts } from "./marked";

/** An entity where `text` stands in `whole`, counted in characters as the server counts. */
function found(whole: string, text: string, type: Entity["type"] = "ORDER"): Entity {
  const start = [...whole.slice(0, whole.indexOf(text))].length;
  return { type, text, start, end: start + [...text].length, value: text, display: text };
}

const shown = (text: string, entities: Entity[] = []) => markedParts(text, entities).map(({ kind, text: part }) => [kind, part]);

describe("markedParts", () => {
  it("marks what is named and links addresses", () => {
    const text = "GR-123 is on https://example.com/t, right?";
    expect(shown(text, [found(text, "GR-123")])).toEqual([
      ["entity", "GR-123"],
      ["text", " is on "],
      ["address", "https://example.com/t"],
      ["text", ", right?"],
    ]);
  });

  it("counts characters as the server does, past emoji", () => {
    const text = "👋🏽 Hi 😡 it is GR-123";
    expect(shown(text, [found(text, "GR-123")])).toEqual([
      ["text", "👋🏽 Hi 😡 it is "],
      ["entity", "GR-123"],
    ]);
  });

  it("finds its place in text that is written from the right", () => {
    const text = "میرا آرڈر GR-51007 پیر تک چاہیے";
    expect(shown(text, [found(text, "پیر", "DATE"), found(text, "GR-51007")])).toEqual([
      ["text", "میرا آرڈر "],
      ["entity", "GR-51007"],
      ["text", " "],
      ["entity", "پیر"],
      ["text", " تک چاہیے"],
    ]);
  });

  it("leaves an address whole, and of two that overlap the first", () => {
    const text = "see https://example.com/GR-123 on Monday at 5";
    const overlapping = [found(text, "GR-123"), found(text, "Monday at 5", "DATE"), found(text, "Monday", "DATE")];
    expect(shown(text, overlapping).filter(([kind]) => kind !== "text")).toEqual([
      ["address", "https://example.com/GR-123"],
      ["entity", "Monday at 5"],
    ]);
  });

  it("passes over a place that the text does not have", () => {
    const beyond = { ...found("GR-123", "GR-123"), start: 90, end: 96 };
    expect(shown("short", [beyond])).toEqual([["text", "short"]]);
  });
});
