import { Icon } from "../ui/icons";

/** Drawn for left to right; the style sheet turns them round. */
export const BackIcon = () => <Icon path="M15 5l-7 7 7 7" />;
export const ForwardIcon = () => <Icon path="M9 5l7 7-7 7" />;
export const PinIcon = () => <Icon path="M12 21s7-6.2 7-11a7 7 0 10-14 0c0 4.8 7 11 7 11zM12 12.500a2.5 2.5 0 100-5 2.5 2.5 0 000 5z" />;
export const FileIcon = () => <Icon path="M7 3h7l5 5v13H7zM14 3v5h5M13 11v6M10 14.500l3 3 3-3" />;
export const DoneIcon = () => <Icon path="M5 13l5 5L20 7" />;
