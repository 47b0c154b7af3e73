const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A number of bytes in the largest unit that leaves a whole one, of a thousand each: "1.2 MB". */
export function sizeOf(bytes: number, tag: string): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = UNITS[power]!;
  const digits = power > 1 ? 1 : 0;
  const options: Intl.NumberFormatOptions = { style: "unit", unit, unitDisplay: power ? "short" : "long", maximumFractionDigits: digits };
  return new Intl.NumberFormat(tag, options).format(bytes / 1000 ** power);
}
