import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Shortcut } from "../../../client/types";
import { usePanel, useWords } from "../../ui/context";
import { type Field, fieldsOf, isNeeded, type Values } from "./asking";
import { FieldLine } from "./FieldLine";
import { Sent } from "./Sent";
import { Sheet } from "./Sheet";
import { TEXTS, type Words } from "./text";
import { TimeFields } from "./TimeFields";
import { useAsking } from "./useAsking";

/** Asks to be written to, called, shown something or seen: a sheet over the panel. */
export function RequestForm({ shortcut }: { shortcut: Shortcut }): VNode {
  const { chat, refocus } = usePanel();
  const words = useWords(TEXTS);
  const opener = useRef<Element | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const [sent, setSent] = useState<Values | null>(null);
  useLayoutEffect(() => {
    opener.current = (place.current!.getRootNode() as ShadowRoot).activeElement;
  }, []);
  const close = () => {
    chat.fill(null);
    const back = opener.current;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    else refocus();
  };
  return (
    <div ref={place}>
      <Sheet title={<span lang={shortcut.language} dir="auto">{shortcut.label}</span>} back={words.back} onClose={close}>
        {sent ? <Sent shortcut={shortcut} values={sent} onClose={close} /> : <Form shortcut={shortcut} onSent={setSent} />}
      </Sheet>
    </div>
  );
}

function Form({ shortcut, onSent }: { shortcut: Shortcut; onSent(values: Values): void }): VNode {
  const words = useWords(TEXTS);
  const form = useRef<HTMLFormElement>(null);
  const { values, problems, failure, sending, change, submit } = useAsking(shortcut, onSent);
  useLayoutEffect(() => form.current!.querySelector<HTMLElement>("[aria-invalid]")?.focus(), [problems]);
  return (
    <form class="request" noValidate ref={form} onSubmit={submit}>
      <p>{words.intro[shortcut.kind as keyof Words["intro"]]}</p>
      {fieldsOf(shortcut).map((field) => {
        const problem = problems[field] ? words.problems[field][problems[field]] : "";
        const common = { value: values[field], problem, onChange: (value: string) => change(field, value) };
        if (field === "at") return <TimeFields key={field} shortcut={shortcut} {...common} />;
        return <TextLine key={field} field={field} needed={isNeeded(shortcut, field)} {...common} />;
      })}
      {failure && <p class="error" role="alert">{failure}</p>}
      <button class="primary" aria-disabled={sending}>{sending ? words.sending : words.send}</button>
      <p class="hint">{words.privacy}</p>
    </form>
  );
}

interface TextLineProps {
  field: Exclude<Field, "at">;
  needed: boolean;
  value: string;
  problem: string;
  onChange(value: string): void;
}

const INPUTS = {
  name: { type: "text", autocomplete: "name", maxLength: 200, dir: "auto" },
  phone: { type: "tel", autocomplete: "tel", maxLength: 60, dir: "ltr" },
  email: { type: "email", autocomplete: "email", maxLength: 254, dir: "ltr" },
} as const;

function TextLine({ field, needed, value, problem, onChange }: TextLineProps): VNode {
  const words = useWords(TEXTS);
  return (
    <FieldLine name={field} label={words.labels[field]} problem={problem} needed={needed}>
      {(attributes) =>
        field === "text" ? (
          <textarea {...attributes} rows={3} dir="auto" maxLength={2000} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
        ) : (
          <input {...attributes} {...INPUTS[field]} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
        )
      }
    </FieldLine>
  );
}
