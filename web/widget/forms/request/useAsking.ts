import type { TargetedSubmitEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Shortcut } from "../../../client/types";
import { uuid } from "../../core/uuid";
import { fill } from "../../text";
import { usePanel, useWords } from "../../ui/context";
import { ask, EMPTY, type Field, missing, type Problems, refusedField, type Values, waitFor } from "./asking";
import { TEXTS, type Words } from "./text";

interface Asking {
  values: Values;
  problems: Problems;
  /** What went wrong with the whole of it. */
  failure: string;
  sending: boolean;
  change(field: Field, value: string): void;
  submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void>;
}

/** What is filled in, what is wrong with it, and the sending. */
export function useAsking(shortcut: Shortcut, onSent: (values: Values) => void): Asking {
  const { chat } = usePanel();
  const words = useWords(TEXTS);
  const id = useRef(uuid());
  const [values, setValues] = useState(EMPTY);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState("");
  const [sending, setSending] = useState(false);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const found = missing(shortcut, values);
    setProblems(found);
    setFailure("");
    if (Object.keys(found).length) return;
    setSending(true);
    try {
      await ask(chat, id.current, shortcut, values);
      onSent(values);
    } catch (error) {
      setSending(false);
      const field = refusedField(error);
      if (field) setProblems({ [field]: "wrong" });
      else setFailure(failureWords(error, words));
    }
  };
  const change = (field: Field, value: string) => setValues((before) => ({ ...before, [field]: value }));
  return { values, problems, failure, sending, change, submit };
}

function failureWords(error: unknown, words: Words): string {
  const seconds = waitFor(error);
  return seconds === null ? words.failed : fill(words.tooMany, { n: Math.ceil(seconds / 60) });
}
