import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, Bot, CheckCheck, Eye, Hand } from "lucide-react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import type { InboxRow, Thread } from "../api/types";
import { readFilters } from "../inbox/filters";
import { Verified } from "./Verified";
import { LanguageTag, WaitingTime } from "../inbox/ConversationRow";
import { contactName } from "../inbox/handle";
import type { Mood } from "../api/understanding";
import { useSession } from "../session/SessionGate";
import { direction } from "../understanding/trend";
import { TrendLine } from "../understanding/TrendLine";
import { Button } from "../ui/Button";
import { Key } from "../ui/Key";
import { StateBadge } from "../ui/StateBadge";
import { useHeadingFocus } from "../ui/useHeadingFocus";
import { permitted } from "./permissions";
import { Score } from "./Satisfaction";
import type { ConversationActions } from "./useConversationActions";
import type { TracePanelState } from "./useTracePanel";
import "./ConversationHeader.css";

interface ConversationHeaderProps {
  id: string;
  thread: Thread | undefined;
  actions: ConversationActions;
  panel: TracePanelState;
}

export function ConversationHeader({ id, thread, actions, panel }: ConversationHeaderProps) {
  const row = thread?.conversation;
  const { view } = useParams({ from: "/inbox/$view/$conversationId" });
  const heading = useHeadingFocus<HTMLHeadingElement>(id);
  return (
    <header className="conversation-header">
      <Link to="/inbox/$view" params={{ view }} search={readFilters} className="conversation-back" aria-label="Back to the list">
        <ArrowLeft size={18} aria-hidden="true" />
      </Link>
      <div className="conversation-who">
        <h2 id="conversation-heading" ref={heading} tabIndex={-1}>
          {row ? contactName(row.contact) : "Conversation"}
        </h2>
        {thread && <Facts row={thread.conversation} moods={thread.understandings.map(({ mood }) => mood)} />}
      </div>
      {row && <Actions row={row} actions={actions} />}
      {panel.hasSomething && (
        <ToggleButton className="button" data-variant="plain" isSelected={panel.isOpen} onChange={panel.toggle} aria-keyshortcuts="w">
          <Eye size={15} aria-hidden="true" />
          <span className="wide-only">What the bot saw</span>
          <Key>w</Key>
        </ToggleButton>
      )}
    </header>
  );
}

function Facts({ row, moods }: { row: InboxRow; moods: Mood[] }) {
  return (
    <p className="conversation-facts">
      <StateBadge state={row.state} person={row.assignee?.name} />
      {row.state === "waiting" && row.waiting_since && <WaitingTime since={row.waiting_since} />}
      {row.satisfaction !== null && <Score score={row.satisfaction} />}
      {row.language && <LanguageTag tag={row.language} />}
      {row.contact.verified && <Verified contact={row.contact.verified} />}
      {row.contact.email && row.contact.name && <a href={`mailto:${row.contact.email}`}>{row.contact.email}</a>}
      {row.contact.phone && <a href={`tel:${row.contact.phone}`}>{row.contact.phone}</a>}
      {moods.length > 1 && (
        <span className="conversation-trend">
          <TrendLine moods={moods} width={Math.min(120, 24 + 12 * moods.length)} height={20} />
          <span aria-hidden="true">{direction(moods)}</span>
        </span>
      )}
    </p>
  );
}

function Actions({ row, actions }: { row: InboxRow; actions: ConversationActions }) {
  const { member } = useSession();
  const may = permitted(row, member.id);
  return (
    <div className="conversation-actions" role="group" aria-label="Conversation">
      {may.takeOver && (
        <Button
          variant={row.state === "waiting" ? "primary" : "plain"}
          icon={Hand}
          shortcut="t"
          isPending={actions.pending === "takeOver"}
          onPress={() => actions.run("takeOver")}
        >
          Take over
        </Button>
      )}
      {may.handBack && (
        <Button icon={Bot} shortcut="b" isPending={actions.pending === "handBack"} onPress={() => actions.run("handBack")}>
          Hand back
        </Button>
      )}
      {may.close && (
        <Button icon={CheckCheck} shortcut="c" isPending={actions.pending === "close"} onPress={() => actions.run("close")}>
          Close
        </Button>
      )}
    </div>
  );
}
