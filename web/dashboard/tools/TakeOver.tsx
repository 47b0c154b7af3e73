import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { TextBox } from "../review/TextBox";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { type Draft, type Source, toolsApi } from "./toolsApi";

/** Fills the form from an OpenAPI document or an MCP server. */
export function TakeOver({ onTake }: { onTake: (draft: Draft) => void }) {
  const [url, setUrl] = useState("");
  const [document, setDocument] = useState("");
  const look = useMutation({ mutationFn: (source: Source) => toolsApi.drafts(source) });
  return (
    <section className="tool-trial-box" aria-labelledby="take-heading">
      <h2 id="take-heading">Take it over</h2>
      <p className="field-help">Where the other system is described, most of the form fills itself.</p>
      <TextBox label="OpenAPI operation or document" help="JSON or YAML." rows={5} value={document} onChange={setDocument} />
      <Button isDisabled={!document.trim()} isPending={look.isPending} onPress={() => look.mutate({ kind: "openapi", document, url: "", headers: {} })}>
        Read the document
      </Button>
      <Field label="Address of an MCP server" placeholder="https://mcp.example.com/mcp" value={url} onChange={setUrl} spellCheck="false" />
      <Button isDisabled={!url.trim()} isPending={look.isPending} onPress={() => look.mutate({ kind: "mcp", document: "", url: url.trim(), headers: {} })}>
        List its tools
      </Button>
      <div aria-live="polite">
        {look.error && <ErrorNotice error={look.error} />}
        {look.data && <Drafts drafts={look.data.items} onTake={onTake} />}
      </div>
    </section>
  );
}

function Drafts({ drafts, onTake }: { drafts: Draft[]; onTake: (draft: Draft) => void }) {
  if (!drafts.length) return <p>There is nothing in it that can be called.</p>;
  return (
    <ul className="tool-drafts">
      {drafts.map((draft, at) => (
        <li key={at}>
          <button type="button" className="text-link" onClick={() => onTake(draft)}>
            {draft.tool.name}
          </button>
          {draft.tool.description && <p className="intent-description">{draft.tool.description}</p>}
        </li>
      ))}
    </ul>
  );
}
