import { type ComponentType, render, type VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type PanelContext, PanelProvider, usePanel } from "./context";

/** Something that is fetched when it is needed, and draws into an element that it is given. */
export interface Part<Props> {
  draw(box: HTMLElement, panel: PanelContext, props: Props): void;
  erase(box: HTMLElement): void;
}

interface LaterProps<Props> {
  load(): Promise<Part<Props>>;
  props: Props;
  class?: string;
  /** Stands there when the part cannot be fetched. */
  instead?: VNode;
}

/**
 * A place for a part that is fetched with its first use. The part draws into a root of its own, because it may run on
 * another copy of Preact than the panel (docs/decisions/0018). It is drawn anew when its props, the site or the
 * conversation have changed; a part that must know more listens by `useChat`.
 */
export function Later<Props extends object>({ load, props, class: name, instead }: LaterProps<Props>): VNode | null {
  const panel = usePanel();
  const { chat } = panel;
  const box = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<Part<Props> | "failed" | null>(null);

  useEffect(() => {
    load().then(setPart, () => setPart("failed"));
  }, []);
  useLayoutEffect(() => {
    if (part && part !== "failed") part.draw(box.current!, panel, props);
  }, [part, panel, chat.site, chat.siteFailed, chat.room?.conversation, chat.room?.transcript.messages, ...Object.values(props)]);
  useLayoutEffect(() => chat.change(), [part]); // so that the log follows its end
  useEffect(() => {
    const element = box.current!;
    return () => {
      if (part && part !== "failed") part.erase(element);
    };
  }, [part]);

  return part === "failed" ? (instead ?? null) : <div class={name} ref={box} />;
}

/** What a later part's module gives for `Later` to draw. Its styles are added once to each root. */
export function part<Props extends object>(Drawn: ComponentType<Props>, css: string): Part<Props> {
  const sheet = new CSSStyleSheet(); // style elements are dropped on pages with a strict policy
  sheet.replaceSync(css);
  return {
    draw(box, panel, props) {
      const root = box.getRootNode() as ShadowRoot;
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      render(<PanelProvider value={panel}><Drawn {...props} /></PanelProvider>, box);
    },
    erase: (box) => render(null, box),
  };
}
