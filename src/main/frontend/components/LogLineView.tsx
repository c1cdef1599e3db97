import { memo } from "react";
import type { LogLine } from "../api/types";
import { parseAnsi } from "../format/ansi";
import { highlight } from "../format/highlight";
import { visible } from "../format/text";
import { clock } from "../format/time";
import { classOf } from "./ansiClass";

interface Props {
  line: LogLine;
  wanted: string;
  current: boolean;
}

/** One line of a log: its time and its text, coloured as the terminal would, as text and never as HTML. */
export const LogLineView = memo(function LogLineView({ line, wanted, current }: Props) {
  return (
    <div className={current ? "windflow-log__line windflow-log__line--current" : "windflow-log__line"} data-seq={line.seq}>
      <time className="windflow-log__time" dateTime={line.time}>
        {clock(line.time)}
      </time>
      <bdi className="windflow-log__text">
        {highlight(parseAnsi(line.text), wanted).map((span, i) =>
          span.match ? (
            <mark key={i} className={classOf(span)}>
              {visible(span.text)}
            </mark>
          ) : (
            <span key={i} className={classOf(span)}>
              {visible(span.text)}
            </span>
          ),
        )}
        {"\n"}
      </bdi>
    </div>
  );
});
