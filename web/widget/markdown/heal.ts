/**
 * Makes the end of a text that is still being written presentable: a link whose address is not complete shows its
 * words only, half a citation or picture shows nothing, marks that were opened are closed. So nothing jumps when the
 * rest arrives.
 */
export function heal(tail: string): string {
  const text = tail
    .replace(/!?\[[^\]\n]*\]\([^)\n]*$/, (link) => (link.startsWith("!") ? "" : link.slice(1, link.indexOf("]"))))
    .replace(/!?\[[^\]\n]{0,200}$/, (open) => (/^(!|\[\d*$)/.test(open) ? "" : open.slice(1)));
  return text + ["**", "`"].filter((mark) => isOpen(text, mark)).join("");
}

/** Whether the last paragraph has an odd number of `mark`, with text after the last one. */
function isOpen(text: string, mark: string): boolean {
  const parts = text.slice(text.lastIndexOf("\n\n") + 1).split(mark);
  return parts.length % 2 === 0 && parts.at(-1)!.trim() !== "" && !text.includes("```");
}
