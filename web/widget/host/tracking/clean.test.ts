import { expect, test } from "vitest";
import { cleanName, cleanPath, cleanProps } from "./clean";

test.each([
  ["/", "/"],
  ["/orders/48213/track", "/orders/:id/track"],
  ["/u/ayesha@example.com", "/u/:id"],
  ["/u/ayesha%40example.com", "/u/:id"],
  ["/reset/9f86d081884c7d659a2f", "/reset/:id"],
  ["/guide/how-to-care-for-your-wooden-table", "/guide/how-to-care-for-your-wooden-table"],
  ["/x;jsessionid=4711", "/x"],
])("the path %s is sent as %s", (path, clean) => expect(cleanPath(path)).toBe(clean));

test("names of events are words of code", () => {
  expect(cleanName("checkout.step_2")).toBe("checkout.step_2");
  for (const name of ["Ayesha bought it", "ayesha@example.com", "order_4821399", "9lives"]) expect(cleanName(name)).toBeNull();
});

test("figures and codes are sent, what people wrote is not", () => {
  const fine = { step: 2, total: 59.5, member: true, plan: "pro" };
  const personal = { email: "x", userName: "bilal", note: "please call me", number: 923001234567, nan: NaN, nested: { a: 1 }, code: "4821399" };
  expect(cleanProps({ ...fine, ...personal })).toEqual(fine);
});
