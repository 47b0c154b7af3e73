import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { toForm } from "./form";
import { ToolForm } from "./ToolForm";
import { type Tool, toolQuery, toolsApi } from "./toolsApi";
import { Trial } from "./Trial";
import "./Tools.css";

const BACK = <Back to="/tools">Tools</Back>;

export function ToolPage() {
  const { toolId } = useParams({ from: "/tools/$toolId" });
  const { data: tool, error, refetch } = useQuery({ ...toolQuery(toolId), refetchOnWindowFocus: false });
  if (tool) return <Editor key={toolId} tool={tool} />;
  return (
    <Page title="Tool" back={BACK}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />}
    </Page>
  );
}

function Editor({ tool }: { tool: Tool }) {
  const [form, setForm] = useState(() => toForm(tool));
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: () => toolsApi.change(tool.id, form),
    onSuccess: (changed) => {
      setForm(toForm(changed));
      cache.setQueryData(toolQuery(tool.id).queryKey, changed);
      void cache.invalidateQueries({ queryKey: ["tools", "list"] });
    },
  });
  return (
    <Page title={<bdi>{tool.name}</bdi>} back={BACK} actions={<Delete tool={tool} />}>
      <div className="tool-editor">
        <form
          className="tool-form"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <ToolForm form={form} onChange={setForm} kept={tool.header_names} />
          {save.error && <ErrorNotice error={save.error} />}
          <div className="form-foot">
            <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!form.name.trim() || !form.url.trim()}>
              Save
            </Button>
            <span role="status">{save.isSuccess && "Saved."}</span>
          </div>
        </form>
        <Trial tool={tool} />
      </div>
    </Page>
  );
}

function Delete({ tool }: { tool: Tool }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => toolsApi.remove(tool.id),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["tools", "list"] });
      void navigate({ to: "/tools" });
    },
  });
  return (
    <>
      {remove.error && <ErrorNotice error={remove.error} />}
      <ConfirmButton icon={Trash2} question="Delete this tool?" yes="Delete" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Delete
      </ConfirmButton>
    </>
  );
}
