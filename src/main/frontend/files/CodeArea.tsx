interface Props {
  label: string;
  yaml: boolean;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
}

/** A text in a plain field. */
export function CodeArea({ label, value, onChange, readOnly }: Props) {
  return (
    <textarea
      className="jenkins-input windflow-files__text"
      aria-label={label}
      value={value}
      readOnly={readOnly}
      spellCheck={false}
      wrap="off"
      autoFocus
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
