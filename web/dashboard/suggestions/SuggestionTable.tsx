import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useShortcuts } from "../shell/shortcuts";
import { languageName } from "../ui/language";
import { fullTime, listTime } from "../ui/time";
import type { SuggestionRow } from "./suggestionApi";
import { Trend } from "./Trend";
import "../ui/Table.css";

/** The suggestions, most asked first; j and k walk through them. */
export function SuggestionTable({ rows, days }: { rows: SuggestionRow[]; days: number }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (step: 1 | -1) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col" className="number">Visitors in {days} days</th>
            <th scope="col" className="number">Asked in all</th>
            <th scope="col">Last 8 weeks</th>
            <th scope="col">Languages</th>
            {rows.some((row) => row.decided_at) && <th scope="col">Decided</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/suggestions/$suggestionId" params={{ suggestionId: row.id }} className="table-link" dir={row.dir} lang={row.language}>
                  {row.question}
                </Link>
              </th>
              <td className="number">{row.visitors}</td>
              <td className="number">{row.times}</td>
              <td><Trend weeks={row.trend} /></td>
              <td>{row.languages.map(languageName).join(", ")}</td>
              {row.decided_at && (
                <td title={fullTime(row.decided_at)}>
                  {listTime(row.decided_at, Date.now())} by {row.decided_by}
                  {row.visitors_since ? `, asked by ${row.visitors_since} since` : ""}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
