import { useId, useMemo } from "react";
import { Choose } from "../components/Choose";
import { StateFilter } from "../components/StateFilter";
import { visible } from "../format/text";
import { countValues } from "./find";
import type { Filter } from "./types";

/** More suggestions than this only make the browser slow. */
const SUGGESTED = 200;

interface Props<Row> {
  filter: Filter<Row>;
  rows: readonly Row[];
  value: string;
  onChange: (value: string) => void;
}

/** One filter above a table; one with nothing to choose from is not there. */
export function FilterField<Row>({ filter, rows, value, onChange }: Props<Row>) {
  const counts = useMemo(() => countValues(rows, filter), [rows, filter]);
  const textOf = (one: string) => filter.labelOf?.(one).text ?? visible(one);
  if (counts.size === 0 && value === "") {
    return null;
  }
  switch (filter.kind) {
    case "marks":
      return <StateFilter label={filter.title} states={counts} labelOf={filter.labelOf ?? ((text) => ({ text: visible(text), tone: "unknown" }))} value={value} onChange={onChange} />;
    case "choose":
      return <Choose label={filter.title} all="All" values={counts.has(value) || value === "" ? [...counts.keys()] : [...counts.keys(), value]} value={value} textOf={textOf} onChange={onChange} />;
    case "suggest":
      return <Suggest title={filter.title} values={[...counts.keys()]} value={value} onChange={onChange} />;
  }
}

function Suggest({ title, values, value, onChange }: { title: string; values: string[]; value: string; onChange: (value: string) => void }) {
  const list = useId();
  return (
    <label className="windflow-choose">
      <span>{title}</span>
      <input className="jenkins-input windflow-choose__input" type="search" list={list} value={value} autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {values.slice(0, SUGGESTED).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}
