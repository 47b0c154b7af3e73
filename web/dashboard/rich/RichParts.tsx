import { useQuery } from "@tanstack/react-query";
import { CalendarDays, FileText, MapPin, Send } from "lucide-react";
import { safeLink } from "../../widget/markdown/links";
import { type Card, hostsQuery, type Part, type PartButton, type RichPart } from "../api/richClient";
import { Picture } from "./Picture";
import "./RichParts.css";

/** What was shown to the visitor beside the words. Nothing here can be filled in or sent: the desk looks on. */
export function RichParts({ parts }: { parts: readonly RichPart[] }) {
  const { data: hosts = [] } = useQuery(hostsQuery);
  if (parts.length === 0) return null;
  return (
    <ul className="rich" aria-label="Shown with it">
      {parts.map((part, index) => (
        <li key={index}>
          <RichPartView part={part} hosts={hosts} />
        </li>
      ))}
    </ul>
  );
}

export function RichPartView({ part, hosts }: { part: RichPart; hosts: readonly string[] }) {
  switch (part.type) {
    case "image":
      return <Picture url={part.url} alt={part.alt} hosts={hosts} />;
    case "video":
      return <VideoView part={part} hosts={hosts} />;
    case "carousel":
      return <Carousel cards={part.cards} hosts={hosts} />;
    case "quick_replies":
      return <Buttons buttons={part.replies} label="Quick replies" />;
    case "form":
      return <FormView form={part} />;
    case "date_picker":
      return <DateView picker={part} />;
    case "file":
      return <LinkLine icon={FileText} url={part.url} words={part.name} />;
    case "map":
      return <LinkLine icon={MapPin} url={`https://www.openstreetmap.org/?mlat=${part.latitude}&mlon=${part.longitude}`} words={part.label} />;
  }
}

function VideoView({ part, hosts }: { part: Part<"video">; hosts: readonly string[] }) {
  return (
    <figure className="rich-video">
      {part.poster && <Picture url={part.poster} alt="" hosts={hosts} />}
      <figcaption>
        <span className="tag">Video</span> <SafeLink url={part.url}>{part.title}</SafeLink>
      </figcaption>
    </figure>
  );
}

function Carousel({ cards, hosts }: { cards: readonly Card[]; hosts: readonly string[] }) {
  return (
    <div className="rich-cards" role="group" aria-label={cards.length > 1 ? `${cards.length} cards` : "Card"} tabIndex={0}>
      {cards.map((card, index) => (
        <article key={index} className="rich-card">
          {card.image && <Picture url={card.image.url} alt={card.image.alt} hosts={hosts} />}
          <p className="rich-card-title" dir="auto">{card.title}</p>
          {card.price && <p className="rich-card-price">{card.price}</p>}
          {card.text && <p className="rich-card-text" dir="auto">{card.text}</p>}
          {card.buttons.length > 0 && <Buttons buttons={card.buttons} label={`Buttons of ${card.title}`} />}
        </article>
      ))}
    </div>
  );
}

function Buttons({ buttons, label }: { buttons: readonly PartButton[]; label: string }) {
  return (
    <ul className="rich-buttons" aria-label={label}>
      {buttons.map((button, index) => (
        <li key={index} dir="auto">
          {button.url ? <SafeLink url={button.url}>{button.label}</SafeLink> : button.label}
        </li>
      ))}
    </ul>
  );
}

const TYPES = { text: "", email: "e-mail", phone: "telephone", number: "number", date: "day", select: "choice", long_text: "long text" } as const;

function FormView({ form }: { form: Part<"form"> }) {
  return (
    <div className="rich-form" role="group" aria-label={`Form: ${form.title}`}>
      <p className="rich-card-title" dir="auto">{form.title}</p>
      <ul>
        {form.fields.map((field) => (
          <li key={field.name} dir="auto">
            {field.label}
            {field.required && <abbr title="must be filled in">*</abbr>}
            <span className="muted"> {field.type === "select" ? field.choices.join(" / ") : TYPES[field.type]}</span>
          </li>
        ))}
      </ul>
      <p className="rich-submit">
        <Send size={13} aria-hidden="true" /> {form.submit}
      </p>
    </div>
  );
}

function DateView({ picker }: { picker: Part<"date_picker"> }) {
  const span = [picker.earliest && `from ${picker.earliest}`, picker.latest && `to ${picker.latest}`].filter(Boolean).join(" ");
  return (
    <p className="rich-line">
      <CalendarDays size={15} aria-hidden="true" /> <bdi>{picker.label}</bdi> <span className="muted">{span || "any day"}</span>
    </p>
  );
}

function LinkLine({ icon: Icon, url, words }: { icon: typeof FileText; url: string; words: string }) {
  return (
    <p className="rich-line">
      <Icon size={15} aria-hidden="true" /> <SafeLink url={url}>{words}</SafeLink>
    </p>
  );
}

export function SafeLink({ url, children }: { url: string; children: string }) {
  const href = safeLink(url, window.location.origin);
  if (!href) return <bdi>{children}</bdi>;
  return (
    <a className="text-link" href={href} target="_blank" rel="noopener noreferrer" dir="auto">
      {children}
    </a>
  );
}
