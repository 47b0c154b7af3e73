import { describe, expect, test } from "vitest";
import type { Shortcut } from "../../../client/types";
import { ApiError } from "../../core/errors";
import { EMPTY, fieldsOf, missing, refusedField, waitFor } from "./asking";
import { formats } from "./TimeFields";

const of = (kind: Shortcut["kind"]) => ({ kind }) as Shortcut;

describe("what a request needs", () => {
  test("fields by its kind, in one order", () => {
    expect(fieldsOf(of("call_back"))).toEqual(["name", "phone", "at", "text"]);
    expect(fieldsOf(of("email"))).toEqual(["name", "email", "text"]);
    expect(missing(of("call_back"), EMPTY)).toEqual({ phone: "missing", at: "missing" });
    expect(missing(of("email"), { ...EMPTY, email: "a@example.com", text: "  " })).toEqual({ text: "missing" });
    expect(missing(of("booking"), { ...EMPTY, at: "2026-11-25T10:00:00+05:00", phone: "1" })).toEqual({});
  });

  test("what the server refuses stands at its field", () => {
    expect(refusedField(new ApiError(422, "This time is over.", undefined, "at"))).toBe("at");
    expect(refusedField(new ApiError(422, "Reload.", undefined, "shortcut_id"))).toBeNull();
    expect(refusedField(new TypeError("offline"))).toBeNull();
    expect(waitFor(new ApiError(429, "Wait.", 90))).toBe(90);
  });
});

test("a time keeps its order within a line that is read from the right", () => {
  expect(formats("ur", "Asia/Karachi").time("2026-11-25T04:30:00Z")).toMatch(/^\u20689:30\u00a0\S+\u2069$/);
  expect(formats("en", "Asia/Karachi").day("2026-11-25T20:30:00Z")).toBe("Thursday, November 26");
});
