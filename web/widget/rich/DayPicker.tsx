import type { TargetedSubmitEvent, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { usePanel, useWords } from "../ui/context";
import { dayInWords } from "./day";
import { problemOf } from "./problems";
import { TEXTS } from "./text";
import type { Part } from "./types";

/** Sends the chosen day as the visitor's message. Once something else was written it is only what it asked. */
export function DayPicker({ id, picker, current }: { id: string; picker: Part<"date_picker">; current: boolean }): VNode {
  const { chat, refocus, language: { tag, texts } } = usePanel();
  const words = useWords(TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  if (!current) return <p class="sheet label" dir="auto">{picker.label}</p>;

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = problemOf(input.current!, tag, { ...texts, ...words });
    setProblem(found);
    if (found) return input.current!.focus();
    chat.send(dayInWords(input.current!.value, tag));
    refocus();
  };
  return (
    <form class="sheet" noValidate onSubmit={submit}>
      <label for={id} dir="auto">{picker.label}</label>
      <div class="row">
        <input
          id={id} ref={input} type="date" required min={picker.earliest ?? undefined} max={picker.latest ?? undefined}
          aria-invalid={problem ? true : undefined} aria-describedby={problem ? `${id}-error` : undefined}
        />
        <button class="primary">{texts.submit}</button>
      </div>
      {problem && <p class="error" id={`${id}-error`} role="alert">{problem}</p>}
    </form>
  );
}
