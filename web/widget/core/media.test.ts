import { expect, test } from "vitest";
import { allowedMedia } from "./media";

const BASE = "https://chat.shop.example";
const HOSTS = ["https://cdn.shop.example"];

test.each([
  ["/help/shop/lamp.jpg", "https://chat.shop.example/help/shop/lamp.jpg"],
  ["https://chat.shop.example/lamp.jpg", "https://chat.shop.example/lamp.jpg"],
  ["https://cdn.shop.example/a.mp4?x=1", "https://cdn.shop.example/a.mp4?x=1"],
])("%s may be asked for", (url, address) => {
  expect(allowedMedia(url, BASE, HOSTS)).toBe(address);
});

test.each([
  "https://elsewhere.example/lamp.jpg",
  "//elsewhere.example/lamp.jpg",
  "http://cdn.shop.example/lamp.jpg",
  "https://cdn.shop.example.elsewhere.example/lamp.jpg",
  "https://cdn.shop.example@elsewhere.example/lamp.jpg",
  "https://cdn.shop.example:8443/lamp.jpg",
  "javascript:alert(1)",
  "data:image/png;base64,AA==",
  "https://",
])("%s may not", (url) => {
  expect(allowedMedia(url, BASE, HOSTS)).toBeNull();
});
