import { Plus, X } from "lucide-react";
import { Button, IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import type { PropertyTest, Trigger, TriggerKind } from "./invitationsApi";
import { NumberBox } from "./NumberBox";
import { STARTS, TESTS, TRIGGER_HELP, TRIGGERS } from "./words";

interface TriggerFieldsProps {
  trigger: Trigger;
  onChange: (trigger: Trigger) => void;
}

/** What makes it come up. */
export function TriggerFields({ trigger, onChange }: TriggerFieldsProps) {
  return (
    <>
      <Select label="It comes up when" options={TRIGGERS} value={trigger.on} onChange={(on) => onChange(STARTS[on as TriggerKind])} />
      <p className="guidance-help">{TRIGGER_HELP[trigger.on]}</p>
      <Amount key={trigger.on} trigger={trigger} onChange={onChange} />
    </>
  );
}

function Amount({ trigger, onChange }: TriggerFieldsProps) {
  switch (trigger.on) {
    case "time":
      return <NumberBox label="Seconds" value={trigger.seconds} min={1} max={3600} onChange={(seconds) => onChange({ ...trigger, seconds })} />;
    case "idle":
      return <NumberBox label="Seconds" value={trigger.seconds} min={5} max={3600} onChange={(seconds) => onChange({ ...trigger, seconds })} />;
    case "scroll":
      return <NumberBox label="Per cent of the page" value={trigger.percent} min={5} max={100} onChange={(percent) => onChange({ ...trigger, percent })} />;
    case "visits":
      return <NumberBox label="Visit" value={trigger.count} min={2} max={1000} onChange={(count) => onChange({ ...trigger, count })} />;
    case "event":
      return <EventFields trigger={trigger} onChange={onChange} />;
    case "exit":
      return null;
  }
}

interface EventFieldsProps {
  trigger: Extract<Trigger, { on: "event" }>;
  onChange: (trigger: Trigger) => void;
}

function EventFields({ trigger, onChange }: EventFieldsProps) {
  const { name, properties } = trigger;
  const replace = (at: number, part: Partial<PropertyTest>) => onChange({ ...trigger, properties: properties.map((each, place) => (place === at ? { ...each, ...part } : each)) });
  return (
    <>
      <Field label="Name of the event" value={name} onChange={(next) => onChange({ ...trigger, name: next })} isRequired maxLength={64} placeholder="cart" />
      {properties.map((property, at) => (
        <div key={at} className="invitation-property" role="group" aria-label={`Property ${at + 1}`}>
          <Field label="Its property" value={property.name} onChange={(next) => replace(at, { name: next })} isRequired maxLength={64} placeholder="total" />
          <Select label="must be" options={TESTS} value={property.test} onChange={(test) => replace(at, { test: test as PropertyTest["test"] })} />
          <Field label="this" value={property.value} onChange={(value) => replace(at, { value })} isRequired maxLength={200} placeholder="5000" />
          <IconButton icon={X} label={`Remove property ${at + 1}`} onPress={() => onChange({ ...trigger, properties: properties.filter((_, place) => place !== at) })} />
        </div>
      ))}
      {properties.length < 5 && (
        <div>
          <Button icon={Plus} onPress={() => onChange({ ...trigger, properties: [...properties, { name: "", test: "over", value: "" }] })}>
            Only when a property is so
          </Button>
        </div>
      )}
    </>
  );
}
