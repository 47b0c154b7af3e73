import { describe, expect, it } from "vitest";
import { kindOf, KINDS, schemaOf, toForm, toList } from "./form";

describe("the form of a tool", () => {
  it("tells kinds of values by their schemas and back", () => {
    for (const [kind] of KINDS) expect(kindOf(schemaOf(kind))).toBe(kind);
    expect(kindOf({ type: "string", pattern: "^GN" })).toBe("text");
  });

  it("fills what a draft leaves out and drops what is not to be sent", () => {
    const form = toForm({ id: "1", key: "k", name: "Order", url: "https://example.com", answer: { en: "x" }, arguments: [{ name: "order" }] } as never);
    expect(form.method).toBe("GET");
    expect(form.arguments[0]).toMatchObject({ name: "order", required: true, place: "body" });
    expect(form).not.toHaveProperty("id");
  });

  it("reads lists", () => {
    expect(toList(" a, b\nc ,")).toEqual(["a", "b", "c"]);
  });
});
