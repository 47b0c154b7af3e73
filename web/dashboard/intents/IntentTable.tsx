import { Link } from "@tanstack/react-router";
import { Tags } from "lucide-react";
import type { Intent } from "../api/understanding";
import { EmptyState } from "../ui/EmptyState";
import { HANDLING_WORDS } from "./handling";
import "../ui/Table.css";

/** With fewer examples an intent is hardly known; a training says so too. */
const FEW = 5;

export function IntentTable({ intents }: { intents: Intent[] }) {
  if (intents.length === 0) return <NoIntents />;
  return (
    <>
      <Rows intents={intents} />
      <p className="table-legend">
        Visitors also write what is none of these.{" "}
        <Link to="/intents/outside" className="text-link">
          Give examples of that too
        </Link>
        , so that the bot learns when not to be sure.
      </p>
    </>
  );
}

function Rows({ intents }: { intents: Intent[] }) {
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Intent</th>
            <th scope="col">Who takes care of it</th>
            <th scope="col" className="number">Examples</th>
          </tr>
        </thead>
        <tbody>
          {intents.map((intent) => (
            <Row key={intent.id} intent={intent} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ intent }: { intent: Intent }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/intents/$intentId" params={{ intentId: intent.id }} className="table-link">
          <bdi>{intent.label}</bdi>
        </Link>
        {intent.description && <p className="intent-description">{intent.description}</p>}
      </th>
      <td>{HANDLING_WORDS[intent.handling]}</td>
      <td className="number">
        {intent.examples.toLocaleString()}
        {intent.examples < FEW && (
          <>
            {" "}
            <span className="intent-few">too few</span>
          </>
        )}
      </td>
    </tr>
  );
}

function NoIntents() {
  return (
    <EmptyState icon={Tags} title="No intents yet">
      <p>
        An intent is something that many visitors want, such as “Where is my order”. Give it a name and a dozen sentences as visitors write
        them, or import what you have from another bot.
      </p>
      <Link to="/intents/new" className="button" data-variant="primary">
        Make the first intent
      </Link>
      <Link to="/intents" search={{ tab: "import" }} className="text-link">
        Import intents
      </Link>
    </EmptyState>
  );
}
