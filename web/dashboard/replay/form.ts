import type { Article } from "../api/types";
import type { NewReplay } from "../api/replay";
import { toLines } from "../intents/lines";

/** What people fill in. `sure` is in percent, empty to leave it as it is. */
export interface ReplayForm {
  name: string;
  sure: string;
  title: string;
  markdown: string;
  instructions: string;
  asks: "visitors" | "own";
  days: string;
  questions: string;
}

export const EMPTY: ReplayForm = { name: "", sure: "", title: "", markdown: "", instructions: "", asks: "visitors", days: "30", questions: "" };

export const formOf = (article: Article): ReplayForm => ({ ...EMPTY, title: article.title, markdown: article.markdown });

/** What is sent, or the sentence that says what is missing. */
export function toReplay(form: ReplayForm, article: Article | null): NewReplay | string {
  const sure = form.sure.trim() === "" ? null : Number(form.sure);
  if (sure !== null && !(sure >= 0 && sure <= 100)) return "How sure an answer must be is a number from 0 to 100.";
  const days = Number(form.days);
  if (form.asks === "visitors" && !(Number.isInteger(days) && days >= 1 && days <= 365)) return "Days are a whole number from 1 to 365.";
  const questions = form.asks === "own" ? toLines(form.questions) : [];
  if (form.asks === "own" && questions.length === 0) return "Write at least one question, one on each line.";
  const hasDraft = form.title.trim() !== "" && form.markdown.trim() !== "" && !(article && article.title === form.title && article.markdown === form.markdown);
  if (!hasDraft && (form.title.trim() === "") !== (form.markdown.trim() === "")) return "An article needs a title and a text.";
  const instructions = form.instructions.trim();
  if (sure === null && !hasDraft && !instructions) return "Say what is to be changed: how sure an answer must be, an article, or what the LLM is told.";
  const draft = { title: form.title, markdown: form.markdown, language: article?.language ?? "en", ...(article ? { article_id: article.id } : {}) };
  return {
    name: form.name.trim(),
    change: {
      answer_threshold: sure === null ? null : sure / 100,
      articles: hasDraft ? [draft] : [],
      removed_articles: [],
      guidance_on: [],
      guidance_off: [],
      instructions,
    },
    asked: { questions, days: form.asks === "own" ? 30 : days, limit: 100 },
  };
}
