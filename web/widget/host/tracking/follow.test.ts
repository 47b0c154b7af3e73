import { beforeEach, expect, test, vi } from "vitest";
import { CONSENT_CHANGED, remember } from "../../core/consent";
import { Keep } from "../../core/storage";
import { follow } from "./follow";

const began = vi.fn();
const ended = vi.fn();
vi.mock(".", () => ({
  record: (_: unknown, how: unknown) => {
    began(how);
    return ended;
  },
}));

let keep: Keep;
let host: HTMLElement;

beforeEach(() => {
  localStorage.clear();
  began.mockClear();
  ended.mockClear();
  vi.unstubAllGlobals();
  keep = new Keep("localStorage", "shop");
  host = document.createElement("div");
});

const begin = (from = 0) => follow({ base: "", siteKey: "shop", keep, root: host.attachShadow({ mode: "open" }) }, from);
const answered = (yes: boolean, version = 0) => {
  remember(keep, yes, version);
  host.dispatchEvent(new Event(CONSENT_CHANGED));
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("begins with a yes, once, and ends with a no", async () => {
  begin();
  await settled();
  expect(began).not.toHaveBeenCalled();
  answered(true);
  answered(true);
  await settled();
  expect(began.mock.calls).toEqual([[{ fromNow: true }]]);
  answered(false);
  await settled();
  expect(ended).toHaveBeenCalledOnce();
  answered(true);
  await settled();
  expect(began).toHaveBeenCalledTimes(2);
});

test("a yes of an earlier visit holds, for this notice and not for a newer one", async () => {
  remember(keep, true, 2);
  begin(2);
  await settled();
  expect(began.mock.calls).toEqual([[{ fromNow: false }]]);
  began.mockClear();
  host = document.createElement("div");
  begin(3);
  await settled();
  expect(began).not.toHaveBeenCalled();
});

test.each([{ globalPrivacyControl: true }, { doNotTrack: "1" }])("a browser that says %o is not recorded", async (signal) => {
  vi.stubGlobal("navigator", signal);
  remember(keep, true, 0);
  begin();
  await settled();
  expect(began).not.toHaveBeenCalled();
});
