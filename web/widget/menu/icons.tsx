import { Icon } from "../ui/icons";

export const BackIcon = () => <Icon path="M19 12H5M11 6l-6 6 6 6" />;
export const PrintIcon = () => <Icon path="M7 9V3h10v6M7 17H4v-6a2 2 0 012-2h12a2 2 0 012 2v6h-3M7 14h10v7H7z" />;
export const SaveIcon = () => <Icon path="M12 3v12M7 11l5 5 5-5M4 20h16" />;
