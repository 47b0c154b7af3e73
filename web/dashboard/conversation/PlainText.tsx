import { safeLink } from "../../widget/markdown/links";
import type { Entity } from "../api/understanding";
import { markedParts } from "../understanding/marked";
import { ENTITY_WORDS } from "../understanding/words";

/** Text as it was typed, with web addresses made into links and what was understood of it underlined. */
export function PlainText({ text, entities }: { text: string; entities?: readonly Entity[] | undefined }) {
  return (
    <p className="plain-text">
      {markedParts(text, entities).map((part, index) => {
        if (part.kind === "address") return <Address key={index} text={part.text} />;
        if (part.kind === "entity" && part.entity) return <Named key={index} text={part.text} entity={part.entity} />;
        return part.text;
      })}
    </p>
  );
}

// Inline and without a direction of its own, so that it changes nothing in how the line around it is ordered.
function Named({ text, entity }: { text: string; entity: Entity }) {
  return (
    <mark className="entity-mark" title={`${ENTITY_WORDS[entity.type]}: ${entity.display}`}>
      {text}
    </mark>
  );
}

function Address({ text }: { text: string }) {
  const href = safeLink(text, window.location.origin);
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  ) : (
    text
  );
}
