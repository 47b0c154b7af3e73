import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { useLiveDesk } from "../live/useLiveDesk";
import { useSession } from "../session/SessionGate";
import { useAnnouncement } from "../ui/announcer";
import { ConnectionBanner } from "./ConnectionBanner";
import { HelpDialog } from "./HelpDialog";
import { SideBar } from "./SideBar";
import { useShortcuts } from "./shortcuts";
import "./Shell.css";

export function Shell() {
  const { member } = useSession();
  const status = useLiveDesk(member.id);
  const [helpIsOpen, setHelpOpen] = useState(false);
  useShortcuts({ "?": () => setHelpOpen(true) });

  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <SideBar onHelp={() => setHelpOpen(true)} />
      <main id="main" className="shell-main" tabIndex={-1}>
        <ConnectionBanner status={status} />
        <Outlet />
      </main>
      <HelpDialog isOpen={helpIsOpen} onOpenChange={setHelpOpen} />
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
