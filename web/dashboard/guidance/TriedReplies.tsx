import type { Tried, TriedReply } from "../api/guidance";
import { Markdown } from "../markdown/Markdown";
import { languageDir } from "../ui/language";
import { asSentence } from "../ui/words";

/** Both replies side by side, and what made the difference. */
export function TriedReplies({ tried }: { tried: Tried }) {
  const same = tried.reply.text === tried.without.text && tried.reply.asks_for_person === tried.without.asks_for_person;
  return (
    <>
      <p className="guidance-verdict" data-applied={tried.applied}>
        {!tried.applied ? "Its conditions are not met here: the rule does nothing." : same ? "The rule holds here, but changes nothing in this reply." : "The rule changes this reply."}
      </p>
      {tried.effect && (
        <p className="guidance-effect" dir="auto">
          {asSentence(tried.effect)}
        </p>
      )}
      <div className="guidance-replies">
        <Reply title="With the rule" reply={tried.reply} />
        <Reply title="Without it" reply={tried.without} />
      </div>
    </>
  );
}

function Reply({ title, reply }: { title: string; reply: TriedReply }) {
  return (
    <section className="guidance-reply" aria-label={title}>
      <h3>{title}</h3>
      <div lang={reply.language} dir={languageDir(reply.language)}>
        <Markdown source={reply.text} topHeading={4} />
      </div>
      <p className="guidance-outcome">{outcome(reply)}</p>
    </section>
  );
}

function outcome({ kind, asks_for_person, offers_person }: TriedReply): string {
  if (asks_for_person) return "A person takes over.";
  if (kind === "unknown") return "It does not know, and offers a person.";
  if (kind === "clarify") return "It asks back.";
  return offers_person ? "It offers a person." : "It answers.";
}
