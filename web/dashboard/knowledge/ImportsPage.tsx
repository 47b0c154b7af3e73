import { useQuery } from "@tanstack/react-query";
import { importsQuery } from "../api/queries";
import { Back } from "../ui/Back";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { FilesForm } from "./FilesForm";
import { ImportList } from "./ImportList";
import { UrlForm } from "./UrlForm";
import "./ImportsPage.css";

export function ImportsPage() {
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <Page
      title="Import articles"
      intro="Bring in your help centre. Import it again whenever it changes: only what is new or different is worked on."
      back={<Back to="/knowledge">Knowledge</Back>}
    >
      <div className="import-ways">
        <UrlForm />
        <FilesForm />
      </div>
      <section aria-labelledby="past-imports">
        <h2 id="past-imports">Imports so far</h2>
        {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={3} kind="text" />}
        {data?.length === 0 && <p className="page-intro">None yet. The report of each import stays here.</p>}
        {data && data.length > 0 && <ImportList items={data} />}
      </section>
    </Page>
  );
}
