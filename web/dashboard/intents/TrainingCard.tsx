import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { GraduationCap } from "lucide-react";
import { intentsQuery, trainingsQuery } from "../api/intentQueries";
import type { Training } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Progress } from "../ui/Progress";
import { asSentence } from "../ui/words";
import { putTraining } from "./putTraining";
import { figuresSentence, isTraining, outcomeSentence } from "./training";

/** What is in use, the button that trains anew, and how that goes. */
export function TrainingCard() {
  const { data: list } = useQuery(intentsQuery);
  const { data: trainings } = useQuery(trainingsQuery);
  const newest = trainings?.[0];
  const running = newest && isTraining(newest) ? newest : undefined;
  return (
    <section className="training-card" aria-label="Training">
      <div className="training-what">
        <h2>{list?.trained ? `Version ${list.trained.version} is in use` : "Nothing is trained yet"}</h2>
        <p className="page-intro">
          {list?.trained ? figuresSentence(list.trained) : "Until you train, the bot answers from your articles alone and does not look for intents."}
        </p>
      </div>
      {running ? <Running training={running} /> : <TrainButton hasIntents={(list?.items.length ?? 0) > 0} />}
      {newest && !running && <Outcome training={newest} />}
    </section>
  );
}

function TrainButton({ hasIntents }: { hasIntents: boolean }) {
  const cache = useQueryClient();
  const train = useMutation({ mutationFn: understandingApi.train, onSuccess: (training) => putTraining(cache, training) });
  return (
    <>
      <Button variant="primary" icon={GraduationCap} isPending={train.isPending} isDisabled={!hasIntents} onPress={() => train.mutate()}>
        Train now
      </Button>
      {train.error && <ErrorNotice error={train.error} />}
    </>
  );
}

function Running({ training }: { training: Training }) {
  return (
    <div className="training-running">
      <Progress label={training.step || "Waiting to start"} share={training.state === "queued" ? null : training.progress} />
    </div>
  );
}

// What became of the last training, when it is not simply in use.
function Outcome({ training }: { training: Training }) {
  const sentence = outcomeSentence(training);
  return (
    <p className="training-outcome" data-state={training.state} role="status">
      {sentence && asSentence(sentence)}
    </p>
  );
}
