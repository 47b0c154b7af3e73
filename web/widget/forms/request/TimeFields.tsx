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
            <option value="">{day ? words.chooseTime : "–"}</option>
            {times.map((at) => <option key={at} value={at}>{told.time(at)}</option>)}
          </select>
        )}
      </FieldLine>
      <p class="hint">{fill(words.zone, { zone: told.zone(offered.days[0]!.times[0]!) })}</p>
    </div>
  );
}

interface Told {
  day(at: string): string;
  time(at: string): string;
  zone(at: string): string;
}

/** How times are told in a language, on the clock of a zone; where none is given, on the browser's. */
export function formats(tag: string, timeZone?: string): Told {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const [day, time] = [format({ weekday: "long", day: "numeric", month: "long" }), format({ hour: "numeric", minute: "2-digit" })];
  const zone = format({ timeZoneName: "long" });
  return {
    day: (at) => day.format(new Date(at)),
    time: (at) => apart(time.format(new Date(at))),
    zone: (at) => zone.formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName")?.value ?? timeZone ?? "",
  };
}

/** Latin words and numbers keep their order within a line that is read from the right, and stay in one line. */
export function apart(text: string): string {
  return `\u2068${text.trim().replace(/\s/g, "\u00a0")}\u2069`;
}
