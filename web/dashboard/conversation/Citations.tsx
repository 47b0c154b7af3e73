import { safeLink } from "../../widget/markdown/links";
import type { Citation } from "../api/types";

/** The small number in the text that leads to the place it quotes. */
export function CitationMark({ citation }: { citation: Citation }) {
  const href = safeLink(citation.url, window.location.origin);
  if (!href) return <sup className="citation-mark">{citation.n}</sup>;
  return (
    <sup className="citation-mark">
      <a href={href} target="_blank" rel="noopener" title={citation.title} aria-label={`Source ${citation.n}: ${citation.title}`}>
        {citation.n}
      </a>
    </sup>
  );
}

export function Citations({ citations }: { citations: Citation[] }) {
  return (
    <ul className="citations" aria-label="Sources">
      {citations.map((citation) => (
        <li key={citation.n}>
          <SourceLink citation={citation} />
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ citation }: { citation: Citation }) {
  const href = safeLink(citation.url, window.location.origin);
  const label = (
    <>
      <span className="citation-n">{citation.n}</span>
      <bdi>
        {citation.title}
        {citation.heading && citation.heading !== citation.title && <span className="citation-heading"> · {citation.heading}</span>}
      </bdi>
    </>
  );
  return href ? (
    <a href={href} target="_blank" rel="noopener" className="citation">
      {label}
    </a>
  ) : (
    <span className="citation">{label}</span>
  );
}
