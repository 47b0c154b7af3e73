import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SentFile } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { CloseIcon } from "../ui/icons";
import { Drawing } from "./Drawing";
import { fetched, save } from "./fetched";
import { TEXTS } from "./text";

interface Props {
  file: SentFile;
  label: string;
  onClose(): void;
}

/** A picture as large as the window takes. The browser keeps the focus in it, and closes it on Escape. */
export function Viewer({ file, label, onClose }: Props): VNode {
  const { chat } = usePanel();
  const words = useWords(TEXTS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [whole, setWhole] = useState<Blob | null>(null);
  const [note, setNote] = useState(words.fetching);
  useEffect(() => {
    dialog.current!.showModal();
    fetched(chat, file).then((blob) => (setWhole(blob), setNote("")), () => setNote(words.not_fetched));
  }, []);
  const leave = (event: Event) => {
    event.preventDefault();
    event.stopPropagation(); // Escape closes the picture alone, not the panel behind it
    dialog.current!.close(); // gives the focus back to what opened it
    onClose();
  };
  return (
    <dialog
      ref={dialog} class="viewer" aria-label={label} onCancel={leave}
      onKeyDown={(event) => event.key === "Escape" && leave(event)}
      onClick={(event) => event.target === dialog.current && leave(event)}
    >
      <p class="viewer-bar">
        <button class="quiet" disabled={!whole} onClick={() => save(whole!, file.name)}>{words.save}</button>
        <button class="away" aria-label={words.close} onClick={leave}><CloseIcon /></button>
      </p>
      {whole ? <Drawing of={whole} side={Math.max(innerWidth, innerHeight)} label={label} /> : <p role="status">{note}</p>}
    </dialog>
  );
}
