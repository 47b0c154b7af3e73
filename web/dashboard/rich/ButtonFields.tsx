import type { PartButton } from "../api/richClient";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { aButton } from "./blank";
import { Rows } from "./Rows";

const DOES = [
  ["text", "Sends a message"],
  ["url", "Opens a page"],
] as const;

interface ButtonFieldsProps {
  what: string;
  buttons: readonly PartButton[];
  most: number;
  least?: number;
  onChange: (buttons: PartButton[]) => void;
}

/** Buttons that each send a text in the visitor's name or open a page. */
export function ButtonFields({ what, buttons, most, least = 0, onChange }: ButtonFieldsProps) {
  return (
    <Rows what={what} rows={buttons} most={most} least={least} add={aButton} onChange={onChange}>
      {(button, change) => (
        <>
          <Field label="Words on it" value={button.label} onChange={(label) => change({ label })} isRequired />
          <Select label="Pressing it" value={button.url === null ? "text" : "url"} options={DOES} onChange={(does) => change(does === "url" ? { url: "", text: null } : { url: null, text: "" })} />
          {button.url === null ? (
            <Field label="Message that it sends" value={button.text ?? ""} onChange={(text) => change({ text })} isRequired />
          ) : (
            <Field label="Address of the page" inputMode="url" value={button.url ?? ""} onChange={(url) => change({ url })} placeholder="https://shop.example.com/lamp" isRequired />
          )}
        </>
      )}
    </Rows>
  );
}
