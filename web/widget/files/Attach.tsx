import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePanel, useWords } from "../ui/context";
import type { Field } from "../ui/field";
import { Icon } from "../ui/icons";
import { Later } from "../ui/Later";
import type { Attached } from "./Tray";

const load = () => import(".").then(({ tray }) => tray);

const TEXTS = {
  en: { attach: "Attach a picture or PDF" },
  ur: { attach: "تصویر یا پی ڈی ایف لگائیں" },
  ar: { attach: "أرفق صورة أو ملف PDF" },
};

export interface Props {
  field: Field;
  /** Of the message that is written: with the next one it begins anew. */
  round: number;
  onChange(attached: Attached): void;
}

/** Takes files for the next message: chosen, pasted or dropped onto the panel. What becomes of them is fetched with the first. */
export function Attach({ field, round, onChange }: Props): VNode | null {
  const { chat, refocus } = usePanel();
  const words = useWords(TEXTS);
  const [given, setGiven] = useState<readonly File[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const add = (files: Iterable<File>) => setGiven((before) => [...before, ...files]);
  const remove = (file: File) => setGiven((before) => before.filter((other) => other !== file));
  const types = chat.site?.files?.types;

  useEffect(() => setGiven([]), [round]);
  useEffect(() => {
    if (!types) return;
    const root = field.current!.getRootNode();
    const take = (event: Event) => {
      const data = (event as ClipboardEvent).clipboardData ?? (event as DragEvent).dataTransfer;
      // A spreadsheet copies its words and a picture of them: then the words are meant.
      if (!data?.types.includes("Files") || data.types.includes("text/plain")) return;
      event.preventDefault();
      add(data.files);
    };
    const events = ["paste", "dragover", "drop"];
    for (const event of events) root.addEventListener(event, take);
    return () => events.forEach((event) => root.removeEventListener(event, take));
  }, [types]);

  if (!types) return null;
  return (
    <>
      {given.length > 0 && <Later class="trays" load={load} props={{ given, onChange, onRemove: remove }} />}
      <input
        ref={input} type="file" hidden multiple accept={types.join()}
        onChange={({ currentTarget }) => {
          add(currentTarget.files!);
          currentTarget.value = ""; // the same file can be chosen again
          refocus();
        }}
      />
      <button type="button" class="attach" aria-label={words.attach} title={words.attach} onClick={() => input.current!.click()}>
        <Icon path="M20 11.5l-8.2 8.2a5 5 0 01-7.1-7.1l8.6-8.6a3.4 3.4 0 014.8 4.8l-8.4 8.4a1.7 1.7 0 01-2.4-2.4l7.6-7.6" />
      </button>
    </>
  );
}
