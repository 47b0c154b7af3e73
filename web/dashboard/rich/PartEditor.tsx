import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { hostsQuery, type NewAttachment, type RichPart } from "../api/richClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Select } from "../ui/Select";
import { PART_WORDS } from "./blank";
import { PartFields } from "./PartFields";
import { RichPartView } from "./RichParts";

const LANGUAGES = [
  ["", "Every language"],
  ["en", "English"],
  ["ur", "Urdu"],
  ["ur-Latn", "Roman Urdu"],
] as const;

interface PartEditorProps {
  start: NewAttachment;
  /** Whether it is new. */
  isNew: boolean;
  isPending: boolean;
  error: Error | null;
  onSave: (attachment: NewAttachment) => void;
  onCancel: () => void;
}

/** Fills in a part, and shows beside it how it comes out. */
export function PartEditor({ start, isNew, isPending, error, onSave, onCancel }: PartEditorProps) {
  const [part, setPart] = useState<RichPart>(start.part);
  const [language, setLanguage] = useState(start.language ?? "");
  const { data: hosts = [] } = useQuery(hostsQuery);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave({ part: tidy(part), language: language || null });
  };
  return (
    <form ref={form} className="part-editor" onSubmit={submit} aria-label={`${isNew ? "New" : "Change"}: ${PART_WORDS[part.type]}`}>
      <div className="part-fields">
        <h3>{PART_WORDS[part.type]}</h3>
        <PartFields part={part} onChange={setPart} />
        <Select label="Shown with replies in" value={language} options={LANGUAGES} onChange={setLanguage} />
        {error && <ErrorNotice error={error} />}
        <div className="part-foot">
          <Button type="submit" variant="primary" isPending={isPending}>
            {isNew ? "Attach it" : "Save"}
          </Button>
          <Button onPress={onCancel}>Cancel</Button>
        </div>
      </div>
      <section className="part-preview" aria-label="Preview">
        <p className="select-label">Preview</p>
        <RichPartView part={part} hosts={hosts} />
      </section>
    </form>
  );
}

/** Without the empty choices that typing commas leaves behind. */
function tidy(part: RichPart): RichPart {
  if (part.type !== "form") return part;
  const choices = (given: string[]) => given.map((choice) => choice.trim()).filter(Boolean);
  return { ...part, fields: part.fields.map((field) => ({ ...field, choices: field.type === "select" ? choices(field.choices) : [] })) };
}
