import type { Command, Option } from "./command.ts";

const json: Option = { name: "json", kind: "flag", about: "JSON on standard output" };
const at: Option = {
  name: "at",
  kind: "text",
  value: "MILESTONE",
  about: "decision (default), deploy or sign-off",
};

const selectors =
  "A SELECTOR is an item's id (W5.3.1), a prefix with * (W5.3.*), a phase (W5), a section (W5/3), or pending, failed, stale, critical, na, all.";

/** The commands, in the order of the help. Adding one is one file in commands/ and one record here. */
export const commands: readonly Command[] = [
  {
    name: "walk",
    summary: "walk the checklist on the whole screen (the default)",
    usage: "",
    details: ["Needs a terminal; without one it prints the scorecard as `gonogo score` does."],
    options: [
      { ...at, about: "the milestone the header shows: decision (default), deploy or sign-off" },
      {
        name: "plain",
        kind: "flag",
        about: "flat text instead of the whole screen, as a screen reader likes it",
      },
    ],
    most: 0,
    examples: [
      ["gonogo -r v1.4.0", "walk the bundled checklist for the release v1.4.0"],
      ["gonogo -c RELEASE.md", "walk any Markdown with task items"],
    ],
    load: () => import("../commands/walk.ts"),
  },
  {
    name: "mark",
    summary: "say that items pass, fail or don't apply",
    usage: "SELECTOR… [--pass|--fail|--na|--reset] [--note TEXT|-] [--evidence VALUE]… [--field NAME=VALUE]…",
    details: [
      selectors,
      "Without a status, the note, evidence and fields are added and the status stays. Several items are marked together or not at all.",
    ],
    options: [
      { name: "pass", kind: "flag", about: "it holds" },
      {
        name: "fail",
        kind: "flag",
        about: "it does not hold: a red flag; needs a --note that says what is wrong",
      },
      { name: "na", kind: "flag", about: "it does not apply; needs a --note that says why" },
      { name: "reset", kind: "flag", about: "take back what was said: pending again" },
      { name: "note", kind: "text", value: "TEXT", about: "a note; - reads it from standard input" },
      {
        name: "evidence",
        kind: "list",
        value: "VALUE",
        about: "a link, the path of a file (kept with its digest), or text; may be repeated",
      },
      {
        name: "field",
        kind: "list",
        value: "NAME=VALUE",
        about: "fills in a {field} of the item; may be repeated",
      },
      { name: "until", kind: "text", value: "DATE", about: "with --na: the day it ends, like 2026-11-30" },
      {
        name: "override",
        kind: "text",
        value: "REASON",
        about: "with --pass: why it passes although its probe fails",
      },
      json,
    ],
    examples: [
      [
        'gonogo mark W5.3.1 --pass --note "seen in the console" --evidence https://example.org/run/42',
        "one item",
      ],
      ["gonogo mark 'W5.20.*' --pass -r v1.4.0", "all items of a section, written together"],
      [
        'gonogo mark W2.4 --na --note "no second region" --until 2026-12-31',
        "set aside until the end of the year",
      ],
      ["git log -3 | gonogo mark W5.1.5 --note -", "a note from another program"],
    ],
    load: () => import("../commands/mark.ts"),
  },
  {
    name: "set",
    summary: "set variables of the checklist, or list them",
    usage: "[NAME=VALUE…]",
    details: ["Without arguments it lists every variable, its value and where that comes from."],
    options: [json],
    examples: [
      ["gonogo set project=acme-prod region=europe-west1 -r v1.4.0", "for this release"],
      ["gonogo set", "what is set, and where it comes from"],
    ],
    load: () => import("../commands/set.ts"),
  },
  {
    name: "score",
    summary: "print the scorecard",
    usage: "[--json] [--at MILESTONE]",
    details: [],
    options: [json, at],
    most: 0,
    examples: [
      ["gonogo score -r v1.4.0", "the scorecard to read"],
      ["gonogo score --json | jq .totals", "its numbers"],
      ["gonogo score --at-time 2026-11-20T15:00Z", "as it stood then"],
    ],
    load: () => import("../commands/score.ts"),
  },
  {
    name: "gate",
    summary: "GO, NO-GO or HOLD, as an exit code",
    usage: "[--at MILESTONE] [--json]",
    details: ["Ends with 0 for GO, 1 for NO-GO, 2 for HOLD, and 3 where there is no verdict to give."],
    options: [at, json],
    most: 0,
    examples: [
      ["gonogo gate -r v1.4.0 && ./deploy.sh", "deploy only on GO"],
      ["gonogo gate --at sign-off", "the verdict after the deploy"],
    ],
    load: () => import("../commands/gate.ts"),
  },
  {
    name: "export",
    summary: "write the artifact: the whole checklist and scorecard as Markdown",
    usage: "[--format md|json] [-o FILE|-] [--force]",
    details: [
      "Without -o it writes the checklist's artifact into the current folder. A file that holds edits nobody imported, or is not this release's artifact, is left as it is.",
    ],
    options: [
      { name: "format", kind: "text", value: "md|json", about: "Markdown (default) or JSON" },
      { name: "output", short: "o", kind: "text", value: "FILE", about: "where to; - is standard output" },
      {
        name: "force",
        kind: "flag",
        about: "replace also a file with edits in it, or one that gonogo did not write",
      },
    ],
    most: 0,
    examples: [
      ["gonogo export -r v1.4.0", "writes the artifact next to you"],
      ["gonogo export -o docs/READINESS.md", "to a file of your choice"],
      ["gonogo export --format json -o - | jq .milestones", "to another program"],
    ],
    load: () => import("../commands/export.ts"),
  },
  {
    name: "import",
    summary: "read an artifact that was edited elsewhere back into the ledger",
    usage: "FILE.md [--yes] [--dry-run] [--conflicts]",
    details: [
      "Shows what it took and what it did not understand, then asks before it writes. Where the ledger has changed since the export, to something else than the file says, it is left as it is.",
    ],
    options: [
      { name: "yes", short: "y", kind: "flag", about: "write without asking" },
      { name: "dry-run", kind: "flag", about: "show it and write nothing" },
      {
        name: "conflicts",
        kind: "flag",
        about: "take the file's word also where the ledger has changed since",
      },
    ],
    most: 1,
    examples: [
      ["gonogo import W5_PRODUCTION_READINESS.md", "shows the changes, asks, writes them as marks"],
      ["gonogo import review.md --dry-run", "only shows them"],
    ],
    load: () => import("../commands/import.ts"),
  },
  {
    name: "lint",
    summary: "check a checklist and say what to mend",
    usage: "[CHECKLIST] [--strict]",
    details: ["Ends with 0 where there is no error, 3 where there is one."],
    options: [{ name: "strict", kind: "flag", about: "a warning counts as an error" }, json],
    most: 1,
    examples: [
      ["gonogo lint", "the bundled checklist"],
      ["gonogo lint docs/release.md --strict", "your own, before it is merged"],
    ],
    load: () => import("../commands/lint.ts"),
  },
  {
    name: "log",
    summary: "who said what, when",
    usage: "[SELECTOR…] [-n N] [--verify [HEAD]] [--json]",
    details: [
      selectors,
      "--verify checks that no entry was changed by hand: it ends with 3 where one was. With the HEAD that an artifact names (8 digits or more) it says after how many entries that was the ledger's, and ends with 3 where it never was.",
    ],
    options: [
      { name: "last", short: "n", kind: "text", value: "N", about: "only the last N entries" },
      { name: "verify", kind: "flag", about: "check the chain of digests" },
      json,
    ],
    examples: [
      ["gonogo log -n 20", "the last twenty entries"],
      ["gonogo log W5.3.1", "all that was said of one item"],
      ["gonogo log --verify", "is the ledger as it was written?"],
      ["gonogo log --verify 8d916169", "and is it the one that an artifact was made from?"],
    ],
    load: () => import("../commands/log.ts"),
  },
  {
    name: "list",
    summary: "releases and bundled checklists",
    usage: "[--json]",
    details: [],
    options: [json],
    most: 0,
    examples: [["gonogo list", "every release of the checklist, with its score"]],
    load: () => import("../commands/list.ts"),
  },
];
