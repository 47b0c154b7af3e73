import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { lazy, Suspense, useId } from "react";
import { countsQuery } from "../api/queries";
import { requestCountQuery } from "../requests/requestsApi";
import { reviewCountQuery } from "../review/reviewApi";
import { VIEW_ORDER, VIEWS } from "../inbox/views";
import { useSession } from "../session/SessionGate";
import { AvailabilitySwitch } from "./AvailabilitySwitch";
import { type Place, PLACES } from "./places";
import { useTitle } from "./useTitle";
import "./SideBar.css";

const MemberMenu = lazy(() => import("./MemberMenu").then(({ MemberMenu }) => ({ default: MemberMenu })));

export function SideBar({ onHelp }: { onHelp: () => void }) {
  const { workspace } = useSession();
  return (
    <header className="side-bar">
      <div className="side-workspace">
        <span className="side-monogram" aria-hidden="true">
          {[...workspace.name][0]}
        </span>
        <span className="side-workspace-name">{workspace.name}</span>
      </div>
      <nav aria-label="Desk" className="side-nav">
        <InboxLinks />
        {PLACES.map(([title, places]) => (
          <PlaceGroup key={title} title={title} places={places} />
        ))}
      </nav>
      <div className="side-foot">
        <AvailabilitySwitch />
        <Suspense fallback={<div className="member-place" />}>
          <MemberMenu onHelp={onHelp} />
        </Suspense>
      </div>
    </header>
  );
}

function InboxLinks() {
  const { data: counts } = useQuery(countsQuery);
  useTitle(counts?.["waiting"] ?? 0);
  return (
    <div className="side-group">
      <p className="side-group-title" id="inbox-views">
        <Inbox size={16} aria-hidden="true" /> Inbox
      </p>
      <ul aria-labelledby="inbox-views">
        {VIEW_ORDER.map((view) => (
          <li key={view}>
            <Link to="/inbox/$view" params={{ view }} className="side-link" data-view={view}>
              <span>{VIEWS[view].label}</span>
              {view !== "closed" && <Count n={counts?.[view] ?? 0} />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Count({ n, of = "conversations" }: { n: number; of?: string }) {
  if (n === 0) return null;
  return (
    <span className="side-count">
      {n > 999 ? "999+" : n}
      <span className="visually-hidden"> {of}</span>
    </span>
  );
}

function PlaceGroup({ title, places }: { title: string; places: readonly Place[] }) {
  const id = useId();
  return (
    <div className="side-places">
      <p className="side-places-title" id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {places.map(({ to, icon: Icon, words }) => (
          <li key={to}>
            <Link to={to} className="side-link side-link-top">
              <Icon size={16} aria-hidden="true" />
              <span>{words}</span>
              {to === "/review" && <ReviewCount />}
              {to === "/requests" && <RequestCount />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RequestCount() {
  const { data: waiting = 0 } = useQuery(requestCountQuery);
  return <Count n={waiting} of="requests to be contacted" />;
}

function ReviewCount() {
  const { data: waiting = 0 } = useQuery(reviewCountQuery);
  return <Count n={waiting} of="replies to review" />;
}
