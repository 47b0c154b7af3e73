import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Example } from "../api/understanding";
import { announce } from "../ui/announcer";
import { Button, IconButton } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { counted } from "../ui/numbers";
import { MOST_LINES, toLines } from "./lines";
import { LinesField } from "./LinesField";

interface ExamplesProps {
  texts: Example[];
  /** Sends new ones and gives all that there are then. */
  add: (texts: string[]) => Promise<Example[]>;
  remove: (example: Example) => Promise<void>;
}

const SOURCE_WORDS: Record<Example["source"], string> = { owner: "", import: "imported", correction: "from a correction" };

export function Examples({ texts, add, remove }: ExamplesProps) {
  return (
    <section className="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">
        Examples <span className="tag">{texts.length}</span>
      </h2>
      <AddExamples texts={texts} add={add} />
      {texts.length > 0 && <ExampleList texts={texts} remove={remove} />}
    </section>
  );
}

function AddExamples({ texts, add }: Pick<ExamplesProps, "texts" | "add">) {
  const [text, setText] = useState("");
  const known = new Set(texts.map((example) => example.text));
  const fresh = toLines(text).filter((line) => !known.has(line));
  const adding = useMutation({
    mutationFn: () => add(fresh),
    onSuccess: (all) => {
      setText("");
      announce(`${counted(all.length - texts.length, "example")} added`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form className="intent-form" onSubmit={submit}>
      <LinesField label="Add examples" value={text} onChange={setText} />
      {adding.error && <ErrorNotice error={adding.error} />}
      <Button type="submit" isPending={adding.isPending} isDisabled={fresh.length === 0 || fresh.length > MOST_LINES}>
        {fresh.length > 0 ? `Add ${counted(fresh.length, "example")}` : "Add"}
      </Button>
    </form>
  );
}

function ExampleList({ texts, remove }: Pick<ExamplesProps, "texts" | "remove">) {
  const removing = useMutation({ mutationFn: remove, onSuccess: (_, example) => announce(`Removed ${example.text}`) });
  return (
    <>
      {removing.error && <ErrorNotice error={removing.error} />}
      <ul className="example-list">
        {texts.map((example) => (
          <li key={example.id}>
            <span className="example-text" dir="auto">
              {example.text}
            </span>
            {SOURCE_WORDS[example.source] && <span className="tag">{SOURCE_WORDS[example.source]}</span>}
            <IconButton icon={X} label={`Remove “${example.text}”`} onPress={() => removing.mutate(example)} />
          </li>
        ))}
      </ul>
    </>
  );
}
