import { ChevronsUpDown, Keyboard, LogOut } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useSession } from "../session/SessionGate";
import { useSignOut } from "../session/useSignOut";
import { applyTheme, THEMES, type Theme, theme } from "./preferences";
import "../ui/Menu.css";
import "./MemberMenu.css";

const LABELS: Record<Theme, string> = { auto: "As my computer", light: "Light", dark: "Dark" };

export function MemberMenu({ onHelp }: { onHelp: () => void }) {
  const { member } = useSession();
  const signOut = useSignOut();
  const chosen = theme.use();
  const choose = (next: Theme) => {
    theme.set(next);
    applyTheme(next);
  };

  return (
    <MenuTrigger>
      <Button className="member-button" aria-label={`${member.name}, your menu`}>
        <span className="member-name">{member.name}</span>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="top start">
        <Menu className="menu" aria-label="You and this desk">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen]}
            onSelectionChange={(keys) => choose([...keys][0] as Theme)}
          >
            <Header className="menu-header">Colours</Header>
            {THEMES.map((each) => (
              <MenuItem key={each} id={each} className="menu-item">
                {LABELS[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection aria-label="Account">
            <MenuItem className="menu-item" onAction={onHelp}>
              <Keyboard size={15} aria-hidden="true" /> Keyboard shortcuts
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => signOut.mutate()}>
              <LogOut size={15} aria-hidden="true" /> Sign out
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
