import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { toForm } from "./form";
import { TakeOver } from "./TakeOver";
import { ToolForm } from "./ToolForm";
import { type Draft, toolQuery, toolsApi } from "./toolsApi";
import "./Tools.css";

export function NewToolPage() {
  const [form, setForm] = useState(() => toForm());
  const [notes, setNotes] = useState<string[]>([]);
  const [taken, setTaken] = useState(0);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => toolsApi.create(form),
    onSuccess: (tool) => {
      cache.setQueryData(toolQuery(tool.id).queryKey, tool);
      void cache.invalidateQueries({ queryKey: ["tools", "list"] });
      void navigate({ to: "/tools/$toolId", params: { toolId: tool.id } });
    },
  });
  const take = (draft: Draft) => {
    setForm(toForm(draft.tool));
    setNotes(draft.notes);
    setTaken(taken + 1); // its fields begin anew
  };
  return (
    <Page title="New tool" back={<Back to="/tools">Tools</Back>}>
      <div className="tool-editor">
        <form
          className="tool-form"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          {notes.length > 0 && (
            <ul className="tool-notes" aria-label="What is still to be done">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <ToolForm key={taken} form={form} onChange={setForm} />
          {create.error && <ErrorNotice error={create.error} />}
          <div className="form-foot">
            <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={!form.name.trim() || !form.url.trim()}>
              Create the tool
            </Button>
          </div>
        </form>
        <TakeOver onTake={take} />
      </div>
    </Page>
  );
}
