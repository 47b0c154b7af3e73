import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { intentsQuery } from "../api/intentQueries";
import { Button } from "../ui/Button";
import { Choice } from "../ui/Choice";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { ArgumentFields } from "./ArgumentFields";
import { NEW_ARGUMENT, type ToolForm as Form, toList } from "./form";
import { Headers } from "./Headers";
import type { Argument, Risk } from "./toolsApi";
import { RISK_WORDS } from "./words";
import { WordsField } from "./WordsField";

const METHODS = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).map((method) => [method, method] as const);
const RISKS = Object.entries(RISK_WORDS) as [Risk, string][];

interface FormProps {
  form: Form;
  onChange: (form: Form) => void;
  /** Names of the headers that are kept already. */
  kept?: string[];
}

/** All that an owner says of a tool. */
export function ToolForm({ form, onChange, kept = [] }: FormProps) {
  const put = (part: Partial<Form>) => onChange({ ...form, ...part });
  return (
    <>
      <Part title="What it does">
        <Field label="Name" value={form.name} onChange={(name) => put({ name })} isRequired maxLength={80} />
        <Field
          label="Description"
          help="For colleagues, and for a language model that chooses among tools."
          value={form.description}
          onChange={(description) => put({ description })}
          maxLength={500}
        />
        <Choice legend="How careful to be" options={RISKS} value={form.risk} onChange={(risk) => put({ risk })} />
        <Switch isSelected={form.personal} onChange={(personal) => put({ personal })}>
          It shows somebody’s own data
        </Switch>
      </Part>
      <Part title="When it is meant">
        <Intents chosen={form.intents} onChange={(intents) => put({ intents })} />
        <Lines label="Wishes, with commas between" help="As messages are read: track order, book appointment, cancel order." value={form.actions} onChange={(actions) => put({ actions })} />
        <Lines label="Words in the message, with commas between" help="Such as open a ticket. In every language that visitors use." value={form.phrases} onChange={(phrases) => put({ phrases })} />
      </Part>
      <Part title="What is called">
        <div className="argument-row">
          {form.kind === "http" && <Select label="Method" value={form.method} options={METHODS} onChange={(method) => put({ method: method as Form["method"] })} />}
          <Field
            label="Address"
            help={form.kind === "http" ? "{order} stands for the argument of that name." : `The MCP server’s; its tool is “${form.mcp_tool}”.`}
            value={form.url}
            onChange={(url) => put({ url })}
            isRequired
            spellCheck="false"
          />
        </div>
        <Headers headers={form.headers} kept={kept} onChange={(headers) => put({ headers })} />
        <Field
          label="Longest wait in seconds"
          type="number"
          value={String(form.timeout_seconds)}
          onChange={(text) => put({ timeout_seconds: Number(text) })}
        />
      </Part>
      <Part title="What it needs">
        <Arguments form={form} onChange={(items) => put({ arguments: items })} />
      </Part>
      <Part title="What is said">
        <WordsField
          label="Of the answer"
          rows={5}
          help="{status} is a field of the answer, {customer.name} one inside another, {=order} an argument. A line with {items[].name} is repeated for each item; a line whose field is missing is left out."
          words={form.answer}
          onChange={(answer) => put({ answer })}
        />
        {form.risk !== "read" && (
          <WordsField label="On the button that confirms it" help="Such as Book {=day} at {=time}" words={form.confirm} onChange={(confirm) => put({ confirm })} />
        )}
        <WordsField label="When nothing is found" words={form.not_found} onChange={(not_found) => put({ not_found })} />
        <Field
          label="Field that tells why it was refused"
          help="Such as detail. Visitors read what the other system says there."
          value={form.refusal_field}
          onChange={(refusal_field) => put({ refusal_field })}
          spellCheck="false"
        />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="tool-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Lines({ label, help, value, onChange }: { label: string; help: string; value: string[]; onChange: (items: string[]) => void }) {
  return <Field label={label} help={help} defaultValue={value.join(", ")} onChange={(text) => onChange(toList(text))} />;
}

function Intents({ chosen, onChange }: { chosen: string[]; onChange: (keys: string[]) => void }) {
  const { data } = useQuery(intentsQuery);
  if (!data?.items.length) return null;
  return (
    <fieldset className="choice tool-intents">
      <legend>Intents</legend>
      {data.items.map(({ key, label }) => (
        <label key={key} className="choice-option">
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, key] : chosen.filter((each) => each !== key))}
          />{" "}
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Arguments({ form, onChange }: { form: Form; onChange: (items: Argument[]) => void }) {
  const items = form.arguments;
  return (
    <>
      {items.length > 0 && (
        <ul className="arguments">
          {items.map((argument, at) => (
            <ArgumentFields
              key={at}
              argument={argument}
              isMcp={form.kind === "mcp"}
              onChange={(changed) => onChange(items.map((each, index) => (index === at ? changed : each)))}
              onRemove={() => onChange(items.filter((_, index) => index !== at))}
            />
          ))}
        </ul>
      )}
      <Button icon={Plus} onPress={() => onChange([...items, NEW_ARGUMENT])}>
        Add an argument
      </Button>
    </>
  );
}
