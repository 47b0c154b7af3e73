import { Link } from "@tanstack/react-router";
import type { Import } from "../api/types";
import { fullTime } from "../ui/time";
import { isActive, STATE_WORDS, summary } from "./importWords";

export function ImportList({ items }: { items: Import[] }) {
  return (
    <ul className="import-list">
      {items.map((item) => (
        <li key={item.id}>
          <Link to="/knowledge/imports/$importId" params={{ importId: item.id }} className="import-row">
            <span className="import-source">{item.source}</span>
            <span className="import-state" data-state={item.state}>{STATE_WORDS[item.state]}</span>
            <span className="import-summary">{isActive(item) ? `${item.done} of ${item.total || "?"}` : summary(item)}</span>
            <span className="import-time">{item.started_at && fullTime(item.started_at)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
