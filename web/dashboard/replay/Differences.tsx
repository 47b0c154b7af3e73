import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Given, type Replay, type ReplayItem, replayItemsQuery } from "../api/replay";
import { Markdown } from "../markdown/Markdown";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { languageDir } from "../ui/language";
import { Skeleton } from "../ui/Skeleton";
import { DIFFERENCE_WORDS, kindWords } from "./words";

const PAGE = 50;

/** Question by question: as it is, and as it would be. */
export function Differences({ replay }: { replay: Replay }) {
  const [all, setAll] = useState(false);
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery(replayItemsQuery(replay.id, !all, offset));
  return (
    <section aria-labelledby="replay-differences">
      <div className="replay-head">
        <h2 id="replay-differences">{all ? "All questions" : "What differs"}</h2>
        <label className="replay-all">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => {
              setAll(event.target.checked);
              setOffset(0);
            }}
          />{" "}
          Show also what stays the same
        </label>
      </div>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data?.items.length === 0 && <p>Every question gets the same reply.</p>}
      <ol className="replay-items">{data?.items.map((item) => <Item key={item.id} item={item} />)}</ol>
      {data && data.total > PAGE && (
        <nav className="replay-pages" aria-label="Pages">
          <Button isDisabled={offset === 0} onPress={() => setOffset(offset - PAGE)}>Back</Button>
          <span>{offset + 1}–{Math.min(offset + PAGE, data.total)} of {data.total}</span>
          <Button isDisabled={offset + PAGE >= data.total} onPress={() => setOffset(offset + PAGE)}>Next</Button>
        </nav>
      )}
    </section>
  );
}

function Item({ item }: { item: ReplayItem }) {
  const direction = { lang: item.language, dir: languageDir(item.language) };
  return (
    <li className="replay-item">
      <h3 {...direction}>{item.question}</h3>
      <p className="replay-difference">{DIFFERENCE_WORDS[item.difference]}</p>
      <div className="replay-two">
        <Reply title="Now" given={item.now} isBetter={item.better === "now"} language={item.language} />
        <Reply title="With the change" given={item.changed} isBetter={item.better === "changed"} language={item.language} />
      </div>
    </li>
  );
}

function Reply({ title, given, isBetter, language }: { title: string; given: Given; isBetter: boolean; language: string }) {
  return (
    <article className="replay-reply" data-better={isBetter}>
      <h4>
        {title}: {kindWords(given)}
        {isBetter && <span className="replay-better"> scores better</span>}
      </h4>
      <div lang={language} dir="auto">
        <Markdown source={given.text} base={window.location.origin} topHeading={5} />
      </div>
      <p className="replay-reason">{given.reason}</p>
    </article>
  );
}
