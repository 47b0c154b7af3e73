import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { Announcer } from "./Announcer";
import { Banner } from "./Banner";
import { Composer } from "./Composer";
import { usePanel } from "./context";
import type { Field } from "./field";
import { Header } from "./Header";
import { Later } from "./Later";
import { Log } from "./Log";
import { PersonBar } from "./PersonBar";
import { Shortcuts } from "./Shortcuts";
import { useChat } from "./useChat";

const loadForm = () => import("../forms/request").then(({ request }) => request);

const loadFarewell = () => import("../ratings").then(({ farewell }) => farewell);

const loadConsent = () => import("../consent").then(({ consent }) => consent);

const NOTHING = {};

interface Props {
  titleId: string;
  field: Field;
  onClose: (() => void) | null;
}

export function App({ titleId, field, onClose }: Props): VNode {
  const { chat } = usePanel();
  useChat(chat);
  const { site, keep } = chat;
  // Once somebody was answered it stays: it also asks when they have begun a new conversation.
  const talked = useRef(false);
  talked.current ||= Boolean(chat.room?.transcript.messages[1]);
  // The answer to this notice or a later one is remembered: see `core/consent.ts`.
  const asks = site?.tracking === "ask" && Number(keep.get("asked") ?? -1) < site.consent_from;
  return (
    <>
      <Header titleId={titleId} onClose={onClose} />
      <Banner />
      <Log key={chat.room?.id} />
      {asks && <Later load={loadConsent} props={{}} class="consent" />}
      {talked.current && <Later load={loadFarewell} props={NOTHING} />}
      <div class="footer">
        <Shortcuts place="now" />
        <PersonBar />
        <Composer field={field} />
      </div>
      <Announcer />
      {chat.form && <Later load={loadForm} props={{ shortcut: chat.form }} />}
    </>
  );
}
