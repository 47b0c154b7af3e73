import { useQuery, useQueryClient } from "@tanstack/react-query";
import { outsideQuery } from "../api/intentQueries";
import type { Example } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Back } from "../ui/Back";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Examples } from "./Examples";
import "./IntentForm.css";

/** Examples of what is none of the intents. */
export function OutsidePage() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(outsideQuery);
  const add = async (texts: string[]) => {
    const all = await understandingApi.addOutside(texts);
    cache.setQueryData(outsideQuery.queryKey, all);
    return all.texts;
  };
  const remove = async ({ id }: Example) => {
    await understandingApi.deleteOutside(id);
    await cache.invalidateQueries(outsideQuery);
  };
  return (
    <Page
      title="None of the intents"
      intro="What visitors write that is none of your intents: small talk, other shops’ business, questions that only an article answers. It teaches the bot when not to be sure."
      back={<Back to="/intents">Intents</Back>}
    >
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && <Examples texts={data.texts} add={add} remove={remove} />}
    </Page>
  );
}
