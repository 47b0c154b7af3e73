import type { VNode } from "preact";
import { usePanel, useWords } from "../ui/context";
import { PinIcon } from "./icons";
import { mapAddress } from "./map";
import { TEXTS } from "./text";
import type { Part } from "./types";

/** Opens the visitor's map when it is pressed; nothing is asked for before. */
export function MapLink({ place }: { place: Part<"map"> }): VNode {
  const { language: { texts } } = usePanel();
  const words = useWords(TEXTS);
  return (
    <a class="thing" href={mapAddress(place, navigator.userAgent)} target="_blank" rel="noopener noreferrer">
      <PinIcon />
      <span class="about"><b dir="auto">{place.label}</b><small>{words.mapHint}</small></span>
      <span class="hidden"> {texts.opensNewTab}</span>
    </a>
  );
}
