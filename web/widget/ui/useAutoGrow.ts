import { useLayoutEffect } from "preact/hooks";
import type { Field } from "./field";

/** Makes a text field as high as its text; its style sheet sets the limits. */
export function useAutoGrow(field: Field, text: string): void {
  useLayoutEffect(() => {
    const element = field.current!;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}
