import { useEffect, useRef, useState } from "react";
import { Announcer } from "../components/Announcer";
import { stripAnsi } from "../format/ansi";
import { count } from "../format/text";
import type { LogEntry } from "./types";

/** So often something is read out at most, in milliseconds. */
const READ_EVERY = 3_000;
const LONGEST = 200;

/** Reads new lines to those who do not see them: a single one as it is, more as their number, so that a busy log does not talk without end. */
export function LogAnnouncer({ entries }: { entries: LogEntry[] }) {
  const latest = useRef(entries);
  const [text, setText] = useState("");
  useEffect(() => {
    latest.current = entries;
  }, [entries]);
  useEffect(() => {
    let last: number | null = null;
    const timer = setInterval(() => {
      const newest = latest.current.at(-1);
      if (newest !== undefined) {
        const before = last;
        last = newest.seq;
        const more = before === null ? 0 : latest.current.filter(({ seq }) => seq > before).length;
        if (more > 0) {
          setText(more === 1 ? stripAnsi(newest.text).slice(0, LONGEST) : `${count(more, "new line")}.`);
        }
      }
    }, READ_EVERY);
    return () => clearInterval(timer);
  }, []);
  return <Announcer text={text} />;
}
