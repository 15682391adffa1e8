import type { Heading, Task } from "./markdown/nodes.ts";

/** A section before it has an id. */
export interface Part {
  /** Null where its items stand under no heading of the section level: it is then titled as the document. */
  readonly heading: Heading | null;
  readonly tasks: Task[];
}

/** Where tasks stand; all that stand at one place share it. */
export interface Place {
  readonly part: Part;
  readonly group: Heading | null;
  /** The headings above, the shallowest first. */
  readonly headings: readonly Heading[];
}

export interface Outline {
  readonly parts: readonly Part[];
  readonly places: ReadonlyMap<Task, Place>;
  /** Headings that have a task somewhere below them. */
  readonly used: ReadonlySet<Heading>;
}

/**
 * Sections and groups of a document. The section level is the shallowest heading level at which two or more headings
 * have tasks under them; where there is none, the deepest level that has all tasks under one heading. A group is the
 * next heading down.
 */
export function outline(nodes: readonly (Heading | Task)[]): Outline {
  const level = sectionLevel(nodes);
  const parts: Part[] = [];
  const places = new Map<Task, Place>();
  const used = new Set<Heading>();
  const above: Heading[] = [];
  let headings: readonly Heading[] = [];
  let heading: Heading | null = null;
  let group: Heading | null = null;
  let part: Part | null = null;
  let place: Place | null = null;
  let begun = false;
  for (const node of nodes) {
    if (node.kind === "heading") {
      enter(above, node);
      place = null;
      headings = [...above];
      group = above.find((one) => one.level > level) ?? null;
      if (node.level > level) continue;
      begun ||= node.level === level;
      heading = begun ? node : null;
      if (heading || part?.heading) part = null;
      continue;
    }
    if (!part) {
      part = { heading, tasks: [] };
      parts.push(part);
    }
    if (!place) {
      place = { part, group, headings };
      for (const one of above) used.add(one);
    }
    part.tasks.push(node);
    places.set(node, place);
  }
  return { parts, places, used };
}

function sectionLevel(nodes: readonly (Heading | Task)[]): number {
  const tasksUnder = new Map<Heading, number>();
  const above: Heading[] = [];
  let tasks = 0;
  for (const node of nodes) {
    if (node.kind === "heading") enter(above, node);
    else {
      tasks += 1;
      for (const heading of above) tasksUnder.set(heading, (tasksUnder.get(heading) ?? 0) + 1);
    }
  }
  const withTasks = [...tasksUnder];
  const levels = [...new Set(withTasks.map(([heading]) => heading.level))].sort((a, b) => a - b);
  const several = levels.find((level) => withTasks.filter(([heading]) => heading.level === level).length > 1);
  if (several !== undefined) return several;
  const whole = withTasks.filter(([, count]) => count === tasks).map(([heading]) => heading.level);
  return whole.length > 0 ? Math.max(...whole) : (levels[0] ?? 0);
}

function enter(above: Heading[], heading: Heading): void {
  while (above.length > 0 && (above.at(-1) as Heading).level >= heading.level) above.pop();
  above.push(heading);
}
