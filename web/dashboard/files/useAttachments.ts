import { useState } from "react";
import { uuid } from "../../widget/core/uuid";
import { fileApi, type SentFile } from "./fileClient";

/** A file of the reply that is written: on its way, taken (`sent`), or refused (`error`). */
export interface Attachment {
  key: string;
  name: string;
  share: number;
  sent: SentFile | null;
  error: string | null;
}

export interface Attachments {
  items: readonly Attachment[];
  /** Those that the server has taken. */
  ready: SentFile[];
  /** One is on its way. */
  isPending: boolean;
  add: (files: Iterable<File>) => void;
  remove: (item: Attachment) => void;
  clear: () => void;
}

/** The files that go with the next reply in a conversation. Each is uploaded as soon as it is chosen. */
export function useAttachments(conversation: string): Attachments {
  const [items, setItems] = useState<readonly Attachment[]>([]);
  const change = (key: string, facts: Partial<Attachment>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...facts } : item)));

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = uuid();
      setItems((before) => [...before, { key, name: file.name, share: 0, sent: null, error: null }]);
      fileApi.upload(conversation, file, (share) => change(key, { share })).then(
        (sent) => change(key, { sent, name: sent.name }),
        (error: Error) => change(key, { error: error.message }),
      );
    }
  };
  const remove = (item: Attachment) => {
    setItems((before) => before.filter(({ key }) => key !== item.key));
    // What is not sent goes by itself after a day: nothing is lost when this fails.
    if (item.sent) fileApi.remove(conversation, item.sent.id).catch(() => undefined);
  };
  return {
    items,
    ready: items.flatMap(({ sent }) => sent ?? []),
    isPending: items.some(({ sent, error }) => !sent && !error),
    add,
    remove,
    clear: () => setItems([]),
  };
}
