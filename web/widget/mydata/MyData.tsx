import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { widgetOf } from "../consent/answer";
import { download } from "../menu/transcript/page";
import { fill } from "../text";
import { usePanel, useWords } from "../ui/context";
import { useChat } from "../ui/useChat";
import { clearHere, eraseEverywhere, exported } from "./leaving";
import { Recording } from "./Recording";
import { Sure } from "./Sure";
import { TEXTS } from "./text";

type State = "ready" | "downloading" | "erased" | "cleared" | "failed";

/** What is recorded, everything that is held as a file, and its end: here, or everywhere. */
export function MyData(): VNode {
  const { chat } = usePanel();
  useChat(chat);
  const words = useWords(TEXTS);
  const box = useRef<HTMLFieldSetElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<State>("ready");
  const company = chat.site?.name ?? "";
  const attempt = async (during: State, act: () => Promise<void> | void, after: State) => {
    setState(during);
    try {
      await act();
      setState(after);
      if (after !== "ready") note.current!.focus(); // the button that had it is gone
    } catch {
      setState("failed");
    }
  };
  const onDownload = () => attempt("downloading", async () => download(await exported(chat), `${words.file}.json`), "ready");
  const onClear = () => attempt("ready", () => clearHere(chat, widgetOf(box.current!)), "cleared");
  const onErase = () => attempt("ready", () => eraseEverywhere(chat, widgetOf(box.current!)), "erased");
  const known = chat.keep.get("token") !== null;
  return (
    <fieldset ref={box} class="mydata">
      <legend>{words.title}</legend>
      <Recording words={words} />
      {chat.site?.privacy_url && <a href={chat.site.privacy_url} target="_blank" rel="noopener">{words.notice}</a>}
      {known && (
        <>
          <button class="option" disabled={state === "downloading"} onClick={() => void onDownload()}>{words.download}</button>
          <Sure id="clear-lost" words={{ ask: words.clear, lost: fill(words.clearNote, { company }), sure: words.clearSure, keep: words.keep }} act={onClear} />
          <Sure id="erase-lost" words={{ ask: words.erase, lost: fill(words.eraseNote, { company }), sure: words.eraseSure, keep: words.keep }} act={onErase} />
        </>
      )}
      <p class="menu-note" role="status" tabIndex={-1} ref={note}>
        {state === "downloading" && words.downloading}
        {state === "erased" && words.erased}
        {state === "cleared" && words.cleared}
      </p>
      {state === "failed" && <p class="error" role="alert">{words.failed}</p>}
    </fieldset>
  );
}
