import { Several } from "../guidance/ConditionFields";
import { HoursFields } from "../guidance/HoursFields";
import { Field } from "../ui/Field";
import { languageName } from "../ui/language";
import { Select } from "../ui/Select";
import type { Conditions, Trigger } from "./invitationsApi";
import { PARAMETERS, whenSentence } from "./words";

const LANGUAGES = ["en", "ur", "ar"];
const VISITORS = [
  ["any", "everybody"],
  ["new", "those who come for the first time"],
  ["returning", "those who come again"],
] as const;
const DEVICES = [
  ["any", "on all devices"],
  ["computer", "on computers"],
  ["phone", "on phones and small tablets"],
] as const;

interface WhenFieldsProps {
  trigger: Trigger;
  conditions: Conditions;
  zone: string;
  onChange: (part: Partial<Conditions>) => void;
}

/** Who gets it, and where. What is left open does not matter. */
export function WhenFields({ trigger, conditions, zone, onChange }: WhenFieldsProps) {
  const { page, referrer, campaign, languages, visitor, hours, device } = conditions;
  const offered = [...new Set([...LANGUAGES, ...languages])];
  return (
    <section className="guidance-conditions" aria-labelledby="when-heading">
      <h2 id="when-heading">Who gets it</h2>
      <p className="guidance-sentence" aria-live="polite">
        {whenSentence(trigger, conditions)}.
      </p>
      <Field label="Page of your site" help="Its path, such as /checkout. A * stands for anything: /products/*" value={page} onChange={(next) => onChange({ page: next })} maxLength={200} placeholder="Any page" />
      <div className="invitation-pair">
        <Select label="Visitors" options={VISITORS} value={visitor} onChange={(next) => onChange({ visitor: next as Conditions["visitor"] })} />
        <Select label="Device" options={DEVICES} value={device} onChange={(next) => onChange({ device: next as Conditions["device"] })} />
      </div>
      <Several legend="Only in these languages" options={offered.map((tag) => [tag, languageName(tag)])} chosen={languages} onChange={(next) => onChange({ languages: next })} />
      <details className="guidance-more" open={referrer !== "" || campaign !== null}>
        <summary>Where they come from</summary>
        <div className="guidance-conditions invitation-from">
          <Field label="The site that they came by contains" value={referrer} onChange={(next) => onChange({ referrer: next })} maxLength={200} placeholder="instagram" />
          <CampaignFields campaign={campaign ?? null} onChange={(next) => onChange({ campaign: next })} />
        </div>
      </details>
      <HoursFields hours={hours ?? null} zone={zone} onChange={(next) => onChange({ hours: next })} />
    </section>
  );
}

type Campaign = NonNullable<Conditions["campaign"]>;

function CampaignFields({ campaign, onChange }: { campaign: Campaign | null; onChange: (campaign: Campaign | null) => void }) {
  const options = [["", "does not matter"], ...PARAMETERS.map((name) => [name, `utm_${name}`])] as [string, string][];
  const choose = (parameter: string) => onChange(parameter ? { parameter: parameter as Campaign["parameter"], value: campaign?.value ?? "" } : null);
  return (
    <div className="invitation-pair">
      <Select label="Campaign" options={options} value={campaign?.parameter ?? ""} onChange={choose} />
      {campaign && <Field label="is" value={campaign.value} onChange={(value) => onChange({ ...campaign, value })} isRequired maxLength={100} placeholder="newsletter" />}
    </div>
  );
}
