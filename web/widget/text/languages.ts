/** What the widget speaks, each by the name that those who speak it know; in the order in which they are offered. */
export const LANGUAGES: readonly (readonly [tag: string, name: string])[] = [
  ["en", "English"],
  ["ur", "اردو"],
  ["ar", "العربية"],
];
