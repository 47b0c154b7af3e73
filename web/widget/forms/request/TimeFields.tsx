import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Shortcut, TimesOffered } from "../../../client/types";
import { fill } from "../../text";
import { usePanel, useWords } from "../../ui/context";
import { timesOf } from "./asking";
import { FieldLine } from "./FieldLine";
import { TEXTS } from "./text";

interface Props {
  shortcut: Shortcut;
  value: string;
  problem: string;
  onChange(at: string): void;
}

/** A day and a time of those that the owner offers, on the visitor's own clock. */
export function TimeFields({ shortcut, value, problem, onChange }: Props): VNode {
  const { chat, language: { tag } } = usePanel();
  const words = useWords(TEXTS);
  const [offered, setOffered] = useState<TimesOffered | "failed" | null>(null);
  const [day, setDay] = useState("");
  const load = () => {
    setOffered(null);
    timesOf(chat, shortcut).then(setOffered, () => setOffered("failed"));
  };
  useEffect(load, [shortcut]);
  const timeZone = typeof offered === "object" ? offered?.time_zone : undefined;
  const told = useMemo(() => formats(tag, timeZone), [tag, timeZone]);

  if (offered === null) return <p class="waiting" role="status">{words.timesComing}</p>;
  if (offered === "failed") {
    return (
      <div role="alert">
        <p class="error">{words.timesFailed}</p>
        <button type="button" class="quiet" onClick={load}>{words.again}</button>
      </div>
    );
  }
  if (!offered.days.length) return <p class="error" role="alert">{words.noTimes}</p>;
  const times = offered.days.find((one) => one.day === day)?.times ?? [];
  const chooseDay = (next: string) => {
    setDay(next);
    onChange("");
  };
  return (
    <div class="when">
      <FieldLine name="day" label={words.day} problem={day ? "" : problem} needed>
        {(attributes) => (
          <select {...attributes} value={day} onChange={(event) => chooseDay(event.currentTarget.value)}>
            <option value="">{words.chooseDay}</option>
            {offered.days.map((one) => <option key={one.day} value={one.day}>{told.day(one.times[0]!)}</option>)}
          </select>
        )}
      </FieldLine>
      <FieldLine name="at" label={words.time} problem={day ? problem : ""} needed>
        {(attributes) => (
          <select {...attributes} value={value} disabled={!day} onChange={(event) => onChange(event.currentTarget.value)}>
            <option value="">{day ? words.chooseTime : words.chooseDay}</option>
            {times.map((at) => <option key={at} value={at}>{told.time(at)}</option>)}
          </select>
        )}
      </FieldLine>
      <p class="hint">{fill(words.zone, { zone: told.zone(offered.days[0]!.times[0]!) })}</p>
    </div>
  );
}

function formats(tag: string, timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const [day, time] = [format({ weekday: "long", day: "numeric", month: "long" }), format({ hour: "numeric", minute: "2-digit" })];
  const zone = format({ timeZoneName: "long" });
  return {
    day: (at: string) => day.format(new Date(at)),
    time: (at: string) => time.format(new Date(at)),
    zone: (at: string) => zone.formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName")?.value ?? timeZone ?? "",
  };
}

/** `Wednesday, 25 November, 10:00`, in the visitor's own words and on their clock. */
export function momentInWords(at: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }).format(new Date(at));
}
