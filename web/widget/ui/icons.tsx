import type { VNode } from "preact";

export function Icon({ path }: { path: string }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />;
export const NewIcon = () => <Icon path="M12 20h8M16.5 4.5a2.1 2.1 0 013 3L8 19l-4 1 1-4z" />;
export const MenuIcon = () => <Icon path="M4 6h16M4 12h16M4 18h16" />;
export const SendIcon = () => <Icon path="M12 19V5M6 11l6-6 6 6" />;
export const DownIcon = () => <Icon path="M12 5v14M6 13l6 6 6-6" />;
export const ThumbIcon = () => <Icon path="M7 11l4-8a2.5 2.5 0 012.5 2.5V10h5a2 2 0 012 2.4l-1.2 6A2 2 0 0117.3 20H7zM7 11H3v9h4" />;
export const PersonIcon = () => <Icon path="M12 12a4 4 0 100-8 4 4 0 000 8zM4 21a8 8 0 0116 0" />;
export const PageIcon = () => <Icon path="M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6" />;
