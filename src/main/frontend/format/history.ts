import type { Deployment } from "../api/types";
import { visible } from "./text";
import { duration } from "./time";
import { outcomeLabel, type Tone } from "./tone";
import { subjectText, verb } from "./operation";

/** A deployment on the chart of durations. */
export interface DurationBar {
  /** Of the operation. */
  id: string;
  /** Name of the build. */
  build: string;
  seconds: number;
  tone: Tone;
  text: string;
}

/** Those that have ended, the oldest first. */
export function bars(deployments: Deployment[]): DurationBar[] {
  return deployments
    .flatMap(({ build, operation }) => {
      if (operation.durationMillis === null) {
        return [];
      }
      const { text, tone } = outcomeLabel(operation.outcome);
      const what = `${verb(operation.kind)} ${visible(subjectText(operation))} (${visible(operation.environment)})`;
      return [
        {
          id: operation.id,
          build: visible(build.name),
          seconds: operation.durationMillis / 1000,
          tone,
          text: `${visible(build.name)}: ${what}, ${text.toLowerCase()}, ${duration(operation.durationMillis)}`,
        },
      ];
    })
    .reverse();
}

/** What can be filtered by: everything that was seen, in alphabetical order, and what is chosen now. */
export function choices(seen: string[], chosen: string): string[] {
  return [...new Set(chosen === "" ? seen : [...seen, chosen])].sort();
}
