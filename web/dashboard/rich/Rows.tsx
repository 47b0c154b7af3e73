import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../ui/Button";

interface RowsProps<T> {
  /** What one row is called, such as "card". */
  what: string;
  rows: readonly T[];
  most: number;
  least?: number;
  add: () => T;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void) => ReactNode;
}

/** Things of one kind below each other, to be added, changed and removed. */
export function Rows<T extends object>({ what, rows, most, least = 1, add, onChange, children }: RowsProps<T>) {
  const put = (at: number, part: Partial<T>) => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <div className="part-rows">
      {rows.map((row, index) => (
        <fieldset key={index} className="part-row">
          <legend>
            {capital(what)} {index + 1}
          </legend>
          <div className="part-row-fields">{children(row, (part) => put(index, part))}</div>
          {rows.length > least && <IconButton icon={X} label={`Remove ${what} ${index + 1}`} onPress={() => onChange(rows.filter((_, at) => at !== index))} />}
        </fieldset>
      ))}
      {rows.length < most && (
        <Button icon={Plus} variant="quiet" onPress={() => onChange([...rows, add()])}>
          {`Add a ${what}`}
        </Button>
      )}
    </div>
  );
}

const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);
