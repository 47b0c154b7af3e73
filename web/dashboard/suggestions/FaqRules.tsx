import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { suggestionApi, type SuggestionList } from "./suggestionApi";

/** When a question becomes a suggestion: the owner's two numbers. */
export function FaqRules({ rules }: { rules: SuggestionList["rules"] }) {
  const [times, setTimes] = useState(String(rules.times));
  const [days, setDays] = useState(String(rules.days));
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: () => suggestionApi.setRules({ times: Number(times), days: Number(days) }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["suggestions"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isSame = Number(times) === rules.times && Number(days) === rules.days;
  return (
    <form className="faq-rules" onSubmit={submit} aria-label="When a question is suggested">
      <Field label="Visitors who must have asked it" type="number" value={times} onChange={setTimes} isRequired />
      <Field label="within so many days" type="number" value={days} onChange={setDays} isRequired />
      <Button type="submit" isPending={save.isPending} isDisabled={isSame}>
        Save
      </Button>
      <span role="status">{save.isSuccess && isSame ? "Saved." : ""}</span>
      {save.error && <ErrorNotice error={save.error} />}
    </form>
  );
}
