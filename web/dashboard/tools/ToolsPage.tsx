import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Plus, Wrench } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { counted } from "../ui/numbers";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { CallLog } from "./CallLog";
import { type Tool, toolsApi, toolsQuery } from "./toolsApi";
import { RISK_SHORT } from "./words";
import "../ui/Table.css";
import "../ui/Tabs.css";
import "./Tools.css";

export function ToolsPage() {
  const { tab = "tools" } = useSearch({ from: "/tools" });
  const navigate = useNavigate({ from: "/tools" });
  return (
    <Page title="Tools" intro="What the bot can look up and do in your other systems: the state of an order, an appointment, a ticket." actions={<NewLink />}>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => void navigate({ search: key === "calls" ? { tab: "calls" } : {}, replace: true })}>
        <TabList aria-label="Tools" className="tab-list">
          <Tab id="tools" className="tab">
            Tools
          </Tab>
          <Tab id="calls" className="tab">
            Log
          </Tab>
        </TabList>
        <TabPanel id="tools" className="tab-panel">
          <ToolList />
        </TabPanel>
        <TabPanel id="calls" className="tab-panel">
          <CallLog />
        </TabPanel>
      </Tabs>
    </Page>
  );
}

function NewLink() {
  return (
    <Link to="/tools/new" className="button" data-variant="primary">
      <Plus size={15} aria-hidden="true" />
      <span>New tool</span>
    </Link>
  );
}

function ToolList() {
  const { data, error, refetch } = useQuery(toolsQuery);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} kind="text" />;
  if (!data.items.length) return <NoTools />;
  return (
    <>
      {data.waiting > 0 && (
        <p className="tool-waiting">
          {counted(data.waiting, "call")} {data.waiting === 1 ? "waits" : "wait"} for approval.{" "}
          <Link to="/tools" search={{ tab: "calls" }} className="text-link">
            Look at the log
          </Link>
        </p>
      )}
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Tool</th>
              <th scope="col">How careful</th>
              <th scope="col">Called</th>
              <th scope="col">On</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((tool) => (
              <Row key={tool.id} tool={tool} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ tool }: { tool: Tool }) {
  const cache = useQueryClient();
  const turn = useMutation({
    mutationFn: (enabled: boolean) => toolsApi.switch(tool.id, enabled),
    onSettled: () => cache.invalidateQueries({ queryKey: ["tools"] }),
  });
  return (
    <tr>
      <th scope="row">
        <Link to="/tools/$toolId" params={{ toolId: tool.id }} className="table-link">
          <bdi>{tool.name}</bdi>
        </Link>
        {tool.description && <p className="intent-description">{tool.description}</p>}
        {turn.error && <ErrorNotice error={turn.error} />}
      </th>
      <td>
        <span className="tool-risk" data-risk={tool.risk}>
          {RISK_SHORT[tool.risk ?? "read"]}
        </span>
      </td>
      <td className="tool-address">{tool.kind === "mcp" ? `MCP: ${tool.mcp_tool}` : `${tool.method} ${tool.url}`}</td>
      <td>
        <Switch isSelected={turn.isPending ? turn.variables : tool.enabled} onChange={(enabled) => turn.mutate(enabled)}>
          <span className="visually-hidden">{tool.name}</span>
        </Switch>
      </td>
    </tr>
  );
}

function NoTools() {
  return (
    <EmptyState icon={Wrench} title="No tools yet">
      <p>
        A tool lets the bot look something up or do something in another system, such as telling a visitor where their order is. It asks for
        what it needs, and you decide what must be confirmed or approved.
      </p>
      <Link to="/tools/new" className="button" data-variant="primary">
        Make the first tool
      </Link>
    </EmptyState>
  );
}
