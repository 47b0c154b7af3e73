import type { Import } from "../api/types";

const NUMBERS: { key: "added" | "changed" | "unchanged" | "removed"; label: string }[] = [
  { key: "added", label: "New articles" },
  { key: "changed", label: "Changed" },
  { key: "unchanged", label: "Unchanged" },
  { key: "removed", label: "Removed" },
];

export function ImportNumbers({ item }: { item: Import }) {
  return (
    <dl className="import-numbers">
      {NUMBERS.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{item[key].toLocaleString()}</dd>
        </div>
      ))}
      <div>
        <dt>Skipped or incomplete</dt>
        <dd>{item.skipped.length.toLocaleString()}</dd>
      </div>
    </dl>
  );
}
