import { describe, expect, it } from "vitest";
import { readProblem } from "./http";

describe("readProblem", () => {
  it("takes the server's own sentence", () => {
    const problem = JSON.stringify({ title: "Too large", detail: "Send it in parts.", code: "too_large", status: 413 });
    expect(readProblem(413, problem)).toMatchObject({ status: 413, code: "too_large", message: "Send it in parts." });
  });

  it("says something useful when the answer is no problem document", () => {
    expect(readProblem(502, "<html>Bad gateway</html>").message).toContain("Try again");
    expect(readProblem(418, "{}").message).toContain("418");
  });
});
