import { Name } from "../components/Name";
import type { Json } from "./api";

/** A JSON document that folds. With a search, only what has the text in its name or value is shown, opened. */
export function JsonTree({ value, search }: { value: Json; search: string }) {
  const parts = children(value).filter(([name, part]) => search === "" || matches(name, part, search));
  if (parts.length === 0) {
    return <p className="windflow-note">{search === "" ? "There is nothing." : "Nothing has this text."}</p>;
  }
  return (
    <ul className="windflow-json">
      {parts.map(([name, part]) => (
        <Part key={name} name={name} value={part} search={search} level={0} />
      ))}
    </ul>
  );
}

function Part({ name, value, search, level }: { name: string; value: Json; search: string; level: number }) {
  const inner = children(value);
  if (inner.length === 0) {
    return (
      <li>
        <span className="windflow-json__name">
          <Name>{name}</Name>
        </span>
        <span className={`windflow-json__${value === null ? "null" : typeof value}`}>
          <Name>{typeof value === "string" ? JSON.stringify(value) : value === null || typeof value !== "object" ? String(value) : Array.isArray(value) ? "[]" : "{}"}</Name>
        </span>
      </li>
    );
  }
  const ownName = search !== "" && name.toLowerCase().includes(search);
  const shown = search === "" || ownName ? inner : inner.filter(([key, part]) => matches(key, part, search));
  return (
    <li>
      <details open={search !== "" || level === 0} key={search}>
        <summary>
          <span className="windflow-json__name">
            <Name>{name}</Name>
          </span>
          <span className="windflow-json__size">{Array.isArray(value) ? `${inner.length} items` : `${inner.length} names`}</span>
        </summary>
        <ul>
          {shown.map(([key, part]) => (
            <Part key={key} name={key} value={part} search={ownName ? "" : search} level={level + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function children(value: Json): [string, Json][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Whether a name, a value or something inside has the text. */
export function matches(name: string, value: Json, search: string): boolean {
  if (name.toLowerCase().includes(search)) {
    return true;
  }
  return typeof value === "object" && value !== null ? children(value).some(([key, part]) => matches(key, part, search)) : String(value).toLowerCase().includes(search);
}
