import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PlainText } from "../conversation/PlainText";
import { MoodChip } from "./Mood";
import { TrendLine } from "./TrendLine";

describe("MoodChip", () => {
  it("says each mood in words, whatever its colour", () => {
    expect(renderToStaticMarkup(<MoodChip mood="angry" brief />)).toMatch(/<span>Angry<\/span>/);
    expect(renderToStaticMarkup(<MoodChip mood="neutral" brief />)).toContain('<span class="visually-hidden">Neutral</span>');
    expect(renderToStaticMarkup(<MoodChip mood="neutral" />)).toContain("<span>Neutral</span>");
  });
});

describe("TrendLine", () => {
  it("tells the line in words and marks where it ends", () => {
    const shown = renderToStaticMarkup(<TrendLine moods={["neutral", "frustrated", "angry"]} width={30} height={20} />);
    expect(shown).toContain('role="img" aria-label="Mood getting worse: neutral, frustrated, angry"');
    expect(shown).toMatch(/<circle cx="27" cy="17"[^>]*data-mood="angry"/);
  });

  it("draws nothing of one mood", () => {
    expect(renderToStaticMarkup(<TrendLine moods={["angry"]} width={30} height={20} />)).toBe("");
  });
});

describe("PlainText", () => {
  const number = { type: "ORDER" as const, text: "GR-1", start: 10, end: 14, value: "GR-1", display: "GR-1" };

  it("marks what a message names without a direction of its own", () => {
    const shown = renderToStaticMarkup(<PlainText text="میرا آرڈر GR-1 کہاں ہے؟" entities={[number]} />);
    expect(shown).toContain('<mark class="entity-mark" title="Order number: GR-1">GR-1</mark>');
    expect(shown).not.toMatch(/dir=|<bdi/);
  });

  it("runs nothing of what a visitor writes", () => {
    const shown = renderToStaticMarkup(<PlainText text={"<b>hi </b>GR-1 javascript:alert(1)"} entities={[number]} />);
    expect(shown).not.toMatch(/<b>|<a /);
  });
});
