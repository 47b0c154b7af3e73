import type { ComponentType } from "preact";
import { ColorChoice } from "./ColorChoice";
import { LanguageChoice } from "./LanguageChoice";
import { MyDataItem } from "./MyDataItem";
import { TellChoice } from "./TellChoice";
import { Doings } from "./Doings";
import { TranscriptButtons } from "./transcript/TranscriptButtons";

export interface ItemProps {
  onClose(): void;
}

/** What stands in the menu, top to bottom. Each is a group of controls of its own, or nothing when it does not apply. */
export const ITEMS: readonly ComponentType<ItemProps>[] = [Doings, LanguageChoice, ColorChoice, TellChoice, TranscriptButtons, MyDataItem];
