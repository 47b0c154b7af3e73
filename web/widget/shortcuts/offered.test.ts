import { describe, expect, test } from "vitest";
import type { Shortcut } from "../../client/types";
import { type Here, offered, onPage } from "./offered";

const shortcut = (id: string, rules: Partial<Shortcut> = {}): Shortcut => ({
  id, kind: "email", action: "form", label: id, language: "en", question: "", url: "", timed: false, page: "", visitors: null, by_intent: false, ...rules,
});
const HERE: Here = { page: "/", returning: false, wanted: [] };
const ids = (shown: Shortcut[]) => shown.map(({ id }) => id).join(" ");

describe("which shortcuts are offered", () => {
  const all = [
    shortcut("always"),
    shortcut("cart", { page: "/cart*" }),
    shortcut("again", { visitors: "returning" }),
    shortcut("first", { visitors: "new" }),
    shortcut("refund", { by_intent: true }),
  ];

  test("by page and visitor", () => {
    expect(ids(offered(all, "greeting", HERE))).toBe("always first");
    expect(ids(offered(all, "greeting", { ...HERE, page: "/cart/pay", returning: true }))).toBe("always cart again");
  });

  test("by what the visitor wants, and then alone above the message field", () => {
    const wanting = { ...HERE, wanted: ["refund", "always"] };
    expect(ids(offered(all, "now", wanting))).toBe("refund");
    expect(ids(offered(all, "menu", wanting))).toBe("always first refund");
    expect(ids(offered(all, "now", HERE))).toBe("");
  });

  test("not more than fit under the greeting", () => {
    const many = [..."abcdefgh"].map((id) => shortcut(id));
    expect(offered(many, "greeting", HERE)).toHaveLength(5);
    expect(offered(many, "menu", HERE)).toHaveLength(8);
  });
});

test.each([
  ["/checkout", "/checkout", true],
  ["/checkout/", "/checkout", true],
  ["/checkout/pay", "/checkout", false],
  ["/products/kettle", "/products/*", true],
  ["/products", "/products/*", false],
  ["/a.b", "/a?b", false],
  ["/axb", "/a.b", false],
  ["/", "/", true],
  ["/en/cart/", "*/cart", true],
])("the page %s and the pattern %s", (page, pattern, fits) => {
  expect(onPage(page, pattern)).toBe(fits);
});
