import { describe, expect, it } from "vitest";
import { countValues, findRows, sortRows } from "./find";
import type { Column, Filter } from "./types";

interface Row {
  name: string;
  image: string;
  cpu: number | null;
  labels: string[];
}

const ROWS: Row[] = [
  { name: "web-10", image: "nginx:1", cpu: 5, labels: ["team=shop"] },
  { name: "web-9", image: "nginx:2", cpu: null, labels: ["team=blog", "tier=front"] },
  { name: "db", image: "postgres", cpu: 40, labels: [] },
];
const COLUMNS: Column<Row>[] = [
  { id: "name", title: "Name", cell: ({ name }) => name, text: ({ name }) => name, width: 10 },
  { id: "image", title: "Image", cell: ({ image }) => image, text: ({ image }) => image, width: 10, hidden: true },
  { id: "cpu", title: "CPU", cell: ({ cpu }) => cpu, sort: ({ cpu }) => cpu, width: 5 },
];
const TEAM: Filter<Row> = { id: "label", title: "Label", kind: "suggest", valuesOf: ({ labels }) => labels };
const NAME: Filter<Row> = { id: "name", title: "Name", kind: "choose", valuesOf: ({ name }) => [name] };

const names = (rows: Row[]) => rows.map(({ name }) => name);
const find = (search: string, chosen: Record<string, string> = {}) => names(findRows(ROWS, COLUMNS, search, [TEAM, NAME], chosen));
const sort = (column: string, descending = false) => names(sortRows([...ROWS], COLUMNS, { column, descending }));

describe("a search", () => {
  it("finds words in any column, hidden ones too, in any order and case", () => {
    expect(find("NGINX")).toEqual(["web-10", "web-9"]);
    expect(find("2 web")).toEqual(["web-9"]);
    expect(find("dbpostgres")).toEqual([]);
    expect(find("  ")).toHaveLength(3);
  });

  it("and filters hold together", () => {
    expect(find("web", { label: "TEAM=" })).toEqual(["web-10", "web-9"]);
    expect(find("web", { label: "front" })).toEqual(["web-9"]);
    expect(find("", { name: "web" })).toEqual([]);
    expect(find("", { name: "db", label: "" })).toEqual(["db"]);
  });
});

describe("an order", () => {
  it("takes numbers in texts as numbers, and turns round", () => {
    expect(sort("name")).toEqual(["db", "web-9", "web-10"]);
    expect(sort("name", true)).toEqual(["web-10", "web-9", "db"]);
  });

  it("has what is not known last, whichever way", () => {
    expect(sort("cpu")).toEqual(["web-10", "db", "web-9"]);
    expect(sort("cpu", true)).toEqual(["db", "web-10", "web-9"]);
  });

  it("by a column that there is not is the one that was", () => {
    expect(sort("gone")).toEqual(names(ROWS));
  });
});

it("values are counted once for each row", () => {
  const twice = [...ROWS, { name: "x", image: "", cpu: 1, labels: ["tier=front", "tier=front"] }];
  expect([...countValues(twice, TEAM)]).toEqual([["team=blog", 1], ["team=shop", 1], ["tier=front", 2]]);
});
