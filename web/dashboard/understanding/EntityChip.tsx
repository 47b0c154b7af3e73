import { AtSign, Banknote, CalendarDays, Hash, Link, type LucideIcon, MapPin, Package, Phone, Ticket, User, Zap } from "lucide-react";
import { useEffect, useState } from "react";
import type { Entity, EntityType } from "../api/understanding";
import { announce } from "../ui/announcer";
import { copyText } from "../ui/copyText";
import { ENTITY_WORDS } from "./words";

const ICONS: Record<EntityType, LucideIcon> = {
  PERSON: User,
  DATE: CalendarDays,
  EMAIL: AtSign,
  PHONE: Phone,
  MONEY: Banknote,
  ORDER: Hash,
  TICKET: Ticket,
  PRODUCT: Package,
  PLACE: MapPin,
  ACTION: Zap,
  URL: Link,
};
const SHOWN_MS = 1600;

/** What a message names, in its normal form. Pressing it copies that. */
export function EntityChip({ entity }: { entity: Pick<Entity, "type" | "display"> }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = ICONS[entity.type];
  const kind = ENTITY_WORDS[entity.type];
  const copy = async () => {
    await copyText(entity.display);
    setCopied(true);
    announce(`Copied ${entity.display}`);
  };
  return (
    <button type="button" className="entity-chip" title={`${kind}: ${entity.display}. Press to copy.`} onClick={() => void copy()}>
      <Icon size={13} aria-hidden="true" />
      <span className="visually-hidden">Copy {kind.toLowerCase()}: </span>
      <bdi>{entity.display}</bdi>
      {isCopied && <span className="entity-copied">copied</span>}
    </button>
  );
}
