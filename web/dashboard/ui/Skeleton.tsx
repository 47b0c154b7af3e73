import "./Skeleton.css";

/** Grey lines in the shape of what is being fetched. */
export function Skeleton({ rows, kind }: { rows: number; kind: "row" | "message" | "text" }) {
  return (
    <div className="skeleton" data-kind={kind} role="status">
      <span className="visually-hidden">Loading…</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-item" aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
