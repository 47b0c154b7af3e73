import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../core/errors";
import { CloseIcon, PageIcon } from "../ui/icons";
import { usePanel } from "../ui/context";
import { fill } from "../text";
import { Drawing } from "./Drawing";
import { MOST_FILES, problemOf, refusal, sizeOf } from "./problems";
import type { Words } from "./text";
import type { State } from "./Tray";
import { upload } from "./upload";

/** The same file would be refused again. */
const FINAL = [409, 413, 422];

interface Props {
  file: File;
  words: Words;
  /** There are more than may go with one message. */
  over: boolean;
  onState(state: State): void;
  onRemove(): void;
}

/** One file on its way: how it looks, how far it is, what is wrong with it, and a button that takes it back. */
export function TrayItem({ file, words, over, onState, onRemove }: Props): VNode {
  const { chat } = usePanel();
  const [part, setPart] = useState(0);
  const [problem, setProblem] = useState<{ text: string; final: boolean } | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const leaving = useRef(new AbortController());
  const offered = chat.site!.files!;

  const refuse = (text: string) => {
    setProblem({ text, final: true });
    onState("refused");
  };
  const send = async () => {
    setProblem(null);
    setPart(0);
    onState("on its way");
    try {
      const taken = await upload(await chat.filesAt(), file, setPart, leaving.current.signal);
      setPart(2);
      onState(taken);
    } catch (error) {
      if (leaving.current.signal.aborted) return;
      const refused = error instanceof ApiError;
      setProblem({ text: problemOf(error, words, offered.max_bytes), final: refused && FINAL.includes(error.status) });
      if (refused) onState("refused");
    }
  };

  useEffect(() => {
    const wrong = over ? fill(words.too_many_here, { most: MOST_FILES }) : refusal(file, offered, words);
    if (wrong) refuse(wrong);
    else void send();
  }, [over]);
  useEffect(() => {
    if (problem) row.current!.scrollIntoView({ block: "nearest" });
    if (!problem || problem.final) return;
    const back = () => void send();
    addEventListener("online", back);
    return () => removeEventListener("online", back);
  }, [problem]);
  useEffect(() => () => leaving.current.abort(), []);

  return (
    <li class="attached" ref={row}>
      {file.type.startsWith("image/") ? <Drawing of={file} side={44} label={file.name} /> : <PageIcon />}
      <span class="about">
        <bdi class="name-of">{file.name}</bdi>
        {problem ? <span class="wrong" role="alert">{problem.text}</span> : <Progress {...{ file, part, words }} />}
        {problem && !problem.final && (
          <button type="button" class="quiet" onClick={() => void send()}>
            {words.again}<span class="hidden">: {file.name}</span>
          </button>
        )}
      </span>
      <button type="button" class="away" aria-label={fill(words.remove, { name: file.name })} onClick={onRemove}>
        <CloseIcon />
      </button>
    </li>
  );
}

/** `part`: 0 to 1 while it goes, 2 when the server has taken it. */
function Progress({ file, part, words }: { file: File; part: number; words: Words }): VNode {
  if (part > 1) return <bdi class="soft">{sizeOf(file.size)}</bdi>;
  if (part === 1) return <span class="soft">{words.checking}</span>;
  const percent = Math.round(part * 100);
  return <progress max={100} value={percent} aria-label={fill(words.reading, { name: file.name, percent })} />;
}
