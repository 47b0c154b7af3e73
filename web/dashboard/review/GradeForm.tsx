import { type KeyboardEvent, useState } from "react";
import { Button } from "../ui/Button";
import { Choice } from "../ui/Choice";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Select } from "../ui/Select";
import type { Grade, Reason, ReviewIn, ReviewItem } from "./reviewApi";
import { TextBox } from "./TextBox";
import { REASONS } from "./words";

interface GradeFormProps {
  item: ReviewItem;
  grade: Exclude<Grade, "good">;
  error: Error | null;
  isPending: boolean;
  onSave: (review: ReviewIn) => void;
  onCancel: () => void;
}

const NO_REASON = ["", "Not said"] as const;
const WHAT_NOW = [
  ["grade", "Only grade it"],
  ["correct", "Write the right answer"],
] as const;

/** Why a reply is not good, and what the answer should have been. */
export function GradeForm({ item, grade, error, isPending, onSave, onCancel }: GradeFormProps) {
  const [reason, setReason] = useState<Reason | "">("");
  const [note, setNote] = useState("");
  const [next, setNext] = useState<"grade" | "correct">("grade");
  const [question, setQuestion] = useState(item.question?.text ?? "");
  const [text, setText] = useState(item.answer.kind === "answer" ? item.answer.text : "");
  const save = () =>
    onSave({
      grade,
      reason: reason || null,
      note: note.trim() || null,
      correction: next === "correct" ? { question, text } : null,
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <form
      className="grade-form"
      aria-label={grade === "wrong" ? "The reply is wrong" : "The reply is partly right"}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Select label="Why" value={reason} options={[NO_REASON, ...REASONS]} onChange={(value) => setReason(value as Reason | "")} />
      <Choice legend="And then" options={WHAT_NOW} value={next} onChange={setNext} />
      {next === "correct" && (
        <>
          <TextBox label="The question, as anybody could ask it" value={question} onChange={setQuestion} help="Leave out names, addresses and order numbers: everybody who asks this gets the answer." />
          <TextBox label="The right answer" value={text} onChange={setText} rows={5} help="Given from now on, word for word, to whoever asks the same. [1] keeps the source that it names." />
        </>
      )}
      <TextBox label="Note for your colleagues" value={note} onChange={setNote} />
      {error && <ErrorNotice error={error} />}
      <div className="grade-form-foot">
        <Button type="submit" variant="primary" isPending={isPending}>
          {next === "correct" ? "Save and give this answer" : "Save the grade"}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          Not now
        </Button>
        <span className="field-help">Ctrl Enter saves, Esc leaves</span>
      </div>
    </form>
  );
}
