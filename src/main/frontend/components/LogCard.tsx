import { useRef, useState } from "react";
import { stripAnsi } from "../format/ansi";
import { count } from "../format/text";
import type { OperationLog } from "../live/operationLog";
import { Card } from "./Card";
import { CopyButton } from "./CopyButton";
import { DownloadLog } from "./DownloadLog";
import { LogLines } from "./LogLines";
import { matching, step } from "./logView";
import { SearchField } from "./SearchField";
import { ToggleButton } from "./ToggleButton";
import { useHotkeys } from "./useHotkeys";

interface Props {
  /** Id of the operation whose log it is. */
  operation: string;
  log: OperationLog;
  ended: boolean;
  /** What is said in place of a log that has no line. */
  empty: string;
}

/** The log of an operation: followed while it grows, searched, copied and downloaded. */
export function LogCard({ operation, log, ended, empty }: Props) {
  const [wanted, setWanted] = useState("");
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [current, setCurrent] = useState(-1);
  const [wrap, setWrap] = useState(true);
  const [follow, setFollow] = useState(true);
  const search = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => search.current?.focus(), f: () => setFollow(!follow), w: () => setWrap(!wrap) });

  const found = matching(log.lines, wanted);
  const goTo = (forward: boolean) => {
    setFollow(false);
    setCurrent(step(found, current, forward));
  };
  return (
    <Card
      title="Log"
      note={wanted === "" ? count(log.dropped + log.lines.length, "line") : count(found.length, "match", "matches")}
      controls={
        <>
          <SearchField
            ref={search}
            label="Search the log"
            shortcut="/"
            value={wanted}
            onChange={(text) => {
              setWanted(text);
              setCurrent(-1);
            }}
            onStep={goTo}
          />
          <ToggleButton icon="filter" label="Show only lines that match" on={onlyMatches} onToggle={() => setOnlyMatches(!onlyMatches)} />
          <ToggleButton icon="wrap" label="Wrap long lines" on={wrap} onToggle={() => setWrap(!wrap)} />
          {!ended && <ToggleButton icon="down" label="Follow the log" on={follow} onToggle={() => setFollow(!follow)} />}
          <CopyButton label="Copy what is shown" text={() => log.lines.map((line) => stripAnsi(line.text)).join("\n")} />
          <DownloadLog operation={operation} />
        </>
      }
    >
      <LogLines
        lines={onlyMatches && wanted !== "" ? found : log.lines}
        dropped={log.dropped}
        wanted={wanted}
        current={current}
        wrap={wrap}
        follow={follow && !ended}
        onFollow={setFollow}
        empty={ended ? empty : "Waiting for the first line."}
      />
    </Card>
  );
}
