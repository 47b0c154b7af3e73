import { expect, test } from "vitest";
import { pickLanguage } from "../loader/tag";
import { counted, type Language, languageOf, numeral, type Plural } from ".";
import { LANGUAGES } from "./languages";

type Words = Record<string, string | Plural>;
type Nested = { [key: string]: string | Nested };

const FORMS = ["zero", "one", "two", "few", "many", "other"];
/** Words stand in groups here and there: `kinds.email`. What has forms for numbers stays together. */
function flat(words: Nested, before = ""): Words {
  const isPlural = (one: Nested) => Object.keys(one).every((key) => FORMS.includes(key));
  return Object.fromEntries(Object.entries(words).flatMap(([key, one]): [string, string | Plural][] =>
    typeof one === "string" || isPlural(one) ? [[before + key, one as string | Plural]] : Object.entries(flat(one, `${before}${key}.`))));
}
const allFlat = (words: Record<string, unknown>) => Object.fromEntries(Object.entries(words).map(([tag, one]) => [tag, flat(one as Nested)]));

const TAGS = LANGUAGES.map(([tag]) => tag);
const parts = import.meta.glob<{ TEXTS?: Record<string, object> }>("../**/text.ts", { eager: true });
const panel = Object.fromEntries(await Promise.all(TAGS.map(async (tag) => [tag, (await languageOf(tag)).texts as unknown as Words])));
const sets: [name: string, words: Record<string, Words>][] = [
  ["panel", panel],
  ...Object.entries(parts).flatMap(([file, { TEXTS }]): [string, Record<string, Words>][] => (TEXTS ? [[file, allFlat(TEXTS)]] : [])),
];

const formsOf = (words: string | Plural): string[] => (typeof words === "string" ? [words] : Object.values(words));
const namesIn = (words: string | Plural) => [...new Set(formsOf(words).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
const speaking = (tag: string) => ({ tag, texts: {} }) as Language;

test("there are parts with words of their own", () => expect(sets.length).toBeGreaterThan(4));

test.each(sets)("%s says everything in every language, with the same names in it", (_, words) => {
  expect(Object.keys(words).sort()).toEqual([...TAGS].sort());
  for (const tag of TAGS) {
    expect(Object.keys(words[tag]!).sort()).toEqual(Object.keys(words["en"]!).sort());
    for (const [key, said] of Object.entries(words[tag]!)) {
      expect(formsOf(said).every((form) => form.trim()), `${tag} ${key} is empty`).toBe(true);
      expect(namesIn(said), `${tag} ${key}`).toEqual(namesIn(words["en"]![key]!));
    }
  }
});

test.each(sets)("%s has every form that a language's numbers ask for", (_, words) => {
  for (const tag of TAGS) {
    const asked = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.filter((form) => form !== "zero");
    for (const said of Object.values(words[tag]!)) if (typeof said !== "string") expect(Object.keys(said)).toEqual(expect.arrayContaining(asked));
  }
});

test("counts as the language does", () => {
  const left = panel["ar"]!["charactersLeft"] as Plural;
  expect([1, 2, 3, 11].map((n) => counted(speaking("ar-EG"), left, n))).toEqual(["بقي حرف واحد", "بقي حرفان", "بقيت ٣ أحرف", "بقي ١١ حرفًا"]);
  expect(counted(speaking("en"), panel["en"]!["charactersLeft"] as Plural, 1)).toBe("1 character left");
  expect(numeral(speaking("en"), 1200)).toBe("1,200");
});

test("the loader knows the same languages: the page's comes first, then the browser's", () => {
  for (const tag of TAGS) {
    document.documentElement.lang = `${tag}-XX`;
    expect(pickLanguage()).toBe(`${tag}-XX`);
  }
  document.documentElement.lang = "fi";
  expect(TAGS).toContain(pickLanguage().split("-")[0]);
});
