import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Key } from "./Key";
import "./Button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  variant?: "primary" | "plain" | "quiet" | "danger";
  icon?: LucideIcon;
  /** The one-key shortcut that does the same. */
  shortcut?: string;
  children: ReactNode;
}

export function Button({ variant = "plain", icon: Icon, shortcut, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className="button" data-variant={variant} {...(shortcut ? { "aria-keyshortcuts": shortcut } : {})}>
      {Icon && <Icon size={15} aria-hidden="true" />}
      <span>{children}</span>
      {shortcut && <Key>{shortcut}</Key>}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  icon: LucideIcon;
  label: string;
}

export function IconButton({ icon: Icon, label, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} className="icon-button" aria-label={label}>
      <Icon size={17} aria-hidden="true" />
    </AriaButton>
  );
}
