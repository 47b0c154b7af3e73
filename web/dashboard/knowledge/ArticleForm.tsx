import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { articleLanguagesQuery } from "../api/queries";
import type { ArticleDraft } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { languageOptions } from "./articleForm";
import { MarkdownField } from "./MarkdownField";
import "./ArticleForm.css";

interface ArticleFormProps {
  draft: ArticleDraft;
  onChange: (draft: ArticleDraft) => void;
  onSave: () => void;
  save: string;
  isPending: boolean;
  isDirty: boolean;
  error: Error | null;
  base?: string | undefined;
}

/** An article as somebody writes it; what is saved is published at once. */
export function ArticleForm({ draft, onChange, onSave, save, isPending, isDirty, error, base }: ArticleFormProps) {
  const { data: inUse = [] } = useQuery(articleLanguagesQuery);
  const set = (change: Partial<ArticleDraft>) => onChange({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const isWhole = draft.title.trim() !== "" && draft.markdown.trim() !== "";
  return (
    <form className="article-form" onSubmit={submit}>
      <Field
        label="Title"
        help="As visitors would ask: “Do you wrap gifts?” is found better than “Packaging services”."
        lang={draft.language}
        value={draft.title}
        onChange={(title) => set({ title })}
        isRequired
        maxLength={200}
      />
      <div className="article-form-row">
        <Select label="Language" value={draft.language} options={languageOptions([draft.language, ...inUse])} onChange={(language) => set({ language })} />
        <Field label="Category" value={draft.category} onChange={(category) => set({ category })} maxLength={120} placeholder="For example Orders" />
      </div>
      <MarkdownField label="Text" value={draft.markdown} language={draft.language} base={base} onChange={(markdown) => set({ markdown })} />
      {error && <ErrorNotice error={error} />}
      <div className="form-foot">
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={!isWhole || !isDirty}>
          {save}
        </Button>
      </div>
    </form>
  );
}
