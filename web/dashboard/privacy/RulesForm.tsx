import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSession } from "../session/SessionGate";
import { announce } from "../ui/announcer";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Switch } from "../ui/Switch";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import { type Draft, daysProblem, drafted, noticesChanged, toRules } from "./draft";
import { NoticeFields } from "./NoticeFields";
import { type Privacy, privacyQuery, savePrivacy } from "./privacyApi";

/** What the owner decides. */
export function RulesForm({ privacy: { rules, notice_version } }: { privacy: Privacy }) {
  const { member } = useSession();
  const [draft, setDraft] = useState(() => drafted(rules));
  const [askAgain, setAskAgain] = useState(false);
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: savePrivacy,
    onSuccess: (now) => {
      cache.setQueryData(privacyQuery.queryKey, now);
      setDraft(drafted(now.rules));
      setAskAgain(false);
      announce("Saved. It holds from each visitor’s next page on.");
    },
  });
  const wanted = toRules(draft, askAgain);
  const isDirty = askAgain || JSON.stringify(drafted(rules)) !== JSON.stringify(draft);
  const newWords = noticesChanged(draft, rules);
  useUnsavedGuard(isDirty);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) save.mutate(wanted);
  };
  if (member.role !== "owner") return <p className="page-intro">Only the owner decides about visitors’ data.</p>;
  return (
    <form className="privacy-section" onSubmit={submit} aria-label="Rules">
      <h2>Recording</h2>
      <Switch isSelected={draft.tracking} onChange={(tracking) => change({ tracking })}>
        Ask visitors whether what they press and read may be recorded
      </Switch>
      <NoticeFields notices={draft.notices} onChange={(notices) => change({ notices })} />
      {(newWords || notice_version > 0) && (
        <label className="privacy-again">
          <input type="checkbox" checked={askAgain} onChange={(event) => setAskAgain(event.target.checked)} />
          Ask those again who agreed to earlier words (needed when you record more, or for something else)
        </label>
      )}
      <h2>How long it is kept</h2>
      <div className="privacy-days">
        <Days label="What is pressed and read, in days" value={draft.activityDays} onChange={(activityDays) => change({ activityDays })} />
        <Days
          label="Visitors who do not write any more, in days" mayBeEmpty value={draft.visitorDays}
          help="Then everything of theirs is erased: conversations, files, requests. Empty: they are kept until they erase themselves."
          onChange={(visitorDays) => change({ visitorDays })}
        />
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      <div className="privacy-save">
        <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!wanted || !isDirty}>
          Save
        </Button>
        {isDirty && <Button onPress={() => setDraft(drafted(rules))}>Put back</Button>}
      </div>
    </form>
  );
}

interface DaysProps {
  label: string;
  value: string;
  mayBeEmpty?: boolean;
  help?: string;
  onChange: (text: string) => void;
}

function Days({ label, value, mayBeEmpty = false, help, onChange }: DaysProps) {
  const wrong = daysProblem(value, mayBeEmpty);
  return <Field label={label} value={value} onChange={onChange} inputMode="numeric" isInvalid={wrong !== ""} help={wrong || help} />;
}
