import type { Article } from "../api/types";
import { languageDir } from "../ui/language";

/** The pieces that are searched. A citation points at one of them. */
export function Chunks({ chunks, language }: { chunks: Article["chunks"]; language: string }) {
  return (
    <>
      <p className="page-intro">The bot looks for the passage that fits a question, and quotes from it. These are the passages of this article.</p>
      <ol className="chunks" dir={languageDir(language)} lang={language}>
        {chunks.map((chunk) => (
          <li key={chunk.start} className="chunk">
            <p className="chunk-path">
              {chunk.heading_path.join(" › ")}
              <span dir="ltr" className="chunk-place">
                characters {chunk.start.toLocaleString()}–{chunk.end.toLocaleString()}
              </span>
            </p>
            <p className="chunk-text">{chunk.text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
