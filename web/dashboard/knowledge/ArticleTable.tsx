import { Link } from "@tanstack/react-router";
import type { ArticleRow } from "../api/types";
import { languageDir, languageName } from "../ui/language";
import { fullTime, listTime } from "../ui/time";
import "../ui/Table.css";

export function ArticleTable({ rows, isStale }: { rows: ArticleRow[]; isStale: boolean }) {
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Category</th>
            <th scope="col">Language</th>
            <th scope="col">From</th>
            <th scope="col" className="number">Words</th>
            <th scope="col" className="number">Version</th>
            <th scope="col" className="number">Updated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ArticleRow }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/knowledge/articles/$articleId" params={{ articleId: row.id }} className="table-link" dir={languageDir(row.language)} lang={row.language}>
          {row.title}
        </Link>
      </th>
      <td><bdi>{row.category}</bdi></td>
      <td>{languageName(row.language)}</td>
      <td className="table-source" title={row.path}>{row.source}</td>
      <td className="number">{row.words.toLocaleString()}</td>
      <td className="number">{row.version}</td>
      <td className="number" title={fullTime(row.updated_at)}>{listTime(row.updated_at, Date.now())}</td>
    </tr>
  );
}
