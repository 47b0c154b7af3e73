import { Link } from "@tanstack/react-router";
import type { Article } from "../api/types";
import { fullTime } from "../ui/time";

export function Versions({ versions }: { versions: Article["versions"] }) {
  const newestFirst = versions.toSorted((a, b) => b.number - a.number);
  return (
    <ol className="versions">
      {newestFirst.map((version, index) => (
        <li key={version.number}>
          <span className="version-number">Version {version.number}</span>
          {index === 0 && <span className="tag">in use</span>}
          <span className="version-time">{fullTime(version.created_at)}</span>
          {version.author && <span>by {version.author}</span>}
          {version.import_id && (
            <Link to="/knowledge/imports/$importId" params={{ importId: version.import_id }} className="text-link">
              Import that brought it
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
