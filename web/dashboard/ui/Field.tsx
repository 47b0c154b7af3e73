import type { ReactNode } from "react";
import { Text } from "react-aria-components/Text";
import { FieldError, Input, Label, TextField, type TextFieldProps } from "react-aria-components/TextField";
import "./Field.css";

interface FieldProps extends Omit<TextFieldProps, "children" | "className" | "style"> {
  label: string;
  help?: ReactNode;
  placeholder?: string;
}

export function Field({ label, help, placeholder, ...props }: FieldProps) {
  return (
    <TextField {...props} className="field">
      <Label>{label}</Label>
      <Input className="input" {...(placeholder ? { placeholder } : {})} />
      {help && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
