const names = new Intl.DisplayNames(["en"], { type: "language" });

/** `ur-Latn` is what people call Roman Urdu; all others are named as the browser names them. */
export function languageName(tag: string): string {
  if (tag.toLowerCase() === "ur-latn") return "Roman Urdu";
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag; // not a well-formed tag: show it as it came
  }
}

export function languageDir(tag: string): "ltr" | "rtl" {
  return /^(ar|fa|he|ps|sd|ug|ur|yi)(-(?!latn)|$)/i.test(tag) ? "rtl" : "ltr";
}
