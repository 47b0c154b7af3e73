/** A key cap. Read out by the control's own `aria-keyshortcuts`, so hidden here. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}
