/** A drop-down of one line with its name before it; the first entry stands for all. */
export function Choose({ label, all, values, value, textOf, onChange }: { label: string; all: string; values: string[]; value: string; textOf: (value: string) => string; onChange: (value: string) => void }) {
  return (
    <label className="windflow-choose">
      <span>{label}</span>
      <span className="jenkins-select">
        <select className="jenkins-select__input" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{all}</option>
          {values.map((one) => (
            <option key={one} value={one}>
              {textOf(one)}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
