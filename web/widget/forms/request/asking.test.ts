import { describe, expect, test } from "vitest";
import type { Shortcut } from "../../../client/types";
import { ApiError } from "../../core/errors";
import { EMPTY, fieldsOf, missing, refusedField, waitFor } from "./asking";

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
