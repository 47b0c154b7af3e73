import { MousePointerClick } from "lucide-react";
import { EmptyState } from "../ui/EmptyState";
import { fullTime } from "../ui/time";
import type { Privacy, Recorded } from "./privacyApi";

const KINDS: readonly (readonly [name: keyof Recorded, words: string, note: string])[] = [
  ["page_views", "page views", "pages that were looked at, without what follows a ?"],
  ["clicks", "clicks", "where somebody pressed, never what stands there"],
  ["dead_clicks", "of them dead", "nothing on the page changed"],
  ["rage_clicks", "of them in a rage", "three or more on the same thing within a second of each other"],
  ["links", "links opened", "in the page and in the chat"],
  ["messages_read", "messages read", "how long each was on screen"],
  ["events", "events", "what your page told by jawab(“event”, …)"],
];

/** That something arrives, in figures; what can be seen in them comes with heatmaps and funnels. */
export function RecordedSection({ privacy: { rules, recorded, answers } }: { privacy: Privacy }) {
  const some = recorded.last_at !== null;
  if (!some) return <Nothing asks={rules.tracking} />;
  return (
    <section aria-labelledby="recorded-heading" className="privacy-section">
      <h2 id="recorded-heading">Recorded in the last {recorded.days} days</h2>
      <p className="page-intro">
        Of {recorded.visitors.toLocaleString()} {recorded.visitors === 1 ? "visitor" : "visitors"} who agreed; the last of it {fullTime(recorded.last_at!)}. {answered(answers)}
      </p>
      <dl className="privacy-figures">
        {KINDS.map(([name, words, note]) => (
          <div key={name}>
            <dt>{words}</dt>
            <dd>
              <strong>{Number(recorded[name]).toLocaleString()}</strong>
              <span>{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Nothing({ asks }: { asks: boolean }) {
  return (
    <EmptyState icon={MousePointerClick} title="Nothing is recorded">
      {asks ? (
        <p>Visitors are asked the first time that they open the chat. What those who say yes press and read is counted here; browsers that ask sites not to track are never asked.</p>
      ) : (
        <p>Recording is off, and nobody is asked. Switch it on below to learn which parts of your site are used, and where people press in vain. It begins only with a visitor’s yes.</p>
      )}
    </EmptyState>
  );
}

function answered({ yes, no }: Privacy["answers"]): string {
  return `${yes.toLocaleString()} said yes, ${no.toLocaleString()} no.`;
}
