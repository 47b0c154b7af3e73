import type { RichPart } from "../../client/types";

/** What a part of a rich message says, for those who cannot see it: read out, or shown in its place. */
export function wordsOf(part: RichPart): string {
  switch (part.type) {
    case "image":
      return part.alt;
    case "carousel":
      return part.cards.map(({ title, price }) => (price ? `${title}, ${price}` : title)).join("; ");
    case "quick_replies":
      return part.replies.map(({ label }) => label).join("; ");
    case "video":
    case "form":
      return part.title;
    case "file":
      return part.name;
    case "date_picker":
    case "map":
      return part.label;
    default:
      return ""; // A part of a newer server, which this panel cannot show.
  }
}
