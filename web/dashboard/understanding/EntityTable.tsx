import type { Entity } from "../api/understanding";
import { ENTITY_WORDS } from "./words";
import "../ui/Table.css";

export function EntityTable({ entities }: { entities: Entity[] }) {
  return (
    <section className="trace-section">
      <h3 id="read-names">What it names</h3>
      <div className="table-frame" role="group" aria-labelledby="read-names" tabIndex={0}>
        <table className="table read-entities">
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">In the message</th>
              <th scope="col">Read as</th>
            </tr>
          </thead>
          <tbody>
            {entities.map((entity, index) => (
              <tr key={index}>
                <th scope="row">{ENTITY_WORDS[entity.type]}</th>
                <td>
                  <bdi>{entity.text}</bdi>
                </td>
                <td title={entity.value}>
                  <bdi>{entity.display}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
