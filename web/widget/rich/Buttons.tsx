import type { VNode } from "preact";
import { safeLink } from "../markdown/links";
import { usePanel } from "../ui/context";
import type { Button } from "./types";

/** Each opens a page in a new tab or sends a message. */
export function Buttons({ buttons }: { buttons: readonly Button[] }): VNode {
  const { chat, base, refocus, language: { texts } } = usePanel();
  const send = (text: string) => {
    chat.send(text);
    refocus();
  };
  return (
    <div class="options" role="group" aria-label={texts.options}>
      {buttons.map(({ label, url, text }) => {
        const address = url && safeLink(url, base);
        if (!address) return text ? <button class="option" dir="auto" onClick={() => send(text)}>{label}</button> : null;
        return (
          <a class="option" dir="auto" href={address} target="_blank" rel="noopener noreferrer">
            {label}
            <span class="hidden"> {texts.opensNewTab}</span>
          </a>
        );
      })}
    </div>
  );
}
