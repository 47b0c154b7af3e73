import { Check, Plus, TriangleAlert, X } from "lucide-react";
import type { Pattern } from "../api/understanding";
import { Button, IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { checkPattern } from "./patterns";

interface PatternsProps {
  patterns: Pattern[];
  onChange: (patterns: Pattern[]) => void;
}

const TYPES = [
  ["ORDER", "Order"],
  ["TICKET", "Ticket"],
] as const;
const FRESH: Pattern = { name: "Order number", type: "ORDER", pattern: "", example: "" };
const MOST = 20;

export function Patterns({ patterns, onChange }: PatternsProps) {
  const put = (at: number, part: Partial<Pattern>) => onChange(patterns.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <section className="rules-section" aria-labelledby="patterns-heading">
      <h2 id="patterns-heading">Your order and ticket numbers</h2>
      <p className="page-intro">
        What they look like, as a regular expression: <code>GR-\d{"{5}"}</code> is “GR-” and five digits. Visitors’ messages are searched for them.
      </p>
      <ul className="patterns">
        {patterns.map((pattern, index) => (
          <PatternRow key={index} pattern={pattern} onChange={(part) => put(index, part)} onRemove={() => onChange(patterns.filter((_, each) => each !== index))} />
        ))}
      </ul>
      <Button icon={Plus} isDisabled={patterns.length >= MOST} onPress={() => onChange([...patterns, FRESH])}>
        Add a number
      </Button>
    </section>
  );
}

interface PatternRowProps {
  pattern: Pattern;
  onChange: (part: Partial<Pattern>) => void;
  onRemove: () => void;
}

function PatternRow({ pattern, onChange, onRemove }: PatternRowProps) {
  return (
    <li className="pattern">
      <Field label="Name" value={pattern.name} onChange={(name) => onChange({ name })} isRequired maxLength={60} />
      <Select label="Of" value={pattern.type} options={TYPES} onChange={(type) => onChange({ type: type as Pattern["type"] })} />
      <Field label="Pattern" value={pattern.pattern} onChange={(text) => onChange({ pattern: text })} isRequired maxLength={200} spellCheck="false" />
      <Field label="Example" value={pattern.example} onChange={(example) => onChange({ example })} isRequired maxLength={100} spellCheck="false" />
      <IconButton icon={X} label={`Remove ${pattern.name}`} onPress={onRemove} />
      <Verdict pattern={pattern} />
    </li>
  );
}

function Verdict({ pattern }: { pattern: Pattern }) {
  const check = checkPattern(pattern);
  const Icon = check?.isRight ? Check : TriangleAlert;
  return (
    <p className="pattern-check" data-right={check?.isRight} aria-live="polite">
      {check && (
        <>
          <Icon size={14} aria-hidden="true" /> {check.words}
        </>
      )}
    </p>
  );
}
