import { expect, it } from "vitest";
import { asSentence } from "./words";

it("makes sentences of the server's notes", () => {
  expect(asSentence("the visitor asks for a person")).toBe("The visitor asks for a person.");
  expect(asSentence("Done.")).toBe("Done.");
});
