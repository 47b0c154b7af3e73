import type { VNode } from "preact";
import { useWords } from "../../ui/context";
import { TEXTS } from "./text";

interface Attributes {
  id: string;
  name: string;
  required: boolean;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface Props {
  name: string;
  label: string;
  problem: string;
  needed: boolean;
  /** The control, with what ties it to its label and its problem. */
  children(attributes: Attributes): VNode;
}

/** A labelled control, with what is wrong with it under it. */
export function FieldLine({ name, label, problem, needed, children }: Props): VNode {
  const { optional } = useWords(TEXTS);
  const id = `request-${name}`;
  return (
    <div class="line">
      <label for={id}>
        {label} {!needed && <small>({optional})</small>}
      </label>
      {children({
        id,
        name,
        required: needed,
        "aria-invalid": problem ? true : undefined,
        "aria-describedby": problem ? `${id}-error` : undefined,
      })}
      {problem && <p class="error" id={`${id}-error`}>{problem}</p>}
    </div>
  );
}
