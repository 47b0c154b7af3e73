import { Link } from "@tanstack/react-router";
import type { Suggestion } from "./suggestionApi";

export function Nearest({ articles }: { articles: Suggestion["nearest"] }) {
  return (
    <section aria-labelledby="suggestion-nearest">
      <h2 id="suggestion-nearest">Nearest articles</h2>
      {articles.length === 0 && <p className="muted">The help centre has nothing like it.</p>}
      <ul className="suggestion-near">
        {articles.map((article) => (
          <li key={article.article_id}>
            <Link to="/knowledge/articles/$articleId" params={{ articleId: article.article_id }} className="text-link">
              <bdi>{article.title}</bdi>
            </Link>
            <p dir="auto">{article.text.slice(0, 160)}…</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
