import { render, type VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { fill } from "../../text";
import { usePanel, useWords } from "../../ui/context";
import { PrintIcon, SaveIcon } from "../icons";
import { TEXTS } from "../text";
import { gather } from "./gather";
import { download, print, toFile } from "./page";
import { Transcript } from "./Transcript";

/** The conversation on paper or in a file, from its first message on. */
export function TranscriptButtons(): VNode | null {
  const { chat, base, language: { tag, texts: { direction } } } = usePanel();
  const words = useWords(TEXTS);
  const box = useRef<HTMLFieldSetElement>(null);
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const room = chat.room;
  if (!room?.transcript.messages.length) return null;

  const company = chat.site?.appearance.title || chat.site?.name || "";
  const title = fill(words.conversation, { name: company });
  const make = async (use: (content: HTMLElement) => void) => {
    setState("busy");
    try {
      const messages = await gather(room);
      const content = document.createElement("div");
      render(<Transcript {...{ company, messages, tag, words, base }} />, content);
      use(content);
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  const onPrint = () => make((content) => print(content, title, tag, direction, box.current!.getRootNode()));
  const onSave = () => make((content) => download(toFile(content, title, tag, direction), `${words.file}.html`));
  return (
    <fieldset ref={box}>
      <legend>{words.transcript}</legend>
      <div class="menu-row">
        <button class="option" disabled={state === "busy"} onClick={onPrint}><PrintIcon /> {words.print}</button>
        <button class="option" disabled={state === "busy"} onClick={onSave}><SaveIcon /> {words.save}</button>
      </div>
      <p class="menu-note" role="status">{state === "busy" && words.gathering}</p>
      {state === "failed" && <p class="error" role="alert">{words.transcriptFailed}</p>}
    </fieldset>
  );
}
