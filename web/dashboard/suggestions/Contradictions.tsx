import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import type { Contradiction } from "./suggestionApi";
import { contradictionWords } from "./words";

/** Sentences of the answer that an article says otherwise. */
export function Contradictions({ found }: { found: Contradiction[] }) {
  if (found.length === 0) return null;
  return (
    <div className="suggestion-warning" role="status">
      <p className="suggestion-warning-title">
        <TriangleAlert size={15} aria-hidden="true" /> An article says something else
      </p>
      <ul>
        {found.map((one) => (
          <li key={one.sentence + one.told}>
            <p>
              You write: <q>{one.sentence}</q>
            </p>
            <p>
              <Link to="/knowledge/articles/$articleId" params={{ articleId: one.article_id }}>{one.title}</Link> says ({contradictionWords(one)}): <q>{one.told}</q>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
