import { expect, it } from "vitest";
import { aRow } from "../testing/made";
import { contactName, contactTint, initials } from "./handle";

const contact = aRow().contact;

it("prefers the name, then the address, then a handle made of the id", () => {
  expect(contactName({ ...contact, name: "Noor Khan", email: "noor@example.com" })).toBe("Noor Khan");
  expect(contactName({ ...contact, email: "noor@example.com" })).toBe("noor@example.com");
  expect(contactName(contact)).toBe("Visitor 2ABC");
});

it("makes initials of whatever the name is", () => {
  expect(initials("Noor Khan")).toBe("NK");
  expect(initials("noor@example.com")).toBe("NE");
  expect(initials("Visitor 2ABC")).toBe("2A");
  expect(initials("علی رضا")).toBe("عر");
});

it("tints a contact the same way each time, within the eight tints", () => {
  expect(contactTint(contact)).toBe(contactTint({ ...contact, name: "Other" }));
  expect(contactTint(contact)).toBeLessThan(8);
});
