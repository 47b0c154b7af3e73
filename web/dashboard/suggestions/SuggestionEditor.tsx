import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Merge, SearchCheck, Sparkles, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { ArticleDraft } from "../api/types";
import { MarkdownField } from "../knowledge/MarkdownField";
import { languageOptions } from "../knowledge/articleForm";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { counted } from "../ui/numbers";
import { Select } from "../ui/Select";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import "../knowledge/ArticleForm.css";
import { Contradictions } from "./Contradictions";
import { MergeForm } from "./MergeForm";
import { type Contradiction, type Draft, type Suggestion, suggestionApi } from "./suggestionApi";

/** The answer before it is published: from the agents' words, to be read, changed and approved. */
export function SuggestionEditor({ suggestion }: { suggestion: Suggestion }) {
  const before = articleOf(suggestion);
  const [draft, setDraft] = useState(before);
  const [made, setMade] = useState<Draft | null>(suggestion.draft ?? null);
  const [found, setFound] = useState(suggestion.contradictions);
  const [merges, setMerges] = useState(false);
  const { letGo } = useUnsavedGuard(draft.title !== before.title || draft.markdown !== before.markdown);
  const decided = useDecided(letGo);
  const set = (change: Partial<ArticleDraft>) => setDraft({ ...draft, ...change });
  const approve = useMutation({ mutationFn: () => suggestionApi.approve(suggestion.id, draft), onSuccess: decided });
  const reject = useMutation({ mutationFn: () => suggestionApi.reject(suggestion.id), onSuccess: decided });
  const write = useMutation({
    mutationFn: () => suggestionApi.draft(suggestion.id),
    onSuccess: (written) => {
      setMade(written);
      set({ markdown: written.markdown, language: written.language });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    approve.mutate();
  };
  const error = approve.error ?? reject.error ?? write.error;
  const isWhole = draft.title.trim() !== "" && draft.markdown.trim() !== "";
  return (
    <form className="suggestion-editor" onSubmit={submit} aria-label="The answer">
      <p className="muted">{origin(made)}</p>
      <Field label="Title" lang={draft.language} value={draft.title} onChange={(title) => set({ title })} isRequired maxLength={200} />
      <div className="article-form-row">
        <Select label="Language" value={draft.language} options={languageOptions([draft.language, ...suggestion.languages])} onChange={(language) => set({ language })} />
        <Field label="Category" value={draft.category} onChange={(category) => set({ category })} maxLength={120} />
      </div>
      <MarkdownField label="Answer" value={draft.markdown} language={draft.language} rows={9} onChange={(markdown) => set({ markdown })} />
      <Contradictions found={found} />
      {error && <ErrorNotice error={error} />}
      <div className="suggestion-actions">
        <Button type="submit" variant="primary" isPending={approve.isPending} isDisabled={!isWhole}>
          Approve and publish
        </Button>
        <CheckButton draft={draft} onFound={setFound} isDisabled={!isWhole} />
        {suggestion.can_write && (
          <Button icon={Sparkles} onPress={() => write.mutate()} isPending={write.isPending}>
            Have it written
          </Button>
        )}
        <Button icon={Merge} onPress={() => setMerges(!merges)} aria-expanded={merges}>
          Put it somewhere else
        </Button>
        <Button icon={X} onPress={() => reject.mutate()} isPending={reject.isPending}>
          Reject
        </Button>
      </div>
      {merges && <MergeForm suggestion={suggestion} draft={draft} onMerged={letGo} />}
    </form>
  );
}

interface CheckButtonProps {
  draft: ArticleDraft;
  onFound: (found: Contradiction[]) => void;
  isDisabled: boolean;
}

function CheckButton({ draft, onFound, isDisabled }: CheckButtonProps) {
  const check = useMutation({
    mutationFn: () => suggestionApi.check({ title: draft.title, language: draft.language, markdown: draft.markdown }),
    onSuccess: ({ items }) => onFound(items),
  });
  return (
    <>
      <Button icon={SearchCheck} onPress={() => check.mutate()} isPending={check.isPending} isDisabled={isDisabled}>
        Check against the articles
      </Button>
      <span role="status" className="muted">{check.data?.items.length === 0 ? "No article says otherwise." : ""}</span>
      {check.error && <ErrorNotice error={check.error} />}
    </>
  );
}

/** What follows a decision: the page shows it, and the lists are asked anew. */
function useDecided(letGo: () => void) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (changed: Suggestion) => {
    letGo();
    cache.setQueryData(["suggestion", changed.id], changed);
    for (const key of ["suggestions", "articles"]) void cache.invalidateQueries({ queryKey: [key] });
    if (changed.state === "rejected") void navigate({ to: "/suggestions" });
  };
}

function articleOf({ draft, question, language }: Suggestion): ArticleDraft {
  return { title: draft?.title ?? question, language: draft?.language ?? language, category: "", description: "", markdown: draft?.markdown ?? "" };
}

function origin(draft: Draft | null): string {
  if (draft?.made_by === "llm") return `Written by ${draft.model ?? "the language model"} from ${counted(draft.replies, "reply", "replies")} of your agents. Read it before you publish it.`;
  if (draft?.made_by === "agents") return `In your agents' own words, from ${counted(draft.replies, "reply", "replies")}. Read it, change what you like, and publish it.`;
  return "No agent has answered this yet: write the answer here.";
}
