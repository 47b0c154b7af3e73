import type { VNode } from "preact";
import type { Message, SentFile } from "../../client/types";
import { Later } from "./Later";

const load = () => import("../files").then(({ shown }) => shown);

/** Pictures and PDFs under a message; their names, when what draws them cannot be fetched. */
export function Files({ files = [], author }: { files?: readonly SentFile[] | undefined; author: Message["author"] }): VNode | null {
  if (!files.length) return null;
  return <Later load={load} props={{ files, author }} instead={<>{files.map((file) => <p>{file.name}</p>)}</>} />;
}
