import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { fill, numeral } from "../text";
import { usePanel, useWords } from "../ui/context";
import { Buttons } from "./Buttons";
import { BackIcon, ForwardIcon } from "./icons";
import { Picture } from "./Picture";
import { TEXTS } from "./text";
import type { Card } from "./types";

/** Cards side by side: to be swiped, scrolled with the arrow keys, or turned by the buttons below. */
export function Carousel({ cards }: { cards: readonly Card[] }): VNode {
  const words = useWords(TEXTS);
  const { language } = usePanel();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const many = cards.length > 1;
  const turn = (by: number) => {
    const card = list.current!.children[at + by];
    card?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest", inline: "start" });
  };
  /** The browser's own steps are smaller than a card, so they would snap back. */
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || event.target !== list.current) return;
    event.preventDefault();
    turn(getComputedStyle(list.current!).direction === "rtl" ? -by : by);
  };
  return (
    <div class="carousel" role="group" aria-label={fill(words.cards, { n: numeral(language, cards.length) })}>
      <ul
        ref={list} tabIndex={many ? 0 : undefined} aria-label={fill(words.cards, { n: numeral(language, cards.length) })}
        onKeyDown={onKeyDown} onScroll={() => setAt(shownCard(list.current!))}
      >
        {cards.map((card) => <li class="card"><CardBody card={card} /></li>)}
      </ul>
      {many && (
        <div class="turns">
          <button class="turn" aria-label={words.previous} title={words.previous} disabled={at === 0} onClick={() => turn(-1)}>
            <BackIcon />
          </button>
          <span role="status">{fill(words.place, { n: numeral(language, at + 1), total: numeral(language, cards.length) })}</span>
          <button class="turn" aria-label={words.next} title={words.next} disabled={at === cards.length - 1} onClick={() => turn(1)}>
            <ForwardIcon />
          </button>
        </div>
      )}
    </div>
  );
}

function CardBody({ card: { title, text, price, image, buttons = [] } }: { card: Card }): VNode {
  return (
    <>
      {image && <Picture image={{ ...image, type: "image", alt: image.alt === title ? "" : image.alt }} />}
      <p class="title" dir="auto">{title}</p>
      {price && <p class="price" dir="auto">{price}</p>}
      {text && <p class="about" dir="auto">{text}</p>}
      {buttons.length > 0 && <Buttons buttons={buttons} />}
    </>
  );
}

/** The card that stands at the beginning of the row; at the row's end, the last. */
function shownCard(list: HTMLElement): number {
  const cards = [...list.children] as HTMLElement[];
  const gone = Math.abs(list.scrollLeft);
  if (gone + list.clientWidth >= list.scrollWidth - 2) return cards.length - 1;
  const step = Math.abs((cards[1]?.offsetLeft ?? 0) - (cards[0]?.offsetLeft ?? 0)) || 1;
  return Math.min(cards.length - 1, Math.round(gone / step));
}

function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
