import type { Appearance } from "../api/appearance";
import { PictureField } from "../rich/PictureField";
import { Choice } from "../ui/Choice";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { ColorField } from "./ColorField";
import { Slider } from "./Slider";
import { ICONS, POSITIONS, THEMES } from "./words";

interface LookFieldsProps {
  draft: Appearance;
  onChange: (part: Partial<Appearance>) => void;
  workspace: string;
}

/** What is the same in every language. */
export function LookFields({ draft, onChange, workspace }: LookFieldsProps) {
  return (
    <>
      <ColorField value={draft.color} onChange={(color) => onChange({ color })} />
      <Choice legend="Light or dark" options={THEMES} value={draft.theme} onChange={(theme) => onChange({ theme })} />
      <Select label="Where the button is" value={draft.position} options={POSITIONS} onChange={(to) => onChange({ position: to as Appearance["position"] })} />
      <Select label="Picture on the button" value={draft.icon} options={ICONS} onChange={(icon) => onChange({ icon: icon as Appearance["icon"] })} />
      <Slider label="Roundness of corners" unit="px" least={0} most={28} value={draft.radius} onChange={(radius) => onChange({ radius })} />
      <Slider label="Size of text" unit="px" least={14} most={20} value={draft.font_size} onChange={(font_size) => onChange({ font_size })} />
      <Field label="Title" help="On top of the chat." placeholder={workspace} value={draft.title} onChange={(title) => onChange({ title })} maxLength={40} />
      <Field label="Name of the assistant" help="Visitors are told that it is automatic." placeholder="Assistant" value={draft.bot_name} onChange={(bot_name) => onChange({ bot_name })} maxLength={40} />
      <PictureField label="Picture of the assistant (optional)" url={draft.avatar} onChange={(avatar) => onChange({ avatar })} />
    </>
  );
}
