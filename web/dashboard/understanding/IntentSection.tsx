import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { intentsQuery } from "../api/intentQueries";
import type { Intent, IntentGuess, Understanding } from "../api/understanding";
import { counted } from "../ui/numbers";
import { CorrectMenu } from "./CorrectMenu";
import { intentSentence, isOutside, outOfScope } from "./intentSentence";
import { Kept } from "./Kept";
import { Likelihoods } from "./Likelihoods";
import type { Correction } from "./useCorrection";

const NONE = "";
/** Candidates that are shown each for itself. */
const LIKELIEST = 5;

export function IntentSection({ understanding, correction }: { understanding: Understanding; correction: Correction }) {
  const { data } = useQuery(intentsQuery);
  const { intent, candidates, threshold, corrected } = understanding;
  const intents = data?.items ?? [];
  const choose = (key: string) => correction.correct({ intent: key === NONE ? null : named(intents, key) });
  return (
    <section className="trace-section">
      <h3>
        Intent
        {intents.length > 0 && <CorrectMenu what="intent" chosen={intent?.key ?? NONE} options={options(intents)} onChoose={choose} />}
      </h3>
      <p className="read-result" data-sure={isOutside(understanding) ? undefined : corrected.intent || (intent !== null && intent.probability >= threshold)}>
        {intentSentence(understanding)}
      </p>
      {candidates.length > 0 ? <Candidates understanding={understanding} /> : <NoCandidates hasIntents={intents.length > 0} />}
      <Kept what="intent" correction={correction} isCorrected={corrected.intent} />
    </section>
  );
}

function Candidates({ understanding }: { understanding: Understanding }) {
  const { intent, candidates, threshold, corrected } = understanding;
  const items = candidates.slice(0, LIKELIEST).map(({ key, label, probability }) => ({
    key,
    words: <bdi>{label}</bdi>,
    probability,
    isTaken: key === intent?.key && (corrected.intent || probability >= threshold),
  }));
  const rest = candidates.slice(LIKELIEST);
  const others = { key: "others", words: `${counted(rest.length, "other")} together`, probability: sum(rest), isTaken: false };
  const none = { key: NONE, words: "None of these", probability: outOfScope(understanding), isTaken: isOutside(understanding) };
  return (
    <>
      <Likelihoods label="How likely each intent seemed" items={[...items, ...(rest.length ? [others] : []), none]} threshold={threshold} />
      <p className="muted">The line stands at {threshold.toFixed(2)}, which is what you ask for.</p>
    </>
  );
}

function sum(guesses: IntentGuess[]): number {
  return guesses.reduce((total, { probability }) => total + probability, 0);
}

function NoCandidates({ hasIntents }: { hasIntents: boolean }) {
  return (
    <p className="muted">
      {hasIntents ? "No trained version was in use when it was read. " : "This workspace has no intents yet. "}
      <Link to="/intents" className="text-link">
        Go to the intents
      </Link>
    </p>
  );
}

function options(intents: Intent[]) {
  const known = intents.map(({ key, label }) => ({ id: key, text: label, words: <bdi>{label}</bdi> }));
  return [...known, { id: NONE, text: "None of these", words: "None of these" }];
}

function named(intents: Intent[], key: string) {
  const intent = intents.find((each) => each.key === key);
  return intent ? { key, label: intent.label } : null;
}
