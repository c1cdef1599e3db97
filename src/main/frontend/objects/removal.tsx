import type { Api } from "../api/Api";
import { Name } from "../components/Name";
import type { ItemResult } from "../table/types";
import type { BatchResults } from "./types";

/** `environment/<name>/<path>` below the API. */
export function environmentPath(environment: string, ...path: string[]): string {
  return ["environment", environment, ...path].map(encodeURIComponent).join("/");
}

/** Removes several things of one kind; one result for each. */
export async function removeAll(api: Api, environment: string, list: string, items: string[], force: boolean): Promise<ItemResult[]> {
  const answer = await api.post(environmentPath(environment, list, "remove"), { items, force });
  return ((await answer.json()) as BatchResults).results;
}

/** The names of what will be lost. */
export function Lost({ sentence, names }: { sentence: string; names: string[] }) {
  return (
    <>
      <p>{sentence}</p>
      <ul className="windflow-lost">
        {names.map((name) => (
          <li key={name}>
            <Name>{name}</Name>
          </li>
        ))}
      </ul>
    </>
  );
}
