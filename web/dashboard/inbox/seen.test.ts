import { expect, it } from "vitest";
import { aRow } from "../testing/made";
import { isUnread } from "./seen";

it("is unread when the visitor wrote last and a person should answer", () => {
  const waiting = aRow({ state: "waiting", last_seq: 5, last_author: "visitor" });
  expect(isUnread(waiting, 4)).toBe(true);
  expect(isUnread(waiting, 5)).toBe(false);
  expect(isUnread({ ...waiting, last_author: "agent" }, 4)).toBe(false);
  expect(isUnread({ ...waiting, state: "bot" }, 4)).toBe(false);
});
