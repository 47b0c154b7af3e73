/** The kinds of parts that an owner can attach: what they are called, what they are for, and how one begins. */

import type { Card, FormField, PartButton, PartType, RichPart } from "../api/richClient";

export const PART_WORDS: Record<PartType, string> = {
  image: "Picture",
  video: "Video",
  carousel: "Cards",
  quick_replies: "Quick replies",
  form: "Form",
  date_picker: "Date picker",
  file: "File",
  map: "Map link",
};

export const PART_TYPES = Object.keys(PART_WORDS) as PartType[];

export const aButton = (): PartButton => ({ label: "", url: null, text: "" });

export const aCard = (): Card => ({ title: "", text: "", price: "", image: null, buttons: [] });

export const aField = (index: number): FormField => ({ name: `field_${index}`, label: "", type: "text", required: true, choices: [] });

export function blank(type: PartType): RichPart {
  switch (type) {
    case "image":
      return { type, url: "", alt: "" };
    case "video":
      return { type, url: "", title: "", poster: null };
    case "carousel":
      return { type, cards: [aCard()] };
    case "quick_replies":
      return { type, replies: [aButton()] };
    case "form":
      return { type, id: "form", title: "", fields: [aField(1)], submit: "Send", hand_off: false };
    case "date_picker":
      return { type, label: "", earliest: null, latest: null };
    case "file":
      return { type, url: "", name: "", bytes: null };
    case "map":
      return { type, label: "", latitude: 0, longitude: 0 };
  }
}
