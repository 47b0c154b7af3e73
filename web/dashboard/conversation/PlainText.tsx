import { Fragment } from "react";
import { safeLink } from "../../widget/markdown/links";

const ADDRESS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Text as it was typed, with web addresses made into links. */
export function PlainText({ text }: { text: string }) {
  return (
    <p className="plain-text">
      {text.split(ADDRESS).map((part, index) => (
        <Fragment key={index}>{index % 2 ? <Address text={part} /> : part}</Fragment>
      ))}
    </p>
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
