import type { Task } from "./markdown/nodes.ts";
import type { Part } from "./outline.ts";

/** What an item's author gave it for an id. */
export interface Written {
  /** The `id` of its block. */
  readonly id: string | undefined;
  /** The bold number that opens it. */
  readonly number: string | null;
}

export interface Numbering {
  readonly ids: ReadonlyMap<Task, string>;
  /** Items whose number is another's id already, in another section or by its block: their ids are their positions. */
  readonly repeated: readonly Task[];
}

/**
 * The ids of a file's items: what is written counts first, its first place before its later ones, and positions step aside
 * for it. An `id` given twice, and a number given twice in one section, are given twice here too: a mistake to be told.
 */
export function numbering(
  phase: string,
  parts: readonly Part[],
  written: (task: Task) => Written,
): Numbering {
  const { own, taken, twins, repeated } = claims(phase, parts, written);
  const ids = new Map<Task, string>();
  const children = new Map<Task, number>();
  for (const [i, part] of parts.entries()) {
    let position = 0;
    for (const task of part.tasks) {
      const { parent } = task;
      const base = parent ? (ids.get(parent) as string) : `${phase}.${i + 1}`;
      let place = (parent ? (children.get(parent) ?? 0) : position) + 1;
      const twin = twins.get(task);
      let id = own.get(task) ?? (twin && ids.get(twin));
      if (id === undefined) {
        while (taken.has(`${base}.${place}`)) place += 1;
        id = `${base}.${place}`;
      }
      if (parent) children.set(parent, place);
      else position = place;
      taken.add(id);
      ids.set(task, id);
    }
  }
  return { ids, repeated };
}

interface Claims {
  /** Ids that are written and stand. */
  readonly own: Map<Task, string>;
  readonly taken: Set<string>;
  /** Items with the number of an earlier one of the same section. */
  readonly twins: ReadonlyMap<Task, Task>;
  readonly repeated: readonly Task[];
}

function claims(phase: string, parts: readonly Part[], written: (task: Task) => Written): Claims {
  const own = new Map<Task, string>();
  for (const task of parts.flatMap((part) => part.tasks)) {
    const { id } = written(task);
    if (id !== undefined) own.set(task, id);
  }
  const taken = new Set(own.values());
  const twins = new Map<Task, Task>();
  const repeated: Task[] = [];
  for (const part of parts) {
    const here = new Map<string, Task>();
    for (const task of part.tasks) {
      const { number } = written(task);
      if (number === null || own.has(task)) continue;
      const first = here.get(number);
      if (first) {
        twins.set(task, first);
        continue;
      }
      here.set(number, task);
      const id = `${phase}.${number}`;
      if (taken.has(id)) repeated.push(task);
      else {
        own.set(task, id);
        taken.add(id);
      }
    }
  }
  return { own, taken, twins, repeated };
}
