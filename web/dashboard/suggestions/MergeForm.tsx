import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ArticleDraft } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Select } from "../ui/Select";
import { type Suggestion, suggestionApi, suggestionsQuery } from "./suggestionApi";

interface MergeFormProps {
  suggestion: Suggestion;
  draft: ArticleDraft;
  onMerged: () => void;
}

/** Puts the answer into an article as a section, or the questions to another suggestion that asks the same. */
export function MergeForm({ suggestion, draft, onMerged }: MergeFormProps) {
  const { data: open } = useQuery(suggestionsQuery("open"));
  const options: [string, string][] = [
    ["", "Choose…"],
    ...suggestion.nearest.map((article): [string, string] => [`article ${article.article_id}`, `Article: ${article.title}`]),
    ...(open?.items ?? [])
      .filter((other) => other.id !== suggestion.id)
      .map((other): [string, string] => [`suggestion ${other.id}`, `Suggestion: ${other.question}`]),
  ];
  const [target, setTarget] = useState("");
  const [kind, id = ""] = target.split(" ");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const merge = useMutation({
    mutationFn: () => suggestionApi.merge(suggestion.id, kind === "article" ? { article_id: id, heading: draft.title, markdown: draft.markdown } : { suggestion_id: id }),
    onSuccess: (into) => {
      onMerged();
      cache.setQueryData(["suggestion", into.id], into);
      for (const key of ["suggestions", "articles", "article"]) void cache.invalidateQueries({ queryKey: [key] });
      void navigate({ to: "/suggestions/$suggestionId", params: { suggestionId: into.id } });
    },
  });
  const isEmpty = kind === "article" && (draft.title.trim() === "" || draft.markdown.trim() === "");
  return (
    <div className="suggestion-merge" role="group" aria-label="Put it somewhere else">
      <Select label="Where it belongs" value={target} options={options} onChange={setTarget} />
      {kind === "article" && <p className="muted">Title and text above become a new section at the end of that article.</p>}
      {kind === "suggestion" && <p className="muted">The questions go to that suggestion; this one is no more.</p>}
      {merge.error && <ErrorNotice error={merge.error} />}
      <div>
        <Button onPress={() => merge.mutate()} isPending={merge.isPending} isDisabled={target === "" || isEmpty}>
          Put it there
        </Button>
      </div>
    </div>
  );
}
