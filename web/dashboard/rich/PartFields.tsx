import type { Card, Part, RichPart } from "../api/richClient";
import { Field } from "../ui/Field";
import { aCard } from "./blank";
import { ButtonFields } from "./ButtonFields";
import { FormFields } from "./FormFields";
import { PictureField } from "./PictureField";
import { Rows } from "./Rows";

interface FieldsProps<P extends RichPart> {
  part: P;
  onChange: (part: P) => void;
}

/** What is filled in for a part of each kind. */
export function PartFields({ part, onChange }: FieldsProps<RichPart>) {
  switch (part.type) {
    case "image":
      return <ImageFields part={part} onChange={onChange} />;
    case "video":
      return <VideoFields part={part} onChange={onChange} />;
    case "carousel":
      return (
        <Rows what="card" rows={part.cards} most={12} add={aCard} onChange={(cards) => onChange({ ...part, cards })}>
          {(card, change) => <CardFields card={card} onChange={change} />}
        </Rows>
      );
    case "quick_replies":
      return <ButtonFields what="reply" buttons={part.replies} most={8} least={1} onChange={(replies) => onChange({ ...part, replies })} />;
    case "form":
      return <FormFields part={part} onChange={onChange} />;
    case "date_picker":
      return <DateFields part={part} onChange={onChange} />;
    case "file":
      return <FileFields part={part} onChange={onChange} />;
    case "map":
      return <MapFields part={part} onChange={onChange} />;
  }
}

const ALT_HELP = "For people who cannot see it: say what it shows.";

function ImageFields({ part, onChange }: FieldsProps<Part<"image">>) {
  return (
    <>
      <PictureField label="Picture" url={part.url} onChange={(url) => onChange({ ...part, url })} isRequired />
      <Field label="In words" value={part.alt} onChange={(alt) => onChange({ ...part, alt })} help={ALT_HELP} isRequired />
    </>
  );
}

function VideoFields({ part, onChange }: FieldsProps<Part<"video">>) {
  return (
    <>
      <Field label="Address of the video file" inputMode="url" value={part.url} onChange={(url) => onChange({ ...part, url })} placeholder="https://cdn.example.com/how-to.mp4" isRequired />
      <Field label="Title" value={part.title} onChange={(title) => onChange({ ...part, title })} help="Say what it shows: people who cannot see it read this." isRequired />
      <PictureField label="Picture before it starts" url={part.poster ?? ""} onChange={(poster) => onChange({ ...part, poster: poster || null })} />
    </>
  );
}

function CardFields({ card, onChange }: { card: Card; onChange: (part: Partial<Card>) => void }) {
  const { image } = card;
  const picture = (url: string) => onChange({ image: url ? { type: "image", alt: image?.alt ?? "", url } : null });
  return (
    <>
      <Field label="Title" value={card.title} onChange={(title) => onChange({ title })} isRequired />
      <Field label="Price" value={card.price} onChange={(price) => onChange({ price })} placeholder="PKR 2,500" />
      <Field label="Text" value={card.text} onChange={(text) => onChange({ text })} />
      <PictureField label="Picture" url={image?.url ?? ""} onChange={picture} />
      {image && <Field label="The picture in words" value={image.alt} onChange={(alt) => onChange({ image: { ...image, alt } })} help={ALT_HELP} isRequired />}
      <ButtonFields what="button" buttons={card.buttons} most={3} onChange={(buttons) => onChange({ buttons })} />
    </>
  );
}

function DateFields({ part, onChange }: FieldsProps<Part<"date_picker">>) {
  return (
    <>
      <Field label="Question" value={part.label} onChange={(label) => onChange({ ...part, label })} placeholder="Which day suits you?" isRequired />
      <Field label="First day" type="date" value={part.earliest ?? ""} onChange={(day) => onChange({ ...part, earliest: day || null })} />
      <Field label="Last day" type="date" value={part.latest ?? ""} onChange={(day) => onChange({ ...part, latest: day || null })} />
    </>
  );
}

function FileFields({ part, onChange }: FieldsProps<Part<"file">>) {
  return (
    <>
      <Field label="Name" value={part.name} onChange={(name) => onChange({ ...part, name })} placeholder="Size guide (PDF)" isRequired />
      <Field label="Address of the file" inputMode="url" value={part.url} onChange={(url) => onChange({ ...part, url })} placeholder="https://cdn.example.com/size-guide.pdf" isRequired />
    </>
  );
}

function MapFields({ part, onChange }: FieldsProps<Part<"map">>) {
  const number = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : 0);
  return (
    <>
      <Field label="Place" value={part.label} onChange={(label) => onChange({ ...part, label })} placeholder="Our studio in Lahore" isRequired />
      <Field label="Latitude" type="number" defaultValue={String(part.latitude)} onChange={(text) => onChange({ ...part, latitude: number(text) })} isRequired />
      <Field label="Longitude" type="number" defaultValue={String(part.longitude)} onChange={(text) => onChange({ ...part, longitude: number(text) })} isRequired />
    </>
  );
}
