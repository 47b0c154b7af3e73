import type { Understanding } from "../api/understanding";
import { languageName } from "../ui/language";
import { milliseconds } from "../trace/sentence";
import { asSentence } from "../ui/words";
import { EntityTable } from "./EntityTable";
import { IntentSection } from "./IntentSection";
import { MoodSection } from "./MoodSection";
import { useNamed } from "./named";
import { useCorrection } from "./useCorrection";
import { URGENCY_WORDS } from "./words";
import "./UnderstandingView.css";

interface UnderstandingViewProps {
  conversationId: string;
  understanding: Understanding;
}

/** How one message was read: its mood, urgency, intent and what it names, with what else was considered. */
export function UnderstandingView({ conversationId, ...props }: UnderstandingViewProps) {
  const understanding = useNamed(props.understanding);
  const correction = useCorrection(conversationId, props.understanding);
  return (
    <>
      <MoodSection understanding={understanding} correction={correction} />
      <UrgencySection understanding={understanding} />
      <IntentSection understanding={understanding} correction={correction} />
      {understanding.entities.length > 0 && <EntityTable entities={understanding.entities} />}
      <Facts understanding={understanding} />
    </>
  );
}

function UrgencySection({ understanding: { urgency, urgency_reason } }: { understanding: Understanding }) {
  return (
    <section className="trace-section">
      <h3>
        Urgency <span className="read-urgency" data-urgency={urgency}>{URGENCY_WORDS[urgency]}</span>
      </h3>
      <p className="muted">{urgency_reason ? asSentence(urgency_reason) : "Nothing in it says that it cannot wait its turn."}</p>
    </section>
  );
}

function Facts({ understanding }: { understanding: Understanding }) {
  const { language, ms, intent_version } = understanding;
  return (
    <section className="trace-section">
      <dl className="read-facts">
        <div>
          <dt>Language</dt>
          <dd>{languageName(language)}</dd>
        </div>
        <div>
          <dt>Intents</dt>
          <dd>{intent_version === null ? "none trained" : `version ${intent_version}`}</dd>
        </div>
        <div>
          <dt>Read in</dt>
          <dd>{milliseconds(ms)}</dd>
        </div>
      </dl>
    </section>
  );
}
