interface Texts {
  /** Name of the bubble for screen readers. */
  name: string;
  dismiss: string;
}

const TEXTS: Record<string, Texts> = {
  en: { name: "Message from the chat", dismiss: "Dismiss" },
  ur: { name: "چیٹ کی طرف سے پیغام", dismiss: "ہٹائیں" },
  ar: { name: "رسالة من الدردشة", dismiss: "إخفاء" },
};

/** In the language of an invitation, or English, with the language that it is. */
export function textsOf(language: string): [texts: Texts, language: string] {
  const tag = language.toLowerCase().split("-")[0]!;
  const own = /-latn/i.test(language) ? undefined : TEXTS[tag];
  return own ? [own, tag] : [TEXTS["en"]!, "en"];
}

export function isRightToLeft(language: string): boolean {
  return /^(ar|fa|he|ps|sd|ug|ur|yi)(-(?!latn)|$)/i.test(language);
}
