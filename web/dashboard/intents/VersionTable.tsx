import { useMutation, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { Fragment } from "react";
import type { Training } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { percent } from "../ui/numbers";
import { fullTime } from "../ui/time";
import { asSentence } from "../ui/words";
import { putTraining } from "./putTraining";
import { isTraining, TRAINING_WORDS } from "./training";
import "../ui/Table.css";

/** Every version with what was measured, newest first. An older one can be taken back into use. */
export function VersionTable({ trainings }: { trainings: Training[] }) {
  const cache = useQueryClient();
  const activate = useMutation({ mutationFn: (id: string) => understandingApi.activate(id), onSuccess: (training) => putTraining(cache, training) });
  const inUse = trainings.find(({ state }) => state === "active")?.version;
  if (trainings.length === 0) return <NoVersions />;
  return (
    <>
      {activate.error && <ErrorNotice error={activate.error} />}
      <div className="table-frame" role="group" aria-label="Versions" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">State</th>
              <th scope="col" className="number">Examples</th>
              <th scope="col" className="number" title="Share of unseen examples whose most likely intent was right">Right</th>
              <th scope="col" className="number" title="By how much its probabilities are off, on average">Off by</th>
              <th scope="col" className="number" title="Share of messages about other things that it took for none of the intents">Others told apart</th>
              <th scope="col">Trained</th>
              <th scope="col"><span className="visually-hidden">Take into use</span></th>
            </tr>
          </thead>
          <tbody>
            {trainings.map((training) => (
              <Fragment key={training.id}>
                <Row
                  training={training}
                  isOlder={inUse !== undefined && training.version < inUse}
                  isPending={activate.isPending && activate.variables === training.id}
                  onActivate={() => activate.mutate(training.id)}
                />
                <NoteRow training={training} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p className="table-legend">
        All figures are from cross-validation: each example was tried on a version that had not seen it. “Off by” is the expected calibration
        error: of the messages with 80% it should be right in 80%.
      </p>
    </>
  );
}

interface RowProps {
  training: Training;
  isOlder: boolean;
  isPending: boolean;
  onActivate: () => void;
}

function Row({ training, isOlder, isPending, onActivate }: RowProps) {
  const share = (value: number | null) => (value === null ? "–" : percent(value));
  return (
    <tr>
      <th scope="row" className="whole">Version {training.version}</th>
      <td>
        <span className="training-state" data-state={training.state}>{TRAINING_WORDS[training.state]}</span>
      </td>
      <td className="number">{training.examples.toLocaleString()}</td>
      <td className="number">{share(training.accuracy)}</td>
      <td className="number">{training.ece === null ? "–" : `${(100 * training.ece).toFixed(1)}%`}</td>
      <td className="number">{share(training.out_of_scope_recall)}</td>
      <td className="whole">
        {fullTime(training.created_at)}
        {training.created_by && `, ${training.created_by}`}
      </td>
      <td className="number">
        {training.usable && training.state !== "active" && (
          <Button isPending={isPending} onPress={onActivate}>
            {isOlder ? "Go back" : "Use"}
            <span className="visually-hidden"> {isOlder && "to "}version {training.version}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

function NoteRow({ training }: { training: Training }) {
  const note = training.error ?? training.note;
  if (!note || isTraining(training)) return null;
  return (
    <tr className="training-note">
      <td colSpan={8}>{asSentence(note)}</td>
    </tr>
  );
}

function NoVersions() {
  return (
    <EmptyState icon={History} title="Nothing has been trained yet">
      <p>Each training makes a version. It is taken into use only if it is no worse than the one before, and you can always go back.</p>
    </EmptyState>
  );
}
