import type { ReactNode } from "react";
import { SwitchButton, SwitchField } from "react-aria-components/Switch";
import "./Switch.css";

interface SwitchProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  children: ReactNode;
}

export function Switch({ isSelected, onChange, children }: SwitchProps) {
  return (
    <SwitchField className="switch" isSelected={isSelected} onChange={onChange}>
      <SwitchButton className="switch-button">
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
