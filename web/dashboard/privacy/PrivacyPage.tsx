import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { privacyQuery } from "./privacyApi";
import { RecordedSection } from "./RecordedSection";
import { RulesForm } from "./RulesForm";
import "./Privacy.css";

export function PrivacyPage() {
  const { data, error, refetch } = useQuery({ ...privacyQuery, refetchOnWindowFocus: false });
  return (
    <Page
      title="Privacy"
      intro="Whether visitors are asked if you may record what they press and read, and how long you keep what. In the widget’s menu every visitor can download their data, or have all of it erased."
    >
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && (
        <div className="privacy">
          <RecordedSection privacy={data} />
          <RulesForm privacy={data} />
        </div>
      )}
    </Page>
  );
}
