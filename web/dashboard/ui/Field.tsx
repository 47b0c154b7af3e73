import type { ReactNode } from "react";
import { Text } from "react-aria-components/Text";
import { FieldError, Input, Label, TextField, type TextFieldProps } from "react-aria-components/TextField";
import { languageDir } from "./language";
import "./Field.css";

interface FieldProps extends Omit<TextFieldProps, "children" | "className" | "style"> {
  label: string;
  help?: ReactNode;
  placeholder?: string;
  /** The language that is written in it, where it is not the desk's own. */
  lang?: string;
}

export function Field({ label, help, placeholder, lang, ...props }: FieldProps) {
  return (
    <TextField {...props} className="field">
      <Label>{label}</Label>
      <Input className="input" {...(placeholder ? { placeholder } : {})} {...(lang ? { lang, dir: languageDir(lang) } : {})} />
      {help && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
