import type { VNode } from "preact";
import { usePanel } from "../ui/context";
import { FileIcon } from "./icons";
import { sizeOf } from "./size";
import type { Part } from "./types";
import { useMedia } from "./useMedia";

/** Fetched when it is pressed. */
export function FileLink({ file: { url, name, bytes } }: { file: Part<"file"> }): VNode {
  const { language: { tag, texts } } = usePanel();
  const address = useMedia(url);
  const size = bytes == null ? "" : sizeOf(bytes, tag);
  const words = (
    <>
      <FileIcon />
      <span class="about"><b dir="auto">{name}</b>{size && <small><bdi>{size}</bdi></small>}</span>
    </>
  );
  if (!address) return <p class="thing">{words}</p>;
  return (
    <a class="thing" href={address} target="_blank" rel="noopener noreferrer">
      {words}
      <span class="hidden"> {texts.opensNewTab}</span>
    </a>
  );
}
