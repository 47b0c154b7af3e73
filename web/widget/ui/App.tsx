import type { VNode } from "preact";
import { Announcer } from "./Announcer";
import { Banner } from "./Banner";
import { Composer } from "./Composer";
import { usePanel } from "./context";
import type { Field } from "./field";
import { Header } from "./Header";
import { Log } from "./Log";
import { PersonBar } from "./PersonBar";
import { useChat } from "./useChat";

interface Props {
  titleId: string;
  field: Field;
  onClose: (() => void) | null;
}

export function App({ titleId, field, onClose }: Props): VNode {
  const { chat } = usePanel();
  useChat(chat);
  return (
    <>
      <Header titleId={titleId} onClose={onClose} />
      <Banner />
      <Log key={chat.room?.id} />
      <div class="footer">
        <PersonBar />
        <Composer field={field} />
      </div>
      <Announcer />
    </>
  );
}
