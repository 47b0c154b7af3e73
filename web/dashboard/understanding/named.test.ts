import { expect, it } from "vitest";
import { anUnderstanding } from "../testing/made";
import { named } from "./named";

it("gives intents the names that the desk knows them by, and leaves those that are gone as they were", () => {
  const order = { key: "order", label: "Order kahan hai", probability: 0.9 };
  const gone = { key: "gone", label: "Purana", probability: 0.05 };
  const read = named(anUnderstanding("m1", { intent: order, candidates: [order, gone] }), [{ key: "order", label: "Order status" }]);
  expect(read.intent?.label).toBe("Order status");
  expect(read.candidates.map(({ label }) => label)).toEqual(["Order status", "Purana"]);
  expect(named(anUnderstanding("m1"), []).intent).toBeNull();
});
