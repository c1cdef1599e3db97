import { type ReactNode, useId } from "react";

interface Common {
  label: string;
  /** What is to be known about it. */
  help?: ReactNode;
}

interface TextProps extends Common {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  type?: "text" | "password";
  required?: boolean;
  autoFocus?: boolean;
}

export function TextField({ label, help, value, onChange, placeholder, type = "text", required = false, autoFocus = false }: TextProps) {
  const id = useId();
  return (
    <Item id={id} label={label} help={help}>
      <input
        id={id}
        className="jenkins-input"
        type={type}
        autoComplete={type === "password" ? "new-password" : "off"}
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        required={required}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    </Item>
  );
}

export function AreaField({ label, help, value, onChange, placeholder, rows = 3 }: TextProps & { rows?: number }) {
  const id = useId();
  return (
    <Item id={id} label={label} help={help}>
      <textarea id={id} className="jenkins-input windflow-form__area" rows={rows} spellCheck={false} value={value} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
    </Item>
  );
}

export function ChoiceField({ label, help, value, onChange, choices }: Common & { value: string; onChange: (value: string) => void; choices: [value: string, text: string][] }) {
  const id = useId();
  return (
    <Item id={id} label={label} help={help}>
      <div className="jenkins-select">
        <select id={id} className="jenkins-select__input" value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </Item>
  );
}

export function CheckField({ label, help, value, onChange }: Common & { value: boolean; onChange: (value: boolean) => void }) {
  const id = useId();
  return (
    <div className="windflow-form__check">
      <span className="jenkins-checkbox">
        <input id={id} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
        <label htmlFor={id}>{label}</label>
      </span>
      {help !== undefined && <div className="windflow-quiet windflow-form__help">{help}</div>}
    </div>
  );
}

export function FileField({ label, help, accept, onChange }: Common & { accept: string; onChange: (file: File | null) => void }) {
  const id = useId();
  return (
    <Item id={id} label={label} help={help}>
      <input id={id} className="jenkins-input" type="file" accept={accept} onChange={(event) => onChange(event.target.files?.[0] ?? null)} />
    </Item>
  );
}

function Item({ id, label, help, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="windflow-form__item">
      <label className="jenkins-form-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {help !== undefined && <div className="windflow-quiet windflow-form__help">{help}</div>}
    </div>
  );
}
