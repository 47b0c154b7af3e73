import { Angry, CircleQuestionMark, Frown, type LucideIcon, Meh, Smile } from "lucide-react";
import type { Mood } from "../api/understanding";
import { isUnhappy, MOOD_WORDS } from "./words";
import "./Mood.css";

const FACES: Record<Mood, LucideIcon> = { angry: Angry, frustrated: Frown, confused: CircleQuestionMark, neutral: Meh, happy: Smile };

/** A face for a mood, with nothing said: stand it beside the word. */
export function MoodFace({ mood, size = 14 }: { mood: Mood; size?: number }) {
  const Face = FACES[mood];
  return <Face size={size} aria-hidden="true" />;
}

/** A mood with its face and its word. `brief` leaves the word of a mood that needs nobody's attention to screen readers. */
export function MoodChip({ mood, brief = false }: { mood: Mood; brief?: boolean }) {
  const hidesWord = brief && !isUnhappy(mood);
  return (
    <span className="mood-chip" data-mood={mood} title={`Mood: ${MOOD_WORDS[mood].toLowerCase()}`}>
      <MoodFace mood={mood} />
      <span className={hidesWord ? "visually-hidden" : undefined}>{MOOD_WORDS[mood]}</span>
    </span>
  );
}
