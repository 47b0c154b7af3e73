import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useShortcuts } from "../shell/shortcuts";
import { ConversationList } from "./ConversationList";
import { useInbox } from "./useInbox";
import { VIEW_ORDER, VIEWS } from "./views";
import "./InboxPage.css";

export function InboxPage() {
  const { view } = useParams({ from: "/inbox/$view" });
  const { conversationId } = useParams({ strict: false });
  const inbox = useInbox(view);
  const navigate = useNavigate();

  const move = (step: 1 | -1) => {
    const at = inbox.rows.findIndex((row) => row.id === conversationId);
    const next = at < 0 ? inbox.rows[0] : inbox.rows[at + step];
    if (next) void navigate({ to: "/inbox/$view/$conversationId", params: { view, conversationId: next.id } });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...Object.fromEntries(
      VIEW_ORDER.map((each, index) => [String(index + 1), () => void navigate({ to: "/inbox/$view", params: { view: each } })]),
    ),
  });

  return (
    <div className="inbox" data-reading={conversationId !== undefined}>
      <section className="inbox-list" aria-labelledby="inbox-heading">
        <h1 id="inbox-heading" className="inbox-heading">
          {VIEWS[view].label}
        </h1>
        <ConversationList view={view} inbox={inbox} selectedId={conversationId} />
      </section>
      <Outlet />
    </div>
  );
}
