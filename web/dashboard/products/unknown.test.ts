import { describe, expect, it } from "vitest";
import { unknownHosts } from "./unknown";

const OWN = "https://chat.shop.example";
const at = (...images: (string | null)[]) => images.map((image) => ({ image }));

describe("hosts of pictures that are not allowed", () => {
  it("are each named once, without this server and those that are allowed", () => {
    const products = at("https://a.example/1.png", "https://a.example/2.png", "/help/s/media/1", "https://b.example/3.png", null, "https://c.example/4.png");
    expect(unknownHosts(products, ["https://b.example"], OWN)).toEqual(["https://a.example", "https://c.example"]);
  });

  it("pass over what is no address", () => {
    expect(unknownHosts(at("https://"), [], OWN)).toEqual([]);
  });
});
