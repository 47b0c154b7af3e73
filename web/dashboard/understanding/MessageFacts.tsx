import { PencilLine, ScanText } from "lucide-react";
import type { IntentGuess, Understanding } from "../api/understanding";
import { percent } from "../ui/numbers";
import { EntityChip } from "./EntityChip";
import { isOutside } from "./intentSentence";
import { MoodChip } from "./Mood";
import { useNamed } from "./named";
import "./MessageFacts.css";

interface MessageFactsProps {
  understanding: Understanding;
  isShown: boolean;
  onShow: () => void;
}

/** Under a visitor's message: its mood where it is worth a word, its intent, what it names, and the way to why. */
export function MessageFacts({ isShown, onShow, ...props }: MessageFactsProps) {
  const understanding = useNamed(props.understanding);
  const { mood, urgency, intent, threshold, entities, corrected } = understanding;
  return (
    <div className="message-facts">
      {urgency === "high" && <span className="urgent-word">Urgent</span>}
      {mood !== "neutral" && <MoodChip mood={mood} />}
      {intent && !isOutside(understanding) && <IntentTag intent={intent} threshold={threshold} isCorrected={corrected.intent} />}
      {entities.map((entity, index) => (
        <EntityChip key={index} entity={entity} />
      ))}
      <button type="button" className="message-why" aria-pressed={isShown} onClick={onShow}>
        <ScanText size={13} aria-hidden="true" /> How it was read
      </button>
    </div>
  );
}

function IntentTag({ intent, threshold, isCorrected }: { intent: IntentGuess; threshold: number; isCorrected: boolean }) {
  const isSure = isCorrected || intent.probability >= threshold;
  const words = isCorrected ? "set by hand" : percent(intent.probability);
  const title = isSure ? "The intent of this message" : `Below the ${percent(threshold)} that you ask for: the bot asks back or searches`;
  return (
    <span className="intent-tag" data-sure={isSure} title={title}>
      <span className="visually-hidden">Intent: </span>
      <bdi>{intent.label}</bdi>
      <span className="intent-sure">
        {isCorrected && <PencilLine size={11} aria-hidden="true" />} {words}
        {!isSure && <span className="visually-hidden">, not sure enough</span>}
      </span>
    </span>
  );
}
