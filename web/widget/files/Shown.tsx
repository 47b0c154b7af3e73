import type { VNode } from "preact";
import type { Message, SentFile } from "../../client/types";
import { useWords } from "../ui/context";
import { FilePdf } from "./FilePdf";
import { FilePicture } from "./FilePicture";
import { TEXTS } from "./text";

export interface Props {
  files: readonly SentFile[];
  author: Message["author"];
}

/** The files of a message: pictures to look at, PDFs to save. */
export function Shown({ files, author }: Props): VNode {
  const words = useWords(TEXTS);
  return (
    <ul class="files" aria-label={words.files}>
      {files.map((file) => (
        <li key={file.id}>
          {file.type === "application/pdf" ? <FilePdf file={file} /> : <FilePicture file={file} mine={author === "visitor"} />}
        </li>
      ))}
    </ul>
  );
}
