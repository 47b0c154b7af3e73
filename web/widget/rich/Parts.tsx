import type { VNode } from "preact";
import type { Message, RichPart } from "../../client/types";
import { usePanel } from "../ui/context";
import { Buttons } from "./Buttons";
import { Carousel } from "./Carousel";
import { DayPicker } from "./DayPicker";
import { FileLink } from "./FileLink";
import { FormPart } from "./FormPart";
import { MapLink } from "./MapLink";
import { Picture } from "./Picture";
import { VideoPart } from "./VideoPart";

export interface Props {
  message: Message;
  /** Nothing was written after it, so what is chosen once can still be chosen. */
  current: boolean;
}

/** The rich parts of one message, one below the other. Each message is a root of its own, so `useId` would repeat itself. */
export function Parts({ message, current }: Props): VNode | null {
  const { chat } = usePanel();
  if (!chat.site && !chat.siteFailed) return null; // until then nobody knows which origins are allowed
  return <>{message.rich.map((part, index) => <Part key={index} id={`${message.id}-${index}`} {...{ part, message, current }} />)}</>;
}

function Part({ id, part, message, current }: Props & { id: string; part: RichPart }): VNode | null {
  switch (part.type) {
    case "image":
      return <Picture image={part} />;
    case "video":
      return <VideoPart video={part} />;
    case "carousel":
      return <Carousel cards={part.cards} />;
    case "quick_replies":
      return current ? <Buttons buttons={part.replies} /> : null;
    case "form":
      return <FormPart form={part} messageId={message.id} />;
    case "date_picker":
      return <DayPicker id={id} picker={part} current={current} />;
    case "file":
      return <FileLink file={part} />;
    case "map":
      return <MapLink place={part} />;
    default:
      return null; // A part of a newer server; the text of the message says what matters.
  }
}
