import type { TargetedSubmitEvent, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { ApiError } from "../core/errors";
import { uuid } from "../core/uuid";
import { usePanel } from "../ui/context";
import { FormLine } from "./FormLine";
import { DoneIcon } from "./icons";
import { type Input, problemOf } from "./problems";
import type { Part } from "./types";

type Values = Record<string, string>;

interface Props {
  form: Part<"form">;
  messageId: string;
}

/** A form to be filled in and sent once; what was sent then stands in its place. */
export function FormPart({ form, messageId }: Props): VNode {
  const { chat, refocus, language: { tag, texts } } = usePanel();
  const id = `${messageId}-${form.id}`;
  const [state, setState] = useState<"open" | "sending" | "sent">("open");
  const [values, setValues] = useState<Values>({});
  const [problems, setProblems] = useState<Values>({});
  const [failure, setFailure] = useState("");
  /** Sent again with the same values it is the same submission, with others another. */
  const attempt = useRef({ id: "", of: "" });

  const sent = chat.room?.transcript.isFilled(messageId, form.id); // also before this page was loaded, or in another tab
  if (sent || state === "sent") return <Filled form={form} values={values} />;

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const inputs = form.fields.map(({ name }) => element.elements.namedItem(name) as Input);
    const found = Object.fromEntries(inputs.flatMap((input) => {
      const problem = problemOf(input, tag, texts);
      return problem ? [[input.name, problem]] : [];
    }));
    setProblems(found);
    setFailure("");
    const wrong = inputs.find(({ name }) => found[name]);
    if (wrong) return wrong.focus();
    const filled = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]).filter(([, value]) => value)) as Values;
    const of = JSON.stringify(filled);
    if (attempt.current.of !== of) attempt.current = { id: uuid(), of };
    setValues(filled);
    setState("sending");
    try {
      await chat.submit(messageId, { id: attempt.current.id, form: form.id, values: filled });
      setState("sent");
      refocus();
    } catch (error) {
      setState("open");
      const refused = error instanceof ApiError && error.status < 500;
      setFailure(refused ? (error.detail ?? texts.formFailed) : texts.formFailed);
    }
  };
  return (
    <form class="sheet" noValidate aria-labelledby={id} onSubmit={submit}>
      <p class="title" id={id} dir="auto">{form.title}</p>
      {form.fields.map((field) => <FormLine key={field.name} id={`${id}-${field.name}`} field={field} problem={problems[field.name]} />)}
      {failure && <p class="error" role="alert">{failure}</p>}
      <button class="primary" disabled={state === "sending"}>{state === "sending" ? texts.sending : form.submit}</button>
    </form>
  );
}

function Filled({ form, values }: { form: Part<"form">; values: Values }): VNode {
  const { language: { texts } } = usePanel();
  return (
    <div class="sheet">
      <p class="title" dir="auto">{form.title}</p>
      <dl>
        {form.fields.filter(({ name }) => values[name]).map(({ name, label }) => (
          <div key={name}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{values[name]}</dd>
          </div>
        ))}
      </dl>
      <p class="done"><DoneIcon />{texts.formSent}</p>
    </div>
  );
}
