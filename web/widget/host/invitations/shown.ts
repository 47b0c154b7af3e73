import { addStyles, bubble, type BubbleActions, type BubbleLook } from "./bubble";
import type { Invitation } from "./types";

/** A live region is heard when its words change, not when it comes with them. */
const HEARD_AFTER = 150;

/** The one bubble that is on the page, right before the button in the corner: in sight, and in the order of the keyboard. */
export class Shown {
  private box: HTMLElement | undefined;
  private readonly told = document.createElement("div");

  constructor(
    private readonly root: ShadowRoot,
    /** Gives the focus to the button in the corner. */
    private readonly leave: () => void,
  ) {
    addStyles(root);
    this.told.className = "invitation-told";
    this.told.setAttribute("role", "status");
    root.append(this.told);
  }

  get isThere(): boolean {
    return this.box !== undefined;
  }

  show(invitation: Invitation, look: BubbleLook, actions: BubbleActions): void {
    this.remove();
    this.box = bubble(invitation, look, actions);
    this.root.prepend(this.box);
    document.addEventListener("keydown", this.escape = ({ key }) => {
      if (key === "Escape") actions.dismiss();
    });
    this.told.lang = invitation.language;
    setTimeout(() => (this.told.textContent = this.box ? invitation.text : ""), HEARD_AFTER);
  }

  /** Who has the focus in it goes on from the button in the corner. */
  remove(): void {
    if (!this.box) return;
    const had = this.box.contains(this.root.activeElement);
    this.box.remove();
    this.box = undefined;
    this.told.textContent = "";
    document.removeEventListener("keydown", this.escape);
    if (had) this.leave();
  }

  private escape: (event: KeyboardEvent) => void = () => undefined;
}
