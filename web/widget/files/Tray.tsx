import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SentFile } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { fill } from "../text";
import { MOST_FILES } from "./problems";
import { TEXTS } from "./text";
import { TrayItem } from "./TrayItem";

/** What goes with the next message; null while one of them is on its way. */
export type Attached = readonly SentFile[] | null;

export interface Props {
  given: readonly File[];
  onRemove(file: File): void;
  onChange(attached: Attached): void;
}

/** How far a file is: taken by the server, refused for good, or on its way. */
export type State = SentFile | "refused" | "on its way";

/** The files that were chosen: each goes at once, and is sent with the message. */
export function Tray({ given, onRemove, onChange }: Props): VNode {
  const { refocus } = usePanel();
  const words = useWords(TEXTS);
  const states = useRef(new Map<File, State>());
  const [said, setSaid] = useState("");

  const tell = () => {
    const now = given.map((file) => states.current.get(file) ?? "on its way");
    onChange(now.includes("on its way") ? null : now.filter((state) => typeof state === "object"));
  };
  useEffect(tell, [given]);
  const became = (file: File, state: State) => {
    states.current.set(file, state);
    if (typeof state === "object") setSaid(fill(words.ready, { name: file.name }));
    tell();
  };

  return (
    <>
      {given.length > 0 && (
        <ul class="tray" aria-label={words.tray}>
          {given.map((file, at) => (
            <TrayItem
              key={keyOf(file)} file={file} words={words} over={at >= MOST_FILES}
              onState={(state) => became(file, state)}
              onRemove={() => (onRemove(file), refocus())}
            />
          ))}
        </ul>
      )}
      <p class="hidden" role="status">{said}</p>
    </>
  );
}

const keys = new WeakMap<File, number>();
let last = 0;

function keyOf(file: File): number {
  if (!keys.has(file)) keys.set(file, ++last);
  return keys.get(file)!;
}
