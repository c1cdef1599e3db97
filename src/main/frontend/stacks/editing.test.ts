import { expect, it } from "vitest";
import type { Check } from "./api";
import { editOf, isCompose, nameProblem, newEdit, panelVariables, problemsOf, projectProblem, withFile, withoutFile, withText } from "./editing";

const EDIT = withText(newEdit(), "compose.yaml", "services: {web: {image: 'x:${TAG:-1}', environment: {A: $A, PRICE: '$${B:-5}', B: \"${B-}\"}}}");

function check(changes: Partial<Check>): Check {
  return { problems: [], warnings: [], variables: [], complete: true, services: [], ...changes };
}

const use = (name: string, state: "USED" | "UNUSED" | "MISSING" | "DEFAULT") => ({ name, state, origin: "NONE" as const, uses: 1, places: [] });

it("puts what needs attention first, with the text that stands for it", () => {
  const variables = panelVariables(check({ variables: [use("B", "DEFAULT"), use("TAG", "DEFAULT"), use("A", "MISSING"), { ...use("P", "USED"), origin: "PROJECT" }] }), EDIT);
  expect(variables.map(({ name, fallback }) => [name, fallback])).toEqual([
    ["A", null],
    ["B", ""],
    ["TAG", "1"],
  ]);
});

it("lays Compose files over each other and leaves the others to be read", () => {
  const edit = withFile(withFile(EDIT, "compose.prod.yaml"), ".env");
  expect(edit.files.map(({ path }) => path)).toEqual(["compose.yaml", "compose.prod.yaml"]);
  expect(edit.further.map(({ path }) => path)).toEqual([".env"]);
  expect(withoutFile(edit, ".env").further).toEqual([]);
  expect(isCompose("docker-compose.yml")).toBe(true);
  expect(isCompose("prometheus.yml")).toBe(false);
});

it("names files as the server wants them", () => {
  expect(nameProblem(EDIT, "conf/app.ini")).toBeNull();
  expect(nameProblem(EDIT, "../up")).toContain("without . and ..");
  expect(nameProblem(EDIT, "/etc/passwd")).not.toBeNull();
  expect(nameProblem(EDIT, "compose.yaml")).toContain("of this name");
  expect(projectProblem("Shop")).not.toBeNull();
  expect(projectProblem("shop-1_b")).toBeNull();
});

it("begins from a revision, also where its texts may not be seen", () => {
  const edit = editOf({
    number: 4,
    contents: false,
    files: [{ path: "compose.yaml", text: null, withheld: null }],
    further: [{ path: "secret.txt", text: null, withheld: "it is the content of a secret" }],
    variables: { TAG: null },
    secrets: { KEY: "shop-db" },
    profiles: [],
    services: [],
    projectDirectory: null,
    options: { pull: null, build: null, removeOrphans: false, timeout: 60, minUptime: 5, rollback: true },
    withheld: [],
  });
  expect(edit.base).toBe(4);
  expect(edit.files).toEqual([{ path: "compose.yaml", text: null }]);
  expect(edit.further).toEqual([]);
  expect(edit.variables).toEqual({ TAG: null });
});

it("tells the problems of one file from those of others", () => {
  const problem = { file: "compose.yaml", line: 3, column: 5, key: "services.web", message: "No." };
  expect(problemsOf(check({ problems: [problem, { ...problem, file: "b.yaml" }] }), "compose.yaml").errors).toEqual([problem]);
  expect(problemsOf(null, "compose.yaml")).toEqual({ errors: [], warnings: [] });
});
