import { Trash2 } from "lucide-react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { type Kind, kindOf, KINDS, schemaOf, toList } from "./form";
import type { Argument } from "./toolsApi";
import { WordsField } from "./WordsField";

const PLACES = [
  ["body", "In the body"],
  ["query", "After the ? of the address"],
  ["path", "In the address"],
] as const;

const ENTITIES = [
  ["", "Nothing: always ask"],
  ["ORDER", "An order number"],
  ["TICKET", "A ticket number"],
  ["EMAIL", "An e-mail address"],
  ["PHONE", "A telephone number"],
  ["EMAIL,PHONE", "An e-mail address or telephone number"],
  ["DATE", "A day or time"],
  ["PRODUCT", "A product"],
  ["PERSON", "A name"],
  ["PLACE", "A place"],
  ["MONEY", "An amount"],
] as const;

interface ArgumentFieldsProps {
  argument: Argument;
  isMcp: boolean;
  onChange: (argument: Argument) => void;
  onRemove: () => void;
}

export function ArgumentFields({ argument, isMcp, onChange, onRemove }: ArgumentFieldsProps) {
  const put = (part: Partial<Argument>) => onChange({ ...argument, ...part });
  const schema = argument.value as Record<string, unknown>;
  const kind = kindOf(schema);
  const title = argument.label["en"] || argument.name || "New argument";
  return (
    <li className="argument">
      <div className="argument-row">
        <Field label="Name in the other system" value={argument.name} onChange={(name) => put({ name })} isRequired maxLength={64} spellCheck="false" />
        <Select label="What it is" value={kind} options={KINDS} onChange={(chosen) => put({ value: schemaOf(chosen as Kind) })} />
        {!isMcp && <Select label="Where it goes" value={argument.place} options={PLACES} onChange={(place) => put({ place: place as Argument["place"] })} />}
      </div>
      {kind === "choice" && (
        <Field
          label="The choices"
          help="The other system’s own words, with commas between."
          value={((schema["enum"] as unknown[]) ?? []).join(", ")}
          onChange={(text) => put({ value: { ...schema, enum: text.split(",").map((part) => part.trimStart()) } })}
        />
      )}
      {kind === "text" && (
        <Field
          label="Form (a regular expression)"
          help="Leave it empty when any text will do."
          value={String(schema["pattern"] ?? "")}
          onChange={(pattern) => put({ value: pattern ? { ...schema, pattern } : { type: "string" } })}
          spellCheck="false"
        />
      )}
      <div className="argument-row">
        <Select
          label="Taken from messages that name"
          value={argument.entities.join(",")}
          options={ENTITIES}
          onChange={(names) => put({ entities: toList(names) as Argument["entities"] })}
        />
        <Switch isSelected={argument.required} onChange={(required) => put({ required })}>
          Asked for when missing
        </Switch>
        <Switch isSelected={argument.proves} onChange={(proves) => put(proves ? { proves } : { proves, matches: [] })}>
          Proves who asks
        </Switch>
      </div>
      {argument.proves && (
        <Field
          label="Must equal one of these fields of the answer"
          help="Such as customer.email, customer.phone. Leave it empty when the other system checks it by itself."
          value={argument.matches.join(", ")}
          onChange={(text) => put({ matches: text.split(",").map((part) => part.trim()).filter(Boolean) })}
          spellCheck="false"
        />
      )}
      <WordsField label="What visitors call it" words={argument.label} onChange={(label) => put({ label })} />
      <WordsField label="Question" words={argument.ask} onChange={(ask) => put({ ask })} />
      <WordsField label="Example" words={argument.hint} onChange={(hint) => put({ hint })} />
      <Button variant="quiet" icon={Trash2} onPress={onRemove}>
        {`Remove ${title}`}
      </Button>
    </li>
  );
}
