/** `0.873` as `87%`. What is nearly but not quite all or nothing is not rounded to it. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99%";
  if (rounded === 0 && share > 0) return "<1%";
  return `${rounded}%`;
}

/** `1 message`, `312 messages`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString()} ${n === 1 ? one : many}`;
}
