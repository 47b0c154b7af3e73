import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SentFile } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { PageIcon } from "../ui/icons";
import { fetched, save } from "./fetched";
import { sizeOf } from "./problems";
import { TEXTS } from "./text";

/** A PDF: pressing it saves it. */
export function FilePdf({ file }: { file: SentFile }): VNode {
  const { chat } = usePanel();
  const words = useWords(TEXTS);
  const [note, setNote] = useState("");
  const press = async () => {
    setNote(words.fetching);
    setNote(await fetched(chat, file).then((blob) => (save(blob, file.name), ""), () => words.not_fetched));
  };
  return (
    <>
      <button class="pdf" onClick={() => void press()}>
        <PageIcon />
        <bdi class="name-of">{file.name}</bdi>
        <bdi class="soft">{sizeOf(file.bytes)}</bdi>
        <span class="hidden">{words.pdf}</span>
      </button>
      <span class="soft" role="status">{note}</span>
    </>
  );
}
