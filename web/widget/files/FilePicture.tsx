import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SentFile } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { fill } from "../text";
import { Drawing } from "./Drawing";
import { fetched } from "./fetched";
import { TEXTS } from "./text";
import { Viewer } from "./Viewer";

/** CSS pixels of the longer side in the log. */
const SIDE = 220;

interface Props {
  file: SentFile;
  mine: boolean;
}

/** A small picture that a press enlarges. It keeps its place before it has come. */
export function FilePicture({ file, mine }: Props): VNode {
  const { chat } = usePanel();
  const words = useWords(TEXTS);
  const [small, setSmall] = useState<Blob | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  const load = () => {
    setFailed(false);
    fetched(chat, file, true).then(setSmall, () => setFailed(true));
  };
  useEffect(load, [file.id]);

  const label = fill(mine ? words.picture_of_yours : words.picture_of, { name: file.name });
  const size = placeOf(file);
  if (failed) return <button class="quiet" onClick={load}>{label}: {words.not_fetched}</button>;
  return (
    <>
      <button class="picture-of" style={size} aria-label={fill(words.enlarge, { picture: label })} onClick={() => setOpen(true)}>
        {small && <Drawing of={small} side={SIDE} label={label} />}
      </button>
      {open && <Viewer file={file} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function placeOf({ width, height }: SentFile): { width: string; height: string } {
  const [wide, high] = [width ?? SIDE, height ?? SIDE];
  const scale = Math.min(1, SIDE / Math.max(wide, high));
  return { width: `${Math.max(44, Math.round(wide * scale))}px`, height: `${Math.max(44, Math.round(high * scale))}px` };
}
