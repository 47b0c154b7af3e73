import { useRef, useState } from "preact/hooks";
import { ApiError } from "../core/errors";
import { uuid } from "../core/uuid";
import { usePanel, useWords } from "../ui/context";
import { type Input, problemOf } from "./problems";
import { TEXTS } from "./text";
import type { Part } from "./types";

export type Values = Readonly<Record<string, string>>;

interface Submission {
  state: "open" | "sending" | "sent";
  /** What was sent, or tried to be. */
  values: Values;
  /** What is wrong with the fields, by their names. */
  problems: Values;
  /** What is wrong with none of them. */
  failure: string;
  send(inputs: readonly Input[]): Promise<void>;
}

/** Checks what was filled in and sends it. Whoever refuses it says why, at the field that it is about. */
export function useSubmission(messageId: string, form: Part<"form">): Submission {
  const { chat, refocus, language: { tag, texts } } = usePanel();
  const words = useWords(TEXTS);
  const [state, setState] = useState<Submission["state"]>("open");
  const [values, setValues] = useState<Values>({});
  const [problems, setProblems] = useState<Values>({});
  const [failure, setFailure] = useState("");
  /** Sent again with the same values it is the same submission, with others another. */
  const attempt = useRef({ id: "", of: "" });

  const complain = (found: Values, inputs: readonly Input[]) => {
    setProblems(found);
    inputs.find(({ name }) => found[name])?.focus();
  };
  const refuse = (error: unknown, inputs: readonly Input[]) => {
    setState("open");
    const { status = 0, detail, field } = error instanceof ApiError ? error : {};
    if (detail && inputs.some(({ name }) => name === field)) complain({ [field!]: detail }, inputs);
    else setFailure(status < 500 && detail ? detail : words.formFailed);
  };
  const send = async (inputs: readonly Input[]) => {
    const found = entries(inputs, (input) => problemOf(input, tag, { ...texts, ...words }));
    complain(found, inputs);
    setFailure("");
    if (Object.keys(found).length) return;
    const filled = entries(inputs, ({ value }) => value.trim());
    const of = JSON.stringify(filled);
    if (attempt.current.of !== of) attempt.current = { id: uuid(), of };
    setValues(filled);
    setState("sending");
    try {
      await chat.submit(messageId, { id: attempt.current.id, form: form.id, values: filled });
      setState("sent");
      refocus();
    } catch (error) {
      refuse(error, inputs);
    }
  };
  return { state, values, problems, failure, send };
}

/** Something of each field, by its name, where there is something. */
function entries(inputs: readonly Input[], of: (input: Input) => string): Values {
  return Object.fromEntries(inputs.map((input) => [input.name, of(input)]).filter(([, value]) => value));
}
