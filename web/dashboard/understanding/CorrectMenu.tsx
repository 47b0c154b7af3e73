import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import "../ui/Button.css";
import "../ui/Menu.css";

interface CorrectMenuProps {
  /** `mood` or `intent`. */
  what: string;
  chosen: string | null;
  options: { id: string; words: ReactNode; text: string }[];
  onChoose: (id: string) => void;
}

/** The button that opens a menu of what is right instead. */
export function CorrectMenu({ what, chosen, options, onChoose }: CorrectMenuProps) {
  return (
    <MenuTrigger>
      <Button className="button correct-button" data-variant="quiet" aria-label={`Correct the ${what}`}>
        <Pencil size={13} aria-hidden="true" />
        <span>Correct</span>
      </Button>
      <Popover className="popover correct-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={`The right ${what}`}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          onAction={(key) => onChoose(String(key))}
        >
          {options.map(({ id, words, text }) => (
            <MenuItem key={id} id={id} textValue={text} className="menu-item">
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
