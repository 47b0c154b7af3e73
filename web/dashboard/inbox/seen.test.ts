import { expect, it } from "vitest";
import { aRow } from "../testing/made";
import { isUnread } from "./seen";

it("is unread when something came that a person should answer", () => {
  const waiting = aRow({ state: "waiting", last_seq: 5, last_author: "system" });
  expect(isUnread(waiting, 4)).toBe(true);
  expect(isUnread(waiting, 5)).toBe(false);
  const human = aRow({ state: "human", last_seq: 5, last_author: "visitor" });
  expect(isUnread(human, 4)).toBe(true);
  expect(isUnread({ ...human, last_author: "system" }, 4)).toBe(false);
  expect(isUnread({ ...human, state: "bot" }, 4)).toBe(false);
});
