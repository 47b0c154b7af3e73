import type { VNode } from "preact";
import type { Citation } from "../../client/types";
import { safeLink } from "../markdown/links";
import { fill } from "../text";
import { usePanel } from "./context";
import { PageIcon } from "./icons";

/** The articles that an answer rests on. */
export function Sources({ citations }: { citations: readonly Citation[] }): VNode {
  const { base, language: { texts } } = usePanel();
  return (
    <div class="sources" role="group" aria-label={texts.sources}>
      <span class="label">{texts.sources}</span>
      <ol>
        {citations.map((citation) => (
          <li key={citation.n}>
            <a href={safeLink(citation.url, base) ?? base} target="_blank" rel="noopener" title={citation.quote}>
              <span class="n">{citation.n}</span>
              <span class="title" dir="auto">
                <b>{citation.title}</b>
                {citation.heading && citation.heading !== citation.title && <small>{citation.heading}</small>}
              </span>
              <PageIcon />
              <span class="hidden">{texts.opensNewTab}</span>
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The small number in the text. While the reply is being written its article is not known yet. */
export function CitationMark({ n, citation }: { n: number; citation: Citation | undefined }): VNode {
  const { base, language: { texts } } = usePanel();
  const url = citation && safeLink(citation.url, base);
  if (!citation || !url) return <sup class="cite">{n}</sup>;
  const name = fill(texts.source, { n, title: citation.title });
  return (
    <sup>
      <a class="cite" href={url} target="_blank" rel="noopener" aria-label={name} title={citation.title}>
        {n}
      </a>
    </sup>
  );
}
