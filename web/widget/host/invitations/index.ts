import type { components } from "../../../client/schema";
import type { Button, Theme } from "../../contract";
import { parseHex } from "../../core/color";
import { uuid } from "../../core/uuid";
import type { Page } from "../page";
import { act } from "./act";
import { beacon } from "./beacon";
import type { BubbleLook } from "./bubble";
import { Diary } from "./diary";
import { Inviter } from "./inviter";
import { device, entrance, inTheWay } from "./page";
import { Shown } from "./shown";
import { listen } from "./signals";
import { BrowserStore } from "./store";
import type { Invitation } from "./types";

type Engagement = components["schemas"]["Engagement"];

/** Lets invitations come up on this page: fetched only where the owner has some. */
export function invite(page: Page, button: Button, { invitations, manners, launcher }: Engagement): void {
  const { config, widget, events, happenings } = page;
  const shown = new Shown(button.root, () => button.focus());
  const diary = new Diary(new BrowserStore(page.keep), Date.now, uuid);
  const surroundings = {
    now: Date.now,
    path: () => location.pathname,
    device,
    entrance,
    occupied: () => widget.isOpen || shown.isThere || inTheWay(),
  };
  const show = (invitation: Invitation) => {
    const done = (action: string) => {
      shown.remove();
      events.tell("invitation", { id: invitation.id, action });
    };
    shown.show(invitation, lookOf(page, launcher.color), {
      open: () => press(() => void widget.greet(invitation.text)),
      press: (choice) => press(() => void act(page, invitation, choice)),
      dismiss: () => {
        inviter.dismissed(invitation);
        done("dismissed");
      },
    });
    const press = (then: () => void) => {
      inviter.pressed(invitation);
      done("pressed");
      then();
    };
    events.tell("invitation", { id: invitation.id, action: "shown" });
  };
  const inviter = new Inviter(invitations, manners, diary, surroundings, { show, tell: beacon(config.base, config.siteKey) });
  listen(inviter, () => shown.remove());
  happenings.listen((name, properties) => inviter.event(name, properties));
  events.on("open", () => shown.remove());
  events.on("message", ({ author }: { author: string }) => {
    if (author === "visitor") inviter.wrote();
  });
}

/** As the button in the corner and the panel look now. */
function lookOf({ config, keep }: Page, siteColor: string): BubbleLook {
  const theme = (keep.get("theme") as Theme | null) ?? config.theme;
  const dark = theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  return { side: config.side, theme: dark ? "dark" : "light", color: config.color && parseHex(config.color) ? config.color : siteColor };
}
