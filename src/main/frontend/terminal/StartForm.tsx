import { type FormEvent, useId, useState } from "react";
import { Name } from "../components/Name";
import type { TerminalWish } from "./api";

interface Props {
  wish: TerminalWish;
  busy: boolean;
  /** Why the last attempt failed. */
  error: string;
  onOpen: (wish: TerminalWish) => void;
}

const PROGRAMS = [
  { value: "", text: "Best shell that is there" },
  { value: "bash", text: "bash" },
  { value: "zsh", text: "zsh" },
  { value: "sh", text: "sh" },
  { value: "ash", text: "ash" },
];
const OWN = "*";

/** What to open: shell or command, user, directory. */
export function StartForm({ wish, busy, error, onOpen }: Props) {
  const [program, setProgram] = useState(wish.program);
  const [own, setOwn] = useState(!PROGRAMS.some(({ value }) => value === wish.program));
  const [user, setUser] = useState(wish.user);
  const [directory, setDirectory] = useState(wish.directory);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOpen({ program: program.trim(), user: user.trim(), directory: directory.trim() });
  };
  const choose = (value: string) => {
    setOwn(value === OWN);
    setProgram(value === OWN ? "" : value);
  };
  return (
    <form className="windflow-terminal__form" onSubmit={submit}>
      <div className="windflow-terminal__fields">
        <label htmlFor={`${id}-shell`}>Shell</label>
        <div className="jenkins-select">
          <select id={`${id}-shell`} className="jenkins-select__input" value={own ? OWN : program} onChange={(event) => choose(event.target.value)}>
            {PROGRAMS.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
            <option value={OWN}>A command of your own</option>
          </select>
        </div>
        {own && (
          <>
            <label htmlFor={`${id}-command`}>Command</label>
            <input id={`${id}-command`} className="jenkins-input" required value={program} placeholder="python3 -i" onChange={(event) => setProgram(event.target.value)} />
          </>
        )}
        <label htmlFor={`${id}-user`}>User</label>
        <input id={`${id}-user`} className="jenkins-input" value={user} placeholder="The container's own" autoCapitalize="off" spellCheck={false} onChange={(event) => setUser(event.target.value)} />
        <label htmlFor={`${id}-directory`}>Directory</label>
        <input id={`${id}-directory`} className="jenkins-input" value={directory} placeholder="The container's own" spellCheck={false} onChange={(event) => setDirectory(event.target.value)} />
      </div>
      {error !== "" && (
        <div className="jenkins-alert jenkins-alert-danger" role="alert">
          <Name>{error}</Name>
        </div>
      )}
      <div className="jenkins-buttons-row">
        <button type="submit" className="jenkins-button jenkins-button--primary" disabled={busy} autoFocus>
          {busy ? "Opening…" : "Open terminal"}
        </button>
      </div>
    </form>
  );
}
