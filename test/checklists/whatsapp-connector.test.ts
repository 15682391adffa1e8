import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Checklist, Item } from "../../src/core/checklist/model.ts";
import { parseChecklist } from "../../src/core/checklist/parse.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = "checklists/whatsapp-connector";

const names = ["README.md", "W1.md", "W2.md", "W3.md", "W4.md", "W5.md"];
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const files = names.map((name) => ({ path: `${folder}/${name}`, text: textOf(`${folder}/${name}`) }));
const source = textOf("test/fixtures/w5-production-readiness.md");

const { checklist: parsed, problems } = parseChecklist(files, {
  name: "whatsapp-connector",
  digest: (text) => createHash("sha256").update(text).digest("hex"),
});
if (parsed === null) throw new Error(problems.map((problem) => problem.message).join("\n"));
const checklist: Checklist = parsed;

const phase = (id: string) => checklist.phases.find((candidate) => candidate.id === id)!;
const itemsOf = (id: string): readonly Item[] => checklist.items.filter((item) => item.phase === id);
const ids = (items: readonly Item[]): string[] => items.map((item) => item.id);
const isRollUp = (item: Item): boolean => item.children.length > 0;

interface SourceItem {
  readonly id: string;
  readonly text: string;
  readonly section: string;
  readonly group: string;
}

/** The source document's own items, read with nothing but a few patterns, so that the parser is not its own judge. */
const sourceItems = (): SourceItem[] => {
  const found: SourceItem[] = [];
  let fenced = false;
  let section = "";
  let group = "";
  let parent = "";
  let child = 0;
  for (const line of source.split(/\r?\n/)) {
    if (line.startsWith("```")) fenced = !fenced;
    if (fenced) continue;
    const heading = /^(#{3,4}) (.*)$/.exec(line);
    if (heading?.[1] === "###") section = heading[2]!;
    if (heading?.[1] === "####") group = heading[2]!;
    const numbered = /^- \[ \] \*\*([\d.]+)\*\* (.*)$/.exec(line);
    if (numbered) {
      parent = `W5.${numbered[1]}`;
      child = 0;
      found.push({ id: parent, text: numbered[2]!, section, group });
    }
    const nested = /^ {2}- \[ \] (.*)$/.exec(line);
    if (nested) found.push({ id: `${parent}.${++child}`, text: nested[1]!, section, group });
  }
  return found;
};

describe("the bundled checklist", () => {
  test("has nothing to lint, and no file that the tests overlook", () => {
    expect(problems).toEqual([]);
    expect(readdirSync(join(root, folder)).sort()).toEqual([...names].sort());
  });

  test("is 6 + 25 + 5 + 5 + 137 = 178 items", () => {
    expect(checklist.phases.map(({ id }) => [id, itemsOf(id).length])).toEqual([
      ["W1", 6],
      ["W2", 25],
      ["W3", 5],
      ["W4", 5],
      ["W5", 137],
    ]);
    expect(checklist.items).toHaveLength(178);
    expect(new Set(ids(checklist.items)).size).toBe(178);
  });

  test("declares what differs from company to company, and its secrets by name alone", () => {
    const { vars, secrets } = checklist;
    expect(vars.project).toEqual({ env: "GCP_PROJECT", default: null, about: "Projeto GCP de produção" });
    expect(vars.region?.default).toBe("southamerica-east1");
    expect(Object.keys(vars)).toEqual(["project", "region", "service", "prodUrl"]);
    expect(secrets).toContain("REDIS_URL");
    expect(secrets.filter((name) => Object.hasOwn(vars, name))).toEqual([]);
  });

  test("says what it is called and where it ends a day", () => {
    const { name, title, artifact, timezone, rollCall } = checklist;
    expect({ name, title, artifact, timezone, rollCall }).toEqual({
      name: "whatsapp-connector",
      title: "WhatsApp connector: W1–W5",
      artifact: "W5_PRODUCTION_READINESS.md",
      timezone: "America/Sao_Paulo",
      rollCall: ["Implementação", "Testes", "Staging", "Segurança", "Documentação"],
    });
    expect(checklist.phases.map(({ title }) => title)).toEqual([
      "W1 — Captura de Fixtures Reais",
      "W2 — Validação Operacional em Staging",
      "W3 — Atualização de Status 🟡→🟢",
      "W4 — Go/No-Go Final",
      "W5 — Production Readiness",
    ]);
  });
});

describe("W5 against its source document", () => {
  const expected = sourceItems();

  test("the source holds 137 items outside its code fences", () => {
    expect(expected).toHaveLength(137);
    expect(source.match(/- \[ \]/g)).toHaveLength(138);
  });

  test("has every text letter for letter, in the same order, under the same headings", () => {
    const sections = new Map(phase("W5").sections.map(({ id, title }) => [id, title]));
    const ours = itemsOf("W5").map(({ id, text, section, group }) => ({
      id,
      text,
      section: sections.get(section),
      group,
    }));
    expect(ours).toEqual(expected);
  });

  test("has the scorecard's eight lines by their names and counts", () => {
    const template = [...source.matchAll(/^- (.+): \{N\}\/\{M\} checks passed$/gm)].map(([, label]) => label);
    const sections = phase("W5").sections;
    expect(sections.map(({ label }) => label)).toEqual(template);
    expect(sections.every(({ labelled }) => labelled)).toBe(true);
    expect(sections.map(({ items }) => items.length)).toEqual([28, 23, 12, 15, 12, 12, 13, 22]);
  });

  test("W1 to W4 have no labelled section: each phase is one line of the scorecard", () => {
    const labelled = ["W1", "W2", "W3", "W4"].flatMap((id) => phase(id).sections).filter((s) => s.labelled);
    expect(labelled).toEqual([]);
  });

  test("no file says that anything is done: state is the ledger's", () => {
    for (const { path, text } of files) {
      expect(text, path).not.toMatch(/\[[xX]\]/);
      expect(text, path).not.toContain("AGUARDANDO");
    }
  });
});

describe("what each item asks for", () => {
  test("163 fall due at the decision, 5 on the day, 10 after the deploy", () => {
    const due = (when: Item["when"]): string[] => ids(checklist.items.filter((item) => item.when === when));
    expect(due("before")).toHaveLength(163);
    expect(due("day")).toEqual(["W5.24.1", "W5.24.2", "W5.24.3", "W5.24.4", "W5.24.5"]);
    expect(due("after")).toEqual(
      [1, 2, 3, 4, 5].map((n) => `W5.25.${n}`).concat([1, 2, 3, 4, 5].map((n) => `W5.26.${n}`)),
    );
  });

  test("6.2, 6.3 and 11.3 are sums of their children", () => {
    const rollUps = checklist.items.filter(isRollUp);
    expect(rollUps.map(({ id, children }) => [id, children.length])).toEqual([
      ["W5.6.2", 6],
      ["W5.6.3", 4],
      ["W5.11.3", 3],
    ]);
  });

  test("121 can be proved by a probe, 50 need a person as well, 4 only a person", () => {
    const leaves = checklist.items.filter((item) => !isRollUp(item));
    const count = (needs: Item["needs"]): number => leaves.filter((item) => item.needs === needs).length;
    expect([count("probe"), count("both"), count("person")]).toEqual([121, 50, 4]);
    expect(ids(leaves.filter(({ needs }) => needs === "person"))).toEqual([
      "W5.9.2",
      "W5.12.4",
      "W5.12.5",
      "W5.24.5",
    ]);
  });

  test("14 are critical: those that the failure criteria name", () => {
    const critical = ids(checklist.items.filter((item) => item.critical));
    expect(critical).toHaveLength(14);
    const named = new Set(checklist.gate!.failure.flatMap(({ items }) => items));
    expect(critical).toEqual(ids(checklist.items.filter(({ id }) => named.has(id))));
  });

  test("14 change something in the world", () => {
    const mutating = ids(checklist.items.filter((item) => item.mutates));
    expect(mutating).toHaveLength(14);
    expect(mutating.filter((id) => id.startsWith("W5."))).toEqual(["W5.25.4", "W5.26.2", "W5.26.5"]);
  });

  test("every item that a person can mark says what to attach, on one line", () => {
    for (const item of checklist.items) {
      if (isRollUp(item)) expect(item.evidence, item.id).toBeNull();
      else expect(item.evidence, item.id).toMatch(/^\S.{9,}\.$/);
    }
  });

  test("a placeholder of a text is a field of that name", () => {
    for (const item of checklist.items) {
      const placeholders = [...item.text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
      // "{X min}" and "{Y hours}" are numbers that are compared: they have names that say so.
      if (item.id === "W5.21.3") expect(item.fields).toEqual(["responseMinutes", "resolutionHours"]);
      else if (placeholders.length > 0) expect(item.fields, item.id).toEqual(placeholders);
    }
    expect(checklist.items.filter(({ fields }) => fields.length > 0)).toHaveLength(15);
  });

  test("the source's contradictions are told where they are met", () => {
    const traps = [
      "W1.5 W2.2.3 W2.7.2 W3.4 W5.1.3 W5.1.7 W5.2.3 W5.2.5 W5.2.6 W5.3.2 W5.3.4 W5.3.6 W5.4.1 W5.4.3 W5.4.5",
      "W5.5.4 W5.5.5 W5.6.1 W5.6.2.2 W5.6.2.5 W5.7.1 W5.7.2 W5.8.5 W5.10.2 W5.11.2 W5.12.2 W5.12.3 W5.12.4",
      "W5.12.5 W5.13.1 W5.14.4 W5.15.1 W5.15.2 W5.15.4 W5.16.3 W5.16.4 W5.17.2 W5.17.3 W5.18.4 W5.19.2 W5.21.2",
      "W5.23.1 W5.23.4 W5.23.6 W5.23.7 W5.24.3 W5.25.1 W5.25.3 W5.25.4 W5.26.1 W5.26.5",
    ].flatMap((line) => line.split(" "));
    const guidance = new Map(checklist.items.map((item) => [item.id, item.guidance]));
    for (const id of traps) expect(guidance.get(id), id).toContain("**Armadilha");
  });

  test("18 items say that they need traffic before the deploy", () => {
    const traffic = checklist.items.filter(({ guidance }) => guidance.includes("Precisa de tráfego"));
    expect(traffic).toHaveLength(18);
    expect(traffic.every(({ when }) => when === "before")).toBe(true);
  });
});

describe("the gate", () => {
  const gate = checklist.gate!;
  const listed = (heading: string): string[] => {
    const from = source.indexOf(heading);
    const section = source.slice(from, source.indexOf("\n---", from));
    return [...section.matchAll(/^\d\. (?:✅|❌) (.*)$/gm)].map(([, name]) => name!);
  };

  test("asks for strictly more than 95 per cent", () => {
    expect(gate.threshold).toBe(95);
  });

  test("has the source's success criteria, without the two that every gate has", () => {
    const names = listed("## ✅ Critério de Sucesso W5");
    expect(names).toHaveLength(5);
    expect(gate.success.map(({ name }) => name)).toEqual(names.slice(2));
    expect(gate.success.map(({ items }) => items)).toEqual([
      ["W5.20.1", "W5.20.2", "W5.20.3", "W5.20.4", "W5.20.5"],
      ["W5.21.1", "W5.21.2", "W5.21.3", "W5.21.4", "W5.23.6"],
      ["W5.23.7"],
    ]);
  });

  test("has the source's five failure criteria", () => {
    expect(gate.failure.map(({ name }) => name)).toEqual(listed("## 🚫 Critério de Falha W5"));
    expect(gate.failure.map(({ items }) => items)).toEqual([
      ["W5.2.4", "W5.3.1", "W5.3.2", "W5.3.3", "W5.3.7"],
      ["W5.2.1"],
      ["W5.1.1"],
      ["W5.4.1", "W5.4.2"],
      ["W5.20.1", "W5.20.2", "W5.20.3", "W5.20.4", "W5.20.5"],
    ]);
  });
});
