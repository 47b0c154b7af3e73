import { useState } from "react";
import { TextBox } from "../review/TextBox";

interface HeadersProps {
  headers: Record<string, string> | null;
  kept: string[];
  onChange: (headers: Record<string, string> | null) => void;
}

/** Headers with their keys: what is kept is never shown again, only written over. */
export function Headers({ headers, kept, onChange }: HeadersProps) {
  const [text, setText] = useState(() => toText(headers ?? {}));
  if (kept.length && headers === null) {
    return (
      <p className="tool-kept">
        Sent with each call: <strong>{kept.join(", ")}</strong>. The values are sealed.{" "}
        <button type="button" className="text-link" onClick={() => onChange({})}>
          Replace them
        </button>
      </p>
    );
  }
  return (
    <TextBox
      label="Headers"
      help="One a line, such as Authorization: Bearer … They are sealed and never shown again."
      value={text}
      onChange={(written) => {
        setText(written);
        onChange(toHeaders(written));
      }}
    />
  );
}

const toText = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

function toHeaders(text: string): Record<string, string> {
  const pairs = text.split("\n").map((line) => line.split(/:(.*)/s));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name?.trim() && value !== undefined ? [[name.trim(), value.trim()]] : [])));
}
