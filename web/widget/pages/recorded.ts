import { Keep } from "../core/storage";
import { follow } from "../host/tracking/follow";

/** On the hosted page too, what is pressed and read is recorded from a visitor's yes on. `from`: the notice it must be to. */
export function recorded(siteKey: string, root: ShadowRoot, from: number): void {
  follow({ base: location.origin, siteKey, keep: new Keep("localStorage", siteKey), root }, from);
}
