/** Random checklists and ledgers, small enough to try every possibility and odd enough to meet every rule. */
import * as fc from "fast-check";
import type { Checklist, Item, When } from "../../src/core/checklist/model.ts";
import type { MarkEntry, Outcome } from "../../src/core/ledger/entry.ts";
import {
  aChecklist,
  ago,
  DAY,
  type EntrySpec,
  HOUR,
  type ItemSpec,
  mark,
  probe,
  undo,
  vote,
} from "./build.ts";

const when = fc.constantFrom<When>("before", "before", "before", "day", "after");

/** An item with nested ones to the given depth; ids are given when the checklist is made. */
function anyItem(depth: number): fc.Arbitrary<ItemSpec> {
  const leaf = fc.record({
    when,
    critical: fc.constantFrom(false, false, false, true),
    needs: fc.constantFrom("probe" as const, "both" as const, "person" as const),
    expect: fc.constantFrom("true", "true", null),
    attested: fc.constantFrom(HOUR, 30 * DAY),
    valid: fc.constantFrom(HOUR, 30 * DAY),
  });
  if (depth === 0) return leaf;
  const nested = fc.array(anyItem(depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(leaf, nested).map(([spec, children]) => ({ ...spec, children })) },
  );
}

function numbered(specs: readonly ItemSpec[], prefix: string): ItemSpec[] {
  return specs.map((spec, place) => {
    const id = `${prefix}.${place + 1}`;
    return { ...spec, id, ...(spec.children ? { children: numbered(spec.children, id) } : {}) };
  });
}

function leavesOf(spec: ItemSpec): number {
  return spec.children ? spec.children.reduce((sum, child) => sum + leavesOf(child), 0) : 1;
}

/** A checklist of at most so many leaves, in up to three sections of up to two phases, with a gate. */
export function anyChecklist(maxLeaves = 8): fc.Arbitrary<Checklist> {
  const section = fc.record({
    items: fc.array(anyItem(2), { minLength: 1, maxLength: 4 }),
    label: fc.option(fc.constant("A line"), { nil: undefined }),
  });
  const phases = fc.array(fc.array(section, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
  const criterion = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(
      phases.filter(
        (all) =>
          all
            .flat(1)
            .flatMap((one) => one.items)
            .reduce((n, one) => n + leavesOf(one), 0) <= maxLeaves,
      ),
      fc.constantFrom(0, 33.3, 50, 66.6, 75, 95, 100),
      fc.option(criterion, { nil: null }),
      fc.option(criterion, { nil: null }),
    )
    .map(([all, threshold, success, failure]) => {
      const bare = aChecklist({
        phases: all.map((sections, at) => ({
          id: `W${at + 1}`,
          sections: sections.map(({ items, label }, place) => ({
            items: numbered(items, `W${at + 1}.${place + 1}`),
            ...(label === undefined ? {} : { label }),
          })),
        })),
      });
      const some = (picks: number[]) => picks.map((pick) => bare.items[pick % bare.items.length]!.id);
      const criteria = (name: string, picks: number[] | null) =>
        picks === null ? [] : [{ name, patterns: some(picks), items: [...new Set(some(picks))] }];
      return {
        ...bare,
        gate: { threshold, success: criteria("a success", success), failure: criteria("a failure", failure) },
      };
    });
}

export const leaves = (checklist: Checklist): Item[] =>
  checklist.items.filter((item) => item.children.length === 0);

/** Entries about a checklist's items, of every kind, in any order, some dated ahead, some of other texts. */
export function anyEntries(checklist: Checklist, max = 20): fc.Arbitrary<EntrySpec[]> {
  const item = fc.constantFrom(...checklist.items);
  // From two days ago to an hour ahead of NOW.
  const at = fc.integer({ min: -1, max: 48 }).map((hours) => ago(hours * HOUR));
  const by = fc.constantFrom("ana", "bia");
  const textDigest = (one: Item) =>
    fc.constantFrom(one.textDigest, one.textDigest, one.textDigest, "another");
  const marks = item.chain((one) =>
    fc
      .tuple(
        fc.constantFrom<MarkEntry["status"]>("pass", "pass", "fail", "na", "reset"),
        fc.record(
          {
            at,
            by,
            textDigest: textDigest(one),
            override: fc.constant("because"),
            until: at,
            note: fc.constant("so"),
          },
          { requiredKeys: ["at", "by", "textDigest"] },
        ),
      )
      .map(([status, said]): EntrySpec => mark(one, status, said)),
  );
  const probes = item.chain((one) =>
    fc
      .tuple(fc.constantFrom<Outcome>("pass", "fail", "unknown"), textDigest(one), at, fc.boolean())
      .map(([outcome, digest, time, same]) => {
        const run = probe({ [one.id]: { outcome, textDigest: digest } }, { at: time });
        return same ? ({ ...run, results: {}, same: [one.id] } as EntrySpec) : run;
      }),
  );
  const votes = fc
    .constantFrom<"go" | "no-go" | "hold">("go", "hold", "no-go")
    .map((cast) => vote("Security", cast));
  const undos = fc
    .tuple(fc.integer({ min: 1, max }), at, by)
    .map(([seq, time, who]) => undo(seq, { at: time, by: who }));
  const entry = fc.oneof(
    { weight: 8, arbitrary: marks },
    { weight: 6, arbitrary: probes },
    { weight: 3, arbitrary: undos },
    { weight: 1, arbitrary: votes },
  );
  return fc.array(entry, { maxLength: max });
}

/** A checklist with entries about it. */
export function anyWorld(
  maxLeaves = 8,
  maxEntries = 20,
): fc.Arbitrary<{ checklist: Checklist; entries: EntrySpec[] }> {
  return anyChecklist(maxLeaves).chain((checklist) =>
    anyEntries(checklist, maxEntries).map((entries) => ({ checklist, entries })),
  );
}
