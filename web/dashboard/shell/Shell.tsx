import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { BudgetNotice } from "../costs/BudgetNotice";
import { useLiveDesk } from "../live/useLiveDesk";
import { useSession } from "../session/SessionGate";
import { useAnnouncement } from "../ui/announcer";
import { ConnectionBanner } from "./ConnectionBanner";
import { SideBar } from "./SideBar";
import { useShortcuts } from "./shortcuts";
import "./Shell.css";

const HelpDialog = lazy(() => import("./HelpDialog").then(({ HelpDialog }) => ({ default: HelpDialog })));

export function Shell() {
  const { member } = useSession();
  const status = useLiveDesk(member.id);
  const [helpIsOpen, setHelpOpen] = useState(false);
  useShortcuts({ "?": () => setHelpOpen(true) });

  return (
    <div className="shell" data-live={status}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <SideBar onHelp={() => setHelpOpen(true)} />
      <main id="main" className="shell-main" tabIndex={-1}>
        <ConnectionBanner status={status} />
        <BudgetNotice />
        <Outlet />
      </main>
      <Suspense>{helpIsOpen && <HelpDialog isOpen onOpenChange={setHelpOpen} />}</Suspense>
      <Announcements />
    </div>
  );
}

function Announcements() {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {useAnnouncement()}
    </div>
  );
}
