import { Dialog, Modal, ModalOverlay } from "react-aria-components/Modal";
import { Heading } from "react-aria-components/Heading";
import { Button } from "../ui/Button";
import { Switch } from "../ui/Switch";
import { shortcuts } from "./preferences";
import "./HelpDialog.css";

const GROUPS: { title: string; keys: [string, string][] }[] = [
  {
    title: "Move",
    keys: [
      ["j", "Next conversation"],
      ["k", "Previous conversation"],
      ["f", "Filter the list"],
      ["1 – 5", "Open, Waiting, Mine, Bot, Closed"],
    ],
  },
  {
    title: "In a conversation",
    keys: [
      ["t", "Take over"],
      ["r", "Write a reply"],
      ["b", "Hand back to the bot"],
      ["c", "Close"],
      ["w", "What the bot saw, or how a message was read"],
    ],
  },
  {
    title: "While reviewing",
    keys: [
      ["j, k", "Next and previous reply"],
      ["1, 2, 3", "Good, partly, wrong"],
    ],
  },
  {
    title: "In requests",
    keys: [
      ["j, k", "Next and previous request"],
      ["d", "Mark it as done"],
    ],
  },
  {
    title: "While writing",
    keys: [
      ["Enter", "Send"],
      ["Shift Enter", "New line"],
      ["Esc", "Leave the reply, so that the keys above work"],
    ],
  },
];

export function HelpDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">Keyboard shortcuts</Heading>
              {GROUPS.map(({ title, keys }) => (
                <section key={title} className="help-group">
                  <h3>{title}</h3>
                  <dl>
                    {keys.map(([key, does]) => (
                      <div key={key}>
                        <dt>
                          <kbd className="key">{key}</kbd>
                        </dt>
                        <dd>{does}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
              <footer className="dialog-foot">
                <ShortcutSwitch />
                <Button onPress={close}>Done</Button>
              </footer>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ShortcutSwitch() {
  const state = shortcuts.use();
  return (
    <Switch isSelected={state === "on"} onChange={(on) => shortcuts.set(on ? "on" : "off")}>
      One-key shortcuts
    </Switch>
  );
}
