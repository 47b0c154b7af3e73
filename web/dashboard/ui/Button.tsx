import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Key } from "./Key";
import "./Button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style" | "isPending"> {
  variant?: "primary" | "plain" | "quiet" | "danger";
  icon?: LucideIcon;
  /** The one-key shortcut that does the same. */
  shortcut?: string;
  /** What it does is under way: it keeps the focus and does nothing. */
  isPending?: boolean;
  children: ReactNode;
}

export function Button({ variant = "plain", icon: Icon, shortcut, isPending = false, children, ...props }: ButtonProps) {
  // Not React Aria's own `isPending`: it leaves a mark in its live region that names a button which may be gone.
  const idle = isPending ? { type: "button" as const, onPress: () => {}, "data-pending": true } : {};
  const keys = shortcut ? { "aria-keyshortcuts": shortcut } : {};
  return (
    <AriaButton {...props} {...keys} {...idle} className="button" data-variant={variant}>
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
