import type { TargetedSubmitEvent, VNode } from "preact";
import { usePanel, useWords } from "../ui/context";
import { FormLine } from "./FormLine";
import { DoneIcon } from "./icons";
import type { Input } from "./problems";
import { TEXTS } from "./text";
import type { Part } from "./types";
import { useSubmission, type Values } from "./useSubmission";

interface Props {
  form: Part<"form">;
  messageId: string;
}

/** A form to be filled in and sent once; what was sent then stands in its place. */
export function FormPart({ form, messageId }: Props): VNode {
  const { chat, language: { texts } } = usePanel();
  const { state, values, problems, failure, send } = useSubmission(messageId, form);
  const id = `${messageId}-${form.id}`;
  const sent = chat.room?.transcript.isFilled(messageId, form.id); // also before this page was loaded, or in another tab
  if (sent || state === "sent") return <Filled form={form} values={values} />;

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    void send(form.fields.map(({ name }) => elements.namedItem(name) as Input));
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
  const words = useWords(TEXTS);
  const filled = form.fields.filter(({ name }) => values[name]);
  return (
    <div class="sheet">
      <p class="title" dir="auto">{form.title}</p>
      {filled.length > 0 && (
        <dl>
          {filled.map(({ name, label }) => (
            <div key={name}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{values[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="done"><DoneIcon />{words.formSent}</p>
    </div>
  );
}
