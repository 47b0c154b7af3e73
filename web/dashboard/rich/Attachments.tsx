import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Attachment, attachmentsQuery, hostsQuery, type NewAttachment, richApi, type Target } from "../api/richClient";
import { announce } from "../ui/announcer";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { AttachmentItem } from "./AttachmentItem";
import { blank, PART_TYPES, PART_WORDS } from "./blank";
import { PartEditor } from "./PartEditor";
import { Button } from "../ui/Button";
import "./Attachments.css";

interface Editing {
  id: string | null;
  start: NewAttachment;
}

/** What is shown beside answers: the parts that are attached, each as it looks, and the way to attach more. `when` says when they are shown. */
export function Attachments({ target, when }: { target: Target; when: string }) {
  const { data, error, refetch } = useQuery(attachmentsQuery(target));
  const [editing, setEditing] = useState<Editing | null>(null);
  const save = useSave(target, editing?.id ?? null, () => setEditing(null));
  const edit = (next: Editing) => {
    save.reset();
    setEditing(next);
  };
  return (
    <section className="attachments" aria-labelledby="attachments-heading">
      <h2 id="attachments-heading">Shown with the answer</h2>
      <p className="page-intro">{when}</p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} kind="text" />}
      {data && data.length > 0 && <AttachedList target={target} items={data} onEdit={({ id, part, language }) => edit({ id, start: { part, language } })} />}
      {editing ? (
        <PartEditor
          key={editing.id ?? editing.start.part.type}
          start={editing.start}
          isNew={editing.id === null}
          isPending={save.isPending}
          error={save.error}
          onSave={save.mutate}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <div className="attach" role="group" aria-label="Attach">
          <span>Attach:</span>
          {PART_TYPES.map((type) => (
            <Button key={type} onPress={() => edit({ id: null, start: { part: blank(type), language: null } })}>
              {PART_WORDS[type]}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function useSave(target: Target, id: string | null, onSaved: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAttachment) => (id ? richApi.change(target, id, body) : richApi.attach(target, body)),
    onSuccess: ({ part }) => {
      announce(`${PART_WORDS[part.type]} ${id ? "saved" : "attached"}`);
      onSaved();
      return cache.invalidateQueries({ queryKey: attachmentsQuery(target).queryKey });
    },
  });
}

function AttachedList({ target, items, onEdit }: { target: Target; items: Attachment[]; onEdit: (item: Attachment) => void }) {
  const cache = useQueryClient();
  const { data: hosts = [] } = useQuery(hostsQuery);
  const again = () => cache.invalidateQueries({ queryKey: attachmentsQuery(target).queryKey });
  const move = useMutation({ mutationFn: (ids: string[]) => richApi.reorder(target, ids), onSuccess: again });
  const remove = useMutation({
    mutationFn: (item: Attachment) => richApi.detach(target, item.id),
    onSuccess: (_, item) => {
      announce(`${PART_WORDS[item.part.type]} removed`);
      return again();
    },
  });
  const ids = items.map(({ id }) => id);
  const up = (at: number) => move.mutate(ids.with(at - 1, ids[at]!).with(at, ids[at - 1]!));
  const error = move.error ?? remove.error;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ul className="attached">
        {items.map((item, index) => (
          <AttachmentItem key={item.id} item={item} hosts={hosts} onEdit={() => onEdit(item)} onRemove={() => remove.mutate(item)} onUp={index > 0 ? () => up(index) : undefined} />
        ))}
      </ul>
    </>
  );
}
