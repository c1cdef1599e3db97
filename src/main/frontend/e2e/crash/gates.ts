import type { Page } from "@playwright/test";
import { get } from "../host";

interface Summary {
  id: string;
  project: string;
  state: string;
}

/** The operations of the sample's patient stacks that are in this state, by their projects. */
export async function patient(page: Page, state: string): Promise<Map<string, string>> {
  const { operations } = await get<{ operations: Summary[] }>(page, "operations?limit=20");
  return new Map(operations.filter((one) => one.project.startsWith("patient-") && one.state === state).map((one) => [one.project, one.id]));
}

/** The projects whose operation has begun its health gate. */
export async function gates(page: Page): Promise<string[]> {
  const projects: string[] = [];
  for (const [project, id] of await patient(page, "RUNNING")) {
    const { operation } = await get<{ operation: { phases: { name: string }[] } }>(page, `operation/${id}`);
    if (operation.phases.some(({ name }) => name === "gate")) {
      projects.push(project);
    }
  }
  return projects.sort();
}
