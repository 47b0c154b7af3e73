import { onPageChange } from "../pages";
import { Fling } from "./fling";
import type { Inviter } from "./inviter";

const STIRS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "scroll"];
/** A page glides on for so many milliseconds after the finger has left it. */
const GLIDE = 1_500;

/** Tells an inviter what happens on the page; `onTurn`: the page of a single-page app has changed. */
export function listen(inviter: Inviter, onTurn: () => void): void {
  setInterval(() => {
    if (!document.hidden) inviter.second();
  }, 1_000);
  for (const event of STIRS) document.addEventListener(event, () => inviter.stir(), { passive: true, capture: true });
  document.addEventListener("mouseout", ({ relatedTarget, clientY }) => {
    if (!relatedTarget && clientY <= 0) inviter.exit();
  });
  listenToScrolling(inviter);
  onPageChange(() => {
    onTurn();
    inviter.turn();
  });
}

function listenToScrolling(inviter: Inviter): void {
  const fling = new Fling();
  let touched = -Infinity;
  const touch = () => (touched = performance.now());
  for (const event of ["touchmove", "touchend"]) document.addEventListener(event, touch, { passive: true });
  document.addEventListener("scroll", () => {
    const { scrollHeight } = document.documentElement;
    const seen = scrollY + innerHeight;
    if (scrollHeight > innerHeight) inviter.scroll((seen / scrollHeight) * 100);
    const at = performance.now();
    if (fling.moved(at, scrollY, innerHeight) && at - touched < GLIDE) inviter.exit();
  }, { passive: true });
}
