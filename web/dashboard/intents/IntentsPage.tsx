import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { intentsQuery, trainingsQuery } from "../api/intentQueries";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { IntentImport } from "./IntentImport";
import { IntentTable } from "./IntentTable";
import { isTab, TAB_WORDS, TABS } from "./tabs";
import { ThresholdView } from "./ThresholdView";
import { TrainingCard } from "./TrainingCard";
import { VersionTable } from "./VersionTable";
import "../ui/Tabs.css";
import "./IntentsPage.css";

export function IntentsPage() {
  const { tab = "intents" } = useSearch({ from: "/intents" });
  const navigate = useNavigate({ from: "/intents" });
  const choose = (key: string) => isTab(key) && void navigate({ search: key === "intents" ? {} : { tab: key }, replace: true });
  return (
    <Page title="Intents" intro="What visitors come for. Give examples of how they say it, train, and the bot tells these wishes apart." actions={<NewLink />}>
      <TrainingCard />
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => choose(String(key))}>
        <TabList aria-label="Intents" className="tab-list">
          {TABS.map((each) => (
            <Tab key={each} id={each} className="tab">
              {TAB_WORDS[each]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="intents" className="tab-panel">
          <IntentList />
        </TabPanel>
        <TabPanel id="versions" className="tab-panel">
          <Versions />
        </TabPanel>
        <TabPanel id="threshold" className="tab-panel">
          <ThresholdView />
        </TabPanel>
        <TabPanel id="import" className="tab-panel">
          <IntentImport />
        </TabPanel>
      </Tabs>
    </Page>
  );
}

function NewLink() {
  return (
    <Link to="/intents/new" className="button" data-variant="primary">
      <Plus size={15} aria-hidden="true" />
      <span>New intent</span>
    </Link>
  );
}

function IntentList() {
  const { data, error, refetch } = useQuery(intentsQuery);
  if (data) return <IntentTable intents={data.items} />;
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />;
}

function Versions() {
  const { data, error, refetch } = useQuery(trainingsQuery);
  if (data) return <VersionTable trainings={data} />;
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} kind="text" />;
}
