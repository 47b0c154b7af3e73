import { useId } from "react";
import { Field } from "../ui/Field";
import type { ReplayForm } from "./form";

interface ArticleDraftProps {
  form: ReplayForm;
  onChange: (part: Partial<ReplayForm>) => void;
  isNew: boolean;
}

/** An article as it would be. */
export function ArticleDraft({ form, onChange, isNew }: ArticleDraftProps) {
  const id = useId();
  return (
    <fieldset className="replay-article">
      <legend>{isNew ? "A new article (may stay empty)" : "The article as it would be"}</legend>
      <Field label="Title" value={form.title} onChange={(title) => onChange({ title })} />
      <div className="field">
        <label htmlFor={id}>Text, in Markdown</label>
        <textarea id={id} className="input lines" rows={isNew ? 5 : 14} dir="auto" value={form.markdown} onChange={(event) => onChange({ markdown: event.target.value })} />
        {isNew && <p className="field-help">To change an article that is there, open it and press “Try an edit first”.</p>}
      </div>
    </fieldset>
  );
}
